"""When, roughly: from the words of a time expression to a key by which two of them can be told apart."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from sijill.knowledge.calendar import Calendar

DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)?\d\d)\b")
TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
YESTERDAY = re.compile(r"\b(?:yesterday|last night|the previous (?:day|night)|the day before|a day earlier)\b",
                       re.IGNORECASE)


class Grain(IntEnum):
    """How narrow the words are."""

    NONE = 0
    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class TimeKey:
    """What the words fix: any of a day, weekday (Monday 0), month, day of month, year, days before the report."""

    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    on: date | None = None
    ago: int | None = None

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


def time_key(text: str, calendar: Calendar, published: date | None) -> TimeKey:
    """The key of a time expression; with a publication date, weekdays and day-months become days."""
    iso = ISO.search(text)
    if iso:
        return _of(int(iso[1]), int(iso[2]), int(iso[3]))
    dotted = DOTTED.search(text)
    if dotted and int(dotted[2]) <= 12:
        year = int(dotted[3]) + (2000 if len(dotted[3]) == 2 else 0)
        return _of(year, int(dotted[2]), int(dotted[1]))
    words = re.findall(r"[a-z]+", text.lower())
    weekday = next((calendar.weekdays[w] - 1 for w in words if w in calendar.weekdays), None)
    month = next((calendar.months[w] for w in words if w in calendar.months), None)
    year_match = YEAR.search(text)
    stated = int(year_match[1]) if year_match else None
    day = _day(text, year_match) if month else None
    ago = 0 if TODAY.search(text) else 1 if YESTERDAY.search(text) else None
    on = published - timedelta(days=ago) if published is not None and ago is not None else None
    return replace(_anchored(TimeKey(weekday, month, day, stated, on), published), ago=ago)


def _of(year: int, month: int, day: int) -> TimeKey:
    try:
        on = date(year, month, day)
    except ValueError:
        return TimeKey(year=year)
    return TimeKey(on.weekday(), month, day, year, on)


def _day(text: str, year: re.Match[str] | None) -> int | None:
    rest = text if year is None else text[:year.start()] + text[year.end():]
    found = DAY.search(rest)
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def _anchored(key: TimeKey, published: date | None) -> TimeKey:
    if key.on is not None:
        return TimeKey(key.on.weekday(), key.on.month, key.on.day, key.on.year, key.on)
    if key.month and key.day:
        year = key.year or (published.year if published else None)
        if year is None:
            return key
        found = _of(year, key.month, key.day)
        if published and not key.year and found.on and found.on > published + timedelta(days=1):
            found = _of(year - 1, key.month, key.day)
        return found
    if key.weekday is not None and published is not None and key.month is None:
        on = published - timedelta(days=(published.weekday() - key.weekday) % 7)
        return TimeKey(key.weekday, on.month, on.day, on.year, on)
    return key
