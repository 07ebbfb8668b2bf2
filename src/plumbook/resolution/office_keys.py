"""By what an office can be known in another text: its title, and whose it is.

"Defense Secretary", "secretary of defense" and "Pentagon chief" are one title; "Chinese President" and
"president of China" are a title and a state. A title without an owner ("President", "the spokesman") is
complete only where it can belong to one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plumbook.reading.office_words import departments
from plumbook.resolution.keys import SMALL_WORDS, folded
from plumbook.resolution.tables import (
    UNITED_STATES,
    bodies_by_word,
    departments_by_body,
    heads_of_bodies,
    is_federal,
    office_forms,
    provinces,
    states_by_word,
    us_offices,
    word_set,
)

Owner = tuple[str, str]
"""("state", name), ("known", name) of a well-known body, or ("body", name of an actor of one document)."""

US: Owner = ("state", UNITED_STATES)
_SENATE, _HOUSE = ("known", "Senate"), ("known", "House of Representatives")

_ONE_OF_A_STATE = word_set("one of a state")
_ENVOYS = frozenset({"envoy", "special representative", "coordinator", "negotiator"})
_HEADS = frozenset({"head", "chief", "boss"})
_OF_MANY = word_set("of many")
_DROPPED = word_set("dropped from titles")
_VAGUE = word_set("vague in what an envoy is for")
_PARTIES = word_set("parties of members")
# What the head of a state is called by those who do not call him president.
LEADERS = word_set("leaders")


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """A title as the set of its words, its owner, and for ambassadors and envoys to whom or for what.

    Attributes:
        title: words, each as it is compared.
        owner: whose office it is; None where nothing tells.
        target: to whom an ambassador is sent, what an envoy is for.
        is_given: whether the text says whose it is; otherwise it is what such a title belongs to by itself.
    """

    title: frozenset[str]
    owner: Owner | None
    target: frozenset[str] = frozenset()
    is_given: bool = True

    @property
    def is_complete(self) -> bool:
        """Whether it is enough to know the office by."""
        if self.owner is None:
            return False
        if self.title & ({"ambassador"} | _ENVOYS):
            return bool(self.target)
        if self.owner[0] != "state":
            return bool(self.title)
        if len(self.title) == 1:
            return bool(self.title & _ONE_OF_A_STATE) or min(self.title).startswith("secretary of")
        return not self.title <= _OF_MANY


def office_keys(names: Iterable[str], body: Owner | None, body_names: Sequence[str] = ()) -> tuple[OfficeKey, ...]:
    """Return the keys of an office, one for each way in which it is called.

    Args:
        names: all its names.
        body: the actor that it belongs to, where the reading gives one.
        body_names: that actor's names, to be told from the title's words.
    """
    keys = [_office_key(name, body, body_names) for name in names]
    found = [key for key in keys if key is not None and key.title]
    owned = {key.owner for key in found if key.is_given and key.owner is not None}
    # What a title belongs to by itself counts where no name says more ("attorney general of Virginia").
    return tuple(dict.fromkeys(key for key in found if key.is_given or key.owner in owned or not owned))


def _office_key(name: str, body: Owner | None, body_names: Sequence[str]) -> OfficeKey | None:
    folded_words = folded(name).split()
    words = [w for w, after in zip(folded_words, [*folded_words[1:], ""], strict=True) if not _is_dropped(w, after)]
    words = _compared(words)
    if not words:
        return None
    if set(words) & _ENVOYS or "ambassador" in words:
        return _envoy_key(words, body)
    words, owner = _take_owner(words, body, body_names)
    title = frozenset(w for w in words if w not in SMALL_WORDS)
    if not title and owner is None:
        return None
    return _belonging(title, words, owner, body)


def _is_dropped(word: str, after: str) -> bool:
    """Whether a word says nothing of the office ("the new", "former"); "New York" keeps its "new"."""
    return word in _DROPPED and f"{word} {after}" not in states_by_word()


def _compared(words: list[str]) -> list[str]:
    """Replace forms of titles by what they are compared as, the longest first; several words become one item."""
    forms = office_forms()
    result: list[str] = []
    start = 0
    while start < len(words):
        for length in range(min(6, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in forms or phrase in _ENVOYS:
                result += forms.get(phrase, phrase).split() if phrase not in _ENVOYS else [phrase]
                start += length
                break
            if length > 1 and phrase in bodies_by_word():
                result += words[start : start + length]
                start += length
                break
        else:
            result.append(words[start])
            start += 1
    text = " ".join(result)
    if "special representative" in text and "special representative" not in result:
        result = re.sub(r"special representative", "special_representative", text).split()
        result = [w.replace("_", " ") for w in result]
    return result


def _take_owner(words: list[str], body: Owner | None, body_names: Sequence[str]) -> tuple[list[str], Owner | None]:
    """Take the state or body out of a title's words."""
    named = sorted({f for n in body_names if (f := folded(n)) and f not in bodies_by_word()}, key=lambda n: -len(n))
    for phrase in named if body is not None else ():
        rest = _without(words, _compared(phrase.split()))
        if rest is not None and rest:
            return rest, body
    owner: Owner | None = None
    for kind, table in (("known", bodies_by_word()), ("state", states_by_word())):
        for length in (6, 5, 4, 3, 2, 1):
            for start in range(len(words) - length + 1):
                phrase = " ".join(words[start : start + length])
                found = table.get(phrase)
                if found is not None and not (kind == "state" and phrase == "american" and owner):
                    words = words[:start] + words[start + length :]
                    if owner is None or owner == US:
                        owner = (kind, found)
                    break
    return words, owner or body


