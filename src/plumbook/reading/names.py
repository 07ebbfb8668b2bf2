"""Where a text names somebody: stretches of tokens, with what they seem to name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind
from plumbook.reading.body_names import (
    AIRCRAFT,
    is_front_of_other,
    is_part_of_people,
    is_people,
    long_bodies,
    party_bodies,
)
from plumbook.reading.encoded_names import (
    bare_surnames,
    is_office,
    is_read_as_body,
    is_read_as_person,
    surely_persons,
    whole_names,
    without_strangers,
)
from plumbook.reading.encoding import told_of
from plumbook.reading.lexicon import Entry, forms_by_first_word, known_names, words
from plumbook.reading.office_words import departments
from plumbook.reading.person_names import after_particles, is_capital

_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANIZATION, "GPE": ActorKind.STATE}
# Labels of the model's that name no actor themselves, and keep the words they cover from being read as one.
_CLOSED_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "LAW", "EVENT", "WORK_OF_ART"})
# Labels under which bodies come too.
_MISTAKEN = frozenset({"PERSON", "FAC", "PRODUCT"})
# What the name of a person, body or state stands before and together makes a body.
_GOVERNMENT_NOUNS = frozenset(
    {"administration", "administrations", "regime", "team", "government", "campaign", "presidency", "junta"}
)
_STATE_BODIES = frozenset(
    {"military", "army", "navy", "parliament", "embassy", "ministry", "delegation", "media", "intelligence"}
)
_OF_HEADS = frozenset(
    {
        "Department", "Ministry", "University", "Bank", "Council", "Office", "Institute", "Bureau", "Organization",
        "House", "Chamber", "Association", "Federation", "Board", "Center", "Centre", "Committee", "Congress",
        "League", "Court", "College", "School", "Union", "Commission", "Agency", "Coalition", "Campaign", "Party",
        "Foundation", "Church", "Society", "Fund", "Front", "Alliance", "Embassy", "Consulate",
    }
)  # fmt: skip
_HYPHENATED = re.compile(r"-[a-z]{2,5}\b(?<!-era)(?<!-led)(?<!-like)(?<!-style)(?<!-type)(?<!-run)(?<!-held)")


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens that names somebody.

    Attributes:
        start: first token.
        end: one past the last token.
        kind: what it seems to name; None where nothing tells.
        entry: the known name that it is, if it is one.
        weight: how far to trust it against one that overlaps it.
        body: whether it is a government or campaign called by its head or state ("Biden team").
    """

    start: int
    end: int
    kind: ActorKind | None
    entry: Entry | None = None
    weight: int = 0
    body: bool = False


def find_names(doc: Doc, outside: set[int]) -> list[Name]:
    """Return the names in a text, in order and without overlaps.

    Args:
        doc: a parsed text.
        outside: the indices of tokens that are no part of the article, where no name begins.
    """
    taken: list[Name] = []
    free = [True] * len(doc)
    found = [
        *_known(doc),
        *_modelled(doc),
        *_bodies(doc),
        *_state_bodies(doc),
        *_runs(doc),
        *_untagged(doc),
        *_whole(doc),
    ]
    full = [(n.start, n.end) for n in found if n.kind is ActorKind.PERSON and " " in doc[n.start : n.end].text]
    found += [Name(*place, ActorKind.ORGANIZATION, None, 78) for place in (*long_bodies(doc), *party_bodies(doc))]
    others = _told_of_others(doc, found)
    found += [Name(*place, ActorKind.PERSON, None, 72) for place in bare_surnames(doc, full, others)]
    for name in sorted(
        (n for n in found if n.start not in outside), key=lambda n: (-n.weight, -(n.end - n.start), n.start)
    ):
        if all(free[name.start : name.end]):
            taken.append(name)
            free[name.start : name.end] = [False] * (name.end - name.start)
    return sorted(taken, key=lambda n: n.start)


