"""The step of the pipeline that finds offices."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("plumbook_offices", requires=["token.dep"])
def find_offices(doc: Doc) -> Doc:
    """Find offices."""
    return doc
