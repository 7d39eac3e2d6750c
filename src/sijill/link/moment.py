"""Dates compared: two tellings' dates in, the grounds for one moment or two out; basis and precision weigh."""

from datetime import date, timedelta

from sijill.link.ground import Ground, On
from sijill.link.telling import Telling
from sijill.model.dates import DateBasis, DatePrecision, DateRange, day_range, days_apart, open_year_day

SAME_DAY, SAME_DAY_OPEN_YEAR, SAME_WEEK, SAME_MONTH, SAME_YEAR = 3.0, 2.5, 1.5, 0.75, -2.0
"""A telling has some eight days to fall on while a village stays in the news: sharing one is worth three bits.
A stretch of more than a month says nearly as little as no date: a village is shelled many times a year."""

NEXT_DAY = -1.0
"""Night attacks are told under either day, and "yesterday" depends on the hour: a day's difference does not forbid."""

DAYS_OFF = 2
TWO_DAYS = -3.0
"""A day worked out from a publication date is off where the page was late; by more than two days hardly ever."""

UNKNOWN = -3.0
"""Two tellings that share a place and an act but no known date are mostly two events of a long war."""

NEWS, LATE_NEWS = 2.0, 1.0
NEWS_DAYS, STALE_DAYS = 3, 10
"""News is mostly printed on the day or the next, at times within three; ten days on, a report without a date does not
mean that day."""


def compare_dates(left: Telling, right: Telling) -> Ground:
    gap = days_apart(left.date, right.date)
    if gap is None:
        return Ground(On.DATE, UNKNOWN, "a date is not known")
    published = [d.basis is DateBasis.PUBLICATION for d in (left.date, right.date)]
    if all(published):
        return _both_published(gap)
    if any(published):
        told, printed = (right.date, left.date) if published[0] else (left.date, right.date)
        return _one_published(told, printed)
    return _overlap(left.date, right.date) if gap == 0 else _apart(left.date, right.date, gap)


def _both_published(gap: int) -> Ground:
    when = f"{gap} days apart" if gap else "the same day"
    reason = f"no dates in the texts, published {when}"
    if gap > STALE_DAYS:
        return Ground(On.DATE, -6.0, reason, forbids=True)
    return Ground(On.DATE, NEWS if gap == 0 else NEXT_DAY if gap == 1 else TWO_DAYS, reason)


def _one_published(told: DateRange, printed: DateRange) -> Ground:
    lag = _lag(told, printed)
    if lag < -1:
        return Ground(On.DATE, -6.0, f"one was published before the other's day ({told.edtf})", forbids=True)
    if lag > STALE_DAYS:
        return Ground(On.DATE, -6.0, f"one was published {lag} days after the other's day", forbids=True)
    reason = f"one was published {max(lag, 0)} days after the other's day ({told.edtf})"
    weight = NEWS if lag <= 1 else LATE_NEWS if lag <= NEWS_DAYS else 0.0
    return Ground(On.DATE, weight if _length(told) == 1 else min(weight, _stretch(_length(told))), reason)


def _lag(told: DateRange, printed: DateRange) -> int:
    """Days from the event to the print, negative where the print came first; an open year is the last that fits."""
    on = printed.latest or date.max
    if told.earliest is None or told.latest is None:
        back = (n for n in range(-1, STALE_DAYS + 2) if days_apart(told, day_range(on - timedelta(n))) == 0)
        return next(back, STALE_DAYS + 1)
    if told.earliest <= on <= told.latest:
        return 0
    return (on - told.latest).days if on > told.latest else (on - told.earliest).days


def _overlap(left: DateRange, right: DateRange) -> Ground:
    open_years = [open_year_day(dates) is not None for dates in (left, right)]
    if all(dates.precision is DatePrecision.DAY or open_year
           for dates, open_year in zip((left, right), open_years, strict=True)):
        weight = SAME_DAY_OPEN_YEAR if any(open_years) else SAME_DAY
        return Ground(On.DATE, weight, f"same day: {min(_said(left), _said(right))}")
    weight = _stretch(max(_length(left), _length(right)))
    if left.edtf == right.edtf and left.edtf:
        return Ground(On.DATE, weight + 1.0, f"same stretch of time: {left.edtf}")
    return Ground(On.DATE, weight, f"dates overlap: {_said(left)} and {_said(right)}")


def _apart(left: DateRange, right: DateRange, gap: int) -> Ground:
    reason = f"{gap} day{'s' if gap > 1 else ''} apart: {_said(left)} and {_said(right)}"
    if gap == 1:
        return Ground(On.DATE, NEXT_DAY, reason)
    if gap <= DAYS_OFF and DateBasis.INFERRED in {left.basis, right.basis}:
        return Ground(On.DATE, TWO_DAYS, reason)
    return Ground(On.DATE, -6.0, reason, forbids=True)


def _stretch(days: int) -> float:
    return SAME_WEEK if days <= 7 else SAME_MONTH if days <= 31 else SAME_YEAR


def _length(dates: DateRange) -> int:
    return (dates.latest - dates.earliest).days + 1 if dates.earliest and dates.latest else 1


def _said(dates: DateRange) -> str:
    return dates.edtf or "unknown"