def _without(words: list[str], phrase: list[str]) -> list[str] | None:
    for start in range(len(words) - len(phrase) + 1):
        if words[start : start + len(phrase)] == phrase:
            return words[:start] + words[start + len(phrase) :]
    return None


def _belonging(title: frozenset[str], words: list[str], owner: Owner | None, body: Owner | None) -> OfficeKey | None:
    """Bring a title of the United States under its one name, and what such a title belongs to by itself."""
    given = owner is not None
    if title <= {"senator", "representative"} | _PARTIES and title & {"senator", "representative"}:
        return _member_key(title - _PARTIES, owner, body)
    if "from" in words or "for" in words:
        place = words[words.index("from" if "from" in words else "for") :]
        if title & {"senator", "representative"}:
            return _member_key(title - set(place) - _PARTIES, US, None)
    if department := _department(title, owner):
        rest = title - {"secretary"} - _HEADS - set(department.split()) - {"top", "diplomat", "minister"}
        return OfficeKey(rest | {f"secretary of {department}"}, US, is_given=given)
    if owner is not None and owner[1] in heads_of_bodies() and len(title) == 1 and title <= _HEADS:
        return OfficeKey(frozenset({heads_of_bodies()[owner[1]]}), owner)
    if title == {"foreign", "secretary"}:
        title = frozenset({"foreign", "minister"})
    if title in us_offices() and owner is None:
        owner = US
    if title in (*us_offices(), {"president"}, {"deputy", "president"}) and _is_federal(owner):
        owner = US
    if title == {"speaker"} and owner in {None, _HOUSE, ("known", "Congress")}:
        owner = _HOUSE if owner else None
    if title == {"justice"} and owner is None:
        owner = ("known", "Supreme Court")
    if title & {"nominee", "candidate"} and owner and owner[1] in {"Republicans", "Democrats"}:
        title = frozenset({"nominee"})
    return OfficeKey(title, owner, is_given=given)


def _is_federal(owner: Owner | None) -> bool:
    return owner is not None and owner[0] == "known" and is_federal(owner[1])


