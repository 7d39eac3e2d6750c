"""Clusters: tellings, their comparisons and reviewers' words in, groups of tellings out.

The nearest pairs join first; two groups join only if nothing forbids any pair across them and their mean score is high
enough, so that a chain of likenesses does not tie two villages together. A reviewer's word stands above all of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sijill.link.compare import Comparison
from sijill.model.decision import Decision, Verdict
from sijill.model.incident import Judgement

MEAN_FROM = 3.0
"""Mean score across two groups from which they join: half of what one pair needs. A telling that says little of some
members (no toll, no village) may come with the one it resembles; one that resembles a single member may not."""

Compare = Callable[[int, int], Comparison]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """What reviewers said of pairs of claim ids, the latest word on each pair."""

    same: Mapping[frozenset[str], Decision]
    different: Mapping[frozenset[str], Decision]

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        return frozenset(self.different)


def heed(decisions: Iterable[Decision]) -> Word:
    """The latest decision on each pair of claims wins; other decisions are no word on links."""
    latest: dict[frozenset[str], Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        if decision.verdict in {Verdict.SAME, Verdict.DIFFERENT} and len(set(decision.targets)) == 2:
            latest[frozenset(decision.targets)] = decision
    by = {verdict: {pair: d for pair, d in latest.items() if d.verdict is verdict}
          for verdict in (Verdict.SAME, Verdict.DIFFERENT)}
    return Word(by[Verdict.SAME], by[Verdict.DIFFERENT])


@dataclass(frozen=True, slots=True)
class Groups:
    """Members of each group, ordered, and the pairs that joined them."""

    members: tuple[tuple[int, ...], ...]
    joined: tuple[Pair, ...]


class Grouping:
    """Groups in the making: every position starts alone."""

    def __init__(self, size: int, compare: Compare, apart: frozenset[Pair]) -> None:
        self._group: list[tuple[int, ...]] = [(at,) for at in range(size)]
        self._compare, self._apart = compare, apart
        self._joined: list[Pair] = []

    def bind(self, pair: Pair) -> None:
        """Join on a reviewer's word, unless another word keeps two of the members apart."""
        crossing = self._crossing(pair)
        if crossing and not any(cross in self._apart for cross in crossing):
            self._join(pair)

    def offer(self, pair: Pair) -> None:
        """Join if the groups as wholes are near enough."""
        crossing = self._crossing(pair)
        if not crossing or any(cross in self._apart for cross in crossing):
            return
        comparisons = [self._compare(*cross) for cross in crossing]
        if any(comparison.forbidden for comparison in comparisons):
            return
        if sum(comparison.score for comparison in comparisons) >= MEAN_FROM * len(comparisons):
            self._join(pair)

    def result(self) -> Groups:
        return Groups(tuple(sorted(set(self._group))), tuple(self._joined))

    def _crossing(self, pair: Pair) -> list[Pair]:
        """Every pair with one member in each of the two groups; none where the two are one group."""
        left, right = (self._group[at] for at in pair)
        return [] if left == right else [(min(a, b), max(a, b)) for a in left for b in right]

    def _join(self, pair: Pair) -> None:
        whole = tuple(sorted(self._group[pair[0]] + self._group[pair[1]]))
        for at in whole:
            self._group[at] = whole
        self._joined.append(pair)


def group(size: int, pairs: Sequence[Pair], compare: Compare, word: tuple[Sequence[Pair], frozenset[Pair]]) -> Groups:
    """Groups of positions; `word` is the pairs that reviewers joined, latest first, and those they keep apart.

    Ties are broken by position, and positions follow the tellings' ids: the order of reports plays no part.
    """
    same, apart = word
    grouping = Grouping(size, compare, apart)
    for pair in same:
        grouping.bind(pair)
    near = [(pair, compare(*pair)) for pair in pairs]
    for pair, _ in sorted((n for n in near if n[1].judgement is Judgement.SAME), key=lambda n: (-n[1].order, n[0])):
        grouping.offer(pair)
    return grouping.result()


def across(pairs: Iterable[frozenset[str]], position: Mapping[str, int]) -> list[Pair]:
    """Pairs of claim ids as pairs of positions, each once, without those inside one telling or not here at all."""
    found: dict[Pair, None] = {}
    for pair in pairs:
        places = sorted({position[claim] for claim in pair if claim in position})
        if len(places) == 2:
            found[(places[0], places[1])] = None
    return list(found)
