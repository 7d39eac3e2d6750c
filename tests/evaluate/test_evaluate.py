"""Figures, confusions and errors of one incident, coded in ever other ways than it was found."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factory import TEXT, make_incident, make_report
from judged import compared, rates

from sijill.evaluate import Found, evaluate, read_gold
from sijill.knowledge import Knowledge


def test_all_right(knowledge: Knowledge, tmp_path: Path) -> None:
    evaluation = compared(knowledge, tmp_path)
    assert evaluation.errors == ()
    assert {name for name, rate in rates(evaluation).items() if rate != 1} == {"silent_reports"}


@pytest.mark.parametrize(("changed", "wrong"), [
    ({"date": "2019-05-06"}, {"hit"}),
    ({"date": "2019-05-05"}, {"date_exact"}),
    ({"date": "2019-05"}, {"date_exact"}),
    ({"lat": 36.5}, {"hit"}),
    ({"lat": 35.6}, {"found@5km"}),
    ({"lat": 36.5, "geo_precision": "province"}, set()),
    ({"lat": None, "lon": None, "place": "Kafr Batta"}, {"place_named"}),
    ({"killed": [10, 11]}, {"killed_in_range"}),
    ({"killed": 0}, {"killed_in_range"}),
    ({"killed": None, "killed_total": 13}, {"killed_in_range"}),
    ({"killed": None}, {"none_invented"}),
    ({"military_killed": 2}, {"military_killed_in_range"}),
    ({"injured": 2}, {"injured_in_range"}),
    ({"children_killed": 2}, {"children_killed_in_range"}),
    ({"acts": ["shelling"]}, {"acts_any"}),
    ({"acts": ["killing", "injury"]}, {"acts_primary"}),
    ({"acts": ["killing", "shooting", "looting"]}, {"acts_exact"}),
    ({"acts": None, "acled": {"sub_event_type": "Attack"}}, set()),
    ({"acts": None, "acled": {"sub_event_type": "Arrests"}}, {"acts_any"}),
    ({"perpetrators": ["Northern Front"]}, set()),
    ({"perpetrators": ["unknown"]}, {"perpetrator"}),
    ({"perpetrators": ["unknown"], "also": ["Northern Front"]}, set()),
    ({"perpetrators": ["Northern Front", "Turkish Military"]}, {"perpetrator_exact"}),
    ({"targets": ["civilians"]}, set()),
    ({"sources": ["Orchard Monitor"]}, {"sources"}),
    ({"weapons": ["small_arms"]}, set()),
    ({"weapons": []}, {"weapons"}),
    ({"victims": ["Sameer Kadour"]}, set()),
    ({"victims": [{"name": "Samir Qaddour", "sex": "female", "age": 19}]}, {"victim_sex", "victim_age_group"}),
    ({"victims": ["Basil Karam"]}, {"victim_precision", "victim_recall"}),
    ({"victims": [{"name": "Basil Karam", "in_text": False}]}, set()),
])
def test_one_thing_coded_otherwise_is_one_error(changed: dict[str, Any], wrong: set[str], knowledge: Knowledge,
                                                tmp_path: Path) -> None:
    evaluation = compared(knowledge, tmp_path, **changed)
    assert {error.figure for error in evaluation.errors} == wrong


def test_an_error_leads_to_the_words_it_rests_on(knowledge: Knowledge, tmp_path: Path) -> None:
    (error,) = compared(knowledge, tmp_path, killed=[10, 11]).errors
    incident = make_incident()
    assert (error.gold, error.coded) == ("zahra", "killed 10–11")
    assert error.found == "12+ killed (civilian); 3 children killed (civilian)"
    assert error.incident == incident.id
    assert [(c.claim, c.evidence.quote) for c in error.cited] == [
        (incident.claims[0].claim.id, "at least 12 civilians")]
    assert all(TEXT[c.evidence.start:c.evidence.end] == c.evidence.quote for c in error.cited)


def test_what_is_coded_of_a_missed_incident_counts_as_wrong_but_is_one_error(knowledge: Knowledge,
                                                                             tmp_path: Path) -> None:
    evaluation = compared(knowledge, tmp_path, lat=36.5, perpetrators=["Northern Front"])
    figures = {figure.name: figure for figure in evaluation.figures}
    assert figures["killed_in_range"].rate == figures["perpetrator"].rate == 0
    assert figures["killed_in_range"].given_hit is None
    assert [error.figure for error in evaluation.errors] == ["hit"]
    assert evaluation.errors[0].found == "2019-05-04, Tell Zahra, Idlib, SY"


def test_two_coded_incidents_of_one_report_part_company(knowledge: Knowledge, tmp_path: Path) -> None:
    second = replace(make_incident(), id="inc_ffffffffffffffff")
    file = tmp_path / "two.jsonl"
    file.write_text('{"id": "a", "reports": ["row-7"], "date": "2019-05-04"}\n'
                    '{"id": "b", "reports": ["zahra"], "date": "2019-05-04", "killed": 3}', encoding="utf-8")
    report = make_report()
    evaluation = evaluate(read_gold(file, knowledge), Found((make_incident(), second), {report.id: report}), knowledge)
    assert [error.incident for error in evaluation.errors if error.gold == "b"] == [second.id]


def test_a_report_that_is_not_there_is_told(knowledge: Knowledge, tmp_path: Path) -> None:
    evaluation = compared(knowledge, tmp_path, reports=["row-8"])
    assert "it names the report 'row-8', which is not among the reports" in str(evaluation.refusals[0])
    assert evaluation.errors == ()


def test_confusions_and_bias(knowledge: Knowledge, tmp_path: Path) -> None:
    evaluation = compared(knowledge, tmp_path, perpetrators=["Turkish Military"], killed=[20, 30], military_killed=1)
    cells = {(c.table, c.coded, c.found, c.right) for c in evaluation.confusions}
    assert cells == {("perpetrators", "turkish_armed_forces", "northern_front", False),
                     ("kinds", "state", "armed_group", False), ("acts", "shooting", "shooting", True),
                     ("statuses", "civilian + combatant", "civilian", False)}
    (turkish, front) = evaluation.bias
    assert (turkish.party, turkish.incidents, turkish.not_blamed, turkish.killed_too_few) == (
        "turkish_armed_forces", 1, 1, 1)
    assert (front.party, front.incidents, front.blamed_wrongly) == ("northern_front", 0, 1)


def test_how_many_incidents_a_report_gives(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "gold.toml"
    file.write_text('[[report]]\nid = "row-7"\ntext = "x"\nincidents = 2', encoding="utf-8")
    report = make_report()
    evaluation = evaluate(read_gold(file, knowledge), Found((make_incident(),), {report.id: report}), knowledge)
    (error,) = evaluation.errors
    assert (error.figure, error.coded) == ("incidents", "2 of report row-7")
    assert error.found.startswith("1: 2019-05-04")
