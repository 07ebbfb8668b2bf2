"""Answers as tables: their terms as the graph has them, and as Python values and lines of text."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import Literal as RdflibLiteral

from plumbook.ontology.terms import PREFIXES
from plumbook.querying.cells import one_line

Term = NamedNode | BlankNode | Literal | Triple
Row = dict[str, Any]


@dataclass(frozen=True, repr=False)
class Answer(Sequence[Row]):
    """A table of what was found: a sequence of rows, each a dict from column to Python value.

    IRIs are strings, literals what their datatype says (str, int, Decimal, bool, date, datetime), and
    what is not known is None. `pandas.DataFrame(answer)` makes a data frame of it.

    Attributes:
        columns: the names of the columns, in order.
        terms: the rows as RDF terms.
        notes: what the reader should know: how an argument was understood, or that nothing bears its name.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.terms)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._row(terms) for terms in self.terms[index]]
        return self._row(self.terms[index])

    def __repr__(self) -> str:
        """Return the table, as a notebook shows it where it shows no HTML."""
        return str(self)

    def __str__(self) -> str:
        """Return the notes, and the table with a tab between its cells."""
        return "\n".join([*self.notes, *self.lines()])

    def lines(self) -> Iterator[str]:
        """Give the table's lines: the columns' names, then each row, with a tab between cells."""
        yield "\t".join(self.columns)
        yield from ("\t".join(map(shown, terms)) for terms in self.terms)

    def _row(self, terms: tuple[Term | None, ...]) -> Row:
        return dict(zip(self.columns, map(python_value, terms), strict=True))

    def _repr_html_(self) -> str:
        """Return the table as notebooks show it."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = ("".join(f"<td>{html.escape(shown(term))}</td>" for term in terms) for terms in self.terms)
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in self.notes)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"{notes}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def python_value(term: Term | None) -> Any:  # noqa: ANN401
    """Return a term as a Python value; a literal that its datatype does not allow stays a string."""
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    datatype = None if term.language else term.datatype.value
    value = RdflibLiteral(term.value, datatype=datatype, lang=term.language, normalize=False).toPython()
    return term.value if isinstance(value, RdflibLiteral) else value


def shown(term: Term | None) -> str:
    """Return a term as one line for people: prefixes for known namespaces, nothing for what is not known."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return one_line(_shortened(term.value))
    return one_line(term.value if isinstance(term, Literal) else str(term))


def _shortened(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
