"""Other calendars, against days that are on record."""

from datetime import date

import pytest

from sijill.knowledge.calendar import Holiday, Reckoning
from sijill.knowledge.reckonings import common_day, feasts


@pytest.mark.parametrize(("year", "first"), [
    (1444, date(2023, 4, 21)), (1443, date(2022, 5, 2)), (1442, date(2021, 5, 13))])
def test_the_islamic_calendar_agrees_with_announced_feasts(year: int, first: date) -> None:
    """Eid al-Fitr as it was announced in Saudi Arabia."""
    assert common_day(Reckoning.ISLAMIC, year, 10, 1) == first


@pytest.mark.parametrize(("there", "here"), [
    ((1401, 1, 1), date(2022, 3, 21)), ((1403, 1, 1), date(2024, 3, 20)), ((1401, 6, 25), date(2022, 9, 16))])
def test_persian_days(there: tuple[int, int, int], here: date) -> None:
    """New years of 2022 and 2024, and 25 Shahrivar 1401."""
    assert common_day(Reckoning.PERSIAN, *there) == here


@pytest.mark.parametrize(("reckoning", "day"), [
    (Reckoning.ISLAMIC, (1443, 8, 30)), (Reckoning.ISLAMIC, (900, 1, 1)), (Reckoning.PERSIAN, (1401, 7, 31)),
    (Reckoning.GREGORIAN, (2023, 2, 29)), (Reckoning.ISLAMIC, (1443, 13, 1))])
def test_days_that_are_not(reckoning: Reckoning, day: tuple[int, int, int]) -> None:
    assert common_day(reckoning, *day) is None


def test_easters_of_both_churches() -> None:
    assert list(feasts(Holiday(Reckoning.EASTER, 0, 0, 1), 2022)) == [(date(2022, 4, 17), date(2022, 4, 17))]
    assert list(feasts(Holiday(Reckoning.EASTER, 0, -2, 1), 2022)) == [(date(2022, 4, 15), date(2022, 4, 15))]
    assert list(feasts(Holiday(Reckoning.ORTHODOX_EASTER, 0, 0, 1), 2022)) == [(date(2022, 4, 24), date(2022, 4, 24))]


def test_a_feast_of_the_moon_may_fall_twice_in_a_year_or_a_day_later() -> None:
    spans = list(feasts(Holiday(Reckoning.ISLAMIC, 9, 1, 30), 2030))
    assert [first for first, _ in spans] == [date(2030, 1, 5), date(2030, 12, 26)]
    assert all((last - first).days == 30 for first, last in spans)
