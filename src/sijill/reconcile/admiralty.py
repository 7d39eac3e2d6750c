"""Admiralty codes: an incident's claims and findings in, a letter for the source and a number for the claim out.

The rule is written down in docs/grading.md; the two are changed together. The letter knows nothing of what others say,
the number nothing of who speaks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.knowledge.roster import Tie
from sijill.model.casualty import Casualty
from sijill.model.claim import ResolvedClaim, SourceKind
from sijill.model.event import Modality
from sijill.model.incident import Finding, Party, Standing
from sijill.model.rating import Credibility, Rating, Reliability
from sijill.reconcile.case import Case
from sijill.reconcile.stakes import Stake, stake_of
from sijill.reconcile.voices import Voice, listed

WITHOUT_A_STAKE = {None: Reliability.B, Tie.WITHIN: Reliability.B, Tie.CLOSE: Reliability.C, Tie.OWNED: Reliability.C,
                   Tie.ORGAN: Reliability.C}
AGAINST_AN_ENEMY = {None: Reliability.B, Tie.WITHIN: Reliability.C, Tie.CLOSE: Reliability.D, Tie.OWNED: Reliability.D,
                    Tie.ORGAN: Reliability.D}
BELONGS = {Tie.WITHIN: "works where a side governs", Tie.CLOSE: "is near to a side", Tie.OWNED: "is owned by a side",
           Tie.ORGAN: "speaks for a side"}

Letter = tuple[Reliability, str]
Number = tuple[Credibility, str]


def rate(case: Case, perpetrators: Sequence[Finding[Party]],
         casualties: Sequence[Finding[Casualty]]) -> tuple[Rating, ...]:
    """One rating for each claim, ordered by its id."""
    accused = [p.value.id for p in perpetrators if p.value.id]
    views = _views(case, [*perpetrators, *casualties])
    found = []
    for resolved in sorted(case.claims, key=lambda c: c.claim.id):
        letter, number = _letter(case, resolved, accused), _number(case, resolved, views)
        found.append(Rating(resolved.claim.id, letter[0], number[0], (letter[1], number[1])))
    return tuple(found)


def _letter(case: Case, resolved: ResolvedClaim, accused: Sequence[str]) -> Letter:
    voice = case.voices.counted[resolved.claim.id]
    if voice.id is None:
        return Reliability.F, "the roster does not know it" if voice.named else "it is left unnamed"
    tie, stake = case.roster.tie(voice.id, case.on), stake_of(case, voice, resolved, accused)
    match stake:
        case Stake.ADMISSION:
            return Reliability.B, "it speaks against its own side"
        case Stake.BOAST:
            return Reliability.E, "it claims a success of its own side"
        case Stake.DENIAL:
            return Reliability.E if tie in {Tie.ORGAN, Tie.OWNED} else Reliability.D, "it clears its own side"
        case Stake.ACCUSATION:
            return AGAINST_AN_ENEMY[tie], f"it {BELONGS[tie]}, and accuses its enemy" if tie else "it accuses"
    if tie is None and voice.kind is SourceKind.MONITOR:
        return Reliability.A, "it documents, and stands on no side"
    return WITHOUT_A_STAKE[tie], f"it {BELONGS[tie]}, which has no stake here" if tie else "it stands on no side"


@dataclass(frozen=True, slots=True)
class _View:
    """The claims for and against one value, and whether the two cannot both be true."""

    supporting: frozenset[str]
    against: frozenset[str]
    disputed: bool


def _views(case: Case, findings: Iterable[Finding[Any]]) -> list[_View]:
    denied = {c.claim.id for c in case.denials}
    return [_View(frozenset(f.supporting), frozenset(f.against) - denied, f.standing is Standing.DISPUTED)
            for f in findings]


def _number(case: Case, resolved: ResolvedClaim, views: Sequence[_View]) -> Number:
    claim, own = resolved.claim, case.voices.counted[resolved.claim.id]
    firm = [c.claim.id for c in case.held if c.claim.modality is not Modality.UNCONFIRMED]
    others = [voice for voice in case.voices.of(firm) if voice.key != own.key]
    if claim.modality is Modality.DENIED:
        return _denial(others)
    if claim.modality is Modality.UNCONFIRMED:
        return Credibility.UNKNOWN, "it is itself called unconfirmed"
    if not others:
        return Credibility.POSSIBLE, "no one else tells of it"
    contrary = _of(case, own, [name for v in views if v.disputed for name in _other_side(v, claim.id)], others)
    alike = _of(case, own, [name for v in views if claim.id in v.supporting for name in v.supporting], others)
    if contrary:
        return _contradicted(contrary, [voice for voice in alike if voice not in contrary])
    if alike:
        return Credibility.CONFIRMED, f"{_names(alike)} {_say(alike)} the same of who did it or of how many suffered"
    return Credibility.PROBABLE, f"{_names(others)} {_tell(others)} of it too, and nothing speaks against it"


def _denial(others: Sequence[Voice]) -> Number:
    if not others:
        return Credibility.POSSIBLE, "no one says otherwise"
    grave = Credibility.IMPROBABLE if len(others) > 1 else Credibility.DOUBTFUL
    return grave, f"{_names(others)} {_say(others)} that it was so"


def _contradicted(contrary: Sequence[Voice], alike: Sequence[Voice]) -> Number:
    against = f"{_names(contrary)} {_say(contrary)} otherwise"
    if alike:
        return Credibility.POSSIBLE, f"{against}, {_names(alike)} the same"
    return Credibility.IMPROBABLE if len(contrary) > 1 else Credibility.DOUBTFUL, against


def _other_side(view: _View, claim: str) -> frozenset[str]:
    if claim in view.supporting:
        return view.against
    return view.supporting if claim in view.against else frozenset()


def _of(case: Case, own: Voice, names: Iterable[str], others: Sequence[Voice]) -> list[Voice]:
    found = {case.voices.counted[name].key for name in names} - {own.key}
    return [voice for voice in others if voice.key in found]


def _names(voices: Sequence[Voice]) -> str:
    return listed([voice.name for voice in voices])


def _say(voices: Sequence[Voice]) -> str:
    return "says" if len(voices) == 1 else "say"


def _tell(voices: Sequence[Voice]) -> str:
    return "tells" if len(voices) == 1 else "tell"
