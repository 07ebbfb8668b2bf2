"""What in a workspace a person should look at: merges and statements, the most doubtful first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, QuerySolutions

from plumbook.errors import CorrectionError
from plumbook.files import write_atomically
from plumbook.network.folding import ENTITIES
from plumbook.ontology.terms import ID, PLUM, PREFIXES
from plumbook.querying.labels import labels_of, matching, nearest
from plumbook.resolution.corrections import (
    CorrectedStance,
    Correction,
    Corrections,
    Different,
    Same,
    Wrong,
    local_name,
)
from plumbook.resolution.statements import stated

# Where a workspace keeps the names of statements that a person found right.
REVIEWED = "reviewed.txt"
# How many characters of a text are shown on either side of a mention.
_AROUND = 60

_MERGES = """
    SELECT ?name ?confidence ?label ?reason ?part ?document ?id WHERE {
      ?name a plum:Resolution ; plum:resolved ?thing ; plum:confidence ?confidence ; plum:reason ?reason .
      FILTER(?confidence < %(below)s)
      ?thing skos:prefLabel ?label .
      ?name prov:wasDerivedFrom ?part , ?document . ?document dcterms:identifier ?id .
      ?part prov:specializationOf ?thing ; prov:wasDerivedFrom ?document
    } ORDER BY ?confidence ?name ?part"""
_MENTIONS = """
    SELECT ?name ?document ?exact ?start ?text WHERE {
      ?name a plum:Resolution ; plum:resolved ?thing . ?thing plum:mention ?passage .
      ?passage plum:inDocument ?document ; plum:exact ?exact ; plum:start ?start .
      OPTIONAL { ?document plum:text ?text }
    } ORDER BY ?start"""
_STATEMENTS = {
    "tenure": "?name a plum:Tenure ; plum:holder/skos:prefLabel ?who ; plum:tenureStatus ?how ; "
    "plum:office/skos:prefLabel ?what",
    "candidacy": "?name a plum:Candidacy ; plum:candidate/skos:prefLabel ?who ; plum:candidacyStatus ?how ; "
    "plum:office/skos:prefLabel ?what",
    "vacancy": "?name a plum:Vacancy ; plum:office/skos:prefLabel ?who",
    "claim": "?name a plum:Claim ; plum:claimant/skos:prefLabel ?who ; plum:contentPassage/plum:exact ?what",
    "stance": "?name a plum:Stance ; plum:stanceOf ?actor ; plum:polarity ?how ; plum:stanceToward ?policy . "
    "?actor skos:prefLabel ?who . ?policy skos:prefLabel ?what",
}
_STATEMENT = """
    SELECT ?name ?confidence ?who ?how ?what ?actor ?policy ?exact ?id WHERE {
      %(pattern)s .
      ?name plum:confidence ?confidence .
      FILTER(?confidence < %(below)s)
      OPTIONAL { ?name plum:evidence ?passage . ?passage plum:exact ?exact ; plum:inDocument/dcterms:identifier ?id }
    } ORDER BY ?confidence ?name ?what ?exact"""
_PARTS = (
    ("stanceOf", "holder", "candidate", "claimant"),
    ("stanceToward", "office"),
    ("tenureStatus", "candidacyStatus"),
)
_REPORTED = """
    SELECT DISTINCT ?name ?passage ?start ?end WHERE {
        ?name plum:contentPassage ?passage . ?passage plum:start ?start ; plum:end ?end }"""
_SETTINGS = "SELECT ?settings WHERE { ?run plum:settings ?settings }"
_SPECIALIZATION = NamedNode(f"{PREFIXES['prov']}specializationOf")
_TYPE = NamedNode(f"{PREFIXES['rdf']}type")
_ENTITIES = ("actor", "office", "policy")
_TYPES = {
    **{f"{PLUM}{name}": type for name, (type, _) in ENTITIES.items()},
    **dict.fromkeys((f"{PLUM}{kind.capitalize()}" for kind in (*_STATEMENTS, "attribution")), "statement"),
}
# What each kind of correction can be said of, by its keys.
_WANTED: dict[str, dict[str, tuple[str, ...]]] = {
    "same": {"things": _ENTITIES},
    "different": {"things": _ENTITIES},
    "rename": {"thing": _ENTITIES},
    "not_an_actor": {"thing": ("actor",)},
    "wrong": {"thing": ("statement",)},
    "stance": {"actor": ("actor",), "policy": ("policy",)},
}
_THINGS = ("plum:Actor", "plum:Office", "plum:Policy")

KINDS = ("merge", *_STATEMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One merge or statement, with what a person's answer would write.

    Attributes:
        kind: "merge", or the kind of statement.
        name: local part of its IRI.
        confidence: 0 to 1.
        says: what is held to be so, in one line.
        reason: why a merge was made; "" for statements.
        passages: what the texts say, each with its document's id.
        yes: the correction that holds it fast; None where it needs none but to be asked no more.
        no: the correction that takes it back.
    """

    kind: str
    name: str
    confidence: float
    says: str
    reason: str
    passages: tuple[tuple[str, str], ...]
    yes: Correction | None
    no: Correction


