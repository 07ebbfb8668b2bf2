"""What an office is called: as worded in the text, and composed of its words."""

from __future__ import annotations

from plumbook.model import Span
from plumbook.reading.draft import OfficeMention
from plumbook.reading.lexicon import known_names, words
from plumbook.reading.office_words import bids, departments, singular
from plumbook.reading.posts import UNITED_STATES, Post

STATE_OFFICES = frozenset({"president", "vice president", "prime minister", "premier", "chancellor", "leader",
                            "minister", "governor", "first lady", "supreme leader", "first minister"})  # fmt: skip
_FEDERAL = frozenset({"president", "vice president", "first lady"})
_CHAMBERS = {"senator": ("senator", "U.S. senator"), "representative": ("representative", "U.S. representative")}


def names_of(post: Post, text: str, persons: frozenset[Span], others: list[Post]) -> list[str]:
    """Return an office's names, the fullest first.

    Args:
        post: the office.
        text: the document's text.
        persons: stretches of the text that look like bodies and are persons.
        others: the other offices of the text; a role that several have is no name by itself.
    """
    mentions = sorted(post.mentions, key=_place)
    worded = list(dict.fromkeys(_worded(m, text, persons) for m in mentions if _is_worded(m, text)))
    worded = worded or [_role(m) for m in mentions[:1]]
    family, state = post.wording.family, post.wording.state
    if family in _CHAMBERS and not is_foreign(state):
        return list(dict.fromkeys((*_CHAMBERS[family], *worded)))
    bare = {_role(m) for m in post.mentions}
    names = sorted(worded, key=lambda n: (n in bare, -len(n.split()), worded.index(n)))
    composed = _composed(post, text)
    is_behind = any(m.body is not None and m.body.start >= m.span.end for m in mentions)
    is_bare = names[0] in bare and (family in STATE_OFFICES or is_behind)
    if composed and (names[0].endswith(".") or is_bare):
        names.insert(0, composed[0])
    shared = any(o.wording.family == family for o in others if o is not post)
    if family in _FEDERAL and post.is_federal:
        names = [*_federal_names(family, shared), *names]
    if shared or (family in STATE_OFFICES and post.wording.area):
        names = [n for n in names if n not in bare] or names
        return list(dict.fromkeys((*names, *composed)))
    return list(dict.fromkeys((*names, *composed, *(_role(m) for m in post.mentions))))


def _federal_names(family: str, shared: bool) -> list[str]:
    """Return the names of the presidency of the United States, or of an office beside it."""
    title = {"president": "President", "vice president": "Vice President", "first lady": "First Lady"}[family]
    return [f"{title} of the United States", *([] if shared else [f"U.S. {title.lower()}", title])]


def _is_worded(mention: OfficeMention, text: str) -> bool:
    """Whether a mention words the office, and not only a bid for it."""
    worded = _text(mention.span, text)
    return mention.role in worded and worded.lower() not in bids()


def _place(mention: OfficeMention) -> Span:
    return mention.span


def _text(span: Span, text: str) -> str:
    return text[span.start : span.end]


def _role(mention: OfficeMention) -> str:
    """Return the role of a mention, for one holder."""
    return singular(mention.role, mention.kind) if mention.plural else mention.role


def _worded(mention: OfficeMention, text: str, persons: frozenset[Span]) -> str:
    """Return the words of a mention on one line, for one holder, without the person whose office it is."""
    start = mention.span.start
    if mention.body is not None and mention.body in persons and mention.body.start == start:
        start = mention.body.end
    worded = " ".join(text[start : mention.span.end].split())
    if mention.plural:
        worded = singular(worded, mention.kind)
    return worded.removeprefix("'s ").removeprefix("’s ").lstrip("'’ ")


def is_foreign(state: str | None) -> bool:
    """Whether a state, by its common name, is another than the United States and theirs."""
    if state is None or state == UNITED_STATES:
        return False
    entry = known_names().get(state)
    return entry is None or entry.role != "province"


def _composed(post: Post, text: str) -> list[str]:
    """Return the other orders of the same words ("president of Peru" for "Peruvian President")."""
    found: list[str] = []
    for mention in post.mentions:
        role = mention.role
        if role.endswith("."):
            role = mention.kind
            found.append(_text(mention.span, text).replace(mention.role, role))
        if mention.body is not None and mention.body.start >= mention.span.end:
            found.append(f"{role} of {' '.join(_text(mention.body, text).split())}")
        if mention.body is None or mention.body.start > mention.span.start:
            continue
        body = " ".join(text[mention.body.start : mention.body.end].split())
        if text[mention.span.start : mention.span.end].endswith(mention.role):
            known = known_names().get(body.replace("’", "'"))
            if known is not None and known.kind == "state" and post.wording.family in STATE_OFFICES:
                found.append(f"{role} of {known.name}")
            elif body.split()[-1] in words("organization_heads") or (body.isupper() and not _is_state(body)):
                found.append(f"{role} of the {body}")
    if post.wording.family == "secretary":
        found += _of_department(post)
    return found


def _is_state(name: str) -> bool:
    """Whether a name in capitals is a state's."""
    known = known_names().get(name) or known_names().get(name.title())
    return known is not None and known.kind == "state"


def _of_department(post: Post) -> list[str]:
    for form, name in departments().items():
        if form == name and set(name.split()) - {"the", "and"} == post.wording.area and not post.wording.rank:
            return [f"Secretary of {name if name.startswith('the ') else name.title()}"]
    return []
