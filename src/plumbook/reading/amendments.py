"""What the parse puts right in the encoder's findings: sources, and contents with holes or cut short."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.cues import AUXILIARIES
from plumbook.reading.findings import Finding, trimmed
from plumbook.reading.quotations import QuotedText
from plumbook.reading.sources import AMID, SUBJECTS, sentence_opener, sources_of_verb
from plumbook.reading.verb_forms import FINITE, has_subject, is_infinitive

# What cannot end a content: what it opens is cut off.
_OPENERS = frozenset({"DET", "SCONJ", "ADP", "PART", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "ADP"})
_TELLING = frozenset({"tell", "assure", "remind", "inform", "warn"})
_MODIFIERS = frozenset({"amod", "advmod", "compound", "nummod", "poss"})
_DOUBLE = '“”"«»„'
_MARKS = _DOUBLE + "‘’'"
# How long a hole is at most, in characters, that belongs to a content on both sides of it.
_HOLE = 200


def amend(doc: Doc, quoted: QuotedText, finding: Finding) -> None:
    """Put right a finding of the encoder's where the parse says plainly otherwise.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.
        finding: the finding; it is changed.
    """
    if finding.head is not None and _is_nobodys(finding.head):
        finding.sources, finding.worded = [], None
    _take_subject(finding)
    _take_object(doc, quoted, finding)
    _leave_out_source(quoted, finding)
    _take_opener(doc, quoted, finding)
    _leave_out_asides(quoted, finding)
    _fill_holes(doc, quoted, finding)
    _complete_clause(doc, quoted, finding)
    _end_at_predicate(quoted, finding)


def _take_subject(finding: Finding) -> None:
    """Take the subject for the source, where what the verb addresses was taken, or a noun of another sentence."""
    head = finding.head
    if head is None or head.pos_ != "VERB" or not finding.sources:
        return
    finding.sources = [_counted(source, head) for source in finding.sources]
    elsewhere = all(source.sent != head.sent for source in finding.sources)
    nearer = next((c for c in head.lefts if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    elsewhere |= nearer is not None and all(_is_before(source, nearer, head) for source in finding.sources)
    elsewhere |= nearer is not None and all(_is_around(source, head) for source in finding.sources)
    if not elsewhere and not all(_is_object(source, head) for source in finding.sources):
        return
    verb = head
    while not (elsewhere or has_subject(verb)) and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    own = sources_of_verb(verb) if has_subject(verb) and not _is_passive(verb) else sentence_opener(head)
    if own and not any(finding.holds(source.idx, source.idx + len(source)) for source in own):
        finding.sources, finding.worded = own, None


def _is_nobodys(head: Token) -> bool:
    """Whether a noun, or a verb that only a noun can be there, reports what nobody named says ("amid reports that")."""
    before = head.head if head.pos_ == "NOUN" else head.nbor(-1) if head.i > 0 and head.tag_ in {"VBZ", "VBP"} else head
    owned = any(c.dep_ == "poss" or c.lower_ in {"by", "from"} for c in head.children)
    return before.lower_ in AMID and before.dep_ == "prep" and not owned


def _take_object(doc: Doc, quoted: QuotedText, finding: Finding) -> None:
    """Take what a verb reports for the content, where the clause that its sentence opens with was taken."""
    head = finding.head
    part = finding.content[0]
    words = doc.char_span(part.start, part.end, alignment_mode="expand")
    if head is None or words is None or len(finding.content) > 1 or quoted.over(part.start, part.end):
        return
    opening = words.root.dep_ == "advcl" and words.root.head == head and words.end <= head.i
    rights = list(head.rights)
    objects = [c for c in rights if c.dep_ == "ccomp"] or [c for c in rights if c.dep_ == "dobj"]
    if opening and objects and words[0].dep_ == "mark":
        first, last = doc[objects[0].left_edge.i], doc[objects[0].right_edge.i]
        finding.content = [trimmed(quoted, first.idx, last.idx + len(last)) or part]


def _is_before(source: Token, subject: Token, verb: Token) -> bool:
    """Whether a source stands before a verb's subject, as the subject of another verb that this one hangs on."""
    return source.i < subject.left_edge.i and source.dep_ in SUBJECTS and source.head in verb.ancestors


def _is_around(source: Token, verb: Token) -> bool:
    """Whether a source after a verb is the subject of another that reports its clause ("…, Quill testified")."""
    return source.i > verb.i and source.dep_ in SUBJECTS and verb.dep_ == "ccomp" and source.head == verb.head


def _counted(source: Token, verb: Token) -> Token:
    """The subject that a source only begins ("one" of "one source said")."""
    begins = source.dep_ in {"nummod", "det", "amod", "compound"} and source.i < source.head.i < verb.i
    return source.head if begins and source.head.head == verb and source.head.dep_ in SUBJECTS else source


