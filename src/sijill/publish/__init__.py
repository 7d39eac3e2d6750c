"""Incidents in, a Release out: tables, JSON lines, GeoJSON and a manifest with checksums, all of it or nothing.

Invariants: the same incidents give the same bytes; a public release holds no protected victim's name in any file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sijill.model.incident import Incident
from sijill.model.release import Profile, Release, ReleaseFile
from sijill.model.report import Report
from sijill.model.wire import dumps
from sijill.publish.gate import refuse_names, refuse_parts
from sijill.publish.geojson import geojson_bytes
from sijill.publish.jsonlines import jsonl_bytes, record_of
from sijill.publish.manifest import MANIFEST, Written, fixed_words, manifest_bytes
from sijill.publish.protect import Protection
from sijill.publish.reading import Record, inside
from sijill.publish.staging import replacing
from sijill.publish.tables import TABLES, Table, csv_bytes

__all__ = ["Protection", "publish"]


def publish(incidents: Sequence[Incident], reports: Mapping[str, Report], folder: Path,
            profile: Profile = Profile.PUBLIC, names: Iterable[str] = ()) -> Release:
    """Write a release into `folder`, which must be new, empty or an earlier release.

    `names` are withheld beside those of the incidents' protected victims. Raises SijillError, and leaves the folder as
    it was, for a value outside the vocabularies, a folder that holds anything else, or a name that would be told.
    """
    hidden = Protection.of(incidents, names)
    told = _told(incidents, reports, hidden) if profile is Profile.PUBLIC else _Told.of(incidents, reports)
    files = _written(told, profile)
    with replacing(folder) as stage:
        for file in files:
            (stage / file.path).write_bytes(file.data)
        if profile is Profile.PUBLIC:
            refuse_names(stage.iterdir(), hidden.everywhere, hidden.known | fixed_words())
    listing = tuple(ReleaseFile(file.path, file.sha256, len(file.data), file.rows) for file in files)
    return Release(str(folder), profile, listing, len(incidents))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the exporters are fed: records, and the reports they cite."""

    records: tuple[Record, ...]
    reports: Mapping[str, Report]

    @classmethod
    def of(cls, incidents: Sequence[Incident], reports: Mapping[str, Report]) -> "_Told":
        return cls(tuple(record_of(incident, reports) for incident in incidents), reports)


def _told(incidents: Sequence[Incident], reports: Mapping[str, Report], hidden: Protection) -> _Told:
    allowed = hidden.known | fixed_words()
    told = _Told.of([hidden.incident(incident) for incident in incidents],
                    {report_id: hidden.report(report) for report_id, report in reports.items()})
    for incident, record in zip(incidents, told.records, strict=True):
        refuse_parts(dumps(record), hidden.near(incident), allowed)
    return told


def _written(told: _Told, profile: Profile) -> tuple[Written, ...]:
    placed = sum(inside(record, "place").get("lat") is not None for record in told.records)
    files = (
        *(_table(table, told) for table in TABLES),
        Written("incidents.jsonl", jsonl_bytes(told.records), len(told.records), "application/jsonl"),
        Written("incidents.geojson", geojson_bytes(told.records), placed, "application/geo+json"),
    )
    manifest = manifest_bytes(files, told.records, told.reports, profile)
    return (*files, Written(MANIFEST, manifest, None, "application/json"))


def _table(table: Table, told: _Told) -> Written:
    rows = [row for record in told.records for row in table.rows(record, told.reports)]
    return Written(f"{table.name}.csv", csv_bytes(table, rows), len(rows), "text/csv", table.columns)
