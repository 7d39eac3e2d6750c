"""Kinship: a report's readings in, the same out with the age groups that families tell of whom no age is said.

Whoever has a wife, a husband or children is grown; whose mother or father is young, or whose brothers and sisters of
one list are all told to be children, is a child; a grandparent's own sons and daughters are grown.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from sijill.extract.kinnouns import Family, KinNoun, Person
from sijill.extract.reading import Reading
from sijill.extract.victims import VictimFound
from sijill.knowledge.likeness import name_key, same_person
from sijill.knowledge.persons import Kinship, Persons
from sijill.model.claim import AgeGroup

YOUNG_PARENT = 36.0
"""Years: whoever is younger has a grown child only if it was born before the parent was of age."""

GENERATION = 12.0
"""Years from a parent to a child at the least: who is nearer in age was taken for a parent wrongly."""

LAST_WORDS = 4
"""Words from a noun of relatives to the colon that ends its sentence: "killed with their four children:"."""


@dataclass(slots=True)
class _Families:
    """What a report says of who belongs to whom, by keys of names. lists: those named under one noun or one owner."""

    parents: dict[str, set[str]] = field(default_factory=dict)
    grown: set[str] = field(default_factory=set)
    elders: set[str] = field(default_factory=set)
    called_children: set[str] = field(default_factory=set)
    lists: dict[frozenset[str] | tuple[int, int], set[str]] = field(default_factory=dict)


def with_kin(readings: Sequence[Reading], persons: Persons) -> list[Reading]:
    """In order; an age or age group that the words themselves say of someone stays."""
    people = [Person(name_key(v.name), place, v) for place, r in enumerate(readings) for v in r.victims]
    if not people:
        return list(readings)
    keys = _one_key(people, persons.kinship, readings)
    people = [replace(p, key=keys[p.key]) for p in people]
    families, open_list = _Families(), None
    for place, reading in enumerate(readings):
        family = Family(reading, place, persons, people)
        if open_list is not None:
            _belong(families, replace(open_list, named=tuple(family.opened())), place)
        open_list = _read(family, families, persons.kinship)
    groups = _groups(families, people)
    return [replace(r, victims=tuple(_told(v, groups.get(keys[name_key(v.name)])) for v in r.victims))
            if r.victims else r for r in readings]


def _told(found: VictimFound, group: AgeGroup | None) -> VictimFound:
    if group is None or found.age is not None or found.age_group is not None:
        return found
    return replace(found, age_group=group)


def _one_key(people: Sequence[Person], kin: Kinship, readings: Sequence[Reading]) -> dict[str, str]:
    """Each name's key, by the fullest name that may be the same person's; a given name alone is that of the first who
    bears it, unless it names a child of the family ("Salim (son)" beside the grandfather Salim Haddad)."""
    own = {p.key for p in people if len(p.key.split()) == 1 and any(
        readings[p.sentence].sentence.span.doc[n].lower_ in kin.offspring | kin.second for n in p.found.nouns)}
    names = list(dict.fromkeys(p.key for p in people))
    full = [n for n in names if len(n.split()) > 1]
    longest = sorted(full, key=lambda n: -len(n.split()))
    return {name: name if name in own else next(
        (o for o in (longest if " " in name else full) if _fits(name, o)), name) for name in names}


def _fits(short: str, full: str) -> bool:
    words, other = short.split(), full.split()
    if not words or words[0] != other[0]:
        return False
    return len(words) == 1 or same_person(short, full)


def _read(family: Family, families: _Families, kin: Kinship) -> KinNoun | None:
    """What the sentence says, added; the noun whose names the next sentence lists, if a colon ends this one."""
    families.elders |= {p.key for p in family.elders()}
    last: KinNoun | None = None
    for noun in family.nouns():
        families.grown |= {p.key for p in noun.owners}
        if noun.word in kin.second:
            families.elders |= {p.key for p in noun.owners}
        if noun.word in kin.offspring:
            _belong(families, noun, family.place)
            last = noun
    listing = last is not None and family.word(family.last - 1) == ":" and last.position >= family.last - 1 - LAST_WORDS
    return last if listing else None


def _belong(families: _Families, noun: KinNoun, place: int) -> None:
    for person in noun.named:
        owning = frozenset(o.key for o in noun.owners if o.key != person.key)
        families.parents.setdefault(person.key, set()).update(owning)
        families.lists.setdefault(owning or (place, noun.position), set()).add(person.key)
        if noun.called_children:
            families.called_children.add(person.key)


def _groups(families: _Families, people: Sequence[Person]) -> Mapping[str, AgeGroup]:
    ages = {p.key: p.found.age for p in people if p.found.age is not None}
    young = {p.key for p in people if p.child}
    found = dict.fromkeys(sorted(families.grown), AgeGroup.ADULT)
    for key in sorted(families.parents.keys() - families.grown):
        group = _of_offspring(key, families, ages, young)
        if group is not None:
            found[key] = group
    return found


def _of_offspring(key: str, families: _Families, ages: Mapping[str, float],
                  young: AbstractSet[str]) -> AgeGroup | None:
    parents = {p for p in families.parents[key] if _may_be_parent(p, families, ages)}
    if parents & families.elders:
        return AgeGroup.ADULT
    child = any(ages.get(p, YOUNG_PARENT) < YOUNG_PARENT for p in parents) \
        or _among_children(key, families, ages, young) or key in families.called_children
    return AgeGroup.CHILD if child else None


def _may_be_parent(parent: str, families: _Families, ages: Mapping[str, float]) -> bool:
    """Old enough to be that of all who are said to be theirs."""
    eldest = max((ages[c] for c, owners in families.parents.items() if parent in owners and c in ages), default=0.0)
    return ages.get(parent, eldest + GENERATION) >= eldest + GENERATION


def _among_children(key: str, families: _Families, ages: Mapping[str, float], young: AbstractSet[str]) -> bool:
    """Every brother and sister whose age is told is a child, and some are."""
    mine = families.parents[key]
    others = {o for listed in families.lists.values() if key in listed for o in listed} | {
        o for o, parents in families.parents.items() if parents & mine}
    told = [other in young for other in sorted(others - {key}) if other in ages or other in young]
    return bool(told) and all(told)
