"""Cases: a cluster with whose word each of its claims is, as every reconciling step wants it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from sijill.knowledge.roster import Roster
from sijill.model.claim import ResolvedClaim
from sijill.model.event import Modality
from sijill.model.incident import Cluster, Finding, Standing
from sijill.model.report import Report
from sijill.reconcile.independence import Voices, first_day, hear
from sijill.reconcile.voices import listed

T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """`claims` are in the order of telling: headlines last, then by place in the report; `on` is the first day told.

    Not slotted, so that what each finding asks is worked out once.
    """

    claims: tuple[ResolvedClaim, ...]
    reports: Mapping[str, Report]
    roster: Roster
    voices: Voices
    on: date | None = None

    @cached_property
    def held(self) -> tuple[ResolvedClaim, ...]:
        """Claims that say it was so, be it as an allegation or unconfirmed."""
        return tuple(c for c in self.claims if c.claim.modality is not Modality.DENIED)

    @cached_property
    def _firm(self) -> frozenset[str]:
        """Ids of the claims that agreement is made of: not of those called unconfirmed."""
        return frozenset(c.claim.id for c in self.held if c.claim.modality is not Modality.UNCONFIRMED)

    @cached_property
    def denials(self) -> tuple[ResolvedClaim, ...]:
        return tuple(c for c in self.claims if c.claim.modality is Modality.DENIED)

    def finding(self, value: T, supporting: Iterable[str], against: Iterable[str] = (), *,
                disputed: bool = False) -> Finding[T]:
        """The value as it stands: agreed by two independent voices, or one's word, or disputed, or only denied."""
        held = frozenset(c.claim.id for c in self.held)
        told = sorted(set(supporting))
        behind, contrary = [name for name in told if name in held], {*against, *(n for n in told if n not in held)}
        names, opposed = self.voices.names(behind), self._opposed(behind, contrary - set(behind))
        if not behind:
            return Finding(value, Standing.DENIED, (), tuple(sorted(contrary)), f"only denied, by {opposed}")
        if disputed:
            reason = f"{names}, against {opposed}" if opposed else f"{names}; denied by those accused"
            return Finding(value, Standing.DISPUTED, tuple(behind), tuple(sorted(contrary)), reason)
        agreed = len(self.voices.of(name for name in behind if name in self._firm)) > 1
        return Finding(value, Standing.AGREED if agreed else Standing.SINGLE_SOURCE, tuple(behind),
                       tuple(sorted(contrary)), names)


    def _opposed(self, behind: Iterable[str], contrary: Iterable[str]) -> str:
        """Who says otherwise, without those who say both: a source's first toll and its last."""
        alike = {voice.key for voice in self.voices.of(behind)}
        voices = self.voices.of(contrary)
        return listed([voice.name for voice in voices if voice.key not in alike] or [voice.name for voice in voices])


def open_case(cluster: Cluster, reports: Mapping[str, Report], roster: Roster) -> Case:
    claims = sorted(cluster.claims, key=_order)
    return Case(tuple(claims), reports, roster, hear(claims, reports, cluster.reprints, roster), first_day(claims))


def ids(claims: Sequence[ResolvedClaim]) -> list[str]:
    return [c.claim.id for c in claims]


def _order(resolved: ResolvedClaim) -> tuple[bool, int, int, str]:
    position = resolved.claim.position
    return (position.headline, position.paragraph, position.sentence, resolved.claim.id)