def doubts(
    store: pyoxigraph.Store,
    corrections: Corrections,
    reviewed: Collection[str] = (),
    *,
    below: float = 1.0,
    kinds: Iterable[str] = KINDS,
    limit: int | None = None,
) -> tuple[list[Doubt], int]:
    """Return what is less sure than asked for and was not answered yet, the most doubtful first.

    Args:
        store: the workspace's graph.
        corrections: those of the workspace, applied already or not.
        reviewed: names of statements that a person found right.
        below: only what has a lower confidence.
        kinds: of `KINDS`.
        limit: return at most so many.

    Returns:
        The doubts, and how many there are beyond the limit as well.
    """
    base = base_of(store)
    answered = {frozenset(c.things) for said_of in (corrections.same, corrections.different) for c in said_of}
    wrong = {c.thing for c in corrections.wrong} | set(reviewed)
    said = {(c.actor, c.policy) for c in corrections.stance}
    found: list[Doubt] = []
    for kind in kinds:
        for doubt in _merges(store, below, base) if kind == "merge" else _statements(store, kind, below, base):
            things = doubt.no.things if isinstance(doubt.no, Different) else ()
            pair = (doubt.yes.actor, doubt.yes.policy) if isinstance(doubt.yes, CorrectedStance) else None
            if frozenset(things) not in answered and doubt.name not in wrong and pair not in said:
                found.append(doubt)
    found.sort(key=lambda d: (d.confidence, d.kind, d.name))
    seen: Counter[tuple[float, str]] = Counter()
    turns = []
    for doubt in found:  # of equally doubtful merges, one of each thing comes before the next of one
        about = (doubt.confidence, doubt.says if doubt.kind == "merge" else "")
        seen[about] += doubt.kind == "merge"
        turns.append((doubt.confidence, seen[about]))
    found = [doubt for _, doubt in sorted(zip(turns, found, strict=True), key=lambda pair: pair[0])]
    shown = found if limit is None else found[:limit]
    return [_with_mentions(store, d, base) if d.kind == "merge" else d for d in shown], len(found)


def base_of(store: pyoxigraph.Store) -> str:
    """Return what the IRIs of a workspace's graph begin with."""
    for row in _rows(store, _SETTINGS):
        base = json.loads(row["settings"]).get("base")
        if isinstance(base, str):
            return base
    return str(ID)


def called_wrong(store: pyoxigraph.Store, name: str, base: str) -> Wrong:
    """Return the correction that a statement is wrong, with what it states.

    Args:
        store: the workspace's graph.
        name: the local name of the statement's IRI.
        base: what the graph's IRIs begin with.
    """
    parts: list[str] = []
    for properties in _PARTS:
        values = [
            quad.object.value
            for each in properties
            for quad in store.quads_for_pattern(NamedNode(base + name), NamedNode(PLUM + each), None)
            if isinstance(quad.object, NamedNode)
        ]
        parts += [_local(value, base) for value in sorted(values)[:1]]
    kind = name.split("-")[0]
    if kind in {"claim", "attribution"}:
        reported = _rows(store, _REPORTED, {"name": NamedNode(base + name)})
        parts = [*(parts or [""]), str(sum(int(row["end"]) - int(row["start"]) for row in reported))]
    return Wrong(thing=name, stated=stated(kind, *parts) if parts else None)


