"""Runs and changes as they are listed, and ids that have become others."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from factory import CHILD, FRONT, make_claim, make_incident, make_report, make_resolved
from standins import INCIDENT, Runner, Stages

from sijill.casebook import WHOLE, Casebook, Mark
from sijill.casebook.history import Entry
from sijill.model.incident import Grade, GradeCode, Incident, Standing

MARK = Mark("link", WHOLE, "", "")
FORMS = [[], ["--nl"], ["--csv"], ["--tsv"], ["-t"]]


def entry(day: int) -> Entry:
    return Entry(f"2024-05-{day:02}T10:00:00+00:00", "1.0", "k", (), str(day), 1, 0, 1, 1)


def better(incident: Incident) -> Incident:
    """Fair, and of one perpetrator agreed on."""
    party = replace(incident.perpetrators[0], standing=Standing.AGREED)
    return replace(incident, grade=Grade(GradeCode.FAIR, ()), perpetrators=(party, *incident.perpetrators[1:]))


@pytest.fixture
def grown(book: str) -> str:
    """A casebook of two runs."""
    with Casebook.open(Path(book)) as casebook:
        casebook.put_incidents([replace(INCIDENT, id="inc_0ther")], MARK, entry(1))
        casebook.put_incidents([INCIDENT], MARK, entry(2))
        casebook.put_incidents([better(INCIDENT)], MARK, entry(3))
    return book


def test_runs_are_listed(run: Runner, grown: str) -> None:
    listed = json.loads(run("runs", grown).out)
    assert [(row["number"], row["at"], row["changed"]) for row in listed[-2:]] == [
        (3, "2024-05-02T10:00:00+00:00", 2), (4, "2024-05-03T10:00:00+00:00", 1)]
    assert "run_" in run("runs", grown, "-t").out


def test_changes_say_from_what_to_what(run: Runner, grown: str) -> None:
    ran = run("changes", grown)
    (record,) = json.loads(ran.out)
    assert (record["incident"], record["change"], record["was"]) == (INCIDENT.id, "moved", [INCIDENT.id])
    assert record["shifts"] == [
        {"field": "grade", "from": "weak", "to": "fair"},
        {"field": "standing", "from": f"{FRONT.name}: single source", "to": f"{FRONT.name}: agreed"}]
    assert ran.err == "1 change (1 moved) in run 4 (2024-05-03 10:00 UTC)\n"


def test_what_changed_is_told_with_its_reports_headline_and_publisher(run: Runner, book: str) -> None:
    with Casebook.open(Path(book)) as casebook:
        casebook.put_incidents([], MARK, entry(1))
        told = make_report("Two dead in Tell Zahra\n\nTwo.", id="rep_" + "2" * 16, title="Two dead in Tell Zahra")
        casebook.add_report(told)
        claim = replace(make_claim(), id="clm_" + "2" * 16, report_id=told.id, victims=())
        casebook.put_incidents([make_incident(make_resolved(claim))], MARK, replace(entry(2), reports=2))
    page = run("changes", book, "-t").out
    assert page.startswith("appeared  inc_")
    assert "killing; shooting; 12+ killed (civilian)" in page
    assert "new report “Two dead in Tell Zahra”, Valley News, 2019-05-05 (1 claim)" in page
    (record,) = json.loads(run("changes", book).out)
    assert record["why"][0]["words"] in page


def test_changes_since_a_run_or_a_day(run: Runner, grown: str) -> None:
    since = {word: [record["change"] for record in json.loads(run("changes", grown, "--since", word).out)]
             for word in ("2", "3", "4", "last", "2024-05-03")}
    assert since == {"2": ["moved"], "3": ["moved"], "4": [], "last": ["moved"], "2024-05-03": ["moved"]}
    ran = run("changes", grown, "--since", "9")
    assert (ran.status, "there is no run 9: 4 were made" in ran.err) == (1, True)


def test_one_row_for_each_shift(run: Runner, grown: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("changes", grown, "--csv").out)))
    assert [row["field"] for row in rows] == ["grade", "standing"]


def test_no_run_and_no_changes(run: Runner, book: str) -> None:
    assert run("changes", book).out == "[]\n"
    assert run("changes", book, "-t").out == "no changes\n"
    assert run("runs", book, "-t").out == "nothing to list\n"


@pytest.mark.parametrize("form", FORMS)
def test_changes_name_no_victim(run: Runner, book: str, form: list[str]) -> None:
    """Not even one whose name stands among the perpetrators, by a fault of the reader."""
    party = replace(INCIDENT.perpetrators[0], value=replace(
        INCIDENT.perpetrators[0].value, id=None, name=CHILD, text=f"{CHILD} and others"))
    with Casebook.open(Path(book)) as casebook:
        casebook.put_incidents([INCIDENT], MARK, entry(1))
        casebook.put_incidents([replace(INCIDENT, perpetrators=(party,))], MARK, entry(2))
    ran = run("changes", book, *form)
    assert ran.status == 0
    assert INCIDENT.id[:8] in ran.out
    assert "Samir" not in ran.out + ran.err
    assert "Qaddour" not in ran.out + ran.err


def test_an_id_that_was_merged_or_named_anew_is_explained(run: Runner, grown: str) -> None:
    ran = run("explain", grown, "inc_0th")
    assert ran.err == f"inc_0ther is now {INCIDENT.id}\n"
    assert INCIDENT.id in ran.out


def test_an_id_that_was_merged(run: Runner, book: str, stages: Stages) -> None:
    twin = replace(INCIDENT, id="inc_aaaa")
    with Casebook.open(Path(book)) as casebook:
        casebook.put_incidents([INCIDENT, twin], MARK, entry(1))
        casebook.put_incidents([INCIDENT], MARK, entry(2))
    assert run("explain", book, "inc_aaaa").err == f"inc_aaaa was merged into {INCIDENT.id}\n"


def test_an_id_of_which_nothing_is_left(run: Runner, grown: str) -> None:
    with Casebook.open(Path(grown)) as casebook:
        casebook.put_incidents([], MARK, entry(4))
    ran = run("explain", grown, "inc_0ther")
    assert ran.status == 1
    assert "inc_0ther is there no more: none of its claims is in an incident; see when it went" in ran.err
