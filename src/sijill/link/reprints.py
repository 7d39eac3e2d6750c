"""Reprints: signatures of reports in, groups of reports that print one text and pairs that share passages out.

Of each report only some runs of words are kept, chosen by their own value, so that two texts choose alike wherever they
are alike (winnowing: Schleimer, Wilkerson and Aiken, 2003). What comes out depends on the signatures alone and not on
their order. The time grows with the number of marks and not with that of pairs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from sijill.knowledge.runs import Numbers, runs_of
from sijill.model.report import Report
from sijill.model.signature import Signature

WINDOW = 8
"""Of so many runs in a row the one of the smallest number is kept: two marks for nine runs, and no passage of
`WINDOW` + `RUN` - 1 = 12 words that two texts share goes unmarked."""

LIKENESS = 0.7
"""Share of marks in common (Jaccard) from which two texts are prints of one: a new headline, a cut last paragraph."""

LEAST_RUNS = 20
"""A text of fewer runs is too short to be told from a formula ("One person was killed in ...")."""

LEAST_SHARED = 5
"""Marks in common from which two texts share a passage: as many as some 25 words have."""

NEIGHBOURS = 20
"""Where more reports than this share a mark, each is compared with so many that are nearest to it in length: the prints
of one text are of one length, and a formula that hundreds share says nothing of the rest."""

HALF = 0.5
"""Share of the shorter text's marks that a pair meets in before it is counted in full: prints have `LIKENESS` of all,
and a few fewer are met where a mark is shared by more than `NEIGHBOURS`."""

_MARK = np.dtype(">u8")
Pair = tuple[str, str]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reprints:
    """Groups of report ids, each sorted, ordered by their first; `group_of` finds a report's.

    `sharing` are pairs of reports, each sorted, that are no prints of one text and yet have passages in common.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    sharing: tuple[Pair, ...] = ()
    _of: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_of", {name: group for group in self.groups for name in group})

    def group_of(self, report_id: str) -> tuple[str, ...]:
        return self._of.get(report_id, ())

    def same_text(self, left: str, right: str) -> bool:
        return right in self.group_of(left)


def signature(report: Report) -> Signature:
    """What `find_reprints` needs to know of a report; it changes with the text only."""
    numbers = np.unique(every := runs_of(report).numbers)
    if len(every) > WINDOW:
        every = sliding_window_view(every, WINDOW).min(axis=1)
    return Signature(report.id, len(numbers), np.unique(every).astype(_MARK).tobytes())


def find_reprints(signatures: Iterable[Signature]) -> Reprints:
    """The reports of a group share `LIKENESS` of their marks with one another, directly or by way of others."""
    known = {each.report_id: each for each in signatures if each.runs >= LEAST_RUNS}
    kept = sorted(known.values(), key=lambda each: (each.runs, each.report_id))
    if len(kept) < 2:
        return Reprints()
    marks = [np.frombuffer(each.marks, dtype=_MARK).astype(np.uint64) for each in kept]
    alike, sharing = _meeting(marks)
    found = Reprints(_group((kept[a].report_id, kept[b].report_id) for a, b in alike.tolist()
                            if _likeness(marks[a], marks[b]) >= LIKENESS))
    named = sorted((min(names), max(names)) for a, b in sharing.tolist()
                   for names in [(kept[a].report_id, kept[b].report_id)])
    return Reprints(found.groups, tuple(pair for pair in named if not found.same_text(*pair)))


def _meeting(marks: Sequence[Numbers]) -> tuple[Positions, Positions]:
    """Pairs of positions, as rows: those that may be prints of one text, and those that share a passage.

    What more than `NEIGHBOURS` reports have is no passage of one of them but a formula, or a text that all print.
    """
    owners = np.repeat(np.arange(len(marks)), [len(own) for own in marks])
    order = np.lexsort((owners, np.concatenate(marks)))
    values, owners = np.concatenate(marks)[order], owners[order]
    _, group, size = np.unique(values, return_inverse=True, return_counts=True)
    rare = size[group] <= NEIGHBOURS
    met, weights = [], []
    for step in range(1, NEIGHBOURS + 1):
        same = values[step:] == values[:-step]
        met.append(owners[:-step][same] * len(marks) + owners[step:][same])
        weights.append(rare[step:][same])
    pairs, at, times = np.unique(np.concatenate(met), return_inverse=True, return_counts=True)
    rarely = np.bincount(at, np.concatenate(weights), len(pairs))
    found = np.stack((pairs // len(marks), pairs % len(marks)), axis=1)
    shorter = np.array([len(own) for own in marks])[found].min(axis=1)
    return found[times >= HALF * shorter], found[rarely >= LEAST_SHARED]


def _likeness(one: Numbers, other: Numbers) -> float:
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / (len(one) + len(other) - common)


def _group(pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    member: dict[str, set[str]] = {}
    for left, right in pairs:
        joined = member.get(left, {left}) | member.get(right, {right})
        for name in joined:
            member[name] = joined
    return tuple(sorted({tuple(sorted(group)) for group in member.values()}))
