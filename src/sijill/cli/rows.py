"""Flat rows for CSV and TSV: incidents, claims and reports in, one row of cells for each out."""

from collections.abc import Iterable, Iterator

from sijill.cli.output import Cell
from sijill.cli.words import casualty_lines, parties
from sijill.model.casualty import Group, Harm, Status
from sijill.model.claim import ResolvedClaim
from sijill.model.incident import Incident
from sijill.model.report import Report

BETWEEN = "; "

COUNTED = (Harm.KILLED, Harm.INJURED)
"""Harms with number columns of their own; all harms are in the column `casualties`, in words."""

# names shared with the tables of a release, where the columns are the same
INCIDENT_COLUMNS = (
    "id", "scope", "acts", "date_edtf", "date_earliest", "date_latest", "date_precision", "date_basis",
    "place_id", "place_name", "place_text", "country", "admin1", "admin2", "lat", "lon", "place_precision",
    "perpetrator_ids", "perpetrators", "targets", "casualties",
    *(f"{harm}_{status}" for harm in COUNTED for status in Status),
    "victims", "weapons", "grade", "sources", "claims", "reports",
)

CLAIM_COLUMNS = ("id", "report_id", "act", "modality", "scope", "source_name", "date_edtf", "place_name",
                 "perpetrators", "casualties", "quote", "quote_start", "quote_end")

REPORT_COLUMNS = ("id", "external_id", "published", "published_basis", "publisher", "title", "language", "url",
                  "origin", "sha256", "published_at")

# what fits a line
CLAIM_TABLE = ("id", "act", "source_name", "date_edtf", "place_name", "perpetrators", "quote")
REPORT_TABLE = ("id", "published", "publisher", "title", "origin")


def incident_row(incident: Incident) -> list[Cell]:
    """One incident. `killed_civilian` and its like are one number: best, else low, else high, of the group `all`."""
    date = incident.date.value
    return [
        incident.id, incident.scope.value, _join(f.value.value for f in incident.acts),
        date.edtf, date.earliest.isoformat() if date.earliest else None,
        date.latest.isoformat() if date.latest else None, date.precision.value, date.basis.value,
        *_place_cells(incident),
        _join(f.value.id for f in incident.perpetrators if f.value.id), _join(parties(incident.perpetrators)),
        _join(parties(incident.targets)), _join(casualty_lines(incident.casualties)),
        *_counts(incident),
        _join(f.value.name for f in incident.victims), _join(f.value.value for f in incident.weapons),
        incident.grade.code.value, _join(source.name for source in incident.sources),
        len(incident.claims), len({claim.claim.report_id for claim in incident.claims}),
    ]


def claim_row(resolved: ResolvedClaim) -> list[Cell]:
    """One claim, with the words that name its act."""
    claim = resolved.claim
    actor = resolved.source.chosen if resolved.source else None
    source = actor.name if actor else claim.source.text if claim.source else None
    place = resolved.place.chosen if resolved.place else None
    chosen = [r.chosen.name if r.chosen else r.text for r in resolved.perpetrators]
    casualties = [stated.text for stated in claim.casualties]
    act = claim.act.evidence[0]
    return [claim.id, claim.report_id, claim.act.value.value, claim.modality.value, claim.scope.value, source,
            resolved.date.chosen.edtf if resolved.date.chosen else None, place.name if place else None,
            _join(chosen), _join(casualties), act.quote, act.start, act.end]


def report_row(report: Report) -> list[Cell]:
    published = report.published.edtf if report.published else None
    return [report.id, report.external_id, published, report.published_basis.value, report.publisher, report.title,
            report.language, report.url, report.origin, report.sha256,
            report.published_at.isoformat() if report.published_at else None]


def claims_of(incidents: Iterable[Incident]) -> Iterator[tuple[Incident, ResolvedClaim]]:
    return ((incident, claim) for incident in incidents for claim in incident.claims)


def _place_cells(incident: Incident) -> list[Cell]:
    if incident.place is None:
        return [None] * 9
    place, text = incident.place.value.place, incident.place.value.text
    if place is None:
        return [None, None, text, None, None, None, None, None, "unknown"]
    return [place.id, place.name, text, place.country, place.admin1, place.admin2, place.lat, place.lon,
            place.precision.value]


def _counts(incident: Incident) -> Iterator[Cell]:
    counts = {(f.value.harm, f.value.status): f.value.count.value for f in incident.casualties
              if f.value.group is Group.ALL}
    return (counts.get((harm, status)) for harm in COUNTED for status in Status)


def _join(words: Iterable[str]) -> str:
    return BETWEEN.join(words)
