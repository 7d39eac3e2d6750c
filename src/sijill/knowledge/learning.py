"""Aliases that reviewers chose come in, rows of a pack of the user's own go out: what the next run knows.

A row adds a name to a place or actor that is known; it makes none, and nothing is ever taken out.
"""

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sijill.knowledge.gazetteer import fold
from sijill.knowledge.pack import HEAD, OWN, Pack
from sijill.knowledge.roster.entry import COLUMNS as ACTOR_COLUMNS

LEARNED = "learned"
PLACE_COLUMNS = ("id", "name", "aliases", "country", "admin1", "admin2", "lat", "lon", "precision", "source")
TABLES: Mapping[str, Sequence[str]] = {"places": PLACE_COLUMNS, "actors": ACTOR_COLUMNS}
HEAD_TEXT = '''name = "{name}"
version = "1"
description = "Names that reviewers taught: sijill packs learn writes them; a line taken out is forgotten."
requires = []
'''


@dataclass(frozen=True, slots=True)
class Alias:
    """`words` are a name of the place or actor of this id; `called` is what it is called, `source` who says so.

    `table` is places or actors.
    """

    table: str
    id: str
    words: str
    called: str
    source: str


def learned_folder(home: Path) -> Path:
    """Of the pack that is written where no other is named; it is read with whatever others are."""
    return home / OWN / LEARNED


def unlearned(aliases: Iterable[Alias], packs: Iterable[Pack]) -> tuple[Alias, ...]:
    """Those that no row of the packs says yet, each once."""
    held = {(table, row["id"], fold(name)) for pack in packs for table in TABLES for _, row in pack.rows(table)
            for name in (row.get("name", ""), *row.get("aliases", "").split("|"))}
    fresh: dict[tuple[str, str, str], Alias] = {}
    for alias in aliases:
        key = (alias.table, alias.id, fold(alias.words))
        if key not in held:
            fresh.setdefault(key, alias)
    return tuple(fresh.values())


def learn(folder: Path, aliases: Sequence[Alias]) -> None:
    """The rows at the end of the pack's tables, each written whole; the pack is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / HEAD).is_file():
        _write(folder / HEAD, HEAD_TEXT.format(name=folder.name))
    for table, columns in TABLES.items():
        rows = [alias for alias in aliases if alias.table == table]
        if rows:
            _append(folder / f"{table}.csv", columns, rows)


def _append(path: Path, columns: Sequence[str], aliases: Iterable[Alias]) -> None:
    before = path.read_text(encoding="utf-8") if path.is_file() else ",".join(columns) + "\n"
    header = next(csv.reader([before.splitlines()[0]]))
    out = io.StringIO()
    writer = csv.DictWriter(out, header, restval="", lineterminator="\n", extrasaction="ignore")
    for alias in aliases:
        # an actor's row without a name only adds aliases to the actor there is
        name = alias.called if path.stem == "places" else ""
        words = alias.words.replace("|", " ")  # which stands between two aliases
        writer.writerow({"id": alias.id, "name": name, "aliases": words, "source": alias.source})
    _write(path, before + ("" if before.endswith("\n") else "\n") + out.getvalue())


def _write(path: Path, text: str) -> None:
    """Beside its name, then moved over it: a pack is never half written."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
