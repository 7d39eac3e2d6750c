"""Patronyms: an incident's named victims in, the same out, with the age groups that their fathers' names tell.

An Arabic name is the given name, the father's, the grandfather's and the family's: of "Lina Salim Omar Haddad" and
"Salim Omar Haddad" the second is the first one's father, and grown. A child of a young father is a child.
"""

from collections.abc import Sequence
from dataclasses import replace

from sijill.knowledge.likeness import name_key
from sijill.model.claim import AgeGroup, Victim
from sijill.model.incident import Finding

LEAST_FATHER = 2
"""Words of a father's name: given and family's; one word alone may be anybody's."""

EIGHTEEN_AND_FIFTEEN = 33.0
"""Years: whoever is younger had no child of his fifteenth year that is grown by now."""

COMPOUND = {"din", "alah"}
"""Keys of words that belong to the given name before them: "Nour al-Din", "Atta Allah"."""

Named = tuple[Finding[Victim], ...]


def with_fathers(victims: Named) -> Named:
    """In the same order; what is said of anyone's age stays."""
    keys = [_words(found.value) for found in victims]
    return tuple(_aged(found, [victims[i].value for i in _kin(keys, keys[place], fathers=True)],
                       any(_kin(keys, keys[place], fathers=False)))
                 for place, found in enumerate(victims))


def _words(victim: Victim) -> list[str]:
    """By spelling key, a compound given name as one word."""
    words = name_key(victim.name).split()
    return [f"{words[0]} {words[1]}", *words[2:]] if len(words) > 1 and words[1] in COMPOUND else words


def _kin(keys: Sequence[Sequence[str]], mine: Sequence[str], *, fathers: bool) -> list[int]:
    """The places of those whose name says that they are the father, or a child, of whoever bears `mine`."""
    return [i for i, other in enumerate(keys) if other is not mine
            and (_father(other, mine) if fathers else _father(mine, other))]


def _father(father: Sequence[str], child: Sequence[str]) -> bool:
    """Whether the child's name goes on with the father's: all of one of the two in the other, in order, to the end."""
    rest = child[1:]
    if len(father) < LEAST_FATHER or len(rest) < LEAST_FATHER or father[0] != rest[0] or father[-1] != rest[-1]:
        return False
    short, long = sorted((father, rest), key=len)
    words = iter(long)
    return all(word in words for word in short)


def _aged(found: Finding[Victim], fathers: Sequence[Victim], parent: bool) -> Finding[Victim]:
    victim = found.value
    if victim.age is not None or victim.age_group is not None:
        return found
    if parent:
        return replace(found, value=replace(victim, age_group=AgeGroup.ADULT))
    if len(fathers) == 1 and fathers[0].age is not None and fathers[0].age < EIGHTEEN_AND_FIFTEEN:
        return replace(found, value=replace(victim, age_group=AgeGroup.CHILD, protected=True))
    return found
