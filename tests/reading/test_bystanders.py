from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

from plumbook.encoder.labels import COLUMNS_IN_ALL, columns
from plumbook.encoder.pieces import pieces_of
from plumbook.encoder.session import Told
from plumbook.model import ActorKind, Attribution, Document, Mode, Policy, Reading, Span
from plumbook.reading.bystanders import drop_bystanders
from plumbook.reading.draft import Draft
from plumbook.reading.reader import SpacyReader

TEXT = "Quill met Hale in Bergen."


def dropped(reader: SpacyReader, actors: str, claimant: str | None = None) -> Reading:
    """The reading of a text in which the encoder takes only some words for persons; one of its actors may speak."""
    doc: Doc = reader.nlp.make_doc(TEXT)
    draft = Draft(Document(id="d", text=TEXT))
    doc._.draft = draft
    pieces = pieces_of(TEXT)
    scores = np.zeros((len(pieces.ids), COLUMNS_IN_ALL), dtype=np.float32)
    for kind in ActorKind:
        scores[:, columns(kind.value)] = [5, 0, 0]
    for actor in actors.split():
        first, end = pieces.between(TEXT.index(actor), TEXT.index(actor) + len(actor))
        scores[first:end, columns("person")] = [0, 5, 0]
    draft.told = Told(pieces, scores, ())
    for name in ("Quill", "Hale", "Bergen"):
        member = draft.cast.add(ActorKind.PERSON, name)
        start = TEXT.index(name)
        draft.cast.mention(member, start, start + len(name), name)
        if name == claimant:
            span = Span(0, 5)
            said = Attribution(key="t1", claimant=member.key, content=(span,), mode=Mode.DIRECT, evidence=(span,))
            draft.attributions.append(said)
    draft.policies.append(Policy(key="p1", name="meeting", concerns=tuple(m.key for m in draft.cast.members)))
    drop_bystanders(doc)
    return draft.finish()


def test_what_the_encoder_takes_for_no_actor_goes(reader: SpacyReader) -> None:
    reading = dropped(reader, "Quill Hale")
    assert [a.name for a in reading.actors] == ["Quill", "Hale"]


@pytest.mark.parametrize("claimant", ["Bergen", "Hale"])
def test_who_speaks_stays(reader: SpacyReader, claimant: str) -> None:
    reading = dropped(reader, "Quill", claimant)
    assert {a.name for a in reading.actors} == {"Quill", claimant}


def test_nothing_points_to_who_is_gone(reader: SpacyReader) -> None:
    reading = dropped(reader, "Quill")
    assert [reading.policies[0].concerns] == [tuple(a.key for a in reading.actors)]
