"""Running the web application on a socket of this machine, until it is told to stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from plumbook.errors import PlumbookError

_GRACE = 4  # seconds that answers under way are waited for
_LAST = 3  # more, for telling those who wait still that there is none


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that takes connections.

    Args:
        host: a name or address of this machine.
        port: 0 for any that is free.

    Raises:
        PlumbookError: it cannot be had.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        # The protocol must be named, or asyncio leaves Nagle's algorithm on, and every answer waits 40 ms.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        raise PlumbookError(
            f"cannot listen there: {(error.strerror or str(error)).lower()}",
            where=f"{host}:{port}",
            remedy="choose another with --host and --port (--port 0 takes any that is free)",
        ) from error
    return listener


def run(app: Starlette, listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM; answers under way are finished first, if they take no longer than a moment."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE + _LAST,
        ws="none",
    )
    with suppress(KeyboardInterrupt):  # uvicorn hands Ctrl-C on once it has stopped; it is how people end this
        _Server(config, app.state.stop).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Breaks off what takes too long after it was told to stop.

    Args:
        config: uvicorn's.
        stop: what breaks off queries.
    """

    def __init__(self, config: uvicorn.Config, stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._stop = stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Wait for answers under way, and then no longer."""
        timer = asyncio.get_running_loop().call_later(_GRACE, self._stop)
        await super().shutdown(sockets)
        timer.cancel()
