"""The index: built whole or not at all, read without being written, with the packs' aliases over it."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge.gazetteer import Gazetteer, Match, same_name
from sijill.knowledge.gazetteer.schema import world_path
from sijill.knowledge.gazetteer.sources import sources
from sijill.knowledge.gazetteer.world import build
from sijill.knowledge.pack import Pack
from sijill.model.place import PlacePrecision

HEAD = "id,name,aliases,country,admin1,admin2,lat,lon,precision,source\n"


def pack_with(folder: Path, rows: str) -> Pack:
    folder.mkdir(exist_ok=True)
    (folder / "places.csv").write_text(HEAD + rows, encoding="utf-8")
    return Pack("mine", "1", "places", (), folder)


def test_a_name_is_found_but_for_case_marks_and_article(small_world: Path) -> None:
    entry = Gazetteer.open(small_world, ()).find("al-QARYATAYN")[0]
    assert (entry.place.id, entry.place.admin1, entry.match) == ("geonames:1", "Homs", Match.EXACT)
    assert entry.place.precision is PlacePrecision.SETTLEMENT


def test_a_name_is_found_without_its_cedillas(small_world: Path, tmp_path: Path) -> None:
    rows = "t:1,Curaça Nova,,SY,,,1.0,1.0,settlement,t\nt:2,Şırvan,,SY,,,2.0,2.0,settlement,t\n"
    gazetteer = Gazetteer.open(small_world, (pack_with(tmp_path / "pack", rows),))
    assert gazetteer.find("Curaca Nova", fuzzy=False)[0].place.id == "t:1"
    assert gazetteer.find("Sirvan", fuzzy=False)[0].place.id == "t:2"
    assert gazetteer.find("Curacha Nova", fuzzy=False)[0].place.id == "t:1"
    assert same_name("Curaca Nova", "Curaça Nova")
    assert not same_name("Curaca", "Curacha")


def test_a_name_is_found_by_its_consonants_in_another_script(small_world: Path) -> None:
    entry = Gazetteer.open(small_world, ()).find("Tel Tamer")[0]
    assert (entry.place.id, entry.match) == ("geonames:2", Match.SKELETON)


def test_a_misspelt_name_is_found_by_letters_in_a_given_country(small_world: Path) -> None:
    gazetteer = Gazetteer.open(small_world, ())
    assert gazetteer.find("Qaryatavn", countries=("SY",))[0].match is Match.FUZZY
    assert gazetteer.find("Qaryatavn") == ()
    assert gazetteer.find("Qaryatavn", countries=("SY",), fuzzy=False) == ()


def test_town_province_and_district_of_one_name_are_told_apart(small_world: Path) -> None:
    entries = Gazetteer.open(small_world, ()).find("Homs", countries=("SY",))
    assert {e.place.precision for e in entries} == {PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT,
                                                    PlacePrecision.PROVINCE}


def test_a_small_unit_is_an_area_of_its_province(small_world: Path) -> None:
    found = Gazetteer.open(small_world, ()).find("Nowhere Plain")[0]
    assert (found.feature, found.place.precision, found.place.admin1) == ("admin3", PlacePrecision.DISTRICT, "Homs")


def test_a_small_unit_that_is_a_district_is_one_entry_with_it_under_both_ids(small_world: Path) -> None:
    gazetteer = Gazetteer.open(small_world, ())
    districts = [e.place for e in gazetteer.find("Homs District") if e.place.precision is PlacePrecision.DISTRICT]
    assert [place.id for place in districts] == ["geonames:169576"]
    assert gazetteer.get("unit:SY@34.700,36.900") == districts[0] == gazetteer.get("geonames:169576")
    assert gazetteer.get("unit:SY@34.500,37.900") is not None  # no district's


def test_a_country_narrows_the_search(small_world: Path) -> None:
    gazetteer = Gazetteer.open(small_world, ())
    assert "FR" in {e.place.country for e in gazetteer.find("Homs")}
    assert {e.place.country for e in gazetteer.find("Homs", countries=("SY",))} == {"SY"}


def test_known_answers_for_many_names_at_once(small_world: Path) -> None:
    gazetteer = Gazetteer.open(small_world, ())
    assert gazetteer.known(["Homs", "Tall Tamr", "Nowhere", "QRY"]) == {"Homs", "Tall Tamr"}
    assert gazetteer.known([f"Nowhere {n}" for n in range(1200)]) == frozenset()


def test_countries_are_counted_in_a_text(small_world: Path) -> None:
    gazetteer = Gazetteer.open(small_world, ())
    assert gazetteer.countries_in("In Syria, as in France, the Syrian Arab Republic …") == (("FR", 1), ("SY", 2))


def test_an_alias_row_names_a_known_place_and_keeps_where_it_lies(small_world: Path, tmp_path: Path) -> None:
    pack = pack_with(tmp_path / "mine", "geonames:2,Tall Tamr,Girê Xurma,SY,,,,,settlement,me\n")
    entry = Gazetteer.open(small_world, (pack,)).find("Gire Xurma")[0]
    assert (entry.place.id, entry.place.lat, entry.match) == ("geonames:2", 36.6556, Match.ALIAS)


def test_an_alias_row_of_its_own_is_a_place(small_world: Path, tmp_path: Path) -> None:
    pack = pack_with(tmp_path / "mine", "pack:hill,Jabal Hill,Hill,SY,Homs,,34.1,37.1,district,me\n")
    place = Gazetteer.open(small_world, (pack,)).find("Hill")[0].place
    assert (place.id, place.precision, place.lat) == ("pack:hill", PlacePrecision.DISTRICT, 34.1)


def test_a_bad_alias_row_names_its_line(small_world: Path, tmp_path: Path) -> None:
    pack = pack_with(tmp_path / "mine", "pack:hill,Hill,,SY,,,north,37.1,district,me\n")
    with pytest.raises(SijillError, match=r"places\.csv line 2.*north"):
        Gazetteer.open(small_world, (pack,))


def test_the_fingerprint_changes_with_the_aliases_only(small_world: Path, tmp_path: Path) -> None:
    first = Gazetteer.open(small_world, ()).fingerprint
    assert Gazetteer.open(small_world, ()).fingerprint == first
    pack = pack_with(tmp_path / "mine", "pack:hill,Hill,,SY,,,34.1,37.1,district,me\n")
    assert Gazetteer.open(small_world, (pack,)).fingerprint != first


def test_opening_again_builds_nothing(small_world: Path) -> None:
    Gazetteer.open(small_world, ())
    before = world_path(small_world).stat().st_mtime_ns
    told: list[tuple[str, int, int]] = []
    Gazetteer.open(small_world, (), lambda *step: told.append(step))
    assert (told, world_path(small_world).stat().st_mtime_ns) == ([], before)


def test_two_that_build_at_once_make_one_index(small_world: Path) -> None:
    built: list[Path] = []
    threads = [threading.Thread(target=lambda: built.append(build(small_world))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built == [world_path(small_world)] * 4
    assert not list(small_world.rglob("*.part"))


KILLED = """
import os, runpy, signal, sys
from pathlib import Path
from sijill.knowledge.gazetteer import world as building
given = runpy.run_path(sys.argv[1])
building._data = lambda name: given["CITIES"] if name.startswith("cities") else given["COUNTRIES"]
building._table = lambda name: iter(given["TABLES"][name])
building.build(Path(sys.argv[2]), lambda *step: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_killed_build_leaves_no_index_and_the_next_one_works(small_world: Path) -> None:
    conftest = Path(__file__).with_name("conftest.py")
    done = subprocess.run([sys.executable, "-c", KILLED, str(conftest), str(small_world)], check=False,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert not world_path(small_world).exists()
    assert Gazetteer.open(small_world, ()).known(["Homs"]) == {"Homs"}
    assert not list(small_world.rglob("*.part"))


def test_sources_tell_their_licence(small_world: Path) -> None:
    assert sources(small_world) == ()
    build(small_world)
    found = {source.id: source for source in sources(small_world)}
    assert {name: source.rows for name, source in found.items()} == {"geoboundaries": 1, "geonames": 9}
    assert found["geonames"].licence == "CC BY 4.0"
    assert "ODbL 1.0" in found["geoboundaries"].licence
