"""Five real reports, beside the checkout and not ours to pass on: what a careful coder records must come out of them.

Names of persons are read out of the reports here, not written down.
"""

from pathlib import Path

import pytest
from records import Record, Records, days, ids, killed, km_from, of_act, people, status

from sijill.knowledge import Knowledge
from sijill.model.event import Act
from sijill.model.wire import validate
from sijill.pipeline import code
from sijill.publish import publish

SHARED = Path(__file__).resolve().parents[2] / "shared"
pytestmark = [pytest.mark.shared, pytest.mark.slow]

BOY, COMMANDER, TOWN, SOLDIERS, OLIVES = "000", "001", "002", "003", "004"

RAS_AL_AYN = (36.8503, 40.0706)
AL_QARYATAYN = (34.2296, 37.2407)
TALL_TAMR = (36.6556, 40.3708)
QOQFIN = (35.6365, 36.4275)
KAFR_NORAN = (36.0781, 36.8323)
FTIREH = (35.6097, 36.4853)
RUWAIHA = (35.7379, 36.6951)
SARJA = (35.7575, 36.6269)
DEIR_SUNBUL = (35.6993, 36.6055)
BARA = (35.6853, 36.5419)
"""Latitude and longitude by OCHA and GeoNames."""


@pytest.fixture(scope="module")
def five(syrian_knowledge: Knowledge) -> Records:
    folder = SHARED / "reports"
    files = sorted(folder.glob("00[0-4]_*.txt"))
    if len(files) != 5:
        pytest.skip("needs the five reports in ../shared/reports, which are not beside this checkout")
    return Records(code([str(file) for file in files], syrian_knowledge))


# --- all five ---


def test_all_were_read(five: Records) -> None:
    assert len(five.coded.reports) == 5
    assert five.coded.refusals == ()


def test_every_record_keeps_to_the_vocabularies(five: Records) -> None:
    for record in five.records:
        validate(record)


def test_every_quote_is_true(five: Records) -> None:
    texts = {report.id: report.text for report in five.coded.reports}
    quotes = [(claim, evidence) for record in five.records for claim in record["claims"]
              for evidence in claim["evidence"]]
    assert len(quotes) > 100
    for claim, evidence in quotes:
        assert texts[claim["report_id"]][evidence["start"]:evidence["end"]] == evidence["quote"]


def test_every_value_of_a_claim_is_quoted(five: Records) -> None:
    for record in five.records:
        for claim in record["claims"]:
            quoted = {evidence["field"] for evidence in claim["evidence"]}
            assert "act" in quoted
            for key, field in (("time_text", "date"), ("place_text", "place"), ("perpetrator_text", "perpetrators")):
                assert claim[key] is None or field in quoted
            assert not claim["casualties"] or "casualties" in quoted


def test_no_two_reports_are_of_one_incident(five: Records) -> None:
    for record in five.records:
        assert len({claim["report_id"] for claim in record["claims"]}) == 1


def test_a_part_is_never_more_than_its_whole(five: Records) -> None:
    for record in five.records:
        for row in record["casualties"]:
            whole = people(record, row["harm"])[1]
            assert whole is None or row["best"] is None or row["best"] <= whole


# --- 000: a boy ---


@pytest.fixture
def boy(five: Records) -> Record:
    found = five.of(BOY)
    assert len(found) == 1, "headline, lead and medical report tell of one incident"
    return found[0]


def test_boy_what_was_done(boy: Record) -> None:
    assert {"abduction", "killing", "sexual_violence"} <= set(boy["acts"])
    assert set(boy["acts"]) <= {"abduction", "killing", "sexual_violence", "bodies_found"}
    assert boy["weapons"] == ["bladed_weapon"]


@pytest.mark.parametrize("harm", ["abducted", "killed", "sexually_assaulted"])
def test_boy_is_counted_once(boy: Record, harm: str) -> None:
    counts = {people(boy, harm, group) for group in ("all", "children", "boys")} - {(None, None, None)}
    assert counts == {(1, 1, 1)}
    assert status(boy, harm) == {"civilian"}