def _local(value: str, base: str) -> str:
    """The local name of a thing, and of one of the ontology's as the reading writes it ("current")."""
    return value.removeprefix(base) if value.startswith(base) else value.removeprefix(PLUM).lower()


def thing_named(store: pyoxigraph.Store, wanted: str, base: str) -> str:
    """Return the local name of what a person calls by its IRI, a prefixed name or its label.

    Args:
        store: the workspace's graph.
        wanted: what the person wrote.
        base: what the graph's IRIs begin with.

    Returns:
        The name of the entry, or of what the only text that speaks of it says: new texts may change the first.

    Raises:
        CorrectionError: nothing is called so, or several things are.
    """
    try:
        name = local_name(wanted, base)
    except ValueError:
        name = None
    if name is not None and any(True for _ in store.quads_for_pattern(NamedNode(base + name), None, None)):
        return _lasting(store, name, base)
    labels = labels_of(store, _THINGS)
    found = [iri.value.removeprefix(base) for iri in matching(labels, wanted) if iri.value.startswith(base)]
    if len(found) == 1:
        return _lasting(store, found[0], base)
    if found:
        some = ", ".join(f"id:{n}" for n in sorted(found)[:5])
        raise CorrectionError(f"{len(found)} things are called {wanted!r} ({some} …)", remedy="name one by its IRI")
    alike = ", ".join(nearest(labels, wanted))
    raise CorrectionError(f"nothing is called {wanted!r}", remedy=f"nearest: {alike}" if alike else None)


def check_fits(store: pyoxigraph.Store, correction: Correction, base: str) -> None:
    """Check that a correction can be applied to a workspace's graph.

    Args:
        store: the graph.
        correction: what somebody wants to write.
        base: what the graph's IRIs begin with.

    Raises:
        CorrectionError: it names what is not there, or something of a kind that it cannot be said of.
    """
    said = correction.says()
    names = [*said.get("things", ()), *(said[key] for key in ("thing", "actor", "policy") if key in said)]
    types = {name: _type_of(store, base + name) for name in names}
    for name, type in types.items():
        if not type:
            raise CorrectionError(f"there is no id:{name}", remedy="name an actor, office, policy or statement")
    for key, wanted in _WANTED[correction.table].items():
        for name in said[key] if key == "things" else (said[key],):
            if types[name] not in wanted:
                article = "an" if types[name][0] in "ao" else "a"
                raise CorrectionError(f"id:{name} is {article} {types[name]}", remedy=f"name {' or '.join(wanted)}")
    if "things" in said and len(set(types.values())) > 1:
        kinds = " and ".join(f"the {type} id:{name}" for name, type in list(types.items())[:2])
        raise CorrectionError(f"{correction.table!r} brings together {kinds}", remedy="name things of one kind")


def _type_of(store: pyoxigraph.Store, iri: str) -> str:
    """Return what a thing is, or the whole that it is a part of: actor, office, policy, statement; "" for no such."""
    node = NamedNode(iri)
    wholes = [q.object for q in store.quads_for_pattern(node, _SPECIALIZATION, None) if isinstance(q.object, NamedNode)]
    classes = (quad.object for each in (node, *wholes) for quad in store.quads_for_pattern(each, _TYPE, None))
    return next((_TYPES[c.value] for c in classes if isinstance(c, NamedNode) and c.value in _TYPES), "")


def _lasting(store: pyoxigraph.Store, name: str, base: str) -> str:
    """Return the name that more texts change least: of what one text alone speaks of, that which it has there."""
    parts = [quad.subject for quad in store.quads_for_pattern(None, _SPECIALIZATION, NamedNode(base + name))]
    return str(parts[0].value).removeprefix(base) if len(parts) == 1 and isinstance(parts[0], NamedNode) else name


def load_reviewed(workspace: Path) -> set[str]:
    """Return the names of statements that a person found right."""
    path = workspace / REVIEWED
    return set(path.read_text(encoding="utf-8").split()) if path.is_file() else set()


def append_reviewed(workspace: Path, name: str) -> None:
    """Keep that a person found a statement right.

    Raises:
        PlumbookError: the file cannot be written.
    """
    write_atomically(workspace / REVIEWED, "".join(f"{n}\n" for n in sorted(load_reviewed(workspace) | {name})))


