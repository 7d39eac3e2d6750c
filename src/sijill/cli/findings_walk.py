"""The walk down: an incident in; its findings, each with the claims for and against it and their words, out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sijill.cli import words
from sijill.model.actor import Actor, ActorMention
from sijill.model.claim import Resolution, ResolvedClaim
from sijill.model.evidence import Evidence, Stated
from sijill.model.incident import Finding, Incident, Party

Stateds = Iterable[Stated[Any]]
Words = tuple[Stateds, tuple[Resolution[Any], ...]]
Looking = Callable[[ResolvedClaim], Words]


@dataclass(frozen=True, slots=True)
class Proof:
    """What one claim has to say on a finding: the words, and what they were taken to mean."""

    claim: ResolvedClaim
    supports: bool
    evidence: tuple[Evidence, ...]
    resolutions: tuple[Resolution[Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One finding, worded, with its proofs: those for it first."""

    field: str
    value: str
    finding: Finding[Any]
    proofs: tuple[Proof, ...]


def steps(incident: Incident) -> Iterator[Step]:
    """Every finding of the incident, in the order of the record."""
    for act in incident.acts:
        yield _step(incident, "act", words.spaced(act.value), act, _act)
    yield _step(incident, "date", words.date_words(incident.date.value), incident.date, _date)
    if incident.place is not None:
        yield _step(incident, "place", words.place_finding_words(incident.place), incident.place, _place)
    for party in incident.perpetrators:
        look = _perpetrators_like(party.value)
        yield _step(incident, "perpetrator", words.party_words(party.value), party, look)
    for party in incident.targets:
        yield _step(incident, "target", words.party_words(party.value), party, _targets_like(party.value))
    for casualty in incident.casualties:
        look = _casualties_of(casualty.value.harm, casualty.value.group)
        yield _step(incident, "casualties", words.casualty_words(casualty.value), casualty, look)
    for victim in incident.victims:
        yield _step(incident, "victim", words.victim_words(victim.value), victim, _victims_of(victim.value.name))
    for weapon in incident.weapons:
        yield _step(incident, "weapon", words.spaced(weapon.value), weapon, _weapons_of(weapon.value))


def _step(incident: Incident, field: str, value: str, finding: Finding[Any], look: Looking) -> Step:
    proofs = [_proof(claim, finding, look) for claim in incident.claims
              if claim.claim.id in {*finding.supporting, *finding.against}]
    return Step(field, value, finding, tuple(sorted(proofs, key=lambda proof: not proof.supports)))


def _proof(claim: ResolvedClaim, finding: Finding[Any], look: Looking) -> Proof:
    stated, resolutions = look(claim)
    evidence = dict.fromkeys(e for value in stated for e in value.evidence)
    return Proof(claim, claim.claim.id in finding.supporting, tuple(evidence), resolutions)


def _date(claim: ResolvedClaim) -> Words:
    return _known(claim.claim.time), (claim.date,)


def _place(claim: ResolvedClaim) -> Words:
    return _known(claim.claim.place), tuple(_known_resolution(claim.place))


def _perpetrators_like(party: Party) -> Looking:
    def look(claim: ResolvedClaim) -> Words:
        stated, resolutions = _like(party, claim.claim.perpetrators, claim.perpetrators)
        return [*stated, *_known(claim.claim.denied_by)], resolutions
    return look


def _targets_like(party: Party) -> Looking:
    return lambda claim: _like(party, claim.claim.targets, claim.targets)


def _like(party: Party, mentions: Sequence[Stated[ActorMention]], resolutions: Sequence[Resolution[Actor]]) -> Words:
    """The mentions taken for this party; all of them where the claim names others."""
    pairs = list(zip_longest(mentions, resolutions))
    same = [(said, taken) for said, taken in pairs
            if (taken is not None and taken.chosen is not None and taken.chosen.id == party.id)
            or (party.id is None and said.text == party.text)]
    chosen = same or pairs
    return [said for said, _ in chosen], tuple(taken for _, taken in chosen if taken is not None)


def _act(claim: ResolvedClaim) -> Words:
    """The claim's own act, whether it is the one found or another."""
    return [claim.claim.act], ()


def _casualties_of(harm: str, group: str) -> Looking:
    def look(claim: ResolvedClaim) -> Words:
        return _fitting(claim.claim.casualties, lambda row: row.harm == harm and row.group == group), ()
    return look


def _victims_of(name: str) -> Looking:
    return lambda claim: (_fitting(claim.claim.victims, lambda victim: victim.name == name), ())


def _weapons_of(weapon: str) -> Looking:
    return lambda claim: (_fitting(claim.claim.weapons, lambda value: value == weapon), ())


def _fitting(values: Stateds, fits: Callable[[Any], bool]) -> Stateds:
    """The values that fit; all of them where none does, for then the claim says something else on the matter."""
    values = list(values)
    return [value for value in values if fits(value.value)] or values


def _known(stated: Stated[Any] | None) -> list[Stated[Any]]:
    return [] if stated is None else [stated]


def _known_resolution(resolution: Resolution[Any] | None) -> list[Resolution[Any]]:
    return [] if resolution is None else [resolution]
