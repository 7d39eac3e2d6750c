"""The wire format: an Incident and its reports in, the one JSON object of `docs/record.md` out.

Invariant: every key is always there, in one order, null or [] where nothing is known.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sijill.model.actor import Actor
from sijill.model.casualty import Casualty
from sijill.model.claim import Claim, Resolution, ResolvedClaim, SourceMention, Victim
from sijill.model.dates import DateRange
from sijill.model.evidence import Evidence, Stated
from sijill.model.incident import Finding, Grade, Incident, Party, PlaceFinding, SourceStanding
from sijill.model.place import PlacePrecision
from sijill.model.rating import Rating
from sijill.model.report import Report
from sijill.model.wire_schema import validate

__all__ = ["dumps", "to_wire", "validate"]

Record = dict[str, object]

LINE_BREAKS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}
"""Breaks to `str.splitlines` though not to JSON: written as escapes, so that a record is one line to every reader."""


def to_wire(incident: Incident, reports: Mapping[str, Report]) -> Record:
    """The record of one incident. `reports` (by id) give external ids and publishers; one that is absent gives null."""
    ratings = {rating.claim: rating for rating in incident.ratings}
    return {
        "id": incident.id,
        "scope": incident.scope.value,
        "acts": [finding.value.value for finding in incident.acts],
        "date": _date(incident.date.value),
        "place": None if incident.place is None else _place(incident.place.value),
        "perpetrators": [_perpetrator(finding) for finding in incident.perpetrators],
        "targets": [_target(finding.value) for finding in incident.targets],
        "casualties": [_casualty(f.value) | {"standing": f.standing.value} for f in incident.casualties],
        "victims": [_victim(finding, incident.claims) for finding in incident.victims],
        "weapons": [finding.value.value for finding in incident.weapons],
        "grade": _grade(incident.grade),
        "sources": [_source(source) for source in incident.sources],
        "claims": [_claim(claim, reports.get(claim.claim.report_id)) | {"admiralty": _rating(ratings, claim)}
                   for claim in incident.claims],
        "notes": list(incident.notes),
    }


def dumps(record: Mapping[str, object]) -> str:
    """One line of JSON, without its newline; letters beyond ASCII stay letters."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(LINE_BREAKS)


def evidence_of(claim: Claim) -> Iterator[tuple[str, Evidence]]:
    """Every quote of a claim with the key of the record whose value it states, in the order of the record."""
    for field, stated in _stated(claim):
        for evidence in stated.evidence:
            yield field, evidence


def _stated(claim: Claim) -> Iterator[tuple[str, Stated[Any]]]:
    many: tuple[tuple[str, Iterable[Stated[Any] | None]], ...] = (
        ("act", [claim.act]), ("source", [claim.source]), ("date", [claim.time]), ("place", [claim.place]),
        ("perpetrators", claim.perpetrators), ("targets", claim.targets), ("casualties", claim.casualties),
        ("victims", claim.victims), ("weapons", claim.weapons), ("denied_by", [claim.denied_by]),
    )
    for field, values in many:
        yield from ((field, stated) for stated in values if stated is not None)


def _date(date: DateRange) -> Record:
    return {
        "edtf": date.edtf,
        "earliest": None if date.earliest is None else date.earliest.isoformat(),
        "latest": None if date.latest is None else date.latest.isoformat(),
        "precision": date.precision.value,
        "basis": date.basis.value,
    }


def _place(finding: PlaceFinding) -> Record:
    place = finding.place
    if place is None:
        nowhere = dict.fromkeys(("country", "admin1", "admin2", "lat", "lon"))
        return {"id": None, "name": None, "text": finding.text, **nowhere, "precision": PlacePrecision.UNKNOWN.value}
    return {
        "id": place.id, "name": place.name, "text": finding.text, "country": place.country, "admin1": place.admin1,
        "admin2": place.admin2, "lat": place.lat, "lon": place.lon, "precision": place.precision.value,
    }


