"""A row of an import comes in; what it is taken for goes out: a new place, one there is, or one in doubt."""

import math
import re
import sqlite3
from collections import defaultdict
from dataclasses import replace
from enum import Enum, auto

from sijill.knowledge.gazetteer.keys import skeleton
from sijill.knowledge.gazetteer.schema import FIRST_ADDED, INSERT_NAME, Row, insert_place, name_rows

SAME_KM = 3.0
"""Two settlements with one skeleton this near are one: sources place a village within 2 km of each other, and
villages of one name stand farther apart."""

CLAIMED_KM = 25.0
"""Rows that share a GeoNames id but lie farther apart than a town is wide are doubtful."""

UNIT_KM = 150.0
"""The middle of a province by one source and by another."""

KM_PER_DEGREE = 111.2
"""Of latitude: a 360th of the way round a sphere with a radius of 6,371 km."""


class Outcome(Enum):
    ADDED = auto()
    MERGED = auto()
    DOUBTFUL = auto()


class Merger:
    """Works inside the import's transaction; `main` is the index of imports, `world` the packaged one."""

    def __init__(self, connection: sqlite3.Connection, source: str) -> None:
        self._db = connection
        self._source = source
        self._cells: defaultdict[tuple[int, int], list[tuple[float, float, str, str | None]]] = defaultdict(list)
        self._provinces: dict[str, dict[str, str]] = {}
        self.country: str | None = None
        held = connection.execute("SELECT max(n) FROM main.place").fetchone()[0] or 0
        self._next = max(held + 1, FIRST_ADDED)

    def take(self, row: Row) -> Outcome:
        row = self._completed(row)
        known = self._known(row.id)
        if known is not None:
            self._join(row, known)
            return Outcome.MERGED
        claimed = next((n for other in row.also if (n := self._known(other)) is not None), None)
        if claimed is not None and self._distance(row, claimed) <= CLAIMED_KM:
            self._join(row, claimed)
            return Outcome.MERGED
        near = self._near(row)
        if near is not None:
            self._join(row, near)
            return Outcome.MERGED
        self._store(row)
        return Outcome.ADDED if claimed is None else Outcome.DOUBTFUL

    def nearest(self, row: Row) -> tuple[str | None, str | None]:
        """Country and province of the settlement nearest to the row, among those within a degree or so."""
        if row.lat is None or row.lon is None:
            return None, None
        if not self._cells:
            self._load()
        cell = (math.floor(row.lat), math.floor(row.lon))
        cells = ((cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        around = (place for key in cells for place in self._cells.get(key, ()))
        point = (row.lat, row.lon)
        best = min(around, key=lambda place: (kilometres(point, (place[0], place[1])), place[2]), default=None)
        return (best[2], best[3]) if best else (None, None)

    def _load(self) -> None:
        query = "SELECT lat, lon, country, admin1 FROM world.place WHERE feature = 'settlement' ORDER BY n"
        for lat, lon, country, admin1 in self._db.execute(query):
            self._cells[math.floor(lat), math.floor(lon)].append((lat, lon, country, admin1))

    def _completed(self, row: Row) -> Row:
        """Country and province in the index's own words, from the row's words or from where it lies."""
        country = row.country or self.country or self.nearest(row)[0]
        admin1 = self._province(country, row.admin1) if row.admin1 else None
        if admin1 is None and row.precision not in {"province", "country"}:
            near = self.nearest(row)
            admin1 = near[1] if near[0] == country else None
        return replace(row, country=country, admin1=admin1 or row.admin1)

    def _province(self, country: str | None, words: str) -> str | None:
        """Its printed name; sources write "Hasaka (Al Haksa)", "Al-Hasakeh" and "Al Ḩasakah" for one province."""
        if country not in self._provinces:
            query = ("SELECT skeleton, place.name FROM world.place JOIN world.name USING (n) "
                     "WHERE country = ? AND feature = 'admin1' ORDER BY n DESC")
            self._provinces[country or ""] = dict(self._db.execute(query, (country,)))
        held = self._provinces[country or ""]
        keys = map(skeleton, (words, *re.split(r"[()/]", words)))
        return next((held[key] for key in keys if key in held), None)

    def _known(self, place_id: str) -> int | None:
        space, _, number = place_id.partition(":")
        found = self._db.execute("SELECT n FROM main.known_as WHERE id = ?", (place_id,)).fetchone()
        if found is None and space == "geonames" and number.isdecimal():
            found = self._db.execute("SELECT n FROM world.place WHERE n = ?", (int(number),)).fetchone()
        return int(found[0]) if found else None

    def _place(self, n: int) -> Row:
        for schema in ("main", "world"):
            query = ("SELECT id, name, country, admin1, admin2, lat, lon, precision, population, feature "
                     f"FROM {schema}.place WHERE n = ?")
            if found := self._db.execute(query, (n,)).fetchone():
                return replace(Row(found[0], found[1], (), *found[2:]), n=n)
        raise AssertionError(f"place {n} vanished within its own transaction")

    def _distance(self, row: Row, n: int) -> float:
        other = self._place(n)
        if None in (row.lat, row.lon, other.lat, other.lon):
            return 0.0
        return kilometres((row.lat or 0.0, row.lon or 0.0), (other.lat or 0.0, other.lon or 0.0))

    def _near(self, row: Row) -> int | None:
        """A place of the same level, country and consonants, where this one lies."""
        bones = sorted({bone for name in (row.name, *row.names) if (bone := skeleton(name))})
        if not bones or row.precision == "exact":
            return None
        reach = SAME_KM if row.precision == "settlement" else UNIT_KM
        marks = ",".join("?" * len(bones))
        found: list[tuple[float, int]] = []
        for names in ("main", "world"):
            for places in ("main", "world"):
                query = (f"SELECT DISTINCT n FROM {names}.name JOIN {places}.place USING (n) WHERE skeleton <> '' "
                         f"AND skeleton IN ({marks}) AND country IS ? AND precision = ? AND feature = ? "
                         "AND admin1 IS ?")
                rows = self._db.execute(query, (*bones, row.country, row.precision, row.feature, row.admin1))
                found += [(self._distance(row, n), n) for (n,) in rows]
        best = min(found, default=(math.inf, 0))
        return best[1] if best[0] <= reach else None

    def _join(self, row: Row, n: int) -> None:
        held = self._place(n)
        fuller = replace(held, lat=row.lat if held.lat is None else held.lat,
                         lon=row.lon if held.lon is None else held.lon, admin1=held.admin1 or row.admin1,
                         admin2=held.admin2 or row.admin2, population=held.population or row.population)
        if fuller != held:
            insert_place(self._db, fuller, self._source)
        self._name(row, n)

    def _store(self, row: Row) -> None:
        n, self._next = self._next, self._next + 1
        insert_place(self._db, replace(row, n=n), self._source)
        self._name(row, n)

    def _name(self, row: Row, n: int) -> None:
        self._db.executemany(INSERT_NAME, list(name_rows((row.name, *row.names), n, self._source)))
        ids = [(place_id, n) for place_id in (row.id, *row.also)]
        self._db.executemany("INSERT OR IGNORE INTO main.known_as VALUES (?,?)", ids)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Between two points (latitude, longitude), on a flat piece of the globe: right within 1 % up to 200 km."""
    across = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return KM_PER_DEGREE * math.hypot(a[0] - b[0], across)
