"""JSON lines: an incident and its reports in, its wire record out; records in, one line each out."""

from collections.abc import Iterable, Mapping

from sijill.model.incident import Incident
from sijill.model.report import Report
from sijill.model.wire import dumps, to_wire, validate
from sijill.publish.mask import WITHHELD
from sijill.publish.reading import Record, listed, wording


def record_of(incident: Incident, reports: Mapping[str, Report]) -> Record:
    """The record, with `"withheld": true` on each evidence that lost a name and so no longer equals its report.

    Raises SijillError for a value outside the closed vocabularies.
    """
    record = to_wire(incident, reports)
    validate(record)
    for claim in listed(record, "claims"):
        for evidence in listed(claim, "evidence"):
            if isinstance(evidence, dict) and WITHHELD in (wording(evidence["quote"]) or ""):
                evidence["withheld"] = True
    return record


def jsonl_bytes(records: Iterable[Record]) -> bytes:
    return "".join(dumps(record) + "\n" for record in records).encode("utf-8")
