"""Web pages: text by trafilatura, date by htmldate, metadata of the head."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sijill.model.report import Given, Refusal, Report

LEAD = "Two farmers were killed on Tuesday when shells fell on the village of Tel Sarha, residents said."
NEXT = "The shelling lasted an hour and burned a barn at the edge of the fields, the mayor told reporters."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shells kill two - Orient Press</title>
<meta property="og:site_name" content="Orient Press"><meta name="author" content="Rim Sule">
<meta property="article:published_time" content="2019-05-04T10:00:00Z">
<link rel="canonical" href="https://orient.example/shells"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Shells kill two</h1><p>{LEAD}</p><p>{NEXT}</p></article></body></html>"""
ReadAll = Callable[..., list[Report | Refusal]]


def one(found: list[Report | Refusal]) -> Report:
    (report,) = found
    assert isinstance(report, Report), report
    return report


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_page_whatever_its_name(tmp_path: Path, read_all: ReadAll, name: str) -> None:
    (tmp_path / name).write_text(PAGE)
    report = one(read_all(tmp_path / name))
    assert [report.text[s.start : s.end] for s in report.segments if s.kind == "body"] == [LEAD, NEXT]
    assert (report.title, report.publisher, report.author) == ("Shells kill two", "Orient Press", "Rim Sule")
    assert report.url == "https://orient.example/shells"
    assert report.published is not None
    assert (report.published.edtf, str(report.published_basis)) == ("2019-05-04", "metadata")
    assert report.published_at is not None
    assert report.published_at.isoformat() == "2019-05-04T10:00:00+00:00"


def test_the_users_word_wins_over_a_pages_markup(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    report = one(read_all(tmp_path / "page.html", given=Given(published="2019-05-03", publisher="Amun Daily")))
    assert report.published is not None
    assert (report.published.edtf, str(report.published_basis), report.publisher) == (
        "2019-05-03",
        "given",
        "Amun Daily",
    )


def test_days_of_events_are_not_taken_from_the_prose(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "page.html").write_text(
        f"<html><body><article><p>On 3 May 2019 shells fell.</p><p>{LEAD}</p><p>{NEXT}</p></article></body></html>"
    )
    assert one(read_all(tmp_path / "page.html")).published is None


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("windows-1256", "قتل شخصان في قصف على القرية يوم الثلاثاء"),
        ("windows-1252", "Deux « fermiers » tués à l’aube près du café de Tel Sarha"),
    ],
)
def test_declared_encoding(tmp_path: Path, read_all: ReadAll, charset: str, words: str) -> None:
    page = f'<html><head><meta charset="{charset}"><title>x</title></head><body><p>{words}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode(charset))
    assert words in one(read_all(tmp_path / "page.html")).text


def test_undeclared_broken_page_is_refused(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "page.html").write_bytes(b"<html><body><p>caf\xe9 in Tel Sarha</p></body></html>")
    (refusal,) = read_all(tmp_path / "page.html")
    assert isinstance(refusal, Refusal)
    assert "byte 18" in refusal.problem


def test_text_without_tags_under_a_pages_name_is_text(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "page.html").write_text(f"{LEAD}\n\n{NEXT}")
    assert one(read_all(tmp_path / "page.html")).text == f"{LEAD}\n\n{NEXT}"


def test_embedded_post_of_a_page(tmp_path: Path, read_all: ReadAll) -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>Shells fell near the school. pic.twitter.com/abc</p>'
        '&mdash; Rim Sule (@rim) <a href="https://twitter.com/rim/status/1">May 3, 2019</a></blockquote>'
    )
    (tmp_path / "page.html").write_text(PAGE.replace(f"<p>{NEXT}", f"{post}<p>{NEXT}"))
    report = one(read_all(tmp_path / "page.html"))
    (found,) = [s for s in report.segments if s.kind == "post"]
    assert found.author == "Rim Sule (@rim)"
    assert [report.text[s.start : s.end] for s in report.segments if s.kind == "body"] == [LEAD, NEXT]


def test_a_broken_installation_is_not_the_pages_fault(
    tmp_path: Path, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "page.html").write_text(PAGE)
    (refusal,) = read_all(tmp_path / "page.html")
    assert isinstance(refusal, Refusal)
    assert refusal.problem.startswith("it could not be read: ModuleNotFoundError")
