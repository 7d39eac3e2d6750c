"""A gazetteer file comes in, the shared index `added` goes out with its places, all of them or, if killed, none.

A place another source already gave is not stored twice: its further names and its district go to the place there is.
Importing a file again changes nothing.
"""

import contextlib
import csv
import gc
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sijill.errors import SijillError
from sijill.knowledge.gazetteer.detecting import format_of
from sijill.knowledge.gazetteer.formats import FORMATS, Format
from sijill.knowledge.gazetteer.keys import KEY_VERSION
from sijill.knowledge.gazetteer.merging import Merger, Outcome
from sijill.knowledge.gazetteer.schema import (
    INDEXES,
    INSERT_NAME,
    SCHEMA,
    NameRow,
    Row,
    added_path,
    attach,
    connect,
    name_rows,
    transaction,
)
from sijill.knowledge.gazetteer.world import Progress, build, locked
from sijill.plugins import Group, choose

STAGE = "gazetteer import"
CACHE_KIB = 200_000
"""Holds the inner pages of an index of millions of names, so that writing one reads nothing."""

SAMPLE = 200
"""Rows looked at to tell which country a file without that column is about."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """Places read; of them new, joined to one there was, and kept apart though they claim to be one; lines refused;
    the format the file was read as."""

    read: int
    added: int
    merged: int
    doubtful: int
    refused: tuple[str, ...]
    format: str


def add(home: Path, file: Path, format: str | None = None, progress: Progress | None = None,
        columns: Mapping[str, str] | None = None) -> ImportSummary:
    """Adds the file's places to the index all casebooks share. `format` is told from the file where it is not given;
    `columns` maps our column names to a csv file's own."""
    format = format or format_of(file, (columns or {}).get("name", "name"))
    kind = choose(Group.GAZETTEERS, FORMATS, format, lambda offered: isinstance(offered, Format))
    if not file.is_file():
        raise SijillError("there is no such file", where=str(file), remedy="check the path")
    world = build(home, progress)
    with locked(added_path(home).with_suffix(".lock")), contextlib.closing(connect(added_path(home))) as connection:
        connection.executescript(f"PRAGMA cache_size = -{CACHE_KIB};" + SCHEMA + INDEXES)
        attach(connection, world, "world")
        with transaction(connection), _uncollected():
            _key_anew(connection)
            return _import(connection, file, _Reading(format, kind, progress, columns or {}))


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for circles among millions of rows, of which none holds another."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a file is read: as what, by its name and in itself."""

    format: str
    kind: Format
    progress: Progress | None
    columns: Mapping[str, str]


def _import(connection: sqlite3.Connection, file: Path, how: _Reading) -> ImportSummary:
    rows, refused = _read(file, how)
    source = f"{how.format}:{file.name}"
    merger = Merger(connection, source)
    merger.country = _country_of(rows, merger)
    progress = how.progress or (lambda _stage, _done, _total: None)
    progress(STAGE, 0, len(rows))
    outcomes = merger.take(rows, lambda done: progress(STAGE, done, len(rows)))
    connection.execute("INSERT OR REPLACE INTO source VALUES (?,?,?,?,?)",
                       (source, how.kind.title, how.kind.licence, len(rows), _digest(file)))
    return ImportSummary(len(rows), outcomes[Outcome.ADDED], outcomes[Outcome.MERGED], outcomes[Outcome.DOUBTFUL],
                         tuple(refused), how.format)


def _read(file: Path, how: _Reading) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    refused: list[str] = []
    try:
        for found in how.kind.read(file, how.columns):
            if isinstance(found, Row):
                rows.append(found)
            else:
                refused.append(found)
    except KeyError as error:
        raise SijillError(f"there is no column {error}", where=str(file),
                          remedy=f"is this a file of the format {how.format}?") from error
    except (UnicodeDecodeError, csv.Error, TypeError, AttributeError) as error:
        raise SijillError(f"not readable as {how.format}: {error}", where=str(file),
                          remedy="give a table in UTF-8, of the format named") from error
    if not rows:
        raise SijillError(f"no place in it can be read as {how.format}", where=str(file), remedy=_first(refused))
    return rows, refused


def _first(refused: list[str]) -> str:
    return refused[0] if refused else "is the file empty, or of another format?"


def _country_of(rows: list[Row], merger: Merger) -> str | None:
    """The country of a file that names none, if nearly all of it lies nearest to settlements of one."""
    step = max(1, len(rows) // SAMPLE)
    nearest = Counter(merger.nearest(row)[0] for row in rows[::step] if row.country is None and row.lat is not None)
    if not nearest:
        return None
    country, count = nearest.most_common(1)[0]
    # a file of one country has villages nearer to a neighbour's town, but few of them
    return country if count >= 0.8 * nearest.total() else None


def _key_anew(connection: sqlite3.Connection) -> None:
    """Imports of a Sijill with other keys are keyed as this one looks names up."""
    version = str(KEY_VERSION)
    held = connection.execute("SELECT value FROM main.meta WHERE key = 'keys'").fetchone()
    if held and held[0] != version:
        kept = list(connection.execute("SELECT text, n, source FROM main.name ORDER BY n, fold"))
        connection.execute("DELETE FROM main.name")
        connection.executemany(INSERT_NAME, _rekeyed(kept))
    connection.execute("INSERT OR REPLACE INTO main.meta VALUES ('keys', ?)", (version,))


def _rekeyed(kept: list[tuple[str, int, str]]) -> Iterator[NameRow]:
    for text, n, source in kept:
        yield from name_rows((text,), n, source)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


