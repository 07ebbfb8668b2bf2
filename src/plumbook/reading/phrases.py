"""Wishes, requests, judgements, charges and topics: what a verb reports without a clause of its own."""

from __future__ import annotations

from spacy.tokens import Token

from plumbook.reading.cues import is_verb_of, prepositions, verbs
from plumbook.reading.extents import END_MARKS, Extents
from plumbook.reading.findings import Finding
from plumbook.reading.verb_forms import is_infinitive

_FARTHEST_QUOTE = 15
# What makes a noun phrase say something ("the need for talks").
_TELLING = frozenset({"prep", "acl", "relcl", "ccomp"})


class Phrases:
    """Reads what verbs of one text ask for, promise, call somebody or speak of.

    Args:
        extents: where the text's contents begin and end.
    """

    def __init__(self, extents: Extents) -> None:
        self.extents = extents
        self.doc = extents.doc

    def request(self, verb: Token) -> Finding | None:
        """What somebody is asked, urged or wanted to do, with who is to do it."""
        particles = {c.lower_ for c in verb.children if c.dep_ in {"prep", "prt"}}
        lemma = verb.lemma_.lower()
        named = {lemma, *(f"{lemma}-{p}" for p in particles)}
        frame = next((f for f in ("request", "plan", "pressure") if named & verbs(f)), None)
        if frame is None:
            return None
        for child in verb.children:
            if child.i < verb.i or child.dep_ not in {"xcomp", "ccomp", "advcl"} or not is_infinitive(child):
                continue
            addressed = [c for c in verb.children if verb.i < c.i < child.i and c.dep_ in {"dobj", "dative", "prep"}]
            own = [c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"}]
            if not addressed and not own:
                continue
            start = min(c.left_edge.i for c in (*addressed, *own))
            if addressed and addressed[0].dep_ == "prep":
                start += 1
            construction = "request" if lemma == "want" else frame
            return self.extents.after(construction, verb, start, child.right_edge.i + 1)
        return None

    def intent(self, verb: Token) -> Finding | None:
        """What its subject vows, hopes or refuses to do."""
        frame = "intent" if is_verb_of(verb, "intent") else "plan" if is_verb_of(verb, "plan") else None
        if frame is None:
            return None
        for child in verb.children:
            if child.dep_ == "xcomp" and child.i > verb.i and is_infinitive(child):
                return self.extents.after(frame, verb, child.left_edge.i, child.right_edge.i + 1)
        return None

    def judgement(self, verb: Token) -> Finding | None:
        """What somebody or something is called, described as, dismissed as."""
        if not is_verb_of(verb, "judgement"):
            return None
        held = [
            c for c in verb.children if c.dep_ in {"oprd", "prep", "attr", "xcomp", "acomp", "ccomp"} and c.i > verb.i
        ]
        for child in held:
            if (child.dep_ == "prep" and child.lower_ != "as") or is_infinitive(child):
                continue
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < child.i]
            inner = [c for c in child.children if c.dep_ == "nsubj" and c.i < child.i]
            if not objects and not inner and not self._named_relatively(verb):
                continue
            start = min([c.left_edge.i for c in objects if c.i > verb.i] or [child.left_edge.i])
            return self.extents.after("judgement", verb, start, child.right_edge.i + 1)
        return None

    def _named_relatively(self, verb: Token) -> bool:
        """Whether the verb stands in "what he called …"."""
        return any(c.lower_ in {"what", "which", "that"} for c in verb.children)

    def quoted_after(self, verb: Token) -> Finding | None:
        """A quotation soon after its verb that the parse does not show ("called him a “fraud”", "said “no deal”")."""
        judging, saying = is_verb_of(verb, "judgement"), is_verb_of(verb, "clause")
        if not (judging or saying) or self.extents.is_quoted(verb.i):
            return None
        reach = min(verb.sent.end + 1, verb.i + (_FARTHEST_QUOTE if judging else 3), len(self.doc))
        for i in range(verb.i + 1, reach):
            token = self.doc[i]
            if self.extents.is_quoted(i):
                start = verb.i + 1 if judging else i
                quotation = self.extents.around[i]
                span = self.extents.stretch(start, i + 1, verb)
                found = (
                    self.extents.finding("judgement" if judging else "quoted", [span], verb, self.extents.sources(verb))
                    if span
                    else None
                )
                return found if quotation.end - quotation.start > 1 else None
            if (
                token.pos_ == "VERB"
                or token.text in END_MARKS | {";", ":"}
                or (saying and token.lower_ not in {"that", ","})
            ):
                return None
        return None

    def charge(self, verb: Token) -> Finding | None:
        """What somebody is accused of, blamed or praised for."""
        taken = prepositions("charge").get(verb.lemma_.lower())
        if not taken:
            return None
        objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in taken and child.i > verb.i and objects:
                return self.extents.after("charge", verb, objects[0].left_edge.i, child.right_edge.i + 1)
        for child in objects[:1]:  # the preposition was read as the object's
            if any(c.dep_ == "prep" and c.lower_ in taken for c in child.children):
                return self.extents.after("charge", verb, child.left_edge.i, child.right_edge.i + 1)
        return None

    def topic(self, verb: Token) -> Finding | None:
        """What is called for, warned of, spoken of."""
        for frame in ("topic", "subject"):
            taken = prepositions(frame).get(verb.lemma_.lower(), frozenset())
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in taken and child.i > verb.i and any(child.children):
                    return self.extents.after(frame, verb, child.i + 1, child.right_edge.i + 1)
        return None

    def object(self, verb: Token) -> Finding | None:
        """What is demanded, denied, proposed, supported in a noun phrase."""
        frame = next((f for f in ("object", "position") if is_verb_of(verb, f)), None)
        if frame is None:
            return None
        for child in verb.children:
            told = child.pos_ == "NOUN" and any(c.dep_ in _TELLING for c in child.rights)
            if child.dep_ == "dobj" and child.i > verb.i and told:
                return self.extents.after(frame, verb, child.left_edge.i, child.right_edge.i + 1)
            if child.dep_ == "xcomp" and child.tag_ == "VBG" and child.i > verb.i:
                return self.extents.after(frame, verb, child.left_edge.i, child.right_edge.i + 1)
        return None
