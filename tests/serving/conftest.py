"""The two columns' graph behind a real server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from plumbook.serving.application import ServeSettings, application
from plumbook.serving.running import listening
from plumbook.serving.source import source_of

Serve = Callable[..., str]


@contextmanager
def served(where: Path | str, settings: ServeSettings | None = None) -> Iterator[str]:
    """Serve a graph on a free port; gives the address, without a slash at its end."""
    listener = listening("127.0.0.1", 0)
    with source_of(str(where)) as source:
        server = uvicorn.Server(uvicorn.Config(application(source, settings), log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def address(gold_file: Path) -> Iterator[str]:
    """The server's address; nothing can be written through it."""
    with served(gold_file, ServeSettings(timeout=5, most_rows=1000, workers=2)) as address:
        yield address
