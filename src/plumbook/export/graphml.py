"""GraphML, as yEd, Gephi, igraph and networkx read it."""

from __future__ import annotations

from typing import Any, BinaryIO

import networkx as nx

from plumbook.export.attributes import plain_network
from plumbook.export.xml_text import legal_network


def write_graphml(network: nx.Graph[Any], output: BinaryIO) -> None:
    """Write a network; characters that XML cannot hold become U+FFFD."""
    # The writer that needs nothing but the standard library: the same bytes wherever plumbook runs.
    nx.write_graphml_xml(legal_network(plain_network(network)), output)