def test_boy_where(boy: Record) -> None:
    assert km_from(boy, RAS_AL_AYN) < 5
    assert boy["place"]["precision"] in {"exact", "settlement"}
    assert any("al-Mahtta" in (claim["place_text"] or "") for claim in boy["claims"])


def test_boy_when_is_open(boy: Record) -> None:
    """On a Wednesday of no year: nothing in the report says which."""
    assert days(boy) == (None, None)
    assert boy["date"]["basis"] != "publication"


def test_boy_by_whom(boy: Record) -> None:
    assert "soqour_al_shamal" in ids(boy, "perpetrators")
    assert ids(boy, "perpetrators") <= {"soqour_al_shamal", "syrian_national_army"}


def test_boy_on_whose_word(boy: Record) -> None:
    assert "sohr" in {source["id"] for source in boy["sources"]}
    by_local = [c for c in boy["claims"] if c["source"]["text"] and "local source" in c["source"]["text"].casefold()]
    assert any(c["act"] == "abduction" and "North Press" in " ".join(c["source"]["via"]) for c in by_local)


def test_boy_the_monitor_names_a_suspect(five: Records, boy: Record) -> None:
    suspect = five.named(BOY, r"report that (\w+ \w+), from")
    assert any(claim["source"]["id"] == "sohr" and suspect in (claim["perpetrator_text"] or "")
               for claim in boy["claims"])
    assert suspect not in {victim["name"] for victim in boy["victims"]}


def test_boy_is_a_protected_victim(five: Records, boy: Record) -> None:
    name = five.named(BOY, r"the Iraqi child (\w+ \w+)")
    assert [victim["name"] for victim in boy["victims"]] == [name]
    victim = boy["victims"][0]
    assert victim["protected"]
    assert (victim["age_group"], victim["sex"], victim["nationality"]) == ("child", "male", "IQ")
    assert {"abducted", "killed", "sexually_assaulted"} <= set(victim["harms"])


def test_boy_is_named_in_no_file_of_a_public_release(five: Records, tmp_path: Path) -> None:
    reports = {report.id: report for report in five.coded.reports}
    publish(five.coded.incidents, reports, tmp_path / "release")
    given, family = five.named(BOY, r"the Iraqi child (\w+ \w+)").split()
    for file in (tmp_path / "release").iterdir():
        written = file.read_text(encoding="utf-8")
        assert given not in written
        assert family not in written


def test_boy_the_offensive_is_context(five: Records) -> None:
    offensive = five.one(BOY, of_act(Act.FORCED_DISPLACEMENT), "context")
    assert people(offensive, "displaced")[1] == 300_000
    assert offensive["date"]["edtf"] == "2019-10"
    assert five.of(BOY, "aggregate") == []


# --- 001: a commander ---


def test_commander_there_are_two_incidents(five: Records) -> None:
    assert len(five.of(COMMANDER)) == 2


def test_commander_and_seven_guards(five: Records) -> None:
    record = five.one(COMMANDER, killed(8))
    assert people(record, "killed") == (8, 8, 8)
    assert status(record, "killed") == {"combatant"}
    assert "killing" in record["acts"]
    assert km_from(record, RAS_AL_AYN) < 5
    assert "hamza_division" in ids(record, "perpetrators")
    assert days(record) == (None, None)
    assert any("military sources" in source["name"].casefold() for source in record["sources"])
    assert any("Friday" in (claim["time_text"] or "") for claim in record["claims"])


def test_commander_is_a_named_victim(five: Records) -> None:
    record = five.one(COMMANDER, killed(8))
    name = five.named(COMMANDER, r"the commander, identified as ([\w ]+ al-\w+)")
    victim = next(v for v in record["victims"] if v["name"] == name)
    assert victim["harms"] == ["killed"]
    assert victim["occupation"] == "commander"
    assert not victim["protected"]


