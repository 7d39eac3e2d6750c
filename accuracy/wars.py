"""Wars made up: how many, how long, where and between whom, for so many claims; towns and days to draw events from.

What is assumed, and why. A register of a million claims is not one war's: it spans several, some of decades, each in a
country, with towns, days and parties of its own. So there is a war for every `CLAIMS_A_WAR` claims, and the second has
half the claims of the first, the third a third: of ten wars the first holds 34 in a hundred. A war with ten times the
claims is told of some three times the places and lasts some three times as long (both grow with the square root), so
that its towns and days are as crowded as those of a small one. What the wars share are the names of people, of villages
and of what else is rare, and the desks that report: blocks by name skew as they would. `CROWDED` is the other
assumption, the harder one: all claims are of one war of 2,500 towns and 1,500 days, whose crowd grows with the claims.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import sqrt

from sijill.link.row import Kind, Spot

CLAIMS_A_WAR = 100_000
TOWNS, DAYS, PROVINCES = 2_500, 1_500, 14
FIRST_DAY, LAST_DAY = date(2000, 1, 1).toordinal(), date(2025, 1, 1).toordinal()
"""Wars begin on any day between the two that lets them end by the second."""
DAY_SPREAD = 1.2
"""Of the days' logarithms: the worst day has some forty times the events of a common one."""
SIDES = (("north", "north_army", 40), ("north", "north_guard", 10), ("east", "east_air", 15),
         ("south", "south_front", 15), ("west", "west_brigade", 10), ("black", "black_cells", 10))
"""A side, one of its units, and in how many of a hundred incidents it is the one accused."""
APART = 12
"""Degrees between the corners of two countries: none is nearer to another than a province is wide."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Of one war; `share` is its weight among the wars."""

    share: float
    towns: int
    days: int


CROWDED = (Extent(1, TOWNS, DAYS),)


def grown(claims: int) -> tuple[Extent, ...]:
    """The wars of so many claims, the largest first."""
    shares = [1 / rank for rank in range(1, max(1, claims // CLAIMS_A_WAR) + 1)]
    size = [sqrt(claims * share / sum(shares) / CLAIMS_A_WAR) for share in shares]
    return tuple(Extent(share, max(1, round(TOWNS * each)), max(1, round(DAYS * each)))
                 for share, each in zip(shares, size, strict=True))


@dataclass(frozen=True, slots=True)
class Town:
    spot: Spot
    near: Spot
    district: Spot
    province: Spot


@dataclass(frozen=True, slots=True)
class War:
    """A few of its towns have most of the events, a few of its days most of the deaths."""

    number: int
    first_day: int
    towns: tuple[Town, ...]
    town_weights: tuple[float, ...]
    day_weights: tuple[float, ...]

    @classmethod
    def drawn(cls, number: int, extent: Extent, draw: random.Random) -> "War":
        weights = (1 / (n + 2) for n in range(extent.towns))
        return cls(number, draw.randint(FIRST_DAY, max(FIRST_DAY, LAST_DAY - extent.days)),
                   tuple(_towns(number, extent.towns, draw)), tuple(accumulate(weights)),
                   tuple(accumulate(draw.lognormvariate(0, DAY_SPREAD) for _ in range(extent.days))))

    def town(self, draw: random.Random) -> Town:
        return draw.choices(self.towns, cum_weights=self.town_weights)[0]

    def day(self, draw: random.Random) -> int:
        """A proleptic ordinal."""
        return self.first_day + draw.choices(range(len(self.day_weights)), cum_weights=self.day_weights)[0]

    def party(self, draw: random.Random) -> tuple[str, str]:
        """A side and one of its units."""
        side, unit, _ = draw.choices(SIDES, [weight for *_, weight in SIDES])[0]
        return f"{side}{self.number}", f"{unit}{self.number}"


def _towns(war: int, many: int, draw: random.Random) -> Iterator[Town]:
    for number in range(many):
        province = number % PROVINCES
        south, west = 10.0 + war // 5 * APART + province // 4, -120.0 + war % 5 * APART + province % 4 * 1.2
        at = south + draw.random(), west + draw.random() * 1.2
        yield _town(f"{war}.{number}", f"{province}", at, (south + .5, west + .6))


def _town(number: str, province: str, at: tuple[float, float], middle: tuple[float, float]) -> Town:
    war, _, named = number.partition(".")
    name, where, token = f"village {named}", f"province {province}", f"vlg{named}x"

    def spot(place: str, kind: Kind, where_at: tuple[float, float]) -> Spot:
        return Spot(f"made:{war} {place}", place, place.replace(" ", ""), "", *where_at, kind, f"W{war}", where)

    def settled(kind: Kind) -> Spot:
        return Spot(f"made:{number}", name, token, "", *at, kind, f"W{war}", where)

    return Town(settled(Kind.VILLAGE), settled(Kind.NEAR),
                spot(f"district {province}.{int((at[0] - int(at[0])) * 3)}", Kind.DISTRICT, at),
                spot(where, Kind.PROVINCE, middle))
