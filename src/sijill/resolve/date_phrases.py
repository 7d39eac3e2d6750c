"""A phrase that names no day of the calendar (weekday, yesterday, Eid) in; the days it means out, or None."""

from collections.abc import Callable
from datetime import date

from sijill.knowledge.calendar import Unit
from sijill.knowledge.time_phrases import Phrase, PhraseKind
from sijill.model.dates import DatePrecision
from sijill.resolve.date_spans import (
    DAY,
    SEVERAL,
    Span,
    day_span,
    feast_spans,
    month_span,
    move,
    part,
    range_span,
    season_span,
    shifted,
    week_span,
    year_span,
)
from sijill.resolve.date_terms import EARLY_PRESS, NAMES, Reading, Said


def _weekday(phrase: Phrase, said: Said) -> Reading | None:
    """The last such day on or before the writing; within the week, the day or the feast said with it where one is."""
    wanted, writing = phrase.weekday or 1, said.when.writing
    following, unit = said.get(PhraseKind.FOLLOWING), said.get(PhraseKind.UNIT)
    if following and (near := _following(following, said)) and near.span.earliest.isoweekday() == wanted:
        return near
    if writing is None:
        return None
    if unit and unit.unit is Unit.WEEK:
        monday = week_span(move(writing, unit.pointer or 0, Unit.WEEK)).earliest
        return Reading(day_span(monday + (wanted - 1) * DAY), True, (f"in the week named, from {writing}",))
    back = (writing.isoweekday() - wanted) % 7
    if phrase.pointer == 1:
        return Reading(day_span(writing + ((wanted - writing.isoweekday() - 1) % 7 + 1) * DAY), True,
                       (f"the next {NAMES[wanted - 1]} after publication ({writing})",))
    if phrase.pointer == -1 and back == 0:
        back = 7
    day = writing - back * DAY
    relative = said.get(PhraseKind.RELATIVE)
    reasons = [f"the last {NAMES[wanted - 1]} on or before publication ({writing})"]
    contrary = bool(relative and relative.unit is Unit.DAY and relative.amount is not None
                    and writing + relative.amount * DAY != day)
    if contrary:
        reasons.append("the report counts another day from its publication; the weekday is taken")
    return Reading(day_span(day), True, tuple(reasons), contrary)


def _relative(phrase: Phrase, said: Said) -> Reading | None:
    writing = said.when.writing
    if writing is not None and phrase.remembered:
        return _kept(phrase, writing)
    if writing is None or phrase.unit is None:
        return Reading(year_span(phrase.year)) if phrase.year else None
    if phrase.amount is None:
        last = writing if phrase.unit is Unit.HOUR else writing - DAY
        return Reading(range_span(writing - SEVERAL[phrase.unit] * DAY, last), True,
                       (f"an unstated number of {phrase.unit}s before publication ({writing})",))
    return Reading(shifted(writing, phrase.amount, phrase.unit), True, (f"counted from publication ({writing})",))


def _kept(phrase: Phrase, writing: date) -> Reading:
    """ "Ten years ago today", "on this day in 2015", "the third anniversary": as exactly as the words keep the day."""
    to = move(writing, phrase.amount or 0, phrase.unit or Unit.YEAR)
    if phrase.year:
        to = move(writing, phrase.year - writing.year, Unit.YEAR)
    whole = {Unit.DAY: day_span(to), Unit.WEEK: week_span(to), Unit.MONTH: month_span(to.year, to.month)}
    if phrase.kept is not None:
        return Reading(whole[phrase.kept], True, (f"the same {phrase.kept} as publication ({writing}), years before",))
    near = shifted(writing, phrase.amount or 0, phrase.unit or Unit.YEAR)
    if phrase.unit is Unit.YEAR:
        near = range_span(to - KEEPING * DAY, to + KEEPING * DAY)
    reason = f"an anniversary that publication ({writing}) is near to"
    return Reading(near, True, (reason,), of_a_day=True)


KEEPING = 31
"""Days: papers speak of an anniversary in the month before it and the month after."""


def _following(phrase: Phrase, said: Said) -> Reading | None:
    """From the day spoken of last; the day before or after may lean on the writing where no day was spoken of."""
    unit, before, writing = phrase.unit or Unit.DAY, said.context.before, said.when.writing
    if before is None:
        near = unit in {Unit.DAY, Unit.HOUR} and phrase.amount is not None and -2 <= phrase.amount <= 0
        if writing is None or not near:
            return None
        return Reading(shifted(writing, phrase.amount or 0, unit), True,
                       (f"no other day is spoken of: counted from publication ({writing})",))
    reason = f"counted from the day spoken of before ({before.latest})"
    if phrase.amount == 0 or (phrase.amount is None and unit is Unit.HOUR):
        return Reading(before, True, (reason,))
    if phrase.amount is None:
        way = phrase.pointer or 1
        days = sorted((before.latest + way * DAY, before.latest + way * SEVERAL[unit] * DAY))
        return Reading(range_span(*days), True, (reason,))
    start = before.latest if phrase.amount > 0 else before.earliest
    return Reading(shifted(start, phrase.amount, unit), True, (reason,))


