"""What the grammar around a policy says of who is for and who is against it.

From the policy's head the walk goes up through what governs it. Each verb or noun of advocacy turns
the sign or keeps it ("refused to back the ban": against), and the one who does it takes the stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from plumbook.reading.policy_lexicon import advocacy_and_deeds, advocacy_nouns
from plumbook.reading.stance_holders import (
    adopters_of,
    agents_of,
    backers_of,
    is_passive,
    modifiers_of,
    owners_of,
    subjects_of,
    with_members,
)
from plumbook.reading.verb_forms import CONDITIONS

_DUTY = frozenset({"should", "must", "ought", "need", "shall"})
_POSSIBLE = frozenset({"can", "ca", "could", "may", "might"})
_FIRST_PERSON = frozenset({"i", "we", "us", "let"})
# Verbs and nouns that add nothing: what they govern is done by whoever does them.
_TRANSPARENT = frozenset({"be", "go", "have", "help", "manage", "do", "get", "come", "happen", "remain", "choose"})
# What holds a policy as one of its parts: whoever's it is wants the part ("the senators’ plan would end the lottery").
_PLANS = frozenset(
    {
        "approach",
        "bill",
        "budget",
        "legislation",
        "measure",
        "order",
        "plan",
        "platform",
        "policy",
        "proposal",
        "strategy",
    }
)
# Verbs whose object is what is judged, not what is done ("called the ban a mistake").
_CALLING = frozenset({"brand", "call", "consider", "deem", "describe", "dub", "label", "regard", "see", "view"})
_AGAINST = frozenset({"against"})
_AWAY = frozenset({"from", "out"})
_LEAVING = frozenset({"back", "pull", "walk", "step", "withdraw", "exit", "retreat", "move", "shy", "turn", "stay"})
_INSTEAD = frozenset({"instead", "rather"})
_MERELY = frozenset({"only", "just", "merely", "simply", "solely"})
# Prepositions by which a verb tells when, where, how or to what end, and not what it is done to.
_CIRCUMSTANCES = frozenset(
    {"after", "amid", "as", "at", "before", "by", "despite", "during", "in", "since", "through", "while"}
)
# Prepositions before what the subject of the governing verb does ("won votes by raising taxes", "united in asking").
_DOING = frozenset({"after", "by", "in", "while"})
# Who warns that it will, or warns another to, wants it; only what is warned of or against is not wanted.
_FIGHTING = frozenset({"battle", "fight", "struggle"})
# Verbs that put what follows "with" in the place of their object.
_SWAPPING = frozenset({"replace", "supplant", "swap"})
_WARNING = frozenset({"warn", "threaten", "caution"})
_INNER_CLAUSES = frozenset({"relcl", "advcl", "acl", "parataxis"})
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Stand:
    """One stand that the grammar shows.

    Attributes:
        who: the noun or pronoun that takes it; None for whoever speaks (the claimant or the author).
        sign: 1 for, -1 against.
        cue: what shows it: a name in `plumbook.reading.stances.WEIGHTS`.
    """

    who: Token | None
    sign: int
    cue: str


def stands_around(head: Token) -> list[Stand]:
    """Return the stands toward a policy that the words around it show.

    Args:
        head: the noun or verb that heads the policy's wording.
    """
    if head.pos_ in {"VERB", "AUX"}:
        return list(dict.fromkeys(_from_option(head)))
    return list(dict.fromkeys(_from_noun(head, 1, "noun", 0)))


def stands_above(head: Token) -> list[Stand]:
    """Return whoever acts in the clauses that a policy stands in, nearest first, with the sign that the way up gives.

    A weaker sign than `stands_around`: nothing says that what they do is done to the policy.

    Args:
        head: the noun or verb that heads the policy's wording.
    """
    found: list[Stand] = []
    sign, token, crossed = 1, head, False
    for _ in range(_DEEPEST * 2):
        if is_negated(token) if token.pos_ in {"VERB", "AUX"} else is_denied(token):
            sign = -sign
        parent = token.head
        if parent == token:
            break
        if parent.pos_ in {"VERB", "AUX"} and (_is_supposed(parent) or _is_over(parent)):
            break
        sign *= _turn(token, parent)
        if parent.pos_ in {"VERB", "AUX"}:
            crossed |= token.dep_ in _INNER_CLAUSES
            subjects = [s for s in subjects_of(parent) if s != token and not s.is_ancestor(head)] + agents_of(parent)
            if not _is_duty(parent):
                found += [Stand(s, sign, "far" if found else "outside" if crossed else "near") for s in subjects]
        token = parent
    return found


def sign_above(head: Token) -> int:
    """Return which way all that governs a policy turns what is said of it: 1 or -1."""
    sign, token = 1, head
    for _ in range(_DEEPEST):
        if is_negated(token) if token.pos_ in {"VERB", "AUX"} else is_denied(token):
            sign = -sign
        if token.head == token:
            break
        sign *= _turn(token, token.head)
        token = token.head
    return sign


def sign_of_verb(verb: Token) -> int | None:
    """Return whether a verb, with its particle ("give up"), furthers (1) or ends (-1) what it is said of."""
    known, lemma = advocacy_and_deeds(), verb.lemma_.lower()
    particle = next((c.lower_ for c in verb.rights if c.dep_ == "prt"), None)
    return known.get(f"{lemma} {particle}", known.get(lemma)) if particle else known.get(lemma)


def _sets_aside(word: Token) -> bool:
    """Whether a preposition or conjunction is that of "instead of" or "rather than"."""
    return word.lower_ in {"of", "than"} and any(c.lower_ in _INSTEAD for c in word.lefts)


def _turn(token: Token, parent: Token) -> int:
    """Return whether a governing word turns the sign (-1) or keeps it (1)."""
    word = parent.lower_
    if (parent.pos_ == "ADP" and word in _AGAINST) or _sets_aside(parent):
        return -1
    if token.dep_ == "conj" and any(c.dep_ == "cc" and _sets_aside(c) for c in parent.rights if c.i < token.i):
        return -1
    if word in _INSTEAD or (word in _AWAY and _leaves(parent)):
        return -1
    if token.dep_ in {"conj", "advcl", "relcl", "nsubj", "appos"}:
        return 1
    if token.lower_ == "with" and parent.lemma_.lower() in _SWAPPING:
        return 1
    if token.dep_ == "prep" and token.lower_ in _CIRCUMSTANCES:
        return 1
    if parent.lemma_.lower() in _WARNING and token.dep_ in {"xcomp", "ccomp"}:
        return 1
    if token.lower_ in _AGAINST:
        return 1
    if parent.pos_ == "NOUN":
        return advocacy_nouns().get(parent.lemma_.lower(), 1)
    return sign_of_verb(parent) or 1


def _leaves(preposition: Token) -> bool:
    """Whether "from" or "out" follows a verb of leaving ("back out", "step away from")."""
    above = preposition.head.head if preposition.head.pos_ == "ADV" else preposition.head
    return above.lemma_.lower() in _LEAVING


def _from_option(verb: Token) -> Iterator[Stand]:
    """A policy worded as a verb phrase: whoever does, will do or should do it."""
    yield from _from_verb(verb, 1, "deed", 0)


def _from_verb(verb: Token, sign: int, cue: str, depth: int) -> Iterator[Stand]:
    if depth > _DEEPEST or _is_supposed(verb) or _is_over(verb):
        return
    if is_negated(verb):
        sign = -sign
    modals = _modals(verb)
    embedded = _advocate_above(verb)
    subjects = subjects_of(verb)
    if _is_duty(verb):
        yield Stand(None, sign, "duty")
    elif any(s.lower_ in _FIRST_PERSON for s in subjects):
        yield Stand(None, sign, "first person " + ("can" if modals & _POSSIBLE else cue))
    elif not modals & _POSSIBLE and embedded is None:
        for subject in subjects:
            yield Stand(subject, sign, cue)
            if subject.lemma_.lower() in _PLANS:
                yield from (
                    Stand(owner, sign, "owner of filled noun") for owner in owners_of(subject) + agents_of(subject)
                )
    for agent in agents_of(verb):
        yield Stand(agent, sign, cue)
    if embedded is not None:
        governor, polarity = embedded
        yield from _from_verb(governor, sign * polarity, "advocates", depth + 1)
    elif verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
        yield from _from_verb(verb.head, sign, cue, depth + 1)
    elif verb.dep_ in {"acl", "xcomp"} and verb.tag_ == "VB" and verb.head.pos_ == "NOUN":
        yield from _from_noun(verb.head, sign * advocacy_nouns().get(verb.head.lemma_, 1), "filled noun", depth + 1)
    elif verb.dep_ == "pcomp":
        yield from _from_preposition(verb.head, sign, depth + 1)
        if verb.head.lower_ in _DOING and verb.head.head.pos_ in {"VERB", "AUX"} and not is_negated(verb.head.head):
            yield from (Stand(doer, sign, cue) for doer in subjects_of(verb.head.head, passive=True))
    elif verb.dep_ in {"csubj", "nsubj", "dobj"}:
        yield from _from_object(verb, sign, depth + 1)
    elif verb.dep_ == "ROOT" and verb.tag_ == "VB" and not subjects:
        yield Stand(None, sign, "command")


def _from_noun(noun: Token, sign: int, cue: str, depth: int) -> Iterator[Stand]:
    if depth > _DEEPEST:
        return
    if is_denied(noun):
        sign = -sign
    yield from (Stand(owner, sign, f"owner of {cue}") for owner in owners_of(noun))
    yield from (Stand(agent, sign, f"owner of {cue}") for agent in agents_of(noun))
    yield from (Stand(adopter, sign, "era") for adopter in adopters_of(noun))
    yield from (Stand(backer, sign, "clause") for backer in backers_of(noun))
    yield from (Stand(modifier, sign, "modifier") for modifier in modifiers_of(noun))
    for word in (noun, *(c for c in noun.rights if c.dep_ == "appos")):
        for clause in word.rights:
            if clause.dep_ in {"relcl", "acl"} and clause.pos_ == "VERB":
                yield from _from_clause_after(word, clause, sign, depth)
    for inner in noun.subtree if depth == 0 else ():
        for clause in inner.rights if inner.i > noun.i else ():
            if clause.dep_ == "relcl" and sign_of_verb(clause) is not None:
                yield from _from_clause_after(inner, clause, sign, depth)
    yield from _from_object(noun, sign, depth + 1)


def _from_clause_after(noun: Token, clause: Token, sign: int, depth: int) -> Iterator[Stand]:
    """A clause that tells what somebody did with the policy ("the deal that Oslo signed", "a plan backed by Oslo")."""
    polarity = sign_of_verb(clause)
    passive = clause.tag_ == "VBN" and (clause.dep_ == "acl" or is_passive(clause))
    subjects = [c for c in clause.lefts if c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"}]
    if passive or (subjects and not any(c.dep_ == "dobj" and c.tag_ not in {"WDT", "WP"} for c in clause.children)):
        yield from _from_verb(clause, sign * (polarity or 1), "clause" if polarity else "clause other", depth + 1)


def _from_object(phrase: Token, sign: int, depth: int) -> Iterator[Stand]:
    """What governs a noun phrase or gerund."""
    while phrase.dep_ == "conj" and phrase.head != phrase and phrase.head.pos_ not in {"VERB", "AUX"}:
        sign *= _turn(phrase, phrase.head)
        phrase = phrase.head
    governor = phrase.head
    if phrase.dep_ in {"dobj", "nsubjpass", "attr", "oprd", "dative"} and governor.pos_ in {"VERB", "AUX"}:
        yield from _under(governor, sign, depth)
    elif phrase.dep_ == "pobj" and governor.dep_ == "cc":
        yield from _from_object(governor.head, -sign if _sets_aside(governor) else sign, depth + 1)
    elif phrase.dep_ == "pobj":
        yield from _from_preposition(governor, sign, depth + 1)


def _under(verb: Token, sign: int, depth: int) -> Iterator[Stand]:
    """What a verb does with the policy that is its object."""
    if verb.lemma_ in _CALLING:
        return
    polarity = sign_of_verb(verb)
    if polarity is None and verb.lemma_ == "have" and depth > 1:
        polarity = 1
    if polarity is not None:
        yield from _from_verb(verb, sign * polarity, "advocates", depth + 1)
    elif verb.lemma_ not in _TRANSPARENT:
        yield from _from_verb(verb, sign, "object", depth + 1)


def _from_preposition(preposition: Token, sign: int, depth: int) -> Iterator[Stand]:
    governor, word = preposition.head, preposition.lower_
    if depth > _DEEPEST or governor == preposition:
        return
    if word in _AGAINST or _sets_aside(preposition):
        sign = -sign
    if governor.dep_ == "prep" or governor.lower_ in _INSTEAD:
        yield from _from_preposition(governor, -sign if governor.lower_ in _INSTEAD else sign, depth + 1)
    elif word in _AWAY and governor.pos_ == "ADV" and _leaves(preposition):
        yield from _after_verb(governor.head, word, sign, depth)
    elif governor.pos_ in {"VERB", "AUX", "ADJ"}:
        yield from _after_verb(governor, word, sign, depth)
    elif governor.pos_ in {"NOUN", "PROPN"}:
        polarity = advocacy_nouns().get(governor.lemma_.lower())
        if polarity is None:
            if word == "of":
                yield from _from_noun(governor, sign, "part", depth + 1)
        elif _is_person(governor):
            turned = -sign if is_denied(governor) or is_negated(governor.head) else sign
            yield from (Stand(person, turned * polarity, "advocate") for person in _called(governor))
        else:
            yield from _from_noun(governor, sign * polarity if word not in _AGAINST else sign, "support", depth + 1)


def _after_verb(governor: Token, word: str, sign: int, depth: int) -> Iterator[Stand]:
    lemma = governor.lemma_.lower()
    polarity = sign_of_verb(governor)
    if word in {"with", "without", "than"} and polarity is None:
        return
    if word in _AWAY and lemma in _LEAVING:
        yield from _from_verb(governor, -sign, "advocates", depth + 1)
    elif polarity is not None:
        # "vote against" has turned the sign already, and "fight for" is no fight against; "blame for" is one
        kept = word in _AGAINST or (word == "for" and lemma in _FIGHTING) or (word == "with" and lemma in _SWAPPING)
        turned = 1 if kept else polarity
        yield from _from_verb(governor, sign * turned, "advocates", depth + 1)


def _advocate_above(verb: Token) -> tuple[Token, int] | None:
    """Return the verb or adjective of advocacy that governs a clause, and its polarity."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    governor = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or governor == verb:
        return None
    polarity = sign_of_verb(governor)
    return (governor, polarity) if polarity is not None and governor.pos_ in {"VERB", "ADJ", "AUX"} else None


