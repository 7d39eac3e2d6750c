"""Rows of an import come in; each is taken for a new place, one there is, or one in doubt, and written as that.

What a country already has is read once, then every row of that country is judged in memory and written with the others.
"""

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import cached_property
from operator import itemgetter

from sijill.knowledge.gazetteer.keys import skeleton
from sijill.knowledge.gazetteer.schema import FIRST_ADDED, INSERT_NAME, NameRow, Row, insert_places, name_rows
from sijill.knowledge.gazetteer.whereabouts import Alike, Region, Settlements, kilometres

SAME_KM = 3.0
"""Two settlements with one skeleton this near are one: sources place a village within 2 km of each other, and
villages of one name stand farther apart."""

CLAIMED_KM = 25.0
"""Rows that share a GeoNames id but lie farther apart than a town is wide are doubtful."""

UNIT_KM = 150.0
"""The middle of a province by one source and by another."""

AT_ONCE = 500
"""Ids asked for in one query."""

WRITTEN = 20_000
"""Rows judged between writings: enough for the name table to be written in key order, few enough for little memory."""

PLACE = "SELECT n, id, name, country, admin1, admin2, lat, lon, precision, population, feature FROM {}.place WHERE "

SCHEMAS = ("main", "world")


class Outcome(Enum):
    ADDED = auto()
    MERGED = auto()
    DOUBTFUL = auto()


class Merger:
    """Works inside the import's transaction; `main` is the index of imports, `world` the packaged one."""

    def __init__(self, connection: sqlite3.Connection, source: str) -> None:
        self._db = connection
        self._source = source
        self._provinces: dict[str | None, dict[str, str]] = {}
        self._words: dict[tuple[str | None, str], str | None] = {}
        self.country: str | None = None
        held = connection.execute("SELECT max(n) FROM main.place").fetchone()[0] or 0
        self._next = max(held + 1, FIRST_ADDED)

    def take(self, rows: Sequence[Row], told: Callable[[int], None]) -> Counter[Outcome]:
        """All rows, those of one country together; `told` is called with how many are done."""
        outcomes: Counter[Outcome] = Counter()
        fuller = sorted(map(self._completed, rows), key=lambda row: row.country or "")
        country: _Country | None = None
        for start in range(0, len(fuller), WRITTEN):
            part = fuller[start:start + WRITTEN]
            batch = _Batch(self._db, self._source, part, self._next)
            for row in part:
                if country is None or country.code != row.country:
                    country = _Country(self._db, row.country)
                outcomes[batch.take(row, country)] += 1
            self._next = batch.next
            batch.write()
            told(start + len(part))
        return outcomes

    def nearest(self, row: Row) -> Region:
        """Country and province of the settlement nearest to the row, among those within a degree or so."""
        return (None, None) if row.lat is None or row.lon is None else self._settlements.nearest((row.lat, row.lon))

    @cached_property
    def _settlements(self) -> Settlements:
        return Settlements(self._db.execute(
            "SELECT lat, lon, country, admin1 FROM world.place WHERE feature = 'settlement' ORDER BY n"))

    def _completed(self, row: Row) -> Row:
        """Country and province in the index's own words, from the row's words or from where it lies."""
        country = row.country or self.country or self.nearest(row)[0]
        admin1 = self._province(country, row.admin1) if row.admin1 else None
        if admin1 is None and row.precision not in {"province", "country"}:
            near = self.nearest(row)
            admin1 = near[1] if near[0] == country else None
        admin1 = admin1 or row.admin1
        return Row(row.id, row.name, row.names, country, admin1, row.admin2, row.lat, row.lon, row.precision,
                   row.population, row.feature, row.n, row.also)

    def _province(self, country: str | None, words: str) -> str | None:
        """Its printed name; sources write "Hasaka (Al Haksa)", "Al-Hasakeh" and "Al Ḩasakah" for one province."""
        key = country, words
        if key not in self._words:
            held = self._provinces_of(country)
            bones = map(skeleton, (words, *re.split(r"[()/]", words)))
            self._words[key] = next((held[bone] for bone in bones if bone in held), None)
        return self._words[key]

    def _provinces_of(self, country: str | None) -> Mapping[str, str]:
        if country not in self._provinces:
            query = ("SELECT skeleton, place.name FROM world.place JOIN world.name USING (n) "
                     "WHERE country = ? AND feature = 'admin1' ORDER BY n DESC")
            self._provinces[country] = dict(self._db.execute(query, (country,)))
        return self._provinces[country]