def _holiday(phrase: Phrase, said: Said) -> Reading | None:
    years = [year] if (year := phrase.year or said.when.year) else []
    if not years and said.when.writing:
        years = [said.when.writing.year, said.when.writing.year - 1]
    spans = sorted((s for y in years for h in phrase.holidays for s in feast_spans(h, y)), key=lambda s: s.earliest)
    past = [s for s in spans if said.when.writing is None or s.earliest <= said.when.writing + EARLY_PRESS]
    if not past:
        return None
    span = past[-1]
    if phrase.eve:
        return Reading(day_span(span.earliest - DAY), True, ("the day before the feast, as the calendar gives it",))
    if phrase.day:
        span = range_span(span.earliest + (phrase.day - 1) * DAY, min(span.earliest + phrase.day * DAY, span.latest))
    return Reading(span, True, ("as the calendar gives it",))


def _month(phrase: Phrase, said: Said) -> Reading | None:
    """A month, a year or a part of one, said without a day."""
    named = said.date or phrase
    if named.month is None:
        return Reading(part(year_span(named.year, named.until_year), named.stage)) if named.year else None
    writing, year = said.when.writing, named.year or said.when.year
    reasons: tuple[str, ...] = ()
    if named.year is None and writing is not None:
        back = (writing.month - named.month) % 12 or (12 if named.pointer == -1 else 0)
        year = move(writing.replace(day=1), -back, Unit.MONTH).year
        reasons = (f"the last such month before publication ({writing})",)
    if year is None:
        return None
    return Reading(part(month_span(year, named.month), named.stage), named.year is None, reasons)


def _season(phrase: Phrase, said: Said) -> Reading | None:
    named, writing = said.date, said.when.writing
    year = phrase.year or (named.year if named else None)
    if phrase.season is None or (year is None and writing is None):
        return None
    if year is None and writing is not None:
        year = next(y for y in range(writing.year, writing.year - 3, -1)
                    if season_span(y, phrase.season).earliest <= writing
                    and not (phrase.pointer == -1 and season_span(y, phrase.season).holds(writing)))
    return Reading(part(season_span(year or 1, phrase.season), phrase.stage), phrase.year is None)


def _unit(phrase: Phrase, said: Said) -> Reading | None:
    writing = said.when.writing
    if writing is None:
        return None
    reason = (f"counted from publication ({writing})",)
    if phrase.weekend:
        saturday = week_span(writing).earliest + 5 * DAY + (phrase.pointer if phrase.pointer == 1 else 0) * 7 * DAY
        saturday -= 7 * DAY if saturday > writing and phrase.pointer != 1 else 0 * DAY
        return Reading(range_span(saturday, saturday + DAY), True, reason)
    to = move(writing, phrase.pointer or 0, phrase.unit or Unit.DAY)
    whole: dict[Unit | None, Callable[[], Span]] = {
        Unit.WEEK: lambda: week_span(to), Unit.MONTH: lambda: month_span(to.year, to.month),
        Unit.YEAR: lambda: year_span(to.year)}
    span = whole.get(phrase.unit, lambda: day_span(to))()
    return Reading(part(span, phrase.stage), True, reason)


def _past(phrase: Phrase, said: Said) -> Reading | None:
    writing, unit = said.when.writing, phrase.unit or Unit.DAY
    if writing is None:
        return None
    start = move(writing, -phrase.amount, unit) if phrase.amount else writing - SEVERAL[unit] * DAY
    return Reading(range_span(start, writing), True, (f"up to publication ({writing})",))


def _duration(phrase: Phrase, said: Said) -> Reading | None:
    """A length without an end lies between two days of the report as far apart; else it runs from the nearest."""
    unit, amount = phrase.unit or Unit.DAY, phrase.amount or 0
    if unit in {Unit.HOUR, Unit.YEAR} or amount == 0:
        return None
    days = [s.earliest for s in said.context.days if s.precision is DatePrecision.DAY]
    slack = max(1, amount * {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}.get(unit, 30) // 10)
    reason = f"a length of {amount} {unit}{'s' * (amount != 1)}"
    pairs = [(abs((last - move(first, amount, unit)).days), n, first, last)
             for n, first in enumerate(days) for last in days if last > first]
    if pairs and min(pairs)[0] <= slack:
        return Reading(range_span(*min(pairs)[2:]), True, (f"{reason} between two days the report names",))
    limit = said.when.writing
    for first in days:
        if limit is None or move(first, amount, unit) <= limit + EARLY_PRESS:
            return Reading(range_span(first, move(first, amount, unit)), True, (f"{reason} from {first}",))
    if limit is None:
        return None
    return Reading(range_span(move(limit, -amount, unit), limit), True, (f"{reason} before publication ({limit})",))


def _background(phrase: Phrase, _: Said) -> Reading | None:
    return Reading(year_span(phrase.year, phrase.until_year)) if phrase.year else None


def _overnight(phrase: Phrase, said: Said) -> Reading | None:
    writing = said.when.writing
    if writing is None or not phrase.overnight:
        return None
    return Reading(range_span(writing - DAY, writing), True, (f"the night before publication ({writing})",))


Reader = Callable[[Phrase, Said], Reading | None]
READERS: tuple[tuple[PhraseKind, Reader], ...] = (
    (PhraseKind.WEEKDAY, _weekday), (PhraseKind.RELATIVE, _relative), (PhraseKind.ANNIVERSARY, _relative),
    (PhraseKind.FOLLOWING, _following),
    (PhraseKind.HOLIDAY, _holiday), (PhraseKind.SEASON, _season), (PhraseKind.DATE, _month), (PhraseKind.UNIT, _unit),
    (PhraseKind.PAST, _past), (PhraseKind.DURATION, _duration), (PhraseKind.YEAR, _background),
    (PhraseKind.DAY_PART, _overnight),
)
"""Kinds from the most telling to the least."""
