"""Reprints: reports in, groups of reports whose texts are near-identical out (MinHash over runs of words).

Reports that share no such text are in no group. The groups do not depend on the order of the reports.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from sijill.model.report import Report, SegmentKind

SHINGLE = 5
"""Words a run: shorter ones ("killed in the village of") are shared by reports that have nothing else in common."""

PERMUTATIONS, BANDS, ROWS = 128, 25, 5
"""25 bands of 5 rows meet with probability 0.99 at likeness 0.7 and 0.02 at 0.25 (1 - (1 - s^5)^25)."""

LIKENESS = 0.7
"""Share of runs in common (Jaccard) from which two texts are prints of one: a new headline, a cut last paragraph."""

LEAST_RUNS = 20
"""A text of fewer runs is too short to be told from a formula ("One person was killed in ...")."""

FEW = 100
"""Texts of which every pair is counted in full: 4,950 pairs take less time than to load datasketch and its scipy."""

OWN_TEXT = frozenset({SegmentKind.TITLE, SegmentKind.BODY, SegmentKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Reprints:
    """Groups of report ids, each sorted, ordered by their first; `group_of` finds a report's."""

    groups: tuple[tuple[str, ...], ...] = ()

    def group_of(self, report_id: str) -> tuple[str, ...]:
        return next((group for group in self.groups if report_id in group), ())

    def same_text(self, left: str, right: str) -> bool:
        return right in self.group_of(left)


def find_reprints(reports: Iterable[Report]) -> Reprints:
    """The reports of a group share `LIKENESS` of their runs with one another, directly or by way of others."""
    runs = {report.id: _runs(report) for report in reports}
    runs = {name: found for name, found in sorted(runs.items()) if len(found) >= LEAST_RUNS}
    return Reprints(_group(_near(runs)) if len(runs) > 1 else ())


def _runs(report: Report) -> frozenset[str]:
    own = [report.text[s.start:s.end] for s in report.segments if s.kind in OWN_TEXT] or [report.text]
    words = re.findall(r"\w+", " ".join(own).casefold())
    return frozenset(" ".join(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _near(runs: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Pairs that may be near, kept if their runs, counted in full, are alike enough."""
    pairs = combinations(runs, 2) if len(runs) <= FEW else _meeting(runs)
    return sorted((left, right) for left, right in pairs
                  if len(runs[left] & runs[right]) >= LIKENESS * len(runs[left] | runs[right]))


def _meeting(runs: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Pairs that meet in a band, each once."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    for name, found in runs.items():
        digest = MinHash(num_perm=PERMUTATIONS)
        digest.update_batch([run.encode() for run in sorted(found)])
        yield from ((other, name) for other in index.query(digest))
        index.insert(name, digest)


def _group(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    member: dict[str, set[str]] = {}
    for left, right in pairs:
        joined = member.get(left, {left}) | member.get(right, {right})
        for name in joined:
            member[name] = joined
    return tuple(sorted({tuple(sorted(group)) for group in member.values()}))
