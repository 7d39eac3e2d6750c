"""Merging judged over a whole set: incidents and matches in; reports wrongly joined, incidents too many or few, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sijill.evaluate.citing import act_of, cited
from sijill.evaluate.facts import Fact
from sijill.evaluate.gold import Expected
from sijill.evaluate.matching import Match, reports_of
from sijill.evaluate.wording import incident_words
from sijill.model.event import Scope
from sijill.model.incident import Incident


@dataclass(frozen=True, slots=True)
class Spread:
    """How incidents spread over reports; None where there is nothing to divide by."""

    incidents_per_report: float | None
    silent_reports: float | None
    incidents: int
    silent: int
    reports: int
    merge_recall_macro: float | None
    merged: int


def spread(incidents: Sequence[Incident], reports: frozenset[str], matches: Sequence[Match]) -> Spread:
    """Over the reports in `reports` (ids); totals and background are no incidents."""
    single = [incident for incident in incidents if incident.scope is Scope.INCIDENT]
    mine = [incident for incident in single if reports & set(reports_of(incident))]
    speaking = {report for incident in mine for report in reports_of(incident)} & reports
    shares = [_share(match) for match in matches if len(match.reports) > 1]
    count, silent = len(reports), len(reports) - len(speaking)
    return Spread(len(mine) / count if count else None, silent / count if count else None, len(mine), silent, count,
                  sum(shares) / len(shares) if shares else None, len(shares))


def false_merges(incidents: Sequence[Incident], matches: Sequence[Match]) -> Iterator[Fact]:
    """Each pair of reports that some incident joins: right where a chain of coded incidents joins them too."""
    heads = _components([match.reports for match in matches])
    joined = {pair: incident for incident in incidents if incident.scope is Scope.INCIDENT
              for pair in combinations(sorted(reports_of(incident)), 2)}
    for (left, right), incident in sorted(joined.items(), key=lambda item: item[0]):
        if left in heads and right in heads:
            wrong = heads[left] != heads[right]
            yield Fact("false_merge", wrong, None, f"two incidents: {left}, {right}", incident_words(incident),
                       cited(incident, act_of) if wrong else (), wrong)


def expected_numbers(expected: Sequence[tuple[Expected, tuple[str, ...]]],
                     incidents: Sequence[Incident]) -> Iterator[tuple[Expected, Fact]]:
    """Whether a report gives as many incidents as its coder says."""
    for said, reports in expected:
        told = [incident for incident in incidents if incident.scope is Scope.INCIDENT
                and set(reports) & set(reports_of(incident))]
        right = len(told) == said.incidents
        where = tuple(one for incident in told for one in cited(incident, act_of)) if not right else ()
        found = "; ".join(incident_words(incident) for incident in told)
        yield said, Fact("incidents", right, None, f"{said.incidents} of report {said.report}",
                         f"{len(told)}: {found}" if told else "0", where, not right)


def _share(match: Match) -> float:
    behind = len(set(match.reports) & set(reports_of(match.incident))) if match.incident else 0
    count = len(match.reports)
    return behind * (behind - 1) / (count * (count - 1))


def _components(groups: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """Each report with the head of those linked with it through shared coded incidents."""
    parent: dict[str, str] = {}

    def head(report: str) -> str:
        parent.setdefault(report, report)
        while parent[report] != report:
            parent[report] = parent[parent[report]]
            report = parent[report]
        return report

    for group in groups:
        for report in group:
            parent[head(report)] = head(group[0])
    return {report: head(report) for report in list(parent)}
