"""A name comes in, the places that bear it go out, from one SQLite index of the world, imports, and the packs' aliases.

Lookups only read; building and importing write whole states or nothing (see `schema`).
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sijill.knowledge.gazetteer.aliases import lay_over
from sijill.knowledge.gazetteer.entry import Match, PlaceEntry
from sijill.knowledge.gazetteer.importing import ImportSummary, add
from sijill.knowledge.gazetteer.keys import (
    CEDILLAS,
    as_in_kurdish,
    cedillas,
    fold,
    same_name,
    similarities,
    skeleton,
)
from sijill.knowledge.gazetteer.lookup import Bearer, Index, Named
from sijill.knowledge.gazetteer.schema import INDEXES, SCHEMA, added_path, attach, connect
from sijill.knowledge.gazetteer.world import Progress, build
from sijill.knowledge.pack import Pack
from sijill.model.place import Place

__all__ = ["Bearer", "Gazetteer", "ImportSummary", "Match", "PlaceEntry", "add", "fold", "same_name", "skeleton"]

LEAST_SKELETON_SIMILARITY = 0.7
"""Below it two names share consonants by chance: Tal al-Hawa and Atlah are at 0.4, Qaqfin and Quqfinah at 0.71. None
such is ever chosen, and short skeletons have thousands of them."""

ACROSS_SCRIPTS = 0.5
"""Of names with the same consonants in two scripts, which share no letters to compare."""

LEAST_FUZZY_SIMILARITY = 0.84
"""One letter in six may differ; below it neighbouring villages with like names are taken for each other."""

SHORTEST_FUZZY = 5
"""Letters; in a shorter name one other letter makes another name."""

MOST_ENTRIES = 200
"""More places of one name than this (Santa Cruz has some 400) are told apart by no context a report gives."""


LONGEST_COUNTRY = 5
"""Words: "Democratic Republic of the Congo", without its article."""


class Gazetteer:
    """Opened for reading; `fingerprint` changes whenever any answer may."""

    __slots__ = ("_found", "_index", "_openers", "fingerprint")

    def __init__(self, index: Index, fingerprint: str) -> None:
        self._index = index
        self.fingerprint = fingerprint
        self._found: dict[tuple[str, tuple[str, ...], bool], tuple[PlaceEntry, ...]] = {}
        self._openers: frozenset[str] = frozenset()

    @classmethod
    def open(cls, home: Path, packs: Sequence[Pack], progress: Progress | None = None) -> "Gazetteer":
        """The index under `home`, built first where absent or out of date (under a minute); else milliseconds."""
        connection = connect()
        connection.executescript(SCHEMA)
        attach(connection, build(home, progress), "world")
        attach(connection, added_path(home), "added")
        lay_over(connection, packs)
        connection.executescript(INDEXES)
        return cls(Index(connection), _fingerprint(connection, packs))

    def get(self, place_id: str) -> Place | None:
        """The place that has this id (`geonames:173361`), None where no source at hand has one."""
        return self._index.place(place_id)

    def known(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the names that some place bears, but for case, marks and articles."""
        folds = {name: fold(name) for name in names}
        held = self._index.held(sorted(set(folds.values())))
        return frozenset(name for name, key in folds.items() if key in held)

    def find(self, name: str, *, countries: Sequence[str] = (), fuzzy: bool = True) -> tuple[PlaceEntry, ...]:
        """Places of the name, in these countries only where any are given (ISO 3166-1 alpha-2), the best fit first.

        With `fuzzy`, also by consonants; where that finds nothing in the countries given, by like letters in the first.
        """
        question = (name, tuple(countries), fuzzy)
        if question not in self._found:
            found = self._find(fold(name), tuple(countries), fuzzy)
            read = as_in_kurdish(name)
            if fuzzy and read != name and not any(entry.similarity == 1.0 for entry in found):
                found = tuple(_best([*found, *self._find(fold(read), tuple(countries), fuzzy)]))
            self._found[question] = found
        return self._found[question]

    def bearers(self, names: Iterable[str]) -> Mapping[str, tuple[Bearer, ...]]:
        """Of each name that any place bears, those that bear it, but for case, marks and articles."""
        folds = {name: fold(name) for name in names}
        held = self._index.bearers(sorted(set(folds.values())))
        return {name: held[key] for name, key in folds.items() if key in held}

    def countries_in(self, text: str) -> tuple[tuple[str, int], ...]:
        """Countries the text names, each as often, by code (ISO 3166-1 alpha-2)."""
        words, names, opening = fold(text).split(), self._index.countries(), self._country_openers()
        count: Counter[str] = Counter()
        start = 0
        while start < len(words):
            if words[start] not in opening:  # nearly every word
                start += 1
                continue
            widths = (w for w in range(LONGEST_COUNTRY, 0, -1) if " ".join(words[start:start + w]) in names)
            width = next(widths, 0)
            if width:
                count[names[" ".join(words[start:start + width])]] += 1
            start += max(width, 1)
        return tuple(sorted(count.items()))

    def _country_openers(self) -> frozenset[str]:
        if not self._openers:
            self._openers = frozenset(name.split(" ", 1)[0] for name in self._index.countries())
        return self._openers

    def _find(self, key: str, countries: tuple[str, ...], fuzzy: bool) -> tuple[PlaceEntry, ...]:
        if not key:
            return ()
        entries = self._index.entries(self._index.exactly(key), countries)
        if key.isascii():
            entries = _best([*entries, *self._with_cedilla(key, countries)])
        if fuzzy:
            entries = _best([*entries, *self._index.entries(self._by_skeleton(key, countries), countries)])
        if not entries and fuzzy and countries and len(key) >= SHORTEST_FUZZY:
            # only where the report is set: the names of a country are many, and so are those that look alike
            entries = self._index.entries(self._index.nearly(key, countries[:1], LEAST_FUZZY_SIMILARITY), countries)
        return tuple(sorted(entries, key=_order)[:MOST_ENTRIES])

    def _with_cedilla(self, key: str, countries: tuple[str, ...]) -> list[PlaceEntry]:
        """Many write São Gonçalo and Çukurca without a cedilla; the folds of ç and ş are ch and sh."""
        return [entry for other in cedillas(key) for entry in self._index.entries(self._index.exactly(other), countries)
                if CEDILLAS & set(entry.place.name)]

    def _by_skeleton(self, key: str, countries: tuple[str, ...]) -> list[Named]:
        bones = skeleton(key)
        if not bones:
            return []
        rows, latin = self._index.with_skeleton(bones, countries), key.isascii()
        alike = [row for row in rows if row[1].isascii() is latin]
        ranked = [(alike[at][0], likeness) for at, likeness in
                  similarities(key, [other for _, other in alike], LEAST_SKELETON_SIMILARITY)] if alike else []
        # names in two scripts share no letters; then the consonants have to do
        ranked += [(n, ACROSS_SCRIPTS) for n, other in rows if other.isascii() is not latin]
        return _foremost(ranked, MOST_ENTRIES if not countries else len(ranked))


