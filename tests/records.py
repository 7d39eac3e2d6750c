"""What was coded, as a reader of the records sees it: by report, by what fits, and the values of one record."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sijill.model.event import Act
from sijill.model.place import Place, PlacePrecision, distance_km
from sijill.model.report import Report
from sijill.model.wire import dumps, to_wire
from sijill.pipeline import Coded

Record = dict[str, Any]


@dataclass(frozen=True)
class Records:
    """Reports coded in one call, so that they are linked with each other; a report goes by its own id, else
    by how its file name begins.
    """

    coded: Coded

    @cached_property
    def records(self) -> list[Record]:
        reports = {report.id: report for report in self.coded.reports}
        return [json.loads(dumps(to_wire(incident, reports))) for incident in self.coded.incidents]

    @cached_property
    def reports(self) -> dict[str, Report]:
        return {r.external_id or Path(r.origin).name.split("_")[0]: r for r in self.coded.reports}

    def of(self, number: str, scope: str = "incident") -> list[Record]:
        """Records of the report: all its claims are in it."""
        report_id = self.reports[number].id
        return [r for r in self.records if r["scope"] == scope and {c["report_id"] for c in r["claims"]} == {report_id}]

    def one(self, number: str, fits: Callable[[Record], bool], scope: str = "incident") -> Record:
        found = [record for record in self.of(number, scope) if fits(record)]
        assert len(found) == 1, f"{len(found)} records fit: {[r['id'] for r in found]}"
        return found[0]

    def named(self, number: str, pattern: str) -> str:
        """Words of the report, found by what stands around them."""
        found = re.search(pattern, self.reports[number].text)
        assert found
        return found[1]


def killed(count: int) -> Callable[[Record], bool]:
    return lambda record: people(record, "killed")[1] == count


def of_act(act: Act) -> Callable[[Record], bool]:
    return lambda record: act.value in record["acts"]


def people(record: Record, harm: str, group: str = "all") -> tuple[int | None, int | None, int | None]:
    """low, best, high; all None where there is no such row."""
    rows = [r for r in record["casualties"] if (r["harm"], r["group"]) == (harm, group)]
    assert len(rows) <= 1, f"{harm} {group} is counted twice: {rows}"
    return (rows[0]["low"], rows[0]["best"], rows[0]["high"]) if rows else (None, None, None)


def status(record: Record, harm: str) -> set[str]:
    return {row["status"] for row in record["casualties"] if row["harm"] == harm and row["group"] == "all"}


def ids(record: Record, role: str) -> set[str]:
    return {party["id"] for party in record[role]} - {None}


def km_from(record: Record, point: tuple[float, float]) -> float:
    place = record["place"]
    assert place, "there is no place"
    here = Place("", "", None, None, None, place["lat"], place["lon"], PlacePrecision.UNKNOWN)
    distance = distance_km(here, Place("", "", None, None, None, *point, PlacePrecision.UNKNOWN))
    assert distance is not None
    return distance


def days(record: Record) -> tuple[str | None, str | None]:
    return record["date"]["earliest"], record["date"]["latest"]