def _perpetrator(finding: Finding[Party]) -> Record:
    party = finding.value
    return {"id": party.id, "name": party.name, "text": party.text, "standing": finding.standing.value}


def _target(party: Party) -> Record:
    return {"id": party.id, "name": party.name, "text": party.text, "kind": party.kind.value}


def _casualty(casualty: Casualty) -> Record:
    count = casualty.count
    return {
        "harm": casualty.harm.value, "group": casualty.group.value, "status": casualty.status.value,
        "low": count.low, "best": count.best, "high": count.high,
    }


def _victim(finding: Finding[Victim], claims: Iterable[ResolvedClaim]) -> Record:
    victim = finding.value
    return {
        "name": victim.name,
        "text": _victim_text(finding, claims),
        "age": int(victim.age) if victim.age is not None and victim.age == int(victim.age) else victim.age,
        "age_group": None if victim.age_group is None else victim.age_group.value,
        "sex": None if victim.sex is None else victim.sex.value,
        "nationality": victim.nationality,
        "occupation": victim.occupation,
        "harms": [harm.value for harm in victim.harms],
        "protected": victim.protected,
    }


def _victim_text(finding: Finding[Victim], claims: Iterable[ResolvedClaim]) -> str:
    """The words of the first claim that names the victim so; the name itself where spellings were reconciled."""
    name = finding.value.name
    said = (stated.text for resolved in claims if resolved.claim.id in finding.supporting
            for stated in resolved.claim.victims if stated.value.name == name)
    return next(said, name)


def _grade(grade: Grade) -> Record:
    return {"code": grade.code.value, "reasons": list(grade.reasons)}


def _source(source: SourceStanding) -> Record:
    return {"id": source.id, "name": source.name, "kind": source.kind.value, "claims": source.claims,
            "independent": source.independent}


def _claim(resolved: ResolvedClaim, report: Report | None) -> Record:
    claim = resolved.claim
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "external_id": None if report is None else report.external_id,
        "act": claim.act.value.value,
        "modality": claim.modality.value,
        "source": _claim_source(resolved, None if report is None else report.publisher),
        "time_text": None if claim.time is None else claim.time.text,
        "place_text": None if claim.place is None else claim.place.text,
        "perpetrator_text": claim.perpetrators[0].text if claim.perpetrators else None,
        "casualties": [_casualty(stated.value) for stated in claim.casualties],
        "evidence": [{"field": field, "start": evidence.start, "end": evidence.end, "quote": evidence.quote}
                     for field, evidence in evidence_of(claim)],
        "extractor": claim.extractor,
    }


def _rating(ratings: Mapping[str, Rating], resolved: ResolvedClaim) -> Record | None:
    """Null for an incident that was reconciled before claims were rated."""
    rating = ratings.get(resolved.claim.id)
    return None if rating is None else {"code": rating.code, "reasons": list(rating.reasons)}


def _claim_source(resolved: ResolvedClaim, publisher: str | None) -> Record:
    """`text` is null where the report speaks on its own word: then the source is its publisher."""
    actor = _chosen(resolved.source)
    if resolved.claim.source is None:
        name = actor.name if actor else publisher
        return {"id": actor.id if actor else None, "name": name, "text": None, "via": []}
    mention = resolved.claim.source.value
    return {"id": actor.id if actor else None, "name": actor.name if actor else mention.text,
            "text": resolved.claim.source.text, "via": _via(resolved, mention, publisher)}


def _via(resolved: ResolvedClaim, mention: SourceMention, publisher: str | None) -> list[str]:
    """Who passed it on, nearest to the source first; the publisher last, unless it is the source or named already."""
    actor, published_by = _chosen(resolved.source), _chosen(resolved.publisher)
    quotes_itself = actor is not None and published_by is not None and actor.id == published_by.id
    named = {name.casefold() for name in (mention.text, *mention.via)}
    if publisher is None or quotes_itself or publisher.casefold() in named:
        return list(mention.via)
    return [*mention.via, publisher]


def _chosen(resolution: Resolution[Actor] | None) -> Actor | None:
    return None if resolution is None else resolution.chosen
