"""What sentences say of offices by their verbs: who is, was, became, was named, runs for, resigned as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from plumbook.reading.office_phrases import OfficePhrase

_COPULAS = frozenset({"be", "become", "remain", "stay"})
_WITHDRAWN = frozenset({"name", "candidacy", "nomination", "bid"})
_SERVING = frozenset({"serve", "work", "act", "continue", "return", "begin", "start", "double", "sit", "preside"})
_APPOINTING = frozenset({"appoint", "name", "install", "elect", "reelect", "re-elect", "promote", "hire", "confirm",
                         "make", "swear", "crown", "appointed"})  # fmt: skip
_NOMINATING = frozenset({"nominate", "pick", "tap", "choose", "select", "propose", "want", "announce", "designate",
                         "renominate", "offer", "endorse"})  # fmt: skip
_CONSIDERING = frozenset({"consider", "mention", "discuss", "float", "tout", "back", "support", "recommend", "eye",
                          "interview", "vet", "favor", "suggest", "run", "campaign", "compete", "bid", "vie",
                          "stand", "declare"})  # fmt: skip
_LEAVING = frozenset({"resign", "quit", "retire", "depart", "leave", "exit"})
_ENDING = frozenset({"fire", "oust", "remove", "dismiss", "sack", "replace", "succeed", "depose"})
_NOMINATIONS = frozenset({"nomination", "selection", "pick", "choice", "nominee", "confirmation"})
_APPOINTMENTS = frozenset({"appointment", "election", "role", "job", "position", "post", "work", "capacity", "duty"})
_PAST_TIMES = frozenset({"tenure", "time", "stint", "term", "year", "day", "career", "resignation",
                         "departure", "service"})  # fmt: skip
_SUCCESSIONS = frozenset({"successor", "predecessor"})
_CANDIDACIES = frozenset({"candidate", "contender", "candidacy", "bid", "run", "campaign", "front-runner", "favorite",
                          "frontrunner", "hopeful", "consideration", "challenger", "race"})  # fmt: skip
_POSTS = frozenset({"post", "position", "job", "role", "office", "seat", "title", "portfolio", "gig"})
_SUITED = frozenset({"fit", "unfit", "qualified", "ready", "likely", "suited", "poised", "set"})
_WANTING = frozenset({"want", "hope", "qualify", "expect", "aspire", "seek", "like"})
_WEIGHING = frozenset({"consider", "mull", "weigh", "contemplate", "ponder", "discuss", "float", "suggest",
                       "explore", "debate"})  # fmt: skip
_MODALS = frozenset({"could", "may", "might", "would", "can", "should"})
_PERSONAL = frozenset({"he", "she", "who", "him", "her", "i", "me", "they", "them"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a predicate says of an office: of whom, with which status, and how surely."""

    holder: Token
    status: frozenset[str]
    confidence: float


def predicated(doc: Doc, phrase: OfficePhrase) -> list[Said]:
    """Return what the verb or noun that governs an office's noun phrase says of its holder.

    Args:
        doc: a parsed text.
        phrase: the office.
    """
    root = doc[phrase.left : phrase.right].root
    # What follows the role may hang elsewhere ("served as undersecretary of state for political affairs").
    if not phrase.role_start <= root.i < phrase.right or root.pos_ == "ADP":
        root = doc[phrase.head]
    said = [*_said(root), *_behind_noun(doc, phrase.left)]
    return [s for s in said if _is_person(s.holder) and not phrase.left <= s.holder.i < phrase.right]


def _behind_noun(doc: Doc, start: int) -> Iterator[Said]:
    """What a noun right before "as OFFICE" says, however the two were parsed ("her appointment as director")."""
    if start > 1 and doc[start - 1].lower_ == "as" and doc[start - 2].pos_ == "NOUN":
        yield from _of_noun(doc[start - 2])


