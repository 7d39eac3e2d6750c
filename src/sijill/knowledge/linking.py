"""What agreement weighs: how often two tellings of one event, and of two, stand to each other at each level.

Set by hand and checked on reports that people linked (what `training/linking.py` learns without labels did worse there:
docs/performance.md), and shipped with the packs (`linking.json`), so that the same casebook is linked the same way
whatever else was read before; nothing is learned while a casebook runs.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack, find_packs

FILE = "linking.json"


@dataclass(frozen=True, slots=True)
class Level:
    """`m` and `u` are the shares of pairs at this level among those of one event and those of two."""

    label: str
    m: float
    u: float

    @property
    def weight(self) -> float:
        """In bits: +1 doubles the odds that the two are one, -1 halves them."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Linking:
    """The model: `prior` is the share of compared pairs that are of one event.

    Two rows alone are one from `same_from` bits on, prior included; two groups join where the mean over all pairs
    across them reaches `mean_from`.
    """

    prior: float
    same_from: float
    mean_from: float
    levels: Mapping[str, Mapping[int, Level]]

    def level(self, comparison: str, level: int) -> Level:
        return self.levels[comparison][level]

    @classmethod
    def from_packs(cls, packs: Sequence[Pack]) -> "Linking":
        """Of the last pack that has one. Raises SijillError where none has."""
        found = [path for pack in packs if (path := pack.folder / FILE).is_file()]
        if not found:
            raise SijillError("no pack says what agreement weighs", where=FILE, remedy="use the pack core")
        try:
            return cls.from_text(found[-1].read_text(encoding="utf-8"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SijillError(f"the model cannot be read ({error})", where=str(found[-1]),
                              remedy="write it again with training/linking.py") from error

    @classmethod
    def from_text(cls, text: str) -> "Linking":
        data = json.loads(text)
        levels = {name: {int(value): Level(label, m, u) for value, (label, m, u) in table.items()}
                  for name, table in data["levels"].items()}
        return cls(data["prior"], data["same_from"], data["mean_from"], levels)


@cache
def shipped() -> Linking:
    """The model of the shipped packs."""
    return Linking.from_packs(find_packs(None))
