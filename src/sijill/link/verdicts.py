"""Reviewers' words: decisions in, which rows they bind together and which they keep apart out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sijill.model.decision import Decision, Verdict

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """What reviewers said of pairs of claim ids, the latest word on each pair."""

    same: Mapping[frozenset[str], Decision]
    different: Mapping[frozenset[str], Decision]

    def bound(self, row_of: Mapping[str, str]) -> dict[Ends, Decision]:
        """Pairs of rows (by claim id) that a word joins, each with the latest such word, the latest first."""
        latest_first = sorted(self.same, key=lambda pair: (self.same[pair].at, self.same[pair].id), reverse=True)
        return _across(latest_first, self.same, row_of)

    def apart(self, row_of: Mapping[str, str]) -> dict[Ends, Decision]:
        """Pairs of rows that a word keeps apart."""
        return _across(sorted(self.different, key=sorted), self.different, row_of)


def heed(decisions: Iterable[Decision]) -> Word:
    """The latest decision on each pair of claims wins; other decisions are no word on links."""
    latest: dict[frozenset[str], Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        if decision.verdict in {Verdict.SAME, Verdict.DIFFERENT} and len(set(decision.targets)) == 2:
            latest[frozenset(decision.targets)] = decision
    by = {verdict: {pair: d for pair, d in latest.items() if d.verdict is verdict}
          for verdict in (Verdict.SAME, Verdict.DIFFERENT)}
    return Word(by[Verdict.SAME], by[Verdict.DIFFERENT])


def _across(pairs: Iterable[frozenset[str]], said: Mapping[frozenset[str], Decision],
            row_of: Mapping[str, str]) -> dict[Ends, Decision]:
    """Without those inside one row or not here at all."""
    found: dict[Ends, Decision] = {}
    for pair in pairs:
        ends = sorted({row_of[claim] for claim in pair if claim in row_of})
        if len(ends) == 2:
            found.setdefault((ends[0], ends[1]), said[pair])
    return found
