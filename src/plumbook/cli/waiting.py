"""Waiting for a query, so that Ctrl-C and a time limit end it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from plumbook.errors import QueryError

Result = TypeVar("Result")


def within(seconds: float | None, work: Callable[[], Result]) -> Result:
    """Return what a function gives, or stop waiting for it.

    A query runs outside of Python, where no signal reaches it: it goes into a thread that the program
    does not wait for when it ends.

    Args:
        seconds: how long to wait; None for as long as it takes.
        work: the function.

    Raises:
        QueryError: it takes longer.
    """
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # handed on to the waiting thread
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise QueryError(f"no answer within {seconds:g} seconds", remedy="narrow the question, or raise --timeout")
    return done[0]