def test_commander_the_member_of_another_faction(five: Records) -> None:
    record = five.one(COMMANDER, killed(1))
    assert people(record, "killed") == (1, 1, 1)
    assert status(record, "killed") == {"combatant"}
    assert "ahrar_al_sharqiya" in ids(record, "targets")
    assert "hamza_division" not in ids(record, "perpetrators")
    assert [v["name"] for v in record["victims"]] == [five.named(COMMANDER, r"faction, identified as (\w+ al-\w+)")]
    assert days(record) == (None, None)
    assert any("Thursday" in (claim["time_text"] or "") for claim in record["claims"])


def test_commander_the_other_died_on_the_way_out_of_the_same_town(five: Records) -> None:
    assert km_from(five.one(COMMANDER, killed(1)), RAS_AL_AYN) < 15


def test_commander_neither_the_dateline_nor_the_destination_is_the_place(five: Records) -> None:
    for record in five.of(COMMANDER):
        assert (record["place"] or {}).get("name") not in {"Al Hasakah", "Al-Hasakah", "Al Ḩasakah", "Homs", "Ḩimş"}


def test_commander_the_incursion_is_context(five: Records) -> None:
    record = five.one(COMMANDER, of_act(Act.FORCED_DISPLACEMENT), "context")
    assert people(record, "displaced") == (20_000, None, None)
    assert record["date"]["edtf"] == "2019"
    assert five.of(COMMANDER, "aggregate") == []


# --- 002: a town ---


def test_town_there_are_two_incidents(five: Records) -> None:
    assert len(five.of(TOWN)) == 2


@pytest.fixture
def executions(five: Records) -> Record:
    return five.one(TOWN, of_act(Act.EXECUTION))


def test_town_executions(executions: Record) -> None:
    assert people(executions, "killed") == (128, 128, None)
    assert status(executions, "killed") == {"civilian"}
    assert {"execution", "killing"} <= set(executions["acts"])
    assert set(executions["acts"]) <= {"execution", "killing", "shooting", "bodies_found"}
    assert executions["weapons"] == ["bladed_weapon", "small_arms"]
    assert ids(executions, "perpetrators") == {"islamic_state"}


def test_town_executions_when(executions: Record) -> None:
    assert executions["date"]["edtf"] == "2017-10-01/2017-10-21"
    assert executions["date"]["precision"] == "range"


def test_town_executions_where(executions: Record) -> None:
    assert km_from(executions, AL_QARYATAYN) < 3
    assert executions["place"]["precision"] == "settlement"


def test_town_executions_on_whose_word(executions: Record) -> None:
    sources = {source["id"]: source for source in executions["sources"]}
    assert sources["sohr"]["independent"]
    assert sources["sohr"]["kind"] == "monitor"
    if "sputnik" in sources:
        assert not sources["sputnik"]["independent"]


def test_town_the_35_in_a_shaft_are_part_of_them(executions: Record) -> None:
    told = [claim for claim in executions["claims"] if claim["source"]["id"] == "palmyra_coordination_committee"]
    assert [(c["low"], c["best"], c["high"]) for claim in told for c in claim["casualties"]] == [(35, 35, None)]


def test_town_killings_by_the_army(five: Records) -> None:
    record = five.one(TOWN, killed(12))
    assert people(record, "killed") == (12, 12, None)
    assert status(record, "killed") == {"civilian"}
    assert ids(record, "perpetrators") == {"syrian_government_forces"}
    assert "sohr" in {source["id"] for source in record["sources"]}
    assert km_from(record, AL_QARYATAYN) < 3
    assert "airstrike" not in record["acts"]


def test_town_killings_by_the_army_came_after_it_had_retaken_the_town(five: Records) -> None:
    earliest, latest = days(five.one(TOWN, killed(12)))
    assert earliest is None or earliest >= "2017-10-20"
    assert latest is None or latest <= "2017-10-23"