def _said(root: Token, depth: int = 0) -> Iterator[Said]:
    governor = root.head
    if root.dep_ == "pobj" and governor.lower_ in {"of", "as"} and governor.head.lemma_ in _POSTS:
        yield from _holding(governor.head)
        root, governor = governor.head, governor.head.head
    elif root.dep_ in {"compound", "nmod"} and governor.lemma_ in _POSTS:
        yield from _holding(governor)
        root, governor = governor, governor.head
    if root.dep_ == "conj" and governor != root and depth < 3 and governor.pos_ in {"NOUN", "PROPN"}:
        yield from _said(governor, depth + 1)
    elif root.dep_ == "nsubjpass" and governor.lemma_ in {"hold", "occupy"}:
        yield from _holding(root)
    elif root.dep_ in {"attr", "oprd", "acomp"} and governor.lemma_ in _COPULAS:
        yield from _copula(governor)
    elif root.dep_ in {"oprd", "dobj", "attr", "ccomp"} and governor.lemma_ in _APPOINTING | _NOMINATING:
        yield from _appointed(governor, root)
    elif root.dep_ == "dobj" and governor.lemma_ == "make" and _is_future(governor):
        yield from (Said(s, frozenset({"candidate"}), 0.6) for s in [subject(governor)] if s is not None)
    elif root.dep_ == "pobj" and governor.lower_ in {"as", "for", "to"}:
        yield from _by_preposition(governor, root)


def _holding(post: Token) -> Iterator[Said]:
    """Such as "X holds the post of OFFICE", "X left the OFFICE job"."""
    verb = post.head
    if post.dep_ == "nsubjpass" and verb.lemma_ in {"hold", "occupy", "fill"}:
        agent = _agent(verb)
        over = any(c.lower_ in {"was", "been"} for c in verb.children)
        if agent is not None:
            yield Said(agent, frozenset({"former"} if over else ()), 0.8)
        return
    holder = subject(verb) if post.dep_ == "dobj" else None
    if holder is None or _negated(verb):
        return
    if verb.lemma_ in {"hold", "occupy", "keep"}:
        yield Said(holder, _status_of_serving(verb), 0.8)
    elif verb.lemma_ in {"leave", "quit", "vacate", "lose", "resign"} and not _is_future(verb):
        yield Said(holder, frozenset({"former"}), 0.75)
    elif verb.lemma_ in {"assume", "take", "get", "accept", "fill"}:
        yield Said(holder, frozenset({"nominee"} if _is_future(verb) else ()), 0.65)


def _by_preposition(preposition: Token, root: Token) -> Iterator[Said]:
    word = preposition.lower_
    governor = preposition.head
    if governor.pos_ == "PROPN" and governor.dep_ in {"dobj", "nsubjpass"}:
        governor = governor.head
    if governor.pos_ in {"VERB", "AUX"}:
        if word == "as":
            yield from _as(governor, root)
        elif word == "for" and governor.lemma_ in _CONSIDERING | _NOMINATING:
            yield from _for(governor)
    elif governor.pos_ in {"NOUN", "PROPN"} and word in {"as", "for"}:
        yield from _of_noun(governor)


def _copula(verb: Token) -> Iterator[Said]:
    """Such as "X is, was, became, will be OFFICE", and "nominated X to be OFFICE"."""
    if _negated(verb):
        return
    above = verb.head
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and _is_infinitive(verb):
        yield from _to_be(verb, above)
        return
    holder = subject(verb)
    if holder is None:
        return
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    announced = verb.dep_ == "ccomp" and verb.head.lemma_ in {"announce", "confirm", "decide", "declare"}
    if helpers & _MODALS and not ("would" in helpers and announced):
        yield Said(holder, frozenset({"candidate"}), 0.6)
    elif announced or helpers & {"will", "'ll", "’ll", "shall"}:
        yield Said(holder, frozenset({"nominee"}), 0.7)
    elif verb.lemma_ == "be" and (verb.tag_ == "VBD" or "had" in helpers):
        yield Said(holder, frozenset({"former"}), 0.75)
    else:
        yield Said(holder, frozenset(), 0.85)


def _to_be(verb: Token, above: Token) -> Iterator[Said]:
    """Such as "nominated X to be OFFICE", "X is fit to be OFFICE", "X accepted an offer to become OFFICE"."""
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    nearest = own or _object(above) or subject(above)
    holder, status = nearest, "candidate"
    if above.pos_ in {"NOUN", "PROPN"} and above.lemma_ in _NOMINATIONS:
        holder, status = _possessor(above) or nearest, "nominee"
    elif above.pos_ == "NOUN" and above.lemma_ == "offer" and above.head.lemma_ in {"accept", "take", "get"}:
        holder, status = subject(above.head), "nominee"
    elif above.lemma_ in _CANDIDACIES:
        holder = _possessor(above) or subject(_verb_above(above)) or nearest
    elif above.lemma_ in _NOMINATING | _APPOINTING:
        status = "candidate" if _is_weighed(above) else "nominee"
    elif above.pos_ == "ADJ":
        holder = subject(above.head) if above.lemma_ in _SUITED else None
        # Who is said not to be fit is not talked of for it.
        status = "unfit" if above.lemma_ == "unfit" or _negated(above.head) else status
    elif above.lemma_ not in _CONSIDERING | _WANTING:
        holder = None
    else:
        holder = subject(above) or nearest
    if holder is not None:
        yield Said(holder, frozenset({status}), 0.75 if status == "nominee" else 0.6)


