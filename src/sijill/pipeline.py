"""The verbs in order: reports in, incidents out, with a casebook (`read_into`, `run`) or without (`code`).

Invariant: *incidents = f(reports, packs, code, decisions)*; the order in which reports come plays no part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sijill.casebook import EXTRACT, LINK, RESOLVE, Casebook, Plan, false_ids, false_reports, lost_ids, sort_date
from sijill.errors import SijillError
from sijill.extract import BATCH, EXTRACTORS
from sijill.knowledge import Knowledge, load
from sijill.link import link
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.decision import Decision
from sijill.model.incident import Incident
from sijill.model.release import Profile, Release
from sijill.model.report import Given, Refusal, Report
from sijill.plugins import Group, choose, release
from sijill.publish import publish
from sijill.read import read
from sijill.reconcile import reconcile
from sijill.resolve import resolve
from sijill.review import (
    BEARING,
    CHOICES,
    PAIRS,
    lay_over,
    protected_by_hand,
    recomputed_id,
    standing_claims,
    standing_decisions,
    with_choices,
)

T = TypeVar("T")

Extract = Callable[[Iterable[Report], Knowledge], Iterator[tuple[Report, tuple[Claim, ...]]]]

RULES = "rules"
"""The extractor used unless another is named."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how many it has done, and of how many (0: not known)."""


