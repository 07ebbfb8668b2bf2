"""The two columns' graph behind a real server on this machine."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from plumbook.serving.application import ServeSettings, application
from plumbook.serving.running import listening
from plumbook.serving.source import source_of
from serving.browser_checks import watched
from serving.hostile_graph import hostile_file

Visit = Callable[..., Any]


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


@pytest.fixture(scope="session")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of a graph whose every text tries to be something else."""
    with served(hostile_file(tmp_path_factory.mktemp("hostile")), ServeSettings(workers=1)) as address:
        yield address


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:  # noqa: ANN401
    """Open an address in a browser; the page may ask only its server, and say nothing in the console."""
    faults: list[str] = []
    contexts = []

    def open_page(url: str, **settings: Any) -> Any:  # noqa: ANN401
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 850}, "reduced_motion": "reduce", **settings}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched(page, re.match(r"https?://[^/]+", url)[0], faults)  # type: ignore[index]
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
