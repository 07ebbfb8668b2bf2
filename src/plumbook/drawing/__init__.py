"""Drawings of a graph as pages that work offline: pyvis's nodes and edges in a page of plumbook's own."""

from plumbook.drawing.page import DEFAULT_MOST, draw

__all__ = ["DEFAULT_MOST", "draw"]
