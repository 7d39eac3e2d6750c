"""How long linking takes, how much memory, and how well it does, on made-up claims.

    python -m accuracy.scale [--crowded] [CLAIMS ...]

What is timed is linking: rows handed to the bench, candidates, comparison, weights, components, grouping. Making the
rows is not, nor reading reports; turning resolved claims into rows is measured apart. Seconds are of processor time,
all cores together, and by the clock for all of it. Rows stream into the bench as they are made; memory is the peak of
the whole process, the making of rows and the truth beside them counted in. The truth is known: figures are over pairs
of rows of one incident. Wars grow with the claims (wars.py); `--crowded` puts all of them into one war, however many.
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from accuracy.synthetic import World
from accuracy.wars import CROWDED, Extent, grown
from sijill.knowledge.linking import shipped
from sijill.link import Bench, Group, Row
from sijill.link.grouping import grouped
from sijill.link.pairs import BATCH
from sijill.link.verdicts import heed

SEED = 7
"""Other than the training's: weights are not measured on what they were learned from."""


HEAD = ("claims", "rows", "candidates", "pairs", "rows in", "pairs, s", "groups, s", "all, s", "clock, s", "GB",
        "precision", "recall", "incidents", "found")


def main(sizes: Sequence[int], crowded: bool) -> None:
    print(*(f"{name:>11}" for name in HEAD), sep="")
    for size in sizes:
        print(*(f"{value:>11}" for value in measured(size, CROWDED if crowded else grown(size))), sep="", flush=True)


class Clock:
    """Seconds of processor time and by the clock, of what was timed."""

    def __init__(self) -> None:
        self.worked = self.passed = 0.0

    @contextmanager
    def timed(self) -> Iterator[None]:
        worked, passed = time.process_time(), time.perf_counter()
        yield
        self.worked += time.process_time() - worked
        self.passed += time.perf_counter() - passed


def measured(size: int, wars: Sequence[Extent]) -> tuple[str, ...]:
    """A row of the table."""
    told, adding, pairing, grouping = Told(), Clock(), Clock(), Clock()
    with Bench(shipped()) as bench:
        stream = iter(told.kept(World(SEED, wars).rows(size)))
        while batch := list(islice(stream, BATCH)):
            with adding.timed():
                bench.add(batch)
        with pairing.timed():
            pairs = bench.pairs()
        candidates = bench.candidates
        with grouping.timed():
            groups = grouped(told.known, pairs, heed(()), shipped(), bench)
    right, together, belonging = quality(groups, told.truth)
    clocks = (adding, pairing, grouping)
    counts = (told.claims, len(told.truth), candidates, len(pairs))
    return (*(f"{count:,}" for count in counts), *(f"{clock.worked:.1f}" for clock in clocks),
            f"{sum(clock.worked for clock in clocks):.1f}", f"{sum(clock.passed for clock in clocks):.1f}",
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** 2:.2f}",
            f"{right / max(1, together):.3f}", f"{right / max(1, belonging):.3f}",
            f"{len(set(told.truth.values())):,}", f"{len(groups):,}")


class Told:
    """What is kept of rows that pass: the incident that each is of, and what grouping asks of a row (id, claims)."""

    def __init__(self) -> None:
        self.truth: dict[str, int] = {}
        self.known: dict[str, Row] = {}
        self.claims = 0

    def kept(self, rows: Iterable[tuple[Row, int]]) -> Iterator[Row]:
        for row, number in rows:
            self.truth[row.id] = number
            self.known[row.id] = replace(row, spots=(), counts=(), rare=(), words=(), sketch=(), people=(), victims=(),
                                         by=(), above=(), publishers=(), sources=())
            self.claims += len(row.claims)
            yield row


def quality(groups: Iterable[Group], truth: dict[str, int]) -> tuple[int, int, int]:
    """Pairs rightly together, pairs together, pairs that belong together."""
    right = together = 0
    for group in groups:
        together += _two(len(group.rows))
        right += sum(map(_two, Counter(truth[name] for name in group.rows).values()))
    return right, together, sum(map(_two, Counter(truth.values()).values()))


def _two(many: int) -> int:
    return many * (many - 1) // 2


def _sizes(words: Sequence[str]) -> Iterator[int]:
    yield from (int(word.replace("_", "")) for word in words or ["10_000", "100_000", "1_000_000"])


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if word != "--crowded"]
    main(list(_sizes(given)), "--crowded" in sys.argv)
