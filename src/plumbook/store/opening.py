"""Opening a workspace's store, or any RDF file, as an rdflib graph on Oxigraph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
from oxrdflib import OxigraphStore
from pyoxigraph import RdfFormat
from rdflib import Dataset, Graph

from plumbook.errors import GraphError
from plumbook.ontology.terms import PREFIXES

# What a workspace folder holds, by name.
STORE = "store"
TRIG = "graph.trig"


def open_store(where: str | Path) -> pyoxigraph.Store:
    """Open a graph for reading, as an Oxigraph store.

    Args:
        where: a workspace folder, or an RDF file whose extension names its format (ttl, trig, nt, nq,
            rdf, xml, jsonld, n3).

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    path = Path(where)
    if not path.exists():
        raise GraphError("no such file or folder", where=path, remedy="make one with: plumbook build TEXTS --out DIR")
    return _workspace_store(path) if path.is_dir() else _file_store(path)


def open_graph(where: str | Path) -> Dataset:
    """Open a graph for reading, as an rdflib dataset.

    Args:
        where: as for `open_store`.

    Returns:
        A dataset whose default graph is the union of all its graphs, plumbook's prefixes bound.

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    return dataset_of(open_store(where))


def dataset_of(store: pyoxigraph.Store) -> Dataset:
    """Return an rdflib dataset on a store: the union of its graphs as default graph, plumbook's prefixes bound."""
    dataset = Dataset(store=_Store(store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def store_of(graph: Graph | str | Path) -> pyoxigraph.Store:
    """Return the Oxigraph store of a graph: its own if plumbook opened or made it, otherwise a copy in memory.

    Args:
        graph: a graph or dataset of rdflib's, or where to open one, as for `open_store`.

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    if not isinstance(graph, Graph):
        return open_store(graph)
    if isinstance(graph, Dataset) and isinstance(graph.store, _Store):
        return graph.store.oxigraph
    name, format = ("nquads", RdfFormat.N_QUADS) if isinstance(graph, Dataset) else ("nt", RdfFormat.N_TRIPLES)
    store = pyoxigraph.Store()
    try:
        store.bulk_load(graph.serialize(format=name, encoding="utf-8"), format=format)
    except Exception as error:  # rdflib's serializers raise nothing narrower
        raise GraphError(f"the graph holds what is no RDF: {error}") from error
    return store


class _Store(OxigraphStore):
    """Oxigraph under rdflib, open to be asked without rdflib between."""

    def __init__(self, oxigraph: pyoxigraph.Store) -> None:
        super().__init__(store=oxigraph)
        self.oxigraph = oxigraph


def _workspace_store(folder: Path) -> pyoxigraph.Store:
    path = folder / STORE
    if not path.is_dir() and (folder / TRIG).is_file():
        return _file_store(folder / TRIG)
    if not path.is_dir():
        raise GraphError("no plumbook workspace", where=folder, remedy="make one with: plumbook build TEXTS --out DIR")
    try:
        return pyoxigraph.Store.read_only(str(path))
    except (OSError, RuntimeError, ValueError) as error:
        raise GraphError(
            "its store cannot be opened", where=folder, remedy="build the workspace again with plumbook build"
        ) from error


def _file_store(path: Path) -> pyoxigraph.Store:
    format = RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if format is None:
        raise GraphError("no known RDF format", where=path, remedy="use .ttl, .trig, .nt, .nq, .rdf, .jsonld or .n3")
    store = pyoxigraph.Store()
    try:
        store.bulk_load(path=str(path), format=format, base_iri=path.resolve().as_uri())
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"not valid {format.name}: {error}", where=path, remedy="mend the file") from error
    except OSError as error:
        raise GraphError(f"cannot be read: {error.strerror or error}", where=path) from error
    return store
