"""Tolls: two tellings' counts in, grounds out; a count of people is a range, and ranges can both be true."""

from collections.abc import Mapping
from dataclasses import dataclass

from sijill.link.ground import Ground, On
from sijill.model.casualty import CountRange, Group, Harm, Status

EQUAL = ((10, 3.0), (5, 2.0), (2, 1.0), (1, 0.5))
"""Weight of an equal toll by its size: one in two attacks that kill anyone kills one person, so that "1" says little;
two attacks of one day and place with the same two-figure toll are rare."""

PART_SHARE = 0.5
"""A part ("7 children") hangs together with its whole, so that it counts half."""

NEAR = 0.25
"""Tolls within a quarter of each other are what a rising or uncertain count looks like ("11", "13", "at least 14")."""

FAR_WEIGHT, APART_WEIGHT = -3.0, -1.5
FAR_TIMES, FAR_PEOPLE = 4, 10
"""Tolls four times and ten people apart are hardly of one event, unless one was counted far too early."""

MOST = 4.0
"""All tolls together weigh no more than a shared village."""

MAIN_SHARE = 1 / FAR_TIMES
"""A count of less than this of what a telling comes to is a part of it ("two of his sons") or a very early figure: that
another telling has as small a number somewhere says nothing."""


@dataclass(frozen=True, slots=True)
class Toll:
    count: CountRange
    status: Status

    def rank(self) -> tuple[bool, int, bool, int]:
        """The larger and the more exact of two is what a telling comes to; "dozens" yields to any figure."""
        return (self.count.best is not None, self.count.value or 0, self.count.high is not None,
                -list(Status).index(self.status))


Tolls = Mapping[tuple[Harm, Group], tuple[Toll, ...]]
"""For each harm and group the different tolls that a telling gives, the fullest first: its sources may compete."""


def compare_tolls(left: Tolls, right: Tolls) -> tuple[Ground, ...]:
    """Grounds of every harm and group that both tellings count; their weights together stay within ±MOST.

    Where a telling gives several counts, the two that agree best are compared: it may quote the other's source. But
    only main ones speak for one event; with a smaller one in common the main ones do not speak against it.
    """
    grounds = [ground for key in sorted(left.keys() & right.keys())
               if (ground := _best(key, left[key], right[key])) is not None]
    total = sum(ground.weight for ground in grounds)
    share = min(1.0, MOST / abs(total)) if total else 1.0
    return tuple(Ground(g.on, g.weight * share, g.reason) for g in grounds)


def _main(tolls: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """Those that may be the whole toll of their people; fighters are no part of the civilians."""
    return tuple(one for one in tolls if not any(
        (other.count.value or 0) * MAIN_SHARE > (one.count.value or 0) and _one_people(one.status, other.status)
        for other in tolls))


def _one_people(left: Status, right: Status) -> bool:
    return {left, right} != {Status.CIVILIAN, Status.COMBATANT}


def _best(key: tuple[Harm, Group], left: tuple[Toll, ...], right: tuple[Toll, ...]) -> Ground | None:
    main = _fittest(key, _main(left), _main(right))
    if main is None or main.weight >= 0:
        return main
    smaller = _fittest(key, left, right)
    return Ground(On.TOLL, 0.0, smaller.reason) if smaller and smaller.weight >= 0 else main


def _fittest(key: tuple[Harm, Group], left: tuple[Toll, ...], right: tuple[Toll, ...]) -> Ground | None:
    grounds = [ground for one in left for other in right if (ground := _compare(key, one, other)) is not None]
    return max(grounds, key=lambda ground: ground.weight, default=None)


def _compare(key: tuple[Harm, Group], left: Toll, right: Toll) -> Ground | None:
    here, there = left.count.value, right.count.value
    if not _one_people(left.status, right.status) or here is None or there is None:
        return None
    if here == there == 0:
        return None
    part = key[1] is not Group.ALL
    people = f"{key[1].replace('_', ' ')} {key[0].replace('_', ' ')}" if part else key[0].replace("_", " ")
    weight, words = _weigh(left.count, right.count, (here, there))
    return Ground(On.TOLL, weight * (PART_SHARE if part else 1.0), words.format(people=people))


def _weigh(left: CountRange, right: CountRange, values: tuple[int, int]) -> tuple[float, str]:
    low, high = sorted(values)
    if left.best is None and right.best is None:
        return 0.0, f"no figures, but about {low} and {high} {{people}}"  # "dozens" and "dozens" are no same toll
    if low == high and None not in (left.best, right.best):
        return next(w for least, w in EQUAL if high >= least), f"both {high} {{people}}"
    if high - low <= max(1, NEAR * high):
        return 0.5 if low >= EQUAL[1][0] else 0.0, f"near tolls: {low} and {high} {{people}}"
    if _both_true(left, right):
        return 0.0, f"tolls that can both be true: {low} and {high} {{people}}"
    far = high >= FAR_TIMES * max(1, low) and high - low >= FAR_PEOPLE
    if None in (left.best, right.best) and not far:
        return 0.0, f"one figure, and one vague toll: about {low} and {high} {{people}}"
    return FAR_WEIGHT if far else APART_WEIGHT, f"tolls differ: {low} against {high} {{people}}"


def _both_true(left: CountRange, right: CountRange) -> bool:
    """Whether some number of people fits both ranges; an open end is open."""
    return not any(a.high is not None and b.low is not None and a.high < b.low
                   for a, b in ((left, right), (right, left)))
