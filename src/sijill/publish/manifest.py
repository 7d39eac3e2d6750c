"""The manifest: a release's files in, `datapackage.json` (Data Package 2.0) out: what each holds, its size, its digest.

There is no clock in it: equal incidents give equal bytes. The day of a release is its folder's name, or the archive's.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sijill.model.actor import ActorKind
from sijill.model.casualty import Group, Harm, Status
from sijill.model.claim import AgeGroup, Sex, SourceKind
from sijill.model.dates import DateBasis, DatePrecision
from sijill.model.event import Act, Modality, Scope, Weapon
from sijill.model.incident import GradeCode, Standing
from sijill.model.person_name import words
from sijill.model.place import PlacePrecision
from sijill.model.release import Profile
from sijill.model.report import Report
from sijill.publish.actors import ACTORS, schemes
from sijill.publish.credits import GAZETTEERS, SCHEMES
from sijill.publish.reading import Record, inside, listed, wording
from sijill.publish.tables import TABLES, Column

MANIFEST = "datapackage.json"
NAME = "sijill-release"
"""Says, in a manifest, that the folder is a release of ours and may be replaced by the next."""
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"

ABOUT = {
    Profile.PUBLIC: "Names of children, of victims of sexual violence and of others whom a reviewer protects are "
                    "withheld. What happened, where and when is not, and may still tell who it was.",
    Profile.RESTRICTED: "Names protected victims: not to be passed on.",
}

VOCABULARIES: tuple[type[StrEnum], ...] = (
    Act, Weapon, Modality, Scope, Harm, Group, Status, ActorKind, SourceKind, AgeGroup, Sex, DatePrecision, DateBasis,
    Standing, GradeCode, PlacePrecision, Profile)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the release: its bytes, how many rows it holds (None: it has none), its columns if it is a table."""

    path: str
    data: bytes
    rows: int | None
    mediatype: str
    columns: tuple[Column, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def manifest_bytes(files: Sequence[Written], records: Sequence[Record], reports: Mapping[str, Report],
                   profile: Profile) -> bytes:
    used = sorted({wording(inside(record, "place").get("id")) or "" for record in records})
    credited = [GAZETTEERS[prefix] for prefix in sorted({place.partition(":")[0] for place in used} & set(GAZETTEERS))]
    credited += [SCHEMES[scheme] for scheme in schemes(records) if scheme in SCHEMES]
    publishers = sorted({r.publisher for r in _cited(records, reports) if r.publisher})
    package = {
        "$schema": SCHEMA,
        "name": NAME,
        "title": "Incidents of violence in armed conflict, as reported",
        "description": ABOUT[profile],
        "sijill": {"profile": profile.value, **_counts(records), "notices": [credit.notice for credit in credited]},
        "sources": [*({"title": c.title, "path": c.path, "licence": c.licence} for c in credited),
                    *({"title": publisher} for publisher in publishers)],
        "resources": [_resource(file) for file in files],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


@cache
def fixed_words() -> frozenset[str]:
    """Folded words that every release holds whatever is in it: keys, columns, vocabularies, this manifest's own."""
    empty = [Written(f"{table.name}.csv", b"", 0, "text/csv", table.columns) for table in (*TABLES, ACTORS)]
    said = [manifest_bytes(empty, (), {}, profile).decode() for profile in Profile]
    said += [member.value for vocabulary in VOCABULARIES for member in vocabulary]
    said += [text for c in (*GAZETTEERS.values(), *SCHEMES.values()) for text in (c.title, c.path, c.licence, c.notice)]
    said += ["incidents.jsonl incidents.geojson FeatureCollection Feature Point geometry coordinates properties"]
    said += ["perpetrator victims occupation nationality protected name withheld via evidence field start true false"]
    return frozenset(word.fold for text in said for word in words(text))


def _counts(records: Sequence[Record]) -> dict[str, int]:
    kinds = [wording(record["scope"]) for record in records]
    return {"incidents": kinds.count("incident"), "aggregates": kinds.count("aggregate"),
            "contexts": kinds.count("context"), "claims": sum(len(listed(record, "claims")) for record in records)}


def _cited(records: Iterable[Record], reports: Mapping[str, Report]) -> list[Report]:
    ids = {wording(claim["report_id"]) or "" for record in records for claim in listed(record, "claims")}
    return [reports[report_id] for report_id in sorted(ids) if report_id in reports]


def _resource(file: Written) -> dict[str, object]:
    name, _, suffix = file.path.partition(".")
    resource: dict[str, object] = {
        "name": name if suffix == "csv" else f"{name}-{suffix}", "path": file.path, "format": suffix,
        "mediatype": file.mediatype, "encoding": "utf-8", "bytes": len(file.data), "hash": f"sha256:{file.sha256}"}
    if file.columns:
        fields = [{"name": c.name, "type": c.kind, "description": c.meaning} for c in file.columns]
        resource |= {"type": "table", "schema": {"fields": fields, "missingValues": [""]}}
    return resource
