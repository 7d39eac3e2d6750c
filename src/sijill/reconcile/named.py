"""Groups counted from names: an incident's counts and named victims in, the counts with those that only names give out.

Invariant: no count from names is more than the toll that the claims state.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status
from sijill.model.claim import AgeGroup, Sex, Victim
from sijill.model.incident import Finding
from sijill.reconcile.case import Case

COUNTED = (Harm.KILLED, Harm.INJURED)
"""Of other harms reports name one in many (a known prisoner), so that a count of names says nothing."""

ALSO = {Group.CHILDREN: frozenset({Group.CHILDREN, Group.GIRLS, Group.BOYS})}
"""Counts that speak of the same people, under another group."""

FROM_NAMES = "counted from names"

Rows = tuple[Finding[Casualty], ...]
Named = Sequence[Finding[Victim]]


def _child(victim: Victim) -> bool:
    return victim.age_group is AgeGroup.CHILD


def _grown(sex: Sex) -> Callable[[Victim], bool]:
    return lambda victim: victim.sex is sex and victim.age_group in {AgeGroup.ADULT, AgeGroup.ELDERLY}


GROUPS: Mapping[Group, Callable[[Victim], bool]] = {
    Group.CHILDREN: _child, Group.WOMEN: _grown(Sex.FEMALE), Group.MEN: _grown(Sex.MALE)}
"""Who belongs to a group: only those whose age and sex the report gives."""


def count_names(case: Case, rows: Rows, victims: Named) -> Rows:
    """The rows, and one for each harm and group of named people that no claim counts."""
    found = list(rows)
    for harm in COUNTED:
        named = [victim for victim in victims if harm in victim.value.harms]
        if named and not _told(rows, harm):
            found.append(_from_names(case, Casualty(harm, Group.ALL, Status.UNKNOWN, _from(len(named), None)), named))
        for group, belongs in GROUPS.items():
            people = [victim for victim in named if belongs(victim.value)]
            count = _bounded(found, (harm, group), len(people), everyone=len(named) >= (_toll(found, harm) or 0))
            if count is not None:
                found = _with_group(case, found, Casualty(harm, group, _status(found, harm, group), count), people)
    return tuple(found)


def _bounded(rows: Sequence[Finding[Casualty]], key: tuple[Harm, Group], named: int, *,
             everyone: bool) -> CountRange | None:
    """So many named, within the toll; men also within what the children and women counted leave of it.

    Where a toll is told with its children and its women, and some of the rest are named as men, the rest are men.
    """
    (harm, group), toll = key, _toll(rows, key[0])
    if not named or toll is None:
        return None
    children, women = (_exact(rows, harm, other) for other in (Group.CHILDREN, Group.WOMEN))
    if group is Group.MEN and children and women:
        rest = toll - children - women
        return CountRange(min(named, rest), rest, rest) if rest > 0 else None
    return _from(named, named if everyone else None) if named <= toll else None


def _told(rows: Sequence[Finding[Casualty]], harm: Harm) -> bool:
    return any(row.value.harm is harm for row in rows)


def _toll(rows: Sequence[Finding[Casualty]], harm: Harm) -> int | None:
    """All those who came to this harm, whatever their status."""
    counts = [row.value.count.value for row in rows if row.value.harm is harm and row.value.group is Group.ALL]
    return sum(count for count in counts if count is not None) if any(counts) else None


def _with_group(case: Case, rows: list[Finding[Casualty]], counted: Casualty,
                people: Named) -> list[Finding[Casualty]]:
    """The rows with the group's names counted, unless a claim counts the group.

    A claim that speaks of one person ("a man was killed") does not count the others.
    """
    told = _most(rows, counted.harm, counted.group)
    if told >= min(2, counted.count.value or 0):
        return rows
    kept = [row for row in rows if (row.value.harm, row.value.group) != (counted.harm, counted.group)]
    return [*kept, _from_names(case, counted, people)]


def _most(rows: Sequence[Finding[Casualty]], harm: Harm, group: Group) -> int:
    """The largest count of the group, under whichever name."""
    groups = ALSO.get(group, {group})
    return max((r.value.count.value or 0 for r in rows if r.value.harm is harm and r.value.group in groups), default=0)


def _exact(rows: Sequence[Finding[Casualty]], harm: Harm, group: Group) -> int:
    """The group's one count where a claim gives a number ("several children" is none); 0 for none."""
    counts = [row.value.count.best for row in rows if row.value.harm is harm and row.value.group is group
              and not row.reason.startswith(FROM_NAMES)]
    return (counts[0] or 0) if len(counts) == 1 else 0


def _status(rows: Sequence[Finding[Casualty]], harm: Harm, group: Group) -> Status:
    """The toll's, where it has one; children are civilians wherever nothing else is said."""
    told = {row.value.status for row in rows if row.value.harm is harm and row.value.group is Group.ALL}
    return told.pop() if len(told) == 1 else Status.CIVILIAN if group is Group.CHILDREN else Status.UNKNOWN


def _from(named: int, high: int | None) -> CountRange:
    return CountRange(named, named, high)


def _from_names(case: Case, casualty: Casualty, people: Named) -> Finding[Casualty]:
    found = case.finding(casualty, {claim for victim in people for claim in victim.supporting})
    return replace(found, reason=f"{FROM_NAMES}: {found.reason}")
