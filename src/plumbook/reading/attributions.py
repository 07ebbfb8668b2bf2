"""The step of the pipeline that finds attributions."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("plumbook_attributions", requires=["token.dep"])
def find_attributions(doc: Doc) -> Doc:
    """Find attributions."""
    return doc
