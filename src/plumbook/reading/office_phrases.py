"""Noun phrases that name an office: where the role stands, what belongs to it, and what is said beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from plumbook.reading.lexicon import known_names, words
from plumbook.reading.office_body_names import (
    PARTIES,
    compound_adjective,
    is_organization,
    name_ending_at,
)
from plumbook.reading.office_complements import LONGEST, body_in, complement, tells_apart
from plumbook.reading.office_words import Role, is_plural, roles, status_words
from plumbook.reading.person_names import PersonNames

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "with", "in", "on", "from"})
_TO_ROLES = frozenset({"ambassador", "envoy", "adviser", "emissary", "counsel", "counselor", "special representative",
                       "aide", "delegate", "assistant", "deputy", "attorney", "attaché", "liaison", "representative",
                       "national security adviser", "special adviser", "secretary"})  # fmt: skip
_TWO_PARTIES = frozenset({"republican", "democratic", "gop"})
_OF_PARTIES = frozenset({"leader", "whip", "committeeman"})
# Offices that no field or place after these prepositions tells apart ("the president on Twitter").
_WHOLE = frozenset({"president", "governor", "prime minister", "mayor", "senator", "chancellor", "king", "queen"})
_BESIDE = frozenset({"in", "on", "with", "under", "at"})
_SUFFIXES = frozenset({"elect", "designate"})
_COMPOUND_PREFIXES = frozenset({"co", "vice", "sub", "under"})
# Words for who is named to, or seeks, another office than the one behind them ("2020 candidate Sen. X").
_NAMED_FOR = frozenset({"nominee", "candidate", "pick", "appointee"})
# Words beside a role that tell who the holder is.
_DESCRIBING = frozenset({"woman", "women", "female", "male"})
# Words that name a role only with a capital, or as nouns.
_CAPITALIZED = frozenset({"justice", "gov", "queens", "sen", "sens", "rep", "reps", "govs", "chair", "ag", "pm"})


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """A noun phrase that names an office; positions are tokens, ends exclusive.

    Attributes:
        left: where the noun phrase begins, article and status words included.
        start: where the office's name begins, body included.
        role_start: where the role begins.
        head_start: where the head of the role begins.
        head_end: where the head of the role ends.
        end: where the name ends.
        right: where the phrase ends, status words after the name included ("nominee").
        head: the head noun.
        role: what the lexicon knows of the head.
        body: the body or jurisdiction, as worded.
        possessor: the person or pronoun whose office it is said to be ("Obama's chief of staff").
        status: what the words beside the role say ("former", "acting", "nominee", ...).
        plural: whether it stands for several.
    """

    left: int
    start: int
    role_start: int
    head_start: int
    head_end: int
    end: int
    right: int
    head: int
    role: Role
    body: tuple[int, int] | None = None
    possessor: tuple[int, int] | None = None
    status: frozenset[str] = frozenset()
    plural: bool = False


def role_matcher(vocab: Vocab) -> PhraseMatcher:
    """Return a matcher for the heads of roles."""
    matcher = PhraseMatcher(vocab, attr="LOWER")
    for form in roles():
        matcher.add(form, [Doc(vocab, *_split(form))])
    return matcher


def keep_abbreviations_whole(nlp: Language) -> None:
    """Let a pipeline's tokenizer leave the full stop to a role cut short, which ends no sentence ("Sens. X and Y").

    Args:
        nlp: the pipeline.
    """
    if not isinstance(nlp.tokenizer, Tokenizer):
        return
    for word in sorted({w for form in roles() for w in form.split() if w.endswith(".") and "." not in w[:-1]}):
        for cased in (word.capitalize(), word.upper()):
            nlp.tokenizer.add_special_case(cased, [{ORTH: cased}])


def _split(form: str) -> tuple[list[str], list[bool]]:
    """Cut a form as the tokenizer does: at spaces and around hyphens."""
    tokens: list[str] = []
    spaces: list[bool] = []
    for word in form.split():
        parts = word.replace("-", "\t-\t").split("\t")
        tokens += parts
        spaces += [False] * (len(parts) - 1) + [True]
    return tokens, spaces


def find_office_phrases(doc: Doc, matcher: PhraseMatcher, people: PersonNames) -> list[OfficePhrase]:
    """Return the noun phrases of a text that name an office, in order.

    Args:
        doc: a parsed text.
        matcher: the one that `role_matcher` gives.
        people: the persons' names in the text, where a title ends.
    """
    found = []
    for span in filter_spans(matcher(doc, as_spans=True)):
        head = span.root if span.root.pos_ in {"NOUN", "PROPN"} else span[-1]
        if _is_noun(doc, span.start, span.end) and not _is_in_name(span.start, people):
            phrase = _phrase(doc, span.start, span.end, head, roles()[span.text.lower()], people)
            if phrase is not None:
                found.append(phrase)
    return _without_overlaps(doc, found, people)


def _without_overlaps(doc: Doc, found: list[OfficePhrase], people: PersonNames) -> list[OfficePhrase]:
    """Keep the outer of two phrases where one is part of the other ("deputy secretary", "aide to the president")."""
    kept: list[OfficePhrase] = []
    for phrase in found:
        while kept and phrase.start <= kept[-1].head_start:
            kept.pop()
        if not kept or phrase.head_start >= kept[-1].end:
            kept.append(phrase)
        elif (name := _title_inside(doc, phrase, people)) is not None:
            end = max(kept[-1].end, name[1])
            kept[-1] = replace(kept[-1], end=end, right=max(end, kept[-1].right))
            kept.append(phrase)
    return kept


def _title_inside(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> tuple[int, int] | None:
    """Return the name behind a title that another office is said to serve ("an adviser to President X")."""
    if phrase.plural or phrase.role.sort == "part" or doc[phrase.left - 1].lower_ not in _PREPOSITIONS:
        return None
    return people.name_from(phrase.right)


def _is_in_name(start: int, people: PersonNames) -> bool:
    """Whether a word for a role is part of a person's name, its first word aside ("Steve King")."""
    name = people.covering(start)
    return name is not None and name[0] < start


