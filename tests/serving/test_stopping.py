"""Stopping while somebody waits."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from serving.asking import ask

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_query_that_takes_long_is_told_that_the_server_stops(gold_file: Path, by: signal.Signals) -> None:
    command = [sys.executable, "-m", "plumbook", "serve", str(gold_file), "--port", "0", "--timeout", "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = next(word for word in server.stdout.readline().split() if word.startswith("http")).rstrip("/")
        with ThreadPoolExecutor() as pool:
            waiting = pool.submit(ask, address, SLOW)
            time.sleep(2)
            server.send_signal(by)
            got = waiting.result()
        _, errors = server.communicate(timeout=30)
    assert (got.status, got.text) == (503, "the server is stopping\n")
    assert len(errors.strip().splitlines()) <= 1
