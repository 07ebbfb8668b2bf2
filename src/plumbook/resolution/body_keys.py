"""By what a body, state or group can be known in another text: its name taken apart.

"South Korea's Defense Ministry" is a ministry of defense of South Korea; "the Bush administration" in a text
of 2003 that of George W. Bush; "House Republicans" are members of one party in one chamber. Two actors that
have a key in common are one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from plumbook.model import Actor, ActorKind
from plumbook.reading.lexicon import Entry, known_names
from plumbook.reading.lexicon import words as lexicon_words
from plumbook.resolution.keys import SMALL_WORDS, begins_proper, folded, is_proper
from plumbook.resolution.presidents import in_office, president_called
from plumbook.resolution.tables import UNITED_STATES, bodies_by_word, committees, split_state, states_by_word, word_set

Key = tuple[str, ...]
"""What it is ("government"), and of whom or what ("Syria")."""

RULED = "ruled by"
"""The first part of a key whose second is the ruler's name: whose government it is, offices tell."""

_COMMITTEE = frozenset({"committee", "permanent", "select", "house", "senate", "special"})
_GOVERNMENT = frozenset({"government", "regime", "authorities"})
_ADMINISTRATION = frozenset({"administration", "team"})
_LED = _GOVERNMENT | _ADMINISTRATION
_MILITARY = frozenset({"military", "forces", "troops", "armed forces", "soldiers"})
_INSTITUTIONS = word_set("institutions")
_CHAMBERS = {
    "congressional": "Congress", "congress": "Congress", "hill": "Congress", "lawmakers": "Congress",
    "house": "House", "representatives": "House", "congressmen": "House", "senate": "Senate", "senators": "Senate",
}  # fmt: skip
_MEMBERS = word_set("members") | set(_CHAMBERS)
# Words that a short name leaves out without naming anything else.
_NATION = frozenset({"us", "united", "states", "american"})
_NO_NAME = frozenset({"this", "that", "his", "her", "its", "their", "our", "my", "your"})
# What makes the name of a state that of a city, or the other way round.
_CITIES = frozenset({"city", "county", "state"})
_COMPANY = re.compile(r",? (?:LLC|Inc\.?|Corp\.?|Ltd\.?|Co\.|PLC|plc|L\.P\.)$")
# Words that, after a state's name, name no body of their own: there is one such body in each state.
_GENERIC = word_set("institutions") | word_set("of institutions")
# Institutions of which a state has but one, and calls it so.
_ONE_OF_A_STATE = frozenset({"army", "navy", "parliament", "senate", "house", "congress", "cabinet"})
# Those of one place that every text means alike, as it does not mean its "officials" or "companies".
_COLLECTIVES = word_set("collectives")
_BEFORE_LEADERS = word_set("before leaders")
_EDITORS = re.compile(
    r"^(?:the )?(?:editors? of |editorial board of )?(?:the )?(.+?)(?:['’]s?)? (?:editorial board|editors)$", re.I
)
_BOARD = re.compile(r"\b(?:editorial board|editors)\b", re.I)
_OF_PERSON = re.compile(r"^(\w+) of (?:[a-z-]+ )*((?:\w+ ){0,2}\w+)$")


def body_keys(actor: Actor, date: str | None) -> tuple[Key, ...]:
    """Return the keys of an organization, state or group; none where nothing tells it from its like.

    A short form of a longer name ("Joint Chiefs of Staff" beside "South Korean Joint Chiefs of Staff") is no key.

    Args:
        actor: as one text has it.
        date: when that was published, a prefix of ISO 8601.
    """
    if actor.kind is ActorKind.STATE:
        return _state_keys(actor)
    names = list(dict.fromkeys((actor.name, *actor.names)))
    found = {name: key for name in names if (key := _body_key(name, actor.kind, date))}
    shorter = {n for n in found if any(_shortens(n, other, found, other == actor.name) for other in found)}
    keys = list(dict.fromkeys(key for name, key in found.items() if name not in shorter))
    if not any(key[0] == "administration" for key in keys) and (today := _of_the_day(names, date)):
        keys.append(today)
    return tuple(_agreeing(keys, found.get(actor.name)))


