"""Dates: earliest and latest day, precision and basis, written in EDTF (ISO 8601-2, level 1)."""

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
