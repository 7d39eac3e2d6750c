"""A file of gold in, JSON lines or TOML; the gold in it out, with a refusal for each row that cannot be used."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from sijill.errors import SijillError
from sijill.evaluate.gold import CodedIncident, Expected, Gold
from sijill.evaluate.rows import coded_incident
from sijill.knowledge import Knowledge
from sijill.knowledge.coding import Coding
from sijill.model.report import Given, Refusal, Report
from sijill.read.report import make_report
from sijill.read.table import COLUMNS, draft_of

Row = Mapping[str, object]

TABLES = {"report", "incident"}
OF_A_REPORT = {*COLUMNS, "incident", "incidents", "known"}
CODED_ONLY = {"incident", "incidents", "known"}


def read_gold(path: Path, knowledge: Knowledge) -> Gold:
    """All that can be used of it. Raises SijillError where the file as a whole cannot be read."""
    coding = Coding.from_packs(knowledge.packs)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SijillError("there is no such file", where=str(path), remedy="name a file of gold") from error
    except UnicodeDecodeError as error:
        raise SijillError("it is not text in UTF-8", where=str(path), remedy="save it as UTF-8") from error
    gathered = _Gathered(str(path), knowledge, coding)
    if path.suffix.casefold() == ".toml":
        gathered.toml(text)
    else:
        gathered.json_lines(text)
    if not (gathered.incidents or gathered.expected or gathered.refusals):
        raise SijillError("there is no gold in it", where=str(path), remedy="code an incident: see docs/gold.md")
    return Gold(tuple(gathered.incidents), tuple(gathered.reports), tuple(gathered.expected),
                tuple(gathered.refusals))


@dataclass(slots=True)
class _Gathered:
    """What has been read so far; a row at fault adds a refusal, and the next is read."""

    origin: str
    knowledge: Knowledge
    coding: Coding
    incidents: list[CodedIncident] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def json_lines(self, text: str) -> None:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                self._incident(line, f"{self.origin} line {number}")

    def toml(self, text: str) -> None:
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SijillError(f"it is not TOML ({error})", where=self.origin, remedy="mend that line") from error
        strange = sorted(set(tables) - TABLES)
        if strange:
            raise SijillError(f"it holds {strange[0]!r}", where=self.origin,
                              remedy="give [[report]] and [[incident]] alone")
        for number, row in enumerate(_rows(tables, "report", self.origin), 1):
            self._report(row, str(row.get("id") or number))
        every = tuple(report.external_id or "" for report in self.reports)
        for number, row in enumerate(_rows(tables, "incident", self.origin), 1):
            self._incident(row, f"{self.origin} incident {number}", every if len(every) == 1 else ())

    def _report(self, row: Row, name: str) -> None:
        where = f"{self.origin} report {name!r}"
        try:
            _only_known_keys(row, where)
            self.reports.append(self._read(row, name, where))
            expected = row.get("incidents")
            if expected is not None:
                self.expected.append(Expected(name, where, _whole(expected, where), _words(row.get("known"))))
            coded = _rows(row, "incident", where)
        except SijillError as error:
            self._refuse(error)
            return
        for number, incident in enumerate(coded, 1):
            marked = incident if row.get("known") is None else {"known": row["known"], **incident}
            self._incident(marked, f"{where} incident {number}", (name,))

    def _read(self, row: Row, name: str, where: str) -> Report:
        said = {key: str(value) for key, value in row.items() if key not in CODED_ONLY}
        language = self.knowledge.language
        return make_report(draft_of(said | {"id": name}, where), language.boilerplate, language.calendar, Given())

    def _incident(self, row: str | Row, where: str, reports: tuple[str, ...] = ()) -> None:
        try:
            read = _object(row, where) if isinstance(row, str) else row
            named = {"id": where.removeprefix(f"{self.origin} "), **read}
            coded = coded_incident(named, where, reports, self.coding)
            if any(coded.id == other.id for other in self.incidents):
                raise SijillError(f"there is another incident {coded.id!r}", where=where, remedy="give it its own id")
            self.incidents.append(coded)
        except SijillError as error:
            self._refuse(error)

    def _refuse(self, error: SijillError) -> None:
        self.refusals.append(Refusal(error.where, error.problem, error.remedy))


def _rows(tables: Row, name: str, where: str) -> list[Row]:
    rows = tables.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise SijillError(f"{name} is no list of tables", where=where, remedy=f"write [[{name}]]")
    return cast(list[Row], rows)


def _only_known_keys(row: Row, where: str) -> None:
    strange = sorted(set(row) - OF_A_REPORT)
    if strange:
        raise SijillError(f"a report has no key {strange[0]!r}", where=where,
                          remedy=f"use of {', '.join(sorted(OF_A_REPORT))}")


def _object(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SijillError(f"the line is not JSON ({error})", where=where, remedy="write one object a line") from error
    if not isinstance(row, dict):
        raise SijillError("the line is not an object", where=where, remedy='write {"reports": […], …} on each line')
    return row


def _whole(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise SijillError(f"incidents is {value!r}, which is no number of incidents", where=where,
                          remedy="write how many the report tells of, 0 for none")
    return value


def _words(value: object) -> str | None:
    return None if value is None else str(value)
