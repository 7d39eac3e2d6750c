"""Matching: coded incidents and incidents found in; each coded one with the found one that fits it best out.

Casualties play no part in the choice, so that many guesses do not buy a right number.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sijill.evaluate.gold import CodedIncident, Gold
from sijill.evaluate.names import one_place, unlike
from sijill.evaluate.parties import Blame, Parties, blamed
from sijill.evaluate.rows import FAR_KM, NEAR_KM
from sijill.model.dates import DateRange
from sijill.model.event import Scope
from sijill.model.incident import Incident
from sijill.model.place import Place, PlacePrecision, distance_km
from sijill.model.report import Report

SLACK = timedelta(days=1)
"""A night's attack is told by two days; publishers and coders keep different clocks."""
BANDS_KM = (NEAR_KM, FAR_KM, 100)
"""Kilometres that part one rank of nearness from the next; beyond the last all are far."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A found incident beside a coded one. `apart_km` None: one of the two has no coordinates."""

    incident: Incident
    order: int
    fits: bool
    apart_km: float | None
    perpetrator: bool | None

    def within(self, reach_km: int) -> bool:
        return self.apart_km is not None and self.apart_km <= reach_km


@dataclass(frozen=True, slots=True)
class Match:
    """`reports` are our ids of the coded incident's reports; `chosen` is None where no incident rests on them."""

    coded: CodedIncident
    blame: Blame
    reports: tuple[str, ...]
    chosen: Candidate | None
    candidates: tuple[Candidate, ...]

    @property
    def incident(self) -> Incident | None:
        return self.chosen.incident if self.chosen else None

    def found(self, reach_km: int) -> bool | None:
        """Whether day and place are right; None where the place is coded too coarsely to tell."""
        if reach_km not in self.coded.place.reach_km:
            return None
        return self.chosen is not None and self.chosen.fits and self.chosen.within(reach_km)

    @property
    def hit(self) -> bool:
        far = self.found(FAR_KM)
        return far if far is not None else self.chosen is not None and self.chosen.fits


class Matcher:
    """Matches one coded incident after another; an incident already chosen gives way, where another does as well."""

    def __init__(self, incidents: Sequence[Incident], parties: Parties) -> None:
        self.parties = parties
        self.of_report: dict[str, list[tuple[int, Incident]]] = defaultdict(list)
        self._used: Counter[str] = Counter()
        for order, incident in enumerate(incidents):
            if incident.scope is Scope.INCIDENT:
                for report in reports_of(incident):
                    self.of_report[report].append((order, incident))

    def match(self, coded: CodedIncident, reports: tuple[str, ...]) -> Match:
        blame = Blame(tuple(self.parties.coded(name, coded.first) for name in coded.perpetrators),
                      tuple(self.parties.coded(name, coded.first) for name in coded.also))
        there = {order: incident for report in reports for order, incident in self.of_report.get(report, ())}
        candidates = tuple(self._candidate(coded, blame, order, incident) for order, incident in there.items())
        chosen = min(candidates, key=lambda each: self._rank(coded, reports, each), default=None)
        if chosen is not None:
            self._used[chosen.incident.id] += 1
        return Match(coded, blame, reports, chosen, candidates)

    def _candidate(self, coded: CodedIncident, blame: Blame, order: int,
                   incident: Incident) -> Candidate:
        right = self.parties.right(blame, blamed(incident.perpetrators)) if blame.coded else None
        return Candidate(incident, order, date_fits(coded, incident.date.value), _apart(coded, incident), right)

    def _rank(self, coded: CodedIncident, reports: tuple[str, ...], candidate: Candidate) -> tuple[float, ...]:
        place = candidate.incident.place.value if candidate.incident.place else None
        said = (place.place.name if place.place else None, place.text) if place else (None,)
        if coded.place.reach_km:
            band: float = sum(not candidate.within(edge) for edge in BANDS_KM)
            apart = float("inf") if candidate.apart_km is None else candidate.apart_km
        else:
            band = not any(one_place(coded.place.name, name) for name in said)
            apart = min(unlike(coded.place.name, name) for name in said)
        claims = sum(claim.claim.report_id in reports for claim in candidate.incident.claims)
        return (not candidate.fits, band, candidate.perpetrator is False, self._used[candidate.incident.id], apart,
                -claims, candidate.order)


def date_fits(coded: CodedIncident, found: DateRange) -> bool:
    """Whether all days it may be lie inside the coded ones, give or take a day."""
    if coded.first is None or coded.last is None or found.earliest is None or found.latest is None:
        return False
    return found.earliest >= coded.first - SLACK and found.latest <= coded.last + SLACK


def reports_of(incident: Incident) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.claim.report_id for claim in incident.claims))


def names_of(report: Report) -> Iterator[str]:
    """By what a row of gold may call the report: its own id, ours, its file's name, with its suffix or without."""
    origin = Path(report.origin)
    yield from dict.fromkeys(name for name in (report.external_id, report.id, origin.name, origin.stem) if name)


def named_by(gold: Gold, reports: Iterable[Report]) -> Iterator[Report]:
    """Those that the gold speaks of."""
    asked = {name for coded in gold.incidents for name in coded.reports} | {said.report for said in gold.expected}
    return (report for report in reports if not asked.isdisjoint(names_of(report)))


def by_name(reports: Mapping[str, Report]) -> dict[str, list[str]]:
    """Ids of the reports that a name may mean."""
    found: dict[str, list[str]] = defaultdict(list)
    for report in reports.values():
        for name in names_of(report):
            found[name].append(report.id)
    return found


def _apart(coded: CodedIncident, incident: Incident) -> float | None:
    there = incident.place.value.place if incident.place else None
    if there is None or coded.place.lat is None:
        return None
    here = Place("", coded.place.name or "", None, None, None, coded.place.lat, coded.place.lon, PlacePrecision.UNKNOWN)
    return distance_km(here, there)