def _told_of_others(doc: Doc, found: Iterable[Name]) -> frozenset[str]:
    """Known names whose bearers the text also calls otherwise: beside "Amman" or "Jordanian", "Jordan" is the state."""
    forms: dict[str, set[str]] = {}
    for name in found:
        if name.entry is not None:
            forms.setdefault(name.entry.name, set()).add(doc[name.start : name.end].text)
    return frozenset(form for several in forms.values() if len(several) > 1 for form in several)


def _known(doc: Doc) -> Iterator[Name]:
    """Names of the lexicon, longest first."""
    text = doc.text.replace("’", "'")
    starts = {t.idx: t.i for t in doc}
    ends = {t.idx + len(t): t.i + 1 for t in doc}
    index, known = forms_by_first_word(), known_names()
    inside = 0
    for token in doc:
        if token.i < inside:
            continue
        word = re.split(r"['-]", token.text.replace("’", "'"))[0]
        for form in index.get(word, ()):
            end = ends.get(token.idx + len(form))
            if end and text.startswith(form, token.idx) and token.idx in starts:
                if is_part_of_people(doc, token.i, end, known[form]) or is_front_of_other(doc, end, known[form]):
                    break
                yield Name(token.i, end, known[form].kind, known[form], _weight(doc, token.i, end, known[form]))
                inside = end
                break


def _weight(doc: Doc, start: int, end: int, entry: Entry) -> int:
    """A known name inside a longer name of the model's ("University of Michigan", "Jim Jordan") yields to it."""
    ent = doc[start].ent_type_
    around = (start > 0 and doc[start].ent_iob_ == "I") or (end < len(doc) and doc[end].ent_iob_ == "I")
    if entry.role == "adjective":
        return 15
    if around and ent in {"PERSON", "ORG", "FAC"} and entry.kind is ActorKind.STATE:
        return 40
    return 70 if entry.kind is not ActorKind.STATE else 60


def _modelled(doc: Doc) -> Iterator[Name]:
    """Names of the model's, with their boundaries put right; the encoder knows persons better than the model."""
    told, known = told_of(doc), surely_persons(doc)
    for ent in doc.ents:
        if ent.label_ in _CLOSED_LABELS:
            continue
        span = trimmed(ent)
        if span is None or (not span[0].text[:1].isupper() and not span[-1].text[:1].isupper()):
            continue
        if is_people(span) or ent.label_ in {"NORP", "LANGUAGE"} or "\n" in span.text or "/" in span.text:
            continue
        kind = ActorKind.PERSON if is_read_as_person(span, told) else _KINDS.get(ent.label_)
        if ent.label_ in _MISTAKEN and kind is not ActorKind.ORGANIZATION and is_read_as_body(span, told):
            kind = ActorKind.ORGANIZATION
        elif ent.label_ == "PERSON" and (not span.start or not is_title(doc[span.start - 1]) or is_office(span, told)):
            span = trimmed(kept) if (kept := without_strangers(span, known, told)) is not None else None
            if span is None:
                continue
        end = _whole_end(doc, span.start, span.end) if ent.label_ == "PERSON" else span.end
        yield Name(span.start, end, kind, None, 50)


def _whole(doc: Doc) -> Iterator[Name]:
    """Persons' names of several words, whatever the model makes of them ("the House Ada Quill", a body to it)."""
    for start, end in whole_names(doc):
        span = trimmed(doc[start : _with_hyphen(doc, start, end)])
        written = span.text.split() if span is not None else []
        if span is not None and len(written) == len(set(written)) > 1 and span.text not in known_names():
            yield Name(span.start, span.end, ActorKind.PERSON, None, 82)


