"""What the pages' tests share: a page that may ask only the server, and say nothing in the console."""

from __future__ import annotations

from typing import Any

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea></script><script>alert(2)</script>",
    "javascript:alert(3)",
    "{{ 7 * 7 }} {% raw %} ${alert(5)} <!-- ]]>",
    "\u202egnp.exe \u2066عربي\u2069 \u2028",
]


def watched(page: Any, address: str, faults: list[str]) -> None:  # noqa: ANN401
    """Note whatever a page does that it must not."""
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda r: r.url.startswith((address, "blob:", "data:")) or faults.append(f"request: {r.url}"))
