"""A day of the calendar said in words or figures, in; the day under a hypothesis about the writing, out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sijill.knowledge.calendar import Unit
from sijill.knowledge.time_phrases import Phrase, PhraseKind
from sijill.resolve.date_spans import Span, day_span, move, range_span
from sijill.resolve.date_terms import EARLY_PRESS, NAMES, Hypothesis, Reading, Said


def dated(named: Phrase, said: Said) -> Reading | None:
    """A day of the calendar; a weekday said with it is checked, and a length said with it runs from it."""
    spans = list(_date_spans(named, said.when))
    if not spans:
        return None
    span, reasons = _chosen(spans, said.when.writing)
    weekday, length = said.get(PhraseKind.WEEKDAY), said.get(PhraseKind.DURATION)
    contrary = bool(weekday and weekday.weekday != span.earliest.isoweekday() and named.until is None)
    if contrary and weekday and weekday.weekday:
        fitting = [s for s in spans if s.earliest.isoweekday() == weekday.weekday]
        if fitting and len(spans) > 1:
            span, reasons, contrary = fitting[0], ["the weekday tells day from month"], False
        else:
            reasons.append(f"{span.earliest} is a {NAMES[span.earliest.isoweekday() - 1]}, "
                           f"not a {NAMES[weekday.weekday - 1]} as the report says")
    if length and length.amount and length.unit not in {None, Unit.HOUR}:
        span = range_span(span.earliest, move(span.earliest, length.amount, length.unit or Unit.DAY))
    if named.year is None and said.when.writing:
        reasons.append(f"the last such day on or before publication ({said.when.writing})")
    if said.when.writing and span.earliest > said.when.writing + EARLY_PRESS:
        reasons.append(f"after publication ({said.when.writing})")
    return Reading(span, named.year is None, tuple(reasons), contrary, tuple(s for s in spans if s != span))


def _chosen(spans: Sequence[Span], writing: date | None) -> tuple[Span, list[str]]:
    """Of two orders of day and month the one not after publication; where both stand, all days from the one to the other."""
    if len(spans) == 1:
        return spans[0], []
    possible = [s for s in spans if writing is None or s.earliest <= writing + EARLY_PRESS]
    if len(possible) == 1:
        return possible[0], ["the other order of day and month falls after publication"]
    near = [s for s in possible if writing and writing - s.earliest <= timedelta(days=31)]
    if len(near) == 1:
        return near[0], ["this order of day and month falls within a month of publication"]
    days = sorted(s.earliest for s in spans)
    return range_span(days[0], days[-1]), ["day and month may stand in either order"]


def _date_spans(named: Phrase, when: Hypothesis) -> Iterable[Span]:
    """The day, in both orders of day and month where the figures leave it open; none for a day that is not."""
    orders = [(named.month, named.day)]
    if named.swapped and named.month != named.day:
        orders.append((named.day, named.month))
    for month, day in orders:
        span = _calendar_day(replace(named, month=month, day=day), when)
        if span is not None:
            yield span


def _calendar_day(named: Phrase, when: Hypothesis) -> Span | None:
    """A year not said is the last in which the day is not after the writing."""
    for year, month in _months_back(named, when):
        try:
            first = date(year, month, named.day or 1)
            last = first.replace(day=named.until) if named.until else first
        except ValueError:
            continue
        if named.year or when.writing is None or first <= when.writing + EARLY_PRESS:
            return range_span(first, last) if last >= first else day_span(first)
    return None


def _months_back(named: Phrase, when: Hypothesis) -> Iterable[tuple[int, int]]:
    """Year and month pairs to try: the stated one, else back from the writing (eight years reach any 29 February)."""
    if named.month is None:
        start = when.writing
        return [(d.year, d.month) for n in range(3) if start for d in [move(start.replace(day=1), -n, Unit.MONTH)]]
    if named.year is not None:
        return [(named.year, named.month)]
    if when.writing is not None:
        return [(when.writing.year - n, named.month) for n in range(-1, 9)]
    return [(when.year, named.month)] if when.year is not None else []
