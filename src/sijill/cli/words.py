"""How a value is worded for a person: model values in, a few plain words out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from sijill.model.actor import Actor
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status
from sijill.model.claim import Victim
from sijill.model.dates import DateBasis, DatePrecision, DateRange
from sijill.model.event import Scope
from sijill.model.incident import Finding, Incident, Party, PlaceFinding, Standing
from sijill.model.place import Place, PlacePrecision
from sijill.model.report import Report

ONE = {Group.CHILDREN: "child", Group.GIRLS: "girl", Group.BOYS: "boy", Group.WOMEN: "woman", Group.MEN: "man",
       Group.JOURNALISTS: "journalist", Group.AID_WORKERS: "aid worker", Group.RESCUERS: "rescuer"}

ROUND = 10
"""Fewer are counted, not rounded: whoever means "about 3" doubts it."""


def spaced(word: str) -> str:
    """A vocabulary's word as one would say it: `attack_on_civilian_object` without the underscores."""
    return word.replace("_", " ")


def doubt(standing: Standing) -> str:
    """What follows a value that not every source bears out."""
    return {Standing.DISPUTED: "?", Standing.DENIED: " (denied)"}.get(standing, "")


def count_words(count: CountRange) -> str:
    """128+ for at least 128, 66–70, about 300 (270–330), up to 40; 24+ for dozens; perhaps 1 (nothing bounds it)."""
    low, best, high = count.low, count.best, count.high
    if low is None and high is None:
        return "an unknown number" if best is None else f"{'perhaps' if best < ROUND else 'about'} {best:,}"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"{low:,}+" if best in {None, low} else f"{low:,}+ (about {best:,})"
    if low == high:
        return f"{low:,}"
    return f"{low:,}–{high:,}" if best in {None, low, high} else f"about {best:,} ({low:,}–{high:,})"


def casualty_words(casualty: Casualty) -> str:
    """128+ killed (civilian); 7 children killed."""
    who = "" if casualty.group is Group.ALL else f" {_group(casualty)}"
    status = "" if casualty.status is Status.UNKNOWN else f" ({casualty.status})"
    return f"{count_words(casualty.count)}{who} {spaced(casualty.harm)}{status}"


def casualty_lines(findings: Iterable[Finding[Casualty]]) -> Iterator[str]:
    """One line for each harm and status, the parts behind their whole: 11 killed (civilian), incl. 7 children."""
    rows = list(findings)
    for harm in Harm:
        wholes = [f for f in rows if f.value.harm is harm and f.value.group is Group.ALL]
        parts = [f for f in rows if f.value.harm is harm and f.value.group is not Group.ALL]
        if len(wholes) == 1:
            parts = _named_by(wholes, parts)
        lines = [_line(f) for f in wholes or parts]
        if wholes and parts:
            lines[-1] += ", incl. " + ", ".join(
                f"{count_words(f.value.count)} {_group(f.value)}{doubt(f.standing)}" for f in parts)
        yield from lines


def _line(finding: Finding[Casualty]) -> str:
    return casualty_words(finding.value) + doubt(finding.standing)


def _named_by(wholes: list[Finding[Casualty]], parts: list[Finding[Casualty]]) -> list[Finding[Casualty]]:
    """Where a part is the whole ("a child was killed") it takes its place in `wholes`; the other parts are left."""
    same = next((f for f in parts if f.value == replace(wholes[0].value, group=f.value.group)), None)
    if same is None:
        return parts
    wholes[0] = same
    return [part for part in parts if part is not same]


def _group(casualty: Casualty) -> str:
    count = casualty.count
    alone = count.low == count.high and (count.low or count.best) == 1
    return ONE.get(casualty.group, spaced(casualty.group)) if alone else spaced(casualty.group)


def date_words(date: DateRange) -> str:
    """EDTF, and "(published)" where the day of publication stands in; "undated" where nothing is known."""
    if date.edtf is None:
        return "undated"
    return f"{date.edtf} (published)" if date.basis is DateBasis.PUBLICATION else date.edtf


def date_reason(date: DateRange) -> str:
    if date.precision is DatePrecision.UNKNOWN and date.basis is DateBasis.NONE:
        return "nothing is known"
    return f"{date.precision}, {date.basis}"


def place_words(place: Place) -> str:
    """Name, province and country; "near" in front where the event is said to be near it."""
    names = [place.name]
    if place.admin1 and place.admin1 != place.name:
        names.append(place.admin1)
    if place.country and place.precision is not PlacePrecision.COUNTRY:
        names.append(place.country)
    return ("near " if place.precision is PlacePrecision.NEAR_SETTLEMENT else "") + ", ".join(names)


def place_finding_words(finding: Finding[PlaceFinding] | None) -> str:
    if finding is None:
        return ""
    taken = finding.value
    words = f"“{taken.text}” (not found)" if taken.place is None else place_words(taken.place)
    return words + doubt(finding.standing)


def party_words(party: Party) -> str:
    return party.name if party.id else f"“{party.text}”"


def actor_words(actor: Actor) -> str:
    return f"{actor.name} ({actor.id})"


def parties(findings: Iterable[Finding[Party]]) -> Iterator[str]:
    return (party_words(finding.value) + doubt(finding.standing) for finding in findings)


def victim_words(victim: Victim) -> str:
    """Name, then what else is known of the person."""
    age = "" if victim.age is None else f"{victim.age:g}"
    known = [age, victim.age_group or "", victim.sex or "", victim.nationality or "", victim.occupation or ""]
    said = ", ".join([victim.name, *(word for word in known if word)])
    harms = ", ".join(spaced(harm) for harm in victim.harms)
    return f"{said}: {harms}" if harms else said


def source_names(incident: Incident) -> Iterator[str]:
    """Independent sources first; in brackets those who only pass on another's word."""
    for source in sorted(incident.sources, key=lambda source: not source.independent):
        yield source.name if source.independent else f"({source.name})"


def outlet_words(report: Report) -> str:
    """Who published it; where nobody says, what its coder or its file calls it."""
    return report.publisher or report.external_id or PurePath(report.origin).name or report.id


def tally(scopes: Mapping[Scope, int]) -> str:
    """How many there are, those that may not be added up told apart: 13 incidents, 1 aggregate, 3 contexts."""
    others = [scope for scope in Scope if scope is not Scope.INCIDENT and scopes.get(scope)]
    return ", ".join(plural(scopes.get(scope, 0), scope) for scope in (Scope.INCIDENT, *others))


def plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
