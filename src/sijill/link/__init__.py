"""Resolved claims in, clusters out: which claims speak of one incident, and why.

Invariants: the order of claims and reports plays no part; linking a cluster's own claims again gives that cluster; a
reviewer's word on two claims stands above every comparison; aggregates and context never join incidents.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from sijill.knowledge.roster import Roster
from sijill.link.block import candidate_pairs
from sijill.link.cluster import Compare, Groups, Word, across, group, heed
from sijill.link.compare import Comparison, compare, same_total
from sijill.link.reprints import Reprints, find_reprints, signature
from sijill.link.telling import Telling, tellings
from sijill.model.claim import ResolvedClaim
from sijill.model.decision import Decision
from sijill.model.event import Scope
from sijill.model.incident import Cluster, Judgement, Link
from sijill.model.report import Report

__all__ = ["Reprints", "find_reprints", "link", "signature"]

TOLD_AS_ONE = 10.0
"""Score of a link inside one telling: above any that comparison gives, since the report's own words make it."""

DECIDED = 100.0
"""Score of a link that a reviewer made."""


def link(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], roster: Roster,
         decisions: Sequence[Decision] = ()) -> tuple[Cluster, ...]:
    """Clusters ordered by their smallest claim id. Hypothetical claims are in none of them.

    A decision `same` joins the tellings of two claims whatever they say; `different` keeps two claims apart, and
    splits their telling if they share one. Decisions on claims that are not here are passed over.
    """
    word = heed(decisions)
    told = tellings(claims, reports, word.apart)
    reprints = find_reprints(signature(reports[name]) for name in sorted({telling.report.id for telling in told}))
    comparer = _comparer(told, roster, reprints)
    groups = _group(told, comparer, word, reprints)
    clusters = [_cluster([told[at] for at in members], _links(told, members, groups, (comparer, word)), reprints)
                for members in groups.members]
    return tuple(sorted(clusters, key=lambda cluster: cluster.claims[0].claim.id))


def _comparer(told: Sequence[Telling], roster: Roster, reprints: Reprints) -> Compare:
    @cache
    def compared(left: int, right: int) -> Comparison:
        here, there = told[left], told[right]
        if here.scope is Scope.INCIDENT and there.scope is Scope.INCIDENT:
            return compare(here, there, roster, reprints)
        return same_total(here, there)

    return compared


def _group(told: Sequence[Telling], comparer: Compare, word: Word, reprints: Reprints) -> Groups:
    position = {c.claim.id: at for at, telling in enumerate(told) for c in telling.claims}
    latest_first = sorted(word.same, key=lambda pair: (word.same[pair].at, word.same[pair].id), reverse=True)
    pairs = [(a, b) for a, b in candidate_pairs(told, reprints) if told[a].scope is told[b].scope]
    apart = frozenset(across(word.different, position))
    return group(len(told), pairs, comparer, (across(latest_first, position), apart))


def _links(told: Sequence[Telling], members: Sequence[int], groups: Groups, judges: tuple[Compare, Word]) -> list[Link]:
    """The links inside each telling, and those that joined the tellings."""
    comparer, word = judges
    inner = [_told_as_one(told[at]) for at in members]
    outer = [_joined(told[a], told[b], comparer(a, b), word) for a, b in groups.joined if a in members]
    return sorted([found for part in inner for found in part] + outer, key=lambda found: (found.left, found.right))


def _told_as_one(telling: Telling) -> list[Link]:
    first, *others = (c.claim.id for c in telling.claims)
    reason = ("the report tells them as one event",)
    return [Link(first, other, Judgement.SAME, TOLD_AS_ONE, reason) for other in others]


def _joined(left: Telling, right: Telling, comparison: Comparison, word: Word) -> Link:
    here, there = ({c.claim.id for c in telling.claims} for telling in (left, right))
    for pair in sorted(word.same, key=sorted):
        if len(pair & here) == 1 and len(pair & there) == 1:
            decision, ends = word.same[pair], sorted(pair)
            note = f": {decision.note}" if decision.note else ""
            said = f"{decision.reviewer} decided that they are the same{note}"
            return Link(ends[0], ends[1], Judgement.SAME, DECIDED, (said,))
    ends = sorted((left.id, right.id))
    return Link(ends[0], ends[1], Judgement.SAME, comparison.score, comparison.reasons)


def _cluster(told: Sequence[Telling], links: Sequence[Link], reprints: Reprints) -> Cluster:
    claims = sorted((c for telling in told for c in telling.claims), key=lambda c: c.claim.id)
    here = {telling.report.id for telling in told}
    prints = [tuple(name for name in found if name in here) for found in reprints.groups]
    return Cluster(tuple(claims), tuple(links), tuple(found for found in prints if len(found) > 1))