@dataclass(frozen=True, slots=True)
class Coded:
    incidents: tuple[Incident, ...]
    reports: tuple[Report, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class ReadSummary:
    added: int
    known: int
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """How many reports each stage worked on (none: it was up to date), and the incidents there are now.

    `refusals` are the reports that a stage failed on; they stay due, and the incidents are those of the others.
    """

    extracted: int
    resolved: int
    linked: bool
    incidents: int
    refusals: tuple[Refusal, ...] = ()

    def __str__(self) -> str:
        if not (self.extracted or self.resolved or self.linked):
            return f"nothing was out of date: {self.incidents} incidents"
        return f"extracted {self.extracted} reports, resolved {self.resolved}: {self.incidents} incidents"


def quiet(*_: object) -> None:
    """Nobody watches."""


def code(inputs: Iterable[str | Report], knowledge: Knowledge, given: Given = Given(),  # noqa: B008
         progress: Progress | None = None, extractor: str = RULES) -> Coded:
    """Incidents of the reports, linked with each other, without a casebook. A Report among the inputs is as it is."""
    refusals, extract = list[Refusal](), choose(Group.EXTRACTORS, EXTRACTORS, extractor)
    # nobody asks for the bytes again without a casebook to keep them in: a folder of web pages would fill the memory
    reports = _by_id(replace(report, raw=b"") for report in _read(inputs, knowledge, given, refusals))
    work = _Work(knowledge, extract, progress or quiet, refusals)
    return Coded(_code(reports, work), tuple(reports.values()), tuple(refusals))


def read_into(casebook: Casebook, inputs: Iterable[str], knowledge: Knowledge, given: Given = Given(),  # noqa: B008
              progress: Progress | None = None) -> ReadSummary:
    """Keep the reports in the casebook, each at once; one that is there already (by its bytes) is left as it is."""
    refusals, added, known = list[Refusal](), 0, 0
    for report in _read(inputs, knowledge, given, refusals):
        fresh = casebook.add_report(report)
        added, known = added + fresh, known + (not fresh)
        (progress or quiet)("read", added + known, 0)
    return ReadSummary(added, known, tuple(refusals))


def run(casebook: Casebook, knowledge: Knowledge, progress: Progress | None = None, extractor: str = RULES,
        at: str | None = None) -> RunSummary:
    """Do again what is out of date, report by report, each kept at once: stopped anywhere, the next run goes on.

    Another extractor than that of the last run puts all reports out of date. The history of the casebook says of each
    run that had something to do when it was: `at` (ISO 8601, UTC; now for None).
    """
    def plan() -> Plan:
        return Plan.of(casebook, _known(knowledge, extractor), _bearing_on_links(casebook))

    work = _Work(knowledge, choose(Group.EXTRACTORS, EXTRACTORS, extractor), progress or quiet, [])
    extracted = _extract(casebook, plan(), work)
    resolved = _resolve(casebook, plan(), work)
    linking = plan()
    linked = linking.link_is_due(casebook)
    if linked:
        reports, claims = _by_id(casebook.reports()), tuple(casebook.resolved_claims())
        casebook.put_incidents(_incidents(claims, reports, knowledge, casebook.decisions()), linking.mark(LINK),
                               linking.entry(at or _now(), extracted, resolved))
        work.told(LINK, 1, 1)
    return RunSummary(extracted, resolved, linked, sum(1 for _ in casebook.incidents()), tuple(work.refusals))


def incidents(casebook: Casebook) -> tuple[Incident, ...]:
    """Those of the last run, by date and id, with the decisions laid over them."""
    return lay_over(tuple(casebook.incidents()), casebook.decisions())


def decide(casebook: Casebook, decision: Decision) -> Decision:
    """Append a decision (`review.make_decision`); a SijillError where it names what the casebook does not hold."""
    for target in decision.targets:
        if not (casebook.holds_claim(target) or casebook.resolve_incident(target)):
            raise SijillError(f"there is no {target} here", where=str(casebook.path),
                              remedy="list what there is with: sijill claims")
    casebook.add_decision(decision)
    return decision


def publish_casebook(casebook: Casebook, folder: Path, profile: Profile = Profile.PUBLIC,
                     at: str | None = None) -> Release:
    """Publish what the last run found. `at` (ISO 8601, UTC; now for None) is kept in the ledger, not in the release.

    The ids go into the ledger before the files go out: one too many there does no harm, one too few breaks its promise.
    """
    stale = Plan.last(casebook, _bearing_on_links(casebook)).stale(casebook)
    if stale:
        raise SijillError(stale[0], where=str(casebook.path), remedy=f"bring it up to date: sijill run {casebook.path}")
    found = incidents(casebook)
    casebook.add_published(found, at or _now())
    return publish(found, _by_id(casebook.reports()), folder, profile, protected_by_hand(casebook.decisions()))


def check(casebook: Casebook) -> tuple[str, ...]:
    """What breaks an invariant of the casebook, one sentence each; nothing where it is sound."""
    forged = [f"{d.id} was changed after it was taken" for d in casebook.decisions() if recomputed_id(d) != d.id]
    unfounded = (*false_reports(casebook), *false_ids(casebook), *forged, *lost_ids(casebook))
    plan = Plan.last(casebook, _bearing_on_links(casebook))
    return casebook.damage() or (*unfounded, *plan.stale(casebook), *plan.faults())


def code_text(text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None,
              url: str | None = None) -> tuple[Incident, ...]:
    """Incidents of one report given as a string, with all shipped packs."""
    from sijill.read.report import make_report
    from sijill.read.text import read_text

    knowledge = load()
    given = Given(published, publisher, title, url)
    draft = read_text(text.encode(), text, "text")
    report = make_report(draft, knowledge.language.boilerplate, knowledge.language.calendar, given)
    work = _Work(knowledge, EXTRACTORS[RULES], quiet, [])
    found = _code({report.id: report}, work)
    if work.refusals:
        fault = SijillError(work.refusals[0].problem, where="the text", remedy=work.refusals[0].remedy)
        fault.add_note(work.refusals[0].trace)
        raise fault
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def open_casebook(path: str | Path) -> Casebook:
    return Casebook.open(Path(path))


def _read(inputs: Iterable[str | Report], knowledge: Knowledge, given: Given,
          refusals: list[Refusal]) -> Iterator[Report]:
    named = list(inputs)
    yield from (each for each in named if isinstance(each, Report))
    files = [each for each in named if isinstance(each, str)]
    for found in read(files, knowledge.language.boilerplate, knowledge.language.calendar, given):
        if isinstance(found, Refusal):
            refusals.append(found)
        else:
            yield found


def _by_id(reports: Iterable[Report]) -> dict[str, Report]:
    """Each report once, sorted by id: the order in which they came is forgotten here."""
    return dict(sorted({report.id: report for report in reports}.items()))


@dataclass(frozen=True, slots=True)
class _Work:
    """What the stages that go report by report are done with; `refusals` grows by the reports that one fails on."""

    knowledge: Knowledge
    extract: Extract
    told: Progress
    refusals: list[Refusal]

    def claims(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...] | None]]:
        """Each report once, in order but for those of a batch that fails: None for the report at fault."""
        stream = iter(reports)
        while batch := list(islice(stream, BATCH)):
            done: set[str] = set()
            for report, claims in self._together(batch):
                done.add(report.id)
                yield report, claims
            for report in batch:
                if report.id not in done:
                    yield report, self._alone(report, partial(self._only, report))

    def resolved(self, report: Report, claims: tuple[Claim, ...]) -> tuple[ResolvedClaim, ...] | None:
        """None where the stage fails."""
        return self._alone(report, lambda: resolve(report, claims, self.knowledge))

    def _together(self, batch: Sequence[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """As many as the extractor gets through: which report is at fault shows when the rest are done one by one."""
        try:
            yield from self.extract(batch, self.knowledge)
        except SijillError:
            raise
        except Exception:
            return

    def _only(self, report: Report) -> tuple[Claim, ...]:
        ((_, claims),) = self.extract([report], self.knowledge)
        return claims

    def _alone(self, report: Report, stage: Callable[[], T]) -> T | None:
        """A fault of ours, or of a plugin's, is told and costs one report; what a user can mend stops everything."""
        try:
            return stage()
        except SijillError:
            raise
        except Exception as error:
            self.refusals.append(Refusal.of_fault(f"{report.origin} ({report.id})", "coded", error))
            return None


def _code(reports: Mapping[str, Report], work: _Work) -> tuple[Incident, ...]:
    resolved: dict[str, tuple[ResolvedClaim, ...] | None] = {}
    for done, (report, claims) in enumerate(work.claims(reports.values()), 1):
        resolved[report.id] = None if claims is None else work.resolved(report, claims)
        work.told(EXTRACT, done, len(reports))
    in_order = [claim for report_id in reports for claim in resolved.get(report_id) or ()]
    return _incidents(in_order, reports, work.knowledge, ())


def _known(knowledge: Knowledge, extractor: str) -> str:
    """The digest of all that is known, and of whose extractor it is where that is not our own."""
    return " ".join(part for part in (knowledge.digest, release(Group.EXTRACTORS, extractor)) if part)


def _extract(casebook: Casebook, plan: Plan, work: _Work) -> int:
    due, worked = plan.due(casebook, EXTRACT), 0
    for done, (report, claims) in enumerate(work.claims(casebook.reports(due)), 1):
        mark = plan.failure(EXTRACT, report.id) if claims is None else plan.mark(EXTRACT, report.id)
        casebook.put_claims(claims or (), mark)
        worked += claims is not None
        work.told(EXTRACT, done, len(due))
    return worked


def _resolve(casebook: Casebook, plan: Plan, work: _Work) -> int:
    due, worked = plan.due(casebook, RESOLVE), 0
    for done, report in enumerate(casebook.reports(due), 1):
        claims = work.resolved(report, casebook.claims(report.id))
        mark = plan.failure(RESOLVE, report.id) if claims is None else plan.mark(RESOLVE, report.id)
        casebook.put_resolved(claims or (), mark)
        worked += claims is not None
        work.told(RESOLVE, done, len(due))
    return worked


def _incidents(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], knowledge: Knowledge,
               decisions: Sequence[Decision]) -> tuple[Incident, ...]:
    standing = standing_decisions(decisions)
    kept = standing_claims(claims, standing)
    if any(decision.verdict in CHOICES for decision in standing):
        kept = with_choices(kept, standing, knowledge.gazetteer.get, knowledge.roster.actor)
    clusters = link(kept, reports, knowledge.roster,
                    [decision for decision in standing if decision.verdict in PAIRS])
    return tuple(sorted(reconcile(clusters, reports, knowledge.roster), key=lambda i: (sort_date(i), i.id)))


def _bearing_on_links(casebook: Casebook) -> list[str]:
    return [d.id for d in standing_decisions(casebook.decisions()) if d.verdict in BEARING]

