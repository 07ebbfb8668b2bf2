"""What plumbook's encoder says of a text: asked once, for all components."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from plumbook.encoder.session import Encoder, Told
from plumbook.reading.draft import draft_of


@cache
def shipped_encoder() -> Encoder:
    """Return the shipped encoder; its file is loaded when it first reads."""
    return Encoder()


def told_of(doc: Doc) -> Told:
    """Return what the encoder says of a Doc's text."""
    draft = draft_of(doc)
    if draft.told is None:
        draft.told = shipped_encoder().read(draft.document.text)
    return draft.told
