"""The step of the pipeline that finds actors."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("plumbook_actors", requires=["token.dep"])
def find_actors(doc: Doc) -> Doc:
    """Find actors."""
    return doc
