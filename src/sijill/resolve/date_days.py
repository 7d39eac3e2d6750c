"""A day of the calendar said in words or figures, in; the day under a hypothesis about the writing, out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sijill.knowledge.calendar import Unit
from sijill.knowledge.reckonings import MOON
from sijill.knowledge.time_phrases import Phrase, PhraseKind
from sijill.resolve.date_spans import Span, day_span, move, range_span
from sijill.resolve.date_terms import EARLY_PRESS, NAMES, Hypothesis, Reading, Said


def dated(named: Phrase, said: Said) -> Reading | None:
    """A day of the calendar; a weekday said with it is checked, and a length said with it runs from it."""
    spans = list(_date_spans(named, said.when))
    if not spans:
        return None
    span, reasons = _chosen(spans, said.when)
    weekday = said.get(PhraseKind.WEEKDAY)
    contrary = False
    if weekday is not None and weekday.weekday is not None and named.until is None:
        span, notes, contrary = _checked(spans, span, weekday.weekday, said.when)
        reasons = notes or reasons
    span = _lengthened(span, said.get(PhraseKind.DURATION))
    if named.moon:
        span = range_span(span.earliest, span.latest + MOON)
        reasons.append("by the Umm al-Qura calendar; where the moon was sighted a day later, it is the day after")
    writing = said.when.writing
    if named.year is None and writing:
        reasons.append(f"the last such day on or before publication ({writing})")
    if writing and span.earliest > writing + EARLY_PRESS:
        reasons.append(f"after publication ({writing})")
    return Reading(span, named.year is None, tuple(reasons), contrary, tuple(s for s in spans if s != span))


def _checked(spans: Sequence[Span], span: Span, weekday: int, when: Hypothesis) -> tuple[Span, list[str], bool]:
    """The day against the weekday said with it: it tells day from month, or shows a slip in the year, or a fault."""
    if span.days == 1 and span.earliest.isoweekday() == weekday:
        return span, [], False
    fitting = [s for s in spans if s.earliest.isoweekday() == weekday]
    if fitting and len(spans) > 1:
        return fitting[0], ["the weekday tells day from month"], False
    name = NAMES[weekday - 1]
    if when.writing and span.earliest > when.writing:
        for year in (when.writing.year, when.writing.year - 1):
            mended = _in_year(span.earliest, year)
            if mended and mended <= when.writing + EARLY_PRESS and mended.isoweekday() == weekday:
                return day_span(mended), [f"{span.earliest} lies after publication ({when.writing}) and is no {name}: "
                                          f"the year {year} has one"], False
    fault = f"{span.earliest} is a {NAMES[span.earliest.isoweekday() - 1]}, not a {name} as the report says"
    return span, [fault], True


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _lengthened(span: Span, length: Phrase | None) -> Span:
    if length is None or not length.amount or length.unit in {None, Unit.HOUR}:
        return span
    return range_span(span.earliest, move(span.earliest, length.amount, length.unit or Unit.DAY))


def _chosen(spans: Sequence[Span], when: Hypothesis) -> tuple[Span, list[str]]:
    """Of two orders of day and month the writer's own, where that is known, else the one not after publication.

    Where both stand, all days between the two.
    """
    writing = when.writing
    if len(spans) == 1:
        return spans[0], []
    if when.month_first is not None:
        return spans[1 if when.month_first else 0], [
            f"{'month' if when.month_first else 'day'} first, as {when.order_from}"]
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
