"""A pack's `places.csv` comes in, rows in memory over the index go out: names for known places, and places of its own.

A row whose id the index knows adds names to that place, and its coordinates where it states any; another is a place.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sijill.errors import SijillError
from sijill.knowledge.gazetteer.schema import INSERT_NAME, NameRow, Row, insert_place, name_rows
from sijill.knowledge.gazetteer.units import FIRST_UNIT
from sijill.knowledge.pack import Pack
from sijill.model.place import PlacePrecision

FEATURES = {PlacePrecision.SETTLEMENT: "settlement", PlacePrecision.DISTRICT: "admin2",
            PlacePrecision.PROVINCE: "admin1", PlacePrecision.COUNTRY: "country"}

FIRST_ALIAS = 20_000_000_000
"""Numbers of the packs' own places: above every import's."""


def lay_over(connection: sqlite3.Connection, packs: Sequence[Pack]) -> None:
    """Into the connection's own tables, which stand over the attached `added` and `world`."""
    rows = [(read_alias(cells, where), f"pack:{pack.name}") for pack in packs for where, cells in pack.rows("places")]
    laid: dict[str, int] = {}
    names: list[NameRow] = []
    for number, (row, source) in enumerate(rows):
        known = laid.get(row.id) or _in_sources(connection, row.id)
        laid[row.id] = known or FIRST_ALIAS + number
        names += _lay(connection, row, source, (laid[row.id], known is not None))
    connection.executemany(INSERT_NAME, names)  # at once: opening the gazetteer waits for it


def read_alias(cells: Mapping[str, str], where: str) -> Row:
    """One row; an empty cell is nothing known."""
    try:
        lat, lon = (float(cells[key]) if cells[key] else None for key in ("lat", "lon"))
        precision = PlacePrecision(cells["precision"] or PlacePrecision.SETTLEMENT)
        return Row(cells["id"], cells["name"], tuple(filter(None, cells["aliases"].split("|"))),
                   cells["country"] or None, cells["admin1"] or None, cells["admin2"] or None, lat, lon, precision,
                   None, FEATURES.get(precision, "place"))
    except (KeyError, ValueError) as error:
        columns = "id, name, aliases, country, admin1, admin2, lat, lon, precision, source"
        raise SijillError(f"not a place: {error}", where=where, remedy=f"give {columns}") from error


def _lay(connection: sqlite3.Connection, row: Row, source: str, place: tuple[int, bool]) -> Iterator[NameRow]:
    """Its names. The place goes under this number; if known already, only where the row has coordinates."""
    n, known = place
    if not known or row.lat is not None:
        insert_place(connection, replace(row, n=n), source)
    return name_rows((row.name, *row.names), n, source)


def number_of(connection: sqlite3.Connection, place_id: str) -> int | None:
    """The number of the place of this id in whichever source, None where none has it."""
    own = connection.execute("SELECT n FROM main.place WHERE id = ?", (place_id,)).fetchone()
    return int(own[0]) if own else _in_sources(connection, place_id)


def _in_sources(connection: sqlite3.Connection, place_id: str) -> int | None:
    space, _, own = place_id.partition(":")
    number = int(own) if space == "geonames" and own.isdecimal() else None
    asked = ["SELECT n FROM added.known_as WHERE id = ?1", "SELECT n FROM world.known_as WHERE id = ?1",
             "SELECT n FROM world.place WHERE n = ?2 AND id = ?1"]
    if space == "unit":  # their ids are made from where they lie: they have no number of their own to look for
        asked.append(f"SELECT n FROM world.place WHERE n >= {FIRST_UNIT} AND id = ?1")
    found = connection.execute(" UNION ALL ".join(asked), (place_id, number)).fetchone()
    return int(found[0]) if found else None
