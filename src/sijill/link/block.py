"""Blocks: tellings in, the pairs worth comparing out, so that a casebook's claims are not all compared with all.

Each telling holds keys (where it would be found) and asks keys (where it looks); two meet where one asks what the other
holds. A key joins a where (a cell of the map, or what stands in for one) and a when (a day, or what stands in for one).
Of two tellings that may be one, each asks for what the other holds, both in where and in when.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sijill.knowledge.likeness import name_key
from sijill.link.moment import DAYS_OFF, STALE_DAYS
from sijill.link.reprints import Reprints
from sijill.link.telling import Telling
from sijill.model.dates import DateBasis, DateRange, day_range, open_year_day
from sijill.model.place import Place

CELLS_A_DEGREE = 2
"""Half a degree is some 55 km by 45 at the latitude of Syria: with the neighbouring cells, well over twice "near X"."""

LONG_FROM_DAYS = 14
"""A stretch of two weeks or more looks among months, not days, to keep the keys few."""

LEAP_YEAR = 2000
"""Stands in for an open year: 29 February exists in it."""

UNKNOWN = "?"
"""The country of a place whose entry has none."""

Keys = frozenset[str]


def candidate_pairs(tellings: Sequence[Telling], reprints: Reprints) -> list[tuple[int, int]]:
    """Pairs of positions, the smaller first, in order."""
    held: dict[str, list[int]] = {}
    for at, telling in enumerate(tellings):
        for key in _holds(telling, reprints):
            held.setdefault(key, []).append(at)
    pairs = {(min(at, other), max(at, other)) for at, telling in enumerate(tellings)
             for key in _asks(telling, reprints) for other in held.get(key, ()) if other != at}
    return sorted(pairs)


def _holds(telling: Telling, reprints: Reprints) -> Keys:
    return _crossed(_where_held(telling), _when_held(telling.date)) | _beyond(telling, reprints)


def _asks(telling: Telling, reprints: Reprints) -> Keys:
    return _crossed(_where_asked(telling), _when_asked(telling.date)) | _beyond(telling, reprints)


def _crossed(wheres: Keys, whens: Keys) -> Keys:
    return frozenset([f"{where}|{when}" for where in wheres for when in whens])


def _beyond(telling: Telling, reprints: Reprints) -> Keys:
    """Keys that need no day: a victim's first and last name, the text that the report is a print of."""
    names = {f"victim|{words[0]} {words[-1]}" for name in telling.victims if (words := name_key(name).split())}
    text = {f"text|{group[0]}" for group in [reprints.group_of(telling.report.id)] if group}
    return frozenset(names | text)


def _where_held(telling: Telling) -> Keys:
    """A fine place is found in its cell and country, a wide one in its country, none nowhere; each under its words."""
    named = _words(telling) | {"any"}
    if not telling.places:
        return named | {"nowhere"}
    if telling.wide:
        return named | {f"wide {country}" for country in _countries(telling)}
    cells = {cell for place in telling.places for cell in _cells(place, 0)}
    return named | cells | {f"in {country}" for country in _countries(telling)}


def _where_asked(telling: Telling) -> Keys:
    """A fine place looks in the cells about it, a wide one in its whole country, and a place not known anywhere."""
    if not telling.places or UNKNOWN in _countries(telling):
        return frozenset({"any"})
    countries = {*_countries(telling), UNKNOWN}
    beyond = _words(telling) | {"nowhere"} | {f"wide {country}" for country in countries}
    if telling.wide:
        return beyond | {f"in {country}" for country in countries}
    return beyond | {cell for place in telling.places for cell in _cells(place, 1)} | {f"in {UNKNOWN}"}


def _countries(telling: Telling) -> frozenset[str]:
    return frozenset(place.country or UNKNOWN for place in telling.places)


def _words(telling: Telling) -> frozenset[str]:
    names = [*telling.place_words, *(place.name for place in telling.places)]
    return frozenset(f"called {name_key(name)}" for name in names)


def _cells(place: Place, around: int) -> Iterable[str]:
    if place.lat is None or place.lon is None:
        return
    row, column = math.floor(place.lat * CELLS_A_DEGREE), math.floor(place.lon * CELLS_A_DEGREE)
    turn = 360 * CELLS_A_DEGREE
    for north in range(row - around, row + around + 1):
        for east in range(column - around, column + around + 1):
            yield f"{north},{east % turn}"


def _when_held(dates: DateRange) -> Keys:
    """A short date is found under its days, a long one under its months, an open year under its day of any year."""
    open_day = open_year_day(dates)
    if open_day:
        return frozenset({_yearly("open", open_day), f"open {open_day[0]:02}"})
    days = _days(dates, 0, 0)
    months = {day[:7] for day in days}
    if _is_long(dates):
        return frozenset({f"long {month}" for month in months} | {f"long {month[5:]}" for month in months})
    kind = "printed" if dates.basis is DateBasis.PUBLICATION else "on"
    return frozenset({f"{kind} {day}" for day in days} | {f"yearly {day[5:]}" for day in days}
                     | {f"month {month}" for month in months})


def _when_asked(dates: DateRange) -> Keys:
    """The days about it, as far off as comparison would bear; nothing for an unknown date."""
    open_day = open_year_day(dates)
    if open_day:
        about = _days(day_range(date(LEAP_YEAR, *open_day)), 1, STALE_DAYS)
        return frozenset({f"{kind} {day[5:]}" for kind in ("yearly", "open") for day in about}
                         | {f"long {open_day[0]:02}"})
    if _is_long(dates):
        months = {day[:7] for day in _days(dates, 1, STALE_DAYS)}
        return frozenset({f"{kind} {month}" for kind in ("month", "long") for month in months}
                         | {f"open {month[5:]}" for month in months})
    printed = dates.basis is DateBasis.PUBLICATION
    told = _days(dates, STALE_DAYS, 1) if printed else _days(dates, DAYS_OFF, DAYS_OFF)
    prints = _days(dates, STALE_DAYS if printed else 1, STALE_DAYS)
    return frozenset({f"on {day}" for day in told} | {f"printed {day}" for day in prints}
                     | {f"open {day[5:]}" for day in told} | {f"long {day[:7]}" for day in told})


def _yearly(kind: str, day: tuple[int, int]) -> str:
    return f"{kind} {day[0]:02}-{day[1]:02}"


def _is_long(dates: DateRange) -> bool:
    return bool(dates.earliest and dates.latest and (dates.latest - dates.earliest).days >= LONG_FROM_DAYS)


def _days(dates: DateRange, before: int, after: int) -> set[str]:
    """Days as ISO 8601, with so many more on either side."""
    if not dates.earliest or not dates.latest:
        return set()
    span = (dates.latest - dates.earliest).days
    return {(dates.earliest + timedelta(i)).isoformat() for i in range(-before, span + after + 1)}
