"""Clauses that a verb reports: after it, before it, around it."""

from __future__ import annotations

from spacy.tokens import Token

from plumbook.model import Span
from plumbook.reading.cues import cue_start, is_verb_of
from plumbook.reading.extents import BREAKS, END_MARKS, Extents
from plumbook.reading.findings import Finding
from plumbook.reading.lexicon import words
from plumbook.reading.sources import follows
from plumbook.reading.verb_forms import has_subject, is_finite, is_infinitive

# What a verb in an aside has none of after it: it is said of the sentence around it.
_TAKEN = frozenset({"ccomp", "xcomp", "oprd", "mark"})
# Frames whose verbs take a clause, in the order in which a verb in several is read.
_CLAUSE_FRAMES = ("clause", "thought", "finding", "question", "knowledge")
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_FARTHEST_THAT = 25


class Clauses:
    """Reads the clauses that verbs of one text report.

    Args:
        extents: where the text's contents begin and end.
    """

    def __init__(self, extents: Extents) -> None:
        self.extents = extents
        self.doc = extents.doc

    def aside(self, verb: Token) -> Finding | None:
        """A report at the end of its sentence or in the middle ("The deal, he said, is dead")."""
        if not is_verb_of(verb, "aside") or any(c.dep_ in _TAKEN and c.i > verb.i for c in verb.children):
            return None
        sentence = verb.sent
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        first = min([cue_start(verb), *(c.left_edge.i for c in subjects)])
        if first <= sentence.start + 1 or self.doc[first - 1].text not in BREAKS | {"”", '"'}:
            return None
        end = self._aside_end(verb, subjects, sentence.end)
        after = [t for t in self.doc[end : sentence.end] if t.is_alpha]
        sources = self.extents.sources(verb) if subjects else follows(verb)
        if not sources or (not subjects and verb.tag_ == "VBG") or sources[0].i < first:
            return None
        inverted = not subjects or subjects[0].i > verb.i
        stop = sentence.end if inverted or not after else end
        last = self._quotation_end(end, sentence.end)
        stop = end if last > sentence.end else stop
        parts = self._main(self.extents.parts(sentence.start, first, stop, last, verb))
        if not any(self.extents.has_finite_verb(span) for span in parts):
            return None
        return self.extents.finding("aside", parts, verb, sources)

    def _quotation_end(self, end: int, stop: int) -> int:
        """One past the quotation that goes on after an aside, where the parse begins a sentence with it; else stop."""
        if end + 1 < len(self.doc) and self.doc[end].text == "," and end + 1 >= stop - 1:
            return end + 2 if self.extents.is_quoted(end + 1) and not self.extents.is_quoted(end) else stop
        return stop

    def _main(self, parts: list[Span]) -> list[Span]:
        """Of the two parts around an aside, those that are the clause: neither where it was said, nor how."""
        if len(parts) < 2:
            return parts
        first, second = (self.doc.char_span(p.start, p.end, alignment_mode="contract") for p in parts)
        if first is None or second is None:
            return parts
        if first[0].pos_ == "ADP" and any(t.lemma_.lower() in words("occasion_nouns") for t in first):
            return parts[1:]
        return parts[:1] if second[0].tag_ in {"VBG", "VBN", "IN"} and self.extents.has_finite_verb(parts[0]) else parts

    def _aside_end(self, verb: Token, subjects: list[Token], stop: int) -> int:
        last = max([verb.i, *(c.right_edge.i for c in subjects)])
        for i in range(last + 1, stop):
            if self.doc[i].text in BREAKS | END_MARKS:
                return i
        return stop

    def clause(self, verb: Token) -> Finding | None:
        """A clause after its verb ("said that …"), or before it ("… , said Smith")."""
        frame = next((f for f in _CLAUSE_FRAMES if is_verb_of(verb, f)), None)
        if frame is None:
            return None
        complement = self._complement(verb)
        if verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
            return None  # "that is to say"
        tensed = frame if verb.tag_ in _TENSED else f"{frame}, {verb.tag_}"
        if complement is None:
            return self._that(verb, tensed)
        if complement.i < verb.i:
            return self._fronted(verb, complement, frame)
        start = self._clause_start(complement, verb)
        found = self.extents.after(tensed, verb, start, self._clause_end(complement, verb))
        if found is None or not self.extents.has_finite_verb(found.content[0]):
            return self._to_sentence_end(tensed, verb, start) or found
        return found

    def _to_sentence_end(self, construction: str, verb: Token, start: int) -> Finding | None:
        """The rest of the sentence, if it has the finite verb that the parse did not put in the clause."""
        end = verb.sent.end
        while end > start and (self.doc[end - 1].is_space or self.doc[end - 1].text in END_MARKS):
            end -= 1
        found = self.extents.after(construction, verb, start, end) if start < end else None
        return found if found is not None and self.extents.has_finite_verb(found.content[0]) else None

    def _that(self, verb: Token, construction: str) -> Finding | None:
        """A clause whose "that" the parse hangs on something between ("told the judge on Friday that …")."""
        stop = min(verb.sent.end, verb.i + _FARTHEST_THAT)
        for i in range(verb.i + 1, stop):
            token = self.doc[i]
            if (
                token.text in END_MARKS | {";"}
                or is_verb_of(token, "clause")
                or self.extents.is_quoted(i) != self.extents.is_quoted(verb.i)
            ):
                return None
            if token.lower_ == "that" and token.dep_ in {"mark", "nsubj", "dobj", "nsubjpass"} and i + 1 < stop:
                clause = token.head
                if clause.i < i or (clause.dep_ == "relcl" and token.dep_ != "mark"):
                    continue
                return self.extents.after(construction, verb, i + 1, self._clause_end(clause, verb))
        return None

    def _complement(self, verb: Token) -> Token | None:
        """The head of the clause that a verb takes, if it takes one with a subject of its own or a "that"."""
        for child in verb.children:
            if child.dep_ == "ccomp" and not is_infinitive(child) and child.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
                return child
        return None

    def _fronted(self, verb: Token, complement: Token, frame: str) -> Finding | None:
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        first = min([cue_start(verb), *(c.left_edge.i for c in subjects)])
        start = min(complement.left_edge.i, verb.sent.start)
        if start >= first or not (has_subject(complement) or complement.left_edge.i > verb.sent.start):
            return None
        if self.doc[first - 1].text not in BREAKS | {"”", '"', "’"}:
            return None
        rest = complement.right_edge.i + 1
        end = max([verb.i + 1, *(c.right_edge.i + 1 for c in subjects)])
        parts = self.extents.parts(start, first, end if rest > end + 2 else rest, rest, verb)
        sources = self.extents.sources(verb) if subjects else follows(verb) or self.extents.sources(verb)
        return self.extents.finding(f"fronted {frame}", parts, verb, sources) if parts else None

    def _clause_start(self, complement: Token, verb: Token) -> int:
        start = max(complement.left_edge.i, verb.i + 1)
        while start < complement.i and (self.doc[start].lower_ == "that" and self.doc[start].dep_ == "mark"):
            start += 1
        return start

    def _clause_end(self, complement: Token, verb: Token) -> int:
        """One past the clause, without the next report of the same source, nor what the author adds to it."""
        end = (
            max([complement.right_edge.i, *(c.right_edge.i for c in verb.children if self._goes_on(c, complement))]) + 1
        )
        inside = self.extents.is_quoted(verb.i)
        for i in range(complement.i + 1, end):
            if self.extents.is_quoted(i) and not inside:
                continue
            if self._next_report(self.doc[i], verb):
                self.extents.share(i, verb)
                return self._before_joint(i)
            if self.doc[i].text == ";" or self.extents.is_remark(self.doc[i], complement, end):
                return self._before_joint(i)
        return self._with_joined(end, verb)

    def _with_joined(self, end: int, verb: Token) -> int:
        """The end of the sentence, where a joint part of the clause is left over ("…, and of her father")."""
        stop = verb.sent.end
        first = end + 1 if end < stop and self.doc[end].text == "," else end
        if first + 1 >= stop or self.doc[first].dep_ != "cc" or self.extents.is_quoted(end):
            return end
        joined = self.doc[first + 1]
        if joined.pos_ != "ADP" and joined.tag_ not in {"MD", "VB"} and joined.lower_ not in {"that", "not"}:
            return end
        while stop > end and (self.doc[stop - 1].is_space or self.doc[stop - 1].text in END_MARKS):
            stop -= 1
        return stop

    def _goes_on(self, token: Token, complement: Token) -> bool:
        """Whether a verb joined to the cue belongs to the clause ("said he had resigned but would stay")."""
        modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)
        return token.dep_ == "conj" and token.i > complement.i and modal and not has_subject(token)

    def _next_report(self, token: Token, verb: Token) -> bool:
        """Whether a verb reports on with the same source (", adding that …", "and said …")."""
        if not is_verb_of(token, "clause") or any(c.dep_ == "nsubj" for c in token.children):
            return False
        if token.tag_ == "VBG":
            return self.doc[token.i - 1].text == ","
        return token.dep_ == "conj" and is_finite(token) and is_finite(verb)

    def _before_joint(self, index: int) -> int:
        """The end of a clause before a comma and a conjunction."""
        while index > 0 and (
            self.doc[index - 1].dep_ in {"cc", "punct", "advmod"} and not self.extents.is_quoted(index - 1)
        ):
            index -= 1
        return index

    def rest(self, verb: Token) -> Finding | None:
        """The rest of the sentence after a plain verb of saying whose clause the parse lost."""
        if not is_verb_of(verb, "bare") or verb.tag_ not in {"VBD", "VBZ"} or verb.i + 1 >= verb.sent.end:
            return None
        following = self.doc[verb.i + 1]
        if following.pos_ not in {"PRON", "DET", "PROPN", "NOUN", "ADJ"} or following.ent_type_ in {"DATE", "TIME"}:
            return None
        return self._to_sentence_end("rest", verb, verb.i + 1)
