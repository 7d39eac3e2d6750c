"""Review: incidents and a reviewer's decisions in, incidents with the decisions laid over them out.

Invariant: nothing is overwritten. The last decision on the same thing stands, and taking one back is another decision.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sijill.errors import SijillError
from sijill.model.actor import Actor, ActorMention
from sijill.model.claim import Resolution, ResolvedClaim, Victim
from sijill.model.decision import Decision, Verdict
from sijill.model.evidence import Stated
from sijill.model.ids import content_id
from sijill.model.incident import Finding, Incident
from sijill.model.person_name import fold_name
from sijill.model.place import Place, PlacePrecision

T = TypeVar("T")
PAIRS = (Verdict.SAME, Verdict.DIFFERENT)
CHOICES = (Verdict.PLACE, Verdict.ACTOR)
BEARING = (*PAIRS, *CHOICES, Verdict.REJECT)
"""Verdicts that change what claims say, or which of them make an incident: the next run links anew."""

NONE = "none"
"""Chosen in the stead of an id: none of those there are."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when (ISO 8601, UTC), and why."""

    reviewer: str
    at: str
    note: str | None = None


def make_decision(verdict: Verdict, targets: Sequence[str], signed: Signature, value: str | None = None) -> Decision:
    """A decision with its id; a SijillError where the verdict and its targets do not go together."""
    _refuse_misfits(verdict, targets, value)
    if not signed.reviewer.strip():
        raise SijillError("a decision is signed", remedy="name the reviewer")
    ordered = tuple(sorted(targets))
    return Decision(decision_id(verdict, ordered, signed, value), verdict, ordered, signed.reviewer, signed.at, value,
                    signed.note)


def decision_id(verdict: Verdict, targets: tuple[str, ...], signed: Signature, value: str | None) -> str:
    return content_id("dec", verdict.value, *targets, "|", signed.reviewer, signed.at, value or "", signed.note or "")


def recomputed_id(decision: Decision) -> str:
    """What the id must be: another one means that the decision was changed behind the casebook's back."""
    signed = Signature(decision.reviewer, decision.at, decision.note)
    return decision_id(decision.verdict, decision.targets, signed, decision.value)


def standing_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those not taken back by a later one on the same thing, in the order in which they were taken."""
    last: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        last.pop(_matter(decision), None)
        last[_matter(decision)] = decision
    return tuple(last.values())


def standing_claims(claims: Sequence[ResolvedClaim], decisions: Iterable[Decision]) -> tuple[ResolvedClaim, ...]:
    """The claims that no standing decision rejects: these alone are linked."""
    rejected = {d.targets[0] for d in standing_decisions(decisions) if d.verdict is Verdict.REJECT}
    return tuple(claim for claim in claims if claim.claim.id not in rejected)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reviewer took the words of a claim for: the id of a place or party, None for none of those there are."""

    decision: Decision
    claim: ResolvedClaim
    words: str
    id: str | None


def choices(claims: Iterable[ResolvedClaim], decisions: Iterable[Decision]) -> tuple[Choice, ...]:
    """Those of the standing decisions, in the order in which they were taken; those on other claims are left out."""
    by_id = {claim.claim.id: claim for claim in claims}
    return tuple(_choice(d, by_id[d.targets[0]]) for d in standing_decisions(decisions)
                 if d.verdict in CHOICES and d.targets[0] in by_id)


def _choice(decision: Decision, claim: ResolvedClaim) -> Choice:
    taken, _, words = (decision.value or NONE).partition(" ")
    place = claim.claim.place
    if decision.verdict is Verdict.PLACE:
        words = place.value.name if place else ""
    return Choice(decision, claim, words, None if taken == NONE else taken)


def with_choices(claims: Sequence[ResolvedClaim], decisions: Iterable[Decision], places: Callable[[str], Place | None],
                 actors: Callable[[str], Actor | None]) -> tuple[ResolvedClaim, ...]:
    """The claims with what reviewers took their words for. `places` and `actors` give what an id names, or None."""
    chosen = {claim.claim.id: claim for claim in claims}
    for choice in choices(claims, decisions):
        claim = chosen[choice.claim.claim.id]
        if choice.decision.verdict is Verdict.PLACE:
            found = places(choice.id) if choice.id else None
            before: Resolution[Place] = claim.place or Resolution("", None)
            claim = replace(claim, place=_taken(before, choice.id, _as_near(found, claim)))
        else:
            party = actors(choice.id) if choice.id else None
            claim = replace(claim, targets=_parties(claim.claim.targets, claim.targets, choice, party),
                            perpetrators=_parties(claim.claim.perpetrators, claim.perpetrators, choice, party))
        chosen[claim.claim.id] = claim
    return tuple(chosen[claim.claim.id] for claim in claims)


def _as_near(place: Place | None, claim: ResolvedClaim) -> Place | None:
    """Whoever chooses another village for "near X" does not say that it happened in it."""
    before = claim.place.chosen if claim.place else None
    if place is None or before is None or before.precision is not PlacePrecision.NEAR_SETTLEMENT:
        return place
    return replace(place, precision=before.precision)


def _parties(said: Sequence[Stated[ActorMention]], held: Sequence[Resolution[Actor]], choice: Choice,
             party: Actor | None) -> tuple[Resolution[Actor], ...]:
    return tuple(_taken(resolution, choice.id, party) if stated.text == choice.words else resolution
                 for stated, resolution in zip(said, held, strict=True))


