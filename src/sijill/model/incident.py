"""Incidents: what linked claims are about, as findings with the claims for and against each, and a grade."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sijill.model.actor import ActorKind
from sijill.model.casualty import Casualty
from sijill.model.claim import ResolvedClaim, SourceKind, Victim
from sijill.model.dates import DateRange
from sijill.model.event import Act, Scope, Weapon
from sijill.model.place import Place
from sijill.model.rating import Rating
from sijill.model.upstream import NO_UPSTREAM, Upstream

T = TypeVar("T")


class Standing(StrEnum):
    AGREED = "agreed"                # two independent sources or more say the same
    SINGLE_SOURCE = "single_source"
    DISPUTED = "disputed"            # independent sources say what cannot both be true
    DENIED = "denied"                # the accused, or a source, says it was not so, and no one else says it was


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A reconciled value with the ids of the claims for and against it, and why it stands as it does."""

    value: T
    standing: Standing
    supporting: tuple[str, ...]
    against: tuple[str, ...] = ()
    reason: str = ""


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing in which two claims were compared: the level of agreement, what it weighs, and what it says in words.

    `weight` is in bits: +1 doubles the odds that the two are of one incident, -1 halves them.
    """

    on: str
    level: int
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims were judged to speak of one incident (or not); `left` < `right` are claim ids.

    `score` is in bits, and the sum of the grounds' weights and of what is known beforehand; a link that a reviewer or
    the report's own words made has no grounds.
    """

    left: str
    right: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims judged to speak of one incident, ordered by id, with the links that hold them together.

    `reprints` are groups of report ids whose texts are near-identical: one text printed several times.
    """

    claims: tuple[ResolvedClaim, ...]
    links: tuple[Link, ...] = ()
    reprints: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A perpetrator or target: an actor of the roster, or words that resolve to none (`id` is None)."""

    id: str | None
    name: str
    text: str
    kind: ActorKind = ActorKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class SourceStanding:
    """A source of an incident: how many claims rest on it, and whether it is independent of the others."""

    id: str | None
    name: str
    kind: SourceKind
    claims: int
    independent: bool


class GradeCode(StrEnum):
    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True)
class Grade:
    code: GradeCode
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceFinding:
    """An incident's place as taken, None where no gazetteer entry was chosen, with the words of the report."""

    place: Place | None
    text: str


@dataclass(frozen=True, slots=True)
class Incident:
    """The record of one incident (design: record.md). Tuples are sorted, so that equal content is equal bytes."""

    id: str
    scope: Scope
    acts: tuple[Finding[Act], ...]
    date: Finding[DateRange]
    place: Finding[PlaceFinding] | None
    perpetrators: tuple[Finding[Party], ...]
    targets: tuple[Finding[Party], ...]
    casualties: tuple[Finding[Casualty], ...]
    victims: tuple[Finding[Victim], ...]
    weapons: tuple[Finding[Weapon], ...]
    grade: Grade
    sources: tuple[SourceStanding, ...]
    claims: tuple[ResolvedClaim, ...]
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    upstream: Upstream = NO_UPSTREAM
    ratings: tuple[Rating, ...] = ()
