"""The plan of a run: a casebook in; what each stage has still to do out, told by the digests of all its inputs.

A report's id is made from its bytes, so the digest of all else that a stage's answer rests on is one for all reports.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self

from sijill.casebook.history import Entry
from sijill.casebook.ledger import WHOLE, Mark, code_digest, digest, release
from sijill.casebook.store import Casebook
from sijill.casebook.tellings import TELL

EXTRACT, RESOLVE, LINK = "extract", "resolve", "link"
"""Stages as the ledger names them; link stands for link and reconcile, and begins with the tellings (TELL)."""

ROOMS = {EXTRACT: ("extract", "knowledge"), RESOLVE: ("resolve", "knowledge"),
         LINK: ("link", "reconcile", "review", "publish", "knowledge")}
"""Whose code a stage's answer rests on; publish says whose names an incident holds that are to be hidden."""

FAILED = "failed "
"""Before the digest of what a stage was tried on in vain: it stays due, but is no reason to wait for another run."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The digest of what each stage's answer rests on beside the report; a report whose mark differs is out of date.

    `decisions` are the ids of those that bear on links. `counts` is how many reports and decisions there are.
    """

    knowledge: str
    extract: str
    resolve: str
    link: str
    decisions: frozenset[str]
    counts: tuple[int, int]

    @classmethod
    def of(cls, casebook: Casebook, knowledge: str, decisions: Collection[str]) -> Self:
        """`knowledge` is the packs' digest, `decisions` the ids of those that bear on linking."""
        extract = digest([code_digest(*ROOMS[EXTRACT]), knowledge])
        resolve = digest([code_digest(*ROOMS[RESOLVE]), knowledge, extract])
        link = digest([code_digest(*ROOMS[LINK]), knowledge])
        return cls(knowledge, extract, resolve, link, frozenset(decisions), casebook.counts())

    @classmethod
    def last(cls, casebook: Casebook, decisions: Collection[str]) -> Self:
        """With the packs of the last run: packs that have changed since make nothing out of date by themselves."""
        mark = casebook.mark(LINK, WHOLE)
        return cls.of(casebook, mark.knowledge if mark else "", decisions)

    def due(self, casebook: Casebook, stage: str) -> tuple[str, ...]:
        """Ids of the reports that the stage has still to work on, sorted: those it failed on too, if it got them."""
        due = casebook.without_mark(stage, self._digest(stage))
        if stage != RESOLVE:
            return due
        without = self.failed(casebook, EXTRACT)
        return tuple(report_id for report_id in due if report_id not in without)

    def failed(self, casebook: Casebook, stage: str) -> frozenset[str]:
        """The reports that the very same code and packs have been tried on in vain."""
        return frozenset(casebook.with_mark(stage, FAILED + self._digest(stage)))

    def link_is_due(self, casebook: Casebook) -> bool:
        mark, kept = casebook.mark(LINK, WHOLE), casebook.tellings
        return (mark is None or mark.digest != self.link or kept.heeded() != self.decisions
                or bool(self.due(casebook, TELL)) or kept.unsettled())

    def mark(self, stage: str, report_id: str = WHOLE) -> Mark:
        """What the ledger is to say once the stage has done its work."""
        return Mark(stage, report_id, self._digest(stage), self.knowledge)

    def failure(self, stage: str, report_id: str) -> Mark:
        """What the ledger is to say where the stage could not do it."""
        done = self.mark(stage, report_id)
        return replace(done, digest=FAILED + done.digest)

    def entry(self, casebook: Casebook, at: str, worked: tuple[int, int]) -> Entry:
        """What the history is to say of a run by this plan; `at` is ISO 8601, UTC; `worked` on how many reports."""
        code = tuple(code_digest(*rooms) for rooms in ROOMS.values())
        failed = sorted(self.failed(casebook, EXTRACT) | self.failed(casebook, RESOLVE))
        rested = digest([self.link, self.resolve, *casebook.report_ids(), "|", *sorted(self.decisions), "|", *failed])
        return Entry(at, release(), self.knowledge, code, rested, *self.counts, *worked)

    def stale(self, casebook: Casebook) -> tuple[str, ...]:
        """What is out of date and another run would mend, one sentence each."""
        late = {stage: len({*self.due(casebook, stage)} - self.failed(casebook, stage)) for stage in (EXTRACT, RESOLVE)}
        said = [f"{stage} has still to work on {count} reports" for stage, count in late.items() if count]
        if self.link_is_due(casebook):
            said.append("the incidents are older than the reports, the decisions or the code")
        return tuple(said)

    def faults(self, casebook: Casebook) -> tuple[str, ...]:
        """What no run of this release could do, one sentence each."""
        return tuple(f"this release of Sijill could not {stage} {report_id}; sijill run says why"
                     for stage in (EXTRACT, RESOLVE) for report_id in sorted(self.failed(casebook, stage)))

    def _digest(self, stage: str) -> str:
        return {EXTRACT: self.extract, RESOLVE: self.resolve, LINK: self.link, TELL: self.link}[stage]