def test_town_population_is_no_toll(five: Records) -> None:
    rows = [row for record in five.of(TOWN) for row in record["casualties"]]
    assert {row[bound] for row in rows for bound in ("low", "best", "high")} == {12, 128, None}


def test_town_was_not_reported_in_the_year_the_page_was_saved(five: Records) -> None:
    published = five.reports[TOWN].published
    assert published is not None
    assert published.edtf == "2017-10-23"
    assert not [r for r in five.of(TOWN) if (r["date"]["edtf"] or "").startswith("2021")]


def test_town_what_was_captured_before_is_context(five: Records) -> None:
    for record in five.of(TOWN, "context"):
        assert record["casualties"] == []
        # the town's own retaking, three weeks after October 1, is told of the killings' setting
        assert (record["date"]["latest"] or "") < "2017-10-26"
    assert five.of(TOWN, "aggregate") == []


# --- 003: soldiers ---


def test_soldiers_there_are_four_incidents(five: Records) -> None:
    assert len(five.of(SOLDIERS)) == 4
    assert five.of(SOLDIERS, "aggregate") == []


def test_soldiers_captured(five: Records) -> None:
    record = five.one(SOLDIERS, lambda r: people(r, "captured") == (16, 16, None))
    assert status(record, "captured") == {"combatant"}
    assert ids(record, "perpetrators") == {"syrian_national_army"}
    assert "syrian_government_forces" in ids(record, "targets")
    assert km_from(record, TALL_TAMR) < 25
    assert record["place"]["precision"] == "near_settlement"
    assert "2019-10-24" <= record["date"]["earliest"] <= record["date"]["latest"] <= "2019-10-30"


def test_soldiers_ill_treated(five: Records) -> None:
    record = five.one(SOLDIERS, of_act(Act.TORTURE))
    assert record["acts"] == ["torture"]
    assert ids(record, "perpetrators") == {"syrian_national_army"}
    assert status(record, "tortured") == {"combatant"}
    assert people(record, "killed") == (None, None, None)


def test_soldiers_one_perhaps_executed(five: Records) -> None:
    record = five.one(SOLDIERS, of_act(Act.EXECUTION))
    assert {claim["modality"] for claim in record["claims"]} == {"unconfirmed"}
    assert record["grade"]["code"] == "weak"


def test_soldiers_twenty_killed_on_the_word_of_a_post(five: Records) -> None:
    record = five.one(SOLDIERS, killed(20))
    assert people(record, "killed") == (20, 20, 20)
    assert [source["kind"] for source in record["sources"]] == ["social_post"]
    assert km_from(record, RAS_AL_AYN) < 25
    assert "2019-10-24" <= record["date"]["earliest"] <= record["date"]["latest"] <= "2019-10-30"
    assert record["grade"]["code"] == "weak"


def test_soldiers_twenty_killed_by_those_who_boast_of_it(five: Records) -> None:
    assert five.one(SOLDIERS, killed(20))["perpetrators"] != []


def test_soldiers_nothing_is_claimed_from_posts_in_turkish(five: Records) -> None:
    report = five.reports[SOLDIERS]
    turkish = [(s.start, s.end) for s in report.segments if s.language == "tr"]
    assert len(turkish) == 2
    starts = [e["start"] for r in five.of(SOLDIERS) for c in r["claims"] for e in c["evidence"] if e["field"] == "act"]
    assert not [start for start in starts for first, last in turkish if first <= start < last]


# --- 004: olives ---


def test_olives_there_are_seven_incidents(five: Records) -> None:
    """Qaqfin, Kafr Nouran, and the five places of the day before."""
    assert len(five.of(OLIVES)) == 7


@pytest.fixture
def harvest(five: Records) -> Record:
    return five.one(OLIVES, killed(11))


def test_olives_at_the_harvest(harvest: Record) -> None:
    assert people(harvest, "killed") == (11, 11, 11)
    assert people(harvest, "killed", "children") == (7, 7, 7)
    assert people(harvest, "killed", "women") == (1, 1, 1)
    assert status(harvest, "killed") == {"civilian"}
    assert "killing" in harvest["acts"]


