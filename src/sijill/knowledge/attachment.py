"""The packs' `attachment.csv` come in; how much each mark speaks for an event having happened at a place goes out.

The weights are those of two logistic regressions, one after the other: the first weighs what the parse shows of an
event word and a place (`pair`), the second that first score beside those of the other places said with it (`rivals`).
`training/attachment.py` makes the file and says from what.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack

ROUNDS = ("pair", "rivals")
BIAS = "(always)"
"""The mark that every pair has."""
TOLD = 3
"""Reasons given for a score: the marks that weigh most."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Weights by mark, as natural logarithms of odds; `countries` are names of countries, folded for comparison."""

    pair: Mapping[str, float]
    rivals: Mapping[str, float]
    countries: frozenset[str] = frozenset()

    @classmethod
    def from_packs(cls, packs: Sequence[Pack]) -> "Attachment":
        """Later packs' weights replace those of earlier ones mark by mark; without any, every score is one half."""
        weights: dict[str, dict[str, float]] = {name: {} for name in ROUNDS}
        for where, row in (row for pack in packs for row in pack.rows("attachment")):
            try:
                weights[row["round"]][row["mark"]] = float(row["weight"])
            except (KeyError, ValueError) as error:
                raise SijillError(f"no weight can be read from this row ({error})", where=where,
                                  remedy=f"give round ({' or '.join(ROUNDS)}), mark and weight") from error
        names = frozenset(name.casefold() for pack in packs for _, row in pack.rows("countries")
                          for name in (row["name"], *row["names"].split("|")) if name)
        return cls(weights["pair"], weights["rivals"], names)

    def odds(self, marks: Iterable[str]) -> float:
        """What the first round makes of a pair: logarithm of the odds."""
        return self.pair.get(BIAS, 0.0) + sum(self.pair.get(mark, 0.0) for mark in marks)

    def score(self, marks: Iterable[str]) -> float:
        """What the second round makes of it: between 0 and 1."""
        return 1 / (1 + exp(-self.rivals.get(BIAS, 0.0) - sum(self.rivals.get(mark, 0.0) for mark in marks)))

    def reasons(self, marks: Iterable[str]) -> tuple[str, ...]:
        """The marks of the first round that weigh most, for or against, each with its weight, the heaviest first."""
        heavy = sorted(((self.pair.get(mark, 0.0), mark) for mark in marks), key=lambda w: (-abs(w[0]), w[1]))
        return tuple(f"{mark} ({weight:+.2f})" for weight, mark in heavy[:TOLD] if weight)
