"""Tables: wire records and their reports in, the rows of a release's CSV files out, with what each column means.

Lists in a cell are joined with "; ". A cell that a spreadsheet would run as a formula gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sijill.model.report import Report
from sijill.publish.reading import Record, inside, listed, wording

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection)."""
GUARD = "'"


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is a field type of Table Schema: string, integer, number, boolean, date."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Record, Mapping[str, Report]], Iterator[Row]]


def csv_bytes(table: Table, rows: Iterable[Row]) -> bytes:
    """RFC 4180 in UTF-8: header, CRLF, quotes only where needed."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([guarded(row[column.name]) for column in table.columns] for row in rows)
    return stream.getvalue().encode("utf-8")


def guarded(cell: Cell) -> Cell:
    """Numbers stay numbers; text that begins like a formula is kept from being one."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return GUARD + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _strings(*columns: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, "string", meaning) for name, meaning in columns)


def _joined(values: Iterable[object]) -> str | None:
    return "; ".join(str(value) for value in values if value is not None) or None


def _incident(record: Record, _: Mapping[str, Report]) -> Iterator[Row]:
    date, place, grade = inside(record, "date"), inside(record, "place"), inside(record, "grade")
    yield {
        "id": wording(record["id"]), "scope": wording(record["scope"]), "acts": _joined(_values(record, "acts")),
        **{f"date_{key}": wording(date.get(key)) for key in ("edtf", "earliest", "latest", "precision", "basis")},
        **{f"place_{key}": wording(place.get(key)) for key in ("id", "name", "text", "precision")},
        **{key: wording(place.get(key)) for key in ("country", "admin1", "admin2")},
        "lat": _number(place.get("lat")), "lon": _number(place.get("lon")),
        "perpetrators": _joined(p["name"] for p in listed(record, "perpetrators")),
        "perpetrator_ids": _joined(p["id"] for p in listed(record, "perpetrators")),
        "targets": _joined(t["name"] for t in listed(record, "targets")),
        "weapons": _joined(_values(record, "weapons")),
        "grade": wording(grade["code"]), "grade_reasons": _joined(_values(grade, "reasons")),
        "sources": len(listed(record, "sources")), "claims": len(listed(record, "claims")),
        "victims_named": len(listed(record, "victims")),
    }


def _claims(record: Record, reports: Mapping[str, Report]) -> Iterator[Row]:
    for claim in listed(record, "claims"):
        source, report = inside(claim, "source"), reports.get(str(claim["report_id"]))
        act = next((e for e in listed(claim, "evidence") if e["field"] == "act"), {})
        yield {
            "incident_id": wording(record["id"]),
            **{key: wording(claim[key]) for key in ("id", "report_id", "external_id", "act", "modality", "time_text",
                                                    "place_text", "perpetrator_text", "extractor")},
            "source_id": wording(source["id"]), "source_name": wording(source["name"]),
            "source_text": wording(source["text"]), "source_via": _joined(_values(source, "via")),
            "quote": wording(act.get("quote")), "quote_start": _whole(act.get("start")),
            "quote_end": _whole(act.get("end")),
            **_report_cells(report), **_admiralty(claim.get("admiralty")),
        }


def _admiralty(rating: object) -> dict[str, Cell]:
    code = rating.get("code") if isinstance(rating, Mapping) else None
    reasons = _joined(_values(rating, "reasons")) if isinstance(rating, Mapping) else None
    return {"admiralty": wording(code), "admiralty_reasons": reasons}


def _report_cells(report: Report | None) -> dict[str, Cell]:
    if report is None:
        return dict.fromkeys(("report_sha256", "report_title", "report_publisher", "report_published", "report_url"))
    return {"report_sha256": report.sha256, "report_title": report.title, "report_publisher": report.publisher,
            "report_published": report.published.edtf if report.published else None, "report_url": report.url}


def _casualties(record: Record, _: Mapping[str, Report]) -> Iterator[Row]:
    """The incident's own rows first (no claim id, with a standing), then each claim's as it stated them."""
    for row in listed(record, "casualties"):
        yield {"incident_id": wording(record["id"]), "claim_id": None, **_count(row),
               "standing": wording(row["standing"])}
    for claim in listed(record, "claims"):
        for row in listed(claim, "casualties"):
            yield {"incident_id": wording(record["id"]), "claim_id": wording(claim["id"]), **_count(row),
                   "standing": None}


