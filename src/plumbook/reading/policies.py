"""The step of the pipeline that finds policies."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("plumbook_policies", requires=["token.dep"])
def find_policies(doc: Doc) -> Doc:
    """Find policies."""
    return doc
