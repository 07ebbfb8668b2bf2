"""`plumbook serve` as a process: it says where it is, answers, and stops when told to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.cli import cli
from serving.asking import ask


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "plumbook", "serve", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_answers_and_stops_without_a_trace(gold_file: Path, sign: signal.Signals) -> None:
    process = start(str(gold_file), "--port", "0")
    assert process.stdout is not None
    told = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert told is not None
    assert ask(told[0], "ASK { ?x a plum:Office }", "text/csv").text == "true"
    workers = children(process.pid)
    process.send_signal(sign)
    assert "Traceback" not in process.communicate(timeout=30)[1]
    assert workers
    end = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    if not found.exists():
        pytest.skip("this system does not tell a process's children")
    return [int(child) for child in found.read_text().split()]


def test_what_cannot_be_served_is_told_in_a_line(tmp_path: Path, gold_file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(cli, ["serve", str(gold_file), "--port", port])
    assert (result.exit_code, "--port" in result.output) == (1, True)
    for where in (tmp_path / "nothing", tmp_path, "http://127.0.0.1:9/sparql"):
        result = CliRunner().invoke(cli, ["serve", str(where), "--port", "0"])
        assert result.exit_code == 1
        assert len(result.output.splitlines()) == 1


def test_without_its_extra_it_says_how_to_install_it(gold_file: Path) -> None:
    code = (
        "import sys; sys.modules['starlette'] = None\n"
        "from plumbook.__main__ import main\n"
        f"sys.argv = ['plumbook', 'serve', {str(gold_file)!r}]; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ})
    assert done.returncode == 1
    assert "pip install 'plumbook[serve]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