def _merges(store: pyoxigraph.Store, below: float, base: str) -> Iterator[Doubt]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in _rows(store, _MERGES % {"below": float(below)}):
        rows.setdefault(row["name"], []).append(row)
    for name, parts in rows.items():
        if len(parts) != 2:
            continue
        first, second = parts
        things = tuple(row["part"].removeprefix(base) for row in parts)
        yield Doubt(
            kind="merge",
            name=name.removeprefix(base),
            confidence=float(first["confidence"]),
            says=first["label"],
            reason=first["reason"],
            passages=((first["id"], first["document"]), (second["id"], second["document"])),
            yes=Same(things=things),
            no=Different(things=things),
        )


def _with_mentions(store: pyoxigraph.Store, doubt: Doubt, base: str) -> Doubt:
    """Return a merge with what each of the two texts calls it, in place of the documents' IRIs."""
    found = [_mention(store, base + doubt.name, document) for _, document in doubt.passages]
    ids = [id for id, _ in doubt.passages]
    one, other = (f"“{words}” ({id})" for (words, _), id in zip(found, ids, strict=True))
    return replace(
        doubt,
        says=f"{one} and {other} are one: {doubt.says}",
        passages=tuple((id, text) for id, (_, text) in zip(ids, found, strict=True)),
    )


def _mention(store: pyoxigraph.Store, name: str, document: str) -> tuple[str, str]:
    """Return the longest mention of the first few in a document, and it with the text around it."""
    bound = {"name": NamedNode(name), "document": NamedNode(document)}
    rows = [row for row, _ in zip(_rows(store, _MENTIONS, bound), range(5), strict=False)]
    if not rows:
        return "", ""
    row = max(rows, key=lambda row: len(row["exact"]))
    start, end, text = int(row["start"]), int(row["start"]) + len(row["exact"]), row.get("text", "")
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    whole = f"{'…' if start > _AROUND else ''}{before}{row['exact']}{after}{'…' if end + _AROUND < len(text) else ''}"
    return row["exact"], whole


def _statements(store: pyoxigraph.Store, kind: str, below: float, base: str) -> Iterator[Doubt]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in _rows(store, _STATEMENT % {"pattern": _STATEMENTS[kind], "below": float(below)}):
        rows.setdefault(row["name"], []).append(row)
    for name, found in rows.items():
        row, local = found[0], name.removeprefix(base)
        content = " … ".join(dict.fromkeys(r["what"] for r in found if "what" in r))
        yes = None
        if kind == "stance":
            how = row["how"].split("#")[-1].lower()
            yes = CorrectedStance(
                actor=row["actor"].removeprefix(base),
                policy=row["policy"].removeprefix(base),
                stance="none" if how == "neutral" else how,  # type: ignore[arg-type] # the ontology has no other
            )
        yield Doubt(
            kind=kind,
            name=local,
            confidence=float(row["confidence"]),
            says=_said(kind, row, content),
            reason="",
            passages=tuple(dict.fromkeys((r["id"], r["exact"]) for r in found if "exact" in r)),
            yes=yes,
            no=called_wrong(store, local, base),
        )


def _said(kind: str, row: Mapping[str, str], content: str) -> str:
    how = row.get("how", "").split("#")[-1].lower()
    if kind == "vacancy":
        return f"nobody holds: {row['who']}"
    if kind == "claim":
        return f"{row['who']} says: {content}"
    if kind == "stance":
        return f"{row['who']} {how if how != 'neutral' else 'is neutral on'}: {content}"
    return f"{row['who']}, {how}: {content}"


def _rows(
    store: pyoxigraph.Store, sparql: str, bound: Mapping[str, NamedNode] | None = None
) -> Iterator[dict[str, str]]:
    """Give a query's rows: for each variable that is bound its IRI or string."""
    found = store.query(
        sparql,
        prefixes={prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
        use_default_graph_as_union=True,
        substitutions={pyoxigraph.Variable(name): value for name, value in (bound or {}).items()},
    )
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    for solution in found:
        values = zip(names, solution, strict=True)
        yield {name: value.value for name, value in values if isinstance(value, NamedNode | Literal)}