def _taken(before: Resolution[T], identity: str | None, value: T | None) -> Resolution[T]:
    if identity is not None and value is None:
        missing = f"a reviewer chose {identity}, which nothing at hand has"
        return replace(before, reasons=(*before.reasons, missing))
    return replace(before, chosen=value, reasons=("a reviewer chose it",))


def protected_by_hand(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The names that reviewers protect, sorted: a release hides them all, even where no victim is listed under them."""
    return tuple(sorted({d.value for d in decisions if d.verdict is Verdict.PROTECT and d.value}))


def lay_over(incidents: Sequence[Incident], decisions: Sequence[Decision]) -> tuple[Incident, ...]:
    """The incidents without rejected claims' incidents, with protected victims marked and acceptance noted.

    An incident whose claims are all rejected is left out. One that keeps some of its claims stays as it was reconciled
    until the next run, which links without the rejected ones.
    """
    lay = laying(decisions)
    return tuple(laid for incident in incidents if (laid := lay(incident)) is not None)


def laying(decisions: Sequence[Decision]) -> Callable[[Incident], Incident | None]:
    """`lay_over` for one incident after the other; None for one that is left out."""
    standing = standing_decisions(decisions)
    rejected = {d.targets[0] for d in standing if d.verdict is Verdict.REJECT}
    accepted = {d.targets[0] for d in standing if d.verdict is Verdict.ACCEPT}
    protecting = [d for d in standing if d.verdict is Verdict.PROTECT and d.value]

    def lay(incident: Incident) -> Incident | None:
        if incident.claims and all(claim.claim.id in rejected for claim in incident.claims):
            return None
        return _noted(_marked(incident, protecting), accepted)

    return lay


def _matter(decision: Decision) -> tuple[str, ...]:
    """What a decision is about: a name, a pair of claims, or one id; later words on one matter replace earlier ones."""
    if decision.verdict is Verdict.PROTECT:
        return ("name", fold_name(decision.value or ""), *decision.targets)
    if decision.verdict is Verdict.PLACE:
        return ("place", *decision.targets)
    if decision.verdict is Verdict.ACTOR:
        return ("actor", (decision.value or "").partition(" ")[2], *decision.targets)
    return ("pair" if decision.verdict in PAIRS else "id", *decision.targets)


def _refuse_misfits(verdict: Verdict, targets: Sequence[str], value: str | None) -> None:
    kinds = [target.partition("_")[0] for target in targets]
    fits = {
        Verdict.ACCEPT: kinds in (["clm"], ["inc"]),
        Verdict.REJECT: kinds == ["clm"],
        Verdict.SAME: kinds == ["clm", "clm"] and len(set(targets)) == 2,
        Verdict.DIFFERENT: kinds == ["clm", "clm"] and len(set(targets)) == 2,
        Verdict.PROTECT: kinds in ([], ["inc"]) and bool(value and fold_name(value)),
        Verdict.PLACE: kinds == ["clm"] and bool(value and value.split() == [value]),
        Verdict.ACTOR: kinds == ["clm"] and bool(value and value.split()[1:]),
    }
    needs = {
        Verdict.ACCEPT: "one claim or incident id",
        Verdict.REJECT: "one claim id (clm_…)",
        Verdict.SAME: "two claim ids (clm_… clm_…)",
        Verdict.DIFFERENT: "two claim ids (clm_… clm_…)",
        Verdict.PROTECT: "a name as its value, and at most one incident id",
        Verdict.PLACE: "one claim id (clm_…), and the id of a place or none as its value",
        Verdict.ACTOR: "one claim id (clm_…), and as its value the id of a party or none, a space, and its words",
    }
    if not fits[verdict]:
        raise SijillError(f"{verdict.value} does not go with {' '.join(targets) or 'nothing'}",
                          remedy=f"give it {needs[verdict]}")


def _marked(incident: Incident, protecting: Sequence[Decision]) -> Incident:
    names = {fold_name(d.value or "") for d in protecting if d.targets in ((), (incident.id,))}
    if not names:
        return incident
    victims = tuple(_marked_finding(finding, names) for finding in incident.victims)
    return replace(incident, victims=victims, claims=tuple(_marked_claim(c, names) for c in incident.claims))


def _marked_finding(finding: Finding[Victim], names: set[str]) -> Finding[Victim]:
    return replace(finding, value=_marked_victim(finding.value, names))


def _marked_claim(resolved: ResolvedClaim, names: set[str]) -> ResolvedClaim:
    victims = tuple(Stated(_marked_victim(v.value, names), v.evidence) for v in resolved.claim.victims)
    return replace(resolved, claim=replace(resolved.claim, victims=victims))


def _marked_victim(victim: Victim, names: set[str]) -> Victim:
    return replace(victim, protected=True) if fold_name(victim.name) in names else victim


def _noted(incident: Incident, accepted: set[str]) -> Incident:
    said = [f"a reviewer accepted {what}" for what in (incident.id, *(c.claim.id for c in incident.claims))
            if what in accepted]
    fresh = tuple(note for note in said if note not in incident.notes)
    return replace(incident, notes=(*incident.notes, *fresh)) if fresh else incident
