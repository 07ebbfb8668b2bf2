"""Requests as curl sends them."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlencode


@dataclass(frozen=True)
class Got:
    status: int
    headers: Message
    content: bytes

    @property
    def type(self) -> str:
        return self.headers.get_content_type()

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay)


def send(address: str, data: bytes | None = None, *, method: str | None = None, **headers: str) -> Got:
    """Send one request; redirects are not followed, and no status raises."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, data, names, method=method)
    try:
        with _OPENER.open(request, timeout=90) as answer:
            return Got(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Got(error.code, error.headers, error.read())


def ask(address: str, query: str, accept: str = "*/*", **parameters: str | list[str]) -> Got:
    return send(f"{address}/sparql?" + urlencode({"query": query, **parameters}, doseq=True), accept=accept)


def post(address: str, query: str, **headers: str) -> Got:
    return send(f"{address}/sparql", urlencode({"query": query}).encode(), **headers)
