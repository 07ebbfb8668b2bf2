"""Who holds, held or is named to an office, by how its noun phrase stands beside a name: titles and appositions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from plumbook.reading.draft import text_of
from plumbook.reading.office_endings import has_left
from plumbook.reading.office_phrases import OfficePhrase
from plumbook.reading.office_predicates import predicated
from plumbook.reading.office_titles import LONGEST_ASIDE, placed, share_titles, titled
from plumbook.reading.office_words import roles, status_words
from plumbook.reading.person_names import PersonNames

_BREAKS = frozenset({",", "-", "--", "—", "–", "(", ":"})
_PARTISANS = frozenset({"republican", "democrat", "independent", "conservative", "lawmaker", "veteran"})
_HELD = re.compile(
    r",?\s*(?:a (?:post|job|position|role)\s)?(?:which|that)\s(?:\w+\s){0,2}?"
    r"(?P<when>was|is|had been|has been|will be)\s(?:\w+ly\s|most recently\s|last\s)?(?:held|filled|occupied) by\s"
)
_HOLDING = re.compile(
    r",?\s*(?:(?:post|job|position|role|seat),?\s)?,?\s?(?:a (?:post|job|position|role)\s)?(?:which|that)?\s?"
    r"(?P<who>he|she|they|[A-Z]\w+)\s(?:has\s|had\s)?(?:\w+ly\s|once\s|also\s)?(?P<verb>held|holds|occupied|occupies)\b"
)
_PRONOUNS = frozenset({"he", "she"})
# Determiners that speak of all holders, or of others.
_OF_ALL = frozenset({"every", "each", "any", "no", "some", "another", "all", "most", "many"})
# Words between a name and its apposition ("X, now a professor"), with what they say of the holding.
_TIMES = {"now": "", "currently": "", "also": "", "himself": "", "herself": "", "today": "",
          "once": "former", "formerly": "former", "previously": "former"}  # fmt: skip
_SPEAKING = frozenset({"say", "tell", "add", "confirm", "deny", "decline", "announce", "write", "note", "respond",
                       "explain", "comment", "insist", "warn", "call", "describe", "argue", "claim"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holding:
    """A phrase for an office with whom it is said of.

    Attributes:
        phrase: the office.
        holder: tokens (first, one past last) of the name, pronoun or noun phrase; None where nobody is named.
        status: what is said of the holding.
        confidence: how far the construction can be trusted.
    """

    phrase: OfficePhrase
    holder: tuple[int, int] | None
    status: frozenset[str]
    confidence: float


def find_holdings(doc: Doc, phrases: list[OfficePhrase], people: PersonNames) -> list[Holding]:
    """Return each phrase with its holders, in order; a phrase that nobody is named for stands alone.

    Args:
        doc: a parsed text.
        phrases: its offices, in order.
        people: the persons' names in it.
    """
    phrases = [_with_shared_status(doc, p, people) for p in phrases]
    titles = {n: titled(doc, p, people) for n, p in enumerate(phrases)}
    share_titles(doc, phrases, titles)
    phrases = [placed(doc, p, titles[n]) for n, p in enumerate(phrases)]
    bearers = {phrases[n].head: names[0] for n, names in titles.items() if names}
    found: list[Holding] = []
    for n, phrase in enumerate(phrases):
        own = [Holding(phrase, name, _at_end(doc, phrase, name), 0.95) for name in titles[n]]
        own = own or _in_apposition(doc, phrase, people, found)
        own = own or _predicated(doc, phrase, people, bearers) + _in_relative_clause(doc, phrase, people)
        own = own or _speaking_for_itself(doc, phrase) or [Holding(phrase, None, phrase.status, 0.5)]
        found += own
    return found


def _with_shared_status(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> OfficePhrase:
    """Return a phrase with the "former" before what it is joined to ("the former general and agency director X")."""
    bare = phrase.left in {phrase.start, phrase.role_start} and not phrase.status and not phrase.plural
    if not bare or phrase.left < 2 or doc[phrase.left - 1].lower_ != "and":
        return phrase
    # Behind a name the next title is somebody else's ("former CEO X and governor Y").
    joined = doc[phrase.left - 2]
    if joined.lower_ not in roles() and not (joined.pos_ == "NOUN" and joined.text.islower()):
        return phrase
    for token in reversed(doc[max(0, phrase.left - 1 - LONGEST_ASIDE) : phrase.left - 1]):
        if status_words().get(token.lower_) == "former":
            return replace(phrase, status=frozenset({"former"}))
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or people.covering(token.i) is not None:
            return phrase
    return phrase


def _at_end(doc: Doc, phrase: OfficePhrase, name: tuple[int, int]) -> frozenset[str]:
    """Return the status of a titled person, which what happens to that person may end ("fired Secretary X")."""
    return (
        phrase.status | {"former"}
        if not phrase.status - {"new", "next"} and has_left(doc, phrase.left, name)
        else phrase.status
    )


def _in_apposition(doc: Doc, phrase: OfficePhrase, people: PersonNames, earlier: list[Holding]) -> list[Holding]:
    if phrase.plural:
        return [Holding(phrase, name, phrase.status, 0.85) for name in _listed_before(doc, phrase, people)]
    before = _before(doc, phrase, people)
    if before is not None:
        said = _TIMES.get(doc[phrase.left - 1].lower_)
        status = frozenset({said}) if said else frozenset[str]()
        return [Holding(phrase, before, _at_end(doc, phrase, before) | status, 0.9)]
    joined = _joined_to(doc, phrase, earlier)
    if joined is not None:
        return joined
    if (subject := _opened(doc, phrase, people)) is not None:
        return [Holding(phrase, subject, phrase.status, 0.8)]
    after = _after(doc, phrase, people)
    return [Holding(phrase, after, _at_end(doc, phrase, after), 0.85)] if after is not None else []


def _before(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> tuple[int, int] | None:
    """Return the name that the phrase follows after a comma, a dash or a parenthesis ("X (R-Ky.), the chairman")."""
    i = phrase.left - 1
    if doc[phrase.left].lower_ in _OF_ALL:
        return None
    if i > 1 and doc[i].lower_ in _TIMES:
        i -= 1
    if i > 1 and doc[i].lower_ == "and":
        i = _before_partisan(doc, i, phrase)
    if i < 1 or doc[i].text not in _BREAKS or _is_speaker(doc, phrase):
        return None
    if doc[i].text == "-" and not doc[i - 1].whitespace_:
        return None
    for end in (i, _before_aside(doc, i), _before_place(doc, i)):
        name = people.name_to(end) if end is not None else None
        if name is not None:
            return name
    apposed = doc[phrase.head].head
    capitals = doc[phrase.head].dep_ == "appos" and apposed.pos_ == "PROPN" and apposed.i == i - 1
    return people.capitals_to(i) if capitals else None


def _listed_before(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> list[tuple[int, int]]:
    """Return the names that a phrase in the plural follows ("X and Y: Norwell's first women senators")."""
    end = phrase.left - 1
    names: list[tuple[int, int]] = []
    if end < 1 or doc[end].text not in _BREAKS:
        return names
    while end > 0 and (name := people.name_to(end)) is not None:
        names.insert(0, name)
        end = name[0]
        while end > 0 and (doc[end - 1].text == "," or doc[end - 1].lower_ == "and"):
            end -= 1
        if end == name[0]:
            break
    return names if len(names) > 1 else []


def _is_speaker(doc: Doc, phrase: OfficePhrase) -> bool:
    """Whether a phrase is the subject of a verb of speech right behind it ("It will help X, a director said")."""
    head = doc[phrase.head]
    verb = head.head
    return head.dep_ == "nsubj" and verb.lemma_ in _SPEAKING and verb.i == phrase.right


def _before_place(doc: Doc, i: int) -> int | None:
    """Return where the place that a member is from begins, if one ends before token i ("Senator X of Iowa,")."""
    return next((k for k in range(i - 1, max(0, i - 4), -1) if doc[k].lower_ in {"of", "from"}), None)


def _before_partisan(doc: Doc, i: int, phrase: OfficePhrase) -> int:
    """Return the comma before another description, as of a party member, that "and" joins to an office, or 0."""
    for k in range(i - 1, max(0, i - 6), -1):
        if doc[k].text == ",":
            described = doc[k + 1].lower_ in {"a", "an"} and any(
                t.dep_ == "appos" and t.head.i < k for t in (doc[i - 1], doc[phrase.head])
            )
            return k if described or any(t.lower_ in _PARTISANS for t in doc[k:i]) else 0
        if doc[k].pos_ not in {"NOUN", "PROPN", "ADJ", "ADP", "DET"}:
            return 0
    return 0


def _before_aside(doc: Doc, i: int) -> int | None:
    """Return where an aside (party and state, age) that ends before token i begins."""
    if doc[i - 1].text == ")":
        for k in range(i - 2, max(-1, i - 2 - LONGEST_ASIDE), -1):
            if doc[k].text == "(":
                return k
    for k in range(i - 1, max(0, i - 6), -1):
        if doc[k].text == ",":
            return k
    return None


def _joined_to(doc: Doc, phrase: OfficePhrase, earlier: list[Holding]) -> list[Holding] | None:
    """Return the holders of the phrase before, where "and" joins the two ("X, a director and senior fellow at")."""
    if not earlier:
        return None
    last = earlier[-1].phrase
    between = [t.lower_ for t in doc[last.right : phrase.left]]
    if between not in (["and"], [",", "and"], ["and", "a"], ["and", "the"], [","], ["/"], ["as", "well", "as"]):
        return None
    between_two = range(last.right, phrase.left)
    same = [(h.holder, h.confidence) for h in earlier if h.phrase is last and h.holder is not None]
    same = [(holder, confidence) for holder, confidence in same if holder[0] not in between_two]
    if not same:
        return None
    bare = phrase.left == phrase.start and doc[phrase.left].pos_ != "DET"
    inherited = earlier[-1].status if bare and not phrase.status else phrase.status
    return [Holding(phrase, holder, inherited, confidence * 0.95) for holder, confidence in same]


def _opened(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> tuple[int, int] | None:
    """Return the subject that a phrase at the head of a sentence describes ("A former mayor, she will run")."""
    first, i = doc[phrase.left], phrase.right
    if not first.is_sent_start or first.lower_ not in {"a", "an"}:
        return None
    if i < len(doc) and doc[i].lower_ == "and":
        i = next((k for k in range(i, first.sent.end) if doc[k].pos_ in {"PUNCT", "VERB", "AUX"}), i)
    if i + 1 >= len(doc) or doc[i].text != "," or doc[i + 1].dep_ != "nsubj":
        return None
    subject = doc[i + 1]
    return people.name_from(subject.i) or ((subject.i, subject.i + 1) if subject.lower_ in _PRONOUNS else None)


def _after(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> tuple[int, int] | None:
    """Return the name that follows the phrase after a comma ("China's top diplomat, Yang Jiechi,")."""
    i = phrase.right
    if i + 1 >= len(doc) or doc[i].text not in {",", "—", "–", "--"}:
        return None
    if phrase.left > 0 and doc[phrase.left - 1].lower_ == "as":
        return None
    definite = phrase.possessor is not None or phrase.body is not None or doc[phrase.left].lower_ in {"the", "a", "an"}
    if not definite:
        return None
    name = people.name_from(i + 1)
    if name is None or doc[i + 1].is_sent_start or name[1] >= len(doc):
        return None
    closing = doc[name[1]]
    full = name[1] - name[0] >= 2
    if full and (closing.text in {",", ".", "—", "–", "--", ";", "’s", "'s", "("} or doc[name[0]].dep_ == "appos"):
        return name
    apposed = doc[name[1] - 1].dep_ == "appos" and doc[name[1] - 1].head.i < phrase.right
    return name if apposed or (full and closing.pos_ in {"VERB", "AUX"}) else None


def _predicated(
    doc: Doc, phrase: OfficePhrase, people: PersonNames, bearers: dict[int, tuple[int, int]]
) -> list[Holding]:
    found = []
    for said in predicated(doc, phrase):
        token = said.holder
        if _is_of_relative(doc, token, phrase):
            continue
        if token.lower_ in _PRONOUNS and (relative := _relative_named(token)) is not None:
            token = relative
        if token.tag_ == "PRP$" and (subject := _subject_behind(doc, phrase)) is not None:
            token = subject
        # The parser may take a title for the subject, and the name behind it for an apposition.
        name = people.covering(token.i) or bearers.get(token.i) or (token.i, token.i + 1)
        status = phrase.status | said.status
        found.append(Holding(phrase, name, status, said.confidence))
    return found


def _relative_named(pronoun: Token) -> Token | None:
    """Return the name of a relative that the pronoun of a clause means ("his son, Rory, lost when he ran")."""
    clause = next((a for a in pronoun.ancestors if a.dep_ == "advcl"), None)
    subject = next((c for c in clause.head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None) if clause else None
    if subject is None or not any(c.tag_ == "PRP$" for c in subject.lefts):
        return None
    return next((c for c in subject.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)


def _subject_behind(doc: Doc, phrase: OfficePhrase) -> Token | None:
    """Return the name behind a phrase that opens a sentence, which "his" means ("During his years as mayor, X cut")."""
    sentence = doc[phrase.head].sent
    subject = next((c for c in sentence.root.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
    if subject is None or subject.i < phrase.right or sentence[0].pos_ not in {"ADP", "SCONJ"}:
        return None
    return subject


def _is_of_relative(doc: Doc, holder: Token, phrase: OfficePhrase) -> bool:
    """Whether a sentence speaks of a relative of whom it names ("X, whose father served as mayor")."""
    following = doc[holder.i + 1 : min(holder.i + 3, phrase.left)]
    return holder.i < phrase.left and any(token.lower_ == "whose" for token in following)


def _in_relative_clause(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> list[Holding]:
    """Return who is said to have held the office ("which was held by X until May", "the post, which he held")."""
    start = doc[phrase.right].idx if phrase.right < len(doc) else len(text_of(doc))
    rest = text_of(doc)[start : doc[phrase.head].sent.end_char]
    if passive := _HELD.match(rest):
        name = _first_name_after(doc, start + passive.end(), people)
        status = {"was": {"former"}, "had been": {"former"}, "will be": {"nominee"}}.get(passive["when"], set())
        return [Holding(phrase, name, phrase.status | status, 0.85)] if name else []
    active = _HOLDING.match(rest)
    if active is None:
        return []
    who = doc.char_span(start + active.start("who"), start + active.end("who"))
    if who is None:
        return []
    over = active["verb"] in {"held", "occupied"}
    return [Holding(phrase, (who.start, who.end), phrase.status | ({"former"} if over else set()), 0.8)]


def _first_name_after(doc: Doc, offset: int, people: PersonNames) -> tuple[int, int] | None:
    """Return the first person's name behind an offset, titles before it passed over."""
    for token in doc.char_span(offset, len(text_of(doc)), alignment_mode="expand") or ():
        if people.covering(token.i) is not None:
            return people.covering(token.i)
        if (token.is_punct and token.text != "-") or token.pos_ == "VERB":
            return None
    return None


def _speaking_for_itself(doc: Doc, phrase: OfficePhrase) -> list[Holding]:
    """A spokesperson without a name is somebody all the same ("A Foreign Ministry spokesman said")."""
    head = doc[phrase.head]
    speaks = head.dep_ == "nsubj" and head.head.lemma_ in _SPEAKING
    if not phrase.role.name.startswith("spokes") or phrase.plural or not speaks:
        return []
    return [Holding(phrase, (phrase.left, phrase.end), phrase.status | {"itself"}, 0.6)]