def is_editorial(actor: Actor) -> bool:
    """Whether the author is a newspaper's or journal's board, and no person."""
    return actor.is_author and any(_BOARD.search(name) for name in (actor.name, *actor.names))


def _agreeing(keys: list[Key], own: Key | None) -> Iterator[Key]:
    """Leave out what contradicts: two well-known bodies or administrations under one actor, a party and its members."""
    for kinds in ({"known"}, {"administration"}, {"party", "members"}):
        rivals = [key for key in keys if key[0] in kinds]
        if len(rivals) > 1:
            keep = own if own in rivals and own[0] not in {"party", "administration"} else None
            if keep is None and kinds == {"party", "members"}:
                keep = _in_chambers(rivals)
            if keep is None and kinds == {"known"}:
                keep = rivals[0]
            keys = [key for key in keys if key not in rivals or key == keep]
            if keep is not None and keep not in keys:
                keys.append(keep)
    yield from keys


def _in_chambers(rivals: list[Key]) -> Key | None:
    """Return which members a text means that calls them by their party too: of its one chamber, or else of Congress."""
    members = [key for key in rivals if key[0] == "members"]
    if len({key[1] for key in rivals}) > 1:
        return None
    return members[0] if len(members) == 1 else ("members", rivals[0][1], "Congress")


def names_of_members(actors: Iterable[Actor]) -> Counter[str]:
    """Return the names by which texts that also call them by their party mean a party's members in one chamber.

    Args:
        actors: what several texts say of one group.

    Returns:
        The names, with how many texts have each; none where the actors are no such group.
    """
    found: dict[Key, Counter[str]] = {}
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.names)) if actor.kind is ActorKind.GROUP else ():
            if (key := _body_key(name, actor.kind, None)) is not None and key[0] == "members":
                found.setdefault(key, Counter())[name] += 1
    whole = [key for key in found if key[-1] == "Congress"] if len(found) > 1 else list(found)
    return found[whole[0]] if len(whole) == 1 else Counter()


def _shortens(name: str, other: str, found: dict[str, Key], is_main: bool) -> bool:
    """Whether one name leaves out words of another that tell more than "U.S." does.

    What is well known under the shorter name is only another thing where the longer is the actor's main name.
    """
    if found[name] == found[other] or not (is_proper(other) or found[other][0] != "name"):
        return False
    if found[name][0] == "known" and found[other][0] == "name" and not is_main:
        return False
    a, b = (frozenset(folded(n).split()) - SMALL_WORDS for n in (name, other))
    return a < b and not (b - a <= _NATION and found[name][0] == "known")


def _state_keys(actor: Actor) -> tuple[Key, ...]:
    """The state by its own name; where that is none ("this country"), by the one state among its other names."""
    entries = {n: e for n in (actor.name, *actor.names) if (e := _known(n)) and e.kind is ActorKind.STATE}
    words = {n: frozenset(folded(n).split()) for n in (actor.name, *actor.names) if is_proper(n)}
    own = words.get(actor.name, frozenset())
    is_city = any(other - own and other - own <= _CITIES and own < other for other in words.values())
    is_city = is_city or any(own - other and own - other <= _CITIES and other < own for other in words.values())
    if actor.name in entries and not is_city:
        return (("state", entries[actor.name].name),)
    named = {e.name for e in entries.values() if e.role != "capital"} or {e.name for e in entries.values()}
    if len(named) == 1 and not is_city:
        return (("state", *named),)
    proper = max((n for n in words if begins_proper(n)), key=len, default=None)
    return () if proper is None else (("state", folded(proper)),)


