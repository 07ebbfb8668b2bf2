"""How each kind of node and each kind of edge looks: by colour, and by shape or line, so that no colour is needed.

Colours are in the stylesheet, under the keys given here, once for light and once for dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node.

    Attributes:
        key: its name in the page (`--kind-KEY` is its colour).
        label: what one is called.
        plural: what several are called.
        shape: vis-network's name of its shape.
        size: how large the shape is drawn, so that all look equally large.
    """

    key: str
    label: str
    plural: str
    shape: str
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of edge.

    Attributes:
        key: its name in the page (`--line-KEY` is its colour).
        label: what it says, in the legend.
        arrow: vis-network's name of the mark at its target; empty for none.
        dashes: lengths of dashes and gaps; empty for a solid line.
        width: of the line; a line that stands for several statements is wider.
        strong: whether it pulls its ends together in the layout.
    """

    key: str
    label: str
    arrow: str = ""
    dashes: tuple[int, ...] = ()
    width: float = 1.2
    strong: bool = True


KINDS = (
    Kind("person", "person", "People", "dot"),
    Kind("organization", "organization", "Organizations", "square", 0.9),
    Kind("state", "state", "States", "hexagon"),
    Kind("group", "group", "Groups", "triangle"),
    Kind("anonymous", "anonymous source", "Anonymous sources", "triangleDown"),
    Kind("actor", "actor", "Other actors", "ellipse"),
    Kind("office", "office", "Offices", "diamond", 1.1),
    Kind("policy", "policy", "Policies", "star", 1.15),
)

RELATIONS = (
    Relation("for", "is for", "arrow", width=2.2),
    Relation("against", "is against", "bar", (9, 6), width=2.2),
    Relation("neutral", "is neutral on", "circle", (2, 5), width=1.6),
    Relation("holds", "holds", width=2.0),
    Relation("held", "formerly held", dashes=(3, 4), width=1.8),
    Relation("named", "is named to, or talked of for", "vee", (9, 3, 2, 3), width=1.8),
    Relation("office", "is an office of", width=1.0),
    Relation("claim", "speaks of", "arrow", (1, 3), width=0.9, strong=False),
    Relation("part", "is part of", "triangle", width=1.2),
    Relation("undo", "would undo", "bar", (9, 3, 2, 3), width=1.2),
    Relation("concerns", "concerns", dashes=(5, 5), width=0.9, strong=False),
    Relation("other", "is linked with", width=1.0),
)

_KINDS = {kind.key: kind for kind in KINDS}
_RELATIONS = {relation.key: relation for relation in RELATIONS}
_BY_TYPE = {
    "officeOf": "office",
    "claim": "claim",
    "broaderPolicy": "part",
    "reverses": "undo",
    "concerns": "concerns",
}


def kind_of(type: str, kind: str) -> Kind:
    """Return how a node looks, from its type and kind in the network of entities.

    >>> kind_of("actor", "anonymous source").shape
    'triangleDown'
    """
    return _KINDS.get(kind.split()[0] if type == "actor" and kind else type, _KINDS["actor"])


def relation_of(edge: Mapping[str, Any]) -> Relation:
    """Return how an edge of the network of entities looks.

    >>> relation_of({"type": "stance", "sign": -1, "status": "Opposes"}).key
    'against'
    """
    match edge["type"]:
        case "stance":
            key = {1: "for", -1: "against"}.get(edge["sign"], "neutral")
        case "tenure":
            key = "held" if edge["status"] == "Former" else "holds"
        case "candidacy":
            key = "named"
        case type:
            key = _BY_TYPE.get(type, "other")
    return _RELATIONS[key]
