"""When, roughly: from a time expression to a key by which two of them can be told apart.

The words are read by `knowledge.time_grammar` alone; which days they mean in the end is for `resolve` to say.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from sijill.knowledge.calendar import Unit
from sijill.knowledge.time_phrases import Phrase, PhraseKind, TimeExpression

AFTER_PRESS = timedelta(days=1)
"""A day and month later than this after publication are those of the year before: time zones differ by a day."""


DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
"""Units in which days are counted back to the day: a month or year earlier is too rough for it."""


class Grain(IntEnum):
    """How narrow the words are."""

    NONE = 0
    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class TimeKey:
    """What the words fix: any of a day, weekday (Monday 0), month, day of month, year, days before the report.

    `leans`: the day before one spoken of before, counted from the report for want of it; `after` counts it anew.
    """

    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    on: date | None = None
    ago: int | None = None
    leans: bool = False

    def after(self, spoken: date | None) -> "TimeKey":
        """The key, where the day is known that the report spoke of last."""
        return replace(_of(spoken - timedelta(days=self.ago or 1)), leans=True) if self.leans and spoken else self

    @property
    def grain(self) -> Grain:
        if self.on or self.weekday is not None or self.day or self.ago is not None:
            return Grain.DAY
        return Grain.MONTH if self.month else Grain.YEAR if self.year else Grain.NONE

    def conflicts(self, other: "TimeKey") -> bool:
        """The two cannot mean one day."""
        if self.on and other.on:
            return self.on != other.on
        pairs = ((self.ago, other.ago), (self.weekday, other.weekday), (self.month, other.month), (self.day, other.day),
                 (self.year, other.year))
        return any(a is not None and b is not None and a != b for a, b in pairs)


def time_key(time: TimeExpression, published: date | None) -> TimeKey:
    """The key of a time expression; with a publication date, weekdays and day-months become days.

    Of a range ("since Monday", "from 3 to 6 June") the key holds what its first end fixes.
    """
    said = {phrase.kind: phrase for phrase in reversed(time.first)}
    named, weekday = said.get(PhraseKind.DATE) or said.get(PhraseKind.YEAR), said.get(PhraseKind.WEEKDAY)
    ago = next((a for phrase in time.first if (a := _ago(phrase)) is not None), None)
    leans = named is None and any(phrase.kind is PhraseKind.FOLLOWING for phrase in time.first)
    again = next((phrase for phrase in time.first if phrase.remembered), None)
    if again is not None:
        return TimeKey(year=again.year or (published.year + _years(again) if published else None))
    if published is not None and ago is not None:
        return replace(_of(published - timedelta(days=ago)), ago=ago, leans=leans)
    if named is not None:
        return replace(_named(named, weekday, published), ago=ago)
    if weekday is not None:
        return replace(_weekday(weekday, published), ago=ago)
    return TimeKey(ago=ago)


def _years(phrase: Phrase) -> int:
    return (phrase.amount or 0) if phrase.unit is Unit.YEAR else 0


def _ago(phrase: Phrase) -> int | None:
    """Days before the report: "today", "two days ago". "The day before" and "a week earlier" are counted from the
    report, for want of better.

    Other days counted from one spoken of before ("the same day", "three days later") fix nothing by themselves.
    """
    if phrase.amount is None or phrase.amount > 0:
        return None
    if phrase.kind is PhraseKind.FOLLOWING and phrase.amount < 0:
        return -phrase.amount * DAYS[phrase.unit] if phrase.unit in DAYS else None
    return -phrase.amount if phrase.kind is PhraseKind.RELATIVE and phrase.unit is Unit.DAY else None


def _named(named: Phrase, weekday: Phrase | None, published: date | None) -> TimeKey:
    """A date or a part of one, with the weekday said beside it."""
    year = named.year or (published.year if published else None)
    if named.month is None or named.day is None or year is None:
        return TimeKey(weekday.weekday - 1 if weekday and weekday.weekday else None, named.month, named.day, named.year)
    found = _day(year, named.month, named.day)
    if published and not named.year and found.on and found.on > published + AFTER_PRESS:
        return _day(year - 1, named.month, named.day)
    return found


def _weekday(phrase: Phrase, published: date | None) -> TimeKey:
    """The last such day on or before publication; "last Friday" said on a Friday is a week before."""
    wanted = (phrase.weekday or 1) - 1
    if published is None:
        return TimeKey(wanted)
    back = (published.weekday() - wanted) % 7
    return _of(published - timedelta(days=7 if phrase.pointer == -1 and back == 0 else back))


def _day(year: int, month: int, day: int) -> TimeKey:
    """Only the year, where no calendar has the day."""
    try:
        return _of(date(year, month, day))
    except ValueError:
        return TimeKey(year=year)


def _of(on: date) -> TimeKey:
    return TimeKey(on.weekday(), on.month, on.day, on.year, on)