def _is_object(source: Token, verb: Token) -> bool:
    """Whether a noun is addressed by a verb, or stands in a clause of its object's or its subject's."""
    chain = [source, *source.ancestors]
    if _is_passive(verb) or verb not in chain[1:]:
        return False
    path = chain[: chain.index(verb)]
    if any(t.dep_ in {"relcl", "acl"} and t.i < verb.i for t in path):
        return True
    below = path[-1]
    addressed = below == source and source.dep_ in {"dobj", "dative"}
    told_to = source.dep_ == "pobj" and source.head == below and below.lower_ in {"to", "with"}
    return below.i > verb.i and (addressed or told_to or below.dep_ == "ccomp")


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.children)


def _leave_out_source(quoted: QuotedText, finding: Finding) -> None:
    """Leave out the source where a content runs on to the cue ("…, Quill | reported")."""
    cue, part = finding.cue, finding.content[-1]
    for source in finding.sources:
        first = source.left_edge.idx
        ends = part.start < first and part.end == source.idx + len(source)
        if cue is not None and ends and not quoted.text[part.end : cue.start].strip():
            finding.content[-1] = trimmed(quoted, part.start, first) or part
            return


def _take_opener(doc: Doc, quoted: QuotedText, finding: Finding) -> None:
    """Take the subject that a sentence opens with before an inserted cue ("The speech, she says, was long").

    Whom the cue addresses stands between the two and is left out.
    """
    head, cue = finding.head, finding.cue
    part = next((p for p in finding.content if cue is not None and p.start >= cue.end), None)
    words = doc.char_span(part.start, part.end, alignment_mode="expand") if part is not None else None
    if head is None or part is None or words is None or words[0].sent != head.sent:
        return
    told = next((c for c in head.rights if c.dep_ in {"dobj", "dative"} and head.lemma_ in _TELLING), None)
    first = words.start
    if told is not None and told.left_edge.i <= first <= told.right_edge.i < words.end - 2:
        first = told.right_edge.i + 2
    verb, sentence = doc[first], head.sent
    if verb.tag_ not in FINITE or doc[first - 1].text != ",":
        return
    comma = next((t.i for t in sentence if t.text == ","), sentence.start)
    subject = doc[sentence.start : comma]
    bare = len(subject) > 0 and all(t.pos_ in _NOMINAL for t in subject)
    if not bare or comma >= head.i or not any(s.left_edge.i == comma + 1 for s in finding.sources):
        return
    opener, rest = trimmed(quoted, subject.start_char, subject.end_char), trimmed(quoted, verb.idx, part.end)
    later = [p for p in finding.content if p.start > part.start]
    finding.content = [p for p in (opener, rest) if p is not None] + later


def _leave_out_asides(quoted: QuotedText, finding: Finding) -> None:
    """Leave out what stands between source and cue ("X, citing an official, said …") beside what follows the cue."""
    cue = finding.cue
    if cue is None or not finding.sources or len(finding.content) < 2:
        return
    after = max(source.idx for source in finding.sources)
    kept = [
        part
        for part in finding.content
        if not (after < part.start and part.end <= cue.start) or quoted.over(part.start, part.end)
    ]
    if kept and len(kept) < len(finding.content) and kept[-1].start >= cue.end:
        finding.content = kept


def _fill_holes(doc: Doc, quoted: QuotedText, finding: Finding) -> None:
    """Join two parts of a content where neither cue nor source stands between them.

    What another verb governs, past a comma or a conjunction, is that verb's and is left out.
    """
    apart = [finding.cue] if finding.cue is not None else []
    apart += [Span(s.idx, s.idx + len(s)) for s in finding.sources]
    apart += [finding.worded] if finding.worded is not None else []
    joined = finding.content[:1]
    verb = _predicate(finding.head)
    for part in finding.content[1:]:
        last = joined[-1]
        if not _is_hole(quoted.text, last, part) or any(
            span.start < part.start and last.end < span.end for span in apart
        ):
            joined.append(part)
        elif not (_is_anothers(doc, last, part) or (verb is not None and last.end <= verb.idx < part.start)):
            joined[-1] = Span(last.start, part.end)
    finding.content = joined


def _is_hole(text: str, one: Span, other: Span) -> bool:
    """Whether what stands between two parts belongs to one sentence, and none of the parts is a quotation there."""
    gap = text[one.end : other.start]
    edges = text[one.end - 1] + text[other.start]
    return len(gap) <= _HOLE and not any(m in gap for m in "\n.!?;" + _DOUBLE) and not any(m in edges for m in _MARKS)


def _is_anothers(doc: Doc, one: Span, other: Span) -> bool:
    """Whether a verb between two parts governs the second alone, and begins after a comma or a conjunction."""
    first = doc.char_span(one.start, one.end, alignment_mode="expand")
    gap = doc.char_span(one.end, other.start, alignment_mode="contract")
    second = doc.char_span(other.start, other.end, alignment_mode="expand")
    if first is None or gap is None or second is None or not len(gap):
        return False
    if not (gap[0].is_punct or gap[0].dep_ in {"cc", "mark"}) or gap.start <= first.root.head.i < gap.end:
        return False
    return any(t.pos_ == "VERB" and gap.start <= t.i < gap.end for t in second.root.ancestors)


