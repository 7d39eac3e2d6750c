"""What is found again by days and keys makes all the pairs that comparing with every row makes.

The rows are made up, in three towns; days are of several years, many of them told without their year, or not at all.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from accuracy.synthetic import World
from accuracy.wars import Extent
from sijill.casebook import Casebook, Mark, Telling
from sijill.casebook.tellings import TELL
from sijill.knowledge.linking import shipped
from sijill.link import Row, keys, pack, score, unpack, wanted
from sijill.link.row import Kind, Spot, turn
from sijill.model.dates import DateBasis

CROWD = (Extent(1, 3, 5),)
CASES = st.tuples(st.integers(0, 1_000_000), st.integers(8, 60))


def moved(row: Row, chance: random.Random) -> Row:
    """Some years off, of an open year, without days, or as it was; about the turn of the year, for that is where days
    are miscounted."""
    if row.first is None or row.last is None:
        return row
    newyear = date(date.fromordinal(row.first).year + chance.randrange(3), 12, 28).toordinal() + chance.randrange(8)
    length = min(row.last - row.first, 40)
    here = replace(row, first=newyear, last=newyear + length, edtf=date.fromordinal(newyear).isoformat())
    kind = chance.randrange(8)
    if kind < 3:
        return replace(here, first=None, last=None, turn=turn(here), basis=DateBasis.STATED, edtf="XXXX-12-31")
    return replace(row, first=None, last=None, basis=DateBasis.NONE, edtf=None) if kind == 3 else here


@contextmanager
def kept(rows: Sequence[Row]) -> Iterator[Casebook]:
    """A casebook in which these rows are told and scored."""
    with TemporaryDirectory() as folder, Casebook.create(Path(folder, "book"), []) as book:
        book.tellings.put([(Mark(TELL, row.report, "d", "k"), [
            Telling(row.id, row.report, row.first, row.last, pack(row), row.claims, keys(row))])
            for row in rows], {})
        book.tellings.put_scored([row.id for row in rows], [])
        yield book


def found(book: Casebook, fresh: Sequence[Row]) -> list[Row]:
    asked = wanted(fresh)
    return [unpack(line) for line in book.tellings.others(asked.days, asked.asks)]


@pytest.mark.slow
@given(CASES)
@settings(max_examples=8, deadline=None, phases=[Phase.generate])
def test_what_is_wanted_makes_every_pair(case: tuple[int, int]) -> None:
    seed, claims = case
    chance = random.Random(seed)
    rows = [replace(moved(row, chance), report=f"rep_{n}")
            for n, (row, _) in enumerate(World(seed, CROWD).rows(claims))]
    new, old = rows[:len(rows) // 4], rows[len(rows) // 4:]
    with kept(old) as book:
        for fresh in [new, *([row] for row in new)]:
            assert score(fresh, found(book, fresh), shipped()) == score(fresh, old, shipped())


def told(year: int, month: int, day: int, **values: object) -> Row:
    """A day, of an open year where the year is 0."""
    (row, _), *_ = World(3, CROWD).rows(1)
    first = date(year or 2000, month, day).toordinal()
    dated = replace(row, first=first, last=first, turn=None, basis=DateBasis.STATED, edtf=f"{year}-{month:02}-{day:02}",
                    **values)  # type: ignore[arg-type]
    return dated if year else replace(dated, first=None, last=None, turn=turn(dated), edtf=f"XXXX-{month:02}-{day:02}")


@pytest.mark.parametrize(("new", "old", "near"), [
    ((0, 12, 31), (2015, 12, 31), True), ((0, 12, 31), (2016, 1, 1), True), ((0, 1, 2), (2015, 12, 27), True),
    ((0, 2, 29), (2015, 3, 1), True), ((0, 3, 1), (2016, 2, 29), True), ((0, 6, 1), (2016, 8, 1), False),
    ((0, 6, 1), (0, 6, 4), True), ((0, 6, 1), (0, 8, 1), False), ((2016, 6, 1), (0, 6, 4), True),
    ((2016, 12, 31), (0, 1, 1), True), ((2016, 6, 1), (0, 8, 1), False), ((2016, 6, 1), (2015, 6, 1), False)])
def test_an_open_year_asks_for_its_season_of_every_year(new: tuple[int, int, int], old: tuple[int, int, int],
                                                        near: bool) -> None:
    fresh, other = told(*new), told(*old, id="clm_other")
    with kept([other]) as book:
        assert found(book, [fresh]) == ([other] if near else [])


def test_without_days_what_has_nothing_in_common_is_not_found() -> None:
    here = Spot("made:1", "Dolma", "dulma", "dlm", 34.0, 38.0, Kind.VILLAGE, "XX", None)
    plain: dict[str, Any] = {"counts": (), "people": (), "sketch": (), "marks": (), "open": (), "parts": ()}
    there = replace(here, id="made:2", token="tulma", said="tlm", lat=34.9)
    same, other = (told(2016, 6, 1, id=spot.id, report=spot.id, claims=(spot.id,), spots=(spot,), **plain)
                       for spot in (here, there))
    fresh = told(0, 6, 1, spots=(here,), **plain)
    with kept([same, other]) as book:
        assert found(book, [fresh]) == [same]
        assert found(book, [replace(fresh, turn=None)]) == [same]
        beside = replace(here, kind=Kind.NEAR, id="made:3", lat=34.15, token="dlulma", said="dllm")
        assert found(book, [replace(fresh, spots=(beside,))]) == [same]
        assert found(book, [replace(same, spots=())]) == [same, other]
