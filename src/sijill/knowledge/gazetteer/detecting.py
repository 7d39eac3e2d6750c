"""A gazetteer file comes in, the name of its format goes out: its first line says what columns it has."""

import csv
from pathlib import Path

from sijill.errors import SijillError
from sijill.knowledge.gazetteer.formats import FORMATS, GEONAMES_COLUMNS

ARCHIVE = b"PK"
"""How a zip begins, which is what GeoNames' dumps are downloaded as."""

LONGEST = 100_000
"""Characters of a first line: a GeoNames place with all its other names has some thousands."""

SHOWN = 8
"""Columns named in a refusal."""


def format_of(file: Path, name_column: str = "name") -> str:
    """One of ours; what an installed package offers must be named. `name_column` is the file's own word for our `name`.
    Raises SijillError, saying what the first line has, where no format has such columns."""
    first = _first_line(file)
    cells = first.split("\t")
    if len(cells) == len(GEONAMES_COLUMNS) and cells[0].isdecimal():  # a dump has no header: this is a place
        return "geonames"
    columns = next(csv.reader([first]), [])
    known = {name: kind.columns for name, kind in FORMATS.items() if kind.columns and kind.columns <= {*columns}}
    if known:
        return max(known, key=lambda name: len(known[name]))
    if name_column in columns:
        return "csv"
    raise SijillError(
        f"it cannot be told what sort of gazetteer this is: its first line has {_listed(columns)}", where=str(file),
        remedy=f"say --format, one of {', '.join(FORMATS)}; for csv also --column name=… for the column of the names")


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            if stream.read(len(ARCHIVE)) == ARCHIVE:
                raise SijillError("it is an archive", where=str(file), remedy="unpack it, and add the table within")
        with file.open(encoding="utf-8-sig", newline="") as text:
            return text.readline(LONGEST).rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise SijillError(f"it is no text in UTF-8: {error}", where=str(file),
                          remedy="give a table in UTF-8") from error
    except OSError as error:
        raise SijillError("there is no such file", where=str(file), remedy="check the path") from error


def _listed(columns: list[str]) -> str:
    named = ", ".join(column for column in columns[:SHOWN] if column)
    return f"the columns {named}{' …' if len(columns) > SHOWN else ''}" if named else "no columns"
