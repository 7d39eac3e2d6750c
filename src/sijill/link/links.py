"""Clusters in words: groups of rows, the claims behind them and what is known in, clusters with their links out."""

from collections.abc import Iterable, Mapping, Sequence

from sijill.knowledge.linking import Linking
from sijill.knowledge.roster import Roster
from sijill.link.grounds import Teller, reasons
from sijill.link.grouping import Group
from sijill.link.pairs import Pair
from sijill.link.reprints import Reprints, find_reprints, signature
from sijill.link.row import Row
from sijill.model.claim import ResolvedClaim
from sijill.model.decision import Decision
from sijill.model.incident import Cluster, Judgement, Link
from sijill.model.report import Report

TOLD_AS_ONE = 10.0
"""Score of a link inside one telling: above most that comparison gives, since the report's own words make it."""

DECIDED = 100.0
"""Score of a link that a reviewer made."""

SAME_TOTAL = "same source, period and figures"

Known = tuple[Mapping[str, Report], Roster, Linking]


def clusters(groups: Iterable[Group], rows: Iterable[Row], claims: Iterable[ResolvedClaim],
             known: Known) -> tuple[Cluster, ...]:
    """Ordered by their smallest claim id. `known` is the reports of the claims, the roster and the model."""
    by_row, by_claim = {row.id: row for row in rows}, {c.claim.id: c for c in claims}
    told = list(groups)
    reports, roster, linking = known
    teller = Teller(linking, roster)
    prints = _prints(told, by_row, reports)
    found = []
    for group in told:
        members = [by_row[name] for name in group.rows]
        links = sorted([*_inner(members), *_outer(group, by_row, teller)], key=lambda link: (link.left, link.right))
        own = sorted(claim for row in members for claim in row.claims)
        here = {row.report for row in members}
        shared = [tuple(name for name in each if name in here) for each in prints.groups]
        found.append(Cluster(tuple(by_claim[name] for name in own), tuple(links),
                             tuple(each for each in shared if len(each) > 1)))
    return tuple(sorted(found, key=lambda cluster: cluster.claims[0].claim.id))


def _prints(groups: Sequence[Group], rows: Mapping[str, Row], reports: Mapping[str, Report]) -> Reprints:
    """Prints of one text among reports that stand behind one incident with others."""
    several = {rows[name].report for group in groups if len({rows[name].report for name in group.rows}) > 1
               for name in group.rows}
    return find_reprints(signature(reports[name]) for name in sorted(several))


def _inner(members: Iterable[Row]) -> list[Link]:
    """The links inside each telling."""
    reason = ("the report tells them as one event",)
    return [Link(row.claims[0], other, Judgement.SAME, TOLD_AS_ONE, reason)
            for row in members for other in row.claims[1:]]


def _outer(group: Group, rows: Mapping[str, Row], teller: Teller) -> list[Link]:
    """The links that joined the tellings."""
    return [*(_compared(pair, rows, teller) for pair in group.pairs), *(_decided(word) for _, _, word in group.decided)]


def _compared(pair: Pair, rows: Mapping[str, Row], teller: Teller) -> Link:
    if not pair.levels:
        return Link(pair.left, pair.right, Judgement.SAME, pair.weight, (SAME_TOTAL,))
    grounds = teller.grounds(pair, rows[pair.left], rows[pair.right])
    return Link(pair.left, pair.right, Judgement.SAME, pair.weight, reasons(grounds), grounds)


def _decided(word: Decision) -> Link:
    left, right = sorted(word.targets)
    note = f": {word.note}" if word.note else ""
    return Link(left, right, Judgement.SAME, DECIDED, (f"{word.reviewer} decided that they are the same{note}",))
