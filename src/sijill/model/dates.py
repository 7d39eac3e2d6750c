"""Dates: earliest and latest day, precision and basis, written in EDTF (ISO 8601-2, level 1)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatePrecision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """Where the days come from."""

    STATED = "stated"            # the text names it
    INFERRED = "inferred"        # worked out from the text and the publication date
    PUBLICATION = "publication"  # nothing in the text: the publication date stands in, and says so
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Both days inclusive; both None when the year is open (`XXXX-11-25`) or nothing is known."""

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    basis: DateBasis
    edtf: str | None

    @property
    def known(self) -> bool:
        return self.earliest is not None and self.latest is not None


UNKNOWN_DATE = DateRange(None, None, DatePrecision.UNKNOWN, DateBasis.NONE, None)


def day_range(day: date, basis: DateBasis = DateBasis.STATED) -> DateRange:
    """One day."""
    return DateRange(day, day, DatePrecision.DAY, basis, day.isoformat())


_OPEN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_LEAP_YEAR = 2000
"""Stands in for the open year when two open dates are compared: 29 February exists in it."""


def open_year_day(dates: DateRange) -> tuple[int, int] | None:
    """Month and day of `XXXX-11-25`, None for every other date."""
    found = _OPEN_YEAR.fullmatch(dates.edtf or "")
    return (int(found[1]), int(found[2])) if found and found[2] else None


def open_year_days(dates: DateRange) -> tuple[int, int] | None:
    """First and last day of a date whose year is left open, counted from 1 in a leap year; None for every other date.

    The last lies beyond 366 where the stretch runs over the new year.
    """
    ends = [_OPEN_YEAR.fullmatch(part) for part in (dates.edtf or "").split("/")]
    if not ends[0] or not ends[-1]:
        return None
    first, last = _day(_LEAP_YEAR, ends[0], 1), _day(_LEAP_YEAR, ends[-1], 31)
    if first is None or last is None:
        return None
    start, end = first.timetuple().tm_yday, last.timetuple().tm_yday
    return start, end if end >= start else end + 366


def days_apart(left: DateRange, right: DateRange) -> int | None:
    """Days between two dates: 0 where they share a day, None where one of them is not known.

    An open year (`XXXX-11-25`, `XXXX-11`, `XXXX-11-20/XXXX-11-25`) is taken for whatever year brings the two nearest.
    """
    here, there = _possible(left, right), _possible(right, left)
    gaps = [max(0, (first - end).days, (start - last).days) for start, end in here for first, last in there]
    return min(gaps, default=None)


def _possible(dates: DateRange, other: DateRange) -> list[tuple[date, date]]:
    """The stretches a date may stand for: its own, or, of an open year, those in the years about the other date."""
    if dates.earliest and dates.latest:
        return [(dates.earliest, dates.latest)]
    ends = [_OPEN_YEAR.fullmatch(part) for part in (dates.edtf or "").split("/")]
    if not ends[0] or not ends[-1]:
        return []
    first = other.earliest.year if other.earliest else _LEAP_YEAR
    last = other.latest.year if other.latest else _LEAP_YEAR
    found = [(_day(year, ends[0], 1), _day(year, ends[-1], 31)) for year in range(first - 1, last + 2)]
    return [(start, end) for start, end in found if start and end and start <= end]


def _day(year: int, found: re.Match[str], day: int) -> date | None:
    """The day matched; for a month the given day or its last; None for 29 February of a common year."""
    month, length = int(found[1]), monthrange(year, int(found[1]))[1]
    if found[2] is None:
        return date(year, month, min(day, length))
    return date(year, month, int(found[2])) if int(found[2]) <= length else None
