"""What a cue reports where it is no quotation of its own: clauses, wishes, charges and names, by the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.cues import cue_end, cue_start, is_verb_of, noun_class, prepositions, verbs
from plumbook.reading.findings import Finding, stretch
from plumbook.reading.lexicon import words
from plumbook.reading.quotations import Quotation
from plumbook.reading.sources import follows, objects_of, sources_of_noun, sources_of_verb

_CLAUSES = frozenset({"ccomp"})
# What a verb in an aside has none of after it: it is said of the sentence around it.
_TAKEN = frozenset({"ccomp", "xcomp", "oprd", "mark"})
# Frames whose verbs take a clause, in the order in which a verb in several is read.
_CLAUSE_FRAMES = ("clause", "thought", "finding", "question", "knowledge")
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_FARTHEST_THAT = 25
_FARTHEST_QUOTE = 15
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_RELATIVE = frozenset({"which", "who", "whose", "whom"})
_CONCEDING = frozenset({"though", "although"})
_END_MARKS = frozenset({".", "!", "?"})
_BREAKS = frozenset({",", "—", "–", "--", "-", "("})


class Contents:
    """Finds what the cues of one text report.

    Args:
        doc: the parsed text.
        quotations: its quotations, in order.
        used: indices of tokens that report already.
    """

    def __init__(self, doc: Doc, quotations: list[Quotation], used: Iterable[int]) -> None:
        self.doc = doc
        self.quotations = quotations
        self.used = set(used)
        self._around: dict[int, Span] = {}
        self._shared: dict[int, Token] = {}
        self._place_quotations()

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
                self._aside, self._clause, self._request, self._intent,
                self._judgement, self._charge, self._topic, self._quoted_after, self._object, self._rest,
            )  # fmt: skip
            return next((found for read in readings if (found := read(token)) is not None), None)
        if token.pos_ == "NOUN":
            return self._noun(token)
        return None

    # Clauses

    def _aside(self, verb: Token) -> Finding | None:
        """A report at the end of its sentence or in the middle ("The deal, he said, is dead")."""
        if not is_verb_of(verb, "aside") or any(c.dep_ in _TAKEN and c.i > verb.i for c in verb.children):
            return None
        sentence = verb.sent
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        first = min([cue_start(verb), *(c.left_edge.i for c in subjects)])
        if first <= sentence.start + 1 or self.doc[first - 1].text not in _BREAKS | {"”", '"'}:
            return None
        end = self._aside_end(verb, subjects, sentence.end)
        after = [t for t in self.doc[end : sentence.end] if t.is_alpha]
        sources = self._sources(verb) if subjects else follows(verb)
        if not sources or (not subjects and verb.tag_ == "VBG") or sources[0].i < first:
            return None
        inverted = not subjects or subjects[0].i > verb.i
        stop = sentence.end if inverted or not after else end
        parts = self._main(self._parts(sentence.start, first, stop, sentence.end, verb))
        if not any(self._finite(span) for span in parts):
            return None
        return self._finding("aside", parts, verb, sources)

    def _main(self, parts: list[Span]) -> list[Span]:
        """Of the two parts around an aside, those that are the clause: neither where it was said, nor how."""
        if len(parts) < 2:
            return parts
        first, second = (self.doc.char_span(p.start, p.end, alignment_mode="contract") for p in parts)
        if first is None or second is None:
            return parts
        if first[0].pos_ == "ADP" and any(t.lemma_.lower() in words("occasion_nouns") for t in first):
            return parts[1:]
        return parts[:1] if second[0].tag_ in {"VBG", "VBN", "IN"} and self._finite(parts[0]) else parts

    def _finite(self, span: Span) -> bool:
        """Whether a stretch has a finite verb."""
        words = self.doc.char_span(span.start, span.end, alignment_mode="contract")
        return words is not None and any(t.tag_ in _FINITE for t in words)

    def _aside_end(self, verb: Token, subjects: list[Token], stop: int) -> int:
        last = max([verb.i, *(c.right_edge.i for c in subjects)])
        for i in range(last + 1, stop):
            if self.doc[i].text in _BREAKS | _END_MARKS:
                return i
        return stop

    def _parts(self, start: int, first: int, end: int, stop: int, cue: Token) -> list[Span]:
        found = [self._stretch(start, first, cue), self._stretch(end, stop, cue) if end < stop else None]
        return [span for span in found if span is not None]

    def _clause(self, verb: Token) -> Finding | None:
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
        return self._after(tensed, verb, start, self._clause_end(complement, verb))

    def _that(self, verb: Token, construction: str) -> Finding | None:
        """A clause whose "that" the parse hangs on something between ("told the judge on Friday that …")."""
        stop = min(verb.sent.end, verb.i + _FARTHEST_THAT)
        for i in range(verb.i + 1, stop):
            token = self.doc[i]
            if (
                token.text in _END_MARKS | {";"}
                or is_verb_of(token, "clause")
                or self._quoted(i) != self._quoted(verb.i)
            ):
                return None
            if token.lower_ == "that" and token.dep_ in {"mark", "nsubj", "dobj", "nsubjpass"} and i + 1 < stop:
                clause = token.head
                if clause.i < i or (clause.dep_ == "relcl" and token.dep_ != "mark"):
                    continue
                return self._after(construction, verb, i + 1, self._clause_end(clause, verb))
        return None

    def _complement(self, verb: Token) -> Token | None:
        """The head of the clause that a verb takes, if it takes one with a subject of its own or a "that"."""
        for child in verb.children:
            if (
                child.dep_ in _CLAUSES
                and not self._is_infinitive(child)
                and child.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}
            ):
                return child
        return None

    def _is_infinitive(self, verb: Token) -> bool:
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)

    def _fronted(self, verb: Token, complement: Token, frame: str) -> Finding | None:
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        first = min([cue_start(verb), *(c.left_edge.i for c in subjects)])
        start = min(complement.left_edge.i, verb.sent.start)
        if start >= first or not (self._has_subject(complement) or complement.left_edge.i > verb.sent.start):
            return None
        if self.doc[first - 1].text not in _BREAKS | {"”", '"', "’"}:
            return None
        rest = complement.right_edge.i + 1
        end = max([verb.i + 1, *(c.right_edge.i + 1 for c in subjects)])
        parts = self._parts(start, first, end if rest > end + 2 else rest, rest, verb)
        sources = self._sources(verb) if subjects else follows(verb) or self._sources(verb)
        return self._finding(f"fronted {frame}", parts, verb, sources) if parts else None

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
        inside = self._quoted(verb.i)
        for i in range(complement.i + 1, end):
            if self._quoted(i) and not inside:
                continue
            if self._next_report(self.doc[i], verb):
                self._shared[i] = verb
                return self._before_joint(i)
            if self._added(self.doc[i], complement, end):
                return self._before_joint(i)
        return end

    def _goes_on(self, token: Token, complement: Token) -> bool:
        """Whether a verb joined to the cue belongs to the clause ("said he had resigned but would stay")."""
        modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)
        return token.dep_ == "conj" and token.i > complement.i and modal and not self._has_subject(token)

    def _next_report(self, token: Token, verb: Token) -> bool:
        """Whether a verb reports on with the same source (", adding that …", "and said …")."""
        if not is_verb_of(token, "clause") or any(c.dep_ == "nsubj" for c in token.children):
            return False
        if token.tag_ == "VBG":
            return self.doc[token.i - 1].text == ","
        return token.dep_ == "conj" and self._is_finite(token) and self._is_finite(verb)

    def _is_finite(self, verb: Token) -> bool:
        perfect = any(c.dep_ == "aux" and c.lemma_ == "have" and c.tag_ in {"VBZ", "VBP", "VBD"} for c in verb.children)
        return perfect if verb.tag_ == "VBN" else verb.tag_ in {"VBD", "VBZ"}

    def _added(self, token: Token, complement: Token, end: int) -> bool:
        """Whether a token begins a remark that closes the sentence after a comma or dash (", which …")."""
        if token.text not in {",", "—", "–"} or token.i + 1 >= end:
            return False
        following = self.doc[token.i + 1]
        head = following.head if following.lower_ in _RELATIVE | _CONCEDING else following
        closes = head.right_edge.i + 2 >= end
        if following.lower_ in _RELATIVE | _CONCEDING:
            return closes and head.i > complement.i
        participle = following.tag_ in {"VBG", "VBN"} and following.dep_ in {"advcl", "acl"}
        return closes and (participle or following.lower_ == "without")

    def _before_joint(self, index: int) -> int:
        """The end of a clause before a comma and a conjunction."""
        while index > 0 and (self.doc[index - 1].dep_ in {"cc", "punct", "advmod"} and not self._quoted(index - 1)):
            index -= 1
        return index

    # Wishes and requests

    def _intent(self, verb: Token) -> Finding | None:
        """What its subject vows, hopes or refuses to do."""
        frame = "intent" if is_verb_of(verb, "intent") else "plan" if is_verb_of(verb, "plan") else None
        if frame is None:
            return None
        for child in verb.children:
            if child.dep_ == "xcomp" and child.i > verb.i and self._is_infinitive(child):
                return self._after(frame, verb, child.left_edge.i, child.right_edge.i + 1)
        return None

    def _request(self, verb: Token) -> Finding | None:
        """What somebody is asked, urged or wanted to do, with who is to do it."""
        particles = {c.lower_ for c in verb.children if c.dep_ in {"prep", "prt"}}
        lemma = verb.lemma_.lower()
        named = {lemma, *(f"{lemma}-{p}" for p in particles)}
        frame = next((f for f in ("request", "plan", "pressure") if named & verbs(f)), None)
        if frame is None:
            return None
        for child in verb.children:
            if child.i < verb.i or child.dep_ not in {"xcomp", "ccomp", "advcl"} or not self._is_infinitive(child):
                continue
            addressed = [c for c in verb.children if verb.i < c.i < child.i and c.dep_ in {"dobj", "dative", "prep"}]
            own = [c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"}]
            if not addressed and not own:
                continue
            start = min(c.left_edge.i for c in (*addressed, *own))
            if addressed and addressed[0].dep_ == "prep":
                start += 1
            construction = "request" if lemma == "want" else frame
            return self._after(construction, verb, start, child.right_edge.i + 1)
        return None

    # Judgements, charges, topics

    def _judgement(self, verb: Token) -> Finding | None:
        """What somebody or something is called, described as, dismissed as."""
        if not is_verb_of(verb, "judgement"):
            return None
        held = [
            c for c in verb.children if c.dep_ in {"oprd", "prep", "attr", "xcomp", "acomp", "ccomp"} and c.i > verb.i
        ]
        for child in held:
            if (child.dep_ == "prep" and child.lower_ != "as") or self._is_infinitive(child):
                continue
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < child.i]
            inner = [c for c in child.children if c.dep_ == "nsubj" and c.i < child.i]
            if not objects and not inner and not self._named_relatively(verb):
                continue
            start = min([c.left_edge.i for c in objects if c.i > verb.i] or [child.left_edge.i])
            return self._after("judgement", verb, start, child.right_edge.i + 1)
        return None

    def _named_relatively(self, verb: Token) -> bool:
        """Whether the verb stands in "what he called …"."""
        return any(c.lower_ in {"what", "which", "that"} for c in verb.children)

    def _quoted_after(self, verb: Token) -> Finding | None:
        """A quotation soon after its verb that the parse does not show ("called him a “fraud”", "said “no deal”")."""
        judging, saying = is_verb_of(verb, "judgement"), is_verb_of(verb, "clause")
        if not (judging or saying) or self._quoted(verb.i):
            return None
        reach = min(verb.sent.end + 1, verb.i + (_FARTHEST_QUOTE if judging else 3), len(self.doc))
        for i in range(verb.i + 1, reach):
            token = self.doc[i]
            if self._quoted(i):
                start = verb.i + 1 if judging else i
                quotation = self._around[i]
                span = self._stretch(start, i + 1, verb)
                found = (
                    self._finding("judgement" if judging else "quoted", [span], verb, self._sources(verb))
                    if span
                    else None
                )
                return found if quotation.end - quotation.start > 1 else None
            if (
                token.pos_ == "VERB"
                or token.text in _END_MARKS | {";", ":"}
                or (saying and token.lower_ not in {"that", ","})
            ):
                return None
        return None

    def _rest(self, verb: Token) -> Finding | None:
        """The rest of the sentence after a plain verb of saying whose clause the parse lost."""
        if not is_verb_of(verb, "bare") or verb.tag_ not in {"VBD", "VBZ"} or verb.i + 1 >= verb.sent.end:
            return None
        following = self.doc[verb.i + 1]
        if following.pos_ not in {"PRON", "DET", "PROPN", "NOUN", "ADJ"} or following.ent_type_ in {"DATE", "TIME"}:
            return None
        end = verb.sent.end
        while end > verb.i and (self.doc[end - 1].is_space or self.doc[end - 1].text in _END_MARKS):
            end -= 1
        found = self._after("rest", verb, verb.i + 1, end)
        return found if found is not None and self._finite(found.content[0]) else None

    def _charge(self, verb: Token) -> Finding | None:
        """What somebody is accused of, blamed or praised for."""
        taken = prepositions("charge").get(verb.lemma_.lower())
        if not taken:
            return None
        objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in taken and child.i > verb.i and objects:
                return self._after("charge", verb, objects[0].left_edge.i, child.right_edge.i + 1)
        for child in objects[:1]:  # the preposition was read as the object's
            if any(c.dep_ == "prep" and c.lower_ in taken for c in child.children):
                return self._after("charge", verb, child.left_edge.i, child.right_edge.i + 1)
        return None

    def _topic(self, verb: Token) -> Finding | None:
        """What is called for, warned of, spoken of."""
        for frame in ("topic", "subject"):
            taken = prepositions(frame).get(verb.lemma_.lower(), frozenset())
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in taken and child.i > verb.i and any(child.children):
                    return self._after(frame, verb, child.i + 1, child.right_edge.i + 1)
        return None

    def _object(self, verb: Token) -> Finding | None:
        """What is demanded, denied, proposed, supported in a noun phrase."""
        frame = next((f for f in ("object", "position") if is_verb_of(verb, f)), None)
        if frame is None:
            return None
        for child in verb.children:
            if child.dep_ == "dobj" and child.i > verb.i and child.pos_ not in {"PRON", "PROPN"}:
                return self._after(frame, verb, child.left_edge.i, child.right_edge.i + 1)
            if child.dep_ == "xcomp" and child.tag_ == "VBG" and child.i > verb.i:
                return self._after(frame, verb, child.left_edge.i, child.right_edge.i + 1)
        return None

    # Nouns and "according to"

    def _noun(self, noun: Token) -> Finding | None:
        """A noun with what it reports ("Blinken's message that …", "demands for …")."""
        kind = noun_class(noun.lemma_.lower())
        if kind is None:
            return None
        for child in noun.rights:
            clause = self._is_that_clause(child)
            infinitive = child.dep_ in {"acl", "xcomp"} and self._is_infinitive(child) and kind in {"request", "intent"}
            asked = kind == "request" and child.dep_ == "prep" and child.lower_ == "for"
            if clause or infinitive or asked:
                construction = "noun that" if clause else "noun to" if infinitive else "noun for"
                start = child.left_edge.i + (0 if infinitive else 1)
                return self._after(construction, noun, start, child.right_edge.i + 1, sources_of_noun(noun))
        return self._predicated(noun, kind)

    def _predicated(self, noun: Token, kind: str) -> Finding | None:
        """A clause that the noun is said to be ("Her view is that …"), or that hangs on its source by mistake."""
        head = noun.head
        if noun.dep_ in {"nsubj"} and head.lemma_ == "be" and kind != "finding":
            for child in head.children:
                if child.dep_ in {"ccomp", "xcomp"} and child.i > head.i:
                    return self._after(
                        "noun is", noun, child.left_edge.i, child.right_edge.i + 1, sources_of_noun(noun)
                    )
        for preposition in noun.rights:
            for source in objects_of(preposition) if preposition.dep_ == "prep" else ():
                for child in source.rights:
                    if self._is_that_clause(child):
                        start = child.left_edge.i + 1
                        return self._after("noun that", noun, start, child.right_edge.i + 1, sources_of_noun(noun))
        return None

    def _is_that_clause(self, verb: Token) -> bool:
        """Whether a verb is that of a clause with "that" as its conjunction."""
        first = verb.left_edge
        joined = verb.dep_ in {"acl", "ccomp", "relcl"} and first.lower_ == "that" and first.dep_ == "mark"
        return joined and self._has_subject(verb)

    def _has_subject(self, verb: Token) -> bool:
        return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)

    def _according(self, token: Token) -> Finding | None:
        if token.i + 2 >= len(self.doc) or self.doc[token.i + 1].lower_ != "to":
            return None
        to = self.doc[token.i + 1]
        sources = objects_of(to) or follows(to)
        if not sources:
            return None
        sentence = token.sent
        end = sources[-1].right_edge.i + 1
        parts = self._parts(sentence.start, token.i, end, sentence.end, token)
        finding = self._finding("according to", self._main_parts(parts, token, end), token, sources)
        if finding is not None:
            finding.cue = Span(token.idx, to.idx + len(to))
        return finding

    def _main_parts(self, parts: list[Span], token: Token, end: int) -> list[Span]:
        """Of a sentence with "according to" inside: the clause that it stands beside, before or after it."""
        if len(parts) == 2 and self.doc[end : end + 1].text not in {","}:
            return parts[:1] if parts[0].end - parts[0].start > 20 else parts
        return parts

    # Common to all

    def _after(
        self, construction: str, cue: Token, start: int, end: int, sources: list[Token] | None = None
    ) -> Finding | None:
        span = self._stretch(start, self._without_remark(start, end, cue), cue)
        found = self._sources(cue) if sources is None else sources
        return self._finding(construction, [span], cue, found) if span is not None else None

    def _without_remark(self, start: int, end: int, cue: Token) -> int:
        """The end of a stretch without what the author adds to it (", which …")."""
        head = self.doc[start:end].root if start < end else None
        cuts = (
            i
            for i in range(start + 1, end)
            if head is not None and self._quoted(i) == self._quoted(cue.i) and self._added(self.doc[i], head, end)
        )
        return next(cuts, end)

    def _finding(self, construction: str, parts: list[Span], cue: Token, sources: list[Token]) -> Finding | None:
        if not parts:
            return None
        first, end = cue_start(cue), cue_end(cue)
        words = Span(self.doc[first].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))
        return Finding(construction, parts, cue, words, sources)

    def _sources(self, verb: Token) -> list[Token]:
        """The sources of a verb, or of the report that it goes on with."""
        return sources_of_verb(self._shared.get(verb.i, verb))

    def _stretch(self, start: int, end: int, cue: Token) -> Span | None:
        return stretch(self.doc, start, end, self.quotations, self._around.get(cue.i))

    def _quoted(self, index: int) -> bool:
        return index in self._around

    def _place_quotations(self) -> None:
        """Note for each token inside a quotation where that begins and ends."""
        number = 0
        for token in self.doc:
            while number < len(self.quotations) and self.quotations[number].end <= token.idx:
                number += 1
            if number < len(self.quotations) and self.quotations[number].start <= token.idx:
                self._around[token.i] = self.quotations[number].inner
