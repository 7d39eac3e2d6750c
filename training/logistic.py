"""Logistic regression over marks: pairs with their marks and answers come in, a weight for each mark goes out."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from sijill.knowledge.attachment import BIAS

ROUNDS = 400
"""Steps of accelerated gradient descent; after 300 no weight moves by more than 0.01."""


def fit(marks: Sequence[Sequence[str]], answers: Sequence[bool], *, penalty: float, fewest: int) -> dict[str, float]:
    """Weights that are most likely given a normal prior of precision `penalty` on each but the bias.

    Marks of fewer than `fewest` pairs get none. Deterministic: no chance is used.
    """
    counts = Counter(mark for row in marks for mark in row)
    names = sorted(mark for mark, n in counts.items() if n >= fewest)
    place = {mark: n for n, mark in enumerate(names)}
    lines = [(n, place[mark]) for n, row in enumerate(marks) for mark in row if mark in place]
    row, column = (np.array(c, dtype=np.int64) for c in zip(*lines, strict=True))
    weights = _descend(row, column, np.array(answers, dtype=np.float64), len(names), penalty)
    return {BIAS: float(weights[-1])} | {name: float(w) for name, w in zip(names, weights[:-1], strict=True)}


def _descend(row: np.ndarray, column: np.ndarray, answers: np.ndarray, width: int, penalty: float) -> np.ndarray:
    """Nesterov's method; each weight steps by the inverse of a bound on its curvature."""
    size = len(answers)
    most = int(np.bincount(row, minlength=size).max()) + 1
    curvature = np.append(np.bincount(column, minlength=width) * most / 4 + penalty, size * most / 4)
    weights = ahead = np.zeros(width + 1)
    for n in range(ROUNDS):
        odds = np.bincount(row, weights=ahead[column], minlength=size) + ahead[-1]
        off = 1 / (1 + np.exp(-odds)) - answers
        slope = np.append(np.bincount(column, weights=off[row], minlength=width) + penalty * ahead[:-1], off.sum())
        after = ahead - slope / curvature
        ahead = after + n / (n + 3) * (after - weights)
        weights = after
    return weights


def odds(weights: Mapping[str, float], marks: Sequence[str]) -> float:
    return weights.get(BIAS, 0.0) + sum(weights.get(mark, 0.0) for mark in marks)
