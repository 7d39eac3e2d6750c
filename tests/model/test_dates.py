"""Days between dates, open years among them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, day_range, days_apart, open_year_day


def dates(edtf: str) -> DateRange:
    if "X" in edtf:
        return replace(UNKNOWN_DATE, edtf=edtf)
    first, _, last = edtf.partition("/")
    return DateRange(date.fromisoformat(first), date.fromisoformat(last or first), DatePrecision.RANGE,
                     DateBasis.STATED, edtf)


@pytest.mark.parametrize(("left", "right", "apart"), [
    ("2020-05-06", "2020-05-06", 0), ("2020-05-06", "2020-05-09", 3), ("2020-05-01/2020-05-31", "2020-05-09", 0),
    ("2020-05-01/2020-05-04", "2020-05-06/2020-05-09", 2), ("XXXX-05-06", "2020-05-08", 2),
    ("XXXX-12-31", "2020-01-01", 1), ("XXXX-12-31", "XXXX-01-02", 2), ("XXXX-02-29", "2020-02-28", 1),
    ("XXXX-10", "2020-10-09", 0), ("XXXX-10", "XXXX-11-02", 2), ("XXXX-10-20/XXXX-10-25", "XXXX-10-22", 0)])
def test_apart(left: str, right: str, apart: int) -> None:
    assert days_apart(dates(left), dates(right)) == apart
    assert days_apart(dates(right), dates(left)) == apart


def test_an_unknown_date_is_no_distance_away() -> None:
    assert days_apart(UNKNOWN_DATE, day_range(date(2020, 5, 6))) is None
    assert days_apart(UNKNOWN_DATE, dates("XXXX-05-06")) is None


def test_only_a_day_of_an_open_year_is_one() -> None:
    assert open_year_day(dates("XXXX-11-25")) == (11, 25)
    assert open_year_day(dates("XXXX-11")) is None
    assert open_year_day(day_range(date(2020, 11, 25))) is None


@given(st.dates(date(1980, 1, 1), date(2040, 1, 1)))
def test_a_day_is_no_distance_from_its_own_in_an_open_year(day: date) -> None:
    assert days_apart(day_range(day), dates(f"XXXX-{day:%m-%d}")) == 0
