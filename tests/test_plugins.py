"""What other packages offer: found by its name, loaded when chosen, refused in a sentence; used by each room."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import cheap_stages
import pytest
from cheap_stages import KNOWLEDGE
from factory import CHILD, make_incident, make_report

from sijill import pipeline, plugins
from sijill.casebook import Casebook
from sijill.errors import SijillError
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.knowledge.gazetteer.formats import FORMATS, Format
from sijill.knowledge.pack import find_packs, tables
from sijill.model.report import Refusal, Report
from sijill.plugins import Group, choose, names, release
from sijill.publish import publish
from sijill.read import read

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """A package with one module and one entry point, as pip would leave it."""
    def installed(package: str, group: Group, offer: str, code: str = "def offer(*_):\n    return ()\n") -> None:
        folder = tmp_path / f"site-{package}"
        info = folder / f"{package}-1.2.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(f"[{group}]\n{offer} = {package}_code:offer\n")
        (folder / f"{package}_code.py").write_text(code)
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.delitem(sys.modules, f"{package}_code", raising=False)
        plugins._offers.cache_clear()

    plugins._offers.cache_clear()
    yield installed
    plugins._offers.cache_clear()


def test_built_ins_come_first_and_need_no_package() -> None:
    assert names(Group.EXTRACTORS, ["rules"])[0] == "rules"
    assert choose(Group.EXTRACTORS, {"rules": len}, "rules") is len
    assert release(Group.EXTRACTORS, "rules") == ""


def test_an_offer_is_found_and_says_whose_it_is(install: Install) -> None:
    install("valley", Group.EXTRACTORS, "llm")
    built_in: dict[str, Callable[..., object]] = {"rules": len}
    assert names(Group.EXTRACTORS, built_in) == ("rules", "llm")
    assert choose(Group.EXTRACTORS, built_in, "llm")(1) == ()
    assert release(Group.EXTRACTORS, "llm") == "valley 1.2"
    assert names(Group.READERS, ()) == ()


def test_a_name_that_no_one_offers(install: Install) -> None:
    install("valley", Group.EXTRACTORS, "llm")
    with pytest.raises(SijillError, match=r"there is no extractor 'lmm'; use one of rules, llm$"):
        choose(Group.EXTRACTORS, {"rules": len}, "lmm")


@pytest.mark.parametrize("second", ["rules", "llm"])
def test_a_name_taken_already(install: Install, second: str) -> None:
    install("valley", Group.EXTRACTORS, "llm")
    install("hill", Group.EXTRACTORS, second)
    with pytest.raises(SijillError, match=f"both offer the extractor '{second}'; uninstall one of") as told:
        names(Group.EXTRACTORS, ["rules"])
    assert "hill 1.2" in str(told.value)
    assert ("Sijill itself" in str(told.value)) == (second == "rules")


@pytest.mark.parametrize(("code", "why"), [
    ("import nothing_of_this_name", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
    ("1 / 0", "ZeroDivisionError"), ("other = 1", "AttributeError"), ("offer = 'words'", "not what it says")])
def test_a_broken_offer_is_told_when_it_is_chosen_and_not_before(install: Install, code: str, why: str) -> None:
    install("valley", Group.EXTRACTORS, "llm", code)
    assert "llm" in names(Group.EXTRACTORS, ["rules"])
    with pytest.raises(SijillError, match=f"valley 1.2 offers the extractor 'llm', .*{why}.*; install"):
        choose(Group.EXTRACTORS, {"rules": len}, "llm")


def test_another_extractor_works_a_casebook_and_its_release_puts_the_rules_out_of_date(
        install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_stages.install(monkeypatch.setattr)
    install("silent", Group.EXTRACTORS, "silence",
            "def offer(reports, knowledge):\n    return ((report, ()) for report in reports)\n")
    with Casebook.create(tmp_path / "x.casebook", []) as casebook:
        pipeline.read_into(casebook, ["1", "2"], KNOWLEDGE)
        assert pipeline.run(casebook, KNOWLEDGE).incidents == 2
        silent = pipeline.run(casebook, KNOWLEDGE, extractor="silence")
        assert (silent.extracted, silent.incidents) == (2, 0)
        assert pipeline.run(casebook, KNOWLEDGE, extractor="silence").extracted == 0
        assert pipeline.check(casebook) == ()
        assert pipeline.run(casebook, KNOWLEDGE).extracted == 2
    assert pipeline.code(["1"], KNOWLEDGE, extractor="silence").incidents == ()


READER = """
from sijill.errors import SijillError
from sijill.read import Draft
def offer(content, origin):
    if content != b"%PDF- two pages":
        raise SijillError("it is no PDF of ours", where=origin)
    yield Draft(b"1", "Shells fell on Tell Zahra.", f"{origin} page 1")
    yield Draft(b"2", "Two farmers were killed.", f"{origin} page 2")
