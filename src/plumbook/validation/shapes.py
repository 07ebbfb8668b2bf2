"""What the shapes graph says of a shape: its name, its message, how bad it is when a node does not fit."""

from __future__ import annotations

from rdflib import Graph, Node, URIRef
from rdflib.namespace import SH

from plumbook.validation.report import Severity

_SEVERITIES = {SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


def severity_of(severity: Node | None) -> Severity:
    """Return how bad a finding is; a severity of somebody's own counts as a violation."""
    return _SEVERITIES.get(severity, Severity.VIOLATION) if isinstance(severity, URIRef) else Severity.VIOLATION


def named_shape(shapes: Graph, shape: Node | None) -> str:
    """Return the IRI of a shape, or of the nearest shape around it that has one."""
    seen: set[Node] = set()
    while shape is not None and not isinstance(shape, URIRef) and shape not in seen:
        seen.add(shape)
        shape = next((around for around, _, _ in shapes.triples((None, None, shape))), None)
    return str(shape) if isinstance(shape, URIRef) else ""


def rule_of(shapes: Graph, shape: Node | None) -> str | None:
    """Return a shape's message: the one in English, or else the first of all, where it has any."""
    messages = sorted(
        shapes.objects(shape, SH.message), key=lambda m: (getattr(m, "language", None) not in (None, "en"), m)
    )
    return str(messages[0]) if messages else None
