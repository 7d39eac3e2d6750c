"""Scoring: new rows and old ones in, the pairs with a new row that are one incident when looked at alone out."""

from collections.abc import Iterable

from sijill.knowledge.linking import Linking
from sijill.link.pairs import Bench, Pair
from sijill.link.row import Row
from sijill.link.totals import same_totals
from sijill.model.event import Scope


def score(new: Iterable[Row], old: Iterable[Row], linking: Linking) -> tuple[Pair, ...]:
    """Ordered by ids. What is found for two rows depends on no other: `score(all, ())` is what any sequence of
    `score(some, those before)` comes to. `old` may be narrowed to what is `wanted`."""
    fresh, known = list(new), list(old)
    names = {row.id for row in fresh}
    totals = [_total(a, b, linking) for a, b in same_totals([*fresh, *known]) if a.id in names or b.id in names]
    told = [row for row in fresh if row.scope == Scope.INCIDENT]
    others = [row for row in known if row.scope == Scope.INCIDENT]
    if not told or len(told) + len(others) < 2:
        return tuple(totals)
    with Bench(linking) as bench:
        bench.add(told)
        bench.add(others, fresh=False)
        return tuple(sorted([*bench.pairs(), *totals], key=lambda pair: (pair.left, pair.right)))


def _total(left: Row, right: Row, linking: Linking) -> Pair:
    """The same total is the same: nothing else is compared."""
    return Pair(left.id, right.id, linking.same_from, linking.same_from, "")
