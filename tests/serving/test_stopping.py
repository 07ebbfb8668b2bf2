"""Stopping while somebody waits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from plumbook.workspace.building import build
from serving.asking import ask, send

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


def test_what_a_correction_changes_is_written_to_its_end(columns: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "work"
    build([columns], workspace)
    command = [sys.executable, "-m", "plumbook", "serve", str(workspace), "--port", "0", "--allow-update"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        assert server.stdout is not None
        address = next(word for word in server.stdout.readline().split() if word.startswith("http")).rstrip("/")
        token = server.stdout.readline().strip().partition("?token=")[2]
        given = {"table": "rename", "thing": "https://w3id.org/plumbook/id/jenny-town", "name": "Jane Town"}
        cookie = f"plumbook-{address.rpartition(':')[2]}={token}"
        assert send(f"{address}/correct", urlencode(given).encode(), cookie=cookie).status == 303
        os.killpg(server.pid, signal.SIGINT)  # as a terminal does at Ctrl-C
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 0
    assert "still being written" in errors
    for file in ("graph.trig", "graph.ttl", "graph.html"):
        assert "Jane Town" in (workspace / file).read_text(encoding="utf-8")
    assert not list(workspace.glob(".plumbook-*"))
