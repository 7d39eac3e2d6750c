"""Claims: one report's statement of one event, on one source's word; and claims resolved."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sijill.model.actor import Actor, ActorMention
from sijill.model.casualty import Casualty, Harm
from sijill.model.dates import DateRange
from sijill.model.event import Act, Modality, Scope, Weapon
from sijill.model.evidence import Stated
from sijill.model.place import Place, PlaceMention

T = TypeVar("T")


class SourceKind(StrEnum):
    PARTY = "party"
    MONITOR = "monitor"
    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    WITNESS = "witness"        # residents, survivors, relatives, local sources
    SOCIAL_POST = "social_post"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SourceMention:
    """On whose word: the source's own words, or the publisher's name where the report speaks for itself.

    `via` lists who passed it on, nearest to the source first ("a local source told North Press": via North Press).
    """

    text: str
    kind: SourceKind
    via: tuple[str, ...] = ()


class AgeGroup(StrEnum):
    CHILD = "child"
    ADULT = "adult"
    ELDERLY = "elderly"


ADULT_YEARS = 18
"""Whoever is younger is a child (Convention on the Rights of the Child, article 1)."""


def is_child(age_group: AgeGroup | None, age: float | None) -> bool:
    """Said to be one, or of a child's age in years: whoever is, is protected everywhere."""
    return age_group is AgeGroup.CHILD or (age is not None and age < ADULT_YEARS)


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Victim:
    """A named person who came to harm. `age` in years; nationality is ISO 3166-1 alpha-2."""

    name: str
    harms: tuple[Harm, ...]
    age: float | None = None
    age_group: AgeGroup | None = None
    sex: Sex | None = None
    nationality: str | None = None
    occupation: str | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where in its report a claim stands: order of paragraph and sentence, from 0; and in what sort of text."""

    paragraph: int
    sentence: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one source tells it in one passage.

    `telling` numbers the events of a report as its own words tell them apart: claims of one report with one telling
    speak of one event (headline, lead, medical report, later detail); claims with two tellings may still turn out,
    once places and dates are resolved, to speak of one. Every value not None or empty quotes the report.
    `source.evidence` is absent only where the publisher itself speaks: then `source` is None. `private` are the names,
    as its report writes them, of private persons who speak anywhere in it: they are protected as children's names are.
    """

    id: str
    report_id: str
    act: Stated[Act]
    modality: Modality
    scope: Scope
    telling: int
    position: Position
    source: Stated[SourceMention] | None = None
    time: Stated[str] | None = None
    place: Stated[PlaceMention] | None = None
    perpetrators: tuple[Stated[ActorMention], ...] = ()
    targets: tuple[Stated[ActorMention], ...] = ()
    casualties: tuple[Stated[Casualty], ...] = ()
    victims: tuple[Stated[Victim], ...] = ()
    weapons: tuple[Stated[Weapon], ...] = ()
    denied_by: Stated[ActorMention] | None = None
    private: tuple[str, ...] = ()
    extractor: str = "rules"


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """One possible answer; score between 0 and 1, comparable within one resolution only."""

    value: T
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution(Generic[T]):
    """The choice among candidates for the words of a mention, or "none of these" (`chosen` is None), with reasons."""

    text: str
    chosen: T | None
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate[T], ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """A claim beside what its words were taken to mean; perpetrators and targets run parallel to the claim's own.

    `date` is always there: an unknown date is a Resolution that chose None. `source` resolves the source's words, or
    the publisher where the claim has no source of its own; `publisher` resolves the report's publisher.
    """

    claim: Claim
    date: Resolution[DateRange]
    place: Resolution[Place] | None = None
    perpetrators: tuple[Resolution[Actor], ...] = ()
    targets: tuple[Resolution[Actor], ...] = ()
    source: Resolution[Actor] | None = None
    publisher: Resolution[Actor] | None = None
