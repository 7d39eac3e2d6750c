"""The verbs in order: reports in, incidents out, with a casebook (`read_into`, `run`) or without (`code`).

Invariant: *incidents = f(reports, packs, code, decisions)*; the order in which reports come plays no part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sijill.casebook import EXTRACT, LINK, RESOLVE, Casebook, Plan, false_ids, false_reports, lost_ids, sort_date
from sijill.errors import SijillError
from sijill.extract import EXTRACTORS
from sijill.knowledge import Knowledge, load
from sijill.link import link
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.decision import Decision, Verdict
from sijill.model.incident import Incident
from sijill.model.release import Profile, Release
from sijill.model.report import Given, Refusal, Report
from sijill.plugins import Group, choose, release
from sijill.publish import publish
from sijill.read import read
from sijill.reconcile import reconcile
from sijill.resolve import resolve
from sijill.review import PAIRS, lay_over, protected_by_hand, recomputed_id, standing_claims, standing_decisions

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
    """How many reports each stage worked on (none: it was up to date), and the incidents there are now."""

    extracted: int
    resolved: int
    linked: bool
    incidents: int

    def __str__(self) -> str:
        if not (self.extracted or self.resolved or self.linked):
            return f"nothing was out of date: {self.incidents} incidents"
        return f"extracted {self.extracted} reports, resolved {self.resolved}: {self.incidents} incidents"


def quiet(*_: object) -> None:
    """Nobody watches."""


def code(inputs: Iterable[str], knowledge: Knowledge, given: Given = Given(),  # noqa: B008
         progress: Progress | None = None, extractor: str = RULES) -> Coded:
    """Incidents of the reports, linked with each other, without a casebook."""
    refusals, extract = list[Refusal](), choose(Group.EXTRACTORS, EXTRACTORS, extractor)
    # nobody asks for the bytes again without a casebook to keep them in: a folder of web pages would fill the memory
    reports = _by_id(replace(report, raw=b"") for report in _read(inputs, knowledge, given, refusals))
    return Coded(_code(reports, knowledge, progress or quiet, extract), tuple(reports.values()), tuple(refusals))


def read_into(casebook: Casebook, inputs: Iterable[str], knowledge: Knowledge, given: Given = Given(),  # noqa: B008
              progress: Progress | None = None) -> ReadSummary:
    """Keep the reports in the casebook, each at once; one that is there already (by its bytes) is left as it is."""
    refusals, added, known = list[Refusal](), 0, 0
    for report in _read(inputs, knowledge, given, refusals):
        fresh = casebook.add_report(report)
        added, known = added + fresh, known + (not fresh)
        (progress or quiet)("read", added + known, 0)
    return ReadSummary(added, known, tuple(refusals))


def run(casebook: Casebook, knowledge: Knowledge, progress: Progress | None = None,
        extractor: str = RULES) -> RunSummary:
    """Do again what is out of date, report by report, each kept at once: stopped anywhere, the next run goes on.

    Another extractor than that of the last run puts all reports out of date.
    """
    extract = choose(Group.EXTRACTORS, EXTRACTORS, extractor)
    plan, told = Plan.of(casebook, _known(knowledge, extractor), _bearing_on_links(casebook)), progress or quiet
    extracted = _extract(casebook, knowledge, plan, told, extract)
    resolved = _resolve(casebook, knowledge, plan, told)
    linked = plan.link_is_due(casebook)
    if linked:
        reports, claims = _by_id(casebook.reports()), tuple(casebook.resolved_claims())
        casebook.put_incidents(_incidents(claims, reports, knowledge, casebook.decisions()), plan.mark(LINK))
        told(LINK, 1, 1)
    return RunSummary(extracted, resolved, linked, sum(1 for _ in casebook.incidents()))


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
    stale = _stale(casebook)
    if stale:
        raise SijillError(stale[0], where=str(casebook.path), remedy=f"bring it up to date: sijill run {casebook.path}")
    found = incidents(casebook)
    casebook.add_published(found, at or datetime.now(UTC).isoformat(timespec="seconds"))
    return publish(found, _by_id(casebook.reports()), folder, profile, protected_by_hand(casebook.decisions()))


def check(casebook: Casebook) -> tuple[str, ...]:
    """What breaks an invariant of the casebook, one sentence each; nothing where it is sound."""
    forged = [f"{d.id} was changed after it was taken" for d in casebook.decisions() if recomputed_id(d) != d.id]
    unfounded = (*false_reports(casebook), *false_ids(casebook), *forged, *lost_ids(casebook))
    return casebook.damage() or (*unfounded, *_stale(casebook))


def code_text(text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None,
              url: str | None = None) -> tuple[Incident, ...]:
    """Incidents of one report given as a string, with all shipped packs."""
    from sijill.read.report import make_report
    from sijill.read.text import read_text

    knowledge = load()
    given = Given(published, publisher, title, url)
    draft = read_text(text.encode(), text, "text")
    report = make_report(draft, knowledge.language.boilerplate, knowledge.language.calendar, given)
    return _code({report.id: report}, knowledge, quiet, EXTRACTORS[RULES])


def open_casebook(path: str | Path) -> Casebook:
    return Casebook.open(Path(path))


def _read(inputs: Iterable[str], knowledge: Knowledge, given: Given, refusals: list[Refusal]) -> Iterator[Report]:
    for found in read(inputs, knowledge.language.boilerplate, knowledge.language.calendar, given):
        if isinstance(found, Refusal):
            refusals.append(found)
        else:
            yield found


def _by_id(reports: Iterable[Report]) -> dict[str, Report]:
    """Each report once, sorted by id: the order in which they came is forgotten here."""
    return dict(sorted({report.id: report for report in reports}.items()))


def _code(reports: Mapping[str, Report], knowledge: Knowledge, told: Progress,
          extract: Extract) -> tuple[Incident, ...]:
    claims: list[ResolvedClaim] = []
    for done, (report, found) in enumerate(extract(reports.values(), knowledge), 1):
        claims += resolve(report, found, knowledge)
        told(EXTRACT, done, len(reports))
    return _incidents(claims, reports, knowledge, ())


def _known(knowledge: Knowledge, extractor: str) -> str:
    """The digest of all that is known, and of whose extractor it is where that is not our own."""
    return " ".join(part for part in (knowledge.digest, release(Group.EXTRACTORS, extractor)) if part)


def _extract(casebook: Casebook, knowledge: Knowledge, plan: Plan, told: Progress, extract: Extract) -> int:
    due = plan.due(casebook, EXTRACT)
    for done, (report, claims) in enumerate(extract(casebook.reports(due), knowledge) if due else (), 1):
        casebook.put_claims(claims, plan.mark(EXTRACT, report.id))
        told(EXTRACT, done, len(due))
    return len(due)


def _resolve(casebook: Casebook, knowledge: Knowledge, plan: Plan, told: Progress) -> int:
    due = plan.due(casebook, RESOLVE)
    for done, report in enumerate(casebook.reports(due), 1):
        claims = resolve(report, casebook.claims(report.id), knowledge)
        casebook.put_resolved(claims, plan.mark(RESOLVE, report.id))
        told(RESOLVE, done, len(due))
    return len(due)


def _incidents(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], knowledge: Knowledge,
               decisions: Sequence[Decision]) -> tuple[Incident, ...]:
    standing = standing_decisions(decisions)
    clusters = link(standing_claims(claims, standing), reports, knowledge.roster,
                    [decision for decision in standing if decision.verdict in PAIRS])
    return tuple(sorted(reconcile(clusters, reports, knowledge.roster), key=lambda i: (sort_date(i), i.id)))


def _bearing_on_links(casebook: Casebook) -> list[str]:
    return [d.id for d in standing_decisions(casebook.decisions()) if d.verdict in (*PAIRS, Verdict.REJECT)]


def _stale(casebook: Casebook) -> tuple[str, ...]:
    return Plan.last(casebook, _bearing_on_links(casebook)).stale(casebook)
