"""The files that pages load: this package's own, and what they share with drawings."""

from __future__ import annotations

import mimetypes
from functools import cache, lru_cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

_KEPT = "public, max-age=31536000, immutable"  # an address with a version never changes its content

_DRAWINGS = ("colours.css", "labels.js")


class Assets:
    """Answers with a file by its name; no name leads out of the folder."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope)
        name = request.url.path.rpartition("/static/")[2]
        content = _content(name)
        if content is None or request.method not in {"GET", "HEAD"}:
            await PlainTextResponse("no such file\n", 404)(scope, receive, send)
            return
        type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        kept = _KEPT if request.url.query else "no-cache"
        await Response(content, media_type=type, headers={"Cache-Control": kept})(scope, receive, send)


@cache
def _own() -> frozenset[str]:
    return frozenset(each.name for each in (files("plumbook.serving") / "static").iterdir() if each.is_file())


@lru_cache(maxsize=64)
def _content(name: str) -> bytes | None:
    if name in _DRAWINGS:
        return (files("plumbook.drawing") / "assets" / name).read_bytes()
    if name in _own():
        return (files("plumbook.serving") / "static" / name).read_bytes()
    return None
