"""Listings: records and rows in; a JSON array, JSON lines, CSV or TSV on standard output."""

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sijill.cli.terminal import clean, emit, render
from sijill.model.wire import dumps

if TYPE_CHECKING:
    from rich.console import RenderableType

Record = Mapping[str, object]
Cell = str | int | float | None


class Format(StrEnum):
    JSON = "json"
    NL = "nl"
    CSV = "csv"
    TSV = "tsv"
    TABLE = "table"
    EXPLAIN = "explain"

    @property
    def whole(self) -> bool:
        """Read by programs, which check each quote against its report: names stay unless they are to be hidden."""
        return self in {Format.JSON, Format.NL}


@dataclass(frozen=True, slots=True)
class Output:
    """How a listing is to look; `protected` is whether protected names are shown, None for what the format does."""

    format: Format = Format.JSON
    protected: bool | None = None
    color: bool | None = None

    @property
    def shows_protected(self) -> bool:
        return self.format.whole if self.protected is None else self.protected


@dataclass(frozen=True, slots=True)
class Listing:
    """One list in its three shapes, each made only when asked for: records, flat rows under `columns`, a table."""

    records: Iterable[Record]
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    table: "Callable[[], RenderableType]"


def flat(columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, shown: Sequence[str] = ()) -> Listing:
    """A listing whose records are its rows; `shown` are the columns of the table, where not all of them."""
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    return Listing(records, columns, rows, lambda: _table(columns, rows, shown or columns))


def _table(columns: Sequence[str], rows: Sequence[Sequence[Cell]], shown: Sequence[str]) -> "RenderableType":
    from sijill.cli.table import plain_table

    at = [columns.index(column) for column in shown]
    return plain_table(shown, [[row[index] for index in at] for row in rows])


def write(listing: Listing, output: Output) -> None:
    """The listing on standard output."""
    match output.format:
        case Format.NL:
            for record in listing.records:
                emit(dumps(record))
        case Format.CSV:
            _write_csv(listing)
        case Format.TSV:
            _write_tsv(listing)
        case Format.TABLE:
            emit(render(listing.table(), output.color))
        case _:
            _write_json(listing.records)


def _write_json(records: Iterable[Record]) -> None:
    """An array, one record a line, written as the records come."""
    separator = "["
    for record in records:
        sys.stdout.write(separator + dumps(record))
        separator = ",\n "
    emit("[]" if separator == "[" else "]")


def _write_csv(listing: Listing) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(listing.columns)
    for row in listing.rows:
        writer.writerow([_inert(cell) for cell in row])


def _write_tsv(listing: Listing) -> None:
    """TSV has no quoting: a tab or a line end inside a cell becomes a space."""
    emit("\t".join(listing.columns))
    for row in listing.rows:
        emit("\t".join(" ".join(str(_inert(cell)).split()) for cell in row))


def _inert(cell: Cell) -> Cell:
    """A report's words that a spreadsheet would run as a formula get an apostrophe in front; numbers stay numbers."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    return f"'{clean(cell)}" if cell[:1] in ("=", "+", "-", "@") else clean(cell)
