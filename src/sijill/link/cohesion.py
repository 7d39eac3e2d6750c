"""What every pair inside some groups of rows weighs: arrays from the bench in, a matrix for each group out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sijill.link.cluster import NEVER

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Inside:
    """`ends` and `weights` of the pairs, those of one group together; `stretch` is where a group's stand, by its first
    row's id. Pairs that were not weighed are never one."""

    ends: NDArray[np.int64]
    weights: Numbers
    stretch: Mapping[str, tuple[int, int]]

    @classmethod
    def nothing(cls) -> Self:
        return cls(np.empty((0, 2), dtype=np.int64), np.empty(0), {})

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]], places: Mapping[str, int], size: int,
           found: Mapping[str, Any]) -> Self:
        """`places` are the numbers of the groups' rows in `found`, which holds columns a, b, weight and forbidden, for
        pairs across groups as well; all numbers are below `size`."""
        group_of, at = np.full(size, -1), np.zeros(size, dtype=np.int64)
        for number, group in enumerate(groups):
            for n, name in enumerate(group):
                if name in places:
                    group_of[places[name]], at[places[name]] = number, n
        within = (group_of[found["a"]] == group_of[found["b"]]) & (group_of[found["a"]] >= 0)
        a, b = found["a"][within], found["b"][within]
        weights = np.where(found["forbidden"], NEVER, found["weight"].round(3))[within]
        order = np.lexsort((at[b], at[a], group_of[a]))
        numbers = group_of[a][order]
        starts = np.searchsorted(numbers, np.arange(len(groups)), "left")
        ends = np.searchsorted(numbers, np.arange(len(groups)), "right")
        stretch = {group[0]: (int(starts[n]), int(ends[n])) for n, group in enumerate(groups)}
        return cls(np.stack((at[a], at[b]), axis=1)[order], weights[order], stretch)

    def matrix(self, names: Sequence[str]) -> Numbers:
        """Of one of the groups, symmetric, by the order of its rows."""
        found = np.full((len(names), len(names)), NEVER)
        start, end = self.stretch.get(names[0], (0, 0))
        a, b = self.ends[start:end, 0], self.ends[start:end, 1]
        found[a, b] = found[b, a] = self.weights[start:end]
        return found
