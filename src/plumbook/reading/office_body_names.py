"""Names of bodies and places beside the words for an office: where they begin and end, and what they are."""

from __future__ import annotations

from spacy.tokens import Doc

from plumbook.model import ActorKind
from plumbook.reading.lexicon import forms_by_first_word, known_names, words
from plumbook.reading.office_words import status_words

PARTIES = frozenset({"republican", "democratic", "democrat", "dem", "gop", "conservative", "tory",
                     "liberal", "independent", "freshman", "bipartisan", "centrist", "moderate", "libertarian",
                     "socialist"})  # fmt: skip
"""Words for the party or wing of a holder, which are no part of the office."""

_INNER = frozenset({"of", "for", "and", "&", "the", "on", "'s", "’s", "'", "’", "-", "in"})
_HYPHENED = frozenset({"then", "ex", "now", "co", "vice"})
# What a page's buttons read, which texts of pages have before captions.
_BUTTONS = frozenset({"WATCH", "VIDEO", "PHOTO", "PHOTOS", "MORE", "READ", "PLAY", "SHARE"})


def name_ending_at(doc: Doc, i: int) -> tuple[int, int] | None:
    """Return the name of a body or place whose last token is i: a known one, one that the model saw, or capitals."""
    token = doc[i]
    if not (token.text[:1].isupper() or (token.text[:1] in "@" and len(token.text) > 1)):
        return None
    if token.lower_.endswith("-based"):
        return None
    if token.pos_ in {"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "VERB", "ADV", "INTJ"} and not token.ent_type_:
        return None
    is_place = token.ent_type_ == "GPE" and token.ent_iob_ == "I"
    is_modifier = token.lower_ in words("office_modifiers") and token.lower_ != "state"
    if (is_modifier and not (is_place or _ends_known(doc, i))) or token.text in _BUTTONS:
        return None
    start = i
    first = token.sent.start
    while start > first and _continues(doc, start - 1, i):
        start -= 1
    while start < i and (doc[start].lower_ in {"the", "a", "then", "former"} or doc[start].pos_ == "DET"):
        start += 1
    while start < i and doc[start].lower_ in status_words() and _known_start(doc, i) > start:
        if doc[start].ent_type_ == "GPE" and doc[start + 1].ent_iob_ == "I":
            break
        start += 1
    return start, i + 1


def _continues(doc: Doc, k: int, last: int) -> bool:
    """Whether token k belongs to the name that ends at `last`."""
    token, following = doc[k], doc[k + 1]
    if _ends_known(doc, last) and _known_start(doc, last) <= k:
        return True
    if token.lower_ == "and" and k > 0 and {doc[k - 1].ent_type_, following.ent_type_} == {"LOC"}:
        # Two regions are one field ("Europe and Central Asia director").
        return True
    is_place = {token.ent_type_, following.ent_type_} == {"GPE"} and following.ent_iob_ == "I"
    if (token.lower_ in status_words() and not is_place) or token.lower_ in PARTIES:
        return False
    if following.ent_iob_ == "I" and following.ent_type_ in {"ORG", "GPE", "PERSON", "FAC", "NORP", "LOC"}:
        return token.text[:1].isupper() or token.lower_ in _INNER
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and token.is_sent_start is not True


def _ends_known(doc: Doc, i: int) -> bool:
    return _known_start(doc, i) <= i


def _known_start(doc: Doc, i: int) -> int:
    """Return where a known name that ends at token i begins; one past i where none does."""
    for start in range(max(i - 4, doc[i].sent.start), i + 1):
        text = doc[start : i + 1].text.replace("’", "'")
        if text.split(" ")[0].split("-")[0] in forms_by_first_word() and text in known_names():
            return start
    return i + 1


def is_organization(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is an organization's: a known one, or of several words that the model takes for one."""
    known = known_names().get(doc[start:end].text)
    if known is not None:
        return known.kind is ActorKind.ORGANIZATION
    return end - start > 1 and all(token.ent_type_ == "ORG" for token in doc[start:end])


def compound_adjective(doc: Doc, start: int, end: int) -> int | None:
    """Return where an adjective begins that a name is the end of ("pro-Norwell leader", "Somali-American mayor")."""
    if any(t.text == "-" and t.ent_type_ == "NORP" for t in doc[start:end]):
        return start
    if start < 2 or doc[start - 1].text != "-" or doc[start - 1].whitespace_:
        return None
    return start - 2 if doc[start - 2].lower_ not in _HYPHENED else None


def is_inside_name(doc: Doc, i: int, first: int) -> bool:
    """Whether a small word stands within a body's name ("Council on Trade", "Alliance to Protect Norwell Sound")."""
    if i == first or i + 1 >= len(doc) or not doc[i + 1].text[:1].isupper():
        return False
    token, before = doc[i], doc[i - 1]
    if token.lower_ == "to" and token.pos_ == "PART":
        return before.text[:1].isupper() and before.pos_ == "PROPN"
    if token.pos_ == "VERB":
        return before.lower_ == "to" and token.text[:1].isupper()
    return token.ent_type_ == "ORG" and token.ent_iob_ == "I" and token.pos_ in {"ADP", "CCONJ"}
