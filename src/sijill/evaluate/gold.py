"""Gold: what a person coded of reports, as values; the same words as ours where there are such."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sijill.knowledge.coding import CodedAct
from sijill.model.casualty import Group, Harm
from sijill.model.claim import ADULT_YEARS, AgeGroup, Sex
from sijill.model.event import Weapon
from sijill.model.report import Refusal, Report


class Reading(StrEnum):
    """Whose harm a coded number counts."""

    CIVILIANS = "civilians"    # civilians; those of no stated status where no civilians are counted
    COMBATANTS = "combatants"
    ANYONE = "anyone"          # a part of the harmed (children, women, medics), whatever their status
    TOTAL = "total"            # civilians and combatants together


@dataclass(frozen=True, slots=True)
class Bounds:
    """From least to most, both inclusive, in people."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        return self.least == self.most

    def holds(self, number: int) -> bool:
        return self.least <= number <= self.most

    def __str__(self) -> str:
        return str(self.least) if self.exact else f"{self.least}–{self.most}"


@dataclass(frozen=True, slots=True)
class CodedCount:
    """`key` is the gold's name for it: `killed`, `children_injured`, `military_killed`, `killed_total`."""

    key: str
    harm: Harm
    group: Group
    reading: Reading
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class CodedVictim:
    """`in_text`: the name occurs in the reports, so that it can be found in them."""

    name: str
    age: float | None = None
    age_group: AgeGroup | None = None
    sex: Sex | None = None
    in_text: bool = True

    @property
    def grown(self) -> bool | None:
        """Whether an adult; None where nothing is coded."""
        if self.age_group is not None:
            return self.age_group is not AgeGroup.CHILD
        return None if self.age is None else self.age >= ADULT_YEARS

    @property
    def protected(self) -> bool:
        return self.grown is False


@dataclass(frozen=True, slots=True)
class CodedPlace:
    """`reach_km`: how near a place may be judged to lie, 0 where it is coded too coarsely for any; lat/lon or none."""

    name: str | None
    lat: float | None = None
    lon: float | None = None
    reach_km: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedActs:
    """The coder's words for what happened, the acts each may be told as, and whether they are our own acts."""

    labels: tuple[str, ...]
    accepted: tuple[CodedAct, ...]
    ours: bool = True


@dataclass(frozen=True, slots=True)
class CodedIncident:
    """One coded incident. `where` is its file and line; `reports` are the names by which it calls its reports.

    Empty means "not coded": nothing is judged then. `also` are parties as right as the perpetrators, where it is
    contested who did it. `known` is why it is known to come out wrong.
    """

    id: str
    where: str
    reports: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    place: CodedPlace = CodedPlace(None)
    perpetrators: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    acts: CodedActs | None = None
    weapons: tuple[Weapon, ...] | None = None
    counts: tuple[CodedCount, ...] = ()
    victims: tuple[CodedVictim, ...] = ()
    known: str | None = None

    def count(self, key: str) -> CodedCount | None:
        return next((count for count in self.counts if count.key == key), None)

    @property
    def days(self) -> str:
        if self.first is None or self.last is None:
            return "undated"
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Expected:
    """How many incidents a report gives, by its coder."""

    report: str
    where: str
    incidents: int
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """Coded incidents; reports that came with them; how many incidents to expect of some; and what was refused."""

    incidents: tuple[CodedIncident, ...]
    reports: tuple[Report, ...] = ()
    expected: tuple[Expected, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def protected_names(self) -> tuple[str, ...]:
        """Those of children, by the code: they may not be shown either."""
        return tuple(victim.name for each in self.incidents for victim in each.victims if victim.protected)
