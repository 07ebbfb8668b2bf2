"""What a check of a graph finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Severity(StrEnum):
    """How bad a finding is, as SHACL has it: only a violation makes a graph wrong. In the order of reports."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """One node that does not fit one shape.

    Args:
        severity: of the shape.
        shape: the IRI of the shape.
        rule: the shape's message as it stands there, with `{?value}` and the like where it has places to fill.
        message: the same, filled.
        focus: the node that was checked: an IRI, or the text of a literal.
        value: the value that does not fit, where it is one value.
        path: the property that leads to it, where it is one property.
    """

    severity: Severity
    shape: str
    rule: str
    message: str
    focus: str
    value: str | None = None
    path: str | None = None


@dataclass(frozen=True)
class Group:
    """All findings of one rule, sorted by node.

    Args:
        severity: of the shape.
        shape: the IRI of the shape.
        rule: the shape's message.
        findings: at least one.
    """

    severity: Severity
    shape: str
    rule: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class GraphReport:
    """What a check found.

    Args:
        triples: how many triples the graph has.
        findings: sorted, worst first.
    """

    triples: int
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, triples: int, findings: Iterable[Finding]) -> GraphReport:
        """Return the report of findings in any order, repetitions dropped."""
        return cls(triples, tuple(sorted(set(findings), key=_order)))

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and infos do not count."""
        return not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def groups(self) -> list[Group]:
        """Return the findings by rule, worst first, then by shape."""
        return [Group(*key, tuple(found)) for key, found in groupby(self.findings, _rule)]


def _rule(finding: Finding) -> tuple[Severity, str, str]:
    return finding.severity, finding.shape, finding.rule


def _order(finding: Finding) -> tuple[int, str, str, str, str, str, str]:
    rank = list(Severity).index(finding.severity)
    value, path = finding.value or "", finding.path or ""
    return rank, finding.shape, finding.rule, finding.focus, value, path, finding.message
