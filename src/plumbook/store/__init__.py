"""The store that answers queries: Oxigraph under the rdflib API."""

from plumbook.store.opening import STORE, TRIG, open_graph, open_store

__all__ = ["STORE", "TRIG", "open_graph", "open_store"]
