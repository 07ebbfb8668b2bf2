"""States and organizations of one text: their names, acronyms and capitals brought together, mere places left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind
from plumbook.reading.lexicon import known_names, words
from plumbook.reading.names import Name
from plumbook.reading.policy_lexicon import named_policies

# Prepositions after which a country is a place rather than somebody who is dealt with.
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "across", "throughout", "around", "inside", "outside", "within", "through"}
)
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent", "dobj", "dative"})
_ENDS = frozenset(".?!…:;\"”’'")
# A government or campaign under its leader's name, whatever it is called there ("Biden team").
_ONE_GOVERNMENT = frozenset({"administration", "team", "government", "presidency", "regime"})


@dataclass(slots=True)
class Body:
    """A state, organization or party under construction.

    Attributes:
        kind: state, organization or group.
        name: the name that it is listed under.
        mentions: the names that stand for it, in order.
        is_known: whether it is one that the lexicon holds.
    """

    kind: ActorKind
    name: str
    mentions: list[Name] = field(default_factory=list)
    is_known: bool = False


def find_bodies(doc: Doc, names: Iterable[Name], taken: set[int]) -> list[Body]:
    """Return the states, organizations and parties that a text names and that are more than places.

    Args:
        doc: a parsed text.
        names: its names.
        taken: first tokens of those that stand for persons.
    """
    known: dict[tuple[ActorKind, str], Body] = {}
    unknown: list[Name] = []
    for name in names:
        if name.start in taken and not name.body:
            continue
        entry = name.entry or known_names().get(doc[name.start : name.end].text)
        if entry is not None:
            body = known.setdefault((entry.kind, entry.name), Body(entry.kind, entry.name, is_known=True))
            body.mentions.append(name)
        elif name.kind in {ActorKind.ORGANIZATION, ActorKind.STATE}:
            unknown.append(name)
    bodies = [_without_places(doc, b) for b in known.values() if _is_actor(doc, b)]
    bodies += [b for b in _unknown_bodies(doc, unknown) if _is_worth_keeping(doc, b)]
    return _merged(doc, bodies)


def _is_actor(doc: Doc, body: Body) -> bool:
    """Whether a known name is used for somebody who acts or is acted upon, and not only for a place."""
    roles = {m.entry.role if m.entry else "name" for m in body.mentions}
    if body.kind is ActorKind.GROUP:
        return roles != {"adjective"}
    if body.kind is ActorKind.ORGANIZATION:
        return body.name not in words("outlets") or any(_speaks(doc, m) for m in body.mentions)
    if roles <= {"province"}:
        return any(_first_listed(doc[m.start : m.end].root).dep_ in {"nsubj", "poss"} for m in body.mentions)
    if roles <= {"adjective"}:
        return False
    if roles <= {"capital"}:
        return any(_is_acting(doc[m.start : m.end].root) for m in body.mentions)
    return any((m.entry is None or m.entry.role != "adjective") and _is_dealt_with(doc, m) for m in body.mentions)


def _without_places(doc: Doc, body: Body) -> Body:
    """Leave out where a state's capital only tells where something is ("Washington (Reuters)", "in Washington")."""
    body.mentions = [m for m in body.mentions if m.entry is None or m.entry.role != "capital" or _is_dealt_with(doc, m)]
    return body


def _is_dealt_with(doc: Doc, name: Name) -> bool:
    root = doc[name.start : name.end].root
    while root.dep_ == "conj" and root.head != root:
        root = root.head
    if root.dep_ == "pobj":
        return root.head.lower_ not in _PLACE_PREPOSITIONS
    return root.dep_ not in {"appos", "npadvmod", "ROOT", "dep"}


def _first_listed(root: Token) -> Token:
    """The first of several places in a list ("Ohio, Iowa and now Utah have passed …")."""
    while root.dep_ in {"conj", "appos", "nmod", "compound"} and root.head.ent_type_ == "GPE":
        root = root.head
    return root


def _is_acting(root: Token) -> bool:
    return root.dep_ in {"nsubj", "poss"} or (
        root.dep_ == "pobj" and root.head.lower_ in {"by", "with", "between", "against"}
    )


def _speaks(doc: Doc, name: Name) -> bool:
    """Whether a news organization reports or is spoken to, rather than being where something was published."""
    root = doc[name.start : name.end].root
    if root.dep_ in {"dobj", "dative"}:
        return root.head.lemma_ in {"tell", "inform", "assure"}
    if root.dep_ == "pobj":
        return root.head.lower_ in {"to", "by", "with"} and root.head.head.lemma_ != "contribute"
    return root.dep_ in {"nsubj", "nsubjpass", "agent", "poss"} and root.head.lemma_ != "contribute"