def is_negated(verb: Token) -> bool:
    """Whether a verb is denied ("does not support", "never backed", "nor will it rely on", "is no longer possible")."""
    words = [*verb.children, *(verb.head.children if verb.pos_ == "ADJ" or verb.dep_ == "acomp" else ())]
    if any(c.lower_ in {"nor", "neither"} and c.i < verb.i for c in verb.children):
        return True
    if any(c.lower_ == "longer" and any(w.lower_ == "no" for w in c.lefts) for c in words):
        return True
    return any(_denies(c) for c in words)


def _denies(word: Token) -> bool:
    """Whether an adverb denies what it stands with; "not only" and "not just" do not."""
    if word.dep_ == "neg" and word.i + 1 < len(word.doc):
        return word.nbor().lower_ not in _MERELY
    return word.dep_ == "neg" or (word.dep_ == "advmod" and word.lower_ in {"never", "hardly", "no"})


def is_denied(noun: Token) -> bool:
    """Whether a noun is denied ("no ban", "tariffs, not a ban, are the key")."""
    first = noun.left_edge.i
    if (
        first > 1
        and noun.doc[first - 1].lower_ == "not"
        and (noun.doc[first - 2].is_punct or noun.doc[first - 2].tag_ == "CC")
    ):
        return _denies(noun.doc[first - 1])
    return any((c.dep_ == "det" and c.lower_ == "no") or (c.dep_ == "neg" and _denies(c)) for c in noun.lefts)


