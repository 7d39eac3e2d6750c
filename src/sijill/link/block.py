"""Blocks: tellings in, the pairs worth comparing out, so that a casebook's claims are not all compared with all.

Each telling holds keys (where it would be found) and asks keys (where it looks); two meet where one asks what the other
holds. A key joins a place cell, or what stands in for one, and a day, or what stands in for one.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import timedelta

from sijill.knowledge.likeness import name_key
from sijill.link.moment import STALE_DAYS
from sijill.link.reprints import Reprints
from sijill.link.telling import FINE, Telling
from sijill.model.dates import DateBasis, DateRange, open_year_day
from sijill.model.place import Place

CELLS_A_DEGREE = 2
"""Half a degree is some 55 km by 45 at the latitude of Syria: with the neighbouring cells, well over twice "near X"."""

MONTH_FROM_DAYS = 14
"""A stretch of two weeks or more looks among months, not days, to keep the keys few."""

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
    own = {f"{where}|{when}" for where in _where_held(telling) for when in _when_held(telling.date)}
    return frozenset(own) | _beyond(telling, reprints)


def _asks(telling: Telling, reprints: Reprints) -> Keys:
    own = {f"{where}|{when}" for where in _where_asked(telling) for when in _when_asked(telling.date)}
    return frozenset(own) | _beyond(telling, reprints)


def _beyond(telling: Telling, reprints: Reprints) -> Keys:
    """Keys that need no day: a victim's first and last name, the text that the report is a print of."""
    names = {f"victim|{words[0]} {words[-1]}" for name in telling.victims if (words := name_key(name).split())}
    text = {f"text|{group[0]}" for group in [reprints.group_of(telling.report.id)] if group}
    return frozenset(names | text)


def _where_held(telling: Telling) -> Keys:
    """A telling is found in its cells, its countries, under its words, and anywhere."""
    cells = {cell for place in telling.places for cell in _cells(place, 0)}
    countries = {f"in {place.country}" for place in telling.places if place.country}
    return frozenset(cells | countries | _words(telling) | {"anywhere"})


def _where_asked(telling: Telling) -> Keys:
    """A fine place looks in the cells about it, a wide one in its country; a place that is not known, anywhere."""
    if not telling.places:
        return frozenset({"anywhere"})
    if telling.places[0].precision in FINE:
        return frozenset({cell for place in telling.places for cell in _cells(place, 1)} | _words(telling))
    return frozenset({f"in {place.country}" for place in telling.places if place.country} or {"anywhere"})


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
    open_day = open_year_day(dates)
    if open_day:
        return frozenset({f"--{open_day[0]:02}-{open_day[1]:02}"})
    if dates.earliest is None or dates.latest is None:
        return frozenset()
    days = _days(dates, 0, 0)
    months = _months(dates)
    each_year = {f"--{day[5:]}" for day in days}
    return frozenset(days | months | each_year)


def _when_asked(dates: DateRange) -> Keys:
    """The days to a day off, the months of a long stretch, for an open year its day in every year, else nothing."""
    open_day = open_year_day(dates)
    if open_day:
        return frozenset({f"--{open_day[0]:02}-{open_day[1]:02}"})
    if dates.earliest is None or dates.latest is None:
        return frozenset()
    before = STALE_DAYS if dates.basis is DateBasis.PUBLICATION else 1
    return frozenset(_days(dates, before, 1) or _months(dates))


def _days(dates: DateRange, before: int, after: int) -> set[str]:
    """Days as ISO 8601; none of a long stretch."""
    if not dates.earliest or not dates.latest or (dates.latest - dates.earliest).days >= MONTH_FROM_DAYS:
        return set()
    first = dates.earliest - timedelta(before)
    return {(first + timedelta(i)).isoformat() for i in range((dates.latest - first).days + after + 1)}


def _months(dates: DateRange) -> set[str]:
    if not dates.earliest or not dates.latest:
        return set()
    first, last = (d.year * 12 + d.month - 1 for d in (dates.earliest, dates.latest))
    return {f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)}