def _known(name: str) -> Entry | None:
    names = known_names()
    plain = re.sub(r"^[Tt]he ", "", _tidy(name))
    nation = re.sub(r"^(?:United States|American|America's|US|U\.S) ", "U.S. ", plain)
    found = names.get(_tidy(name)) or names.get(plain) or names.get(nation)
    if found is None and " " in plain and plain[:1].isupper() and (body := bodies_by_word().get(folded(plain))):
        found = names.get(body)
    return found


def _tidy(name: str) -> str:
    return " ".join(re.sub(r"[\u200b-\u200f\ufeff“”\"]", "", name).replace("’", "'").split())


def _body_key(name: str, kind: ActorKind, date: str | None) -> Key | None:
    plain = _COMPANY.sub("", _tidy(name))
    if match := _EDITORS.match(plain):
        plain = match.group(1)
        if folded(plain) in {"", "the"}:
            return None
    entry = _known(plain)
    if entry is not None and entry.role in {"party", "name", "adjective"} and _is_party(entry.name):
        return ("party", entry.name)
    words = folded(plain).split()
    if entry is not None and entry.kind is ActorKind.ORGANIZATION and not _is_programme(words, entry.name):
        return ("known", _one_name(entry.name))
    if words and words[-1] in {"embassy", "consulate"}:
        return None
    for reading in (_administration, _members, _committee, _of_state):
        if key := reading(plain, words, date):
            return key
    if kind is ActorKind.GROUP:
        return _group(words) or (("name", folded(plain)) if is_proper(plain) else None)
    if not begins_proper(plain) or set(words) <= (_INSTITUTIONS if len(words) == 1 else set()) | _LED | _NATION:
        return None
    if len(words) == 1 and plain.casefold() == plain:
        return None
    return ("name", folded(plain))


def _is_programme(called: list[str], outlet: str) -> bool:
    """Whether a name is that of a part of an outlet that is known under its name ("Fox News Sunday")."""
    more = frozenset(called) - frozenset(folded(outlet).split()) - {"channel", "network", "newspaper"}
    return (
        outlet in lexicon_words("outlets")
        and frozenset(folded(outlet).split()) < frozenset(called)
        and more not in (set(), {"agency"}, {"news", "agency"})
    )


def _one_name(name: str) -> str:
    return "U.S. government" if name == "federal government" else name


def _is_party(name: str) -> bool:
    return name in {"Republicans", "Democrats"}


def _party_of(words: Iterable[str]) -> str | None:
    found = {
        "Republicans" if w.startswith("republican") or w == "gop" else "Democrats"
        for w in words
        if w in {"republican", "republicans", "gop", "democratic", "democrats", "dems", "democrat"}
    }
    return found.pop() if len(found) == 1 else None


def _members(plain: str, words: list[str], date: str | None) -> Key | None:
    """A party's members in Congress or one chamber ("congressional Republicans", "GOP lawmakers")."""
    party = _party_of(words)
    if party is None:
        return None
    rest = [w for w in words if _party_of([w]) is None]
    chambers = {_CHAMBERS[w] for w in rest if w in _CHAMBERS}
    chamber = chambers - {"Congress"} or chambers
    chamber = {"Congress"} if len(chamber) > 1 else chamber
    if not rest:
        return ("party", party)
    if set(rest) <= _MEMBERS and len(chamber) == 1:
        return ("members", party, *chamber)
    return ("party", party) if rest == ["party"] else None


def _committee(plain: str, words: list[str], date: str | None) -> Key | None:
    """A committee of Congress: chamber and subject ("House Permanent Select Committee on Intelligence")."""
    if not ({"committee", "subcommittee"} & set(words)):
        return None
    chamber = next((w for w in words if w in {"house", "senate"}), None)
    about = frozenset(words) - SMALL_WORDS - _NATION - _COMMITTEE
    if chamber is None:
        of_one = {c for c, subject in committees() if about == subject}
        chamber = of_one.pop() if len(of_one) == 1 else None
    if chamber is None or not about or about == {"subcommittee"}:
        return ("name", folded(plain)) if len(about) > 2 and is_proper(plain) else None
    return ("committee", chamber, *sorted(about))