def _predicate(noun: Token | None) -> Token | None:
    """The verb of which a noun that reports is the subject ("her claim that … was called …")."""
    subject = noun is not None and noun.pos_ == "NOUN" and noun.dep_ in SUBJECTS | {"nsubjpass"}
    return noun.head if noun is not None and subject else None


def _end_at_predicate(quoted: QuotedText, finding: Finding) -> None:
    """End what a noun reports before what is said of the noun itself."""
    verb, part = _predicate(finding.head), finding.content[-1]
    if verb is None or finding.head is None or not finding.head.idx < part.start < verb.idx < part.end:
        return
    before = [c.idx for c in verb.lefts if c.dep_ in AUXILIARIES and c.idx > part.start]
    finding.content[-1] = trimmed(quoted, part.start, min([verb.idx, *before])) or part


def _complete_clause(doc: Doc, quoted: QuotedText, finding: Finding) -> None:
    """Grow a content to the subject of the clause that its verb takes, and to that clause's verb.

    A content that ends in an opener ("if", "the") is grown to the end of what that opens.
    """
    head = finding.head
    _complete_opener(doc, quoted, finding)
    part = finding.content[-1]
    words = doc.char_span(part.start, part.end, alignment_mode="expand")
    if head is None or words is None or head.pos_ not in {"VERB", "NOUN"}:
        return
    if any(q.end == part.end for q in quoted.over(part.start, part.end)):
        return
    first, end = words.start, words.end
    if len(finding.content) == 1:
        first, end = _clause(head, first, end)
    if first > head.i:
        end = _past_opener(doc, end)
    start = doc[first].idx if first != words.start else part.start
    stop = max(part.end, doc[end - 1].idx + len(doc[end - 1]))
    if "\n" not in quoted.text[start:stop] and (start, stop) != (part.start, part.end):
        finding.content[-1] = trimmed(quoted, start, stop) or part
    cue, begin = finding.cue, finding.start
    if cue is not None and head.idx < begin and cue.start < begin < cue.end:
        finding.cue = Span(cue.start, cue.start + len(quoted.text[cue.start : begin].rstrip()))


def _complete_opener(doc: Doc, quoted: QuotedText, finding: Finding) -> None:
    """Grow a first part that is one word to the end of what that opens ("If … , he said, …")."""
    part = finding.content[0]
    words = doc.char_span(part.start, part.end, alignment_mode="expand")
    if words is None or len(words) != 1 or len(finding.content) < 2 or words[0].dep_ not in {"mark", "det", "amod"}:
        return
    if finding.head is not None and words.root.sent != finding.head.sent:
        finding.content = finding.content[1:]
        return
    last = words[0].head.right_edge
    stop = min([finding.content[1].start, *(s.left_edge.idx for s in finding.sources if s.idx > part.end)])
    stop = min(stop, finding.cue.start) if finding.cue is not None and finding.cue.start > part.end else stop
    end = min(last.idx + len(last), stop)
    if end > part.end:
        finding.content[0] = trimmed(quoted, part.start, end) or part


def _clause(head: Token, first: int, end: int) -> tuple[int, int]:
    """Grow tokens first to end to the clause that a verb takes, where they hold its subject or its verb only."""
    clause = next((c for c in head.children if c.dep_ == "ccomp" and not is_infinitive(c)), None)
    if clause is None:
        return first, end
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS | {"nsubjpass"}), clause)
    if end <= head.i:
        part_of_it = (
            clause.i < first and clause.left_edge.i < end <= clause.right_edge.i + 1 and _concedes(head.doc[first])
        )
        return (clause.left_edge.i, end) if part_of_it else (first, end)
    addressed = next(
        (c for c in head.children if c.dep_ in {"dobj", "dative"} and head.i < c.left_edge.i <= first), None
    )
    if addressed is not None and first <= addressed.i < clause.left_edge.i < end - 1 and has_subject(clause):
        first = clause.left_edge.i + (clause.left_edge.lower_ == "that")
    if head.i < subject.left_edge.i < first <= clause.i:
        first = subject.left_edge.i
    if head.i < first <= subject.i < end <= clause.i and not any(t.tag_ in FINITE for t in head.doc[first:end]):
        end = clause.right_edge.i + 1
    return first, end


def _concedes(token: Token) -> bool:
    return token.dep_ == "mark" and token.head.dep_ == "advcl"


def _past_opener(doc: Doc, end: int) -> int:
    """The end of what the last token opens ("if", "the", "former"), where it does not end its own phrase."""
    last = doc[end - 1]
    if end >= len(doc) or doc[end].is_space or doc[end].is_punct:
        return end
    modifies = last.dep_ in _MODIFIERS and last.head.i > last.i
    if last.pos_ not in _OPENERS and not modifies:
        return end
    opened = last.head if last.head.i > last.i else last
    while opened.dep_ in _MODIFIERS and opened.head.i > opened.i:
        opened = opened.head
    return max(end, opened.right_edge.i + 1) if opened.sent == last.sent else end