def _untagged(doc: Doc) -> Iterator[Name]:
    """Surnames that the model passes over, where the encoder reads a person's name."""
    told = told_of(doc)
    for token in doc:
        if token.ent_type_ or token.pos_ not in {"PROPN", "NOUN"} or is_title(token) or not is_capital(token):
            continue
        span = doc[token.i : token.i + 1]
        if len(token) > 2 and is_read_as_person(span, told) and not _goes_on(doc, token.i):
            yield Name(token.i, token.i + 1, ActorKind.PERSON, None, 45)


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether the words beside one that may be a name are part of it, or of another's."""
    around = [doc[j] for j in (i - 1, i + 1) if 0 <= j < len(doc)]
    return any(
        t.ent_type_ == "PERSON" or t.text == "-" or t.is_quote or (t.pos_ == "PROPN" and not is_title(t))
        for t in around
    )


def trimmed(span: TokenSpan) -> TokenSpan | None:
    """Return a name without article, titles, possessive and punctuation around it; None if nothing is left."""
    start, end = span.start, span.end
    doc = span.doc
    end = next((t.i for t in span if t.text == ":" and t.i > start), end)
    while start < end and (
        doc[start].pos_ in {"DET", "PUNCT", "SPACE", "ADP"} or doc[start].lower_ in {"the", "'s", "’s"}
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].is_punct
        or doc[end - 1].tag_ == "POS"
        or doc[end - 1].text in {"'s", "’s", "’", "'"}
    ):
        end -= 1
    while end - start > 1 and is_title(doc[start]) and doc[end - 1].text not in words("organization_heads"):
        start += 1
    if end - start > 1 and _is_field_of_title(doc, start):
        start += 1
    return doc[start:end] if start < end else None


def _is_field_of_title(doc: Doc, start: int) -> bool:
    """Whether a word ends a title rather than begins a name ("Secretary of State Tillerson")."""
    before = doc[max(0, start - 2) : start].text.lower()
    return before in {"secretary of", "minister of"} and doc[start].text.lower() in departments()


def is_title(token: Token) -> bool:
    """Whether a token is a title as it stands before a person's name, or before several ("Senators Bell and White")."""
    titles = words("person_titles")
    return token.text in titles or (token.text.endswith("s") and len(token) > 4 and token.text[:-1] in titles)


def _whole_end(doc: Doc, start: int, end: int) -> int:
    """Take in what belongs to a person's name and was left out after it: a surname after its particles, a hyphen's."""
    return _with_hyphen(doc, start, after_particles(doc, start, end))


def _with_hyphen(doc: Doc, start: int, end: int) -> int:
    """Take in the rest of a hyphenated name that the tokenizer split ("Moon Jae" + "-in")."""
    if end - start < 2 or end >= len(doc) or doc[end].text != "-" or doc[end - 1].whitespace_:
        return end
    match = _HYPHENATED.match(doc[end : end + 4].text)
    if not match:
        return end
    span = doc.char_span(doc[start].idx, doc[end].idx + match.end())
    return int(span.end) if span is not None else end


def _bodies(doc: Doc) -> Iterator[Name]:
    """Governments, teams and campaigns called by whoever leads them ("Biden team", "Clinton's campaign")."""
    for token in doc:
        if token.text == "Team" and token.i + 1 < len(doc) and is_capital(doc[token.i + 1]):
            yield Name(token.i, token.i + 2, ActorKind.ORGANIZATION, None, 90, True)
        if token.lower_ not in _GOVERNMENT_NOUNS or token.i == 0:
            continue
        last = token.i - 1
        if doc[last].tag_ == "POS" and last > 0:
            last -= 1
        start = last + 1
        while (
            start > 0
            and is_capital(doc[start - 1])
            and doc[start - 1].pos_ in {"PROPN", "ADJ", "NOUN"}
            and doc[start - 1].is_sent_start is not True
        ):
            start -= 1
        if start > 0 and start <= last and is_capital(doc[start - 1]) and doc[start - 1].pos_ == "PROPN":
            start -= 1
        elif start == last + 1 and is_capital(doc[last]) and doc[last].pos_ == "PROPN":
            start = last
        while start < last and is_title(doc[start]):
            start += 1
        if start <= last:
            yield Name(start, token.i + 1, ActorKind.ORGANIZATION, None, 90, True)


