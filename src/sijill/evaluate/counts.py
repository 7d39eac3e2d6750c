"""Counts compared: an incident and whose harm is asked for in; the number that it gives out."""

from collections.abc import Iterator, Sequence

from sijill.evaluate.gold import CodedCount, Reading
from sijill.model.casualty import Casualty, Group, Harm, Status
from sijill.model.incident import Incident

CIVILIANS = (Status.CIVILIAN, Status.UNKNOWN, Status.MIXED)
"""Where no civilians are counted, those of no stated status stand for them, then those of both."""
EVERYONE = (*CIVILIANS, Status.COMBATANT)
STATUSES = {Reading.CIVILIANS: CIVILIANS, Reading.COMBATANTS: (Status.COMBATANT,), Reading.ANYONE: EVERYONE}
PARTS = {Group.CHILDREN: (Group.GIRLS, Group.BOYS), Group.ALL: (Group.CHILDREN, Group.WOMEN, Group.MEN)}
"""A group that no row counts is the sum of these, where they are counted."""


def readings(incident: Incident, asked: CodedCount) -> tuple[int, ...]:
    """The numbers that an incident may be taken to give, likeliest first; 0 where it gives none."""
    if asked.reading is Reading.TOTAL:
        return totals(incident, asked.harm)
    return (number_of(incident, asked.harm, asked.group, STATUSES[asked.reading]) or 0,)


def number_of(incident: Incident, harm: Harm, group: Group, statuses: Sequence[Status]) -> int | None:
    """By the first status with a row: best, else low, else high. None where no row counts them."""
    for status in statuses:
        rows = [row.count.value for row in _rows(incident, harm, group, (status,)) if row.count.value is not None]
        if rows:
            return sum(rows)
    parts = [number_of(incident, harm, part, statuses) for part in PARTS.get(group, ())]
    known = [number for number in parts if number is not None]
    return sum(known) if known else None


def totals(incident: Incident, harm: Harm) -> tuple[int, ...]:
    """Civilians and combatants, with those of other rows added; or the largest single row, which may hold the rest."""
    civilian, combatant, unknown, mixed = (
        number_of(incident, harm, Group.ALL, (status,)) or 0
        for status in (Status.CIVILIAN, Status.COMBATANT, Status.UNKNOWN, Status.MIXED))
    return civilian + combatant + max(unknown, mixed), max(civilian + combatant, unknown, mixed)


def counted(incident: Incident, harm: Harm, group: Group) -> Iterator[Casualty]:
    """The incident's rows that speak of the group, or of those it is a sum of."""
    yield from _rows(incident, harm, group, EVERYONE)
    for part in PARTS.get(group, ()):
        yield from counted(incident, harm, part)


def _rows(incident: Incident, harm: Harm, group: Group, statuses: Sequence[Status]) -> Iterator[Casualty]:
    return (finding.value for finding in incident.casualties if finding.value.harm is harm
            and finding.value.group is group and finding.value.status in statuses)