def _is_noun(doc: Doc, start: int, end: int) -> bool:
    last = doc[end - 1]
    if doc[start].lower_ == "ranking" and start > 0 and doc[start - 1].text == "-":
        return False
    if last.text in _CAPITALIZED:
        return last.lower_ == "chair" and last.pos_ == "NOUN"
    if last.lower_ in {"chief", "head", "lead"} and end < len(doc) and doc[end].pos_ in {"ADJ", "NOUN"}:
        return False
    if last.pos_ in {"VERB", "AUX", "ADV"} and not last.text[:1].isupper():
        return False
    following = doc[end] if end < len(doc) else None
    if following is None:
        return True
    if following.lower_ in words("body_nouns") and following.pos_ in {"NOUN", "PROPN"}:
        return False
    return following.text not in words("organization_heads") or following.ent_type_ == "PERSON"


def _phrase(doc: Doc, start: int, end: int, head: Token, role: Role, people: PersonNames) -> OfficePhrase | None:
    plural = head.tag_ in {"NNS", "NNPS"} or is_plural(head.lower_)
    status = frozenset({"candidate"} if role.seeks else ())
    phrase = OfficePhrase(start, start, start, start, end, end, end, head.i, role, status=status, plural=plural)
    return _with_complements(doc, _with_words_before(doc, phrase), people)


def _with_words_before(doc: Doc, phrase: OfficePhrase) -> OfficePhrase:
    """Take in what stands before the head: modifiers of the role, the body, status words, possessor, article."""
    i = phrase.left - 1
    first = doc[phrase.head_start].sent.start
    while i >= first:
        step = _step_left(doc, i, phrase)
        if step is None:
            break
        phrase = step
        i = phrase.left - 1
        if doc[phrase.left].pos_ in {"DET", "PRON"}:
            break
    return phrase


