"""Keys come in, numbered places and then entries go out: the queries over the packs', imported and packaged tables."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from sijill.knowledge.gazetteer.entry import Match, PlaceEntry
from sijill.model.place import Place, PlacePrecision

SCHEMAS = ("main", "added", "world")
"""The packs' own, the imports', the packaged: where two tell of one place, the earlier is right."""

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
        self._letters: dict[str, dict[str, list[int]]] = {}
        self._countries: dict[str, str] = {}

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
        for schema in SCHEMAS:
            match = Match.ALIAS if schema == "main" else Match.EXACT
            for (n,) in self._connection.execute(f"SELECT n FROM {schema}.name WHERE fold = ?", (key,)):
                named.setdefault(n, Named(n, match, 1.0))
        return list(named.values())

    def with_skeleton(self, bones: str, countries: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Number and fold of each name with these consonants, of places in these countries only where any are given."""
        for names in SCHEMAS:
            query = f"SELECT n, fold FROM {names}.name WHERE skeleton = ? AND skeleton <> ''"
            if not countries:
                yield from self._connection.execute(query, (bones,))
                continue
            marks = ",".join("?" * len(countries))
            for places in SCHEMAS:
                yield from self._connection.execute(
                    f"SELECT n, fold FROM ({query}) JOIN {places}.place USING (n) WHERE country IN ({marks})",
                    (bones, *countries))

    def nearly(self, key: str, countries: Sequence[str], least: float) -> list[Named]:
        """Names of these countries with like letters."""
        named: dict[int, Named] = {}
        for country in countries:
            letters = self._folds_of(country)
            for name, score, _ in process.extract(key, letters.keys(), scorer=fuzz.ratio, limit=20,
                                                  score_cutoff=least * 100):
                for n in letters[name]:
                    named.setdefault(n, Named(n, Match.FUZZY, score / 100.0))
        return list(named.values())

    def _folds_of(self, country: str) -> dict[str, list[int]]:
        if country not in self._letters:
            folds: defaultdict[str, list[int]] = defaultdict(list)
            for names in SCHEMAS:
                for places in SCHEMAS:
                    query = f"SELECT fold, n FROM {places}.place JOIN {names}.name USING (n) WHERE country = ?"
                    for name, n in self._connection.execute(query, (country,)):
                        if name.isascii():  # letters of two scripts are never alike
                            folds[name].append(n)
            self._letters[country] = dict(folds)
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
        for schema in SCHEMAS:
            for part, marks in _parts(numbers):
                query = ("SELECT n, id, name, country, admin1, admin2, lat, lon, precision, population, feature "
                         f"FROM {schema}.place WHERE n IN ({marks})")
                for n, *row in self._connection.execute(query, part):
                    rows.setdefault(n, tuple(row))
        return dict(sorted(rows.items()))


def _parts(values: Sequence[Any]) -> Iterable[tuple[Sequence[Any], str]]:
    for start in range(0, len(values), AT_ONCE):
        part = values[start:start + AT_ONCE]
        yield part, ",".join("?" * len(part))


def _entry(row: tuple[Any, ...], named: Named) -> PlaceEntry:
    place_id, name, country, admin1, admin2, lat, lon, precision, population, feature = row
    place = Place(place_id, name, country, admin1, admin2, lat, lon, PlacePrecision(precision))
    return PlaceEntry(place, population, feature, named.match, named.similarity)
