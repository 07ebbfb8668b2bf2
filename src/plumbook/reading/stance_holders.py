"""Who stands beside a word in the grammar: its subjects, agents and owners, and members of those that are named."""

from __future__ import annotations

from spacy.tokens import Token

# Nouns whose possessor is not who does it.
_SUFFERED = frozenset(
    {
        "appointment",
        "arrest",
        "confirmation",
        "expulsion",
        "impeachment",
        "nomination",
        "ouster",
        "prosecution",
        "removal",
        "resignation",
    }
)
# Participles that tell what somebody is like, and not what is done to them ("the ally committed to the defence").
_DISPOSED = frozenset({"commit", "dedicate", "determine", "devote", "oppose", "prepare", "wed"})
# Participles that tell who is behind what they stand before ("U.N.-brokered").
_BEHIND = frozenset(
    {"backed", "brokered", "drafted", "endorsed", "imposed", "initiated", "led", "negotiated", "proposed", "sponsored",
     "supported"}
)  # fmt: skip
# Prepositions between a group and members of it that are named.
_MEMBERS = frozenset({"as", "including", "like"})


def subjects_of(verb: Token, *, passive: bool = False) -> list[Token]:
    """Return the subjects of a verb, with what they are joined to; those of a verb that it is joined to or fills.

    Args:
        verb: a verb or adjective.
        passive: whether those to whom it is done count too.
    """
    kinds = {"nsubj", "nsubjpass"} if passive or verb.lemma_ in _DISPOSED else {"nsubj"}
    subjects = [c for c in verb.children if c.dep_ in kinds]
    if not subjects and verb.dep_ in {"conj", "xcomp"} and verb.head != verb and verb.head.pos_ in {"VERB", "AUX"}:
        return subjects_of(verb.head) if not is_passive(verb) else []
    if not subjects and verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VB"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subjects_of(verb.head)
    if not subjects and verb.dep_ == "acl" and (verb.tag_ == "VBG" or verb.lemma_ in _DISPOSED):
        subjects = [verb.head]
    if not subjects and verb.pos_ == "ADJ" and verb.head.pos_ in {"AUX", "VERB"}:
        subjects = [c for c in verb.head.children if c.dep_ == "nsubj"]
    found: list[Token] = []
    for subject in subjects:
        if subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
            subject = verb.head
        found += with_members(subject)
    return found


def with_members(noun: Token) -> list[Token]:
    """Return a noun with what it is joined to and with those it names as its members ("senators such as Paul")."""
    found = [noun, *noun.conjuncts]
    for token in tuple(found):
        for word in token.rights:
            if word.dep_ == "prep" and word.lower_ in _MEMBERS and word.i <= token.right_edge.i:
                found += [m for child in word.children if child.dep_ == "pobj" for m in (child, *child.conjuncts)]
    return found


def agents_of(word: Token) -> list[Token]:
    """Return by whom it is done ("backed by Norway", "a proposal by Norway")."""
    return [
        member
        for by in word.children
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by")
        for obj in by.children
        if obj.dep_ == "pobj"
        for member in with_members(obj)
    ]


def owners_of(noun: Token) -> list[Token]:
    """Whose policy it is ("Iran’s program"); what befalls its possessor ("her removal") is nobody's."""
    return [c for c in noun.lefts if c.dep_ == "poss"] if noun.lemma_.lower() not in _SUFFERED else []


def modifiers_of(noun: Token) -> list[Token]:
    """Names before a policy ("the Carter plan", "the China tariffs"), which may be its makers or its targets."""
    return [
        c for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod"} and (c.pos_ == "PROPN" or c.text[:1].isupper())
    ]


def adopters_of(noun: Token) -> list[Token]:
    """Under whom a policy was adopted ("the Obama-era rule")."""
    eras = (word for word in noun.subtree if word.i < noun.i and word.lower_ == "era" and word.nbor(-1).text == "-")
    return [owner for era in eras for owner in era.lefts if owner.pos_ == "PROPN"]


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.lefts)


def backers_of(noun: Token) -> list[Token]:
    """Return who is named as behind a policy in a compound before it ("the Norway-backed deal")."""
    deeds = (word for word in noun.lefts if word.lower_ in _BEHIND)
    return [owner for deed in deeds for owner in deed.lefts if owner.pos_ == "PROPN" and owner.i == deed.i - 2]
