"""The store that answers queries: Oxigraph under the rdflib API."""

from plumbook.store.opening import open_graph

__all__ = ["open_graph"]
