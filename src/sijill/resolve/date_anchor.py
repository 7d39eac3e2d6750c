"""A report in; when it may have been written, and which days its other words speak of, out: what a time leans on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from sijill.knowledge.calendar import Calendar, Unit
from sijill.knowledge.time_grammar import scan
from sijill.knowledge.time_phrases import PhraseKind, Relation, TimeExpression
from sijill.model.dates import DateRange
from sijill.model.report import Report, SegmentKind
from sijill.resolve.date_reading import read
from sijill.resolve.date_spans import DAY, Span
from sijill.resolve.date_terms import Context, Hypothesis, Reading

OWN = frozenset({SegmentKind.TITLE, SegmentKind.BODY, SegmentKind.CAPTION})
"""What the report itself says; posts have their own day of writing, and boilerplate speaks of other pages."""
Order = tuple[bool | None, str]
LONGEST_ANCHOR = 7
"""Days: what happened "three weeks later" is counted from a day, or a week at most, never from a month; an anniversary
is of a day, however loosely its words tell which."""
MANY_DAYS = 62
"""A publication date this loose (a year) gives its years only: its days would say nothing of weekdays."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the words of a time may lean on.

    `stated` are the report's own time expressions, with offsets of its text; `at` is where the words stand in it;
    `order` whether its writer sets the month before the day (None: unknown), and how that is known.
    """

    hypotheses: tuple[Hypothesis, ...]
    stated: tuple[TimeExpression, ...] = ()
    at: int | None = None
    order: Order = (None, "")

    def context(self, when: Hypothesis) -> Context:
        """The days the report speaks of, seen from where the words stand."""
        days = _timeline(self.stated, when)
        at = self.at if self.at is not None else max((offset for offset, _ in days), default=0) + 1
        before = [reading.span for offset, reading in days if offset < at and _anchors(reading)]
        near = sorted(days, key=lambda item: (abs(item[0] - at), item[0]))
        return Context(before[-1] if before else None, tuple(reading.span for _, reading in near))

    def full_dates(self) -> tuple[date, ...]:
        """The days that the report names with their year, in order."""
        named = (p for e in self.stated for p in e.phrases if p.kind is PhraseKind.DATE and p.year and p.day)
        return tuple(day for p in named if not p.swapped and (day := _real(p.year, p.month, p.day)) is not None)


def _real(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def anchor(report: Report, calendar: Calendar, country: str | None = None) -> Anchor:
    """What is known of the report's writing, by its publication date or by what its own words give away.

    `country` is its publisher's (ISO 3166 alpha-2), whose custom orders day and month where its own figures do not.
    """
    stated = tuple(_stated(report, calendar))
    order = _order(stated, calendar, country)
    years = _years(report, stated, calendar)
    if report.written is not None and report.written.known:
        return Anchor(ordered(written(report.written), order), stated, order=order)
    today = tuple(_today(stated, years))
    found = _least_contrary(ordered(today or tuple(Hypothesis(year=y) for y in years), order), stated)
    return Anchor(found, stated, order=order)


def _order(stated: Sequence[TimeExpression], calendar: Calendar, country: str | None) -> Order:
    """Day first or month first, as other dates of the report show, else as the press of the country has it."""
    shown = {p.month_first for e in stated for p in e.phrases if p.month_first is not None}
    if len(shown) == 1:
        return shown.pop(), "another date of the report shows"
    if shown or country is None or country.lower() in calendar.role("either_order"):
        return None, ""
    return country.lower() in calendar.role("month_first"), f"its publisher's country has it ({country})"


def ordered(hypotheses: Sequence[Hypothesis], order: Order) -> tuple[Hypothesis, ...]:
    """The hypotheses with what is known of the order of day and month."""
    return tuple(replace(when, month_first=order[0], order_from=order[1]) for when in hypotheses)


def written(published: DateRange | None) -> tuple[Hypothesis, ...]:
    """One hypothesis a day; a publication date known to the year only gives its years."""
    if published is None or published.earliest is None or published.latest is None:
        return ()
    first, days = published.earliest, (published.latest - published.earliest).days + 1
    if days > MANY_DAYS:
        return tuple(Hypothesis(year=year) for year in range(first.year, published.latest.year + 1))
    return tuple(Hypothesis(first + n * DAY) for n in range(days))


def _stated(report: Report, calendar: Calendar) -> Iterator[TimeExpression]:
    """Every time expression of the report's own text, at its offsets."""
    for segment in report.segments:
        if segment.kind in OWN:
            yield from scan(report.text, calendar, segment.start, segment.end)


def _years(report: Report, stated: Sequence[TimeExpression], calendar: Calendar) -> tuple[int, ...]:
    """The years the report may be of: not before the last year it speaks of, not after it was fetched."""
    fetched = (report.retrieved or "")[:4]
    last = int(fetched) if fetched.isdecimal() and len(fetched) == 4 else calendar.last_year
    spoken = [year for e in stated for p in e.phrases for year in (p.year, p.until_year) if year and year <= last]
    return tuple(range(max([calendar.first_year, *spoken]), last + 1))


def _today(stated: Sequence[TimeExpression], years: Sequence[int]) -> Iterator[Hypothesis]:
    """Days of writing given away by words such as "Today, 25 November": one for each year where the year is open."""
    for expression in stated:
        counted = [p.amount for p in expression.first if p.kind is PhraseKind.RELATIVE and p.unit is Unit.DAY]
        named = [p for p in expression.first if p.kind is PhraseKind.DATE and p.day and p.month and not p.swapped]
        if not counted or counted[0] is None or not named or expression.relation is not Relation.AT:
            continue
        for year in [named[0].year] if named[0].year else years:
            day = _real(year, named[0].month, named[0].day)
            if day is not None:
                yield Hypothesis(day - timedelta(days=counted[0]))
        return


def _least_contrary(hypotheses: tuple[Hypothesis, ...], stated: tuple[TimeExpression, ...]) -> tuple[Hypothesis, ...]:
    """Those under which the fewest weekdays and dates of the report contradict each other."""
    faults = [sum(reading.contrary for _, reading in _timeline(stated, when)) for when in hypotheses]
    return tuple(when for when, count in zip(hypotheses, faults, strict=True) if count == min(faults))


def _anchors(reading: Reading) -> bool:
    return reading.of_a_day or reading.span.days <= LONGEST_ANCHOR


@lru_cache(maxsize=128)  # the hypotheses of one report, asked for by each of its claims
def _timeline(stated: tuple[TimeExpression, ...], when: Hypothesis) -> tuple[tuple[int, Reading], ...]:
    """What the report's expressions mean, in order, each leaning on the day before it; lengths are left out."""
    days: list[tuple[int, Reading]] = []
    before: Span | None = None
    for expression in stated:
        if expression.has(PhraseKind.DURATION) or expression.has(PhraseKind.YEAR):
            continue
        reading = read(expression, when, Context(before))
        if reading is None or expression.relation not in {Relation.AT, Relation.BETWEEN}:
            continue
        days.append((expression.start, reading))
        before = reading.span if _anchors(reading) else before
    return tuple(days)
