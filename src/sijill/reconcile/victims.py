"""Victims: named persons of an incident's claims in, one finding for each person out.

Whoever is a child, suffered sexual violence, or is marked protected by any claim is protected.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.knowledge.likeness import name_key, same_person
from sijill.model.casualty import Harm
from sijill.model.claim import AgeGroup, Victim, is_child
from sijill.model.incident import Finding
from sijill.reconcile.case import Case
from sijill.reconcile.patronyms import with_fathers

AGES_APART = 2.0
"""Reports differ by a year on one person's age, by birthday or by rounding; by more they mean two."""


@dataclass(frozen=True, slots=True)
class _Mention:
    victim: Victim
    claim: str
    report: str


def reconcile_victims(case: Case) -> tuple[Finding[Victim], ...]:
    """Persons sorted by name; the fullest form of a name stands."""
    mentions = [_Mention(v.value, c.claim.id, c.claim.report_id) for c in case.claims for v in c.claim.victims]
    persons = _persons(mentions)
    found = [case.finding(_merge([m.victim for m in person]), {m.claim for m in person}) for person in persons]
    return with_fathers(tuple(sorted(found, key=lambda finding: (finding.value.name, finding.supporting))))


def _persons(mentions: Sequence[_Mention]) -> list[list[_Mention]]:
    """Mentions grouped by person, the fullest names first; two names in one claim are two persons."""
    persons: list[list[_Mention]] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.victim.name.split()), m.victim.name, m.claim)):
        fitting = [person for person in persons if all(_same(mention, other) for other in person)]
        if fitting:
            min(fitting, key=lambda person: not _called(mention, person)).append(mention)
        else:
            persons.append([mention])
    return persons


def _called(mention: _Mention, person: Sequence[_Mention]) -> bool:
    """Whether the person's own name, and not the father's or the family's, begins as the mention does."""
    first, own = (name_key(name).split()[:1] for name in (mention.victim.name, person[0].victim.name))
    return first == own


def _same(left: _Mention, right: _Mention) -> bool:
    """A first or last name alone will do inside one report, which has told the full name."""
    one, other = left.victim, right.victim
    if left.claim == right.claim and one != other and not _told_twice(one, other):
        return False
    if one.age is not None and other.age is not None and abs(one.age - other.age) >= AGES_APART:
        return False
    if one.sex and other.sex and one.sex is not other.sex:
        return False
    return same_person(one.name, other.name, least_words=1 if left.report == right.report else 2)


def _told_twice(one: Victim, other: Victim) -> bool:
    """A claim's passage may give a full name twice, once with its age: brothers' names differ in a word."""
    key = name_key(one.name)
    return key == name_key(other.name) and len(key.split()) > 1


def _merge(same: Sequence[Victim]) -> Victim:
    """The fullest name, every harm, and of each attribute the first that is stated."""
    harms = frozenset(harm for victim in same for harm in victim.harms)
    age = next((v.age for v in same if v.age is not None), None)
    group = next((v.age_group for v in same if v.age_group), None)
    child = is_child(group, age)
    return Victim(
        same[0].name, tuple(harm for harm in Harm if harm in harms), age,
        AgeGroup.CHILD if child else group, next((v.sex for v in same if v.sex), None),
        next((v.nationality for v in same if v.nationality), None),
        next((v.occupation for v in same if v.occupation), None),
        protected=child or Harm.SEXUALLY_ASSAULTED in harms or any(v.protected for v in same)
        or any(v.age_group is AgeGroup.CHILD for v in same))
