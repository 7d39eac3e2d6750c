"""The plan of a run: a casebook in; what each stage has still to do out, told by the digests of all its inputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from sijill.casebook.history import Entry
from sijill.casebook.ledger import WHOLE, Mark, code_digest, digest, release
from sijill.casebook.store import Casebook

EXTRACT, RESOLVE, LINK = "extract", "resolve", "link"
"""Stages as the ledger names them; link stands for link and reconcile, which follow each other in one transaction."""

ROOMS = {EXTRACT: ("extract", "knowledge"), RESOLVE: ("resolve", "knowledge"),
         LINK: ("link", "reconcile", "review", "knowledge")}
"""Whose code a stage's answer rests on."""


FAILED = "failed "
"""Before the digest of what a stage was tried on in vain: it stays due, but is no reason to wait for another run."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The digest of each stage's inputs as they are now; a stage whose mark in the ledger differs is out of date.

    `failed` are the reports, by stage, that the very same code and packs have been tried on in vain; `counts` is how
    many reports and decisions there are.
    """

    knowledge: str
    extract: Mapping[str, str]
    resolve: Mapping[str, str]
    link: str
    failed: Mapping[str, frozenset[str]]
    counts: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, casebook: Casebook, knowledge: str, decisions: Sequence[str]) -> Self:
        """`knowledge` is the packs' digest, `decisions` the ids of those that bear on linking."""
        counts = casebook.counts()
        extracted = {r: digest([code_digest(*ROOMS[EXTRACT]), knowledge, r]) for r in casebook.report_ids()}
        resolved = {r: digest([code_digest(*ROOMS[RESOLVE]), knowledge, d]) for r, d in extracted.items()}
        failed = {EXTRACT: _failed(casebook, EXTRACT, extracted), RESOLVE: _failed(casebook, RESOLVE, resolved)}
        without = sorted(frozenset().union(*failed.values()))
        linked = digest([code_digest(*ROOMS[LINK]), knowledge, *resolved.values(), "|", *decisions, "|", *without])
        return cls(knowledge, extracted, resolved, linked, failed, counts)

    @classmethod
    def last(cls, casebook: Casebook, decisions: Sequence[str]) -> Self:
        """With the packs of the last run: packs that have changed since make nothing out of date by themselves."""
        mark = casebook.marks(LINK).get(WHOLE)
        return cls.of(casebook, mark.knowledge if mark else "", decisions)

    def due(self, casebook: Casebook, stage: str) -> tuple[str, ...]:
        """Ids of the reports that the stage has still to work on, sorted: those it failed on too, if it got them."""
        wanted, marks = self._wanted(stage), casebook.marks(stage)
        without = self.failed[EXTRACT] if stage == RESOLVE else frozenset()
        return tuple(r for r, d in wanted.items() if r not in without and (r not in marks or marks[r].digest != d))

    def link_is_due(self, casebook: Casebook) -> bool:
        mark = casebook.marks(LINK).get(WHOLE)
        return mark is None or mark.digest != self.link

    def mark(self, stage: str, report_id: str = WHOLE) -> Mark:
        """What the ledger is to say once the stage has done its work."""
        return Mark(stage, report_id, self.link if stage == LINK else self._wanted(stage)[report_id], self.knowledge)

    def failure(self, stage: str, report_id: str) -> Mark:
        """What the ledger is to say where the stage could not do it."""
        done = self.mark(stage, report_id)
        return replace(done, digest=FAILED + done.digest)

    def entry(self, at: str, extracted: int, resolved: int) -> Entry:
        """What the history is to say of a run by this plan; `at` is ISO 8601, UTC."""
        code = tuple(code_digest(*rooms) for rooms in ROOMS.values())
        return Entry(at, release(), self.knowledge, code, self.link, *self.counts, extracted, resolved)

    def stale(self, casebook: Casebook) -> tuple[str, ...]:
        """What is out of date and another run would mend, one sentence each."""
        late = {stage: len({*self.due(casebook, stage)} - self.failed[stage]) for stage in (EXTRACT, RESOLVE)}
        said = [f"{stage} has still to work on {count} reports" for stage, count in late.items() if count]
        if self.link_is_due(casebook):
            said.append("the incidents are older than the reports, the decisions or the code")
        return tuple(said)

    def faults(self) -> tuple[str, ...]:
        """What no run of this release could do, one sentence each."""
        return tuple(f"this release of Sijill could not {stage} {report_id}; sijill run says why"
                     for stage, failed in self.failed.items() for report_id in sorted(failed))

    def _wanted(self, stage: str) -> Mapping[str, str]:
        return self.extract if stage == EXTRACT else self.resolve


def _failed(casebook: Casebook, stage: str, wanted: Mapping[str, str]) -> frozenset[str]:
    return frozenset(r for r, mark in casebook.marks(stage).items() if mark.digest == FAILED + wanted.get(r, ""))