def _state_bodies(doc: Doc) -> Iterator[Name]:
    """Bodies of a state in lower case ("North Korean foreign ministry", "China's navy")."""
    for token in doc:
        if token.text not in _STATE_BODIES or token.i == 0 or token.dep_ in {"amod", "compound"}:
            continue
        last = token.i - 1
        while last > 0 and doc[last].text.islower() and doc[last].dep_ in {"amod", "compound"}:
            last -= 1
        if doc[last].tag_ == "POS":
            last -= 1
        if doc[last].ent_type_ not in {"NORP", "GPE"} or not is_capital(doc[last]):
            continue
        start = last
        while start > 0 and doc[start].ent_iob_ == "I":
            start -= 1
        start += doc[start].lower_ in {"the", "a"}
        yield Name(start, token.i + 1, ActorKind.ORGANIZATION, None, 85)


def _runs(doc: Doc) -> Iterator[Name]:
    """Runs of capitalized words that end in, or begin with, the word for a body."""
    heads = words("organization_heads")
    i = 0
    while i < len(doc):
        if not is_capital(doc[i]) or doc[i].pos_ in {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX"}:
            i += 1
            continue
        end = _run_end(doc, i)
        yield from _bodies_in_run(doc, i, end, heads)
        i = end


def _run_end(doc: Doc, start: int) -> int:
    """Return where a run of capitalized words ends; small words count where a body's name goes on after them."""
    end = start + 1
    while end < len(doc) and not doc[end].is_sent_start:
        if is_capital(doc[end]) and (doc[end].pos_ in {"PROPN", "NOUN", "ADJ", "NUM", "VERB", "X"}):
            end += 1
            continue
        step = _connected(doc, start, end)
        if not step:
            break
        end += step
    return end


def _connected(doc: Doc, start: int, end: int) -> int:
    """Return how many tokens of small words and the next capital continue a name, 0 where it ends."""
    text = doc[end].text
    following = doc[end + 1] if end + 1 < len(doc) else None
    if text in {"of", "for"} and following is not None and any(t.text in _OF_HEADS for t in doc[start:end]):
        if is_capital(following):
            return 2
        if following.lower_ == "the" and end + 2 < len(doc) and is_capital(doc[end + 2]):
            return 3
    inside_of = any(t.text in {"of", "for"} for t in doc[start:end]) or text == "&"
    if text in {"and", "&", ","} and inside_of and following is not None and is_capital(following):
        return 2 if text != "," else 0
    return 0


def _bodies_in_run(doc: Doc, start: int, end: int, heads: frozenset[str]) -> Iterator[Name]:
    while start < end and doc[start].lower_ in {"the", "a"}:
        start += 1
    last = max((i for i in range(start, end) if doc[i].text in heads), default=-1)
    of = next((i for i in range(start, end) if doc[i].text in {"of", "for"}), -1)
    if of > start and doc[of - 1].text in _OF_HEADS:
        yield Name(start, end, ActorKind.ORGANIZATION, None, 80)
    elif last > start and not any(is_title(t) or t.text in AIRCRAFT for t in doc[last + 1 : end]):
        if _is_qualified(doc, start, last + 1):
            return
        yield Name(start, last + 1, ActorKind.ORGANIZATION, None, 75)


def _is_qualified(doc: Doc, start: int, end: int) -> bool:
    """Whether a run is a known body behind its party ("Democratic Senate") or the state of its member."""
    known = known_names()
    for i in range(start + 1, min(start + 3, end)):
        before, body = known.get(doc[start:i].text), known.get(doc[i:end].text)
        if before is not None and body is not None and body.kind is ActorKind.ORGANIZATION:
            return before.kind is ActorKind.GROUP or (before.role == "province" and "National" in doc[i:end].text)
    return False
