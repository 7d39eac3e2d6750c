"""A folder comes in, the sources of the places indexed in it go out: what was built in, then what was added."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from sijill.knowledge.gazetteer.schema import SCHEMA, added_path, attach, connect, world_path


@dataclass(frozen=True, slots=True)
class Source:
    """`id` is the format and the file's name; `rows` the places read from it; `digest` says which release it is."""

    id: str
    title: str
    licence: str
    rows: int
    digest: str


def sources(home: Path) -> tuple[Source, ...]:
    """Sorted by id within each index; none where nothing was built yet. Nothing is built here."""
    with contextlib.closing(connect()) as connection:
        connection.executescript(SCHEMA)
        attach(connection, world_path(home), "world")
        attach(connection, added_path(home), "added")
        return tuple(Source(*row) for schema in ("world", "added") for row in connection.execute(
            f"SELECT id, title, licence, rows, digest FROM {schema}.source ORDER BY id"))
