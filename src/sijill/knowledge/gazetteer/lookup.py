"""Keys come in, numbered places and then entries go out: the queries over the packs', imported and packaged tables."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from rapidfuzz import fuzz, process

from sijill.knowledge.gazetteer.aliases import number_of
from sijill.knowledge.gazetteer.entry import Match, PlaceEntry
from sijill.model.place import Place, PlacePrecision

SCHEMAS = ("main", "added", "world")
"""The packs' own, the imports', the packaged: where two tell of one place, the earlier is right."""

_EXACTLY = " UNION ALL ".join(f"SELECT {rank}, n FROM {schema}.name WHERE fold = ?1"
                              for rank, schema in enumerate(SCHEMAS))
_WITH_SKELETON = " UNION ALL ".join(f"SELECT n, fold FROM {schema}.name WHERE skeleton = ?1 AND skeleton <> ''"
                                    for schema in SCHEMAS)
_PLACE = ("SELECT {rank}, n, id, name, country, admin1, admin2, lat, lon, precision, population, feature "
          "FROM {schema}.place WHERE n IN ({marks})")
_RANK = itemgetter(0)

AT_ONCE = 500
"""Variables in one query; SQLite as Debian ships it takes 250,000, its own default was long 999."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place by number, and how its name fits."""

    n: int
    match: Match
    similarity: float


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place as a bearer of a name, without more of it than says where the name points."""

    country: str | None
    admin1: str | None
    feature: str
    population: int


class Index:
    __slots__ = ("_bearers", "_connection", "_countries", "_letters")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._bearers: dict[str, tuple[Bearer, ...]] = {}
        self._letters: dict[str, Sequence[str]] = {}
        self._countries: dict[str, str] = {}

    def place(self, place_id: str) -> Place | None:
        """The place that has this id, in whichever source."""
        n = number_of(self._connection, place_id)
        row = self._places([n]).get(n) if n is not None else None
        return _entry(row, Named(n, Match.EXACT, 1.0)).place if n is not None and row else None

    def held(self, folds: Sequence[str]) -> frozenset[str]:
        """Those of the folds that some place has."""
        found: set[str] = set()
        for schema in SCHEMAS:
            for part, marks in _parts(folds):
                query = f"SELECT DISTINCT fold FROM {schema}.name WHERE fold IN ({marks})"
                found.update(row[0] for row in self._connection.execute(query, part))
        return frozenset(found)

    def bearers(self, folds: Sequence[str]) -> Mapping[str, tuple[Bearer, ...]]:
        """By fold, the places that have it; folds that none has are left out."""
        fresh = sorted({key for key in folds if key not in self._bearers})
        numbers: dict[str, set[int]] = {key: set() for key in fresh}
        for schema in SCHEMAS:
            for part, marks in _parts(fresh):
                for key, n in self._connection.execute(
                        f"SELECT fold, n FROM {schema}.name WHERE fold IN ({marks})", part):
                    numbers[key].add(n)
        rows = self._places(sorted(set().union(*numbers.values())))
        for key, found in numbers.items():
            self._bearers[key] = tuple(Bearer(rows[n][2], rows[n][3], rows[n][9], rows[n][8] or 0)
                                       for n in sorted(found) if n in rows)
        return {key: held for key in folds if (held := self._bearers[key])}

    def countries(self) -> Mapping[str, str]:
        """The code of each country by each fold of its names."""
        if not self._countries:
            numbers = "SELECT n, country FROM world.place WHERE feature = 'country'"
            for schema in reversed(SCHEMAS):
                query = f"SELECT fold, country FROM ({numbers}) JOIN {schema}.name USING (n) ORDER BY n, fold"
                self._countries.update(self._connection.execute(query))
        return self._countries

    def exactly(self, key: str) -> list[Named]:
        named: dict[int, Named] = {}
        for rank, n in self._connection.execute(_EXACTLY, (key,)):
            if rank == 0 or n not in named:
                named[n] = Named(n, Match.EXACT if rank else Match.ALIAS, 1.0)
        return list(named.values())

    def with_skeleton(self, bones: str, countries: Sequence[str]) -> list[tuple[int, str]]:
        """Number and fold of each name with these consonants, of places in these countries only where any are given."""
        if not countries:
            return self._connection.execute(_WITH_SKELETON, (bones,)).fetchall()
        marks = ",".join(f"?{number}" for number in range(2, len(countries) + 2))
        # most places are in one file only: the later are asked where the earlier has not said yes
        lies = " OR ".join(f"(SELECT country FROM {schema}.place WHERE place.n = said.n) IN ({marks})"
                           for schema in reversed(SCHEMAS))
        query = f"SELECT n, fold FROM ({_WITH_SKELETON}) AS said WHERE {lies}"
        return self._connection.execute(query, (bones, *countries)).fetchall()

    def nearly(self, key: str, countries: Sequence[str], least: float) -> list[Named]:
        """Places that have a name with like letters, among the names of these countries."""
        named: dict[int, Named] = {}
        for country in countries:
            # letters of two scripts are never alike, and so only those of one are listed
            alike = process.extract(key, self._folds_of(country), scorer=fuzz.ratio, limit=20, score_cutoff=least * 100)
            for name, score, _ in alike:
                for found in self.exactly(name):
                    named.setdefault(found.n, Named(found.n, Match.FUZZY, score / 100.0))
        return list(named.values())

    def _folds_of(self, country: str) -> Sequence[str]:
        if country not in self._letters:
            folds: dict[str, None] = {}
            for names in SCHEMAS:
                for places in SCHEMAS:
                    # one long text: a row a name would take ten times as long to hand over
                    query = (f"SELECT group_concat(fold, char(10)) FROM {places}.place JOIN {names}.name USING (n) "
                             "WHERE country = ?")
                    (text,) = self._connection.execute(query, (country,)).fetchone()
                    folds.update(dict.fromkeys(text.split("\n") if text else ()))
            self._letters[country] = [fold for fold in folds if fold.isascii()]
        return self._letters[country]

    def entries(self, named: Sequence[Named], countries: Sequence[str]) -> list[PlaceEntry]:
        """The places with these numbers, each as its best fitting name finds it."""
        best: dict[int, Named] = {}
        for one in named:
            if one.n not in best or one.similarity > best[one.n].similarity:
                best[one.n] = one
        rows = self._places(sorted(best))
        return [_entry(row, best[n]) for n, row in rows.items() if not countries or row[2] in countries]

    def _places(self, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        rows: dict[int, tuple[Any, ...]] = {}
        for part, _ in _parts(numbers):
            marks = ",".join(f"?{number}" for number in range(1, len(part) + 1))
            query = " UNION ALL ".join(_PLACE.format(rank=rank, schema=schema, marks=marks)
                                       for rank, schema in enumerate(SCHEMAS))
            for _, n, *row in sorted(self._connection.execute(query, part), key=_RANK):
                rows.setdefault(n, tuple(row))
        return dict(sorted(rows.items()))


def _parts(values: Sequence[Any]) -> Iterable[tuple[Sequence[Any], str]]:
    for start in range(0, len(values), AT_ONCE):
        part = values[start:start + AT_ONCE]
        yield part, ",".join("?" * len(part))


_PRECISIONS = {precision.value: precision for precision in PlacePrecision}
"""Read tens of thousands of times: the class itself takes ten times as long to find one of its members."""


def _entry(row: tuple[Any, ...], named: Named) -> PlaceEntry:
    place_id, name, country, admin1, admin2, lat, lon, precision, population, feature = row
    place = Place(place_id, name, country, admin1, admin2, lat, lon, _PRECISIONS[precision])
    return PlaceEntry(place, population, feature, named.match, named.similarity)
