"""The example reports: what a careful coder records comes out of them, and nothing of it changes unseen.

The facts below are what matters; tests/golden/examples.json is all of it, to be read by a person whenever it changes:
`SIJILL_GOLDEN=write pytest tests/test_examples.py` writes it anew.
"""

import json
import os
from pathlib import Path

import pytest
from records import Record, Records, days, ids, killed, km_from, of_act, people, status

from sijill.knowledge import Knowledge
from sijill.model.event import Act
from sijill.model.wire import validate
from sijill.pipeline import code

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "examples.json"

BOY, COMMANDER, TOWN, SOLDIERS, HARVEST, SECOND = "01", "02", "03", "04", "05", "06"

AZAZ = (36.5866, 37.0463)
JARABLUS = (36.8175, 38.0111)
AL_SUKHNAH = (34.8853, 38.8711)
AIN_ISSA = (36.3858, 38.8597)
DARAT_IZZA = (36.2825, 36.8522)
IHSIM = (35.7208, 36.5563)
"""Latitude and longitude by GeoNames."""


@pytest.fixture(scope="module")
def examples(knowledge: Knowledge) -> Records:
    return Records(code([str(ROOT / "examples" / "reports")], knowledge))


def test_the_golden_file(examples: Records) -> None:
    text = json.dumps(examples.records, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("SIJILL_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == examples.records


def test_every_record_keeps_to_the_vocabularies_and_quotes_truly(examples: Records) -> None:
    texts = {report.id: report.text for report in examples.coded.reports}
    for record in examples.records:
        validate(record)
        for claim in record["claims"]:
            for evidence in claim["evidence"]:
                assert texts[claim["report_id"]][evidence["start"]:evidence["end"]] == evidence["quote"]


def test_how_many_incidents_each_report_tells(examples: Records) -> None:
    told = {name: len(examples.of(name)) for name in examples.reports}
    shared = [r for r in examples.records if len({claim["report_id"] for claim in r["claims"]}) > 1]
    assert told == {BOY: 1, COMMANDER: 2, TOWN: 2, SOLDIERS: 4, HARVEST: 4, SECOND: 0, "note-1": 1, "note-2": 1,
                    "note-3": 1}
    assert len(shared) == 1, "the harvest is told by two reports"


# --- 01: a boy ---


@pytest.fixture
def boy(examples: Records) -> Record:
    return examples.one(BOY, of_act(Act.ABDUCTION))


def test_boy(boy: Record) -> None:
    assert {"abduction", "killing", "sexual_violence"} <= set(boy["acts"])
    for harm in ("abducted", "killed", "sexually_assaulted"):
        assert people(boy, harm) == (1, 1, 1)
        assert status(boy, harm) == {"civilian"}
    assert boy["date"]["edtf"] == "2021-03-10"
    assert km_from(boy, AZAZ) < 5
    assert "bladed_weapon" in boy["weapons"]


def test_boy_by_whom(boy: Record) -> None:
    assert "sultan_murad_division" in ids(boy, "perpetrators")
    assert any(claim["source"]["id"] == "snhr" and "Adel Karmo" in (claim["perpetrator_text"] or "")
               for claim in boy["claims"])


def test_boy_is_the_only_victim_and_protected(boy: Record) -> None:
    assert [victim["name"] for victim in boy["victims"]] == ["Samer Darwish"]
    victim = boy["victims"][0]
    assert (victim["age"], victim["age_group"], victim["sex"], victim["protected"]) == (12, "child", "male", True)


def test_boy_the_operation_is_context(examples: Records) -> None:
    record = examples.one(BOY, of_act(Act.FORCED_DISPLACEMENT), "context")
    assert people(record, "displaced")[1] == 137_000
    assert record["date"]["edtf"] == "2018"


# --- 02: a commander ---


def test_commander_and_five_escorts(examples: Records) -> None:
    record = examples.one(COMMANDER, killed(6))
    assert people(record, "killed") == (6, 6, 6)
    assert status(record, "killed") == {"combatant"}
    assert record["date"]["edtf"] == "2022-06-18"
    assert km_from(record, JARABLUS) < 5
    assert "hamza_division" in ids(record, "perpetrators")
    assert any("Abu Walid al-Shami" in victim["name"] for victim in record["victims"])


def test_commander_the_member_of_another_faction(examples: Records) -> None:
    record = examples.one(COMMANDER, killed(1))
    assert status(record, "killed") == {"combatant"}
    assert ids(record, "targets") == {"ahrar_al_sharqiya"}
    assert record["date"]["edtf"] == "2022-06-16"
    assert (record["place"] or {"country": None})["country"] in {"SY", None}


# --- 03: a town ---


def test_town_executions(examples: Records) -> None:
    record = examples.one(TOWN, of_act(Act.EXECUTION))
    assert people(record, "killed") == (46, 46, None)
    assert ids(record, "perpetrators") == {"islamic_state"}
    assert record["weapons"] == ["bladed_weapon", "small_arms"]
    assert km_from(record, AL_SUKHNAH) < 3
    earliest, latest = days(record)
    assert earliest == "2017-11-02"
    assert latest in {"2017-11-21", "2017-11-22", "2017-11-23"}


def test_town_executions_on_whose_word(examples: Records) -> None:
    record = examples.one(TOWN, of_act(Act.EXECUTION))
    assert {source["id"] for source in record["sources"]} - {None} == {"sohr"}
    assert any("Badia Relief Committee" in source["name"] for source in record["sources"])


def test_town_killings_by_the_army(examples: Records) -> None:
    record = examples.one(TOWN, killed(7))
    assert people(record, "killed") == (7, 7, None)
    assert ids(record, "perpetrators") == {"syrian_government_forces"}
    assert (days(record)[1] or "") <= "2017-11-28"


def test_town_was_read_on_the_day_of_the_article(examples: Records) -> None:
    published = examples.reports[TOWN].published
    assert published is not None
    assert published.edtf == "2017-11-28"


# --- 04: soldiers ---


def test_soldiers_captured(examples: Records) -> None:
    record = examples.one(SOLDIERS, lambda r: people(r, "captured") == (13, 13, None))
    assert ids(record, "perpetrators") == {"syrian_national_army"}
    assert km_from(record, AIN_ISSA) < 30
    assert record["place"]["precision"] == "near_settlement"


def test_soldiers_ill_treated_and_perhaps_executed(examples: Records) -> None:
    assert status(examples.one(SOLDIERS, of_act(Act.TORTURE)), "tortured") == {"combatant"}
    perhaps = examples.one(SOLDIERS, of_act(Act.EXECUTION))
    assert {claim["modality"] for claim in perhaps["claims"]} == {"unconfirmed"}


def test_soldiers_killed_on_the_word_of_a_post(examples: Records) -> None:
    record = examples.one(SOLDIERS, killed(14))
    assert status(record, "killed") == {"combatant"}
    assert [source["kind"] for source in record["sources"]] == ["social_post"]
    assert days(record)[0] in {"2019-11-17", "2019-11-18"}


# --- 05 and 06: a harvest, in two reports ---


@pytest.fixture
def harvest(examples: Records) -> Record:
    found = [r for r in examples.records if len({claim["report_id"] for claim in r["claims"]}) == 2]
    assert len(found) == 1
    return found[0]


def test_harvest_is_told_by_two_reports_and_counted_once(harvest: Record) -> None:
    """Nine in one report, eleven at least in the later one: neither is lost, nothing is added."""
    said = {c["best"] for claim in harvest["claims"] for c in claim["casualties"]
            if (c["harm"], c["group"]) == ("killed", "all")}
    assert {9, 11} <= said <= {6, 9, 11}
    assert people(harvest, "killed")[1] in {9, 11}
    assert {source["id"] for source in harvest["sources"]} >= {"white_helmets", "snhr"}
    assert harvest["date"]["edtf"] == "2023-12-02"


def test_harvest_was_denied(harvest: Record) -> None:
    assert any(claim["modality"] == "denied" for claim in harvest["claims"])


def test_harvest_a_woman_was_injured(harvest: Record) -> None:
    assert [victim["harms"] for victim in harvest["victims"] if victim["name"] == "Salma"] == [["injured"]]


def test_harvest_the_house(examples: Records) -> None:
    record = examples.one(HARVEST, killed(4))
    assert record["date"]["edtf"] == "XXXX-11-06"
    assert record["weapons"] == ["rocket"]
    assert people(record, "injured", "women") == (1, 1, 1)
    assert km_from(record, DARAT_IZZA) < 3


def test_harvest_the_day_before(examples: Records) -> None:
    before = [r for r in examples.of(HARVEST) if r["date"]["edtf"] == "XXXX-12-01"]
    assert [r["casualties"] for r in before] == [[], [], []]
    assert {r["place"]["text"].split(" of ")[-1] for r in before} == {"Ihsim", "Balyun", "Kafr Aweid"}
    assert min(km_from(r, IHSIM) for r in before if r["place"]["lat"]) < 3


def test_harvest_the_month_is_an_aggregate(examples: Records) -> None:
    record = examples.one(HARVEST, killed(41), "aggregate")
    assert people(record, "killed", "children") == (15, 15, 15)
    assert people(record, "injured") == (161, 161, None)
    assert record["date"]["edtf"] == "XXXX-11"


# --- 07: notes ---


def test_notes(examples: Records) -> None:
    shelling, abduction, airstrike = (examples.of(f"note-{number}")[0] for number in (1, 2, 3))
    assert (people(shelling, "killed"), people(shelling, "injured")) == ((2, 2, 2), (6, 6, 6))
    assert people(shelling, "injured", "girls") == (1, 1, 1)
    assert ids(shelling, "perpetrators") == {"russian_armed_forces"}
    assert people(abduction, "abducted", "aid_workers") == (3, 3, 3)
    assert ids(abduction, "perpetrators") == {"jnim"}
    assert abduction["place"]["country"] == "BF"
    assert people(airstrike, "killed") == (6, 6, 6)
    assert people(airstrike, "killed", "children") == (4, 4, 4)
    assert people(airstrike, "injured") == (14, 14, 14)
    assert ids(airstrike, "perpetrators") == {"israel_defense_forces"}
    assert {victim["name"]: victim["age"] for victim in airstrike["victims"]} == {"Mahmoud Sahloul": 41, "Rana": 36}
