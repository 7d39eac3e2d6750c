"""Soundness: a casebook in, what breaks its invariants out, one sentence each."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from sijill.casebook.store import Casebook
from sijill.model.decision import Verdict
from sijill.model.ids import content_id
from sijill.model.report import Report
from sijill.model.wire import evidence_of


def false_reports(casebook: Casebook) -> Iterator[str]:
    """Bytes that are not those that were read, and quotes that their report does not hold."""
    for report in casebook.reports():
        yield from _false_bytes(report, casebook.raw(report.id))
        for claim in casebook.claims(report.id):
            # where, not what: a quote may hold a name that is protected
            yield from (f"{claim.id} quotes words that {report.id} does not say at {evidence.start}"
                        for _, evidence in evidence_of(claim)
                        if report.text[evidence.start:evidence.end] != evidence.quote)


def _false_bytes(report: Report, raw: bytes | None) -> Iterator[str]:
    if raw is None:
        return
    if hashlib.sha256(raw).hexdigest() != report.sha256:
        yield f"the bytes of {report.id} are not those that were read"
    if content_id("rep", raw) != report.id:
        yield f"the id of {report.id} is not that of its bytes"


def false_ids(casebook: Casebook) -> Iterator[str]:
    """Ids that do not follow from what they name, or name two things."""
    counted = Counter(casebook.claim_ids())
    yield from (f"{count} claims share the id {claim_id}" for claim_id, count in sorted(counted.items()) if count > 1)
    for incident in casebook.incidents():
        if incident.claims and all(incident.id != content_id("inc", c.claim.id) for c in incident.claims):
            yield f"the id of {incident.id} is not that of one of its claims"
        yield from (f"{incident.id} rests on {c.claim.id}, which no report makes"
                    for c in incident.claims if c.claim.id not in counted)


def lost_ids(casebook: Casebook) -> Iterator[str]:
    """Published ids that resolve to nothing, though no reviewer rejected what they rested on."""
    rejected = {d.targets[0] for d in casebook.decisions() if d.verdict is Verdict.REJECT}
    for incident_id, anchors in casebook.published().items():
        if casebook.resolve_incident(incident_id) is None and not all(a.claim_id in rejected for a in anchors):
            yield f"{incident_id} was published and resolves to nothing"
