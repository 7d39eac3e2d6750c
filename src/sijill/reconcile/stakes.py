"""Stakes: a voice, its claim and the accused in; what it has to win by what it says, out."""

from collections.abc import Iterable
from enum import Enum, auto

from sijill.knowledge.roster import Tie
from sijill.model.actor import ActorKind
from sijill.model.casualty import Status
from sijill.model.claim import ResolvedClaim, SourceKind
from sijill.model.event import Modality
from sijill.reconcile.case import Case
from sijill.reconcile.voices import Voice

OWN_PEOPLE = frozenset({SourceKind.PARTY, SourceKind.AGENCY, SourceKind.OFFICIAL})


class Stake(Enum):
    ADMISSION = auto()   # its side did it, and civilians came to harm
    BOAST = auto()       # its side did it, and none but fighters came to harm
    DENIAL = auto()      # its side did not do it
    ACCUSATION = auto()  # its side's enemy did it


def is_own(case: Case, voice: Voice, actor: str) -> bool:
    """Whether the voice is the accused, or an arm of it that speaks; a newspaper of its side admits nothing."""
    if voice.id is None or voice.kind not in OWN_PEOPLE:
        return False
    side = case.roster.side(voice.id, case.on)
    same_side = side is not None and side == case.roster.side(actor, case.on)
    return case.roster.compatible(voice.id, actor) or (same_side and case.roster.tie(voice.id, case.on) is Tie.ORGAN)


def stake_of(case: Case, voice: Voice, resolved: ResolvedClaim, accused: Iterable[str]) -> Stake | None:
    """What the voice has to win by this claim: by whom the claim itself blames, else by whom the incident does."""
    if voice.id is None:
        return None
    named = [actor.chosen.id for actor in resolved.perpetrators if actor.chosen] or list(accused)
    if resolved.claim.modality is Modality.DENIED:
        clears = any(is_own(case, voice, actor) or case.roster.sides_with(voice.id, actor, case.on) for actor in named)
        return Stake.DENIAL if clears else None
    if any(is_own(case, voice, actor) for actor in named):
        return Stake.ADMISSION if _civilians(resolved) else Stake.BOAST
    return Stake.ACCUSATION if any(case.roster.opposes(voice.id, actor, case.on) for actor in named) else None


def _civilians(resolved: ResolvedClaim) -> bool:
    counted = any(stated.value.status is Status.CIVILIAN for stated in resolved.claim.casualties)
    taken = [target.chosen for target in resolved.targets] + [None] * len(resolved.claim.targets)
    kinds = [actor.kind if actor else said.value.kind
             for said, actor in zip(resolved.claim.targets, taken, strict=False)]
    return counted or ActorKind.CIVILIAN in kinds
