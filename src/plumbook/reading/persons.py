"""Persons of one text: the full, last and short names of one person brought together, namesakes kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind
from plumbook.reading.lexicon import given_names, short_forms, words
from plumbook.reading.names import Name, is_title
from plumbook.reading.person_names import PARTICLES
from plumbook.reading.policy_lexicon import named_policies

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "esq."})
_PATRONYMICS = frozenset({"mac", "mc", "o", "o'", "fitz", "st", "st."})
_TITLE_GENDERS = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "congressman": "m", "chairman": "m",
    "spokesman": "m", "father": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "madam": "f",
    "dame": "f", "lady": "f", "baroness": "f", "queen": "f", "princess": "f", "congresswoman": "f",
    "chairwoman": "f", "spokeswoman": "f",
}  # fmt: skip
# What in parentheses or beside a slash belongs to a picture and names no actor.
_CREDIT = re.compile(
    r"/\s?(?:AP|AFP|Getty|Reuters|REUTERS|EPA|Bloomberg|Pool|POLITICO|Shutterstock|File)\b"
    r"|(?:Photo|Image)s? (?:by|credit)"
)


@dataclass(slots=True)
class Person:
    """A person under construction.

    Attributes:
        tokens: the words of the fullest name, in lower case, without suffix.
        name: the fullest name as worded.
        mentions: the names that stand for the person, in order.
        genders: those that titles and given names allow ("m", "f"); both where nothing tells.
        generation: what follows the surname to tell father and son apart ("jr").
    """

    tokens: tuple[str, ...]
    name: str
    mentions: list[Name] = field(default_factory=list)
    genders: frozenset[str] = frozenset({"m", "f"})
    generation: str = ""

    @property
    def surname(self) -> str:
        """The family name: the first of an East Asian name, the last of any other."""
        return self.tokens[0] if is_family_first(self.tokens) else self.tokens[-1]

    @property
    def joined_surname(self) -> str:
        """The family name as one word where it is written as two ("Mac Neill"); empty for any other."""
        return "".join(self.tokens[-2:]) if len(self.tokens) > 2 and self.tokens[-2] in _PATRONYMICS else ""


def find_persons(doc: Doc, names: Iterable[Name]) -> list[Person]:
    """Return the persons that a text names, each with its mentions, in the order of their first.

    Args:
        doc: a parsed text.
        names: its names (`plumbook.reading.names.find_names`).
    """
    given = [n for n in names if n.entry is None and not n.body] + list(_leaders(doc, names))
    full = [n for n in given if _is_full_name(doc, n) and not _is_credit(doc, n) and not _is_measure(doc, n)]
    persons: list[Person] = []
    for name in full:
        _add_full(persons, doc, name)
    _merge_nicknames(persons)
    taken = {id(n) for n in full}
    for name in given:
        if id(name) not in taken and _is_one_word(doc, name):
            _add_single(persons, doc, name)
        elif id(name) not in taken and (bearer := _bearer_of_surname(persons, _tokens(doc, name))):
            _mention(bearer, doc, name)
    for person in persons:
        person.mentions.sort(key=lambda n: n.start)
    return sorted(persons, key=lambda p: p.mentions[0].start)


def untagged_mentions(doc: Doc, persons: Iterable[Person], taken: list[bool]) -> Iterator[tuple[Person, Name]]:
    """Find further places where a known surname or full name stands ("the Trump-Kim summit", "Obama-era").

    Args:
        doc: the text.
        persons: those who are known.
        taken: for each token, whether a name covers it already.

    Yields:
        The person and the place.
    """
    by_surname: dict[str, list[Person]] = {}
    for person in persons:
        by_surname.setdefault(person.surname, []).append(person)
    for token in doc:
        if taken[token.i] or not token.text[:1].isupper():
            continue
        found = by_surname.get(_plain(token.text))
        if found and (token.pos_ == "PROPN" or token.ent_type_ == "PERSON" or len(token.text) > 4):
            yield nearest(found, token.i), Name(token.i, token.i + 1, ActorKind.PERSON)


def nearest(persons: list[Person], position: int) -> Person:
    """Return the person named last before a token, or else first after it."""
    before = [(m.start, i) for i, p in enumerate(persons) for m in p.mentions if m.start <= position]
    if before:
        return persons[max(before)[1]]
    return min(persons, key=lambda p: p.mentions[0].start if p.mentions else position)


def gender_of_title(doc: Doc, start: int) -> str | None:
    """Return the gender ("m", "f") that the titles before a name tell."""
    i = start - 1
    while i >= 0 and is_title(doc[i]):
        if gender := _TITLE_GENDERS.get(doc[i].lower_):
            return gender
        i -= 1
    return None


def genders_of_name(tokens: tuple[str, ...]) -> frozenset[str]:
    """Return the genders that a full name's given name allows; both where it is unknown."""
    first = tokens[0] if len(tokens) > 1 else ""
    return given_names().get(first) or frozenset({"m", "f"})