def _foremost(ranked: Iterable[tuple[int, float]], most: int) -> list[Named]:
    """So many of the numbered places, the most alike first, and all that tie with the last: thousands share two
    consonants, and to read each of them is slow."""
    found: dict[int, Named] = {}
    least = 0.0
    for n, likeness in ranked:
        if n not in found:
            if len(found) >= most and round(likeness, 3) < least:
                break
            found[n] = Named(n, Match.SKELETON, likeness)
            least = round(likeness, 3)
    return list(found.values())


def _best(entries: Iterable[PlaceEntry]) -> list[PlaceEntry]:
    """One entry a place: the best of the ways its names fit."""
    found: dict[str, PlaceEntry] = {}
    for entry in sorted(entries, key=_order):
        found.setdefault(entry.place.id, entry)
    return list(found.values())


_SUREST = {match: rank for rank, match in enumerate(Match)}


def _order(entry: PlaceEntry) -> tuple[float, int, int, str]:
    return (-round(entry.similarity, 3), _SUREST[entry.match], -(entry.population or 0), entry.place.id)


def _fingerprint(connection: sqlite3.Connection, packs: Sequence[Pack]) -> str:
    digest = hashlib.sha256()
    for schema in ("world", "added"):
        for row in connection.execute(f"SELECT id, digest FROM {schema}.source ORDER BY id"):
            digest.update(repr(row).encode())
    for pack in packs:
        for name, content in pack.contents():
            if name == "places.csv":
                digest.update(f"{pack.name}:{len(content)}:".encode() + content)
    return digest.hexdigest()[:16]
