"""Releases: whole or not at all, the same bytes every time, readable by others' tools."""

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from factory import incidents, make_incident, make_report
from hypothesis import HealthCheck, given, settings

from sijill.errors import SijillError
from sijill.model.actor import ActorKind
from sijill.model.incident import Finding, Incident, Party, Standing
from sijill.model.release import Profile, Release
from sijill.publish import publish
from sijill.publish.tables import guarded

FILES = ["actors.csv", "casualties.csv", "claims.csv", "datapackage.json", "incidents.csv", "incidents.geojson",
         "incidents.jsonl", "sources.csv"]
REPORTS = {make_report().id: make_report()}


def released(folder: Path, *found: Incident, profile: Profile = Profile.PUBLIC) -> Release:
    return publish(found or [make_incident()], REPORTS, folder, profile)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_a_release_lists_its_files_with_true_digests(tmp_path: Path) -> None:
    release = released(tmp_path / "out")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == FILES
    assert (release.incidents, release.profile) == (1, Profile.PUBLIC)
    for file in release.files:
        data = (tmp_path / "out" / file.path).read_bytes()
        assert (file.sha256, file.bytes) == (hashlib.sha256(data).hexdigest(), len(data))


def test_the_manifest_describes_every_other_file(tmp_path: Path) -> None:
    released(tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert [r["path"] for r in package["resources"]] == [
        "incidents.csv", "claims.csv", "casualties.csv", "sources.csv", "actors.csv", "incidents.jsonl",
        "incidents.geojson"]
    for resource in package["resources"]:
        data = (tmp_path / "out" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        if resource["path"].endswith(".csv"):
            header = data.decode().split("\r\n")[0].split(",")
            assert header == [field["name"] for field in resource["schema"]["fields"]]
            assert all(field["description"] for field in resource["schema"]["fields"])
    assert package["sijill"]["profile"] == "public"
    assert (package["sijill"]["incidents"], package["sijill"]["claims"]) == (1, 1)
    assert {"title": "Valley News"} in package["sources"]


def test_gazetteers_whose_places_are_used_are_credited(tmp_path: Path) -> None:
    released(tmp_path / "a")
    package = json.loads((tmp_path / "a" / "datapackage.json").read_text())
    assert package["sources"][0]["title"] == "GeoNames"
    assert "CC BY 4.0" in package["sijill"]["notices"][0]
    released(tmp_path / "b", make_incident(place=None))
    assert json.loads((tmp_path / "b" / "datapackage.json").read_text())["sijill"]["notices"] == []


def test_tables_hold_what_the_record_says(tmp_path: Path) -> None:
    released(tmp_path / "out")
    incident, claim = rows(tmp_path / "out", "incidents.csv")[0], rows(tmp_path / "out", "claims.csv")[0]
    assert incident["date_earliest"] == "2019-05-04"
    assert (incident["place_name"], incident["lat"], incident["grade"]) == ("Tell Zahra", "35.5", "weak")
    assert incident["acts"] == "killing; shooting"
    assert (claim["incident_id"], claim["quote"], claim["report_url"]) == (incident["id"], "shot dead", "")
    assert claim["quote_start"] == str(make_report().text.index("shot dead"))
    tolls = rows(tmp_path / "out", "casualties.csv")
    assert [(t["claim_id"] != "", t["group"], t["low"], t["high"], t["standing"]) for t in tolls] == [
        (False, "all", "12", "", "single_source"), (False, "children", "3", "3", "single_source"),
        (True, "all", "12", "", ""), (True, "children", "3", "3", "")]
    assert [(s["name"], s["independent"]) for s in rows(tmp_path / "out", "sources.csv")] == [
        ("Orchard Monitor", "true"), ("Valley News", "false")]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_is_kept_from_it(cell: str) -> None:
    assert guarded(cell) == "'" + cell


def test_numbers_and_other_text_are_left_alone() -> None:
    assert [guarded(cell) for cell in (-35.5, 3, None, "a=b", "")] == [-35.5, 3, None, "a=b", ""]


def test_geojson_holds_only_what_has_coordinates(tmp_path: Path) -> None:
    nowhere = make_incident(id="inc_nowhere", place=None)
    released(tmp_path / "out", make_incident(), nowhere)
    collection = json.loads((tmp_path / "out" / "incidents.geojson").read_text())
    assert collection["type"] == "FeatureCollection"
    feature, = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.5, 35.5]}
    assert feature["properties"]["place_precision"] == "settlement"


def test_an_empty_release_is_a_release(tmp_path: Path) -> None:
    publish([], {}, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "incidents.geojson").read_text())["features"] == []
    assert rows(tmp_path / "out", "incidents.csv") == []


@given(incidents)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_incident_can_be_published_and_twice_gives_the_same_bytes(tmp_path: Path, incident: Incident) -> None:
    for name in ("one", "two"):
        publish([incident], REPORTS, tmp_path / name, Profile.RESTRICTED)
    for file in FILES:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert len(rows(tmp_path / "one", "claims.csv")) == len(incident.claims)
    assert len((tmp_path / "one" / "incidents.jsonl").read_text().splitlines()) == 1


def test_an_earlier_release_is_replaced(tmp_path: Path) -> None:
    released(tmp_path / "out")
    publish([], {}, tmp_path / "out")
    assert rows(tmp_path / "out", "incidents.csv") == []
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert released(tmp_path / "out").files


@pytest.mark.parametrize("name", ["notes.txt", "datapackage.json"])
def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text('{"name": "of another"}')
    with pytest.raises(SijillError, match=f"the folder holds {name}, which is no part of an earlier release"):
        released(tmp_path / "out")
    assert [entry.name for entry in (tmp_path / "out").iterdir()] == [name]


def test_notes_beside_an_earlier_release_are_not_thrown_away(tmp_path: Path) -> None:
    released(tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(SijillError, match=r"the folder holds notes\.txt"):
        released(tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(SijillError, match="this is a file"):
        released(tmp_path / "out")


def test_a_value_outside_the_vocabularies_publishes_nothing(tmp_path: Path) -> None:
    place = make_incident().place
    far = replace(place, value=replace(place.value, place=replace(place.value.place, lat=123.0)))
    with pytest.raises(SijillError, match="lat"):
        released(tmp_path / "out", make_incident(place=far))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SijillError, match="cannot be written"):
        released(tmp_path / "file" / "out")


def test_what_a_killed_publication_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".out.part").mkdir()
    (tmp_path / ".out.part" / "incidents.csv").write_text("half")
    released(tmp_path / "out")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_parties_are_listed_with_what_others_call_them(tmp_path: Path) -> None:
    """The factory's perpetrator is in the roster; a target that is nobody's name is left out."""
    blamed = Party("hamas", "Hamas", "Hamas", ActorKind.ARMED_GROUP)
    incident = make_incident()
    released(tmp_path / "out", replace(incident, perpetrators=(Finding(blamed, Standing.SINGLE_SOURCE, ()),)))
    listed = [(row["id"], row["scheme"], row["scheme_id"]) for row in rows(tmp_path / "out", "actors.csv")]
    assert ("hamas", "ucdp", "209") in listed
    assert ("hamas", "wikidata", "Q38799") in listed
    notices = json.loads((tmp_path / "out" / "datapackage.json").read_text())["sijill"]["notices"]
    assert any("Uppsala" in notice for notice in notices)