class _Country:
    """The places a country already has, as far as a row may be one of them."""

    def __init__(self, connection: sqlite3.Connection, code: str | None) -> None:
        self.code = code
        self._alike = Alike()
        known: set[int] = set()
        for schema in SCHEMAS:
            query = "SELECT n, precision, feature, admin1, lat, lon FROM {0}.place WHERE country IS ? ORDER BY n"
            places = {n: (_kind(*kind), (lat, lon)) for n, *kind, lat, lon in
                      connection.execute(query.format(schema), (code,)) if n not in known}
            for names in SCHEMAS:
                query = (f"SELECT n, skeleton FROM {schema}.place JOIN {names}.name USING (n) "
                         "WHERE country IS ? AND skeleton <> '' GROUP BY n, skeleton ORDER BY n")
                for n, bone in connection.execute(query, (code,)):
                    if n in places:
                        self._alike.add(places[n][0], (bone,), n, places[n][1])
            known.update(places)

    def same(self, row: Row, bones: Iterable[str]) -> int | None:
        """A place of the same level and consonants, where this one lies."""
        if row.precision == "exact":
            return None
        # a country's middle is wherever its source puts it, and there is one of it
        reach = {"settlement": SAME_KM, "country": math.inf}.get(row.precision, UNIT_KM)
        return self._alike.nearest(_kind(row.precision, row.feature, row.admin1), bones, (row.lat, row.lon), reach)

    def add(self, row: Row, bones: Iterable[str], n: int) -> None:
        self._alike.add(_kind(row.precision, row.feature, row.admin1), bones, n, (row.lat, row.lon))


def _kind(precision: str, feature: str, admin1: str | None) -> str:
    """What must be equal: a province's own name, and by a border a village's province, differ between sources."""
    if precision in {"settlement", "province", "country"}:
        return precision if feature in {"settlement", "admin1", "country"} else f"{precision} {feature}"
    return f"{precision} {feature} {admin1}"


class _Batch:
    """Rows judged together: what they may join is read first, what they come to is written last."""

    def __init__(self, connection: sqlite3.Connection, source: str, rows: Sequence[Row], fresh: int) -> None:
        self._db = connection
        self._source = source
        self.next = fresh
        self._ids = self._known_ids(sorted({i for row in rows for i in (row.id, *row.also)}))
        self._held = self._places(sorted(set(self._ids.values())))
        self._places_out: dict[int, Row] = {}
        self._names_out: list[NameRow] = []
        self._ids_out: dict[str, int] = {}

    def take(self, row: Row, country: _Country) -> Outcome:
        names = list(name_rows((row.name, *row.names), 0, self._source))
        bones = sorted({name[2] for name in names if name[2]})
        known = self._ids.get(row.id)
        claimed = next((self._ids[other] for other in row.also if other in self._ids), None)
        if known is None and claimed is not None and self._distance(row, claimed) <= CLAIMED_KM:
            known = claimed
        if known is None:
            known = country.same(row, bones)
        outcome = Outcome.MERGED if known is not None else Outcome.ADDED if claimed is None else Outcome.DOUBTFUL
        n = self._join(row, known) if known is not None else self._store(row)
        country.add(row, bones, n)
        self._names_out += [(key, n, bone, text, source) for key, _, bone, text, source in names]
        for place_id in (row.id, *row.also):
            self._ids.setdefault(place_id, n)
            self._ids_out.setdefault(place_id, n)
        return outcome

    def write(self) -> None:
        insert_places(self._db, self._places_out, self._source)
        # in key order each page of the tree is written once
        self._names_out.sort(key=itemgetter(0, 1))
        self._db.executemany(INSERT_NAME, self._names_out)
        self._db.executemany("INSERT OR IGNORE INTO main.known_as VALUES (?,?)", sorted(self._ids_out.items()))

    def _store(self, row: Row) -> int:
        n, self.next = self.next, self.next + 1
        self._held[n] = self._places_out[n] = row
        return n

    def _join(self, row: Row, n: int) -> int:
        held = self._place(n)
        if None not in (held.lat, held.admin1, held.admin2, held.population):
            return n
        fuller = replace(held, lat=row.lat if held.lat is None else held.lat,
                         lon=row.lon if held.lon is None else held.lon, admin1=held.admin1 or row.admin1,
                         admin2=held.admin2 or row.admin2, population=held.population or row.population)
        if fuller != held:
            self._held[n] = self._places_out[n] = fuller
        return n

    def _distance(self, row: Row, n: int) -> float:
        other = self._place(n)
        if row.lat is None or row.lon is None or other.lat is None or other.lon is None:
            return 0.0
        return kilometres((row.lat, row.lon), (other.lat, other.lon))

    def _place(self, n: int) -> Row:
        if n not in self._held:
            self._held.update(self._places([n]))
        return self._held[n]

    def _known_ids(self, ids: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        numbered = [(i, int(i[9:])) for i in ids if i.startswith("geonames:") and i[9:].isdecimal()]
        for start in range(0, len(numbered), AT_ONCE):
            part = numbered[start:start + AT_ONCE]
            query = f"SELECT n FROM world.place WHERE n IN ({','.join('?' * len(part))})"
            held = {n for (n,) in self._db.execute(query, [n for _, n in part])}
            found.update((i, n) for i, n in part if n in held)
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start:start + AT_ONCE]
            query = f"SELECT id, n FROM main.known_as WHERE id IN ({','.join('?' * len(some))})"
            found.update(self._db.execute(query, some))
        return found

    def _places(self, numbers: Sequence[int]) -> dict[int, Row]:
        found: dict[int, Row] = {}
        for schema in reversed(SCHEMAS):  # what an import made of a packaged place stands over it
            for start in range(0, len(numbers), AT_ONCE):
                part = numbers[start:start + AT_ONCE]
                query = PLACE.format(schema) + f"n IN ({','.join('?' * len(part))})"
                for n, place_id, name, *rest in self._db.execute(query, part):
                    found[n] = Row(place_id, name, (), *rest)
        return found
