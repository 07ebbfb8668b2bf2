"""The step of the pipeline that finds stances."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("plumbook_stances", requires=["token.dep"])
def find_stances(doc: Doc) -> Doc:
    """Find stances."""
    return doc
