"""Who a cue is said of: the head tokens of the noun phrases that are a verb's or noun's source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from plumbook.reading.cues import is_document

SUBJECTS = frozenset({"nsubj", "csubj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
_NOBODY = frozenset(
    {
        "you",
        "one",
        "there",
        "what",
        "that",
        "this",
        "which",
        "nobody",
        "none",
        "anyone",
        "somebody",
        "someone",
        "yourself",
    }
)
# Prepositions that join a noun that reports to its source ("claims by officials", "pressure from Seoul").
_OF_SOURCE = ("by", "from", "among", "of", "within", "in")
_COUNTS = frozenset(
    {"some", "many", "most", "several", "all", "both", "one", "few", "dozens", "hundreds", "thousands", "scores",
     "majority", "number", "handful", "half"}
)  # fmt: skip
_MODAL_SURNAMES = frozenset({"May", "Will"})
# Documents that bind, and speak for nobody whom their names name.
LAWS = frozenset({"law", "bill", "act", "statute", "legislation", "measure", "amendment", "ordinance", "resolution"})
# Before what nobody named says ("amid reports that").
AMID = frozenset({"amid", "amidst"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_DEPTH = 6


def sources_of_verb(verb: Token) -> list[Token]:
    """Return the heads of a verb's sources: its subject or agent, or those it shares with the verb it hangs on."""
    return _joint(_of_verb(verb, _DEPTH) or _first_in_sentence(verb) or sentence_opener(verb))


