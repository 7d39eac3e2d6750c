"""Calendars other than the common one: a day or a feast of theirs in, days of the common (Gregorian) calendar out."""

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from sijill.knowledge.calendar import Holiday, Reckoning

DAY = timedelta(days=1)
EASTERS = {Reckoning.EASTER: EASTER_WESTERN, Reckoning.ORTHODOX_EASTER: EASTER_ORTHODOX}
ISLAMIC_YEARS = 622
"""The year 1 of the Islamic calendar began in this one."""
PERSIAN_YEARS = 621
MOON = DAY
"""A month begins when its moon is sighted: in another country than Saudi Arabia often a day later."""


def common_day(reckoning: Reckoning, year: int, month: int, day: int) -> date | None:
    """The day in the common calendar; None where the calendar has no such day or no table for the year.

    Islamic days are those of the Umm al-Qura calendar (1343 to 1500 AH), Persian ones of the Solar Hijri calendar.
    """
    try:
        if reckoning is Reckoning.ISLAMIC:
            return date(*Hijri(year, month, day).to_gregorian().datetuple())
        if reckoning is Reckoning.PERSIAN:
            persian = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
            return date(persian.year, persian.month, persian.day)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def feasts(holiday: Holiday, year: int) -> Iterator[tuple[date, date]]:
    """First and last day of the feast in a year of the common calendar; an Islamic one may end a day later."""
    if holiday.reckoning in EASTERS:
        first = easter(year, EASTERS[holiday.reckoning]) + holiday.day * DAY
        yield first, first + (holiday.days - 1) * DAY
        return
    late = MOON if holiday.reckoning is Reckoning.ISLAMIC else 0 * DAY
    for there in _years(holiday.reckoning, year):
        begins = common_day(holiday.reckoning, there, holiday.month, holiday.day)
        if begins is not None and begins.year == year:
            yield begins, begins + (holiday.days - 1) * DAY + late


def _years(reckoning: Reckoning, year: int) -> range:
    """The years of a calendar that share days with one of the common calendar."""
    if reckoning is Reckoning.ISLAMIC:
        around = (year - ISLAMIC_YEARS) * 33 // 32  # an Islamic year is shorter by about a thirty-third
        return range(around - 1, around + 3)
    if reckoning is Reckoning.PERSIAN:
        return range(year - PERSIAN_YEARS - 1, year - PERSIAN_YEARS + 1)
    return range(year, year + 1)
