"""Packs' `fronts.csv` comes in; where two sides faced each other on a day goes out, to tell villages of one name apart.

A front is a line through points, in the order of the rows, from its first day to its last (open where it is not over).
It is as exact as a map of a war in a newspaper: some ten kilometres, some weeks.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack

DEGREE_KM = 111.2
"""Of latitude; the plane it makes of a front's surroundings is off by a hundredth, far below a front's own doubt."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Front:
    """`country` is ISO 3166-1 alpha-2; both days belong to the front; points are latitude and longitude, WGS 84."""

    name: str
    country: str
    first: date
    last: date
    points: tuple[Point, ...]

    def apart_km(self, lat: float, lon: float) -> float:
        """From a point to the nearest of the line; a front of one point is that point."""
        return _apart(self.points, lat, lon)


@lru_cache(maxsize=1 << 14)
def _apart(points: tuple[Point, ...], lat: float, lon: float) -> float:
    # kept: the reports of a war name the same few hundred places again and again
    scale = math.cos(math.radians(lat))
    flat = [((y - lat) * DEGREE_KM, (x - lon) * DEGREE_KM * scale) for y, x in points]
    return min(_from_zero(*pair) for pair in zip(flat, flat[1:] or flat, strict=False))


@lru_cache(maxsize=8)
def fronts(packs: tuple[Pack, ...]) -> tuple[Front, ...]:
    """In pack order. A row that is no point, or no stretch of time, is said by file and line."""
    rows: defaultdict[tuple[str, str, date, date], list[Point]] = defaultdict(list)
    for pack in packs:
        for where, row in pack.rows("fronts"):
            key, point = _read(where, row)
            rows[key].append(point)
    return tuple(Front(*key, tuple(points)) for key, points in rows.items())


def on_day(held: Sequence[Front], day: date | None) -> tuple[Front, ...]:
    """Those there were on the day; none where the day is not known."""
    return tuple(front for front in held if day and front.first <= day <= front.last)


def _read(where: str, row: Mapping[str, str]) -> tuple[tuple[str, str, date, date], Point]:
    try:
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"] or date.max.isoformat())
        if first > last:
            raise ValueError("the first day is after the last")
        return (row["front"], row["country"], first, last), (float(row["lat"]), float(row["lon"]))
    except (KeyError, ValueError) as error:
        raise SijillError(f"a front's row cannot be read: {error}", where=where,
                          remedy="give front, country, first, last (or nothing), lat and lon") from error


def _from_zero(start: Point, end: Point) -> float:
    """From the origin of the plane to a stretch of line."""
    run = (end[0] - start[0], end[1] - start[1])
    length = run[0] ** 2 + run[1] ** 2
    along = -(start[0] * run[0] + start[1] * run[1]) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(start[0] + along * run[0], start[1] + along * run[1])
