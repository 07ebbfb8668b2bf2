"""GEXF 1.2, Gephi's own format."""

from __future__ import annotations

from typing import Any, BinaryIO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from plumbook.export.attributes import plain_network
from plumbook.export.xml_text import legal_network


def write_gexf(network: nx.Graph[Any], output: BinaryIO) -> None:
    """Write a network; characters that XML cannot hold become U+FFFD."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    for meta in writer.xml.iter("meta"):  # the day of writing would make each day's file another
        meta.attrib.pop("lastmodifieddate", None)
    for creator in writer.xml.iter("creator"):
        creator.text = "plumbook"
    writer.add_graph(legal_network(plain_network(network)))
    writer.write(output)
