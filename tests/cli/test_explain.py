"""Explanations: from a finding down to the quoted words, without the names of protected victims."""

from dataclasses import replace
from datetime import date

import pytest
from factory import CHILD, TEXT, make_claim, make_incident, make_link, make_report, make_resolved, quote
from standins import INCIDENT, Runner, Stages

from sijill.cli.passage import WIDEST, passage
from sijill.model.claim import Candidate, Resolution
from sijill.model.dates import DateBasis, DatePrecision, DateRange, day_range
from sijill.model.evidence import Evidence

CLAIM = INCIDENT.claims[0].claim.id


def test_each_value_is_walked_down_to_its_words(run: Runner, book: str) -> None:
    out = " ".join(run("explain", book, INCIDENT.id).out.split())
    assert "one independent source: Orchard Monitor" in out
    assert "date 2019-05-04 single source one source says so" in out
    assert "“on 4 May 2019” taken as 2019-05-04 (day, stated): the text names the day" in out
    assert "rather than Tell Zahra, Hama, SY (settlement, geonames:2), score 0.40: 70 km away" in out
    assert "shot dead «at least 12 civilians», including 3 children" in out
    assert "Orchard Monitor, through Valley News of 2019-05-05" in out


def test_each_claim_has_its_admiralty_code_and_why(run: Runner, book: str) -> None:
    out = " ".join(run("explain", book, INCIDENT.id).out.split())
    assert f"A3 it documents, and stands on no side; no one else tells of it {CLAIM}" in out


def test_the_sentence_does_not_run_into_the_headline(run: Runner, book: str) -> None:
    assert "Twelve dead in Tell Zahra Gunmen" not in " ".join(run("explain", book, INCIDENT.id).out.split())


def test_protected_names_are_withheld_until_asked_for(run: Runner, book: str) -> None:
    assert "Qaddour" not in run("explain", book, INCIDENT.id).out
    assert f"«{CHILD}», 9, was among the dead." in run("explain", book, INCIDENT.id, "--show-protected").out


def test_the_name_of_a_child_is_withheld_from_the_context_of_other_quotes(run: Runner, stages: Stages) -> None:
    report = make_report(TEXT.replace("3 children,", "3 children, one of them Samir Qaddour,"))
    resolved = make_resolved(make_claim(report))
    stages.reports, stages.incidents = (report,), (make_incident(resolved),)
    out = " ".join(run("code", "-", "--explain").out.split())
    assert "«shot dead» at least 12 civilians, including 3 children, one of them [name withheld]" in out
    assert "Samir" not in out


@pytest.mark.parametrize("beginning", [INCIDENT.id, INCIDENT.id[:8], CLAIM, CLAIM[:8]])
def test_an_id_may_be_cut_short_or_be_a_claims(run: Runner, book: str, beginning: str) -> None:
    assert run("explain", book, beginning).out.startswith(INCIDENT.id)


@pytest.mark.parametrize(("beginning", "said"), [("inc_", "2 ids begin with inc_"), ("inc_zz", "no id begins with")])
def test_a_beginning_that_fits_none_or_several_is_refused(run: Runner, book: str, beginning: str, said: str) -> None:
    ran = run("explain", book, beginning)
    assert ran.status == 1
    assert said in ran.err
    assert ran.out == ""


def test_claims_against_come_after_those_for(run: Runner, stages: Stages) -> None:
    other = make_claim(id="clm_" + "f" * 16)
    against = make_resolved(other, date=Resolution("", DateRange(None, None, DatePrecision.UNKNOWN, DateBasis.NONE,
                                                                 None), ("no day is named",)))
    against_day = replace(INCIDENT.date, against=(other.id,))
    stages.incidents = (replace(INCIDENT, date=against_day, claims=(*INCIDENT.claims, against),
                                links=(make_link(CLAIM, other.id),)),)
    out = run("code", "-", "--explain").out
    assert out.index(f"for     {CLAIM}", out.index("date  ")) < out.index(f"against {other.id}")
    assert "taken as undated (nothing is known): no day is named" in out
    assert "same place; same day" in out


def test_what_is_left_open_is_no_choice_among_rivals(run: Runner, stages: Stages) -> None:
    years = [day_range(date(year, 12, 2)) for year in (2017, 2023)]
    open_year = DateRange(None, None, DatePrecision.DAY, DateBasis.STATED, "XXXX-12-02")
    told = Resolution("2 December", open_year, ("the year is 2017 or 2023",), tuple(Candidate(y, 0.5) for y in years))
    stages.incidents = (replace(INCIDENT, claims=(replace(INCIDENT.claims[0], date=told),)),)
    out = " ".join(run("code", "-", "--explain").out.split())
    assert "the year is 2017 or 2023 either 2017-12-02 (day, stated) or 2023-12-02 (day, stated)" in out
    assert "rather than 2017" not in out


def test_colour_is_for_terminals_or_by_request(run: Runner, book: str) -> None:
    assert "\x1b[" not in run("explain", book, INCIDENT.id).out
    assert "\x1b[" in run("explain", book, INCIDENT.id, "--color").out


def test_a_long_sentence_is_cut_at_words() -> None:
    report = make_report("word " * 200 + "shot " + "word " * 200)
    found = passage(report, quote(report, "shot")[0])
    assert found.before.startswith("…word")
    assert found.after.endswith("word…")
    assert len(found.before) <= WIDEST + 1
    assert found.quote == "shot"


def test_a_passage_is_one_sentence() -> None:
    report = make_report("Title\n\nFirst one. He was “killed.” Next\none.")
    killed = passage(report, quote(report, "killed")[0])
    assert killed.text == "He was “killed.”"
    first = passage(report, Evidence(7, 16, "First one"))
    assert (first.before, first.quote, first.after) == ("", "First one", ".")
