"""Datelines: cut off, so that the parser does not take them for words of the sentence, and read."""

from collections.abc import Callable

import pytest

from sijill.model.report import Report

SENTENCE = "Two farmers were killed on Tuesday by shells, residents said."


@pytest.mark.parametrize(
    ("line", "place", "publisher"),
    [
        ("DAYR AMUN, Syria (Orient Press) – ", "Dayr Amun, Syria", "Orient Press"),
        ("KYIV, Ukraine (AP) — ", "Kyiv, Ukraine", "AP"),
        ("BEIRUT, LEBANON (4:20 P.M.) – ", "Beirut, Lebanon", None),
        ("GAZA CITY, Gaza Strip (Reuters) - ", "Gaza City, Gaza Strip", "Reuters"),
        ("Damascus, SANA-", "Damascus", "SANA"),
        ("Rif Amun, SANA- ", "Rif Amun", "SANA"),
        ("BAGHDAD — ", "Baghdad", None),
        ("AL-HASAKAH — ", "Al-Hasakah", None),
        ("Goma (AFP) – ", "Goma", "AFP"),
        ("NEWSROOM (Orient Press) – ", None, "Orient Press"),
    ],
)
def test_dateline(read_text: Callable[..., Report], line: str, place: str | None, publisher: str | None) -> None:
    report = read_text(f"Shells kill two farmers in Tel Sarha\n\n{line}{SENTENCE}")
    assert (report.dateline_place, report.publisher) == (place, publisher)
    assert report.text[report.segments[-2].start : report.segments[-2].end] == line.strip()
    assert [s.kind for s in report.segments] == ["title", "boilerplate", "body"]
    assert report.text[report.segments[-1].start :] == SENTENCE


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("SAN AMUN, 3 JAN 90 -- [REPORT] [PRESS OFFICE OF THE LOCAL GARRISON, POLG] [TEXT] ", "TWO FARMERS"),
        ("SAN AMUN (RURITANIA), 12 NOV 89 -- [TEXT] ", "TWO FARMERS"),
    ],
)
def test_a_day_makes_a_dateline_in_capitals_too(read_text: Callable[..., Report], line: str, end: str) -> None:
    report = read_text((line + SENTENCE).upper())
    assert report.published is not None
    assert report.published.latest is not None
    assert report.published.latest.year in {1989, 1990}
    assert report.dateline_place is not None
    assert report.dateline_place.startswith("San Amun")
    assert report.text[report.segments[-1].start :].startswith(end)


@pytest.mark.parametrize(
    "start",
    [
        "The army (SAA) – which denies it – shelled the village.",
        "Dayr Amun province: Two farmers were killed by shells.",
        "Two farmers (both brothers) - aged 20 and 30 - were killed.",
        "NATO-led forces killed two farmers, residents said.",
        "Rescuers - who came late - found two bodies in the rubble.",
        "“DAYR AMUN – never again”, a mourner said at the funeral.",
    ],
)
def test_no_dateline(read_text: Callable[..., Report], start: str) -> None:
    report = read_text(start)
    assert report.dateline_place is None
    assert [s.kind for s in report.segments] == ["body"]


def test_day_of_a_dateline_is_the_day_of_publication(read_text: Callable[..., Report]) -> None:
    report = read_text(f"KYIV, 5 April 2022 (Orient Press) -- {SENTENCE}")
    assert report.published is not None
    assert report.published.edtf == "2022-04-05"
    assert report.dateline_place == "Kyiv"


def test_capitals_throughout(read_text: Callable[..., Report]) -> None:
    report = read_text(f"TEGUCIGALPA, 4 FEB 90 (RADIO AMUN) -- [TEXT] {SENTENCE.upper()}")
    assert report.published is not None
    assert report.published.edtf == "1990-02-04"
    assert report.text[report.segments[-1].start :] == SENTENCE.upper()