def _appointed(verb: Token, root: Token) -> Iterator[Said]:
    """Such as "named X OFFICE", "X was elected OFFICE", "X, appointed OFFICE in 2010"."""
    inner = next((c for c in root.children if c.dep_ == "nsubj"), None)
    passive = subject(verb) if _is_passive(verb) else None
    found = _object(verb)
    holder = inner or passive or (found if found != root else None)
    if holder is None or _negated(verb):
        return
    yield Said(holder, _status_of_choice(verb), 0.8)


def _is_weighed(verb: Token) -> bool:
    """Whether somebody only thinks of what a verb says ("is considering naming X")."""
    governed = verb.dep_ in {"xcomp", "pcomp", "ccomp", "advcl"} and verb.tag_ in {"VBG", "VB"}
    return governed and verb.head.lemma_ in _WEIGHING


def _status_of_choice(verb: Token) -> frozenset[str]:
    if _is_weighed(verb):
        return frozenset({"candidate"})
    if {c.lower_ for c in verb.children if c.dep_ == "aux"} & _MODALS:
        return frozenset({"candidate"})
    if verb.lemma_ in {"choose", "select"} and any(c.lower_ in {"was", "were"} for c in verb.children):
        return frozenset({"appointed"})
    return frozenset({"nominee"}) if verb.lemma_ in _NOMINATING | {"name"} else frozenset({"appointed"})


def _as(verb: Token, root: Token) -> Iterator[Said]:
    if _negated(verb) and not _opens_sentence(root):
        return
    lemma = verb.lemma_
    if lemma == "withdraw" and any(c.dep_ == "dobj" and c.lemma_ in _WITHDRAWN for c in verb.rights):
        holder = subject(verb)
        if holder is not None:
            yield Said(holder, frozenset({"candidate"}), 0.7)
    elif lemma in _APPOINTING | _NOMINATING:
        holder = subject(verb) if _is_passive(verb) else _object(verb)
        if holder is not None:
            yield Said(holder, _status_of_choice(verb), 0.8)
    elif lemma in _ENDING:
        out = subject(verb) if _is_passive(verb) else _object(verb)
        if out is not None:
            # Who will be replaced holds the office until then.
            yield Said(out, frozenset(() if _is_future(verb) else {"former"}), 0.75)
        into = (_agent(verb) if _is_passive(verb) else subject(verb)) if lemma in {"replace", "succeed"} else None
        if into is not None:
            yield Said(into, frozenset({"nominee"} if _is_future(verb) else ()), 0.65)
    elif lemma in _LEAVING or (lemma == "step" and any(c.lower_ in {"down", "aside"} for c in verb.children)):
        holder = subject(verb)
        if holder is not None:
            yield Said(holder, frozenset({"former"} if not _is_future(verb) else ()), 0.8)
    elif lemma == "take" and any(c.lower_ == "over" for c in verb.children):
        holder = subject(verb)
        if holder is not None:
            yield Said(holder, frozenset({"nominee"} if _is_future(verb) else ()), 0.8)
    elif lemma in _CONSIDERING | _WEIGHING and lemma not in {"run", "campaign"}:
        holder = subject(verb) if _is_passive(verb) else _object(verb)
        if holder is not None:
            yield Said(holder, frozenset({"candidate"}), 0.55)
    elif lemma in _SERVING or lemma in {"lead", "help", "hold", "spend"} or _opens_sentence(root):
        holder = subject(verb)
        if holder is not None:
            yield Said(holder, _status_of_serving(verb), 0.85)


def _opens_sentence(root: Token) -> bool:
    """Whether "as OFFICE" stands at the head of a sentence and tells in which capacity its subject acts."""
    return bool(root.left_edge.i > 0 and root.head.i == root.sent.start and root.head.lower_ == "as")


