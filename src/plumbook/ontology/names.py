"""IRIs as people write them."""

from __future__ import annotations

import re

from plumbook.ontology.terms import PREFIXES, SHAPE

_NAMESPACES = sorted(((str(iri), prefix) for prefix, iri in {**PREFIXES, "shape": SHAPE}.items()), reverse=True)
_IRI = re.compile(r"https?://[^\s<>\"]+")


def short_name(iri: str) -> str:
    """Return an IRI as prefix and local name where plumbook has a prefix for it; anything else as it is.

    >>> short_name("https://w3id.org/plumbook/ontology#Actor")
    'plum:Actor'
    """
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def shortened(text: str) -> str:
    """Return text with short names in place of the IRIs in it."""
    return _IRI.sub(lambda iri: short_name(iri[0]), text)
