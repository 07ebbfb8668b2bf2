from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import BinaryIO

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple
from rdflib import Dataset

from plumbook.errors import ExportError
from plumbook.export.jsonld import write_jsonld
from plumbook.export.rdf import write_nquads, write_ntriples, write_rdfxml, write_trig, write_turtle
from plumbook.export.xml_text import xml_text
from plumbook.ontology.terms import ID, PLUM, RDF

Writer = Callable[[Store, BinaryIO], None]

WITH_GRAPHS = [(write_trig, RdfFormat.TRIG), (write_nquads, RdfFormat.N_QUADS), (write_jsonld, RdfFormat.JSON_LD)]
AS_ONE = [(write_turtle, RdfFormat.TURTLE), (write_ntriples, RdfFormat.N_TRIPLES), (write_rdfxml, RdfFormat.RDF_XML)]

TYPE = NamedNode(str(RDF.type))
HOSTILE = [
    "\x00\x0b\x1f",
    "\ufffe",
    "\r\n\t",
    "]]>\"'<&\\",
    "\u202eevil\u200f",
    "😀",
    "  ",
    "",
    "</script>",
    "@id",
    "_:b",
]

names = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
things = st.builds(
    lambda base, name: NamedNode(base + name), st.sampled_from([str(ID), str(PLUM), "http://a.example/"]), names
)
texts = st.sampled_from(HOSTILE) | st.text(max_size=12)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text, language: Literal(text, language=language), texts, st.sampled_from(["en", "ko-kr"])),
    st.builds(
        lambda text, datatype: Literal(text, datatype=NamedNode(datatype)),
        texts | st.sampled_from(["1", "-0", "01", "12345678901234567890", "true", "1.50", "1e0"]),
        st.sampled_from(
            ["http://www.w3.org/2001/XMLSchema#" + t for t in ("integer", "boolean", "decimal", "double", "dateTime")]
            + ["http://a.example/t"]
        ),
    ),
)
quads = st.builds(
    Quad,
    things,
    things | st.just(TYPE),
    things | literals,
    st.one_of(st.just(DefaultGraph()), things),
)


def _written(write: Writer, store: Store) -> bytes:
    output = io.BytesIO()
    write(store, output)
    return output.getvalue()


def _store(found: list[Quad]) -> Store:
    store = Store()
    store.extend(found)
    return store


def _legal(quad: Quad) -> Triple:
    term = quad.object
    if isinstance(term, Literal):
        term = (
            Literal(xml_text(term.value), language=term.language)
            if term.language
            else Literal(xml_text(term.value), datatype=term.datatype)
        )
    return Triple(quad.subject, quad.predicate, term)


@pytest.mark.parametrize(("write", "format"), WITH_GRAPHS)
@given(found=st.lists(quads, max_size=12))
def test_formats_with_graphs_give_back_every_quad(write: Writer, format: RdfFormat, found: list[Quad]) -> None:
    store = _store(found)
    assert set(pyoxigraph.parse(_written(write, store), format=format)) == set(store)


@pytest.mark.parametrize(("write", "format"), AS_ONE)
@given(found=st.lists(quads, max_size=12))
def test_formats_without_graphs_give_back_every_triple(write: Writer, format: RdfFormat, found: list[Quad]) -> None:
    store = _store(found)
    expected = {_legal(quad) if format == RdfFormat.RDF_XML else quad.triple for quad in store}
    assert {quad.triple for quad in pyoxigraph.parse(_written(write, store), format=format)} == expected


@pytest.mark.parametrize("write", [write for write, _ in WITH_GRAPHS + AS_ONE])
@given(found=st.lists(quads, max_size=12), data=st.data())
def test_the_same_graph_gives_the_same_bytes(write: Writer, found: list[Quad], data: st.DataObject) -> None:
    other = data.draw(st.permutations(found))
    assert _written(write, _store(found)) == _written(write, _store(other))


@pytest.mark.parametrize("write", [write for write, _ in WITH_GRAPHS + AS_ONE])
def test_blank_nodes_do_not_change_the_bytes(write: Writer) -> None:
    def store() -> Store:
        one, other = BlankNode(), BlankNode()
        knows = NamedNode(str(PLUM.concerns))
        return _store([Quad(one, knows, other), Quad(other, knows, Literal("x"))])

    assert _written(write, store()) == _written(write, store())


@pytest.mark.parametrize(("write", "format"), [*WITH_GRAPHS, *AS_ONE])
def test_the_annotated_columns_come_back_whole(gold_store: Store, write: Writer, format: RdfFormat) -> None:
    back = Store()
    back.load(_written(write, gold_store), format=format)
    assert {quad.triple for quad in back} == {quad.triple for quad in gold_store}


def test_rdflib_reads_the_json_ld_as_the_same_graph(gold_store: Store, gold_graph: Dataset) -> None:
    back = Dataset(default_union=True)
    back.parse(data=_written(write_jsonld, gold_store), format="json-ld")
    assert len(back) == len({quad.triple for quad in gold_store})


def test_json_ld_is_readable_json_with_short_names(gold_store: Store) -> None:
    data = json.loads(_written(write_jsonld, gold_store))
    register = next(graph for graph in data["@graph"] if graph["@id"] == "id:register")
    town = next(node for node in register["@graph"] if node["@id"] == "id:jenny-town")
    assert town["@type"] == ["plum:Actor", "plum:Person"]
    assert town["skos:prefLabel"] == "Jenny Town"


def test_an_iri_that_json_ld_would_misread_is_refused() -> None:
    quad = Quad(NamedNode("plum:Actor"), TYPE, NamedNode(str(PLUM.Actor)))
    with pytest.raises(ExportError, match="plum:Actor: JSON-LD would take this IRI for a shortened one"):
        _written(write_jsonld, _store([quad]))


@pytest.mark.parametrize(
    "property", ["http://a.example/", "http://a.example/1", "http://a.example/p(1)", "http://a.example/a²"]
)
def test_a_property_that_xml_cannot_name_is_refused(property: str) -> None:
    quad = Quad(NamedNode("http://a.example/s"), NamedNode(property), Literal("x"))
    with pytest.raises(ExportError, match="RDF/XML has no way to write this property"):
        _written(write_rdfxml, _store([quad]))


@pytest.mark.parametrize("name", ["é-p.x", "정책", "_a", "p·q", "a/b", "x#y1"])
def test_a_property_that_xml_can_name_is_written(name: str) -> None:
    triple = Triple(NamedNode("http://a.example/s"), NamedNode("http://a.example/" + name), Literal("x"))
    written = _written(write_rdfxml, _store([Quad(*triple)]))
    assert list(pyoxigraph.parse(written, format=RdfFormat.RDF_XML)) == [Quad(*triple)]


def test_rdf_xml_marks_what_xml_cannot_hold() -> None:
    quad = Quad(NamedNode("http://a.example/s"), NamedNode("http://a.example/p"), Literal("a\x0cb", language="en"))
    (back,) = pyoxigraph.parse(_written(write_rdfxml, _store([quad])), format=RdfFormat.RDF_XML)
    assert back.object == Literal("a\ufffdb", language="en")
