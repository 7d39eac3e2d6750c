"""Grades: an incident's claims, whose word they are and whom they blame in, a grade with reasons in plain words out.

The rule is written down, with examples, in docs/grading.md; the two are changed together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sijill.model.actor import ActorKind
from sijill.model.casualty import Casualty, Status
from sijill.model.claim import ResolvedClaim, SourceKind
from sijill.model.event import Modality
from sijill.model.incident import Finding, Grade, GradeCode, Party, Standing
from sijill.reconcile.case import Case, ids
from sijill.reconcile.parties import rival_blame
from sijill.reconcile.stakes import is_own
from sijill.reconcile.voices import SOMEBODY, Voice, listed

CONFIRMING = 3
"""Independent sources without a stake that confirm where the accused is silent: one more than `fair` asks for, one of
them a body that documents (docs/grading.md says why Sijill goes beyond Airwars here)."""

DOCUMENTING = frozenset({SourceKind.MONITOR, SourceKind.AGENCY})


@dataclass(frozen=True, slots=True)
class _Support:
    """The independent voices that assert or allege the incident, by their stake in it."""

    admitting: tuple[Voice, ...]
    accusing: tuple[Voice, ...]
    free: tuple[Voice, ...]

    @property
    def all(self) -> tuple[Voice, ...]:
        return tuple(sorted((*self.admitting, *self.accusing, *self.free), key=lambda voice: (voice.name, voice.key)))


def grade(case: Case, perpetrators: Sequence[Finding[Party]], targets: Sequence[Finding[Party]],
          casualties: Sequence[Finding[Casualty]]) -> Grade:
    """The first of the rules that holds: discounted, contested, confirmed, fair, weak."""
    if not case.held:
        return Grade(GradeCode.DISCOUNTED, (f"only denied: {case.voices.names(ids(case.denials))} says it was not so",))
    remarks = _remarks(case, casualties)
    rivals = rival_blame(case)
    if rivals:
        return Grade(GradeCode.CONTESTED, (*(f"{left}; {right}" for left, right in rivals), *remarks))
    support = _support(case, perpetrators)
    settled = not any(row.standing is Standing.DISPUTED for row in casualties)
    code, reason = _weigh(support, civilians=_civilians(targets, casualties), settled=settled)
    return Grade(code, (reason, *remarks))


def _weigh(support: _Support, *, civilians: bool, settled: bool) -> tuple[GradeCode, str]:
    if support.admitting and (civilians or len(support.all) > 1):
        return GradeCode.CONFIRMED, f"the accused says so too: {_names(support.admitting)}"
    documented = any(voice.kind in DOCUMENTING for voice in support.free)
    if len(support.free) >= CONFIRMING and documented and settled:
        return GradeCode.CONFIRMED, f"{len(support.free)} independent sources without a stake: {_names(support.free)}"
    if len(support.all) > 1 and (support.free or support.admitting):
        return GradeCode.FAIR, f"{len(support.all)} independent sources: {_names(support.all)}"
    return GradeCode.WEAK, _weak(support)


def _weak(support: _Support) -> str:
    if not support.all:
        return "unconfirmed: no source asserts it"
    if support.admitting:
        return f"the perpetrator's own claim of success, told by no one else: {_names(support.admitting)}"
    if len(support.all) > 1:
        return f"only those say so who stand against the accused: {_names(support.all)}"
    return f"one independent source: {_names(support.all)}{_stake(support.accusing)}"


def _stake(accusing: Sequence[Voice]) -> str:
    if not accusing:
        return ""
    fights = any(voice.kind is SourceKind.PARTY for voice in accusing)
    return ", a party that accuses its enemy" if fights else ", which stands on the side of the accused's enemy"


def _support(case: Case, perpetrators: Sequence[Finding[Party]]) -> _Support:
    accused = [p.value.id for p in perpetrators if p.value.id and p.standing is not Standing.DENIED]
    firm = [c for c in case.held if c.claim.modality is not Modality.UNCONFIRMED]
    voices = case.voices.of(ids(firm))
    admitting = tuple(v for v in voices if any(is_own(case, v, actor) for actor in accused))
    accusing = tuple(v for v in voices if v not in admitting
                     and v.id and any(case.roster.opposes(v.id, actor, case.on) for actor in accused))
    return _Support(admitting, accusing, tuple(v for v in voices if v not in admitting and v not in accusing))


def _civilians(targets: Iterable[Finding[Party]], casualties: Sequence[Finding[Casualty]]) -> bool:
    """Whether civilians came to harm, so that saying "we did it" is an admission and not a boast."""
    harmed = any(row.value.status is Status.CIVILIAN for row in casualties)
    return harmed or any(target.value.kind is ActorKind.CIVILIAN for target in targets)


def _remarks(case: Case, casualties: Sequence[Finding[Casualty]]) -> tuple[str, ...]:
    """What a reader should know beside the count of sources."""
    remarks = []
    repeating = sorted({s.name for s in case.voices.standings if not s.independent})
    if repeating:
        remarks.append(f"not counted, since they repeat others: {listed(repeating)}")
    if all(c.claim.modality is Modality.UNCONFIRMED for c in case.held):
        remarks.append("every claim calls it unconfirmed")
    deniers = sorted({_denier(c, c.claim.denied_by.value.text) for c in case.claims if c.claim.denied_by})
    if deniers:
        remarks.append(f"denied by {listed(deniers)}")
    if case.denials and not deniers:
        remarks.append(f"denied, says {case.voices.names(ids(case.denials))}")
    if any(row.standing is Standing.DISPUTED for row in casualties):
        remarks.append("sources give tolls that cannot both be true")
    return tuple(remarks)


def _denier(resolved: ResolvedClaim, words: str) -> str:
    return SOMEBODY if any(name in words for name in resolved.claim.private) else words


def _names(voices: Sequence[Voice]) -> str:
    return listed([voice.name for voice in voices])
