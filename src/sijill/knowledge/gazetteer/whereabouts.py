"""A point comes in, the settlement nearest to it or the places near it that share its consonants go out."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

KM_PER_DEGREE = 111.2
"""Of latitude: a 360th of the way round a sphere with a radius of 6,371 km."""

Point = tuple[float, float]
Region = tuple[str | None, str | None]

DEGREES = 0.25
"""Of a cell for the search of the nearest: some ten settlements lie in one where villages are dense."""

RINGS = 8
"""Of cells looked through around a point's own: a point two degrees from any settlement lies in no country."""

NEAR_DEGREES = 0.1
"""Of a cell for places near each other: wider than 3 km up to 74° north."""


def kilometres(a: Point, b: Point) -> float:
    """Between two points (latitude, longitude), on a flat piece of the globe: right within 1 % up to 200 km."""
    across = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return KM_PER_DEGREE * math.hypot(a[0] - b[0], across)


class Settlements:
    """Where the country and province of a point are those of the settlement nearest to it."""

    def __init__(self, settlements: Iterable[tuple[float, float, str | None, str | None]]) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[Point, Region]]] = defaultdict(list)
        for lat, lon, country, admin1 in settlements:
            self._cells[math.floor(lat / DEGREES), math.floor(lon / DEGREES)].append(((lat, lon), (country, admin1)))

    def nearest(self, point: Point) -> Region:
        """(None, None) where none lies within some two degrees."""
        row, column = math.floor(point[0] / DEGREES), math.floor(point[1] / DEGREES)
        width = DEGREES * KM_PER_DEGREE * max(0.1, math.cos(math.radians(point[0])))
        best = math.inf
        region: Region = (None, None)
        for ring in range(RINGS):
            for cell in _ring(row, column, ring):
                for other, held in self._cells.get(cell, ()):
                    apart = kilometres(point, other)
                    if apart < best:
                        best, region = apart, held
            if best <= ring * width:  # whatever lies in a ring further out is farther off
                break
        return region


def _ring(row: int, column: int, ring: int) -> Iterator[tuple[int, int]]:
    if ring == 0:
        yield row, column
        return
    for i in range(-ring, ring + 1):
        if abs(i) == ring:
            yield from ((row + i, column + j) for j in range(-ring, ring + 1))
        else:
            yield from ((row + i, column - ring), (row + i, column + ring))


class Alike:
    """Places of one country by their consonants and the cell they lie in; units, and what lies nowhere, in one cell."""

    def __init__(self) -> None:
        self._held: defaultdict[tuple[str, str, int, int], list[tuple[int, float | None, float | None]]] = \
            defaultdict(list)

    def add(self, kind: str, bones: Iterable[str], n: int, point: tuple[float | None, float | None]) -> None:
        """`kind` keeps levels apart; only settlements are told apart by cells."""
        cell = _cell(kind, point)
        for bone in bones:
            self._held[kind, bone, *cell].append((n, *point))

    def nearest(self, kind: str, bones: Iterable[str], point: tuple[float | None, float | None],
                reach: float) -> int | None:
        """The number of the nearest of these consonants within so many km; one that lies nowhere is at no distance."""
        row, column = _cell(kind, point)
        around = ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)) if kind in CELLED else ((0, 0),)
        cells = list(around)
        best: tuple[float, int] = (math.inf, 0)
        for bone in bones:
            for cell in cells:
                for n, lat, lon in self._held.get((kind, bone, *cell), ()):
                    apart = 0.0 if lat is None or lon is None or point[0] is None or point[1] is None else \
                        kilometres((point[0], point[1]), (lat, lon))
                    best = min(best, (apart, n))
        return best[1] if best[0] <= reach else None


CELLED = frozenset({"settlement"})


def _cell(kind: str, point: tuple[float | None, float | None]) -> tuple[int, int]:
    if kind not in CELLED or point[0] is None or point[1] is None:
        return 0, 0
    return math.floor(point[0] / NEAR_DEGREES), math.floor(point[1] / NEAR_DEGREES)
