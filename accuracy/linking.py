"""Sets of reports in, `link_sets/*.toml`; each coded with each other and with no others, and judged as a whole, out.

A set is right if every incident that its reports tell rests on just the reports that tell it, and nothing else comes
out as an incident. What an incident is known by (place, day, dead, acts) keeps the right reports from standing behind
the wrong one.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from sijill import pipeline
from sijill.evaluate.names import one_place
from sijill.knowledge import Knowledge
from sijill.model.casualty import Group, Harm
from sijill.model.event import Scope
from sijill.model.incident import Incident
from sijill.model.report import Given, Report
from sijill.read.report import make_report
from sijill.read.table import draft_of

FOLDER = Path(__file__).parent / "link_sets"
OF_A_SET = frozenset({"id", "shows", "known", "report", "incident"})
OF_AN_INCIDENT = frozenset({"label", "reports", "place", "date", "killed", "injured", "acts", "victim", "scope"})


@dataclass(frozen=True, slots=True)
class Expected:
    """`reports` are the ids that tell it; what else is given, the incident is known by. Empty: not asked."""

    label: str
    reports: frozenset[str]
    place: str | None = None
    day: date | None = None
    killed: int | None = None
    injured: int | None = None
    acts: frozenset[str] = frozenset()
    victim: str | None = None
    scope: Scope = Scope.INCIDENT

    def known_in(self, incident: Incident) -> bool:
        return (incident.scope is self.scope and self._there(incident) and self._then(incident)
                and self._counted(incident, Harm.KILLED, self.killed)
                and self._counted(incident, Harm.INJURED, self.injured)
                and self.acts <= {str(finding.value) for finding in incident.acts}
                and (self.victim is None or any(self.victim in (f.value.name) for f in incident.victims)))

    def _there(self, incident: Incident) -> bool:
        if self.place is None:
            return True
        said = {c.claim.place.value.name for c in incident.claims if c.claim.place}
        said |= {c.place.chosen.name for c in incident.claims if c.place and c.place.chosen}
        return any(one_place(self.place, name) for name in said)

    def _then(self, incident: Incident) -> bool:
        found = incident.date.value
        if self.day is None:
            return True
        return bool(found.earliest and found.latest and found.earliest <= self.day <= found.latest)

    @staticmethod
    def _counted(incident: Incident, harm: Harm, asked: int | None) -> bool:
        counts = [f.value.count for f in incident.casualties if f.value.harm is harm and f.value.group is Group.ALL]
        return asked is None or any(asked in {count.low, count.best, count.high} for count in counts)


@dataclass(frozen=True, slots=True)
class LinkSet:
    """`name` is the file's name and the set's id; `known` is why it is known to fail."""

    name: str
    shows: str
    reports: tuple[Report, ...]
    incidents: tuple[Expected, ...]
    known: str | None = None


@dataclass(slots=True)
class Judged:
    """Errors in a line each; pairs of reports that should stand behind one incident, that do, and that do wrongly."""

    set: LinkSet
    errors: list[str] = field(default_factory=list)
    asked: frozenset[tuple[str, str]] = frozenset()
    joined: frozenset[tuple[str, str]] = frozenset()

    @property
    def right(self) -> bool:
        return not self.errors


def link_sets(knowledge: Knowledge, folder: Path = FOLDER) -> tuple[LinkSet, ...]:
    """All of them, by file; ValueError where one is ill written."""
    return tuple(_read(row, file.stem, knowledge) for file in sorted(folder.glob("*.toml"))
                 for row in tomllib.loads(file.read_text(encoding="utf-8"))["set"])


def judge_set(given: LinkSet, knowledge: Knowledge) -> Judged:
    coded = pipeline.code(given.reports, knowledge)
    faults = [str(refusal) for refusal in coded.refusals]
    if faults:
        raise ValueError(f"{given.name}: {faults[0]}")
    return judge_incidents(given, coded.incidents)


def judge_incidents(given: LinkSet, incidents: Sequence[Incident]) -> Judged:
    """What was coded of the set's own reports against what is expected of them."""
    names = {report.id: report.external_id or report.id for report in given.reports}
    found = {incident.id: frozenset(names[c.claim.report_id] for c in incident.claims) for incident in incidents}
    left = [incident for incident in incidents if incident.scope is not Scope.CONTEXT]
    errors = []
    for expected in given.incidents:
        chosen = _choose(expected, left, found)
        if chosen is None:
            errors.append(f"{expected.label}: not found on {_said(expected.reports)}")
            continue
        left.remove(chosen)
        if found[chosen.id] != expected.reports:
            errors.append(f"{expected.label}: told by {_said(expected.reports)}, rests on {_said(found[chosen.id])}")
    errors += [f"not expected: {_worded(each)} on {_said(found[each.id])}" for each in left
               if each.scope is Scope.INCIDENT]
    asked = frozenset(pair for expected in given.incidents if expected.scope is Scope.INCIDENT
                      for pair in combinations(sorted(expected.reports), 2))
    joined = frozenset(pair for each in incidents if each.scope is Scope.INCIDENT
                       for pair in combinations(sorted(found[each.id]), 2))
    return Judged(given, errors, asked, joined)


def _choose(expected: Expected, left: Sequence[Incident], found: Mapping[str, frozenset[str]]) -> Incident | None:
    """Of those it is known in, the one on its reports, else on most of them."""
    fitting = [each for each in left if expected.known_in(each) and found[each.id] & expected.reports]
    return max(fitting, key=lambda each: (found[each.id] == expected.reports,
                                          len(found[each.id] & expected.reports), each.id), default=None)


def _said(reports: frozenset[str]) -> str:
    return ", ".join(sorted(reports))


def _worded(incident: Incident) -> str:
    place = incident.place.value.text if incident.place else "nowhere"
    return f"{'/'.join(finding.value for finding in incident.acts)} at {place}, {incident.date.value.edtf}"


def _read(row: Mapping[str, Any], file: str, knowledge: Knowledge) -> LinkSet:
    name = f"{file}/{row.get('id', '?')}"
    if strange := set(row) - OF_A_SET:
        raise ValueError(f"{name}: a set has no key {min(strange)!r}")
    reports = tuple(_report(each, name, knowledge) for each in row["report"])
    incidents = tuple(_expected(each, name) for each in row["incident"])
    strangers = {id for each in incidents for id in each.reports} - {report.external_id for report in reports}
    if strangers:
        raise ValueError(f"{name}: there is no report {min(strangers)!r}")
    return LinkSet(name, row["shows"], reports, incidents, row.get("known"))


def _report(row: Mapping[str, Any], where: str, knowledge: Knowledge) -> Report:
    language = knowledge.language
    draft = draft_of({key: str(value) for key, value in row.items()}, where)
    return make_report(draft, language.boilerplate, language.calendar, Given())


def _expected(row: Mapping[str, Any], name: str) -> Expected:
    if strange := set(row) - OF_AN_INCIDENT:
        raise ValueError(f"{name}: an incident has no key {min(strange)!r}")
    told = {key: row[key] for key in ("place", "killed", "injured", "victim") if key in row}
    return Expected(row["label"], frozenset(row["reports"]), day=row.get("date"), acts=frozenset(row.get("acts", ())),
                    scope=Scope(row.get("scope", "incident")), **told)


def by_file(judged: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    """One file is one conflict's."""
    for name in dict.fromkeys(each.set.name.split("/")[0] for each in judged):
        yield name, [each for each in judged if each.set.name.startswith(f"{name}/")]
