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


def _of_sex(sex: Sex) -> Callable[[Victim], bool]:
    """Grown, or of an age that is not told: reports give the ages of children, and name adults without one."""
    return lambda victim: victim.sex is sex and victim.age_group is not AgeGroup.CHILD


GROUPS: Mapping[Group, Callable[[Victim], bool]] = {
    Group.CHILDREN: _child, Group.WOMEN: _of_sex(Sex.FEMALE), Group.MEN: _of_sex(Sex.MALE)}


def count_names(case: Case, rows: Rows, victims: Named) -> Rows:
    """The rows, and one for each harm and group of named people that no claim counts."""
    found = list(rows)
    for harm in COUNTED:
        named = [victim for victim in victims if harm in victim.value.harms]
        if named and not _told(rows, harm):
            found.append(_from_names(case, Casualty(harm, Group.ALL, Status.UNKNOWN, _from(len(named), None)), named))
        toll = _toll(found, harm) or 0
        counted = _with_the_toll(rows, harm, named) if len(named) > toll else named
        for group, belongs in GROUPS.items():
            # with children and women told, grown men fit what the toll leaves, though mourners are among the names
            left = group is Group.MEN and all(_exact(found, harm, g) for g in (Group.CHILDREN, Group.WOMEN))
            pool = named if left or not counted else counted
            people = [victim for victim in pool if belongs(victim.value)]
            count = _bounded(found, (harm, group), people, everyone=len(pool) >= toll)
            if count is not None:
                found = _with_group(case, found, Casualty(harm, group, _status(found, harm, group), count), people)
    return tuple(found)


def _with_the_toll(rows: Rows, harm: Harm, named: Named) -> Named:
    """More names than dead: some mourn. Those told by the claims that give the toll are the dead."""
    giving = {claim for row in rows if row.value.harm is harm and row.value.group is Group.ALL
              for claim in row.supporting}
    return [victim for victim in named if giving & set(victim.supporting)]


def _bounded(rows: Sequence[Finding[Casualty]], key: tuple[Harm, Group], people: Named, *,
             everyone: bool) -> CountRange | None:
    """So many named, within what the toll and the other groups counted leave; at least those whose age is told."""
    (harm, group), toll = key, _toll(rows, key[0])
    if not people or toll is None:
        return None
    room = _room(rows, key, toll)
    aged = sum(1 for victim in people if victim.value.age_group is not None)
    rest = group is Group.MEN and everyone and all(_exact(rows, harm, o) for o in (Group.CHILDREN, Group.WOMEN))
    best = room if rest else min(len(people), room)
    if best <= 0:
        return None
    low = min(aged, best) or None
    # of women and girls whose age is not told half are grown, of men and boys three in four
    sure = group is not Group.WOMEN or low is None or low == best
    return CountRange(low, best if sure else None, best if everyone or not sure else None)


def _room(rows: Sequence[Finding[Casualty]], key: tuple[Harm, Group], toll: int) -> int:
    """What the other groups leave of the toll; of men those too that are counted from names, since a boy whose age is
    not told passes for a man, but a man named so is one at least."""
    (harm, group), others = key, [other for other in GROUPS if other is not key[1]]
    room = toll - sum(_exact(rows, harm, other) for other in others)
    if group is not Group.MEN or room <= 0:
        return room
    return min(room, max(1, toll - sum(_most(rows, harm, other) for other in others)))


def _told(rows: Sequence[Finding[Casualty]], harm: Harm) -> bool:
    return any(row.value.harm is harm for row in rows)


def _toll(rows: Sequence[Finding[Casualty]], harm: Harm) -> int | None:
    """All those who came to this harm, whatever their status."""
    counts = {row.value.status: row.value.count.value or 0 for row in rows
              if row.value.harm is harm and row.value.group is Group.ALL}
    apart = counts.get(Status.CIVILIAN, 0) + counts.get(Status.COMBATANT, 0)
    return max(apart, counts.get(Status.MIXED, 0), counts.get(Status.UNKNOWN, 0)) or None


def _with_group(case: Case, rows: list[Finding[Casualty]], counted: Casualty,
                people: Named) -> list[Finding[Casualty]]:
    """The rows with the group's names counted, unless a claim counts the group.

    A claim that speaks of one person ("a man was killed"), or gives the group apart from the toll, may count some.
    """
    told = _most(rows, counted.harm, counted.group)
    if told >= (counted.count.value or 0) or (told > 1 and _stands_with_toll(rows, counted)):
        return rows
    kept = [row for row in rows if (row.value.harm, row.value.group) != (counted.harm, counted.group)]
    return [*kept, _from_names(case, counted, people)]


def _stands_with_toll(rows: Sequence[Finding[Casualty]], counted: Casualty) -> bool:
    """Whether the claims that count the group give the toll as well."""
    groups = ALSO.get(counted.group, {counted.group})
    mine = [row for row in rows if row.value.harm is counted.harm]
    giving = {claim for row in mine if row.value.group is Group.ALL for claim in row.supporting}
    return any(giving & set(row.supporting) for row in mine if row.value.group in groups)


def _most(rows: Sequence[Finding[Casualty]], harm: Harm, group: Group) -> int:
    """The largest count of the group, under whichever name."""
    groups = ALSO.get(group, {group})
    return max((_named_at_most(r) for r in rows if r.value.harm is harm and r.value.group in groups), default=0)


def _named_at_most(row: Finding[Casualty]) -> int:
    """A count from names that leaves some ages open counts all of them here."""
    count = row.value.count
    open_ages = row.reason.startswith(FROM_NAMES) and count.best is None
    return (count.high if open_ages else count.value) or 0


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
