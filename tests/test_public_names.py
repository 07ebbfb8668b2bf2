"""The names that `import plumbook` offers."""

from __future__ import annotations

import subprocess
import sys

import plumbook


def test_every_public_name_is_there_whatever_was_used_before() -> None:
    code = (
        "import types, plumbook\n"
        "for _ in range(2):\n"
        "    for name in sorted(plumbook.__all__, reverse=True):\n"
        "        assert not isinstance(getattr(plumbook, name), types.ModuleType), name\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_public_names_are_sorted_and_said_once() -> None:
    assert plumbook.__all__ == sorted(set(plumbook.__all__))