def _step_left(doc: Doc, i: int, phrase: OfficePhrase) -> OfficePhrase | None:
    """Return the phrase with the word (or name) that ends at token i, None where it begins after it."""
    token = doc[i]
    low = token.lower_
    joined = phrase.start == phrase.left
    if token.text == "-" and i > 0:
        return _hyphened(doc, i, phrase)
    if token.text == "." and i > 0 and doc[i - 1].lower_ == "no":
        # A rank by number tells offices apart ("the No. 5 Senate leader").
        return replace(phrase, left=i - 1, start=i - 1)
    if low in _NAMED_FOR:
        return None
    if low in status_words():
        return replace(phrase, left=i, status=phrase.status | {status_words()[low]})
    if low in PARTIES and phrase.head_start > i:
        # A party's leader in a chamber is another than the other party's.
        is_of_party = joined and phrase.role.name in _OF_PARTIES and low in _TWO_PARTIES
        return replace(phrase, left=i, start=i, role_start=i) if is_of_party else replace(phrase, left=i)
    if token.tag_ == "POS" or (token.text in {"'s", "’s"} and token.pos_ == "PART"):
        return _possessed(doc, i, phrase)
    if phrase.body is None and phrase.possessor is None:
        body = name_ending_at(doc, i)
        if body is not None and (compound := compound_adjective(doc, *body)) is not None:
            return replace(phrase, left=compound)
        if body is not None:
            return replace(phrase, left=body[0], start=body[0] if joined else phrase.start, body=body)
    if low == "under" and not doc[i + 1].lower_.startswith("secretar"):
        return None
    if (
        joined
        and (low in words("office_modifiers") or (phrase.body is None and _is_compound(token)))
        and low not in _DESCRIBING
    ):
        # A place between words of rank and the role is a field ("top Asia official").
        body = phrase.body if phrase.body is not None and is_organization(doc, *phrase.body) else None
        return replace(phrase, left=i, start=i, role_start=i, body=body)
    describes = (
        token.pos_ in {"ADJ", "NUM"}
        or low in _DESCRIBING
        or low.endswith("-based")
        or (token.pos_ == "VERB" and token.dep_ == "amod")
    )
    if token.pos_ == "VERB" and i > 0 and doc[i - 1].pos_ == "PROPN":
        # What looks like a participle says what somebody did ("Marsh fired Secretary X").
        return None
    if describes and not token.is_space:
        return replace(phrase, left=i, plural=phrase.plural)
    if token.pos_ in {"CCONJ", "ADV"} and phrase.left < phrase.head_start and _between_adjectives(doc, i):
        return replace(phrase, left=i)
    if token.pos_ == "DET" or token.tag_ == "PRP$":
        possessor = (i, i + 1) if token.tag_ == "PRP$" else phrase.possessor
        return replace(phrase, left=i, possessor=possessor)
    return None


def _between_adjectives(doc: Doc, i: int) -> bool:
    """Whether an "and" or an adverb stands among adjectives ("new and immensely popular")."""
    following = doc[i + 1].pos_ in {"ADJ", "ADV"} or doc[i + 1].dep_ == "amod"
    return following and (doc[i].pos_ == "ADV" or doc[i - 1].pos_ == "ADJ")


