"""The stages that go report by report: reports in, resolved claims out; a fault of one report costs that one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

from sijill.casebook import EXTRACT, RESOLVE, Casebook, Mark, Plan
from sijill.errors import SijillError
from sijill.knowledge import Knowledge
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.report import Refusal, Report
from sijill.resolve import resolve

T = TypeVar("T")

Extract = Callable[[Iterable[Report], Knowledge], Iterator[tuple[Report, tuple[Claim, ...]]]]

Progress = Callable[[str, int, int], None]
"""Told the stage, how many it has done, and of how many (0: not known)."""


TOGETHER = 32
"""Reports given to an extractor at once: as many as ours parses together, so that progress shows and a fault costs
few of them a second reading."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the stages that go report by report are done with; `refusals` grows by the reports that one fails on."""

    knowledge: Knowledge
    extract: Extract
    told: Progress
    refusals: list[Refusal]

    def claims(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...] | None]]:
        """Each report once, in order but for those of a batch that fails: None for the report at fault."""
        stream = iter(reports)
        while batch := list(islice(stream, TOGETHER)):
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


def extract_due(casebook: Casebook, plan: Plan, work: Work) -> int:
    """Each report's claims are kept at once; how many reports it got through."""
    due, worked = plan.due(casebook, EXTRACT), 0
    for done, (report, claims) in enumerate(work.claims(casebook.reports(due)), 1):
        mark = plan.failure(EXTRACT, report.id) if claims is None else plan.mark(EXTRACT, report.id)
        if claims is not None or _is_news(casebook, mark):
            casebook.put_claims(claims or (), mark)
        worked += claims is not None
        work.told(EXTRACT, done, len(due))
    return worked


def resolve_due(casebook: Casebook, plan: Plan, work: Work) -> int:
    due, worked = plan.due(casebook, RESOLVE), 0
    for done, report in enumerate(casebook.reports(due), 1):
        claims = work.resolved(report, casebook.claims(report.id))
        mark = plan.failure(RESOLVE, report.id) if claims is None else plan.mark(RESOLVE, report.id)
        if claims is not None or _is_news(casebook, mark):
            casebook.put_resolved(claims or (), mark)
        worked += claims is not None
        work.told(RESOLVE, done, len(due))
    return worked


def _is_news(casebook: Casebook, mark: Mark) -> bool:
    """Whether the ledger does not say so already: what failed just so before leaves what rests on it as it is."""
    return casebook.mark(mark.stage, mark.subject) != mark
