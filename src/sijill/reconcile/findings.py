"""Findings: a case in, the incident out: every value with the claims for and against it."""

from datetime import date

from sijill.model.claim import ResolvedClaim
from sijill.model.event import Act, Scope, Weapon
from sijill.model.ids import content_id
from sijill.model.incident import Cluster, Finding, Incident
from sijill.reconcile.admiralty import rate
from sijill.reconcile.case import Case
from sijill.reconcile.casualties import in_order, reconcile_casualties, smaller_counts
from sijill.reconcile.grade import grade
from sijill.reconcile.named import count_names
from sijill.reconcile.parties import reconcile_perpetrators, reconcile_targets
from sijill.reconcile.victims import reconcile_victims
from sijill.reconcile.whenwhere import date_notes, place_notes, reconcile_date, reconcile_place


def incident(cluster: Cluster, case: Case) -> Incident:
    """The record of a cluster."""
    date, place = reconcile_date(case), reconcile_place(case)
    perpetrators, targets = reconcile_perpetrators(case), reconcile_targets(case)
    victims = reconcile_victims(case)
    told = reconcile_casualties(case)
    casualties = in_order(count_names(case, told, victims))
    return Incident(
        id=incident_id(case), scope=_scope(case), acts=_acts(case), date=date,
        place=place, perpetrators=perpetrators, targets=targets, casualties=casualties,
        victims=victims, weapons=_weapons(case), grade=grade(case, perpetrators, targets, casualties),
        sources=case.voices.standings, claims=cluster.claims, links=cluster.links,
        notes=(*date_notes(case, date), *place_notes(case, place), *smaller_counts(case, told)),
        upstream=case.voices.upstream, ratings=rate(case, perpetrators, told))


def incident_id(case: Case) -> str:
    """Made from the smallest claim id of the report that was published first, so that it stays when later ones come in,
    as they mostly do. Reports without a date count as the last.
    """
    first = min(case.claims, key=lambda c: (_published(case, c), c.claim.report_id, c.claim.id))
    return content_id("inc", first.claim.id)


def _published(case: Case, resolved: ResolvedClaim) -> date:
    published = case.reports[resolved.claim.report_id].published
    return published.earliest if published and published.earliest else date.max


def _scope(case: Case) -> Scope:
    """One scope by construction; a reviewer who joins an incident with background makes an incident of both."""
    scopes = {c.claim.scope for c in case.claims}
    return next(scope for scope in Scope if scope in scopes)


def _acts(case: Case) -> tuple[Finding[Act], ...]:
    told: dict[Act, list[str]] = {}
    for resolved in case.claims:
        told.setdefault(resolved.claim.act.value, []).append(resolved.claim.id)
    return tuple(case.finding(act, told[act]) for act in sorted(told))


def _weapons(case: Case) -> tuple[Finding[Weapon], ...]:
    told: dict[Weapon, list[str]] = {}
    for resolved in case.held:
        for weapon in resolved.claim.weapons:
            told.setdefault(weapon.value, []).append(resolved.claim.id)
    return tuple(case.finding(weapon, told[weapon]) for weapon in sorted(told))
