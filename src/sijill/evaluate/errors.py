"""Errors: facts that are wrong in; each as what was coded, what was found, and the words it rests on, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sijill.evaluate.citing import Cited
from sijill.evaluate.facts import Fact
from sijill.evaluate.gold import Expected
from sijill.evaluate.matching import Match


@dataclass(frozen=True, slots=True)
class Error:
    """One thing found otherwise than coded. `gold` and `where` name the coded incident, or the report, and its line.

    `incident` is None where none was found; `reports` are the ids of the coded incident's reports.
    """

    figure: str
    gold: str
    where: str
    coded: str
    found: str
    incident: str | None
    reports: tuple[str, ...]
    cited: tuple[Cited, ...]
    known: str | None = None


def of_match(match: Match, fact: Fact) -> Error:
    incident = match.incident.id if match.incident else None
    return Error(fact.figure, match.coded.id, match.coded.where, fact.coded, fact.found, incident, match.reports,
                 fact.cited, match.coded.known)


def of_merges(facts: Sequence[Fact]) -> Iterator[Error]:
    for fact in facts:
        if fact.listed:
            reports = tuple(dict.fromkeys(one.report for one in fact.cited))
            yield Error(fact.figure, "", "", fact.coded, fact.found, fact.cited[0].incident, reports, fact.cited)


def of_numbers(numbers: Sequence[tuple[Expected, Fact]], named: Mapping[str, Sequence[str]]) -> Iterator[Error]:
    for expected, fact in numbers:
        if fact.listed:
            incident = fact.cited[0].incident if fact.cited else None
            yield Error(fact.figure, expected.report, expected.where, fact.coded, fact.found, incident,
                        tuple(named.get(expected.report, ())), fact.cited, expected.known)
