"""Connections: a path in, a SQLite connection to a casebook of the newest schema out, or one sentence why not."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sijill.casebook import schema
from sijill.errors import SijillError

PATIENCE_S = 10.0
"""Seconds to wait for another process's transaction; ours take milliseconds, a whole casebook's incidents a second."""


def connect_new(path: Path) -> sqlite3.Connection:
    """A new casebook. An empty file is what a creation killed at once leaves behind, so it may be used."""
    if path.is_dir() or (path.exists() and path.stat().st_size > 0):
        raise SijillError("something of this name exists already", where=str(path), remedy="choose another name")
    with told(path):
        return _prepared(path, _connect(path, "rwc"), _begin)


def connect_old(path: Path) -> sqlite3.Connection:
    """An existing casebook; for reading only where the file or its folder may not be written."""
    if not path.exists():
        raise SijillError("there is no such casebook", where=str(path), remedy=f"make one with: sijill init {path}")
    if not path.is_file() or path.stat().st_size == 0:
        raise _not_a_casebook(path)
    with told(path):
        return _prepared(path, _connect(path, _mode(path)), _bring_up)


def _mode(path: Path) -> str:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "rw"
    # without a write-ahead log beside it the file is whole: SQLite need not make its own beside a file it cannot touch
    return "ro" if Path(f"{path}-wal").exists() else "ro&immutable=1"


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE_S, isolation_level=None)


def _prepared(path: Path, connection: sqlite3.Connection,
              make: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # without it INSERT OR REPLACE would get past the guards on truth
        connection.execute("PRAGMA recursive_triggers = ON")
        _refuse_strangers(path, connection)
        make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")  # kept in the file: readers go on while a run writes
    schema.migrate(connection)


def _bring_up(connection: sqlite3.Connection) -> None:
    if schema.version(connection) != schema.NEWEST:
        schema.migrate(connection)


def _refuse_strangers(path: Path, connection: sqlite3.Connection) -> None:
    version = schema.version(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise _not_a_casebook(path)
    if version > schema.NEWEST:
        raise SijillError(f"a newer Sijill wrote this casebook (format {version}, this one knows {schema.NEWEST})",
                          where=str(path), remedy="install the newer Sijill")


def _not_a_casebook(path: Path) -> SijillError:
    return SijillError("this is not a casebook", where=str(path),
                       remedy=f"make one with: sijill init {path.stem}.casebook")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as one sentence with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(path, str(error)) from error


def _sentence(path: Path, problem: str) -> SijillError:
    if "file is not a database" in problem:
        return _not_a_casebook(path)
    for words, said, remedy in (
        ("locked", "another process is writing to the casebook", "wait until it has ended, then try again"),
        ("readonly", "the casebook may not be written", "copy it to where it may be, or change its permissions"),
        ("unable to open", "the casebook cannot be opened", "see that its folder exists and may be written"),
        ("malformed", "the casebook is damaged", "take a copy from before, or recover it with: sqlite3 FILE .recover"),
        ("disk is full", "the disk is full", "make room, then try again: nothing was lost"),
    ):
        if words in problem:
            return SijillError(said, where=str(path), remedy=remedy)
    return SijillError(problem, where=str(path), remedy="run: sijill check")