def _is_compound(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.dep_ in {"compound", "nmod", "amod"} and token.tag_ not in {"NNS"}


def _hyphened(doc: Doc, i: int, phrase: OfficePhrase) -> OfficePhrase | None:
    before = doc[i - 1].lower_
    if before in {"then", "ex"}:
        return replace(phrase, left=i - 1, status=phrase.status | {"former"})
    if before in _COMPOUND_PREFIXES and phrase.start == phrase.left:
        return replace(phrase, left=i - 1, start=i - 1, role_start=i - 1)
    if doc[i - 1].pos_ == "NUM" and doc[i + 1].lower_ in {"year", "term", "star"}:
        return replace(phrase, left=i - 1)
    if doc[i + 1].dep_ in {"amod", "compound", "nmod"} and doc[i - 1].pos_ in {"NOUN", "ADJ", "ADV", "PROPN", "VERB"}:
        return replace(phrase, left=i - 1)
    return None


def _possessed(doc: Doc, i: int, phrase: OfficePhrase) -> OfficePhrase | None:
    """Take in a possessor: a body's name is the office's body, a person's is not."""
    name = name_ending_at(doc, i - 1) if i else None
    if name is None:
        if i and doc[i - 1].pos_ == "NOUN":
            left = doc[i - 1].left_edge.i if doc[i - 1].left_edge.i >= doc[i].sent.start else i - 1
            return replace(phrase, left=left, possessor=(left, i))
        return None
    person = any(doc[k].ent_type_ == "PERSON" for k in range(*name))
    left = name[0]
    if person or phrase.body is not None:
        return replace(phrase, left=left, possessor=name)
    if phrase.role.seeks:
        return replace(phrase, left=left)
    joined = phrase.start == phrase.left
    return replace(phrase, left=left, start=left if joined else phrase.start, body=name)


def _with_complements(doc: Doc, phrase: OfficePhrase, people: PersonNames) -> OfficePhrase:
    """Take in what follows the head: status words, and phrases with "of", "for", "to", "at" that tell which office."""
    phrase = _with_status_after(doc, phrase)
    if [t.lower_ for t in doc[phrase.right : phrase.right + 3]] == ["in", "charge", "of"]:
        after = range(phrase.right + 3, min(phrase.right + 8, doc[phrase.head].sent.end))
        end = next((i for i in after if doc[i].lower_ in _PREPOSITIONS or doc[i].is_punct), after.start)
        phrase = replace(phrase, end=end, right=end) if end > after.start else phrase
    while phrase.right == phrase.end and phrase.end < len(doc) and phrase.end - phrase.head_end < LONGEST:
        preposition = doc[phrase.end]
        if preposition.lower_ not in _PREPOSITIONS or not _may_take(preposition.lower_, phrase):
            break
        start, end = complement(doc, phrase.end + 1, people)
        if end == start or not tells_apart(doc, preposition.lower_, start, end):
            break
        body = phrase.body
        named = body_in(doc, start, end)
        if body is not None and named is not None and doc[slice(*body)].text == doc[slice(*named)].text:
            break
        if preposition.lower_ == "of" and named is not None and _is_mere_adjective(doc, phrase, named):
            phrase, body = replace(phrase, start=phrase.role_start, body=named), named
        elif body is None or preposition.lower_ == "of":
            body = body or named
        elif preposition.lower_ == "at":
            # Who is "envoy for Iran at the ministry" is the ministry's.
            body = named or body
        phrase = _with_status_after(doc, replace(phrase, end=end, right=end, body=body))
    return phrase


def _is_mere_adjective(doc: Doc, phrase: OfficePhrase, named: tuple[int, int]) -> bool:
    """Whether what stands before a role describes its holder, as the body follows ("Maltese member of the Council")."""
    if phrase.body is None or phrase.body[1] > phrase.role_start or phrase.role.sort == "post":
        return False
    before = doc[phrase.body[0] : phrase.body[1]].text
    known = known_names().get(before)
    described = (
        known.role == "adjective" if known is not None else before.isupper() and doc[phrase.body[0]].ent_type_ == ""
    )
    return described and is_organization(doc, *named)


def _may_take(preposition: str, phrase: OfficePhrase) -> bool:
    if preposition == "to":
        return phrase.role.name in _TO_ROLES or phrase.role.name.endswith(("representative", "adviser"))
    if preposition in _BESIDE and phrase.role.name in _WHOLE:
        return False
    return not (preposition == "from" and phrase.role.sort != "chamber")


def _with_status_after(doc: Doc, phrase: OfficePhrase) -> OfficePhrase:
    i = phrase.end
    if [t.lower_ for t in doc[i : i + 3]] in (["at", "the", "time"], ["at", "that", "time"]):
        return replace(phrase, right=i + 3, status=phrase.status | {"former"})
    if i + 1 < len(doc) and doc[i].text == "-" and doc[i + 1].lower_ in _SUFFIXES:
        return replace(phrase, right=i + 2, status=phrase.status | {"nominee"})
    if i < len(doc) and doc[i].lower_ in {"elect", "designate", "nominee", "pick", "candidate", "hopeful", "contender"}:
        return replace(phrase, right=i + 1, status=phrase.status | {status_words()[doc[i].lower_]})
    return phrase
