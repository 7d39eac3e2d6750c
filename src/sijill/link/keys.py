"""Keys: by what a row that is kept is found again; new rows in, what to ask for to find those worth comparing out.

Whatever blocks.sql and the levels of dates let through of a new row and a kept one is found; what is found and not let
through costs time only. Keys are numbers made from words, so that an index of many of them stays small; that two words
now and then make one number is of the same kind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from math import floor

from sijill.link.row import Kind, Row, Spot, turn
from sijill.model.event import Scope

Days = tuple[int, int]
"""First and last, both inclusive."""

Key = tuple[int, int]
"""A key and the day of the year, counted in a leap year, on which what holds it begins; `ANY_DAY` where it has none, or
is longer than `LONGEST`."""

Ask = tuple[int, int, int]
"""A key, and from which to which day of the year what holds it begins."""

ANY_DAY, LAST_DAY = 0, 366

FARTHEST_DAYS = 11
"""No two rows whose days lie farther apart are one: a print without a date of its own is of the ten days before."""

LEAP_DAYS = 2
"""By so many more may a day of the year, counted in a leap year, lie off one that was counted in another."""

LONGEST = 31
"""Days from first to last, as in blocks.sql: longer stretches have no days of the year of their own."""

BAND = 4
"""Values of two sketches that are the same where blocks.sql takes two texts for prints of one."""

VAGUE = frozenset({Kind.QUARTER, Kind.NEAR})
"""Kinds of places that stand for what lies around them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kept row is wanted that touches one of `days` (proleptic ordinals) or holds what one of `asks` asks for."""

    days: tuple[Days, ...]
    asks: tuple[Ask, ...]


def wanted(rows: Iterable[Row]) -> Wanted:
    """By any of these new rows. One that has days wants those near in time, and of those without days, as one without
    days wants of all, those that have something in common with it."""
    days, asks = list[Days](), set[Ask]()
    for row in rows:
        if row.first is not None and row.last is not None:
            days.append((max(1, row.first - FARTHEST_DAYS), min(date.max.toordinal(), row.last + FARTHEST_DAYS)))
        for name in _asked(row):
            key = _number("no days", *name) if row.first is not None else _number(*name)
            asks.update((key, first, last) for first, last in _begins(row))
    return Wanted(tuple(days), tuple(sorted(asks)))


def keys(row: Row) -> tuple[Key, ...]:
    """Sorted, each once; those of a row without days twice over, for it may be asked for alone."""
    names = set(_held(row))
    if row.first is None:
        names |= {("no days", *name) for name in names}
    begins = _begin(row)
    return tuple(sorted((_number(*name), begins) for name in names))


def _number(*name: object) -> int:
    """64 bits, with a sign, as SQLite has them."""
    return int.from_bytes(blake2b(repr(name).encode(), digest_size=8).digest(), "big", signed=True)


def _begin(row: Row) -> int:
    days = turn(row)
    return ANY_DAY if days is None or days[1] - days[0] > LONGEST else (days[0] - 1) % LAST_DAY + 1


def _begins(row: Row) -> Iterator[Days]:
    """Days of the year on which begins what lies near the row's own days, and `ANY_DAY`."""
    days = turn(row)
    if days is None or days[1] - days[0] > LONGEST:
        yield ANY_DAY, LAST_DAY
        return
    yield ANY_DAY, ANY_DAY
    far = FARTHEST_DAYS + LEAP_DAYS
    for year in (-LAST_DAY, 0, LAST_DAY):
        first, last = max(1, days[0] - LONGEST - far + year), min(LAST_DAY, days[1] + far + year)
        if first <= last:
            yield first, last


Name = tuple[object, ...]


def _asked(row: Row) -> Iterator[Name]:
    """One of these is held by every row that a block puts beside this one, some days off or whenever."""
    yield from _alike(row)
    for spot in _towns(row):
        yield "name", spot.token
        yield from (("cell", *cell, vague) for cell in _around(spot) for vague in {True, spot.kind not in VAGUE})
    if row.scope == Scope.INCIDENT:
        yield from (("name", name) for name in row.open)
        yield from (("open", name) for name in _named(row))
        yield from (("figure", *figure, loose) for figure in _figures(row) for loose in {True, not _loose(row)})


def _held(row: Row) -> Iterator[Name]:
    yield from _alike(row)
    yield from (("cell", *_cell(spot), spot.kind in VAGUE) for spot in _towns(row) if spot.lat is not None)
    if row.scope == Scope.INCIDENT:
        yield from (("name", name) for name in _named(row))
        yield from (("open", name) for name in row.open)
        yield from (("figure", *figure, _loose(row)) for figure in _figures(row))


def _alike(row: Row) -> Iterator[Name]:
    """What both have to have: a place or its name in the report, a victim's first and last name, a print's words, a
    sentence's; of totals, who gives them of when."""
    if row.scope == Scope.AGGREGATE:
        yield from (("total", source, row.edtf) for source in row.sources if row.edtf)
    if row.scope != Scope.INCIDENT:
        return
    for spot in _towns(row):
        yield "place", spot.id
        if spot.said:
            yield "said", spot.said
    yield from (("person", words[0], words[-1]) for name in row.people if len(words := name.split()) > 1)
    yield from (("print", at, *row.sketch[at:at + BAND]) for at in range(0, len(row.sketch), BAND))
    yield from (("mark", mark) for mark in row.marks)


def _towns(row: Row) -> Iterator[Spot]:
    return (spot for spot in row.spots if spot.kind <= Kind.CAPITAL and row.scope == Scope.INCIDENT)


def _loose(row: Row) -> bool:
    return all(spot.kind >= Kind.CAPITAL for spot in row.spots)


def _named(row: Row) -> set[str]:
    return {*row.open, *row.parts, *(spot.token for spot in row.spots if spot.kind is not Kind.COUNTRY)}


def _figures(row: Row) -> set[tuple[str, int]]:
    return {(each.harm, each.best) for each in row.counts if each.group == "all" and each.best and each.best > 1}


def _cell(spot: Spot) -> tuple[int, int]:
    """That of spots.sql."""
    return floor((spot.lat or 0) * 5), floor((spot.lon or 0) * 3.3333)


def _around(spot: Spot) -> Iterator[tuple[int, int]]:
    """Its cell and those beside it, where it has coordinates."""
    if spot.lat is not None:
        north, east = _cell(spot)
        yield from ((north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1))
