"""Clusters in, incidents out: findings that are agreed, one source's word or disputed, and a grade by a written rule.

Invariant: nothing is chosen away. What a finding does not take up stands in its `against` or in the incident's notes.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sijill.knowledge.roster import Roster
from sijill.model.incident import Cluster, Incident
from sijill.model.report import Report
from sijill.reconcile.case import open_case
from sijill.reconcile.findings import incident

__all__ = ["reconcile"]


def reconcile(clusters: Sequence[Cluster], reports: Mapping[str, Report], roster: Roster) -> tuple[Incident, ...]:
    """One incident for each cluster, ordered by day and id; those whose day is open come last.

    An incident's id follows from a claim of its earliest report. When clusters merge, all but one give up their ids;
    the casebook's history then tells what they were merged into, so that all of them resolve.
    """
    found = [incident(cluster, open_case(cluster, reports, roster)) for cluster in clusters]
    return tuple(sorted(found, key=lambda one: (one.date.value.earliest or date.max, one.id)))
