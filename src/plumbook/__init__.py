"""plumbook reads policy writing and builds a knowledge graph of actors, offices, policies and claims."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plumbook.api import graph_of, read
    from plumbook.drawing import draw
    from plumbook.errors import PlumbookError
    from plumbook.model import Document, Reading
    from plumbook.querying import ask, query
    from plumbook.store import open_graph
    from plumbook.workspace.building import build

__version__ = "0.1.0"

__all__ = [
    "Document",
    "PlumbookError",
    "Reading",
    "__version__",
    "ask",
    "build",
    "draw",
    "graph_of",
    "open_graph",
    "query",
    "read",
]

# Where each name is defined; imported when first used, so that `plumbook --help` loads no pipeline.
_HOMES = {
    "Document": "plumbook.model",
    "PlumbookError": "plumbook.errors",
    "Reading": "plumbook.model",
    "ask": "plumbook.querying",
    "build": "plumbook.workspace.building",
    "draw": "plumbook.drawing",
    "graph_of": "plumbook.api",
    "open_graph": "plumbook.store",
    "query": "plumbook.querying",
    "read": "plumbook.api",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
