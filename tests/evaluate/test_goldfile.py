"""Gold read: both forms, and one clear sentence for each row that cannot be used."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import SijillError
from sijill.evaluate import read_gold
from sijill.evaluate.gold import Bounds, Gold, Reading
from sijill.knowledge import Knowledge
from sijill.model.casualty import Group, Harm
from sijill.model.event import Act, Weapon

BY_HAND = """
[[report]]
id = "orchard"
published = "2019-05-05"
incidents = 2
text = "Gunmen shot dead 12 civilians in Tell Zahra on 4 May 2019."

[[report.incident]]
date = 2019-05-04
place = "Tell Zahra"
lat = 35.5
lon = 36.5
perpetrators = ["unknown"]
killed = [12, 14]
children_killed = 3
military_injured = 0
acts = ["shooting", "killing"]
weapons = ["small_arms"]
victims = ["Samir Qaddour", {name = "Basil Karam", age = 40, sex = "male", in_text = false}]

[[report]]
text = "Nothing happened in the valley."
incidents = 0

[[incident]]
id = "both"
reports = ["orchard", "2"]
date = "2019-05"
known = "told too vaguely"
"""


def gold_of(rows: list[dict[str, Any]], folder: Path, knowledge: Knowledge) -> Gold:
    file = folder / "gold.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return read_gold(file, knowledge)


def test_gold_by_hand_holds_its_reports(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "gold.toml"
    file.write_text(BY_HAND, encoding="utf-8")
    gold = read_gold(file, knowledge)
    assert gold.refusals == ()
    assert [report.external_id for report in gold.reports] == ["orchard", "2"]
    assert [(each.report, each.incidents) for each in gold.expected] == [("orchard", 2), ("2", 0)]
    first, both = gold.incidents
    assert first.reports == ("orchard",)
    assert (first.first, first.last) == (date(2019, 5, 4), date(2019, 5, 4))
    assert first.place.reach_km == (25, 5)
    assert first.acts
    assert first.acts.labels == (Act.SHOOTING, Act.KILLING)
    assert first.weapons == (Weapon.SMALL_ARMS,)
    assert {count.key: count.bounds for count in first.counts} == {
        "killed": Bounds(12, 14), "military_injured": Bounds(0, 0), "children_killed": Bounds(3, 3)}
    assert [victim.in_text for victim in first.victims] == [True, False]
    assert both.reports == ("orchard", "2")
    assert (both.first, both.last) == (date(2019, 5, 1), date(2019, 5, 31))
    assert both.known == "told too vaguely"


def test_a_row_of_json_may_hold_what_coders_add(knowledge: Knowledge, tmp_path: Path) -> None:
    row = {"id": "X1", "reports": ["r1"], "date": {"earliest": "2021-02-03", "latest": "2021-02-08"},
           "place": "the prison", "lat": 36.4, "lon": 40.7, "geo_precision": "subdistrict", "grading": "Fair",
           "perpetrators": ["U.S.-led Coalition"], "killed": None, "killed_total": [3, 5], "women_injured": None,
           "victims": [{"name": "A B", "age": "0.6", "age_group": None, "sex": None, "harm": "killed"}],
           "acled": {"event_type": "Battles", "sub_event_type": "Armed clash"}}
    (coded,) = gold_of([row], tmp_path, knowledge).incidents
    assert coded.place.reach_km == (25,)
    assert [(c.harm, c.group, c.reading) for c in coded.counts] == [(Harm.KILLED, Group.ALL, Reading.TOTAL)]
    assert coded.victims[0].grown is False
    assert coded.acts
    assert Act.ARMED_CLASH in coded.acts.accepted[0].acts


@pytest.mark.parametrize(("row", "sentence"), [
    ({"kiled": 3}, "'kiled' is no key; write 'killed', or call it something else"),
    ({"killed": [5, 2]}, "killed is [5, 2], which is no number of people; write 5, or [5, 7] for from 5 to 7"),
    ({"killed": "five"}, "killed is 'five', which is no number of people"),
    ({"date": "2019-02-30"}, "date: '2019-02-30' is not a year, month or day"),
    ({"date": "2019-05-04/2019-05-01"}, "date ends before it begins"),
    ({"lat": 95.0, "lon": 3.0}, "no point on Earth; give both in WGS 84 degrees, or neither"),
    ({"lat": 35.0}, "no point on Earth"),
    ({"acts": ["murder"]}, "acts holds 'murder', which is outside the vocabulary; use of"),
    ({"perpetrators": "the army"}, "perpetrators is 'the army', which is no list; write perpetrators = […]"),
    ({"victims": [{"age": 9}]}, "victims holds one without a name"),
    ({"victims": [{"name": "A", "sex": "m"}]}, "sex of a victim is 'm', which is outside the vocabulary"),
    ({"reports": []}, "it names no report; give the ids of its reports"),
])
def test_a_bad_row_is_told_and_the_next_is_read(row: dict[str, Any], sentence: str, knowledge: Knowledge,
                                                tmp_path: Path) -> None:
    gold = gold_of([{"reports": ["r1"], **row}, {"id": "good", "reports": ["r1"]}], tmp_path, knowledge)
    (refusal,) = gold.refusals
    assert refusal.where == f"{tmp_path / 'gold.jsonl'} line 1"
    assert sentence in str(refusal)
    assert [coded.id for coded in gold.incidents] == ["good"]


def test_an_id_twice_and_lines_that_are_no_rows(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": "a", "reports": ["r"]}\n{"id": "a", "reports": ["r"]}\n[1]\n{"id"\n', encoding="utf-8")
    gold = read_gold(file, knowledge)
    assert [str(refusal).split(": ")[1].split(" (")[0] for refusal in gold.refusals] == [
        "there is another incident 'a'; give it its own id",
        'the line is not an object; write {"reports"', "the line is not JSON"]


@pytest.mark.parametrize(("text", "sentence"), [
    ("", "there is no gold in it"), ("[[report]]\ntext = ", "it is not TOML"), ("[gold]\na = 1", "it holds 'gold'"),
])
def test_a_file_that_is_no_gold(text: str, sentence: str, knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "gold.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SijillError, match=sentence.replace("[", r"\[")):
        read_gold(file, knowledge)


def test_a_report_with_a_strange_key_is_told(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "gold.toml"
    file.write_text('[[report]]\ntext = "A."\npublishd = "2019"\n[[report]]\ntext = "B."\nincidents = 0',
                    encoding="utf-8")
    gold = read_gold(file, knowledge)
    assert "a report has no key 'publishd'" in str(gold.refusals[0])
    assert [each.report for each in gold.expected] == ["2"]
