"""What every answer carries, and which requests are turned away before anything looks at them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The content security policy of all pages: nothing inline, nothing from anywhere else."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}
"""What every answer carries."""
_DRAINED = 64 * 2**20  # bytes of a refused request that are taken in

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


class Guard:
    """Gives every answer its headers, and turns away requests under a foreign name or too large.

    A page of somebody else's can have its own name lead to this machine (DNS rebinding) and then read
    what is served: so only requests under the server's own names are answered.

    Args:
        app: what answers.
        names: the names that the server is reached by.
        largest: bytes of a request's body.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str], largest: int) -> None:
        self.app, self.names, self.largest = app, {name.lower() for name in names}, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        refusal = self._refusal(headers)
        if refusal is not None:
            await _drain(receive)
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, _Measured(receive, self.largest), send_guarded)

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        if "*" not in self.names and _without_port(headers.get("host", "")) not in self.names:
            return PlainTextResponse(
                "this server does not answer under that name; start it with --name to let it\n", 421
            )
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.largest:
            return too_large(self.largest)
        return None


class RequestTooLarge(Exception):
    """A request's body has more bytes than the server takes."""


def too_large(largest: int) -> PlainTextResponse:
    """Return the answer to a request that is too large."""
    return PlainTextResponse(f"a request may have {largest:,} bytes\n", 413)


def same_origin(headers: Headers) -> bool:
    """Tell whether a form was sent from one of the server's own pages, as browsers say it."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


class _Measured:
    def __init__(self, receive: Receive, largest: int) -> None:
        self.receive, self.left, self.largest = receive, largest, largest

    async def __call__(self) -> Message:
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            if message.get("more_body"):
                await _drain(self.receive)
            raise RequestTooLarge(self.largest)
        return message


async def _drain(receive: Receive) -> None:
    """Take in what a client still sends, up to a bound, so that it comes to read why it is refused."""
    taken, more = 0, True
    while more and taken < _DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


def _without_port(host: str) -> str:
    """Return a Host header's name, in lower case.

    >>> _without_port("[::1]:7586"), _without_port("localhost")
    ('[::1]', 'localhost')
    """
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name.lower()
