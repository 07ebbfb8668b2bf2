"""What one document says, in plain dataclasses with passages and confidence.

A reading names actors, offices, policies and attributions by keys that hold within it ("a3",
"o1"); resolution turns them into IRIs that hold across documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ActorKind(StrEnum):
    """The disjoint kinds of actor."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    GROUP = "group"
    ANONYMOUS = "anonymous"


class TenureStatus(StrEnum):
    """How an office is or was held, as of the text."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"


class CandidacyStatus(StrEnum):
    """How an office is sought: named to it, or talked of for it."""

    NOMINEE = "nominee"
    CANDIDATE = "candidate"


class Mode(StrEnum):
    """How much of a content is quoted: all, none, or part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Certainty(StrEnum):
    """Whether the text asserts that the source said it."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    QUESTIONED = "questioned"


class Polarity(StrEnum):
    """Which way an actor stands toward a policy."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: 0-based Unicode code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBounds:
    """When something began and ended, as bounds, because texts are vague.

    Each bound is a prefix of ISO 8601 ("2021", "2021-01", "2021-01-20"): not before the first and
    not after the last instant of that year, month or day. `text` is the words that gave them.
    """

    start_not_before: str | None = None
    start_not_after: str | None = None
    end_not_before: str | None = None
    end_not_after: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, speaks, holds office, or is acted upon in a text.

    Attributes:
        key: its name within the reading.
        kind: person, organization, state, group or anonymous.
        name: the fullest name that the text gives, title-less.
        names: every other form in the text, title-less ("Biden", "the official"), without pronouns.
        mentions: where it is named or described, pronouns included, in order.
        is_author: whether it wrote the text.
        confidence: 0 to 1.
    """

    key: str
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    is_author: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post, apart from who holds it.

    Attributes:
        key: its name within the reading.
        name: role and body or jurisdiction as far as the text gives them ("special representative for North Korea").
        names: other forms, in the text or composed of its words ("special representative").
        body: key of the actor (organization or state) that it belongs to.
        mentions: where it is named, in order.
        confidence: 0 to 1.
    """

    key: str
    name: str
    names: tuple[str, ...] = ()
    body: str | None = None
    mentions: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One holding of one office by one actor (keys), with the sentences that show it."""

    actor: str
    office: str
    status: TenureStatus
    dates: DateBounds = field(default_factory=DateBounds)
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy:
    """One actor named to, or talked of for, an office (keys) that it does not hold by it."""

    actor: str
    office: str
    status: CandidacyStatus
    dates: DateBounds = field(default_factory=DateBounds)
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A statement that an office (key) stands empty."""

    office: str
    dates: DateBounds = field(default_factory=DateBounds)
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A course of action that somebody could adopt or reject.

    Attributes:
        key: its name within the reading.
        name: the shortest self-standing wording.
        names: other wordings of the same option.
        mentions: where it is worded, in order.
        concerns: keys of the actors that it is about.
        broader: keys of the policies that it is a part or a case of.
        reverses: keys of the policies that it would undo.
        confidence: 0 to 1.
    """

    key: str
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    concerns: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    reverses: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, a cue and a content: anything the text says that somebody said, thought, wanted, knew or decided.

    Attributes:
        key: its name within the reading.
        claimant: key of the actor that the source stands for.
        source: the source as worded (empty where it is only understood).
        cue: the cue's words ("said", "according to").
        content: what was said, without cue and source; the parts of one broken quotation together.
        mode: direct, indirect or mixed.
        certainty: only asserted attributions can be claims.
        is_claim: whether it is asserted and carries a proposition (contract: `plum:Claim`).
        nested_in: key of the attribution whose content it stands in.
        about: keys of the actors, offices and policies that its content mentions.
        evidence: the sentence or sentences.
        confidence: 0 to 1.
    """

    key: str
    claimant: str | None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    mode: Mode
    certainty: Certainty = Certainty.ASSERTED
    is_claim: bool = True
    nested_in: str | None = None
    about: tuple[str, ...] = ()
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One actor for, against or neutral toward one policy (keys).

    `based_on` holds keys of the attributions that it was read from; empty where the text itself
    reports the stance (a vote, an enactment, the author's own words). `derived_from` is the key of the actor whose
    stance toward the same policy binds this one: a body takes what its spokesman says. None where it was read itself.
    """

    actor: str
    policy: str
    polarity: Polarity
    based_on: tuple[str, ...] = ()
    derived_from: str | None = None
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader found in one document.

    Attributes:
        document: the document's id.
        fingerprint: the `Document.fingerprint` that was read.
    """

    document: str
    fingerprint: str
    actors: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    candidacies: tuple[Candidacy, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    policies: tuple[Policy, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    stances: tuple[Stance, ...] = ()
