"""Sentences told again: a telling in, numbers of some runs of words in its claims' own sentences out.

A desk's second report repeats what its first said of the event ("Earlier today a car exploded in ..."), and another
desk copies it; two tellings that have such numbers in common are one, however far their tolls have moved apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from sijill.knowledge.runs import RUN, runs_of
from sijill.link.telling import Telling

WINDOW = 4
"""Of so many runs of words in a row the one of the smallest number is kept: two for five, and no stretch of `WINDOW` +
`RUN` - 1 = 8 words in common goes unmarked."""

MOST_MARKS = 24
"""Marks of one telling, the smallest numbers first: those of some sixty words."""

ENDS = re.compile(r"(?<=[.!?])[\"”»)]*\s+(?=[^a-z])|\n+")
"""Between sentences: good enough for what is counted here, where an abbreviation costs a run or two."""


def sentences(telling: Telling) -> Iterator[tuple[int, int]]:
    """Where the sentences with its claims' acts stand in the report's text, each once, in order."""
    text = telling.report.text
    starts = [0, *(found.end() for found in ENDS.finditer(text)), len(text) + 1]
    acts = {evidence.start for c in telling.claims for evidence in c.claim.act.evidence}
    for at in sorted({bisect_right(starts, start) - 1 for start in acts}):
        yield starts[at], starts[at + 1] - 1


def marks(telling: Telling) -> tuple[int, ...]:
    """Sorted numbers below 2**31; none for sentences of fewer words than a formula has."""
    runs = runs_of(telling.report)
    begins, found = [start for start, _ in runs.spans], set[int]()
    for start, end in sentences(telling):
        first, last = bisect_left(begins, start), bisect_left(begins, end) - RUN + 1
        own = runs.numbers[first:max(first, last)]
        if len(own) >= WINDOW:
            found |= {int(number) >> 33 for number in np.unique(sliding_window_view(own, WINDOW).min(axis=1))}
    return tuple(sorted(found)[:MOST_MARKS])
