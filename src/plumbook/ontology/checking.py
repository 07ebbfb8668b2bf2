"""Checking an ontology: syntax, profile, consistency, satisfiability, documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import OWL, RDF

from plumbook.errors import OntologyError
from plumbook.ontology import java, rules
from plumbook.ontology.documented import documentation_faults
from plumbook.ontology.files import ontology_path
from plumbook.ontology.java import Inconsistent, JavaError
from plumbook.ontology.loading import load_turtle
from plumbook.ontology.profile import profile_faults
from plumbook.ontology.report import Check, Fault, OntologyReport
from plumbook.ontology.vocabulary import ontology_of, own_terms

_NO_JAVA = "no Java found: the rules of OWL 2 RL find fewer contradictions than HermiT"


def check_ontology(files: Sequence[str | Path] = ()) -> OntologyReport:
    """Check an ontology.

    Nothing is fetched: imports are not followed. HermiT and the OWL API look where Java is found;
    otherwise the rules of OWL 2 RL and plumbook's own rules of the profile do, and the report says so.

    Args:
        files: Turtle files that are one ontology together, the main one first; plumbook's ontology
            with its alignments unless given.

    Returns:
        What each check found. After a fault of syntax no other check is made.

    Raises:
        OntologyError: a file cannot be read.
    """
    paths = ontology_files(files)
    try:
        graph, note = together(paths)
    except OntologyError as error:
        if isinstance(error.__cause__, OSError):
            raise
        syntax = Check("syntax", "Oxigraph", (Fault(str(error.where), error.what),))
        return OntologyReport(paths[0].name, 0, (syntax,))
    ontology = ontology_of(graph)
    checks = (Check("syntax", "Oxigraph", note=note), *_checks(graph))
    return OntologyReport(str(ontology or paths[0].name), len(own_terms(graph, ontology)), checks)


def ontology_files(files: Sequence[str | Path] = ()) -> list[Path]:
    """Return the files given, or else those of plumbook's ontology and its alignments."""
    return [Path(file) for file in files] or [ontology_path("plumbook.ttl"), ontology_path("alignments.ttl")]


def together(paths: Sequence[Path]) -> tuple[Graph, str | None]:
    """Return the triples of files, with the header of the first alone, and a note on what they import.

    Raises:
        OntologyError: a file cannot be read or is no Turtle.
    """
    whole = Graph(bind_namespaces="none")
    for number, path in enumerate(paths):
        graph = load_turtle(path)
        for header in list(graph.subjects(RDF.type, OWL.Ontology)) if number else ():
            graph.remove((header, None, None))
        whole += graph
        for prefix, namespace in graph.namespaces():
            whole.bind(prefix, namespace, override=not number)
    imported = sorted(str(iri) for iri in whole.objects(None, OWL.imports))
    return whole, f"imports are not followed: {', '.join(imported)}" if imported else None


def _checks(graph: Graph) -> Iterator[Check]:
    found = java.find_java()
    yield Check("profile", "plumbook's rules of OWL 2 DL", tuple(profile_faults(graph)))
    if found:
        yield _owl_api(found, graph)
        yield from _by_hermit(found, graph)
    else:
        yield from _by_rules(graph)
    yield Check("documentation", "plumbook", tuple(documentation_faults(graph)))


def _owl_api(found: str, graph: Graph) -> Check:
    try:
        violations = java.profile_violations(found, graph)
    except JavaError as error:
        return Check("profile", "OWL API", note=f"not asked: it needs a Java that compiles (a JDK): {error}")
    return Check("profile", "OWL API", tuple(sorted(Fault("OWL 2 DL", violation) for violation in violations)))


def _by_hermit(found: str, graph: Graph) -> Iterator[Check]:
    try:
        classes = java.unsatisfiable_classes(found, graph)
    except Inconsistent:
        # HermiT gives no reason; the rules have one for most contradictions.
        reasons = rules.contradictions(graph) or ["contradicts itself"]
        yield Check("consistency", "HermiT", tuple(Fault("the ontology", reason) for reason in reasons))
    except JavaError as error:
        yield Check("consistency", "HermiT", (Fault("the ontology", f"cannot be reasoned over: {error}"),))
    else:
        yield Check("consistency", "HermiT")
        yield Check("satisfiability", "HermiT", _without_members(classes))


def _by_rules(graph: Graph) -> Iterator[Check]:
    reasons = rules.contradictions(graph)
    yield Check("consistency", "OWL 2 RL", tuple(Fault("the ontology", reason) for reason in reasons), _NO_JAVA)
    if not reasons:
        yield Check("satisfiability", "OWL 2 RL", _without_members(rules.classes_without_members(graph)), _NO_JAVA)


def _without_members(classes: Sequence[str]) -> tuple[Fault, ...]:
    return tuple(Fault(c, "can have no member") for c in classes)