def sources_of_noun(noun: Token) -> list[Token]:
    """Return the heads of a noun's sources: its possessor, or who follows "by", "from", "among"."""
    possessors = [c for c in noun.lefts if c.dep_ == "poss" or any(a.tag_ == "POS" for a in c.children)]
    if possessors:
        return _joint(possessors)
    for word in _OF_SOURCE:
        found = [p for c in noun.children if c.dep_ == "prep" and c.lower_ == word for p in _objects(c)]
        if found:
            return _joint(found)
    verb = noun.head
    if noun.dep_ in {"dobj", "attr"} and verb.pos_ in {"VERB", "AUX"}:
        return sources_of_verb(verb)
    told_amid = noun.head.lower_ in AMID
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "VERB" and not told_amid:
        return sources_of_verb(noun.head.head)
    return [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"][-1:]


def makers_of(document: Token) -> list[Token]:
    """Return the heads of who made a document: its possessor, who follows "by" or "from", a name before it."""
    possessors = [c for c in document.children if c.dep_ == "poss"]
    # Set off by commas, the parse hangs it on the verb: "The report, by the institute, found …".
    aside = [c for c in document.head.children if document.i < c.i < document.head.i and c.lower_ == "by"]
    hung = [c for c in (*document.children, *aside) if c.dep_ == "prep" and c.lower_ in {"by", "from"}]
    by = [p for c in hung for p in _objects(c)]
    parts = [
        p for c in document.children if c.dep_ == "acl" for a in c.children if a.dep_ == "agent" for p in _objects(a)
    ]
    # "The Quill law" is about Quill, or named after it; "the Quill report" is Quill's.
    named_for = document.lemma_.lower() in LAWS
    names = [c for c in document.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN" and not named_for]
    return [*possessors, *by, *parts, *names[-1:]]


def objects_of(preposition: Token) -> list[Token]:
    """Return the heads of the noun phrases after a preposition, joint ones apart."""
    return _joint(_objects(preposition))


def follows(verb: Token) -> list[Token]:
    """Return the head of the noun phrase right after a verb ("said Senator Smith"), however it was parsed."""
    doc = verb.doc
    end = verb.i + 1
    while end < len(doc) and doc[end].pos_ in _NOMINAL | {"ADJ", "PART"} and not doc[end].is_sent_start:
        end += 1
    return _joint([doc[verb.i + 1 : end].root]) if end > verb.i + 1 else []


def is_nobody(source: Token) -> bool:
    """Whether a source is nobody that a text can report: its reader, "one", or no noun at all."""
    return source.lower_ in _NOBODY or (source.pos_ not in _NOMINAL and source.text not in _MODAL_SURNAMES)


def is_first_person(source: Token) -> bool:
    """Whether a source is who speaks."""
    return source.lower_ in _FIRST_PERSON


def phrase_of(head: Token) -> TokenSpan:
    """Return a source's noun phrase without what only follows it: appositions, relative clauses, joint sources."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ not in {"prep", "case", "compound", "nummod"} or child.left_edge.i != end:
            break
        end = child.right_edge.i + 1
    lefts = [c for c in head.lefts if c.dep_ not in {"punct", "cc", "preconj", "case"}]
    start = min([head.i, *(c.left_edge.i for c in lefts)])
    return head.doc[start:end]


def antecedent(subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for that is a verb's subject; any other subject itself."""
    if subject.lower_ not in _RELATIVE:
        return subject
    clause = next((t for t in (verb, *verb.ancestors) if t.dep_ == "relcl"), None)
    return clause.head if clause is not None else subject


def _of_verb(verb: Token, depth: int) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in SUBJECTS] or _surname_read_as_modal(verb)
    if own:
        return [antecedent(c, verb) for c in own[:1]]
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return [p for c in verb.children if c.dep_ == "agent" for p in _objects(c)]
    agents = [p for c in verb.children if c.dep_ == "agent" for p in _objects(c)]
    if agents:
        return agents
    return _shared(verb, depth - 1) if depth else []


def _surname_read_as_modal(verb: Token) -> list[Token]:
    """A subject that the parse took for a modal ("May announced", "Will says"): no such form of a verb follows one."""
    if verb.tag_ not in {"VBD", "VBZ"}:
        return []
    return [c for c in verb.children if c.dep_ == "aux" and c.text in _MODAL_SURNAMES and c.i < verb.i]


def _first_in_sentence(verb: Token) -> list[Token]:
    """The first subject of a verb's sentence, where the parse lost the verb's own ("Quill, asked by …, said")."""
    if verb.tag_ not in _TENSED or any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return []
    before = verb.doc[verb.sent.start : verb.i]
    return [t for t in before if t.pos_ in {"PROPN", "PRON"} and t.dep_ in {"nsubj", "ROOT", "nsubjpass"}][:1]


def sentence_opener(verb: Token) -> list[Token]:
    """The name that a verb's sentence opens with, where an aside parts the two and the parse lost the subject."""
    first = next((t for t in verb.sent if t.is_alpha or t.is_digit), None)
    name = first
    while name is not None and name.dep_ == "compound" and name.head.i == name.i + 1:
        name = name.head
    if name is None or verb.tag_ not in _TENSED or name.head != verb or not name.text[:1].isupper():
        return []
    lost = name.dep_ in {"dep", "npadvmod", "nsubj", "nmod"} and name.pos_ in {"PROPN", "NOUN", "X"}
    return [name] if lost and verb.doc[name.i + 1 : name.i + 2].text in {",", "-", "--", "—", "–"} else []


def _shared(verb: Token, depth: int) -> list[Token]:
    """The sources of a verb without a subject: those of what it hangs on."""
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in {"acl", "relcl"} and head.pos_ not in {"VERB", "AUX"}:
        return _of_noun_phrase(head, verb, depth)
    if head.pos_ in {"VERB", "AUX"}:
        raised = [c for c in head.children if c.dep_ == "nsubjpass"]
        if verb.dep_ == "xcomp" and raised:
            return raised  # "is reported to have said"
        addressed = [c for c in head.children if c.dep_ == "dobj"]
        if verb.dep_ == "xcomp" and addressed and addressed[0].i < verb.i:
            return addressed
        return _of_verb(head, depth)
    if head.dep_ in {"prep", "agent"} or head.pos_ in {"ADP", "SCONJ"}:
        governor = head.head
        if governor.pos_ in {"VERB", "AUX"}:
            addressed = [c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i]
            return addressed if addressed and head.lower_ in {"of", "for"} else _of_verb(governor, depth)
        return sources_of_noun(governor)
    if head.pos_ in {"ADJ", "NOUN"}:
        return _of_verb(head, depth) if head.pos_ == "ADJ" else _of_noun_phrase(head, verb, depth)
    return []


def _of_noun_phrase(noun: Token, verb: Token, depth: int) -> list[Token]:
    """The source of a verb that a noun has ("a statement urging …" is its maker's, "officials urging …" speak)."""
    if is_document(noun) or verb.tag_ == "VB":
        return sources_of_noun(noun) or ([noun] if is_document(noun) else [])
    if noun.dep_ in {"appos", "conj"} and noun.head.pos_ == "PROPN":
        return [noun.head]
    return [noun]


def _objects(preposition: Token) -> list[Token]:
    return [c for c in preposition.children if c.dep_ in {"pobj", "dobj"}]


def _joint(heads: Iterable[Token]) -> list[Token]:
    found = [token for head in heads for token in _with_conjuncts(_counted(head))]
    return found[-1:] if len(found) > 1 and _is_title_of(found[0], found[-1]) else found


def _counted(head: Token) -> Token:
    """Who is counted, where the head only counts ("some of the critics", "dozens of senators")."""
    if head.lower_ not in _COUNTS:
        return head
    return next((p for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for p in _objects(c)), head)


def _is_title_of(noun: Token, name: Token) -> bool:
    """Whether joint nouns are titles of the one they end with ("former player and analyst Ada Quill")."""
    bare = noun.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} for c in noun.children)
    return bare and name.pos_ == "PROPN"


def _with_conjuncts(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"} and child.i > head.i:
            yield from _with_conjuncts(child)
