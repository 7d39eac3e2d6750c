"""Columns: rows in, a table of Arrow out, in the shape that levels.sql and blocks.sql compare."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pyarrow as pa

from sijill.link.acts import families
from sijill.link.row import Count, Kind, Row, turn

MAIN_SHARE = 0.25
"""A count of less than this of what a row comes to is a part of it ("two of his sons") or a very early figure: that
another row has as small a number somewhere says nothing."""

BIG = 5
"""A part of the toll of this many people ("7 children") is hardly the same by chance."""

CIVILIANS, FIGHTERS = 1, 2
_SPOT = pa.struct([("id", pa.string()), ("token", pa.string()), ("said", pa.string()), ("lat", pa.float64()),
                   ("lon", pa.float64()), ("kind", pa.int8()), ("country", pa.string()), ("province", pa.string())])
_TEXTS, _NUMBERS = pa.list_(pa.string()), pa.list_(pa.int32())

Column = Callable[[Row], Any]


def table(rows: Sequence[Row], start: int, fresh: bool) -> pa.Table:
    """The rows numbered from `start` on, in their order; `fresh` marks those whose pairs are wanted."""
    data: dict[str, list[Any]] = {name: [] for name, _ in SCHEMA}
    for at, row in enumerate(rows, start):
        for name, value in zip(data, _values(row, at, fresh), strict=True):
            data[name].append(value)
    return pa.table(data, schema=pa.schema(SCHEMA))


SCHEMA: list[tuple[str, pa.DataType]] = [
    ("n", pa.int32()), ("fresh", pa.bool_()), ("report", pa.string()),
    ("first", pa.int32()), ("last", pa.int32()), ("turn", _NUMBERS), ("open_year", pa.bool_()),
    ("basis", pa.string()), ("edtf", pa.string()),
    ("spots", pa.list_(_SPOT)), ("open", _TEXTS), ("named", _TEXTS), ("parts", _TEXTS), ("loose", pa.bool_()),
    ("acts", pa.int32()), ("families", pa.int32()), ("doers", _TEXTS), ("doers_above", _TEXTS),
    ("people", pa.list_(_TEXTS)), ("one_dead", pa.bool_()), ("all_named", pa.bool_()),
    *((f"{harm}_{part}", kind) for harm in ("killed", "injured") for part, kind in (
        ("main", _NUMBERS), ("figures", _NUMBERS), ("people", pa.int8()),
        ("best", pa.int32()), ("low", pa.int32()), ("high", pa.int32()))),
    ("detail", _TEXTS), ("counted", _TEXTS), ("big", _TEXTS), ("told_toll", pa.bool_()),
    ("weapons", pa.int32()), ("publishers", _TEXTS), ("sources", _TEXTS), ("rare", _TEXTS), ("words", _TEXTS),
    ("sketch", _NUMBERS), ("targets", _TEXTS), ("houses", _TEXTS), ("marks", _NUMBERS),
    ("around", _TEXTS),
]


def _values(row: Row, at: int, fresh: bool) -> tuple[Any, ...]:
    spots = [{"id": s.id, "token": s.token, "said": s.said, "lat": s.lat, "lon": s.lon, "kind": s.kind,
              "country": s.country, "province": s.province} for s in row.spots]
    named = sorted({*row.open, *row.parts, *(s.token for s in row.spots if s.kind is not Kind.COUNTRY)})
    killed = [c for c in row.counts if (c.harm, c.group) == ("killed", "all")]
    injured = [c for c in row.counts if (c.harm, c.group) == ("injured", "all")]
    details = [c for c in row.counts if c not in killed and c not in injured and c.best]
    people = [words.split() for words in row.people]
    return (
        at, fresh, row.report, row.first, row.last, turn(row), row.turn is not None, row.basis.value, row.edtf,
        spots, row.open, named, row.parts, all(s.kind >= Kind.CAPITAL for s in row.spots),
        row.acts, families(row.acts), row.by, row.above, people, _one_dead(killed, people), _all_named(killed, people),
        *_toll(killed), *_toll(injured),
        [f"{c.harm} {c.group} {c.best}" for c in details], sorted({f"{c.harm} {c.group}" for c in details}),
        [f"{c.harm} {c.group} {c.best}" for c in details if (c.best or 0) >= BIG], bool(row.counts),
        row.weapons, row.publishers, row.sources, row.rare, row.words, row.sketch,
        row.targets, row.families, row.marks, row.around)


def _one_dead(killed: Sequence[Count], people: Sequence[Sequence[str]]) -> bool:
    return killed[0].high == 1 if killed else len(people) == 1


def _all_named(killed: Sequence[Count], people: Sequence[Sequence[str]]) -> bool:
    """Whether there are as many full names as dead, so that another's names are other people's."""
    return bool(killed) and 0 < killed[0].value <= sum(1 for words in people if len(words) > 1)


def _toll(counts: Sequence[Count]) -> tuple[list[int], list[int], int, int | None, int | None, int | None]:
    """Main figures and all figures, as codes; of whom; what the fullest comes to, at least and at most."""
    if not counts or not any(count.value for count in counts):
        return [], [], 0, None, None, None
    fullest = counts[0]
    whose = 0
    for count in counts:
        whose |= _whose(count)
    low = fullest.low if fullest.low is not None else fullest.value
    return (_codes(c for c in counts if c.value >= MAIN_SHARE * fullest.value or _whose(c) & _whose(fullest) == 0),
            _codes(counts), whose, fullest.value, low, fullest.high)


def _codes(counts: Iterable[Count]) -> list[int]:
    """Each figure twice, and once more for fighters: so that civilians and fighters are never the same figure."""
    return sorted({2 * count.best + extra for count in counts if count.best
                   for extra, whom in ((0, CIVILIANS), (1, FIGHTERS)) if _whose(count) & whom})


def _whose(count: Count) -> int:
    """Civilians, fighters or, where that is not known, both."""
    return {"civilian": CIVILIANS, "combatant": FIGHTERS}.get(count.status, CIVILIANS | FIGHTERS)


