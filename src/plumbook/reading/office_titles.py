"""Titles: offices right before the names of those who hold them, alone, in the plural and joined."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from plumbook.reading.draft import text_of
from plumbook.reading.office_phrases import OfficePhrase
from plumbook.reading.office_words import roles
from plumbook.reading.person_names import PersonNames

# How many tokens an aside has at most (party and state, age).
LONGEST_ASIDE = 8
_PARTY = re.compile(r",\s*[RDI]-\s?[A-Z][\w.]*(?=[\s,.])")
# Whoever leads a party in a chamber is from a state, and does not lead it there.
_OF_LEGISLATURES = frozenset({"whip", "majority whip", "minority whip", "majority leader", "minority leader",
                              "ranking member", "chairman", "vice chairman"})  # fmt: skip


def titled(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> list[tuple[int, int]]:
    """Return the names that stand right behind a title; several behind one in the plural.

    Args:
        doc: a parsed text.
        phrase: the title.
        people: the persons' names in the text.
    """
    if phrase.right >= len(doc) or (doc[phrase.right].is_sent_start is True and "\n" in doc[phrase.right - 1].text):
        return []
    behind = phrase.right + (doc[phrase.right].text in {"]", "."})
    if doc[phrase.right].text == "." and doc[phrase.head].lower_ not in {"reps", "sens", "govs"}:
        return []
    lower = doc[phrase.head].text.islower()
    name = people.name_from(behind, sure=lower) or (_behind_laureate(doc, behind, people) if lower else None)
    if name is None:
        return []
    names = [name]
    while phrase.plural and (following := _next_in_list(doc, names[-1][1], people)) is not None:
        names.append(following)
    return names


def placed(doc: Doc, phrase: OfficePhrase, names: list[tuple[int, int]]) -> OfficePhrase:
    """Return a title with the body that "of" names behind its bearer ("Prime Minister X of Japan").

    Args:
        doc: a parsed text.
        phrase: the title.
        names: of its bearers.
    """
    if phrase.body is not None or phrase.role.sort == "chamber" or len(names) != 1 or names[0][0] < phrase.right:
        return phrase
    if phrase.role.name in _OF_LEGISLATURES:
        return phrase
    start = names[0][1] + 1
    if start >= len(doc) or doc[start - 1].lower_ != "of":
        return phrase
    start += doc[start].pos_ == "DET"
    end = start
    while end < len(doc) and doc[end].ent_type_ in {"GPE", "ORG"} and (end == start or doc[end].ent_iob_ == "I"):
        end += 1
    return replace(phrase, body=(start, end)) if end > start else phrase


def _behind_laureate(doc: Doc, i: int, people: PersonNames) -> tuple[int, int] | None:
    """Return the name behind another description joined to a title ("former president and Nobel laureate X")."""
    if i >= len(doc) or doc[i].lower_ not in {"and", "turned"}:
        return None
    for k in range(i + 1, min(i + 6, len(doc))):
        if people.starts_at(k):
            return people.name_from(k) if doc[k - 1].pos_ == "NOUN" and doc[k - 1].lower_ not in roles() else None
        if doc[k].pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return None
    return None


def _next_in_list(doc: Doc, end: int, people: PersonNames) -> tuple[int, int] | None:
    i = _past_place(doc, _past_party(doc, _past_parenthesis(doc, end)))
    joined = False
    while i < len(doc) and (doc[i].text == "," or doc[i].lower_ == "and"):
        joined = True
        i += 1
    return people.name_from(i) if joined and i < len(doc) else None


def _past_parenthesis(doc: Doc, i: int) -> int:
    if i < len(doc) and doc[i].text == "(":
        for k in range(i, min(i + LONGEST_ASIDE, len(doc))):
            if doc[k].text == ")":
                return k + 1
    return i


def _past_party(doc: Doc, i: int) -> int:
    """Return where a party and state after a name end (", R-Texas,")."""
    match = _PARTY.match(text_of(doc), doc[i].idx) if i < len(doc) else None
    if match is None:
        return i
    while i < len(doc) and doc[i].idx < match.end():
        i += 1
    return i


def _past_place(doc: Doc, i: int) -> int:
    """Return where the place that a member is from ends ("Sens. X of Iowa and Y of Ohio")."""
    if i < len(doc) and doc[i].lower_ in {"of", "from"}:
        i += 1
        while i < len(doc) and doc[i].ent_type_ == "GPE":
            i += 1
    return i


def share_titles(doc: Doc, phrases: list[OfficePhrase], titles: dict[int, list[tuple[int, int]]]) -> None:
    """Give the first of two joined titles the name behind the second ("CIA director and former general X").

    Args:
        doc: a parsed text.
        phrases: its offices, in order; of what both titles say, the second takes its part.
        titles: for each phrase by its number, the names behind it.
    """
    for n in range(len(phrases) - 2, -1, -1):
        this, following = phrases[n], phrases[n + 1]
        between = {t.lower_ for t in doc[this.right : following.left]}
        joined = between in ({"and"}, {"and", "current"})
        definite = doc[this.left].lower_ in {"the", "its", "their"} or any(
            t.tag_ in {"POS", "PRP$"} for t in doc[this.left : this.start]
        )
        apposed = between == {","} and definite and not following.plural
        if not titles[n] and titles[n + 1] and (joined or apposed):
            titles[n] = list(titles[n + 1])
            # "Former finance minister and bank official X" was both.
            if between == {"and"} and "former" in this.status and following.left == following.start:
                phrases[n + 1] = replace(following, status=following.status | {"former"})
