"""Grouping: rows, the pairs that are one when looked at alone, and reviewers' decisions in; groups of rows out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sijill.knowledge.linking import Linking
from sijill.link import cluster
from sijill.link.cluster import Component
from sijill.link.cohesion import Inside
from sijill.link.pairs import Bench, Pair
from sijill.link.parts import Ends, parts
from sijill.link.parts import components as hanging_together
from sijill.link.row import Row
from sijill.link.totals import same_total
from sijill.link.verdicts import Word, heed
from sijill.model.decision import Decision
from sijill.model.event import Scope


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one incident, by id in order, and what joined them: a pair, or a reviewer's decision on two rows."""

    rows: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    decided: tuple[tuple[str, str, Decision], ...] = ()


def components(rows: Iterable[Row], pairs: Iterable[Pair],
               decisions: Iterable[Decision]) -> tuple[tuple[str, ...], ...]:
    """Ids of rows that hang together by pairs or reviewers' words; no group reaches beyond its component.

    Each is sorted, and they are ordered by their first. Only the ids and claims of rows are looked at.
    """
    known = list(rows)
    bound = heed(decisions).bound(_row_of(known))
    return hanging_together((row.id for row in known), [*((p.left, p.right) for p in pairs), *bound])


def groups(rows: Iterable[Row], pairs: Iterable[Pair], decisions: Iterable[Decision],
           linking: Linking) -> tuple[Group, ...]:
    """Groups ordered by their first row. Give whole components: what becomes of one depends on nothing outside it."""
    known = {row.id: row for row in rows}
    return grouped(known, pairs, heed(decisions), linking)


def grouped(known: Mapping[str, Row], pairs: Iterable[Pair], word: Word, linking: Linking,
            bench: Bench | None = None) -> tuple[Group, ...]:
    """The same on a bench that holds the rows already, where there is one."""
    return _Grouping(known, word, linking).all(list(pairs), bench)


def _row_of(rows: Iterable[Row]) -> dict[str, str]:
    return {claim: row.id for row in rows for claim in row.claims}


class _Grouping:
    def __init__(self, known: Mapping[str, Row], word: Word, linking: Linking) -> None:
        self._known, self._linking = known, linking
        row_of = _row_of(known.values())
        self._bound, self._apart = word.bound(row_of), word.apart(row_of)

    def all(self, pairs: Sequence[Pair], bench: Bench | None) -> tuple[Group, ...]:
        found, several = list[Group](), list[tuple[tuple[str, ...], list[Pair]]]()
        for names, offers in self._parts([p for p in pairs if p.left in self._known and p.right in self._known]):
            if len(names) == 1:
                found.append(Group(names))
            else:
                several.append((names, offers))
        inside = self._weighed([names for names, offers in several if not self._plain(names)], bench)
        for names, offers in several:
            found += self._group(names, offers, inside)
        return tuple(sorted(found, key=lambda group: group.rows))

    def _parts(self, pairs: Sequence[Pair]) -> Iterator[tuple[tuple[str, ...], list[Pair]]]:
        """Parts by their first row, each with the pairs that hold it together, the first to be joined first."""
        names = sorted(self._known)
        at = {name: n for n, name in enumerate(names)}
        ends = Ends.of((at[pair.left], at[pair.right]) for pair in pairs)
        found = parts(len(names), ends, np.array([pair.weight for pair in pairs]),
                      Ends.of((at[left], at[right]) for left, right in self._bound), self._linking.same_from)
        mine: dict[int, list[Pair]] = {}
        order = np.array([-pair.order for pair in pairs])
        for n in np.lexsort((ends.right, ends.left, order)).tolist():
            if found.offered[n]:
                mine.setdefault(int(found.head[ends.left[n]]), []).append(pairs[n])
        for members in found.members():
            yield tuple(names[n] for n in members), mine.get(int(members[0]), [])

    def _plain(self, names: Sequence[str]) -> bool:
        """Two rows need no weighing: the pair says all."""
        return len(names) == 2

    def _weighed(self, parts: Sequence[tuple[str, ...]], bench: Bench | None) -> Inside:
        """What every pair inside each part weighs."""
        if not parts:
            return Inside.nothing()
        if bench is not None:
            return bench.inside(parts)
        told = [self._known[name] for part in parts for name in part if self._known[name].scope == Scope.INCIDENT]
        with Bench(self._linking) as fresh:
            fresh.add(told)
            return fresh.inside(parts)

    def _group(self, names: tuple[str, ...], pairs: Sequence[Pair], inside: Inside) -> Iterator[Group]:
        at = {name: n for n, name in enumerate(names)}
        made = {(at[pair.left], at[pair.right]): pair for pair in pairs}
        component = Component(
            self._weights(names, made, inside), list(made), _at(self._bound, at), frozenset(_at(self._apart, at)))
        result = cluster.group(component, self._linking.mean_from)
        for members in result.members:
            own = set(members)
            joined = [pair for pair in result.joined if pair[0] in own]
            decided = tuple((names[a], names[b], self._bound[names[a], names[b]]) for a, b in joined
                            if (names[a], names[b]) in self._bound)
            compared = tuple(made[a, b] for a, b in joined if (names[a], names[b]) not in self._bound)
            yield Group(tuple(names[n] for n in members), compared, decided)

    def _weights(self, names: Sequence[str], made: Mapping[tuple[int, int], Pair],
                 inside: Inside) -> NDArray[np.float64]:
        weights = inside.matrix(names)
        for (a, b), pair in made.items():
            weights[a, b] = weights[b, a] = pair.weight
        for a, b in self._totals(names):
            weights[a, b] = weights[b, a] = self._linking.same_from
        return weights

    def _totals(self, names: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Aggregates are on no bench: two of one component give one total or are two."""
        totals = [(n, self._known[name]) for n, name in enumerate(names) if self._known[name].scope == Scope.AGGREGATE]
        for i, (a, left) in enumerate(totals):
            yield from ((a, b) for b, right in totals[i + 1:] if left.edtf == right.edtf
                        and set(left.sources) & set(right.sources) and same_total(left, right))


def _at(pairs: Mapping[tuple[str, str], Decision], at: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(at[left], at[right]) for left, right in pairs if left in at and right in at]

