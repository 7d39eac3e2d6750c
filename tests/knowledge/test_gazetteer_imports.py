"""Importing: every format, the same twice, joined where two sources mean one place, all or nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge.gazetteer import Gazetteer, ImportSummary, add
from sijill.knowledge.gazetteer.detecting import format_of
from sijill.knowledge.gazetteer.schema import added_path
from sijill.knowledge.gazetteer.sources import sources
from sijill.model.place import PlacePrecision

OCHA = ("gov_en,gov_ar,gov_pcode,dist_en,dist_ar,dist_pcode,subdist_en,subdist_ar,subdist_pcode,name_en,name_ar,pcode,"
        "type,lon,lat\n"
        "Homs,حمص,SY04,Tadmor,تدمر,SY0406,Qaryatein,القريتين,SY040600,Nowhere Hill,تل لامكان,C9001,C,37.4,34.1\n"
        "Homs,حمص,SY04,Tadmor,تدمر,SY0406,Qaryatein,القريتين,SY040600,Qaryatein,القريتين,C9002,C,37.242,34.231\n"
        "Homs,حمص,SY04,Tadmor,تدمر,SY0406,Qaryatein,القريتين,SY040600,East Quarter,الحي الشرقي,N9003,N,37.25,34.23\n"
        "Homs,حمص,SY04,Tadmor,تدمر,SY0406,Qaryatein,القريتين,SY040600,Bad,سيئ,C9004,C,east,34.1\n")
WOF = ("wof_id,gn_id,placetype,name,names_latin,names_ara,lat,lon,region,county,localadmin,population,is_current,"
       "superseded,gn_feature,wikidata\n"
       "11,2,locality,تل تمر,Tell Tamer|Girê Xurma,تل تمر,36.66,40.37,Hasaka (Al Haksa),Ras,,1200,-1,0,PPL,\n"
       "12,,locality,Old Tamr,Old Tamr,,36.6,40.3,Hasaka (Al Haksa),Ras,,,-1,1,PPL,\n"
       "13,1,locality,Far Away,Far Away,,36.9,41.9,Hasaka (Al Haksa),Ras,,,-1,0,PPL,\n")
TAIL = "34.5\t36.9\t{}\tSY\t\t11\t\t\t\t0\t\t400\tAsia/Damascus\t2020-01-01\n"
GEONAMES = ("77\tKafr Test\tKafr Test\tKafar Tist,كفر تست\t" + TAIL.format("P\tPPL") +
            "78\tTest Road\tTest Road\t\t" + TAIL.format("R\tRD") +
            "79\tshort line\n")
PCODES = ("Location,Admin Level,P-Code,Name,Parent P-Code\n"
          "#country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent\n"
          "SYR,1,SY04,Homs,SYR\nSYR,2,SY0499,Newdistrict,SY04\n")


@pytest.fixture
def table(tmp_path: Path):
    def write(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path
    return write


def test_ocha_rows_become_places_and_a_bad_one_a_sentence(small_world: Path, table) -> None:
    summary = add(small_world, table("ocha.csv", OCHA), "ocha")
    assert (summary.read, summary.merged) == (5, 1)
    assert summary.refused == ("ocha.csv line 5: '34.1', 'east' are no coordinates",)
    gazetteer = Gazetteer.open(small_world, ())
    place = gazetteer.find("تل لامكان")[0].place
    assert (place.id, place.country, place.admin1, place.admin2) == ("ocha:C9001", "SY", "Homs", "Tadmor")
    assert gazetteer.find("East Quarter")[0].place.precision is PlacePrecision.EXACT


def test_a_place_both_sources_give_is_one_and_bears_both_names(small_world: Path, table) -> None:
    add(small_world, table("ocha.csv", OCHA), "ocha")
    towns = [e.place for e in Gazetteer.open(small_world, ()).find("Qaryatein", fuzzy=False)
             if e.place.precision is PlacePrecision.SETTLEMENT]
    assert [(t.id, t.admin2) for t in towns] == [("geonames:1", "Tadmor")]


def test_whosonfirst_joins_by_geonames_id_drops_superseded_and_doubts_what_lies_far(small_world: Path, table) -> None:
    summary = add(small_world, table("wof.csv", WOF), "whosonfirst")
    assert summary == ImportSummary(2, 0, 1, 1, (), "whosonfirst")
    gazetteer = Gazetteer.open(small_world, ())
    assert gazetteer.find("Girê Xurma")[0].place.id == "geonames:2"
    far = gazetteer.find("Far Away")[0].place
    assert (far.id, far.country, far.admin1) == ("wof:13", "SY", "Al-Hasakah")
    assert gazetteer.find("Old Tamr", fuzzy=False) == ()


def test_geonames_dump_keeps_its_classes(small_world: Path, table) -> None:
    summary = add(small_world, table("SY.txt", GEONAMES), "geonames")
    assert (summary.read, summary.added) == (1, 1)
    assert summary.refused == ("SY.txt line 3: 2 columns instead of 19",)
    assert Gazetteer.open(small_world, ()).find("Kafar Tist")[0].place.admin1 == "Homs"


def test_pcodes_know_their_parents(small_world: Path, table) -> None:
    summary = add(small_world, table("pcodes.csv", PCODES), "hdx-pcodes")
    assert (summary.added, summary.merged) == (1, 1)
    place = Gazetteer.open(small_world, ()).find("Newdistrict")[0].place
    assert (place.admin1, place.precision, place.lat) == ("Homs", PlacePrecision.DISTRICT, None)


def test_a_csv_may_name_its_columns_otherwise(small_world: Path, table) -> None:
    path = table("mine.csv", "Village,Y,X\nMy Village,34.4,36.8\n")
    add(small_world, path, "csv", columns={"name": "Village", "lat": "Y", "lon": "X"})
    place = Gazetteer.open(small_world, ()).find("My Village")[0].place
    assert (place.country, place.admin1, place.lat) == ("SY", "Homs", 34.4)


@pytest.mark.parametrize(("name", "content", "format"), [
    ("ocha.csv", OCHA, "ocha"), ("wof.csv", WOF, "whosonfirst"), ("SY.txt", GEONAMES, "geonames"),
    ("p.csv", PCODES, "hdx-pcodes")])
def test_importing_again_changes_nothing(small_world: Path, table, name: str, content: str, format: str) -> None:
    path = table(name, content)
    first = add(small_world, path, format)
    before, mark = added_places(small_world), Gazetteer.open(small_world, ()).fingerprint
    again = add(small_world, path, format)
    assert (again.added, again.doubtful, again.merged) == (0, 0, first.read)
    assert (added_places(small_world), Gazetteer.open(small_world, ()).fingerprint) == (before, mark)


def added_places(home: Path) -> list[tuple[object, ...]]:
    import sqlite3

    with sqlite3.connect(added_path(home)) as connection:
        return [*connection.execute("SELECT * FROM place ORDER BY n"), *connection.execute("SELECT * FROM name")]


@pytest.mark.parametrize(("content", "format"), [
    (OCHA, "ocha"), (WOF, "whosonfirst"), (GEONAMES, "geonames"), (PCODES, "hdx-pcodes"),
    ("\ufeffname,lat\nX,1\n", "csv"), ("Village,lat\nX,1\n", "csv")])
def test_a_file_tells_its_format(table, content: str, format: str) -> None:
    assert format_of(table("x.txt", content), "Village" if content.startswith("Village") else "name") == format


@pytest.mark.parametrize(("content", "says"), [
    ("a,b\n1,2\n", "its first line has the columns a, b"), ("", "has no columns"), ("PK\x03\x04", "an archive"),
    ("77\tshort\n", "cannot be told")])
def test_a_file_that_does_not_is_refused_in_a_sentence(small_world: Path, table, content: str, says: str) -> None:
    with pytest.raises(SijillError, match=says):
        add(small_world, table("x.csv", content))


@pytest.mark.parametrize(("content", "format", "says"), [
    ("a,b\n1,2\n", "ocha", "no column"), ("", "whosonfirst", "no place"), ("a,b\n1,2\n", "csv", "no column 'name'"),
    (OCHA, "shapefile", "no gazetteer format")])
def test_a_file_of_another_kind_is_refused_in_a_sentence(small_world: Path, table, content: str, format: str,
                                                         says: str) -> None:
    with pytest.raises(SijillError, match=says):
        add(small_world, table("x.csv", content), format)


def test_bytes_that_are_no_text_and_files_that_are_not_there(small_world: Path, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00name\x00")
    with pytest.raises(SijillError, match="not readable as ocha"):
        add(small_world, tmp_path / "b.csv", "ocha")
    with pytest.raises(SijillError, match="no text in UTF-8"):
        add(small_world, tmp_path / "b.csv")
    with pytest.raises(SijillError, match="no such file"):
        add(small_world, tmp_path / "absent.csv")
    with pytest.raises(SijillError, match="no such file"):
        add(small_world, tmp_path / "absent.csv", "ocha")


KILLED = """
import os, runpy, signal, sys
from pathlib import Path
from sijill.knowledge.gazetteer import add, units, world as building
given = runpy.run_path(sys.argv[1])
building._data = lambda name: given["CITIES"] if name.startswith("cities") else given["COUNTRIES"]
units._table = lambda: iter(given["SMALL"])
building._table = lambda name: iter(given["UNITS"] if name == "subdivisions" else given["NATIONS"])
add(Path(sys.argv[2]), Path(sys.argv[3]), "whosonfirst",
    lambda stage, done, total: done == total and "import" in stage and os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_killed_import_loses_nothing_and_leaves_nothing_half_done(small_world: Path, table) -> None:
    add(small_world, table("ocha.csv", OCHA), "ocha")
    before = added_places(small_world)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(Path(__file__).with_name("conftest.py")), str(small_world),
         str(table("wof.csv", WOF))], check=False, capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert Gazetteer.open(small_world, ()).find("Girê Xurma", fuzzy=False) == ()
    assert added_places(small_world) == before
    assert add(small_world, table("wof.csv", WOF), "whosonfirst").read == 2
    assert [s.id for s in sources(small_world)] == ["geoboundaries", "geonames", "ocha:ocha.csv", "whosonfirst:wof.csv"]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("name", "format"), [("ocha_syr_communities.csv", "ocha"), ("wof_sy.csv", "whosonfirst")])
def test_the_gazetteers_beside_the_checkout_import(small_world: Path, name: str, format: str) -> None:
    path = Path(__file__).resolve().parents[2] / ".." / "shared" / "gazetteers" / name
    if not path.is_file():
        pytest.skip(f"no {name} beside the checkout")
    summary = add(small_world, path, format)
    assert summary.read > 8000
    assert len(summary.refused) < 10
