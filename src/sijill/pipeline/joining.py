"""Linking and reconciling: a casebook whose claims are resolved in; its incidents brought up to date out.

Only what is new is compared, and only what hangs together with it is grouped and reconciled anew; the rest stays. That
gives what doing all of it again would give, since two tellings are one or not whatever else there is, and the groups of
a component depend on nothing outside it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sijill.casebook import LINK, TELL, Casebook, Mark, Plan, Telling, sort_date
from sijill.casebook import Pair as Kept
from sijill.knowledge import Knowledge
from sijill.knowledge.linking import Linking, shipped
from sijill.link import Pair, clusters, groups, keys, link, pack, rows, score, unpack, wanted
from sijill.link.parts import components
from sijill.model.claim import ResolvedClaim
from sijill.model.decision import Decision, Verdict
from sijill.model.incident import Incident
from sijill.model.report import Report
from sijill.pipeline.coding import Progress
from sijill.publish.protect import shield
from sijill.reconcile import reconcile
from sijill.review import BEARING, CHOICES, PAIRS, standing_claims, standing_decisions, with_choices

REPORTS_AT_ONCE = 200
"""Kept in one transaction: some hundred kilobytes, and no more than a second is lost where a run is killed."""

TELLINGS_AT_ONCE = 2_000
"""Grouped and reconciled in one transaction, with their claims and reports in memory: some tens of megabytes."""


def joined(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report],
           knowledge: Knowledge) -> tuple[Incident, ...]:
    """Incidents of claims without a casebook, by date and id."""
    return in_order(reconcile(link(claims, reports, knowledge.roster, ()), reports, knowledge.roster))


def in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda incident: (sort_date(incident), incident.id)))


def bearing_on_links(casebook: Casebook) -> list[Decision]:
    """The standing decisions that say what claims say, and which of them make an incident, as taken."""
    return [d for d in standing_decisions(casebook.decisions()) if d.verdict in BEARING]


def join_due(casebook: Casebook, plan: Plan, knowledge: Knowledge, told: Progress) -> bool:
    """Whether anything was due. What is kept on the way is kept at once; `Casebook.settle` has still to follow."""
    if not plan.link_is_due(casebook):
        return False
    if not casebook.tellings.rests_on(plan.link):
        casebook.tellings.start_over(plan.mark(TELL))
    bearing = [d for d in bearing_on_links(casebook) if d.id in plan.decisions]
    joining = _Joining(casebook, plan, knowledge, bearing, shipped())
    joining.heed()
    joining.tell()
    joining.score()
    joining.group(told)
    return True


@dataclass(frozen=True, slots=True)
class _Joining:
    """`bearing` are the decisions to be heeded."""

    casebook: Casebook
    plan: Plan
    knowledge: Knowledge
    bearing: Sequence[Decision]
    linking: Linking

    def heed(self) -> None:
        """Where other decisions stand than were heeded, what they bear on is done anew."""
        now, then = {d.id for d in self.bearing}, self.casebook.tellings.heeded()
        if now != then:
            changed = [d for d in self.casebook.decisions() if d.id in now ^ then]
            self.casebook.tellings.heed(now, {claim for d in changed for claim in d.targets})

    def tell(self) -> None:
        partners = _partners(self.bearing)
        due = iter(self.plan.due(self.casebook, TELL))
        while batch := list(islice(due, REPORTS_AT_ONCE)):
            self.casebook.tellings.put(self._told(batch), partners)

    def _told(self, batch: Sequence[str]) -> list[tuple[Mark, list[Telling]]]:
        claims = [claim for report_id in batch for claim in self.casebook.resolved_claims(report_id)]
        reports = {report.id: report for report in self.casebook.reports(batch)}
        told: dict[str, list[Telling]] = {report_id: [] for report_id in batch}
        for row in rows(self._heeding(claims), reports, self.knowledge.roster, self._words()):
            told[row.report].append(Telling(row.id, row.report, row.first, row.last, pack(row), row.claims, keys(row)))
        return [(self.plan.mark(TELL, report_id), told[report_id]) for report_id in batch]

    def score(self) -> None:
        """What is new against itself and against the rest, as far as it lies near enough in time or, where one of the
        two has no days, has something in common with it."""
        new = self.casebook.tellings.unscored()
        if not new:
            return
        fresh = [unpack(telling.value) for telling in new]
        asked = wanted(fresh)
        others = self.casebook.tellings.others(asked.days, asked.asks)
        found = score(fresh, map(unpack, others), self.linking)
        self.casebook.tellings.put_scored([telling.id for telling in new], (_kept(pair) for pair in found))

    def group(self, told: Progress) -> None:
        touched, done = self._touched(), 0
        for batch in _batches(components(touched, self._ties(touched))):
            self.casebook.put_grouped(batch, ((i, shield(i).text()) for i in self._incidents(batch)))
            done += len(batch)
            told(LINK, done, len(touched))

    def _touched(self) -> frozenset[str]:
        """What is pending, and all that hangs together with it."""
        found = self.casebook.tellings.pending()
        edge, bound = found, self._bound()
        while edge:
            beside = self.casebook.tellings.beside(edge).union(*(bound.get(name, ()) for name in edge))
            edge = beside - found
            found |= edge
        return found

    def _ties(self, touched: Collection[str]) -> Iterator[tuple[str, str]]:
        yield from ((pair.left, pair.right) for pair in self.casebook.tellings.pairs(touched))
        yield from ((name, other) for name, others in self._bound().items() for other in others)

    def _bound(self) -> dict[str, frozenset[str]]:
        """Tellings that reviewers' words bind to others."""
        partners = _partners(self.bearing)
        telling = self.casebook.tellings.holding(partners)
        found: dict[str, frozenset[str]] = {}
        for claim, others in partners.items():
            if claim in telling:
                bound = frozenset(telling[other] for other in others if other in telling)
                found[telling[claim]] = found.get(telling[claim], frozenset()) | bound
        return found

    def _incidents(self, tellings: Sequence[str]) -> tuple[Incident, ...]:
        told = [unpack(telling.value) for telling in self.casebook.tellings.named(tellings)]
        pairs = [_pair(kept) for kept in self.casebook.tellings.pairs(tellings)]
        reports = {r.id: r for r in self.casebook.reports(sorted({row.report for row in told}))}
        claims = self.casebook.claims_named(sorted(claim for row in told for claim in row.claims))
        found = clusters(groups(told, pairs, self._words(), self.linking), told, self._heeding(claims),
                         (reports, self.knowledge.roster, self.linking))
        return reconcile(found, reports, self.knowledge.roster)

    def _heeding(self, claims: Sequence[ResolvedClaim]) -> Sequence[ResolvedClaim]:
        """Without those that reviewers rejected, and with what reviewers took their words for."""
        kept = standing_claims(claims, self.bearing)
        if not any(decision.verdict in CHOICES for decision in self.bearing):
            return kept
        return with_choices(kept, self.bearing, self.knowledge.gazetteer.get, self.knowledge.roster.actor)

    def _words(self) -> list[Decision]:
        return [decision for decision in self.bearing if decision.verdict in PAIRS]


def _partners(bearing: Iterable[Decision]) -> dict[str, frozenset[str]]:
    """The claims that reviewers bind to each claim."""
    found: dict[str, frozenset[str]] = {}
    for left, right in (decision.targets for decision in bearing if decision.verdict is Verdict.SAME):
        found[left] = found.get(left, frozenset()) | {right}
        found[right] = found.get(right, frozenset()) | {left}
    return found


def _batches(parts: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Whole components, as many together as make up a batch."""
    batch: list[str] = []
    for part in parts:
        batch += part
        if len(batch) >= TELLINGS_AT_ONCE:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _kept(pair: Pair) -> Kept:
    return Kept(pair.left, pair.right, pair.weight, pair.order, pair.levels)


def _pair(kept: Kept) -> Pair:
    return Pair(kept.left, kept.right, kept.weight, kept.rank, kept.levels)
