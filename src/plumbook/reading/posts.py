"""Which mentions of offices in one text name the same office."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from plumbook.model import ActorKind, Span
from plumbook.reading.draft import Member, OfficeMention
from plumbook.reading.lexicon import forms_by_first_word, known_names
from plumbook.reading.office_words import departments, presidency_of, roles

UNITED_STATES = "United States"
_FAMILIES = {
    "dictator": "leader", "ruler": "leader", "strongman": "leader",
    "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "congressman": "representative", "congresswoman": "representative",
    "chief executive officer": "chief executive",
    "secretary of state": "secretary", "foreign minister": "minister",
    "vice president": "vice president", "national security adviser": "adviser",
    "press secretary": "press secretary", "special representative": "representative of",
    "trade representative": "representative of", "high representative": "representative of",
}  # fmt: skip
_STOP = frozenset({"of", "the", "for", "to", "at", "with", "in", "on", "from", "a", "an", "and", "s", "his", "her",
                   "its", "their", "our"})  # fmt: skip
# Words of rank that some mentions give and others leave out.
_RANKS = frozenset({"senior", "top", "chief", "lead", "leading", "main"})
# Offices of one state in or for another: the words for the two are kept apart.
SENT = frozenset({"ambassador", "envoy", "representative of"})
_BELOW = frozenset({"deputy", "assistant", "associate", "vice"})
# Words of rank that companies have for vice presidents.
_CORPORATE = frozenset({"senior", "executive", "assistant", "associate", "regional", "group"})
# How well a mention fits the post that it names of another holder too ("Justices X and Y").
_SAME_WORDS = 9.0
# Offices that several hold in one body, which texts seldom name.
_CHAMBER = re.compile(r"\b(?:Congress|House|Senate|Assembly|Parliament|Legislature)\b")
_COLLEGIATE = frozenset({"justice"})
_HEADS_OF_STATE = frozenset({"president", "vice president", "first lady"})
# Offices that are the United States' where a text names no other state.
_FEDERAL = frozenset({"president", "vice president", "first lady", "senator", "representative", "secretary",
                      "attorney general", "undersecretary"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of one mention tell of the office.

    Attributes:
        family: the kind of role; kinds that one office goes by under several names are one.
        rank: words that tell apart offices of one kind ("deputy", "press").
        area: the words of its body, jurisdiction or field; the United States left out where they go without saying.
        state: the state that it belongs to, where the words name one.
    """

    family: str
    rank: frozenset[str]
    area: frozenset[str]
    state: str | None


@dataclass(slots=True)
class Post:
    """An office under construction.

    Attributes:
        wording: the fullest that any of its mentions gives.
        mentions: its mentions, in the order in which they were found to be its.
        holders: keys of those who are said to hold, have held or be named to it.
        is_federal: whether it is taken for the presidency of the United States, or an office beside it.
    """

    wording: Wording
    mentions: list[OfficeMention] = field(default_factory=list)
    holders: set[str] = field(default_factory=set)
    is_federal: bool = False

    @property
    def first(self) -> Span:
        """Its first mention."""
        return min(m.span for m in self.mentions)

    def add(self, mention: OfficeMention, wording: Wording, holder: Member | None) -> None:
        """Take in a mention; a fuller wording becomes the post's own."""
        self.mentions.append(mention)
        if holder is not None:
            self.holders.add(holder.key)
        if (len(wording.area), len(wording.rank)) > (len(self.wording.area), len(self.wording.rank)):
            self.wording = wording


