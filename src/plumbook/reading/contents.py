"""What a cue reports where it is no quotation of its own: by the parse, whichever way of reading fits first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.clauses import Clauses
from plumbook.reading.cues import noun_class
from plumbook.reading.extents import Extents
from plumbook.reading.findings import Finding
from plumbook.reading.lexicon import words
from plumbook.reading.phrases import Phrases
from plumbook.reading.quotations import QuotedText
from plumbook.reading.sources import follows, objects_of, sources_of_noun, sources_of_verb
from plumbook.reading.verb_forms import has_subject, is_infinitive, is_that_clause

# What stands for the words or thoughts of whom it belongs to ("in the words of", "in her view").
_VIEWS = frozenset({"words", "view", "eyes", "opinion", "telling", "account", "estimation", "judgment", "judgement"})


class Contents:
    """Finds what the cues of one text report.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.
        used: indices of tokens that report already.
    """

    def __init__(self, doc: Doc, quoted: QuotedText, used: Iterable[int]) -> None:
        self.doc = doc
        self.used = set(used)
        self.extents = Extents(doc, quoted)
        self.clauses = Clauses(self.extents)
        self.phrases = Phrases(self.extents)

    def find(self) -> list[Finding]:
        """Return what was found, in the order of the cues; a cue is read in one way only."""
        return [found for token in self.doc if token.i not in self.used and (found := self._of(token)) is not None]

    def _of(self, token: Token) -> Finding | None:
        if token.lower_ == "according":
            return self._according(token)
        if token.i and self.doc[token.i - 1].text == "-":
            return None  # "so-called"
        if token.pos_ in {"VERB", "AUX"}:
            readings: tuple[Callable[[Token], Finding | None], ...] = (
                self.clauses.aside, self.clauses.clause, self.phrases.request, self.phrases.intent,
                self.phrases.judgement, self.phrases.charge, self.phrases.topic, self.phrases.quoted_after,
                self.phrases.object, self.clauses.rest,
            )  # fmt: skip
            return next((found for read in readings if (found := read(token)) is not None), None)
        if token.pos_ == "NOUN":
            return self._in_words(token) or self._noun(token)
        if token.pos_ == "ADJ" and token.lower_ in words("cue_adjectives"):
            return self._adjective(token)
        return None

    def _noun(self, noun: Token) -> Finding | None:
        """A noun with what it reports ("Blinken's message that …", "demands for …")."""
        kind = noun_class(noun.lemma_.lower())
        if kind is None:
            return None
        for child in noun.rights:
            clause = is_that_clause(child)
            infinitive = child.dep_ in {"acl", "xcomp"} and is_infinitive(child) and kind in {"request", "intent"}
            asked = kind == "request" and child.dep_ == "prep" and child.lower_ == "for"
            if clause or infinitive or asked:
                construction = "noun that" if clause else "noun to" if infinitive else "noun for"
                start = child.left_edge.i + (0 if infinitive else 1)
                return self.extents.after(construction, noun, start, child.right_edge.i + 1, sources_of_noun(noun))
        return self._predicated(noun, kind)

    def _adjective(self, adjective: Token) -> Finding | None:
        """An adjective with what its bearer holds or makes known ("made clear that …", "is confident …")."""
        verb = adjective.head
        if verb.pos_ not in {"VERB", "AUX"} or adjective.i < verb.i or any(c.lower_ == "it" for c in verb.lefts):
            return None
        for child in (*adjective.rights, *verb.rights):
            if (
                child.dep_ in {"ccomp", "advcl"}
                and child.i > adjective.i
                and has_subject(child)
                and not is_infinitive(child)
            ):
                start = child.left_edge.i + (child.left_edge.lower_ == "that")
                if start > adjective.i:
                    return self.extents.after(
                        "adjective", adjective, start, child.right_edge.i + 1, sources_of_verb(verb)
                    )
        return None

    def _predicated(self, noun: Token, kind: str) -> Finding | None:
        """A clause that the noun is said to be ("Her view is that …"), or that hangs on its source by mistake."""
        head = noun.head
        if noun.dep_ in {"nsubj"} and head.lemma_ == "be" and kind != "finding":
            for child in head.children:
                if child.dep_ in {"ccomp", "xcomp"} and child.i > head.i:
                    return self.extents.after(
                        "noun is", noun, child.left_edge.i, child.right_edge.i + 1, sources_of_noun(noun)
                    )
        for preposition in noun.rights:
            for source in objects_of(preposition) if preposition.dep_ == "prep" else ():
                for child in source.rights:
                    if is_that_clause(child):
                        start = child.left_edge.i + 1
                        return self.extents.after(
                            "noun that", noun, start, child.right_edge.i + 1, sources_of_noun(noun)
                        )
        return None

    def _according(self, token: Token) -> Finding | None:
        """A sentence with "according to" before it, after it, inside it."""
        if token.i + 2 >= len(self.doc) or self.doc[token.i + 1].lower_ != "to":
            return None
        to = self.doc[token.i + 1]
        return self._beside("according to", token, to.i, objects_of(to) or follows(to))

    def _in_words(self, noun: Token) -> Finding | None:
        """A sentence with "in the words of …", "in …'s view" before or after it."""
        opening = noun.head
        if opening.lower_ != "in" or noun.dep_ != "pobj" or noun.lower_ not in _VIEWS:
            return None
        of = [p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in objects_of(c)]
        return self._beside("in words", opening, noun.i, [c for c in noun.lefts if c.dep_ == "poss"] or of)

    def _beside(self, construction: str, opening: Token, last: int, sources: list[Token]) -> Finding | None:
        """The sentence beside a phrase with a source; the cue is the tokens from the opening to the last."""
        if not sources:
            return None
        sentence = opening.sent
        end = max(last, sources[-1].right_edge.i) + 1
        parts = self.extents.parts(sentence.start, opening.i, end, sentence.end, opening)
        finding = self.extents.finding(construction, self._main_parts(parts, end), opening, sources)
        if finding is not None:
            finding.cue = Span(opening.idx, self.doc[last].idx + len(self.doc[last]))
        return finding

    def _main_parts(self, parts: list[Span], end: int) -> list[Span]:
        """Of a sentence with "according to" inside: the clause that it stands beside, before or after it."""
        if len(parts) == 2 and self.doc[end : end + 1].text not in {","}:
            return parts[:1] if parts[0].end - parts[0].start > 20 else parts
        return parts
