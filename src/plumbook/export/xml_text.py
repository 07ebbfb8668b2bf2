"""Text that XML can hold."""

from __future__ import annotations

import re

import networkx as nx

# Everything outside of XML 1.0's production Char.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Return text with U+FFFD for each character that no XML document may contain, escaped or not.

    >>> xml_text("a\x00b")
    'a�b'
    """
    return _ILLEGAL.sub("\ufffd", text)


def legal_network(network: nx.MultiGraph[str]) -> nx.MultiGraph[str]:
    """Return a network, changed in place, whose attributes XML can hold."""
    for data in (
        *(data for _, data in network.nodes(data=True)),
        *(data for *_, data in network.edges(data=True)),
    ):
        data.update({name: xml_text(value) for name, value in data.items() if isinstance(value, str)})
    return network
