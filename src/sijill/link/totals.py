"""Totals: rows of scope aggregate in, the pairs that repeat one total of one source out."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from sijill.link.row import Row
from sijill.model.event import Scope


def same_totals(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs, the smaller id first: one source, period and place, and every shared figure the same."""
    met: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.scope == Scope.AGGREGATE and row.edtf and row.counts:
            for source in row.sources:
                met.setdefault((source, row.edtf), []).append(row)
    found = {(min(pair, key=lambda row: row.id), max(pair, key=lambda row: row.id))
             for those in met.values() for pair in combinations(those, 2) if same_total(*pair)}
    return iter(sorted(found, key=lambda pair: (pair[0].id, pair[1].id)))


def same_total(left: Row, right: Row) -> bool:
    """Whether two rows that share a source and a period give one total."""
    here, there = (_figures(row) for row in (left, right))
    shared = here.keys() & there.keys()
    return (bool(shared) and all(here[key] == there[key] for key in shared) and bool(left.acts & right.acts)
            and {spot.id for spot in left.spots} == {spot.id for spot in right.spots})


def _figures(row: Row) -> dict[tuple[str, str], set[tuple[object, ...]]]:
    found: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    for count in row.counts:
        found.setdefault((count.harm, count.group), set()).add((count.status, count.low, count.best, count.high))
    return found
