"""Clusters: the rows of one component, what speaks for and against each pair of them, and reviewers' words in; groups
of rows out.

The nearest pairs join first; two groups join only if nothing forbids any pair across them and their mean weight is high
enough, so that a chain of likenesses does not tie two villages together. A reviewer's word stands above all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NEVER = -1e9
"""Weight of a pair that something forbids: no sum of others makes up for it."""

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Component:
    """`weights` is symmetric, `NEVER` where a pair is forbidden; `offers` are the pairs to be joined if their groups
    bear it, in their order; `bound` those that reviewers joined, the latest word first, `apart` those they keep apart.
    """

    weights: NDArray[np.float64]
    offers: Sequence[At]
    bound: Sequence[At] = ()
    apart: frozenset[At] = frozenset()


@dataclass(frozen=True, slots=True)
class Grouped:
    """Members of each group, in order, and the pairs that joined them, in the order of joining."""

    members: tuple[tuple[int, ...], ...]
    joined: tuple[At, ...]


def group(component: Component, mean_from: float) -> Grouped:
    """Ties are broken by position, and positions follow the rows' ids: the order of reports plays no part."""
    making = _Making(component, mean_from)
    for pair in component.bound:
        making.bind(pair)
    for pair in component.offers:
        making.offer(pair)
    return making.result()


class _Making:
    """Groups in the making: every position starts alone, and a group is known by its first member.

    Sums of weights between groups are kept as groups grow: sum(A + B, C) = sum(A, C) + sum(B, C).
    """

    def __init__(self, component: Component, mean_from: float) -> None:
        size = len(component.weights)
        self._members: dict[int, list[int]] = {at: [at] for at in range(size)}
        self._head = list(range(size))
        self._sums, self._mean_from = component.weights.copy(), mean_from
        self._apart = {(a, b) for a, b in component.apart} | {(b, a) for a, b in component.apart}
        self._joined: list[At] = []

    def bind(self, pair: At) -> None:
        """Join on a reviewer's word, unless another word keeps two of the members apart."""
        left, right = (self._head[at] for at in pair)
        if left != right and not self._kept_apart(left, right):
            self._join(left, right, pair)

    def offer(self, pair: At) -> None:
        """Join if the groups as wholes are near enough."""
        left, right = (self._head[at] for at in pair)
        if left == right:
            return
        crossing = len(self._members[left]) * len(self._members[right])
        if self._sums[left, right] >= self._mean_from * crossing and not self._kept_apart(left, right):
            self._join(left, right, pair)

    def result(self) -> Grouped:
        return Grouped(tuple(sorted(tuple(sorted(members)) for members in self._members.values())),
                       tuple(self._joined))

    def _kept_apart(self, left: int, right: int) -> bool:
        return bool(self._apart) and any((a, b) in self._apart
                                         for a in self._members[left] for b in self._members[right])

    def _join(self, left: int, right: int, pair: At) -> None:
        head, other = sorted((left, right))
        for at in self._members[other]:
            self._head[at] = head
        self._members[head] += self._members.pop(other)
        self._sums[head, :] += self._sums[other, :]
        self._sums[:, head] += self._sums[:, other]
        self._joined.append(pair)
