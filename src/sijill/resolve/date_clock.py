"""When a report went out, and where its events were, in; the day and hour it then was there out, as far as they tell.

"Today" is the day of the place that is told of: a report that went out at 23:30 in London was written on the morrow of
Damascus. Only a report whose hour and offset were given says so; a bare day is taken as the day of whoever gave it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sijill.knowledge.calendar import Calendar
from sijill.knowledge.zones import Local, Zones
from sijill.model.dates import DateBasis, DatePrecision, DateRange
from sijill.model.report import Report
from sijill.resolve.date_spans import DAY, range_span
from sijill.resolve.date_terms import Hypothesis


@dataclass(frozen=True, slots=True)
class Clock:
    """What clocks showed at one place when the report went out: nothing where that is not known."""

    instant: datetime | None = None
    shown: tuple[Local, ...] = ()

    def hypotheses(self, words: str, calendar: Calendar) -> tuple[Hypothesis, ...]:
        """The days from which the words are counted there; none where the clock tells nothing."""
        return tuple(Hypothesis(local.day - DAY if _yet_to_come(words, local.hour, calendar) else local.day)
                     for local in self.shown)

    def note(self, words: str = "", calendar: Calendar | None = None) -> str:
        """How the day was come by; empty where the clock tells nothing."""
        if self.instant is None or not self.shown:
            return ""
        days = " or ".join(f"{local.day} at {local.hour:02}h ({local.zone})" for local in self.shown)
        early = calendar and any(_yet_to_come(words, local.hour, calendar) for local in self.shown)
        out = f"{self.instant:%H:%M} on {self.instant:%Y-%m-%d} ({_offset(self.instant)})"
        which = f"which was {days} there{f', too early for “{words}” of that day' if early else ''}"
        return f"it went out at {out}, {which}"


def clocks(report: Report, countries: Sequence[str | None], publishing: str | None, zones: Zones) -> tuple[Clock, ...]:
    """A clock for each country of an event, the publisher's where an event's is not known. Silent where no instant was
    given, and where a day of its own is printed with the text."""
    instant = report.published_at
    if instant is None or report.own_day is not None:
        return tuple(Clock() for _ in countries)
    return tuple(Clock(instant, zones.local(instant, country or publishing)) for country in countries)


def widened(published: DateRange, clock: Clock) -> DateRange:
    """A publication date that stands in for an event's: every day that it was, as given or at the place."""
    days = [local.day for local in clock.shown]
    if published.earliest is None or published.latest is None or not days:
        return published
    span = range_span(min(published.earliest, *days), max(published.latest, *days))
    if (span.earliest, span.latest) == (published.earliest, published.latest):
        return published
    return DateRange(span.earliest, span.latest, DatePrecision.RANGE, DateBasis.PUBLICATION,
                     f"{span.earliest}/{span.latest}")


def _yet_to_come(words: str, hour: int, calendar: Calendar) -> bool:
    """ "this evening", said a little after midnight, is the evening before."""
    return any(hour < begins for part, begins in calendar.begins.items() if part in words.lower())


def _offset(instant: datetime) -> str:
    return "UTC" if not instant.utcoffset() else f"UTC{instant:%z}"
