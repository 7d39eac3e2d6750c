"""Days counted by the clocks of the place: what "today" is where a report tells of, and where that stays open."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from sijill.knowledge.calendar import Calendar
from sijill.knowledge.pack import find_packs, tables
from sijill.knowledge.zones import zones
from sijill.model.claim import Claim, Position, Resolution
from sijill.model.dates import DateRange, day_range
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.report import Report, Segment, SegmentKind
from sijill.resolve.date_clock import clocks
from sijill.resolve.dates import resolve_dates

CALENDAR = Calendar.from_tables(tables(find_packs(), "calendar"))
ZONES = zones(find_packs())


def report(text: str, published: str) -> Report:
    segments = (Segment(0, len(text), SegmentKind.BODY),)
    return Report("rep_1", text, "", "test", segments, day_range(date.fromisoformat(published)))


def claim(source: Report, words: str | None) -> Claim:
    start = source.text.index(words) if words else 0
    time = Stated(words, (Evidence(start, start + len(words), words),)) if words else None
    act = Stated(Act.SHELLING, (Evidence(0, 6, source.text[:6]),))
    return Claim("clm_1", source.id, act, Modality.ASSERTED, Scope.INCIDENT, 0, Position(0, 0), time=time)


def found(words: str | None, at: str, country: str | None, publishing: str | None = None) -> Resolution[DateRange]:
    source = replace(report(f"Shells fell {words or ''}.", at[:10]), published_at=datetime.fromisoformat(at))
    there = clocks(source, [country], publishing, ZONES)
    return resolve_dates(source, [claim(source, words)], CALENDAR, publishing, there)[0]


def edtf(words: str | None, at: str, country: str | None, publishing: str | None = None) -> str | None:
    chosen = found(words, at, country, publishing).chosen
    return chosen.edtf if chosen else None


@pytest.mark.parametrize(("words", "at", "country", "day"), [
    ("today", "2024-03-01T23:30+00:00", "SY", "2024-03-02"),
    ("yesterday", "2024-03-01T23:30+00:00", "SY", "2024-03-01"),
    ("overnight", "2024-03-01T23:30+00:00", "SY", "2024-03-01/2024-03-02"),
    ("this morning", "2024-03-01T23:30-05:00", "YE", "2024-03-02"),
    ("on Saturday", "2024-03-01T23:30+00:00", "SY", "2024-03-02"),     # a Friday in London, a Saturday in Damascus
    ("today", "2024-03-02T01:00+03:00", "CO", "2024-03-01"),
    ("today", "2024-03-01T12:00+00:00", "SY", "2024-03-01"),
    ("on 5 February 2024", "2024-03-01T23:30+00:00", "SY", "2024-02-05"),
    ("this evening", "2024-03-01T23:30+00:00", "SY", "2024-03-01"),    # half past two at night there: no evening yet
    ("tonight", "2024-03-01T18:30+00:00", "SY", "2024-03-01"),
    ("this evening", "2024-03-01T09:00+00:00", "PH", "2024-03-01")])
def test_days_are_those_of_the_place(words: str, at: str, country: str, day: str) -> None:
    assert edtf(words, at, country) == day


def test_a_land_of_two_days_leaves_it_open() -> None:
    assert edtf("today", "2024-03-01T22:30+00:00", "CD") == "2024-03-01/2024-03-02"


def test_the_publishers_clock_serves_where_the_place_is_not_known() -> None:
    assert edtf("today", "2024-03-01T23:30+00:00", None, "SY") == "2024-03-02"
    assert edtf("today", "2024-03-01T23:30+00:00", None) == "2024-03-01"


def test_a_publication_date_that_stands_in_is_every_day_it_was() -> None:
    resolution = found(None, "2024-03-01T23:30+00:00", "SY")
    assert resolution.chosen is not None
    assert (resolution.chosen.edtf, resolution.chosen.basis.value) == ("2024-03-01/2024-03-02", "publication")
    assert edtf(None, "2024-03-01T12:00+00:00", "SY") == "2024-03-01"


def test_how_the_day_was_come_by_is_said_where_it_is_another() -> None:
    note = "it went out at 23:30 on 2024-03-01 (UTC), which was 2024-03-02 at 02h (Asia/Damascus) there"
    assert note in found("today", "2024-03-01T23:30+00:00", "SY").reasons
    assert note not in found("today", "2024-03-01T12:00+00:00", "SY").reasons
    assert f"{note}, too early for “this evening” of that day" in found("this evening", "2024-03-01T23:30+00:00",
                                                                          "SY").reasons
    assert note not in found("on 5 February 2024", "2024-03-01T23:30+00:00", "SY").reasons


def test_a_day_printed_with_the_text_is_its_own() -> None:
    source = replace(report("Shells fell today.", "2024-03-01"), own_day=day_range(date(2024, 2, 28)),
                     published_at=datetime.fromisoformat("2024-03-01T23:30+00:00"))
    there = clocks(source, ["SY"], None, ZONES)
    (resolution,) = resolve_dates(source, [claim(source, "today")], CALENDAR, None, there)
    assert resolution.chosen is not None
    assert resolution.chosen.edtf == "2024-02-28"
