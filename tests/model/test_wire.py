"""The wire format: every key, in order, of the right type; and the door that refuses what is not."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from factory import TEXT, incidents, make_claim, make_incident, make_report, make_resolved
from hypothesis import HealthCheck, given, settings

from sijill.errors import SijillError
from sijill.model.actor import Actor, ActorKind, ActorRole
from sijill.model.claim import Resolution
from sijill.model.incident import Incident, PlaceFinding
from sijill.model.report import Report
from sijill.model.wire import dumps, to_wire, validate

REPORT = make_report()
REPORTS = {REPORT.id: REPORT}

KEYS = ["id", "scope", "acts", "date", "place", "perpetrators", "targets", "casualties", "victims", "weapons", "grade",
        "sources", "claims"]
CLAIM_KEYS = ["id", "report_id", "external_id", "act", "modality", "source", "time_text", "place_text",
              "perpetrator_text", "casualties", "evidence", "extractor", "admiralty"]


def record(incident: Incident | None = None, report: Report = REPORT) -> dict[str, Any]:
    return to_wire(incident or make_incident(), {report.id: report})


def test_the_record_has_its_keys_in_order() -> None:
    assert list(record()) == [*KEYS, "notes"]
    assert list(record()["claims"][0]) == CLAIM_KEYS


def test_the_values_of_a_record() -> None:
    wire = record()
    assert wire["acts"] == ["killing", "shooting"]
    assert wire["date"] == {"edtf": "2019-05-04", "earliest": "2019-05-04", "latest": "2019-05-04",
                            "precision": "day", "basis": "stated"}
    assert wire["place"]["text"] == "the village of Tell Zahra"
    assert wire["perpetrators"] == [{"id": "northern_front", "name": "Northern Front",
                                     "text": "Gunmen of the Northern Front", "standing": "single_source"}]
    assert wire["casualties"][0] == {"harm": "killed", "group": "all", "status": "civilian", "low": 12, "best": 12,
                                     "high": None, "standing": "single_source"}
    assert wire["victims"][0]["age"] == 9
    assert wire["victims"][0]["protected"] is True
    assert wire["claims"][0]["external_id"] == "row-7"


def test_a_claims_rating() -> None:
    assert record()["claims"][0]["admiralty"]["code"] == "A3"
    unrated = record(replace(make_incident(), ratings=()))
    assert unrated["claims"][0]["admiralty"] is None
    del unrated["claims"][0]["admiralty"]
    validate(unrated)


@pytest.mark.parametrize("code", ["G1", "A7", "A", 1])
def test_a_code_outside_the_scale_is_refused(code: object) -> None:
    wire = record()
    wire["claims"][0]["admiralty"]["code"] = code
    with pytest.raises(SijillError, match="Admiralty"):
        validate(wire)


def test_every_quote_is_in_the_report() -> None:
    evidence = record()["claims"][0]["evidence"]
    assert [e["field"] for e in evidence] == [
        "act", "source", "date", "place", "perpetrators", "targets", "casualties", "casualties", "victims", "weapons"]
    assert all(TEXT[e["start"]:e["end"]] == e["quote"] for e in evidence)


def test_the_publisher_passes_on_a_source_once() -> None:
    source = record()["claims"][0]["source"]
    assert source == {"id": "orchard_monitor", "name": "Orchard Monitor", "text": "the Orchard Monitor",
                      "via": ["Valley News"]}
    other = replace(REPORT, publisher="Hill Post")
    assert record(report=other)["claims"][0]["source"]["via"] == ["Valley News", "Hill Post"]


def test_a_report_that_speaks_for_itself_is_its_own_source() -> None:
    alone = make_resolved(make_claim(source=None), source=Resolution("Valley News", None))
    assert record(make_incident(alone))["claims"][0]["source"] == {"id": None, "name": "Valley News", "text": None,
                                                                   "via": []}


def test_a_publisher_does_not_pass_on_its_own_word() -> None:
    news = Actor("valley_news", "Valley News", ActorKind.UNKNOWN, ActorRole.OUTLET)
    claim = make_resolved(source=Resolution("our reporter", news), publisher=Resolution("Valley News Network", news))
    assert record(make_incident(claim))["claims"][0]["source"]["via"] == ["Valley News"]


def test_a_place_that_no_gazetteer_has_keeps_its_words() -> None:
    incident = make_incident()
    assert incident.place is not None
    unplaced = replace(incident, place=replace(incident.place, value=PlaceFinding(None, "Tell Nowhere")))
    place = record(unplaced)["place"]
    assert (place["text"], place["id"], place["lat"], place["precision"]) == ("Tell Nowhere", None, None, "unknown")
    validate(record(unplaced))


def test_one_record_is_one_line_to_any_reader() -> None:
    incident = make_incident(notes=("one\ntwo\u2028three\x85four", "سجل"))
    line = dumps(record(incident))
    assert len(line.splitlines()) == 1
    assert "سجل" in line
    assert json.loads(line)["notes"] == ["one\ntwo\u2028three\x85four", "سجل"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(incidents)
def test_any_incident_gives_a_valid_record_that_survives_json(incident: Incident) -> None:
    wire = to_wire(incident, REPORTS)
    validate(wire)
    read = json.loads(dumps(wire))
    assert read == wire
    validate(read)
    assert list(wire) == [*KEYS, "notes"]
    # what the scorer reads of each claim and row
    assert all((claim["external_id"] or claim["report_id"]) and "evidence" in claim for claim in read["claims"])
    assert all({"harm", "group", "status", "low", "best", "high"} <= set(row) for row in read["casualties"])
    assert len({(r["harm"], r["group"], r["status"]) for r in read["casualties"]}) == len(read["casualties"])


WRONG: list[tuple[list[Any], Any, str]] = [
    (["scope"], "rumour", "scope"),
    (["acts", 0], "murder", "acts[0]"),
    (["date", "precision"], "hour", "date.precision"),
    (["date", "earliest"], "4 May", "date.earliest"),
    (["date", "latest"], "2019-05-03", "earliest, latest do not rise"),
    (["place", "lat"], 91, "place.lat"),
    (["casualties", 0, "harm"], "dead", "casualties[0].harm"),
    (["casualties", 0, "low"], "12", "casualties[0].low"),
    (["casualties", 0, "low"], True, "casualties[0].low"),
    (["casualties", 0, "low"], -1, "casualties[0].low"),
    (["casualties", 0, "low"], 13, "low, best, high do not rise"),
    (["casualties", 1, "group"], "all", "two rows for killed all civilian"),
    (["victims", 0, "protected"], None, "victims[0].protected"),
    (["victims", 0, "age"], 2010, "victims[0].age"),
    (["grade", "code"], "good", "grade.code"),
    (["sources"], None, "sources"),
    (["sources", 0, "kind"], "blog", "sources[0].kind"),
    (["claims", 0, "modality"], "maybe", "claims[0].modality"),
    (["claims", 0, "evidence", 0, "end"], 0, "start, end do not rise"),
    (["perpetrators", 0, "standing"], "", "perpetrators[0].standing"),
    (["id"], "1", "id"),
]


@pytest.mark.parametrize(("path", "value", "said"), WRONG)
def test_the_door_refuses_a_wrong_value_and_names_it(path: list[Any], value: Any, said: str) -> None:
    wire: Any = copy.deepcopy(record())
    validate(wire)
    at = wire
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(SijillError) as refused:
        validate(wire)
    assert said in str(refused.value)


@pytest.mark.parametrize("key", KEYS)
def test_the_door_refuses_a_record_without_one_of_its_keys(key: str) -> None:
    wire = record()
    del wire[key]
    with pytest.raises(SijillError, match="missing"):
        validate(wire)


def test_keys_may_be_added() -> None:
    validate(record() | {"reviewed": True})