def _unknown_bodies(doc: Doc, names: Iterable[Name]) -> list[Body]:
    """Names that no lexicon holds, brought together by their words and acronyms."""
    found: dict[str, Body] = {}
    for name in names:
        text = doc[name.start : name.end].text
        kind = ActorKind.STATE if name.kind is ActorKind.STATE and not name.body else ActorKind.ORGANIZATION
        found.setdefault(_key(text), Body(kind, text)).mentions.append(name)
    return list(found.values())


def _key(text: str) -> str:
    plain = re.sub(r"['’]s\b", "", text.casefold()).replace(".", "").replace("’", "'")
    plain = re.sub(r"^team (\w+)$", r"\1 team", plain)
    return re.sub(r"^(?:the|u\s?s)\s+(?=\w+\s+\w)", "", plain).strip()


def _is_prose(text: TokenSpan) -> bool:
    """Whether a name stands in a sentence, and not in a heading, a caption's credit or a page's menu."""
    sentence = text.root.sent
    return len(sentence) > 5 and sentence.root.pos_ in {"VERB", "AUX"} and any(t.text in _ENDS for t in sentence[-3:])


def _is_worth_keeping(doc: Doc, body: Body) -> bool:
    """Whether a name that no lexicon holds is a body's, by what it is called and by what it does."""
    texts = [t for m in body.mentions if _is_prose(t := doc[m.start : m.end]) or m.weight > 50]
    if not texts or body.name in named_policies() or (body.name.isupper() and body.name.title() in known_names()):
        return False
    if body.kind is ActorKind.STATE:
        return any(t.root.dep_ in {"nsubj", "poss"} for t in texts) and not any(t.text.isupper() for t in texts)
    if any(m.weight > 50 for m in body.mentions):
        return not all(_is_occasion(t[-1]) for t in texts)
    if not re.search(r"[A-Za-z]{2}", body.name) or "\n" in body.name:
        return False
    acting = sum(t.root.dep_ in _ACTING or _is_by(t.root) for t in texts)
    return acting > 0 and not any(t[-1].text in words("name_ends_of_no_body") for t in texts)


def _is_by(root: Token) -> bool:
    return root.dep_ == "pobj" and root.head.lower_ in {"by", "from", "with", "at", "of"} and root.text[:1].isupper()


def _is_occasion(token: Token) -> bool:
    return token.text in words("name_ends_of_no_body")


def _merged(doc: Doc, bodies: list[Body]) -> list[Body]:
    """Bring together a name with its acronym, its shorter forms, and one government with its team."""
    kept: list[Body] = []
    for body in sorted(bodies, key=lambda b: (-len(b.name), b.mentions[0].start)):
        fuller = [k for k in kept if _is_form_of(doc, body, k)]
        if len(fuller) == 1:
            fuller[0].mentions += body.mentions
        elif not body.is_known and body.name in words("organization_heads"):
            _share_out(body, fuller)
        else:
            kept.append(body)
    for body in kept:
        body.mentions.sort(key=lambda m: m.start)
    return sorted(kept, key=lambda b: b.mentions[0].start)


def _share_out(body: Body, fuller: list[Body]) -> None:
    """Give each mention of a bare "Department" to the department named last before it; alone it names nothing."""
    for mention in body.mentions:
        before = [(m.start, i) for i, k in enumerate(fuller) for m in k.mentions if m.start < mention.start]
        if before:
            fuller[max(before)[1]].mentions.append(mention)


def _is_form_of(doc: Doc, short: Body, full: Body) -> bool:
    if short.kind is not full.kind or short.kind is not ActorKind.ORGANIZATION:
        return False
    brief, long = _key(short.name).split(), _key(full.name).split()
    if _is_acronym(short.name, full.name):
        return True
    if any(m.body for m in short.mentions) and any(m.body for m in full.mentions):
        return brief[:-1] == long[:-1][-len(brief[:-1]) :] and {brief[-1], long[-1]} <= _ONE_GOVERNMENT
    if short.is_known and (full.is_known or long[-len(brief) :] != brief or _is_another(full, brief)):
        return False
    return len(brief) < len(long) and (long[: len(brief)] == brief or long[-len(brief) :] == brief) and brief != ["the"]


def _is_another(full: Body, brief: list[str]) -> bool:
    """Whether a fuller name says more than the state of a body with a name of one word ("World Moot Congress")."""
    added = full.name.removeprefix("the ").split()[: -len(brief)]
    of_state = " ".join(added).strip(" &,") in known_names() or set(added) <= words("person_titles")
    return len(brief) == 1 and not of_state


def _is_acronym(short: str, full: str) -> bool:
    """Whether a name is made of the initials of another ("CBO", Congressional Budget Office)."""
    letters = short.replace(".", "").replace("&", "")
    if not (2 <= len(letters) <= 6 and letters.isupper()):
        return False
    capitals = "".join(w[0] for w in re.findall(r"[A-Z][\w’']*", full))
    every = "".join(w[0].upper() for w in re.findall(r"\w[\w’']*", full))
    return letters in (capitals, every) or (len(letters) > 2 and capitals.removeprefix("US") == letters)
