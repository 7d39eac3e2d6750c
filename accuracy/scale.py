"""How long linking takes, how much memory, and how well it does, on made-up claims: `python -m accuracy.scale 10000 …`

What is timed is linking: rows handed to the bench, candidates, comparison, weights, components, grouping. Making the
rows is not, nor reading reports; turning resolved claims into rows is measured apart. Seconds are of processor
time, all cores together. The truth is known: figures are over pairs of rows of one incident.
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from accuracy.synthetic import World
from sijill.knowledge.linking import shipped
from sijill.link import Bench, Group, Row
from sijill.link.grouping import grouped
from sijill.link.word import heed

SEED = 7
"""Other than the training's: weights are not measured on what they were learned from."""


def main(sizes: Sequence[int]) -> None:
    print(f"{'claims':>10}{'rows':>9}{'candidates':>12}{'pairs':>10}{'rows in':>9}{'pairs':>8}{'groups':>8}{'all s':>8}"
          f"{'GB':>6}{'precision':>11}{'recall':>8}{'incidents':>11}{'found':>9}")
    for size in sizes:
        print(measured(size), flush=True)


def measured(size: int) -> str:
    truth: dict[str, int] = {}
    known: dict[str, Row] = {}
    claims = 0
    for row, number in World(SEED).rows(size):
        truth[row.id], known[row.id] = number, row
        claims += len(row.claims)
    with Bench(shipped()) as bench:
        start = time.process_time()
        bench.add(known.values())
        added = time.process_time()
        pairs = bench.pairs()
        paired = time.process_time()
        candidates = bench.candidates
        groups = grouped(known, pairs, heed(()), shipped(), bench)
        done = time.process_time()
    right, precise, recalled = quality(groups, truth)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** 2
    return (f"{claims:>10,}{len(truth):>9,}{candidates:>12,}{len(pairs):>10,}"
            f"{added - start:>9.1f}{paired - added:>8.1f}{done - paired:>8.1f}{done - start:>8.1f}"
            f"{memory:>6.2f}{right / max(1, precise):>11.3f}"
            f"{right / max(1, recalled):>8.3f}{len(set(truth.values())):>11,}{len(groups):>9,}")


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
    main(list(_sizes(sys.argv[1:])))
