"""Sketches: a report's signature in, a MinHash of its marks out, by which the rows of two prints of one text are known.

Two sketches are compared place by place; the share of equal places estimates the share of marks that the texts have in
common (Jaccard), within some .08. Unlike a group of prints, that is a fact of two reports and of no third.
"""

import numpy as np

from sijill.link.reprints import LEAST_RUNS, signature
from sijill.model.report import Report

PLACES = 32
"""Values a sketch. At 20 equal of 32 a pair of likeness .7 is found nine times in ten, one of .4 once in a hundred."""

_SHIFTS = np.random.RandomState(20).randint(1, 1 << 62, size=PLACES, dtype=np.int64).astype(np.uint64)
"""Drawn once with a fixed seed: sketches of two runs are comparable for ever."""
_MIX, _DOWN = np.uint64(0xBF58476D1CE4E5B9), np.uint64(33)  # splitmix64's first multiplier


def sketch(report: Report) -> tuple[int, ...]:
    """`PLACES` numbers below 2**31, or none for a text too short to be told from a formula."""
    found = signature(report)
    if found.runs < LEAST_RUNS:
        return ()
    marks = np.frombuffer(found.marks, dtype=">u8").astype(np.uint64)
    drawn = (marks[:, None] ^ _SHIFTS) * _MIX
    drawn = (drawn ^ (drawn >> _DOWN)) * _MIX
    return tuple(int(least >> _DOWN) for least in drawn.min(axis=0))
