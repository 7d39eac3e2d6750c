"""Runs of words: a report in, every few words of its own text as one number out, so that copied passages are found.

Two texts on one event share names and figures; five words in a row, again and again, they share only if one has them
from the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sijill.model.report import Report, SegmentKind

RUN = 5
"""Words a run: shorter ones ("killed in the village of") are shared by reports that have nothing else in common."""

PASSAGE = 25
"""Words in a row that make a passage of another's: a long sentence. Shorter ones are formulas ("The death toll is
expected to rise due to the presence of some people in critical condition") or quotations of one speaker."""

GAP = 3
"""Words that a copy may change inside a passage: a corrected name, a "yesterday" for a "Monday"."""

OWN_TEXT = frozenset({SegmentKind.TITLE, SegmentKind.BODY, SegmentKind.CAPTION})
WORD = re.compile(r"\w+")

_STEP = np.uint64(0x9E3779B97F4A7C15)   # odd, as in splitmix64: multiplying by it loses nothing
_MIX = np.uint64(0xBF58476D1CE4E5B9)    # splitmix64's first multiplier
_SHIFT = np.uint64(31)

Numbers = NDArray[np.uint64]


@dataclass(frozen=True)
class Runs:
    """`numbers[i]` stands for the run that begins at word i; `spans[i]` is where word i stands in the report's text."""

    numbers: Numbers
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=512)
def runs_of(report: Report) -> Runs:
    """Of headline, body and captions; the whole text where no segment is marked so."""
    own = [(s.start, s.end) for s in report.segments if s.kind in OWN_TEXT] or [(0, len(report.text))]
    words = [found for start, end in own for found in WORD.finditer(report.text, start, end)]
    digests = np.array([crc32(found[0].casefold().encode()) for found in words], dtype=np.uint64)
    return Runs(_combined(digests), tuple(found.span() for found in words))


@dataclass(frozen=True, slots=True)
class Passage:
    """text[start:end] of a report, so many words, that another had before: the one at `owner` in the order given."""

    start: int
    end: int
    words: int
    owner: int


def first_told(texts: Sequence[Runs]) -> tuple[tuple[Passage, ...], ...]:
    """For each text, given in the order in which they were published, its passages that earlier ones have."""
    numbers = np.concatenate([text.numbers for text in texts])
    owners = np.repeat(np.arange(len(texts)), [len(text.numbers) for text in texts])
    _, first, at = np.unique(numbers, return_index=True, return_inverse=True)
    bounds = np.cumsum([len(text.numbers) for text in texts])[:-1]
    tellers = np.split(owners[first][at], bounds)
    return tuple(tuple(sorted(_passages(text, teller, mine), key=lambda passage: passage.start))
                 for mine, (text, teller) in enumerate(zip(texts, tellers, strict=True)))


def _passages(text: Runs, teller: NDArray[np.int64], mine: int) -> Iterator[Passage]:
    for owner in np.unique(teller[teller != mine]).tolist():
        for first, last in _stretches(np.flatnonzero(teller == owner).tolist()):
            if (words := last + RUN - first) >= PASSAGE:
                yield Passage(text.spans[first][0], text.spans[last + RUN - 1][1], words, owner)


def _stretches(starts: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of shared runs that follow one another, but for a few changed words: each spoils `RUN` runs."""
    found: list[tuple[int, int]] = []
    for start in starts:
        if found and start - found[-1][1] <= RUN + GAP:
            found[-1] = found[-1][0], start
        else:
            found.append((start, start))
    return found


def _combined(digests: Numbers) -> Numbers:
    """One number for each `RUN` words in a row, in which their order counts; arithmetic modulo 2^64."""
    count = len(digests) - RUN + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for at in range(RUN):
        total = (total + digests[at:at + count]) * _STEP
    total = (total ^ (total >> _SHIFT)) * _MIX
    mixed: Numbers = total ^ (total >> _SHIFT)
    return mixed
