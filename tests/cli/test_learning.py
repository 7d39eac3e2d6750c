"""`sijill packs learn` and the decisions that it learns from, with a gazetteer and roster of one entry each."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from factory import FRONT, NAMESAKE
from standins import INCIDENT, Runner

CLAIM = INCIDENT.claims[0].claim.id
GUNMEN = "Gunmen of the Northern Front"


@pytest.fixture(autouse=True)
def shelf(book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder, and what is known there."""
    known = SimpleNamespace(
        packs=(), gazetteer=SimpleNamespace(get={NAMESAKE.id: NAMESAKE}.get),
        roster=SimpleNamespace(actor={"front": FRONT}.get, is_body=lambda words: words == "the Army"))
    monkeypatch.setattr("sijill.knowledge.load", lambda *_, **__: known)
    monkeypatch.setenv("SIJILL_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "packs" / "learned"


@pytest.mark.parametrize(("arguments", "said"), [
    (["place"], "give --as ID"), (["place", "--as", "geonames:404"], "no place has the id geonames:404"),
    (["actor", "--as", "rebels"], "no party has the id rebels"),
    (["actor", "--as", "front"], "which party is not said (its parties: “Gunmen of the Northern Front”; “civilians”)"),
    (["actor", "--as", "front", "--words", "rebels"], "no party told as “rebels”"),
])
def test_a_choice_that_does_not_fit_is_refused(run: Runner, book: str, arguments: list[str], said: str) -> None:
    ran = run("decide", book, CLAIM, *arguments)
    assert ran.status == 1
    assert said in ran.err


def test_what_is_to_be_written_is_shown_and_asked_about_first(run: Runner, book: str, shelf: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("decide", book, CLAIM, "place", "--as", NAMESAKE.id).status == 0
    assert NAMESAKE.id in run("decisions", book, "-t").out
    dry = run("packs", "learn", book, "--dry-run")
    assert "places.csv: “Tell Zahra” is Tell Zahra (geonames:2); decision dec_" in dry.out
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    assert run("packs", "learn", book).err.endswith("nothing was written\n")
    assert not shelf.exists()
    assert f"wrote 1 row to {shelf}" in run("packs", "learn", book, "--yes").err
    assert "geonames:2,Tell Zahra,Tell Zahra," in (shelf / "places.csv").read_text(encoding="utf-8")


def test_protected_names_and_words_of_many_are_never_learnt(run: Runner, book: str, shelf: Path) -> None:
    for words in (GUNMEN, "civilians"):
        assert run("decide", book, CLAIM, "actor", "--as", "front", "--words", words).status == 0
    assert run("decide", book, "protect", "--name", GUNMEN).status == 0
    ran = run("packs", "learn", book, "--yes")
    assert "its words hold a protected name" in ran.err
    assert "“civilians” may mean many parties" in ran.err
    assert GUNMEN not in ran.err + ran.out + run("decisions", book).out
    assert not shelf.exists()


def test_with_nothing_to_learn_it_says_so(run: Runner, book: str) -> None:
    assert run("decide", book, CLAIM, "place", "--as", "none").status == 0
    assert "nothing to learn" in run("packs", "learn", book).err