def _administration(plain: str, words: list[str], date: str | None) -> Key | None:
    """An administration or government that is called by who leads it, or only "the administration"."""
    if words and words[0] == "team" and len(words) > 1:
        words = [*words[1:], "team"]
    match = _OF_PERSON.match(" ".join(w for w in words if w not in {"outgoing", "us", "new", "president"}))
    if match and match.group(1) in _ADMINISTRATION | {"regime"} and match.group(2) not in states_by_word():
        words = [*match.group(2).split(), match.group(1)]
    if not words or words[-1] not in _ADMINISTRATION | {"government", "regime", "house"}:
        return None
    leader = [w for w in words[:-1] if w not in _BEFORE_LEADERS]
    if words[-1] == "house":
        is_president = words[-2:] == ["white", "house"] and len(leader) == 2 and president_called(leader[:1], date)
        return ("known", "White House") if is_president else None
    if not leader or set(leader) <= {"his", "this", "her"}:
        return None
    if (
        len(leader) > 4
        or any(w in states_by_word() or w in _NO_NAME for w in leader)
        or " ".join(leader) in states_by_word()
    ):
        return None
    if not all(re.search(rf"\b{re.escape(w[0])}", plain, re.I) and _capitalized(plain, w) for w in leader):
        return None
    if words[-1] in _ADMINISTRATION and (term := president_called(leader, date)):
        return ("administration", term.names[0])
    return (RULED, *leader) if words[-1] in {"government", "regime"} else (words[-1], *leader)


def _capitalized(plain: str, word: str) -> bool:
    """Whether a folded word stands with a capital in a name."""
    return any(folded(w) == word and w[:1].isupper() for w in re.split(r"[\s-]+", plain)) or len(word) < 3


def _of_the_day(names: list[str], date: str | None) -> Key | None:
    """The administration in office when the text was published, where a text calls it only "the administration"."""
    called = {folded(n).removeprefix("us ").removeprefix("new ").removeprefix("us ") for n in names}
    now = None if called - {"administration", "this administration", "his administration"} else in_office(date)
    return None if now is None else ("administration", now.names[0])


def _of_state(plain: str, words: list[str], date: str | None) -> Key | None:
    """A government, military or institution of a state ("Syrian regime", "Russian foreign ministry")."""
    if re.search(r" (?:in|at) [A-Z]", plain):
        return None
    state, rest = split_state([w for w in words if w not in {"the", "of"}])
    if state is None or not rest or set(rest) & _NO_NAME:
        return None
    what = " ".join(rest)
    if what in _GOVERNMENT or what == "federal government":
        return ("known", "U.S. government") if state == UNITED_STATES else ("government", state)
    if what in _MILITARY:
        return ("known", "U.S. military") if state == UNITED_STATES else ("military", state)
    if set(rest) <= _GENERIC and set(rest) & (_INSTITUTIONS if len(rest) > 1 else _ONE_OF_A_STATE):
        return ("institution", state, *sorted("defense" if w == "defence" else w for w in rest if w != "national"))
    if possessive := re.match(r"^(?:[A-Z][\w.]*(?: [A-Z]\w*)*)'s (?=[A-Z])", plain):
        return _body_key(plain[possessive.end() :], ActorKind.ORGANIZATION, date)
    return None


def _group(words: list[str]) -> Key | None:
    """People of a place in one word ("Hong Kong protesters", "rebels in Syria")."""
    state, rest = split_state([w for w in words if w not in {"the", "in", "of"}])
    if state is None or len(rest) != 1 or rest[0] not in _COLLECTIVES:
        return None
    return ("group", state, "rebels" if rest[0] == "opposition" else rest[0])
