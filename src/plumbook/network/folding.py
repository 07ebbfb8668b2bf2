"""How statements become edges: what each class of statement and each property declares of itself.

A statement such as a tenure is a node of its own in RDF, so that it can carry dates, confidence and
evidence. In a network or a drawing it is one edge. (FollowTheMoney's schemata declare their edges in
the same way.) This table is all that networks, drawings and exports know of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Meaning(NamedTuple):
    """What an edge says.

    Attributes:
        label: a verb phrase that reads from the edge's source to its target.
        sign: 1 for, -1 against, 0 neither.
    """

    label: str
    sign: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """How a class of statements, or one property, folds into edges. Terms are local names of the ontology.

    Attributes:
        type: what the edges are called.
        target: the property that leads to the edge's target.
        meaning: what an edge says whose statement has no status.
        statement: the class of the statements; empty where the property links two things directly.
        source: the property from the statement to the edge's source; empty for a direct property.
        status: the property from the statement to its status.
        meanings: what an edge says, by the statement's status.
    """

    type: str
    target: str
    meaning: Meaning
    statement: str = ""
    source: str = ""
    status: str = ""
    meanings: Mapping[str, Meaning] = field(default_factory=dict)

    def meaning_of(self, status: str) -> Meaning:
        """Return what an edge says whose statement has a status (a local name; empty for none)."""
        return self.meanings.get(status, self.meaning)


FOLDINGS = (
    Folding(
        type="tenure",
        statement="Tenure",
        source="holder",
        target="office",
        meaning=Meaning("holds or held"),
        status="tenureStatus",
        meanings={"Current": Meaning("holds"), "Acting": Meaning("is acting as"), "Former": Meaning("formerly held")},
    ),
    Folding(
        type="candidacy",
        statement="Candidacy",
        source="candidate",
        target="office",
        meaning=Meaning("is considered for"),
        status="candidacyStatus",
        meanings={"Nominee": Meaning("is named to"), "Candidate": Meaning("is a candidate for")},
    ),
    Folding(
        type="stance",
        statement="Stance",
        source="stanceOf",
        target="stanceToward",
        meaning=Meaning("takes a stance on"),
        status="polarity",
        meanings={
            "Supports": Meaning("supports", 1),
            "Opposes": Meaning("opposes", -1),
            "Neutral": Meaning("is neutral on"),
        },
    ),
    Folding(type="claim", statement="Claim", source="claimant", target="about", meaning=Meaning("speaks of")),
    Folding(type="officeOf", target="officeOf", meaning=Meaning("is an office of")),
    Folding(type="broaderPolicy", target="broaderPolicy", meaning=Meaning("is part of")),
    Folding(type="reverses", target="reverses", meaning=Meaning("would undo")),
    Folding(type="concerns", target="concerns", meaning=Meaning("concerns")),
)
"""Every kind of edge between actors, offices and policies."""

ENTITIES = {
    "Person": ("actor", "person"),
    "Organization": ("actor", "organization"),
    "State": ("actor", "state"),
    "Group": ("actor", "group"),
    "AnonymousSource": ("actor", "anonymous source"),
    "Actor": ("actor", ""),
    "Office": ("office", ""),
    "Policy": ("policy", ""),
}
"""The classes whose individuals are nodes, as a type and a kind; what is said first of a thing holds."""