def _member_key(title: frozenset[str], owner: Owner | None, body: Owner | None) -> OfficeKey:
    """Members of one chamber share one office; a state's own legislature is another."""
    # "Texas senator" is one of the Union's, unless a body of Texas is named.
    from_province = owner is not None and owner[1] in provinces() and (body is None or body[0] != "body")
    if from_province or owner in {None, US, _SENATE, _HOUSE, ("known", "Congress")}:
        return OfficeKey(title & {"senator", "representative"}, US, is_given=owner is not None)
    return OfficeKey(title, owner)


def _department(title: frozenset[str], owner: Owner | None) -> str | None:
    """The federal department whose secretary a title names."""
    if owner not in {None, US} and not _is_federal(owner):
        return None
    if title == {"top", "diplomat"} and owner is not None:
        return "state"
    by_owner = departments_by_body().get(owner[1]) if owner is not None and owner[0] == "known" else None
    if by_owner and (title == {"secretary"} or (len(title) == 1 and title & _HEADS)):
        return by_owner
    if "secretary" not in title or title & {"press", "general", "assistant", "private", "social"}:
        return None
    rest = title - {"secretary", "deputy", "under"}
    named = {name for form, name in departments().items() if frozenset(form.split()) - SMALL_WORDS <= rest}
    if named:
        return max(sorted(named), key=len).removeprefix("the ")
    return by_owner if by_owner and title <= {"secretary", "deputy", "under"} else None


def _envoy_key(words: list[str], body: Owner | None) -> OfficeKey | None:
    """An ambassador or envoy: sent by the body or what stands first, to or for what follows or is left."""
    role = next(w for w in words if w == "ambassador" or w in _ENVOYS)
    place = words.index(role)
    after = words[place + 1 :]
    before = [w for w in words[:place] if w != "special"]
    if "at" in after:
        after = after[: after.index("at")]
    sender: Owner | None = body if body is not None and body[0] == "state" else None
    if body is not None and body[0] == "known" and is_federal(body[1]):
        sender = US
    to = next((i for i, w in enumerate(after) if w in {"to", "for", "on", "in"}), None)
    of = after[1:] if after[:1] == ["of"] else []
    target = after[to + 1 :] if to is not None else []
    first, rest = _leading_state(before)
    is_sender = first is not None and (role == "ambassador" or bool(target) or first == UNITED_STATES)
    if first is not None and ((sender is None and is_sender) or (sender is not None and first == sender[1]) or target):
        sender, before = ("state", first), rest
    if of and to is None:
        state, _ = _leading_state(of)
        if state is None:
            target = of
        elif sender is None:
            sender = ("state", state)
    told = sender is not None
    about = _topic(target) | _topic(before)
    if role == "envoy" and about & {"united nations", "european union"}:
        role = "ambassador"
    if role == "ambassador" and len(about) > 3:
        return None
    # Of the United States by itself is who goes to a state or body, not any "chief negotiator".
    goes_abroad = bool(about & {folded(n) for n in (*states_by_word().values(), *bodies_by_word().values())})
    return OfficeKey(frozenset({role}), sender or (US if goes_abroad else None), about, is_given=told)


def _leading_state(words: list[str]) -> tuple[str | None, list[str]]:
    states = states_by_word()
    for length in (3, 2, 1):
        if state := states.get(" ".join(words[:length])):
            return state, words[length:]
    return None, words


def _topic(words: list[str]) -> frozenset[str]:
    """What an envoy is for: states and bodies under their names, other words as they are."""
    found: set[str] = set()
    rest = [w for w in words if w != "the"]
    while rest:
        for length in range(min(4, len(rest)), 0, -1):
            phrase = " ".join(rest[:length])
            name = states_by_word().get(phrase) or bodies_by_word().get(phrase)
            if name is not None:
                found.add(folded(name))
                rest = rest[length:]
                break
        else:
            found.update({rest[0]} - SMALL_WORDS - _VAGUE)
            rest = rest[1:]
    return frozenset(found)
