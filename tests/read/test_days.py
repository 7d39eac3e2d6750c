"""EDTF at the door, and dates as pages write them."""

from datetime import date

import pytest

from sijill.errors import SijillError
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.read.days import days_in_url, is_date_line, parse_edtf, parse_instant, written_days


@pytest.mark.parametrize(
    ("given", "earliest", "latest", "precision", "edtf"),
    [
        ("2017-10-23", date(2017, 10, 23), date(2017, 10, 23), "day", "2017-10-23"),
        ("2017-10", date(2017, 10, 1), date(2017, 10, 31), "month", "2017-10"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "year", "2017"),
        ("2017-10-XX", date(2017, 10, 1), date(2017, 10, 31), "month", "2017-10-XX"),
        ("2017-10-01/2017-10-21", date(2017, 10, 1), date(2017, 10, 21), "range", "2017-10-01/2017-10-21"),
        ("2017-10-23~", date(2017, 10, 23), date(2017, 10, 23), "day", "2017-10-23~"),
        ("2017-10-23T14:05:00Z", date(2017, 10, 23), date(2017, 10, 23), "day", "2017-10-23"),
        ("xxxx-11-25", None, None, "unknown", "XXXX-11-25"),
    ],
)
def test_edtf(given: str, earliest: date | None, latest: date | None, precision: str, edtf: str) -> None:
    found = parse_edtf(given, "here")
    assert (found.earliest, found.latest, str(found.precision), found.edtf) == (earliest, latest, precision, edtf)


@pytest.mark.parametrize(
    ("given", "instant"),
    [
        ("2024-03-01T23:30Z", "2024-03-01T23:30:00+00:00"),
        ("2024-03-01 23:30:15.250 UTC", "2024-03-01T23:30:15+00:00"),
        ("2024-03-01T23:30:00-0500", "2024-03-01T23:30:00-05:00"),
        ("2024-03-01T23:30:00+03:30", "2024-03-01T23:30:00+03:30"),
        ("2024-03-01T23:30", None),  # whose clock is not told
        ("2024-03-01T25:30Z", None),
        ("2024-03-01", None),
        ("2024-03", None),
    ],
)
def test_an_instant_wants_hour_and_offset(given: str, instant: str | None) -> None:
    found = parse_instant(given)
    assert (found.isoformat() if found else None) == instant


@pytest.mark.parametrize(
    "given", ["", "yesterday", "2017-13-01", "2017-02-30", "23.10.2017", "2018/2017", "2017/2018/2019"]
)
def test_not_edtf(given: str) -> None:
    with pytest.raises(SijillError, match="published is not a date"):
        parse_edtf(given, "here")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("23 October 2017", date(2017, 10, 23)),
        ("October 23rd, 2017", date(2017, 10, 23)),
        ("3 Feb. 2024", date(2024, 2, 3)),
        ("23:38 23.10.2017(updated", date(2017, 10, 23)),
        ("2017-10-23", date(2017, 10, 23)),
        ("10/23/2017", date(2017, 10, 23)),
        ("3 February، 2024", date(2024, 2, 3)),
        ("05/08/2025", None),
        ("05/05/2025", date(2025, 5, 5)),
    ],
)
def test_written_days(calendar: Calendar, words: str, day: date | None) -> None:
    assert [found.day for found in written_days(words, calendar)] == [day]


@pytest.mark.parametrize("words", ["30 February 2020", "99.99.2020", "room 3 2020", "1,750 BC", "may 2020"])
def test_not_written_days(calendar: Calendar, words: str) -> None:
    assert not written_days(words, calendar)


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Friday 12 March 2021 09:17, UK", True),
        ("Updated Friday 25 May 2018", True),
        ("September 18, 2021, 15:55", True),
        ("Issued on: 03/04/2021 - 08:10Modified: 03/04/2021 - 09:45", True),
        ("Three killed, 5 May 2021", False),
    ],
)
def test_date_lines(boilerplate: Boilerplate, calendar: Calendar, line: str, alone: bool) -> None:
    assert is_date_line(line, calendar, boilerplate) is alone


def test_days_in_addresses() -> None:
    assert list(days_in_url("https://orient.example/2022/10/28/shells-1999-99-99")) == [date(2022, 10, 28)]
    assert list(days_in_url("https://orient.example/?p=20221028")) == []
