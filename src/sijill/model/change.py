"""Runs and changes: what a run was given, how an incident stood after it, and what became of it between two runs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sijill.model.casualty import Casualty
from sijill.model.dates import DateRange
from sijill.model.event import Act, Scope
from sijill.model.incident import GradeCode, Incident, Party, PlaceFinding, Standing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What holds an incident to its reports: a claim, and where its report names the act.

    The words stay where they are when a better extractor gives the claim another id.
    """

    claim_id: str
    report_id: str
    start: int
    end: int

    def meets(self, other: "Anchor") -> bool:
        """Whether both name their act in the same words, or in words that overlap."""
        return self.report_id == other.report_id and self.start < other.end and other.start < self.end


def anchors(incident: Incident) -> tuple[Anchor, ...]:
    """One for each claim, sorted by claim id."""
    found = (Anchor(c.claim.id, c.claim.report_id, c.claim.act.evidence[0].start, c.claim.act.evidence[0].end)
             for c in incident.claims)
    return tuple(sorted(found, key=lambda anchor: anchor.claim_id))


@dataclass(frozen=True, slots=True)
class Run:
    """One run that had something to do. `number` counts from 1; `id` is made from the run before and all that went in.

    `at` is ISO 8601, UTC. `release` is Sijill's, `knowledge` the packs' digest, `code` that of each stage's code, in
    their order. `reports` and `decisions` are how many there were, in the order in which they came in. `extracted` and
    `resolved` are how many reports these stages had to work on, `incidents` how many there were after it, `changed`
    how many of them the run brought, altered or took away.
    """

    number: int
    id: str
    at: str
    release: str
    knowledge: str
    code: tuple[str, ...]
    reports: int
    decisions: int
    extracted: int
    resolved: int
    incidents: int
    changed: int


@dataclass(frozen=True, slots=True)
class Stood(Generic[T]):
    """A finding without the claims behind it."""

    value: T
    standing: Standing


@dataclass(frozen=True, slots=True)
class State:
    """How an incident stood after a run, as far as runs are compared. It names no victim."""

    scope: Scope
    acts: tuple[Act, ...]
    date: Stood[DateRange]
    place: Stood[PlaceFinding] | None
    perpetrators: tuple[Stood[Party], ...]
    casualties: tuple[Stood[Casualty], ...]
    grade: GradeCode
    anchors: tuple[Anchor, ...]


def state(incident: Incident) -> State:
    place = incident.place
    return State(
        incident.scope, tuple(finding.value for finding in incident.acts),
        Stood(incident.date.value, incident.date.standing),
        None if place is None else Stood(place.value, place.standing),
        tuple(Stood(finding.value, finding.standing) for finding in incident.perpetrators),
        tuple(Stood(finding.value, finding.standing) for finding in incident.casualties),
        incident.grade.code, anchors(incident))


class ChangeKind(StrEnum):
    APPEARED = "appeared"  # none of its claims was in an incident before
    MOVED = "moved"        # the same incident; something is said of it that was not
    MERGED = "merged"      # claims of two incidents or more are now in one
    SPLIT = "split"        # claims of one incident are now in two or more
    VANISHED = "vanished"  # none of its claims is in an incident now


class CauseKind(StrEnum):
    REPORT = "report"      # a report read since
    DECISION = "decision"  # a reviewer's, taken since
    PACKS = "packs"        # other packs, or another release of them
    CODE = "code"          # another release of Sijill or of what it reads with
    AGAIN = "again"        # a report worked on again that had failed before
    OTHERS = "others"      # what changed are other incidents, which claims came from or went to


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something changed: the report's or decision's id, if it is one, and the claims by which it did."""

    kind: CauseKind
    id: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an incident: its ids before and now, the state it had and has (None: there was or is none).

    Of several ids the first is the one whose state is given: `before` that of the incident which has most of the claims
    now, `after` that of the one which has most of those of before. `gained` and `lost` are claim ids.
    """

    kind: ChangeKind
    was: tuple[str, ...]
    now: tuple[str, ...]
    before: State | None
    after: State | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    why: tuple[Cause, ...]