def test_olives_a_woman_was_injured(five: Records, harvest: Record) -> None:
    assert people(harvest, "injured") == (1, 1, 1)
    assert people(harvest, "injured", "women") == (1, 1, 1)
    name = five.named(OLIVES, r"another woman, (\w+) injured")
    victim = next(v for v in harvest["victims"] if v["name"] == name)
    assert victim["harms"] == ["injured"]
    assert (victim["sex"], victim["age_group"], victim["protected"]) == ("female", "adult", False)


def test_olives_when_and_where(harvest: Record) -> None:
    """A 25 November that is a Saturday: of 2017 or of 2023. What stays open stays open."""
    assert harvest["date"]["edtf"] == "XXXX-11-25"
    assert days(harvest) == (None, None)
    assert km_from(harvest, QOQFIN) < 3
    assert harvest["place"]["precision"] == "settlement"


def test_olives_by_whom_and_on_whose_word(harvest: Record) -> None:
    assert ids(harvest, "perpetrators") == {"russian_armed_forces", "syrian_government_forces"}
    sources = {source["id"]: source for source in harvest["sources"]}
    assert sources["white_helmets"]["independent"]


def test_olives_a_house_of_the_displaced(five: Records) -> None:
    record = five.one(OLIVES, killed(5))
    assert people(record, "killed") == (5, 5, 5)
    assert people(record, "injured") == (1, 1, 1)
    assert status(record, "killed") == {"civilian"}
    assert record["date"]["edtf"] == "XXXX-10-05"
    assert km_from(record, KAFR_NORAN) < 3
    assert record["weapons"] == ["missile"]
    assert "syrian_government_forces" in ids(record, "perpetrators")


def test_olives_a_house_of_the_displaced_is_told_by_the_rescuers(five: Records) -> None:
    assert "white_helmets" in {source["id"] for source in five.one(OLIVES, killed(5))["sources"]}


@pytest.mark.parametrize(("point", "weapon"), [
    (FTIREH, "missile"), (RUWAIHA, "artillery"), (SARJA, "artillery"), (DEIR_SUNBUL, "artillery"),
    (BARA, "small_arms"),
], ids=["Ftireh", "Ruwaiha", "Sarja", "Deir Sunbul", "Bara"])
def test_olives_the_day_before(five: Records, point: tuple[float, float], weapon: str) -> None:
    record = five.one(OLIVES, lambda r: r["date"]["edtf"] == "XXXX-11-24" and km_from(r, point) < 3)
    assert record["casualties"] == []
    assert record["victims"] == []
    assert weapon in record["weapons"]


def test_olives_each_place_of_the_day_before_has_its_own_weapon(five: Records) -> None:
    weapons = {r["place"]["name"]: r["weapons"] for r in five.of(OLIVES) if r["date"]["edtf"] == "XXXX-11-24"}
    assert sorted(weapons.values()) == [["artillery"], ["artillery"], ["artillery"], ["missile"], ["small_arms"]]


def test_olives_the_month_is_an_aggregate(five: Records) -> None:
    record = five.one(OLIVES, killed(66), "aggregate")
    assert people(record, "killed", "children") == (23, 23, 23)
    assert people(record, "killed", "women") == (13, 13, 13)
    assert people(record, "injured") == (271, 271, None)
    assert people(record, "injured", "children") == (79, 79, 79)
    assert people(record, "injured", "women") == (47, 47, 47)
    assert people(record, "injured", "rescuers") == (3, 3, 3)
    assert record["date"]["edtf"] == "XXXX-10"
    assert "white_helmets" in {source["id"] for source in record["sources"]}
    assert "russian_armed_forces" in ids(record, "perpetrators")
    assert ids(record, "perpetrators") & {"syrian_government", "syrian_government_forces"}
    assert len(five.of(OLIVES, "aggregate")) == 1