def _count(row: Record) -> dict[str, Cell]:
    return {**{key: wording(row[key]) for key in ("harm", "group", "status")},
            **{key: _whole(row[key]) for key in ("low", "best", "high")}}


def _sources(record: Record, _: Mapping[str, Report]) -> Iterator[Row]:
    for source in listed(record, "sources"):
        yield {"incident_id": wording(record["id"]), **{key: wording(source[key]) for key in ("id", "name", "kind")},
               "claims": _whole(source["claims"]), "independent": bool(source["independent"])}


def _values(record: Record, key: str) -> Sequence[object]:
    values = record[key]
    return values if isinstance(values, list) else ()


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


_INCIDENT_ID = Column("incident_id", "string", "The incident it belongs to")

INCIDENTS = Table("incidents", (
    *_strings(("id", "Made from content; once published it always resolves"),
              ("scope", "incident, aggregate or context; only `incident` may be tallied"),
              ("acts", "Event types, sorted"), ("date_edtf", "ISO 8601-2 (EDTF level 1)")),
    Column("date_earliest", "date", "First day it may be"), Column("date_latest", "date", "Last day it may be"),
    *_strings(("date_precision", "day, week, month, year, range, unknown"),
              ("date_basis", "stated, inferred, publication, none"), ("place_id", "Namespaced by gazetteer"),
              ("place_name", "As the gazetteer has it"), ("place_text", "As the report has it"),
              ("place_precision", "exact, settlement, near_settlement, district, province, country, unknown"),
              ("country", "ISO 3166-1 alpha-2"), ("admin1", "First-level division"),
              ("admin2", "Second-level division")),
    Column("lat", "number", "Degrees, WGS 84"), Column("lon", "number", "Degrees, WGS 84"),
    *_strings(("perpetrators", "Names of the parties blamed"), ("perpetrator_ids", "Their ids in the roster"),
              ("targets", "Names of the parties harmed"), ("weapons", "Kinds of weapon, sorted"),
              ("grade", "confirmed, fair, weak, contested, discounted"), ("grade_reasons", "Why, in words")),
    Column("sources", "integer", "Number of sources"), Column("claims", "integer", "Number of claims"),
    Column("victims_named", "integer", "Number of named victims, those withheld included"),
), _incident)

CLAIMS = Table("claims", (
    *_strings(("id", "Made from content"), ("incident_id", "The incident it speaks of"),
              ("report_id", "The report that makes it"), ("external_id", "The report's id where it came from"),
              ("act", "Event type"), ("modality", "asserted, alleged, unconfirmed, denied"),
              ("source_id", "On whose word: id in the roster"), ("source_name", "On whose word: name"),
              ("source_text", "The source as the report names it, null where the report itself speaks"),
              ("source_via", "Who passed it on, nearest to the source first"), ("time_text", "Words on when"),
              ("place_text", "Words on where"), ("perpetrator_text", "Words on who did it"),
              ("quote", "The words that name the act")),
    Column("quote_start", "integer", "Where they begin in the report's text: code points from 0"),
    Column("quote_end", "integer", "Where they end, exclusive"),
    *_strings(("report_sha256", "Digest of the report's bytes"), ("report_title", "Its headline"),
              ("report_publisher", "Who published it"), ("report_published", "When: EDTF"),
              ("report_url", "Where, null where the address says a withheld name"),
              ("extractor", "What found the claim"),
              ("admiralty", "Admiralty code: source A to F, information 1 to 6"),
              ("admiralty_reasons", "Why, in words")),
), _claims)

CASUALTIES = Table("casualties", (
    _INCIDENT_ID,
    *_strings(("claim_id", "The claim that states it; null for the incident's own reconciled row"),
              ("harm", "What was done"), ("group", "Whom the count counts; a part is never added to `all`"),
              ("status", "civilian, combatant, mixed, unknown")),
    Column("low", "integer", "People, at least"), Column("best", "integer", "People, best figure"),
    Column("high", "integer", "People, at most; null where no bound is stated"),
    *_strings(("standing", "agreed, single_source, disputed, denied; of the incident's own rows")),
), _casualties)

SOURCES = Table("sources", (
    _INCIDENT_ID,
    *_strings(("id", "In the roster, null where it is not listed"), ("name", "Its name"),
              ("kind", "party, monitor, outlet, agency, official, witness, social_post, unknown")),
    Column("claims", "integer", "Claims that rest on its word"),
    Column("independent", "boolean", "Whether it copies no other source of the incident"),
), _sources)

TABLES = (INCIDENTS, CLAIMS, CASUALTIES, SOURCES)
