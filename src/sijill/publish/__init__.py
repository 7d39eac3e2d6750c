"""Incidents in, a Release out: tables, JSON lines, GeoJSON and a manifest with checksums, all of it or nothing.

Invariants: the same incidents give the same bytes; a public release holds no protected victim's name in any file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from sijill import plugins
from sijill.errors import SijillError
from sijill.model.incident import Incident
from sijill.model.release import Profile, Release, ReleaseFile
from sijill.model.report import Report
from sijill.model.wire import dumps
from sijill.plugins import Group
from sijill.publish.actors import ACTORS, actor_rows
from sijill.publish.gate import refuse_names, refuse_parts
from sijill.publish.geojson import geojson_bytes
from sijill.publish.jsonlines import jsonl_bytes, record_of
from sijill.publish.manifest import MANIFEST, Written, fixed_words, manifest_bytes
from sijill.publish.protect import Protection
from sijill.publish.reading import Record, inside
from sijill.publish.staging import replacing
from sijill.publish.tables import TABLES, Table, csv_bytes

__all__ = ["Exporter", "Protection", "Written", "publish"]


class Exporter(Protocol):
    """What turns the records of a release, from which names are withheld, into further files of it.

    Text in UTF-8, in which the gate can look for names; the same bytes for the same records; reports have no text.
    """

    def __call__(self, records: Sequence[Record], reports: Mapping[str, Report]) -> Iterable[Written]: ...


PARTIES = f"{ACTORS.name}.csv"
EXPORTERS: Mapping[str, Exporter] = {}
"""Beside the files of every release, which are written below: none of Sijill's own yet."""


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
            said = (path for path in stage.iterdir() if path.name != PARTIES)  # which says nothing that a report said
            refuse_names(said, hidden.everywhere, hidden.known | fixed_words())
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
    actors = actor_rows(told.records)
    files = (
        *(_table(table, told) for table in TABLES),
        Written(PARTIES, csv_bytes(ACTORS, actors), len(actors), "text/csv", ACTORS.columns),
        Written("incidents.jsonl", jsonl_bytes(told.records), len(told.records), "application/jsonl"),
        Written("incidents.geojson", geojson_bytes(told.records), placed, "application/geo+json"),
    )
    files = (*files, *_further(told, {MANIFEST, *(file.path for file in files)}))
    manifest = manifest_bytes(files, told.records, told.reports, profile)
    return (*files, Written(MANIFEST, manifest, None, "application/json"))


def _further(told: _Told, taken: set[str]) -> Iterator[Written]:
    """The files of installed exporters. Raises SijillError for one that may not stand in a release."""
    for name in plugins.names(Group.EXPORTERS, EXPORTERS):
        for file in plugins.choose(Group.EXPORTERS, EXPORTERS, name)(told.records, told.reports):
            problem = _misfit(file, taken)
            if problem:
                raise SijillError(f"the exporter {name!r} gives the file {file.path!r}, {problem}",
                                  remedy="uninstall the package that offers it, or install one that is mended")
            taken.add(file.path)
            yield file


def _misfit(file: Written, taken: set[str]) -> str | None:
    if PurePath(file.path).name != file.path or file.path.startswith("."):
        return "which is no plain name"
    if file.path in taken:
        return "which is there already"
    try:
        file.data.decode()
    except UnicodeDecodeError:
        return "in which names cannot be looked for: it is not text in UTF-8"
    return None


def _table(table: Table, told: _Told) -> Written:
    rows = [row for record in told.records for row in table.rows(record, told.reports)]
    return Written(f"{table.name}.csv", csv_bytes(table, rows), len(rows), "text/csv", table.columns)