def wording_of(mention: OfficeMention, text: str, is_person: bool = False, owner: str = "") -> Wording:
    """Return what a mention's words tell.

    Args:
        mention: where the office is named.
        text: the document's text.
        owner: the body that a noun or pronoun beside it stands for.
        is_person: whether what looks like its body is a person ("Obama's chief of staff").
    """
    before, after = _around_role(mention, text)
    if is_person and mention.body is not None and mention.body.start == mention.span.start:
        before = ""
    before = f"{before} {owner}"
    family = _FAMILIES.get(mention.kind, mention.kind)
    if family == "representative" and _is_of_organization(mention, text):
        family = "representative of"
    rank = _words(mention.role) - _head_words(mention.kind)
    if mention.body is not None and mention.body.start >= mention.span.end:
        after = text[mention.body.start : mention.body.end]
    outer, inner = _canonical(before), _canonical(after)
    if mention.kind == "secretary of state":
        inner = f"state {inner}"
    if mention.kind == "foreign minister":
        rank |= {"foreign"}
    if mention.kind.endswith(" representative") or mention.kind == "national security adviser":
        rank |= _words(mention.kind) - {"representative", "adviser"}
    if family in {"secretary", "undersecretary"}:
        rank, inner = _department(rank, inner)
    state = _state_in(before) or (None if mention.kind == "ambassador" else _state_in(after))
    area = _words(outer) | (_words(inner) if family not in SENT else frozenset(f"to {w}" for w in _words(inner)))
    if _state_in(before) == UNITED_STATES or (state == UNITED_STATES and family in _FEDERAL):
        area -= _words(UNITED_STATES)
    return Wording(family, rank, area, state)


def _is_of_organization(mention: OfficeMention, text: str) -> bool:
    """Whether a representative is an organization's, and no member of a chamber ("U.N. representative X")."""
    if mention.body is None:
        return False
    body = known_names().get(text[mention.body.start : mention.body.end])
    return body is not None and body.kind is ActorKind.ORGANIZATION and not _CHAMBER.search(body.name)


def _around_role(mention: OfficeMention, text: str) -> tuple[str, str]:
    """Return what stands before and after the role in a mention; a "presidential candidate" names the role in part."""
    full = text[mention.span.start : mention.span.end]
    found = re.search(rf"(?<!\w){re.escape(mention.role)}(?!\w)", full)
    if found:
        return full[: found.start()], full[found.end() :]
    return (text[mention.body.start : mention.body.end] if mention.body is not None else ""), ""


@cache
def _head_words(kind: str) -> frozenset[str]:
    """Return the words of all forms of a role ("sen", "senator", "senators")."""
    return frozenset(w for form, role in roles().items() if role.name == kind for w in _words(form))


def _department(rank: frozenset[str], inner: str) -> tuple[frozenset[str], str]:
    """Bring "Defense Secretary" and "Secretary of Defense" to one: the department is area, not rank."""
    for words, name in _department_words():
        if words <= rank:
            return rank - words, f"{name} {inner}"
    return rank, inner


@cache
def _department_words() -> tuple[tuple[frozenset[str], str], ...]:
    """Return the words that name departments, longest first, with the departments."""
    found = [(_words(form), name) for form, name in departments().items() if _words(form)]
    return tuple(sorted(found, key=lambda f: (-len(f[0]), f[1])))


@cache
def _words(text: str) -> frozenset[str]:
    text = text.lower().replace("’", "'").replace("advisor", "adviser").replace("\u200b", "")
    return frozenset(re.findall(r"[\w&]+", re.sub(r"(?<=\w)\.(?=\w)|'s\b", "", text))) - _STOP


def _canonical(text: str) -> str:
    """Put canonical names in the place of known ones ("Chinese" → "China", "DHS" → "Department of ...")."""
    tokens = text.replace("’", "'").replace("'s", "").split()
    out: list[str] = []
    i = 0
    while i < len(tokens):
        form, size = _known_at(tokens, i)
        out.append(known_names()[form].name if form else tokens[i])
        i += size
    return " ".join(out)


def _known_at(tokens: list[str], i: int) -> tuple[str | None, int]:
    for size in range(min(5, len(tokens) - i), 0, -1):
        form = " ".join(tokens[i : i + size]).strip(",")
        if form.split("-")[0].split(" ")[0] in forms_by_first_word() and form in known_names():
            return form, size
    return None, 1


def _state_in(text: str) -> str | None:
    """Return the first state that a stretch of text names."""
    tokens = text.replace("’", "'").replace("'s", "").split()
    for i in range(len(tokens)):
        form, _ = _known_at(tokens, i)
        if form and known_names()[form].kind == "state":
            return known_names()[form].name
    return None


