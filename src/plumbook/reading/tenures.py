"""The step of the pipeline that finds tenures."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("plumbook_tenures", requires=["token.dep"])
def find_tenures(doc: Doc) -> Doc:
    """Find tenures."""
    return doc
