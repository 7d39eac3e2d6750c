"""Parts: rows by number and the pairs between them in; which rows hang together out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

MOST = 1_000
"""Rows of one component of which every pair is weighed. A larger one (a city's day in a war, rows without a village)
is cut first: only pairs of more weight hold it together, a bit more at a time, until it falls into such parts."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ends:
    """Of pairs: the numbers of both rows, as long as each other."""

    left: Numbers
    right: Numbers

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> "Ends":
        found = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
        return cls(found[:, 0], found[:, 1])

    def where(self, wanted: NDArray[np.bool_]) -> "Ends":
        return Ends(self.left[wanted], self.right[wanted])

    def beside(self, others: "Ends") -> "Ends":
        return Ends(np.concatenate((self.left, others.left)), np.concatenate((self.right, others.right)))


@dataclass(frozen=True, slots=True)
class Parts:
    """`head` is for each row the first of its part, `offered` whether a pair holds its part together."""

    head: Numbers
    offered: NDArray[np.bool_]

    def members(self) -> Iterator[Numbers]:
        """The rows of each part, parts ordered by their first row."""
        return _runs(np.argsort(self.head, kind="stable"), self.head)


def heads(size: int, pairs: Ends) -> Numbers:
    """For each of `size` rows the first that it hangs together with by way of pairs."""
    head, left, right = np.arange(size), pairs.left, pairs.right
    while True:
        a, b = head[left], head[right]
        apart = a != b
        if not apart.any():
            return head
        left, right, a, b = left[apart], right[apart], a[apart], b[apart]
        np.minimum.at(head, np.maximum(a, b), np.minimum(a, b))
        while (head[head] != head).any():
            head = head[head]


def parts(size: int, pairs: Ends, weights: NDArray[np.float64], bound: Ends, least: float) -> Parts:
    """Components by pairs of `least` weight or more and by what reviewers bind together; none is larger than `MOST` but
    for the latter."""
    asked = np.full(size, least)
    head = heads(size, pairs.where(weights >= least).beside(bound))
    while True:
        offered = (weights >= asked[pairs.left]) & (head[pairs.left] == head[pairs.right])
        cut = np.zeros(size, dtype=bool)
        cut[head[pairs.left[offered]]] = True
        cut = cut[head] & (np.bincount(head, minlength=size)[head] > MOST)
        if not cut.any():
            return Parts(head, offered)
        asked[cut] += 1.0
        held = offered & cut[pairs.left] & (weights >= asked[pairs.left])
        head = np.where(cut, heads(size, pairs.where(held).beside(bound)), head)


def components(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Names that hang together by pairs, each sorted, ordered by their first; pairs with unknown names are nothing."""
    ordered = sorted(names)
    at = {name: n for n, name in enumerate(ordered)}
    ends = Ends.of((at[left], at[right]) for left, right in pairs if left in at and right in at)
    head = heads(len(ordered), ends)
    return tuple(tuple(ordered[n] for n in part) for part in _runs(np.argsort(head, kind="stable"), head))


def _runs(order: Numbers, key: Numbers) -> Iterator[Numbers]:
    """`order` in stretches of one key."""
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    return (order[start:end] for start, end in pairwise([*starts.tolist(), len(order)]))
