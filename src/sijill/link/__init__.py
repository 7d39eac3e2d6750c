"""Resolved claims in, clusters out: which claims speak of one incident, and why.

The unit is the row: what one report tells of one event. `rows` makes them, `score` says which pairs of them are one
when looked at alone, `groups` what becomes of the pairs that hang together, `clusters` tells it in words; `link` is all
four. Invariants: the order of claims and reports plays no part; linking a cluster's own claims again gives that
cluster; a reviewer's word on two claims stands above every comparison; aggregates and context never join incidents.
What is found for two rows depends on no third, and the grouping of a component on nothing outside it: linking what is
new, and grouping again what it touches, gives what linking everything gives.
"""

from collections.abc import Mapping, Sequence

from sijill.knowledge.linking import Linking, shipped
from sijill.knowledge.roster import Roster
from sijill.link.flatten import rows
from sijill.link.grouping import Group, components, groups
from sijill.link.keys import Wanted, keys, wanted
from sijill.link.links import clusters
from sijill.link.pairs import Bench, Pair
from sijill.link.reprints import Reprints, find_reprints, signature
from sijill.link.row import Row, pack, unpack
from sijill.link.scoring import score
from sijill.model.claim import ResolvedClaim
from sijill.model.decision import Decision
from sijill.model.incident import Cluster
from sijill.model.report import Report

__all__ = ["Bench", "Group", "Pair", "Reprints", "Row", "Wanted", "clusters", "components", "find_reprints", "groups",
           "keys", "link", "pack", "rows", "score", "signature", "unpack", "wanted"]


def link(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], roster: Roster,
         decisions: Sequence[Decision] = (), linking: Linking | None = None) -> tuple[Cluster, ...]:
    """Clusters ordered by their smallest claim id. Hypothetical claims are in none of them.

    A decision `same` joins the tellings of two claims whatever they say; `different` keeps two claims apart, and
    splits their telling if they share one. Decisions on claims that are not here are passed over. `linking` is what
    agreement weighs (the shipped model for None).
    """
    model = linking or shipped()
    told = rows(claims, reports, roster, decisions)
    found = groups(told, score(told, (), model), decisions, model)
    return clusters(found, told, claims, (reports, roster, model))
