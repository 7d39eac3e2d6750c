"""A table of reports in (JSON lines or CSV), one draft or refusal a row out; a bad row does not stop the next."""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from sijill.errors import SijillError
from sijill.read.draft import MAX_TEXT, Draft, Metadata
from sijill.read.sniff import decode
from sijill.read.webpage import read_webpage

COLUMNS = ("author", "html", "id", "language", "published", "publisher", "retrieved", "text", "title", "url")
MAX_LINE = 20_000_000
"""Bytes of one line: a row may hold a page, and a page of more than that is not one report."""
_MAX_CELL = 10 * MAX_TEXT
"""Characters of one CSV cell, for the same reason; the csv module's own limit of 131,072 is short for a page."""
Row = Mapping[str, str]


def read_json_lines(stream: BinaryIO, origin: str) -> Iterator[Draft | SijillError]:
    """Each line an object with `text` or `html`; empty lines are passed over."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        where = f"{origin} line {number}"
        try:
            if len(line) > MAX_LINE:
                _pass_over(stream, line)
                raise SijillError(f"the line is longer than {MAX_LINE:,} bytes", where=where,
                                  remedy="write one report a line")
            if line.strip():
                yield draft_of(_object(decode(line, where), where), where)
        except SijillError as error:
            yield error


def read_csv(text: str, origin: str) -> Iterator[Draft | SijillError]:
    """Rows under a header that names `text` or `html`. Raises SijillError where it does not."""
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text))
    header = [name.strip().casefold() for name in next(reader, [])]
    if not {"text", "html"} & set(header):
        names = ", ".join(header[:20]) or "none"
        raise SijillError(f"it has no column text or html (columns found: {names[:300]})", where=origin,
                          remedy="name the column that holds the reports text")
    try:
        number = reader.line_num
        for cells in reader:
            where, number = f"{origin} line {number + 1}", reader.line_num
            if any(cell.strip() for cell in cells):
                yield _csv_row(header, cells, where)
    except csv.Error as error:
        yield SijillError(f"the table breaks off ({error})", where=f"{origin} line {reader.line_num}",
                          remedy="quote cells that hold a comma, a quote or a line end")


def draft_of(row: Row, where: str) -> Draft:
    """The row's bytes are its known columns that hold something, in one order: so that an id does not hang on the form
    of the table, and that two rows with one text and two ids are two reports."""
    content = json.dumps({key: row[key] for key in COLUMNS if row.get(key)}, ensure_ascii=False).encode()
    said = Metadata.of(row)
    if row.get("text", "").strip():
        return Draft(content, row["text"].replace("\r\n", "\n").replace("\r", "\n"), where, said)
    if row.get("html", "").strip():
        page = read_webpage(content, row["html"], where)
        return Draft(content, page.text, where, _laid_over(said, page.metadata))
    raise SijillError("the row has no text", where=where, remedy="fill its column text or html")


def _laid_over(said: Metadata, page: Metadata) -> Metadata:
    """The row's own words, and the page's where the row is silent."""
    return Metadata(id=said.id, title=said.title or page.title, publisher=said.publisher or page.publisher,
                    published=said.published or page.published, url=said.url or page.url,
                    author=said.author or page.author, language=said.language, retrieved=said.retrieved,
                    guessed=said.published is None)


def _object(line: str, where: str) -> Row:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise SijillError(f"the line is not JSON ({error})", where=where, remedy="write one object a line") from error
    except RecursionError as error:
        raise SijillError("the line nests too deep", where=where, remedy="write one flat object a line") from error
    if not isinstance(value, dict):
        raise SijillError(f"the line is not an object but {_kind(value)}", where=where,
                          remedy='write {"text": "…"} on each line')
    return {key: _cell(value[key], key, where) for key in COLUMNS if value.get(key) is not None}


def _cell(value: object, key: str, where: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and key in {"id", "published"}:
        return str(value)  # an id or a year written as a number
    if not isinstance(value, str):
        raise SijillError(f"{key} is not a string but {_kind(value)}", where=where, remedy="put it in quotes")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise SijillError(f"{key} holds half a character (\\u{ord(value[error.start]):04x})", where=where,
                          remedy="write the text again as UTF-8") from error
    if "\0" in value:
        raise SijillError(f"{key} holds NUL characters, as text never does", where=where, remedy="take them out")
    return value


def _kind(value: object) -> str:
    names = {list: "a list", dict: "an object", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _csv_row(header: list[str], cells: list[str], where: str) -> Draft | SijillError:
    try:
        if len(cells) > len(header):
            raise SijillError(f"the row has {len(cells)} cells under {len(header)} columns", where=where,
                              remedy="quote cells that hold a comma")
        return draft_of(dict(zip(header, cells, strict=False)), where)
    except SijillError as error:
        return error


def _delimiter(text: str) -> str:
    """Whichever of comma, tab and semicolon parts the header most."""
    header = text.partition("\n")[0]
    return max((",", "\t", ";"), key=header.count)


def _pass_over(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)
