"""Victims compared: a match in; which coded names were found, which found names are coded, their sex and age, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.evaluate.citing import act_of, cited, counts_of, victims_named
from sijill.evaluate.facts import Fact
from sijill.evaluate.gold import CodedVictim
from sijill.evaluate.matching import Match
from sijill.evaluate.names import alike
from sijill.model.casualty import Group, Harm
from sijill.model.claim import ADULT_YEARS, AgeGroup, Victim
from sijill.model.incident import Incident


@dataclass(frozen=True, slots=True)
class Paired:
    """Coded and found victims side by side; None where the other side has no such name."""

    coded: CodedVictim | None
    found: Victim | None


def pair(coded: tuple[CodedVictim, ...], found: tuple[Victim, ...]) -> tuple[Paired, ...]:
    """Each name with at most one, the likest first."""
    scores = [(alike(one.name, other.name), i, j) for i, one in enumerate(coded) for j, other in enumerate(found)]
    mine: dict[int, int] = {}
    for score, i, j in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
        if score and i not in mine and j not in mine.values():
            mine[i] = j
    pairs = [Paired(one, found[mine[i]] if i in mine else None) for i, one in enumerate(coded)]
    strangers = [Paired(None, other) for j, other in enumerate(found) if j not in mine.values()]
    return (*pairs, *strangers)


def victim_facts(match: Match) -> Iterator[Fact]:
    """Only of incidents whose reports name a coded victim; names are found in a hit alone."""
    if not any(victim.in_text for victim in match.coded.victims):
        return
    incident = match.incident if match.hit else None
    found = tuple(finding.value for finding in incident.victims) if incident else ()
    for each in pair(match.coded.victims, found):
        yield from _one(each, incident)


def _one(each: Paired, incident: Incident | None) -> Iterator[Fact]:
    coded, found = each.coded, each.found
    where = cited(incident, victims_named(found.name)) if found else ()
    if found is not None:
        yield Fact("victim_precision", coded is not None, None, "no such victim", found.name, where, coded is None)
    if coded is None:
        return
    yield Fact("victim_recall_all", found is not None)
    if coded.in_text:
        missed = found is None and incident is not None
        harmed = cited(incident, counts_of(Harm.KILLED, Group.ALL)) or cited(incident, act_of) if missed else ()
        yield Fact("victim_recall", found is not None, None, coded.name, "not named", harmed, missed)
    if found is not None and coded.sex is not None:
        right = coded.sex is found.sex
        said = (f"{coded.name}: {coded.sex}", f"{found.name}: {found.sex or 'not said'}")
        yield Fact("victim_sex", right, None, *said, where, not right)
    if found is not None and coded.grown is not None:
        right = coded.grown is grown(found)
        said = (f"{coded.name}: {_age(coded.grown)}", f"{found.name}: {_age(grown(found))}")
        yield Fact("victim_age_group", right, None, *said, where, not right)


def grown(victim: Victim) -> bool | None:
    """Whether an adult, as far as is known."""
    if victim.age_group is not None:
        return victim.age_group is not AgeGroup.CHILD
    return None if victim.age is None else victim.age >= ADULT_YEARS


def _age(adult: bool | None) -> str:
    return {True: "adult", False: "child", None: "not said"}[adult]
