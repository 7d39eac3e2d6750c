"""Dates as pages write them and as users give them (EDTF) in, days out; nothing about what happened on them."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sijill.errors import SijillError
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.dates import DateBasis, DatePrecision, DateRange

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Outside these a number of four figures beside a month is a flight, a unit or a price."""
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?", re.IGNORECASE)
_GAP = r"[\s,،.\-–/]{1,3}"
_LONGEST_LINE = 120
"""Characters of a line that holds only dates: two of them with weekdays, clocks and labels take about 90."""
_CENTURY_TURN = 70
"""Years of two figures: 70 and later are of the last century (wire copy of the 1980s and 90s), others of this one."""


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A date as written at start..end of a text; `day` is None where figures alone leave day and month open."""

    start: int
    end: int
    day: date | None


def written_days(text: str, calendar: Calendar, *, short_years: bool = False) -> tuple[WrittenDay, ...]:
    """Dates with a year, in order of the text. `short_years` also takes "4 FEB 90"."""
    pattern = _pattern(tuple(sorted(calendar.months)), short_years)
    return tuple(found for match in pattern.finditer(text) if (found := _written(match, calendar.months)))


def is_date_line(text: str, calendar: Calendar, boilerplate: Boilerplate) -> bool:
    """Nothing but a date, with its weekday, clock, time zone or label ("Updated Friday 25 May 2018, 10:30 GMT")."""
    days = written_days(text, calendar) if len(text) <= _LONGEST_LINE else ()
    if not days:
        return False
    rest = list(text)
    for found in days:
        rest[found.start:found.end] = " " * (found.end - found.start)
    words = re.findall(r"[^\W\d_]+", _CLOCK.sub(" ", "".join(rest)))
    return all(_incidental(word, calendar, boilerplate) for word in words)


def without_clocks(text: str) -> str:
    return _CLOCK.sub(" ", text)


def has_clock(text: str) -> bool:
    return bool(_CLOCK.search(text))


def _incidental(word: str, calendar: Calendar, boilerplate: Boilerplate) -> bool:
    zone = len(word) <= 4 and word.isupper()
    return zone or len(word) <= 2 or word.casefold() in calendar.weekdays or boilerplate.labels_date(word)


@lru_cache(maxsize=8)
def _pattern(months: tuple[str, ...], short_years: bool) -> re.Pattern[str]:
    month = "|".join(re.escape(name) for name in sorted(months, key=lambda name: (-len(name), name))) or r"(?!)"
    year = r"(?:\d{4}|\d{2})" if short_years else r"\d{4}"
    return re.compile(
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_GAP}(?P<m1>{month})\b\.?{_GAP}(?P<y1>{year})(?!\d)"
        rf"|(?<!\w)(?P<m2>{month})\b\.?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}(?P<y2>\d{{4}})(?!\d)"
        r"|(?<!\d)(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)"
        r"|(?<!\d)(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<y4>\d{4})(?!\d)", re.IGNORECASE)


def _written(match: re.Match[str], months: Mapping[str, int]) -> WrittenDay | None:
    part = match.groupdict()
    if part["y4"]:
        day, known = _figures(int(part["a"]), int(part["b"]), int(part["y4"]), part["mark"])
        return WrittenDay(match.start(), match.end(), day) if known else None
    number = next(n for n in ("1", "2", "3") if part["y" + n])
    month = part["m" + number]
    value = int(month) if month.isdigit() else months[month.casefold()]
    day = _day(_year(part["y" + number]), value, int(part["d" + number]))
    return WrittenDay(match.start(), match.end(), day) if day else None


def _figures(first: int, second: int, year: int, mark: str) -> tuple[date | None, bool]:
    """(day, is it a date at all). Dots put the day first everywhere; slashes do not, so "05/08/2025" stays open."""
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if mark == "." or not month_first or day_first == month_first:
        return day_first or month_first, bool(day_first or month_first)
    return (None if day_first else month_first), True


def _year(figures: str) -> int:
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (1900 if int(figures) >= _CENTURY_TURN else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


# EDTF at the door: days, months, years, intervals, qualifiers, and figures left open.

_EDTF = re.compile(r"(?P<y>\d{4}|XXXX)(?:-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?P<q>[~?%])?", re.IGNORECASE)
_INSTANT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*"
                      r"(?P<zone>Z|UTC|[+-]\d\d:?\d\d)")
_TIME = re.compile(r"[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?$")
_REMEDY = "write it as 2017-10-23, 2017-10 or 2017-10-01/2017-10-21 (EDTF)"


def parse_edtf(value: str, where: str) -> DateRange:
    """A publication date as given. A time of day is dropped. Raises SijillError for what is not EDTF."""
    text = _TIME.sub("", value.strip())
    ends = [_edge(part, value, where) for part in text.split("/")]
    if len(ends) > 2:
        raise _bad(value, where)
    earliest, latest = ends[0][0], ends[-1][1]
    if earliest is None or latest is None:
        return DateRange(None, None, DatePrecision.UNKNOWN, DateBasis.STATED, text.upper())
    if earliest > latest:
        raise _bad(value, where)
    precision = ends[0][2] if len(ends) == 1 else DatePrecision.RANGE
    return DateRange(earliest, latest, precision, DateBasis.STATED, text.upper())


def parse_instant(value: str) -> datetime | None:
    """When a publication date as given has hour and offset: the instant, to the second. None for any other."""
    match = _INSTANT.fullmatch(value.strip())
    if match is None:
        return None
    zone = "+00:00" if match["zone"] in {"Z", "UTC"} else match["zone"]
    try:
        return datetime.fromisoformat(f"{match['day']}T{match['clock']}{zone}")
    except ValueError:  # 25:00, or an offset of days
        return None


def _edge(text: str, value: str, where: str) -> tuple[date | None, date | None, DatePrecision]:
    match = _EDTF.fullmatch(text.strip())
    if not match:
        raise _bad(value, where)
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.group("y", "m", "d"))
    if year is None or (month is None and day is not None):
        return None, None, DatePrecision.UNKNOWN
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1]), DatePrecision.MONTH
        return date(year, month, day), date(year, month, day), DatePrecision.DAY
    except ValueError as error:
        raise _bad(value, where) from error


def _bad(value: str, where: str) -> SijillError:
    return SijillError(f"published is not a date: {value[:60]!r}", where=where, remedy=_REMEDY)


def days_in_url(url: str) -> Iterator[date]:
    """"/2022/10/28/" or "2022-10-28" in an address, as content systems write it when a page is first published."""
    for match in re.finditer(r"(?<!\d)((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)", url):
        if day := _day(int(match[1]), int(match[3]), int(match[4])):
            yield day
