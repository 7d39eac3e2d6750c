"""The file under a casebook: a path and a connection in, rows read and transactions written out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sijill.casebook.connection import told


class File:
    """One open SQLite file; a context manager. Its errors are told in one sentence with a remedy."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        """All at once: for what is few."""
        with told(self.path):
            return list(self._connection.execute(query, values))

    def stream(self, query: str, *values: object) -> Iterator[sqlite3.Row]:
        """One by one: for what is many. The file is not to be written to before the last one has come."""
        with told(self.path):
            yield from self._connection.execute(query, values)

    def row(self, query: str, *values: object) -> sqlite3.Row | None:
        return next(iter(self.rows(query, *values)), None)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or, where anything fails in it, nothing."""
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # on a full disk SQLite has rolled back already
                    self._connection.execute("ROLLBACK")
                raise
