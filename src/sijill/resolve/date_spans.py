"""Days in, stretches of days out: months, weeks, thirds, shifts by so many units, feasts; and their EDTF."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sijill.knowledge.calendar import Holiday, Stage, Unit
from sijill.knowledge.reckonings import feasts
from sijill.model.dates import DatePrecision

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from earliest to latest, both inclusive."""

    earliest: date
    latest: date
    precision: DatePrecision

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1

    def holds(self, day: date) -> bool:
        return self.earliest <= day <= self.latest


def day_span(day: date) -> Span:
    return Span(day, day, DatePrecision.DAY)


def range_span(earliest: date, latest: date) -> Span:
    return Span(earliest, latest, DatePrecision.RANGE) if earliest != latest else day_span(earliest)


def month_span(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), DatePrecision.MONTH)


def year_span(year: int, last: int | None = None) -> Span:
    """One year, or the first day of the one to the last day of the other."""
    precision = DatePrecision.YEAR if last in {None, year} else DatePrecision.RANGE
    return Span(date(year, 1, 1), date(last or year, 12, 31), precision)


def week_span(day: date) -> Span:
    """The ISO week, Monday to Sunday, of a day."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return Span(monday, monday + timedelta(days=6), DatePrecision.WEEK)


def season_span(year: int, season: tuple[int, int]) -> Span:
    """The season that begins in this year; one that ends in an earlier month than it begins runs into the next year."""
    first, last = season
    return range_span(date(year, first, 1), month_span(year + (last < first), last).latest)


def move(day: date, amount: int, unit: Unit) -> date:
    """The day so many units away; a month too short for the day gives its last day."""
    lengths = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
    if unit in lengths:
        return day + timedelta(days=amount * lengths[unit])
    if unit is Unit.HOUR:
        return day + timedelta(days=int(amount / 24))
    months = day.year * 12 + day.month - 1 + amount * (12 if unit is Unit.YEAR else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shifted(day: date, amount: int, unit: Unit) -> Span:
    """So many units from a day, as loosely as people count.

    Days are days; weeks leave half a week either side, months a third of a month; a year is the calendar year.
    """
    to = move(day, amount, unit)
    if unit is Unit.YEAR:
        return year_span(to.year)
    slack = {Unit.WEEK: 3, Unit.FORTNIGHT: 3, Unit.MONTH: 10}.get(unit, 0)
    precision = DatePrecision.WEEK if slack == 3 else DatePrecision.RANGE
    return Span(to - slack * DAY, to + slack * DAY, precision) if slack else day_span(to)


SEVERAL = {Unit.HOUR: 1, Unit.DAY: 7, Unit.WEEK: 31, Unit.FORTNIGHT: 62, Unit.MONTH: 366, Unit.YEAR: 3653}
"""Days that "several" or "recent" units reach at most: beyond them a writer names the next unit (years: ten)."""


THIRD = 10
"""Days of a third of a month, the last of which takes what is left."""


def part(span: Span, stage: Stage | None) -> Span:
    """A third or half of a stretch: days 1-10, 11-20, 21-end of a month; four months of a year."""
    if stage is None:
        return span
    pieces = 2 if stage in {Stage.FIRST_HALF, Stage.SECOND_HALF} else 3
    index = {Stage.EARLY: 0, Stage.FIRST_HALF: 0, Stage.MIDDLE: 1, Stage.SECOND_HALF: 1, Stage.LATE: 2}[stage]
    if span.precision is DatePrecision.YEAR:
        width = 12 // pieces
        first = date(span.earliest.year, index * width + 1, 1)
        return range_span(first, move(first, width, Unit.MONTH) - DAY)
    if span.days < pieces:  # of a day or two no part is a day of its own
        return span
    width = THIRD if span.precision is DatePrecision.MONTH and pieces == 3 else span.days // pieces
    start = span.earliest + index * width * DAY
    return range_span(start, span.latest if index == pieces - 1 else start + (width - 1) * DAY)


def feast_spans(holiday: Holiday, year: int) -> Iterator[Span]:
    """When the feast falls within a year of the common calendar."""
    for first, last in feasts(holiday, year):
        yield range_span(first, last)


def edtf(span: Span, *, about: bool = False) -> str:
    """EDTF, level 1; a whole month or year is written short."""
    first, last = span.earliest, span.latest
    if span.precision is DatePrecision.DAY:
        text = first.isoformat()
    elif span.precision is DatePrecision.MONTH:
        text = f"{first:%Y-%m}"
    elif span.precision is DatePrecision.YEAR:
        text = f"{first.year:04d}"
    else:
        return f"{first.isoformat()}/{last.isoformat()}"
    return text + "~" if about else text
