"""Reprints: reports in, groups of reports whose texts are near-identical out (MinHash over runs of words).

Reports that share no such text are in no group. The groups do not depend on the order of the reports.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sijill.model.report import Report, SegmentKind

SHINGLE = 5
"""Words a run: shorter ones ("killed in the village of") are shared by reports that have nothing else in common."""

PERMUTATIONS, BANDS, ROWS = 128, 25, 5
"""25 bands of 5 rows meet with probability 0.99 at likeness 0.7 and 0.02 at 0.25 (1 - (1 - s^5)^25)."""

LIKENESS = 0.7
"""Share of runs in common (Jaccard) from which two texts are prints of one: a new headline, a cut last paragraph."""

LEAST_RUNS = 20
"""A text of fewer runs is too short to be told from a formula ("One person was killed in ...")."""

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
    """Pairs that meet in a band, kept if their runs, counted in full, are alike enough."""
    from datasketch import MinHash, MinHashLSH  # loaded only where there are two texts to compare

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    pairs = []
    for name, found in runs.items():
        digest = MinHash(num_perm=PERMUTATIONS)
        digest.update_batch([run.encode() for run in sorted(found)])
        pairs += [(other, name) for other in index.query(digest)
                  if len(found & runs[other]) >= LIKENESS * len(found | runs[other])]
        index.insert(name, digest)
    return sorted(pairs)


def _group(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    member: dict[str, set[str]] = {}
    for left, right in pairs:
        joined = member.get(left, {left}) | member.get(right, {right})
        for name in joined:
            member[name] = joined
    return tuple(sorted({tuple(sorted(group)) for group in member.values()}))
