"""The store that answers queries: Oxigraph under the rdflib API."""

from plumbook.store.confidence import without_uncertain
from plumbook.store.opening import STORE, TRIG, dataset_of, open_graph, open_store, store_of

__all__ = ["STORE", "TRIG", "dataset_of", "open_graph", "open_store", "store_of", "without_uncertain"]