class Posts:
    """The offices of one text, found by bringing its mentions together."""

    def __init__(self) -> None:
        self.all: list[Post] = []

    def place(self, mention: OfficeMention, wording: Wording, holder: Member | None, sort: str) -> Post:
        """Return the post that a mention names, a new one where none fits.

        Args:
            mention: where the office is named.
            wording: what its words tell.
            holder: whom it is said of.
            sort: the role's sort in the lexicon ("post", "part", "chamber").
        """
        fitting = [(self._fit(post, mention, wording, holder, sort), n) for n, post in enumerate(self.all)]
        best = max(((fit, n) for fit, n in fitting if fit > 0), default=None)
        if best is not None:
            post = self.all[best[1]]
        else:
            post = Post(wording, is_federal=_is_federal(mention, wording, holder))
            self.all.append(post)
        post.add(mention, wording, holder)
        return post

    def _fit(self, post: Post, mention: OfficeMention, wording: Wording, holder: Member | None, sort: str) -> float:
        """How well a mention fits a post, 0 where it does not."""
        known = post.wording
        if known.family != wording.family:
            return 0
        if any(m.span == mention.span for m in post.mentions):
            return _SAME_WORDS
        if sort == "chamber":
            return float(_chamber(known) == _chamber(wording))
        same_holder = holder is not None and holder.key in post.holders
        if wording.family == "president" and holder is not None and not wording.area and not same_holder:
            if _is_federal(mention, wording, holder):
                return 3.0 * post.is_federal
            return float("former" in mention.status and self._is_only_presidency(post))
        # A deputy director and the director of one body are two, whoever was both.
        is_below = bool(known.area and wording.area and (known.rank ^ wording.rank) & _BELOW)
        if not _ranks_agree(known.rank, wording.rank, same_holder and not is_below):
            return 0
        if known.state and wording.state and known.state != wording.state:
            return 0
        return self._fit_of_areas(post, wording, holder, same_holder)

    def _is_only_presidency(self, post: Post) -> bool:
        """Whether a post is the only president's that the text places, that of the United States aside."""
        placed = [p for p in self.all if p.wording.family == "president" and p.wording.area]
        return placed == [post]

    def _fit_of_areas(self, post: Post, wording: Wording, holder: Member | None, same_holder: bool) -> float:
        known = post.wording
        if known.area == wording.area:
            one_each = wording.family not in _FEDERAL | _COLLEGIATE
            if one_each and not known.area and not same_holder and holder and post.holders:
                return 0
            return 3 + 2 * same_holder
        nested = known.area <= wording.area or wording.area <= known.area
        if not nested:
            return 3.5 if same_holder and _alike(known.area, wording.area) else 0
        if wording.family in _FEDERAL and (not known.area or not wording.area) and not same_holder:
            return 0 if holder is not None or wording.family != "secretary" else 1
        if same_holder:
            return 4
        return 1 if holder is None or not post.holders or wording.family in _COLLEGIATE else 0


def _is_federal(mention: OfficeMention, wording: Wording, holder: Member | None) -> bool:
    """Whether a mention without another body is of the presidency of the United States, or an office beside it."""
    if wording.family not in _HEADS_OF_STATE or wording.area or wording.rank & _CORPORATE:
        return False
    if (
        wording.family != "president"
        or wording.state == UNITED_STATES
        or holder is None
        or "candidate" in mention.status
    ):
        return True
    return presidency_of((holder.name, *holder.names), None) is not None


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) * 2 > min(len(one), len(other))


def _chamber(wording: Wording) -> str | None:
    """Return which chamber a member's title means: the federal one unless "state" or a foreign state is said."""
    if wording.family.startswith("state ") or wording.state is None:
        return wording.state if wording.family.startswith("state ") else None
    entry = known_names().get(wording.state)
    return None if wording.state == UNITED_STATES or (entry and entry.role == "province") else wording.state


def _ranks_agree(one: frozenset[str], other: frozenset[str], same_holder: bool) -> bool:
    if one - _RANKS == other - _RANKS:
        return True
    return same_holder and (one <= other or other <= one)
