"""What checks of an ontology find."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong.

    Args:
        subject: the IRI of the term, or what else it is about.
        message: what is wrong with it, as a clause.
    """

    subject: str
    message: str


@dataclass(frozen=True)
class Check:
    """One check of an ontology.

    Args:
        name: what it looks at: "syntax", "profile", "consistency", "satisfiability", "documentation".
        by: the tool that looked.
        faults: what it found, sorted.
        note: what else there is to know, such as why a lesser tool looked.
    """

    name: str
    by: str
    faults: tuple[Fault, ...] = ()
    note: str | None = None

    @property
    def passes(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True)
class OntologyReport:
    """All checks of an ontology.

    Args:
        ontology: its IRI, or the file's name where it has none.
        terms: how many classes, properties and individuals of its own it declares.
        checks: in the order in which they were made; a check whose ground is missing is not made.
    """

    ontology: str
    terms: int
    checks: tuple[Check, ...]

    @property
    def passes(self) -> bool:
        """Whether nothing is wrong anywhere."""
        return all(check.passes for check in self.checks)