"""


def test_a_reader_takes_the_files_of_its_suffix(install: Install, tmp_path: Path) -> None:
    install("paper", Group.READERS, "pdf", READER)
    packs = find_packs()
    boilerplate = Boilerplate.from_tables(tables(packs, "boilerplate"))
    calendar = Calendar.from_tables(tables(packs, "calendar"))
    (tmp_path / "a.PDF").write_bytes(b"%PDF- two pages")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-")
    (tmp_path / "c.txt").write_text("Three farmers were hurt.")
    found = list(read([str(tmp_path / name) for name in ("a.PDF", "b.pdf", "c.txt")], boilerplate, calendar))
    assert [r.text for r in found if isinstance(r, Report)] == [
        "Shells fell on Tell Zahra.", "Two farmers were killed.", "Three farmers were hurt."]
    assert [r.problem for r in found if isinstance(r, Refusal)] == ["it is no PDF of ours"]
    install("other", Group.READERS, "txt")
    with pytest.raises(SijillError, match="both offer the reader 'txt'"):
        read([], boilerplate, calendar)


EXPORTER = """
import json
import sys
from sijill.publish import Written
def offer(records, reports):
    data = json.dumps([[r["id"], [v["name"] for v in r["victims"]]] for r in records]).encode()
    yield Written({path!r}, data + {more!r}, len(records), "application/json")
"""


def test_the_files_of_an_exporter_are_part_of_a_release_and_hold_no_protected_name(
        install: Install, tmp_path: Path) -> None:
    install("ids", Group.EXPORTERS, "ids", EXPORTER.format(path="names.json", more=b""))
    release = publish([make_incident()], {make_report().id: make_report()}, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "names.json").read_text()) == [[make_incident().id, ["[name withheld]"]]]
    assert "names.json" in [file.path for file in release.files]
    assert "names.json" in (tmp_path / "out" / "datapackage.json").read_text()


@pytest.mark.parametrize(("path", "more", "why"), [
    ("../names.json", b"", "no plain name"), (".hidden", b"", "no plain name"), ("claims.csv", b"", "there already"),
    ("datapackage.json", b"", "there already"), ("names.parquet", b"\xff", "not text in UTF-8"),
    ("names.json", CHILD.encode(), "a protected name is left in it")])
def test_a_file_that_may_not_go_out_stops_the_release(install: Install, tmp_path: Path, path: str, more: bytes,
                                                      why: str) -> None:
    install("ids", Group.EXPORTERS, "ids", EXPORTER.format(path=path, more=more))
    with pytest.raises(SijillError, match=why):
        publish([make_incident()], {}, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_gazetteer_format_is_what_it_says(install: Install) -> None:
    def fits(offered: object) -> bool:
        return isinstance(offered, Format)

    install("maps", Group.GAZETTEERS, "gpx", "from sijill.knowledge.gazetteer.formats import Format\n"
                                             "offer = Format(lambda path, columns: iter(()), 'GPX', 'CC0')\n")
    install("fake", Group.GAZETTEERS, "kml")
    assert choose(Group.GAZETTEERS, FORMATS, "gpx", fits).title == "GPX"
    with pytest.raises(SijillError, match=r"fake 1\.2 offers the gazetteer format 'kml'"):
        choose(Group.GAZETTEERS, FORMATS, "kml", fits)
