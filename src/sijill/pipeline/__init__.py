"""The verbs in order: reports in, incidents out, with a casebook (`read_into`, `run`) or without (`code`).

Invariant: *incidents = f(reports, packs, code, decisions)*; the order in which reports come plays no part.

Stages are loaded by the verbs that need them: to keep a report takes a third less without what links and publishes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sijill.casebook import EXTRACT, LINK, Casebook, Plan, false_ids, false_reports, lost_ids
from sijill.errors import SijillError
from sijill.knowledge import Knowledge, load
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.decision import Decision
from sijill.model.incident import Incident
from sijill.model.release import Profile, Release
from sijill.model.report import Given, Refusal, Report
from sijill.plugins import Group, choose, release
from sijill.read import read
from sijill.review import lay_over, protected_by_hand, recomputed_id

if TYPE_CHECKING:
    from sijill.pipeline.coding import Extract, Progress, Work

RULES = "rules"
"""The extractor used unless another is named."""

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
         progress: "Progress | None" = None, extractor: str = RULES) -> Coded:
    """Incidents of the reports, linked with each other, without a casebook. A Report among the inputs is as it is."""
    from sijill.pipeline.coding import Work

    refusals, extract = list[Refusal](), _chosen(extractor)
    # nobody asks for the bytes again without a casebook to keep them in: a folder of web pages would fill the memory
    reports = _by_id(replace(report, raw=b"") for report in _read(inputs, knowledge, given, refusals))
    work = Work(knowledge, extract, progress or quiet, refusals)
    return Coded(_code(reports, work), tuple(reports.values()), tuple(refusals))


def read_into(casebook: Casebook, inputs: Iterable[str], knowledge: Knowledge, given: Given = Given(),  # noqa: B008
              progress: "Progress | None" = None) -> ReadSummary:
    """Keep the reports in the casebook, each at once; one that is there already (by its bytes) is left as it is."""
    refusals, added, known = list[Refusal](), 0, 0
    for report in _read(inputs, knowledge, given, refusals):
        fresh = casebook.add_report(report)
        added, known = added + fresh, known + (not fresh)
        (progress or quiet)("read", added + known, 0)
    return ReadSummary(added, known, tuple(refusals))


def run(casebook: Casebook, knowledge: Knowledge, progress: "Progress | None" = None, extractor: str = RULES,
        at: str | None = None) -> RunSummary:
    """Do again what is out of date, report by report, each kept at once: stopped anywhere, the next run goes on.

    Another extractor than that of the last run puts all reports out of date. The history of the casebook says of each
    run that had something to do when it was: `at` (ISO 8601, UTC; now for None).
    """
    from sijill.pipeline.coding import Work, extract_due, resolve_due
    from sijill.pipeline.joining import bearing_on_links, join_due

    plan = Plan.of(casebook, _known(knowledge, extractor), [d.id for d in bearing_on_links(casebook)])
    work = Work(knowledge, _chosen(extractor), progress or quiet, [])
    worked = extract_due(casebook, plan, work), resolve_due(casebook, plan, work)
    linked = join_due(casebook, plan, knowledge, work.told)
    if linked:
        casebook.settle(plan.mark(LINK), plan.entry(casebook, at or _now(), worked))
    return RunSummary(*worked, linked, sum(casebook.scopes().values()), tuple(work.refusals))


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
    from sijill.publish import publish

    stale = _last_plan(casebook).stale(casebook)
    if stale:
        raise SijillError(stale[0], where=str(casebook.path), remedy=f"bring it up to date: sijill run {casebook.path}")
    found = incidents(casebook)
    casebook.add_published(found, at or _now())
    # a release holds no report's text: those of a large casebook are not kept in memory for it
    reports = _by_id(replace(report, text="", segments=(), raw=b"") for report in casebook.reports())
    return publish(found, reports, folder, profile, protected_by_hand(casebook.decisions()))


def check(casebook: Casebook) -> tuple[str, ...]:
    """What breaks an invariant of the casebook, one sentence each; nothing where it is sound."""
    forged = [f"{d.id} was changed after it was taken" for d in casebook.decisions() if recomputed_id(d) != d.id]
    unfounded = (*false_reports(casebook), *false_ids(casebook), *forged, *lost_ids(casebook))
    plan = _last_plan(casebook)
    stale = plan.stale(casebook)
    torn = () if stale else tuple(casebook.tellings.faults())
    return casebook.damage() or (*unfounded, *torn, *stale, *plan.faults(casebook))


def code_text(text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None,
              url: str | None = None) -> tuple[Incident, ...]:
    """Incidents of one report given as a string, with all shipped packs."""
    from sijill.pipeline.coding import Work
    from sijill.read.report import make_report
    from sijill.read.text import read_text

    knowledge = load()
    given = Given(published, publisher, title, url)
    draft = read_text(text.encode(), text, "text")
    report = make_report(draft, knowledge.language.boilerplate, knowledge.language.calendar, given)
    work = Work(knowledge, _by_rules, quiet, [])
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


def extractors() -> "Mapping[str, Extract]":
    """Those that come with Sijill. They load the parser, which takes a second: looked up where a report is due."""
    from sijill.extract import EXTRACTORS

    return EXTRACTORS


def _chosen(extractor: str) -> "Extract":
    return _by_rules if extractor == RULES else choose(Group.EXTRACTORS, extractors(), extractor)


def _by_rules(reports: Iterable[Report], knowledge: Knowledge) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    return extractors()[RULES](reports, knowledge)


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


def _code(reports: Mapping[str, Report], work: "Work") -> tuple[Incident, ...]:
    from sijill.pipeline.joining import joined

    resolved: dict[str, tuple[ResolvedClaim, ...] | None] = {}
    for done, (report, claims) in enumerate(work.claims(reports.values()), 1):
        resolved[report.id] = None if claims is None else work.resolved(report, claims)
        work.told(EXTRACT, done, len(reports))
    in_order = [claim for report_id in reports for claim in resolved.get(report_id) or ()]
    return joined(in_order, reports, work.knowledge)


def _known(knowledge: Knowledge, extractor: str) -> str:
    """The digest of all that is known, and of whose extractor it is where that is not our own."""
    return " ".join(part for part in (knowledge.digest, release(Group.EXTRACTORS, extractor)) if part)


def _last_plan(casebook: Casebook) -> Plan:
    from sijill.pipeline.joining import bearing_on_links

    return Plan.last(casebook, [decision.id for decision in bearing_on_links(casebook)])
