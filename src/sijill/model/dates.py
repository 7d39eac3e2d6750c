"""Dates: earliest and latest day, precision and basis, written in EDTF (ISO 8601-2, level 1)."""

import re
from calendar import isleap
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


_OPEN_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")
_LEAP_YEAR = 2000
"""Stands in for the open year when two open dates are compared: 29 February exists in it."""


def open_year_day(dates: DateRange) -> tuple[int, int] | None:
    """Month and day of `XXXX-11-25`, None for every other date."""
    found = _OPEN_YEAR.fullmatch(dates.edtf or "")
    return (int(found[1]), int(found[2])) if found else None


def days_apart(left: DateRange, right: DateRange) -> int | None:
    """Days between two dates: 0 where they share a day, None where one of them is not known.

    An open year is compared by month and day, in whatever year brings the two nearest.
    """
    if left.earliest and left.latest and right.earliest and right.latest:
        return max(0, (right.earliest - left.latest).days, (left.earliest - right.latest).days)
    spans = [_possible(left, right), _possible(right, left)]
    gaps = [max(0, (b - a_end).days, (a - b_end).days) for a, a_end in spans[0] for b, b_end in spans[1]]
    return min(gaps, default=None)


def _possible(dates: DateRange, other: DateRange) -> list[tuple[date, date]]:
    """The stretches a date may stand for: its own, or its month and day in the years about the other date."""
    if dates.earliest and dates.latest:
        return [(dates.earliest, dates.latest)]
    open_day = open_year_day(dates)
    if open_day is None:
        return []
    if other.earliest and other.latest:
        years = range(other.earliest.year - 1, other.latest.year + 2)
    else:
        years = range(_LEAP_YEAR - 1, _LEAP_YEAR + 2)
    days = [date(year, *open_day) for year in years if open_day != (2, 29) or isleap(year)]
    return [(day, day) for day in days]