def _is_supposed(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.lefts)


def _is_over(verb: Token) -> bool:
    """Whether somebody only "used to" do it."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and any(c.lower_ == "to" for c in verb.lefts)


def _modals(verb: Token) -> set[str]:
    """The modals of a verb, and those of the verb that it is joined to ("should end the ban and lift the tariffs")."""
    own = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in verb.lefts):
        own |= {c.lower_ for c in verb.head.lefts if c.dep_ == "aux"}
    return own


def _is_duty(verb: Token) -> bool:
    """Whether its subject is told what to do ("Congress must act"), which says nothing of what the subject wants."""
    return _has_to(verb) or bool(_DUTY & _modals(verb))


def _has_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {"need", "have"} and verb.tag_ == "VB"


def _called(noun: Token) -> list[Token]:
    """Return people by what they are called, with those of them that are named ("critics of it, among them Paul")."""
    if noun.dep_ in {"attr", "appos"} or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        verb = next((a for a in noun.ancestors if a.pos_ in {"AUX", "VERB"}), noun)
        return [noun.head] if noun.dep_ == "appos" else subjects_of(verb)
    named = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    return [*with_members(noun), *(member for name in named for member in with_members(name))]


def _is_person(noun: Token) -> bool:
    return noun.lemma_.lower() in {
        "advocate", "backer", "champion", "critic", "defender", "foe", "opponent", "proponent", "supporter", "sponsor",
        "architect", "author",
    }  # fmt: skip