def _status_of_serving(verb: Token) -> frozenset[str]:
    """The status that tense gives: "served" is over, "serves" and "has served since" go on."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    since = any(t.lower_ == "since" for t in verb.subtree)
    if helpers & _MODALS:
        return frozenset({"candidate"})
    if "will" in helpers:
        return frozenset({"nominee"})
    if helpers & {"has", "have", "'ve", "’ve"}:
        return frozenset() if since or verb.tag_ == "VBG" or "been" in helpers else frozenset({"former"})
    past = verb.tag_ in {"VBD", "VBN"} or helpers & {"had", "having", "was", "were"}
    return frozenset({"former"}) if past else frozenset()


def _for(verb: Token) -> Iterator[Said]:
    """Such as "runs for OFFICE", "was considered for OFFICE", "nominated X for OFFICE"."""
    intransitive = verb.lemma_ in {"run", "campaign", "compete", "bid", "vie", "stand"}
    holder = subject(verb) if intransitive or _is_passive(verb) else _object(verb)
    if holder is None or _negated(verb):
        return
    chosen = verb.lemma_ in _NOMINATING and not intransitive
    status = _status_of_choice(verb) if chosen else frozenset({"candidate"})
    yield Said(holder, status, 0.75)


def _of_noun(noun: Token) -> Iterator[Said]:
    """Such as "X's tenure as OFFICE", "his nomination for OFFICE", "X, a candidate for OFFICE"."""
    lemma = noun.lemma_.lower()
    status: frozenset[str] | None = None
    if lemma in _NOMINATIONS:
        status = frozenset({"nominee"})
    elif lemma in _CANDIDACIES:
        status = frozenset({"candidate"})
    elif lemma in _PAST_TIMES:
        status = frozenset({"former"})
    elif lemma in _APPOINTMENTS:
        status = frozenset({"former"} if any(c.lower_ in {"previous", "former", "old"} for c in noun.children) else ())
    if lemma in _SUCCESSIONS:
        yield from _succession(noun, lemma)
    if status is None:
        return
    holder = _possessor(noun) or _described_by(noun)
    if holder is not None:
        yield Said(holder, status, 0.7)


def _succession(noun: Token, lemma: str) -> Iterator[Said]:
    """Such as "X, his successor as OFFICE": of whom it is said, and whose successor that is."""
    over = frozenset({"former"})
    earlier, later = (frozenset[str](), over) if lemma == "successor" else (over, frozenset[str]())
    named, other = _described_by(noun), _possessor(noun)
    if named is not None:
        yield Said(named, earlier, 0.7)
    # A pronoun beside the name is mostly read as standing for it.
    if other is not None and (named is None or other.pos_ == "PROPN"):
        yield Said(other, later, 0.7)


def _verb_above(token: Token) -> Token:
    return next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), token)


def _possessor(noun: Token) -> Token | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _described_by(noun: Token) -> Token | None:
    """Return whom a noun describes: it is in apposition to a name, or said of one."""
    if noun.dep_ == "appos":
        return noun.head
    if noun.dep_ == "attr" and noun.head.lemma_ in _COPULAS:
        return subject(noun.head)
    apposed = next((c for c in noun.children if c.dep_ == "appos"), None)
    if apposed is not None:
        return apposed
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the subject of a verb, through joined verbs, relative clauses and participles.

    Args:
        verb: a verb.
        depth: how many verbs were gone through already.
    """
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is not None:
        if own.lower_ in {"who", "that"} and verb.dep_ == "relcl":
            return verb.head
        return own
    if depth > 3 or verb.head == verb:
        return None
    if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp"} or (verb.dep_ == "prep"):
        above = verb.head if verb.dep_ != "pcomp" else verb.head.head
        return subject(above, depth + 1) if above.pos_ in {"VERB", "AUX"} else None
    return None


def _agent(verb: Token) -> Token | None:
    """Return who does what a passive verb says."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _object(verb: Token) -> Token | None:
    found = next((c for c in verb.children if c.dep_ in {"dobj", "dative"}), None)
    return verb.head if found is not None and found.lower_ in {"whom", "who"} and verb.dep_ == "relcl" else found


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "conj"} and _object(verb) is None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _is_future(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(helpers & (_MODALS | {"will", "to"}))


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _is_person(token: Token) -> bool:
    if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"}:
        return token.lower_ in _PERSONAL | {"his", "their", "my"}
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"
