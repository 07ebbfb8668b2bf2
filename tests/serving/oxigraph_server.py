"""Oxigraph's own server on a store of ours: a second implementation to compare with."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from serving.asking import send


@contextmanager
def oxigraph_on(store: Path) -> Iterator[str]:
    """Run the server on a store, read only; gives its address."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        pytest.skip("no oxigraph server is installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [found, "serve-read-only", "--location", str(store), "--bind", place, "--union-default-graph"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                send(f"http://{place}/")
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://{place}"
    finally:
        process.terminate()
        process.wait()
