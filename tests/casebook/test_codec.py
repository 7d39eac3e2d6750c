"""Values stored and read back are the same values."""

from dataclasses import replace
from datetime import datetime

import pytest
from factory import claims, incidents, make_report, resolved_claims
from hypothesis import given, settings

from sijill.casebook.codec import decode, encode
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.decision import Decision, Verdict
from sijill.model.incident import Incident
from sijill.model.report import Report


@given(claims)
@settings(max_examples=50, deadline=None)
def test_claims_come_back(claim: Claim) -> None:
    assert decode(Claim, encode(Claim, claim)) == claim


@given(resolved_claims)
@settings(max_examples=50, deadline=None)
def test_resolved_claims_come_back(claim: ResolvedClaim) -> None:
    assert decode(ResolvedClaim, encode(ResolvedClaim, claim)) == claim


@given(incidents)
@settings(max_examples=30, deadline=None)
def test_incidents_come_back_with_equal_bytes(incident: Incident) -> None:
    text = encode(Incident, incident)
    back = decode(Incident, text)
    assert back == incident
    assert encode(Incident, back) == text


def test_reports_and_decisions_come_back() -> None:
    report = make_report()
    decision = Decision("dec_1", Verdict.PROTECT, (), "R", "2020-01-01T00:00:00Z", "Ségolène ﷺ", None)
    assert decode(Report, encode(Report, report)) == report
    assert decode(Decision, encode(Decision, decision)) == decision


def test_a_report_kept_before_its_hour_was_is_read() -> None:
    report = make_report()
    old = encode(Report, report).replace('"published_at":null,', "").replace(',"published_at":null', "")
    assert "published_at" not in old
    assert decode(Report, old) == report


def test_the_hour_of_publication_comes_back_with_its_offset() -> None:
    report = replace(make_report(), published_at=datetime.fromisoformat("2024-03-01T23:30:00-05:00"))
    back = decode(Report, encode(Report, report)).published_at
    assert back is not None
    assert back.isoformat() == "2024-03-01T23:30:00-05:00"


def test_a_value_without_evidence_is_refused() -> None:
    with pytest.raises(ValueError, match="quotes its report"):
        decode(Claim, encode(Claim, _claim()).replace('"evidence":[{"start":', '"evidence":[],"x":[{"start":', 1))


def _claim() -> Claim:
    from factory import make_claim

    return make_claim()
