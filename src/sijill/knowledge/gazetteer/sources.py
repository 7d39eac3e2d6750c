"""A home folder comes in, the sources its gazetteer is made of go out, with the licence of each."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from sijill.knowledge.gazetteer.schema import added_path, attach, connect, world_path


@dataclass(frozen=True, slots=True)
class GazetteerSource:
    """`rows` are places as the source gives them; two sources may give one place."""

    id: str
    title: str
    licence: str
    rows: int


def sources(home: Path) -> tuple[GazetteerSource, ...]:
    """The packaged source first, then imports by id; none where nothing was built or added yet."""
    with contextlib.closing(connect()) as connection:
        attach(connection, world_path(home), "world")
        attach(connection, added_path(home), "added")
        rows = [row for schema in ("world", "added")
                for row in connection.execute(f"SELECT id, title, licence, rows FROM {schema}.source ORDER BY id")]
    return tuple(GazetteerSource(*row) for row in rows)
