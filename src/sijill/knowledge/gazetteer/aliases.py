"""A pack's `places.csv` comes in, rows in memory over the index go out: names for known places, and places of its own.

A row whose id the index knows adds names to that place, and its coordinates where it states any; another is a place.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sijill.errors import SijillError
from sijill.knowledge.gazetteer.schema import INSERT_NAME, Row, insert_place, name_rows
from sijill.knowledge.pack import Pack
from sijill.model.place import PlacePrecision

FEATURES = {PlacePrecision.SETTLEMENT: "settlement", PlacePrecision.DISTRICT: "admin2",
            PlacePrecision.PROVINCE: "admin1", PlacePrecision.COUNTRY: "country"}

FIRST_ALIAS = 20_000_000_000
"""Numbers of the packs' own places: above every import's."""


def lay_over(connection: sqlite3.Connection, packs: Sequence[Pack]) -> None:
    """Into the connection's own tables, which stand over the attached `added` and `world`."""
    rows = [(read_alias(cells, where), f"pack:{pack.name}") for pack in packs for where, cells in pack.rows("places")]
    for number, (row, source) in enumerate(rows):
        _lay(connection, row, source, FIRST_ALIAS + number)


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


def _lay(connection: sqlite3.Connection, row: Row, source: str, fresh: int) -> None:
    known = number_of(connection, row.id)
    n = fresh if known is None else known
    if known is None or row.lat is not None:
        insert_place(connection, replace(row, n=n), source)
    connection.executemany(INSERT_NAME, list(name_rows((row.name, *row.names), n, source)))


def number_of(connection: sqlite3.Connection, place_id: str) -> int | None:
    """The number of the place of this id in the attached files, None where none has it."""
    found = connection.execute(
        "SELECT n FROM added.known_as WHERE id = ?1 UNION ALL SELECT n FROM world.place WHERE n = ?2 AND id = ?1",
        (place_id, _geonames_number(place_id))).fetchone()
    return int(found[0]) if found else None


def _geonames_number(place_id: str) -> int | None:
    space, _, number = place_id.partition(":")
    return int(number) if space == "geonames" and number.isdecimal() else None