def _is_measure(doc: Doc, name: Name) -> bool:
    text = doc[name.start : name.end]
    return text.text in named_policies() or text[-1].text in words("name_ends_of_no_body")


def _leaders(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Those whose government is named by a possessive ("Bashar al-Assad's government")."""
    for name in names:
        possessive = next((t.i for t in doc[name.start : name.end] if t.tag_ == "POS"), None) if name.body else None
        if possessive is None or doc[possessive - 1].ent_type_ != "PERSON":
            continue
        start = possessive - 1
        while start > 0 and doc[start].ent_iob_ == "I":
            start -= 1
        while start < possessive - 1 and is_title(doc[start]):
            start += 1
        yield Name(start, possessive, ActorKind.PERSON)


def _is_full_name(doc: Doc, name: Name) -> bool:
    """Whether a name of several words is a person's, by label, given name, title or apposition."""
    text = doc[name.start : name.end]
    if len(text) < 2 or any(t.text in words("organization_heads") for t in text[1:]):
        return False
    written = text.text.split()
    if not all(_is_name_word(w) for w in written):
        return False
    if name.kind is ActorKind.PERSON:
        return len(written) <= 5
    if name.weight > 50 or not 2 <= len(written) <= 3 or name.kind is ActorKind.STATE or written[-1].isupper():
        return False
    return text[0].lower_ in given_names() or _is_called_a_person(text)


def _is_called_a_person(text: TokenSpan) -> bool:
    """Whether a name follows a title, or stands in apposition to a noun for people ("its president, Ana Ruiz")."""
    root = text.root
    if text.start > 0 and text.doc[text.start - 1].lower_ in words("person_nouns"):
        return True
    if root.dep_ == "appos" and root.head.lemma_ in words("person_nouns") and root.head.tag_ in {"NN", "NNP"}:
        return True
    return any(c.dep_ == "appos" and c.lemma_ in words("person_nouns") and c.tag_ == "NN" for c in root.children)


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() or word.casefold() in PARTICLES or not word[:1].isalpha() or "-" in word


def _is_credit(doc: Doc, name: Name) -> bool:
    """Whether a name is that of a photographer ("Nick Gass/POLITICO")."""
    around = doc[max(0, name.start - 6) : name.end + 6].text
    return any(_CREDIT.search(line) and doc[name.start].text in line for line in around.split("\n"))


def _tokens(doc: Doc, name: Name) -> tuple[str, ...]:
    """The words of a name as they are compared: no suffix, nickname in quotation marks, or particle's "al-"."""
    text = re.sub(r"[“\"‘'(][^“”\"‘’')]+[”\"’')]", " ", doc[name.start : name.end].text)
    plain = [_plain(w) for w in text.split()]
    kept = [w for w in plain if w and w not in _SUFFIXES]
    return tuple(kept) or tuple(w for w in plain if w) or (text.casefold(),)


def _plain(word: str) -> str:
    word = word.casefold().replace("’", "'").strip(",;:'\"“”()")
    word = re.sub(r"'s$", "", word)
    return re.sub(r"^(?:al|el)-", "", word) or word


def _add_full(persons: list[Person], doc: Doc, name: Name) -> None:
    tokens = _tokens(doc, name)
    if bearer := _bearer_of_surname(persons, tokens):
        _mention(bearer, doc, name)
        return
    if len(tokens) < 2:
        _add_single(persons, doc, name)
        return
    text = doc[name.start : name.end].text
    generation = _generation(text)
    known = next(
        (p for p in persons if len(p.tokens) > 1 and p.generation == generation and _is_same(p.tokens, tokens)), None
    )
    if known is None:
        known = Person(tokens, text, genders=genders_of_name(tokens), generation=generation)
        persons.append(known)
    elif len(tokens) > len(known.tokens):
        known.tokens, known.name = tokens, text
    _mention(known, doc, name)


def _bearer_of_surname(persons: list[Person], tokens: tuple[str, ...]) -> Person | None:
    """Return the person whose full name ends with a surname of several words ("Ursula von der Leyen", "Mac Neill")."""
    if tokens[0] not in PARTICLES | _PATRONYMICS or len(tokens) < 2:
        return None
    return next((p for p in persons if len(p.tokens) > len(tokens) and p.tokens[-len(tokens) :] == tokens), None)


def _generation(text: str) -> str:
    """Return what tells a son from his father of the same name ("jr"); empty where nothing does."""
    last = text.split()[-1].casefold().rstrip(".")
    return last if last in _SUFFIXES else ""


def _mention(person: Person, doc: Doc, name: Name) -> None:
    person.mentions.append(name)
    if gender := gender_of_title(doc, name.start):
        person.genders = frozenset({gender})


def _is_same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: one surname, and given names that go together."""
    if a == b or set(a) == set(b):
        return True
    if is_family_first(a) or is_family_first(b):
        return [w.replace("-", "") for w in a] == [w.replace("-", "") for w in b] or "".join(a) == "".join(b)
    return a[-1] == b[-1] and _goes_with(a[0], b[0]) and not have_other_middles(a, b)


def have_other_middles(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names have middle names or initials that tell them apart ("Ada H. Hale", "Ada W. Hale")."""
    return len(a) > 2 and len(b) > 2 and a[1][:1] != b[1][:1]


def _goes_with(a: str, b: str) -> bool:
    """Whether two given names can be one person's: the same, an initial, or a short form."""
    if a == b or (min(len(a.rstrip(".")), len(b.rstrip("."))) == 1 and a[0] == b[0]):
        return True
    forms = short_forms()
    return bool(forms.get(a, frozenset({a})) & forms.get(b, frozenset({b})))


def _merge_nicknames(persons: list[Person]) -> None:
    """Bring together a full name and the same with a middle name or initial in between, met in any order."""
    for person in list(persons):
        other = next(
            (p for p in persons if p is not person and len(p.tokens) >= len(person.tokens) > 1
             and p.generation == person.generation and _is_same(p.tokens, person.tokens)),
            None,
        )  # fmt: skip
        if other is not None:
            other.mentions += person.mentions
            other.genders = other.genders & person.genders or other.genders
            persons.remove(person)


def is_family_first(tokens: Sequence[str]) -> bool:
    """Whether a name puts the family name first, as Chinese and Korean ones do ("Moon Jae-in", "Xi Jinping")."""
    if len(tokens) < 2 or tokens[1] in given_names():
        return False
    hyphenated = len(tokens) == 2 and bool(re.fullmatch(r"[a-z]+-[a-z]+", tokens[1]))
    if tokens[0] in given_names():
        return tokens[0] in words("family_names_first") and (hyphenated or len(tokens) == 3)
    return hyphenated or tokens[0] in words("family_names_first")


def _add_single(persons: list[Person], doc: Doc, name: Name) -> None:
    """A name of one word follows the person whose surname or given name it is; alone it must look like a person's."""
    word = _plain(doc[name.start : name.end].text)
    titled = name.start > 0 and is_title(doc[name.start - 1])
    gender = gender_of_title(doc, name.start)
    bearers = [p for p in persons if word in (p.surname, p.joined_surname)] or [
        p for p in persons if word in (p.tokens[0], p.tokens[-1])
    ]
    fitting = [p for p in bearers if gender is None or gender in p.genders] or bearers
    if titled and doc[name.start - 1].text == "President":
        fitting = [p for p in fitting if not _is_kin(doc, p)]
    if fitting and (name.kind is not ActorKind.STATE or titled or word not in given_names()):
        _mention(nearest(fitting, name.start), doc, name)
    elif name.end - name.start == 1 and name.kind is ActorKind.PERSON and _looks_like_surname(doc, name, titled):
        person = Person((word,), doc[name.start : name.end].text)
        persons.append(person)
        _mention(person, doc, name)


def _is_one_word(doc: Doc, name: Name) -> bool:
    """Whether a name is written as one word, which the tokenizer may have split at hyphens ("Vale-Ortiz")."""
    text = doc[name.start : name.end]
    return len(text) == 1 or (text[-1].text.isalpha() and "-" in text.text and len(text.text.split()) == 1)


def _is_kin(doc: Doc, person: Person) -> bool:
    """Whether a namesake of a president can be no president: a woman whom no title precedes ("Ida Quill")."""
    return person.genders == {"f"} and not any(m.start and is_title(doc[m.start - 1]) for m in person.mentions)


def _looks_like_surname(doc: Doc, name: Name, titled: bool) -> bool:
    token = doc[name.start]
    if token.text in named_policies() or token.sent.root.pos_ not in {"VERB", "AUX"}:
        return False
    if not token.text[:1].isupper() or not token.text.replace("-", "").replace("’", "").replace("'", "").isalpha():
        return False
    if token.text.isupper() and len(token.text) > 3:
        return False
    if token.dep_ == "nmod" and not titled:  # the first of a list that the parse hangs on its last
        return token.i + 1 < len(doc) and doc[token.i + 1].lower_ in {"and", "&", ","}
    return titled or token.dep_ in {"nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj", "appos", "compound", "agent"}
