"""Citing: an incident and what is asked of it in; the words of reports that state it, with their claim, out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sijill.model.casualty import Casualty, Group, Harm
from sijill.model.claim import Claim
from sijill.model.evidence import Evidence, Stated
from sijill.model.incident import Incident

Look = Callable[[Claim], Iterable[Stated[Any] | None]]


@dataclass(frozen=True, slots=True)
class Cited:
    """`reports[report].text[evidence.start:evidence.end] == evidence.quote`; both ids are such as `explain` takes."""

    incident: str
    claim: str
    report: str
    evidence: Evidence


def cited(incident: Incident | None, look: Look) -> tuple[Cited, ...]:
    """In the order of the incident's claims, each place once."""
    if incident is None:
        return ()
    found: dict[tuple[str, Evidence], Cited] = {}
    for resolved in incident.claims:
        claim = resolved.claim
        for stated in look(claim):
            for evidence in stated.evidence if stated else ():
                found.setdefault((claim.report_id, evidence), Cited(incident.id, claim.id, claim.report_id, evidence))
    return tuple(found.values())


def when_and_where(claim: Claim) -> Iterator[Stated[Any] | None]:
    yield claim.time
    yield claim.place


def time_of(claim: Claim) -> Iterator[Stated[Any] | None]:
    yield claim.time


def place_of(claim: Claim) -> Iterator[Stated[Any] | None]:
    yield claim.place


def act_of(claim: Claim) -> Iterator[Stated[Any]]:
    yield claim.act


def perpetrators_of(claim: Claim) -> Iterable[Stated[Any]]:
    return claim.perpetrators


def targets_of(claim: Claim) -> Iterable[Stated[Any]]:
    return claim.targets


def source_of(claim: Claim) -> Iterator[Stated[Any] | None]:
    yield claim.source


def weapons_of(claim: Claim) -> Iterable[Stated[Any]]:
    return claim.weapons


def counts_of(harm: Harm, group: Group) -> Look:
    """The words that count the group; where there are none, those that count anyone so harmed."""
    def look(claim: Claim) -> Iterable[Stated[Casualty]]:
        harmed = [stated for stated in claim.casualties if stated.value.harm is harm]
        return [stated for stated in harmed if stated.value.group is group] or harmed
    return look


def victims_named(name: str) -> Look:
    return lambda claim: (stated for stated in claim.victims if stated.value.name == name)
