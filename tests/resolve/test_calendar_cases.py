"""Words for days made from the calendar itself: what they mean is worked out by arithmetic, not remembered.

Three hundred cases and more, from a fixed seed: each writes a day in some way under some day of writing, and knows from
`datetime`, or from another library's table, which day it wrote.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from dateutil.easter import EASTER_ORTHODOX, easter
from dateutil.relativedelta import relativedelta
from hijridate import Gregorian
from persiantools.jdatetime import JalaliDate

from sijill.knowledge.calendar import Calendar
from sijill.knowledge.pack import find_packs, tables
from sijill.model.dates import day_range
from sijill.resolve.date_anchor import Anchor, ordered, written
from sijill.resolve.dates import interpret

CALENDAR = Calendar.from_tables(tables(find_packs(), "calendar"))
DAY = timedelta(days=1)
EACH = 8
"""Cases of each way to write a day; forty ways and more make over three hundred."""
REACH = 0.97
ISLAMIC = ("Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Thani", "Rajab",
           "Sha'ban", "Ramadan", "Shawwal", "Dhu al-Qa'dah", "Dhu al-Hijjah")
PERSIAN = ("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman",
           "Esfand")
COUNTED = ("two", "three", "four", "five", "six")

Case = tuple[str, str]
"""The words, and the EDTF they mean."""
Way = Callable[[random.Random, date], Case]
"""Given the day of writing."""


def ordinal(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def before(dice: random.Random, today: date, most: int = 300) -> date:
    return today - dice.randint(1, most) * DAY


def on(pattern: str) -> Way:
    """A day of the last ten months, written by a strftime pattern; {d} is the day without a nought, {o} its ordinal."""
    def way(dice: random.Random, today: date) -> Case:
        day = before(dice, today)
        return day.strftime(pattern).replace("{d}", str(day.day)).replace("{o}", ordinal(day.day)), day.isoformat()
    return way


def ago(words: str, step: relativedelta) -> Way:
    def way(_: random.Random, today: date) -> Case:
        return words, (today + step).isoformat()
    return way


def weekday(lead: str, whole: bool = True) -> Way:
    """The last such day on or before the writing; "last" never means the day of writing itself."""
    def way(dice: random.Random, today: date) -> Case:
        day = today - dice.randint(0 if whole else 1, 6 if whole else 7) * DAY
        return f"{lead} {day:%A}", day.isoformat()
    return way


def weekday_and_date(dice: random.Random, today: date) -> Case:
    """A weekday and a date that agree: both say the same day."""
    day = before(dice, today)
    return f"on {day:%A}, {day.day} {day:%B}", day.isoformat()


def in_week(dice: random.Random, today: date) -> Case:
    monday = today - (today.weekday() + 7) * DAY
    day = monday + dice.randint(0, 6) * DAY
    return f"on {day:%A} last week", day.isoformat()


def counted_days(dice: random.Random, today: date) -> Case:
    n = dice.randrange(len(COUNTED))
    return f"{COUNTED[n]} days ago", (today - (n + 2) * DAY).isoformat()


def counted_months(dice: random.Random, today: date) -> Case:
    n = dice.randrange(len(COUNTED))
    middle = today - relativedelta(months=n + 2)
    return f"{COUNTED[n]} months ago", f"{middle - 10 * DAY}/{middle + 10 * DAY}"


def past_days(dice: random.Random, today: date) -> Case:
    n = dice.randint(2, 40)
    return f"over the past {n} days", f"{today - n * DAY}/{today}"


def since(dice: random.Random, today: date) -> Case:
    day = before(dice, today)
    return f"since {day.day} {day:%B}", f"{day}/{today}"


def span_in_month(dice: random.Random, today: date) -> Case:
    day = before(dice, today).replace(day=dice.randint(1, 14))
    last = day + dice.randint(1, 12) * DAY
    return f"between {day.day} and {last.day} {day:%B %Y}", f"{day}/{last}"


def span_over_months(dice: random.Random, today: date) -> Case:
    day = before(dice, today, 3000)
    last = day + dice.randint(28, 60) * DAY
    return f"from {day.day} {day:%B} {day:%Y} to {last.day} {last:%B} {last:%Y}", f"{day}/{last}"


def month(dice: random.Random, today: date) -> Case:
    day = before(dice, today)
    return f"in {day:%B}", f"{day:%Y-%m}"


def month_of_year(dice: random.Random, today: date) -> Case:
    day = before(dice, today, 4000)
    return f"in {day:%B %Y}", f"{day:%Y-%m}"


def third_of_month(dice: random.Random, today: date) -> Case:
    day = before(dice, today, 3000).replace(day=1)
    word, first, last = dice.choice([("early", 1, 10), ("mid", 11, 20), ("late", 21, 0)])
    end = day + relativedelta(months=1) - DAY if last == 0 else day.replace(day=last)
    return f"in {word}{'-' if word == 'mid' else ' '}{day:%B %Y}", f"{day.replace(day=first)}/{end}"


def last_month(_: random.Random, today: date) -> Case:
    return "last month", f"{today - relativedelta(months=1):%Y-%m}"


def in_year(dice: random.Random, _: date) -> Case:
    year = dice.randint(2012, 2021)
    return f"in {year}", str(year)


def last_week(_: random.Random, today: date) -> Case:
    monday = today - (today.weekday() + 7) * DAY
    return "last week", f"{monday}/{monday + 6 * DAY}"


def islamic(pattern: str) -> Way:
    def way(dice: random.Random, today: date) -> Case:
        day = before(dice, today, 3000)
        there = Gregorian(day.year, day.month, day.day).to_hijri()
        words = pattern.format(day=there.day, month=ISLAMIC[there.month - 1], year=there.year)
        return words, f"{day}/{day + DAY}"
    return way


def persian(pattern: str) -> Way:
    def way(dice: random.Random, today: date) -> Case:
        day = before(dice, today, 3000)
        there = JalaliDate(day)
        return pattern.format(day=there.day, month=PERSIAN[there.month - 1], year=there.year), day.isoformat()
    return way


def islamic_month(pattern: str) -> Way:
    """The whole month, with the day by which the moon may put off its end."""
    def way(dice: random.Random, today: date) -> Case:
        day = before(dice, today, 3000)
        there = Gregorian(day.year, day.month, day.day).to_hijri()
        first = day - (there.day - 1) * DAY
        words = pattern.format(month=ISLAMIC[there.month - 1], year=there.year)
        return words, f"{first}/{first + there.month_length() * DAY}"
    return way


def persian_month(pattern: str) -> Way:
    def way(dice: random.Random, today: date) -> Case:
        day = before(dice, today, 3000)
        there = JalaliDate(day)
        first = day - (there.day - 1) * DAY
        days = JalaliDate.days_in_month(there.month, there.year)
        return pattern.format(month=PERSIAN[there.month - 1], year=there.year), f"{first}/{first + (days - 1) * DAY}"
    return way


def easter_of(words: str, kind: int, shift: int) -> Way:
    def way(dice: random.Random, today: date) -> Case:
        year = today.year - dice.randint(1, 9)
        return f"on {words} {year}", (easter(year, kind) + shift * DAY).isoformat()
    return way


def eid(name: str, islamic_month: int, first: int, days: int) -> Way:
    """The feast, with the day by which the moon may put it off."""
    def way(dice: random.Random, today: date) -> Case:
        year = today.year - dice.randint(1, 9)
        found = [day for n in range(366) if (day := date(year, 1, 1) + n * DAY).year == year
                 and (there := Gregorian(day.year, day.month, day.day).to_hijri()).month == islamic_month
                 and there.day == first]
        return f"during {name} {year}", f"{found[-1]}/{found[-1] + days * DAY}"
    return way


WAYS: dict[str, Way] = {
    "4 May 2021": on("on {d} %B %Y"), "May 4, 2021": on("on %B {d}, %Y"),
    "the 4th of May 2021": on("on the {o} of %B %Y"),
    "4 May": on("on {d} %B"), "May 4": on("on %B {d}"), "May 4th": on("on %B {o}"), "4 Sep 2021": on("{d} %b %Y"),
    "2021-05-04": on("%Y-%m-%d"), "04.05.2021": on("%d.%m.%Y"), "Tuesday, 4 May 2021": on("on %A, {d} %B %Y"),
    "Tuesday (May 4)": on("on %A (%B {d})"), "at dawn on 4 May": on("at dawn on {d} %B"),
    "on the night of 4 May 2021": on("on the night of {d} %B %Y"), "around 4 pm on 4 May": on("around 4 pm on {d} %B"),
    "Tuesday 4 May": weekday_and_date, "on Tuesday": weekday("on"), "on Tuesday morning": weekday("early on"),
    "last Tuesday": weekday("last", whole=False), "this past Tuesday": weekday("this past", whole=False),
    "the previous Tuesday": weekday("the previous", whole=False), "on Tuesday last week": in_week,
    "today": ago("today", relativedelta()), "yesterday": ago("yesterday", relativedelta(days=-1)),
    "yesterday evening": ago("yesterday evening", relativedelta(days=-1)),
    "the day before yesterday": ago("the day before yesterday", relativedelta(days=-2)),
    "last night": ago("last night", relativedelta(days=-1)), "this morning": ago("this morning", relativedelta()),
    "three days ago": counted_days, "three months ago": counted_months, "the past 20 days": past_days, "since": since,
    "between 3 and 6 May 2021": span_in_month, "from 28 May 2021 to 3 July 2021": span_over_months, "in May": month,
    "in May 2021": month_of_year, "early May 2021": third_of_month, "last month": last_month, "in 2019": in_year,
    "last week": last_week, "14 Sha'ban 1443": islamic("on {day} {month} {year}"),
    "14 Sha'ban 1443 AH": islamic("on {day} {month} {year} AH"),
    "the 14 of Sha'ban": islamic("the {day} of {month}, {year} H"),
    "12 Mehr 1401": persian("on {day} {month} {year}"), "Mehr 12, 1401": persian("{month} {day}, {year}"),
    "in Ramadan 1437": islamic_month("in {month} {year}"),
    "in the month of Ramadan, 1437 AH": islamic_month("in the month of {month}, {year} AH"),
    "in Mehr 1401": persian_month("in {month} {year}"),
    "Easter": easter_of("Easter Sunday", 3, 0), "Good Friday": easter_of("Good Friday", 3, -2),
    "Orthodox Easter": easter_of("Orthodox Easter", EASTER_ORTHODOX, 0),
    "Eid al-Fitr": eid("Eid al-Fitr", 10, 1, 3), "Eid al-Adha": eid("Eid al-Adha", 12, 10, 4),
}


def cases() -> Iterator[tuple[str, date, Case]]:
    dice = random.Random(20)
    for name, way in WAYS.items():
        for _ in range(EACH):
            today = date(2014, 1, 1) + dice.randrange(4000) * DAY
            yield name, today, way(dice, today)


def told(words: str, today: date, month_first: bool | None = None) -> str | None:
    when = ordered(written(day_range(today)), (month_first, "the test says"))
    chosen = interpret(words, Anchor(when), CALENDAR).chosen
    return chosen.edtf if chosen else None


def test_days_written_from_the_calendar_are_read_back() -> None:
    rows = list(cases())
    wrong = [(name, words, str(today), meant, found) for name, today, (words, meant) in rows
             if (found := told(words, today)) != meant]
    assert len(rows) > 300
    assert len(wrong) <= (1 - REACH) * len(rows), "\n".join(map(str, wrong))


@pytest.mark.parametrize("month_first", [True, False])
def test_the_writers_order_of_day_and_month_decides(month_first: bool) -> None:
    dice = random.Random(7)
    for _ in range(40):
        day = date(2014, 1, 1) + dice.randrange(4000) * DAY
        words = day.strftime("%m/%d/%Y" if month_first else "%d/%m/%Y")
        assert told(words, day + 20 * DAY, month_first) == day.isoformat()


def test_a_weekday_that_contradicts_its_date_is_said() -> None:
    dice = random.Random(3)
    for _ in range(20):
        day = date(2016, 1, 1) + dice.randrange(2000) * DAY
        other = day + dice.randint(1, 6) * DAY
        words = f"on {other:%A}, {day.day} {day:%B} {day.year}"
        found = interpret(words, Anchor(written(day_range(day + DAY))), CALENDAR)
        assert found.chosen is not None
        assert found.chosen.edtf == day.isoformat()
        assert any("as the report says" in reason for reason in found.reasons)
