"""Names compared: two persons' or places' names, however spelt, in; how alike they are out."""

from functools import lru_cache
from itertools import product

from rapidfuzz.fuzz import ratio

from sijill.knowledge.likeness import name_key

ALIKE = 80.0
"""Of 100: whole names, their words sorted, from which two spellings are one person's: Hussein Ali/Husayn Aly 89."""
LONG = 4
"""Letters: a shorter word is no ground for calling two places alike."""
PLACES = 85.0
"""Of 100, for single words of places, which are likelier to be near each other than persons' names."""


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> float:
    """0 where they cannot be one person, else up to 100; a name of two words or more may be part of a longer one."""
    short, long = sorted((sorted(name_key(left).split()), sorted(name_key(right).split())), key=len)
    if not short:
        return 0.0
    whole = ratio(" ".join(short), " ".join(long))
    if whole >= ALIKE:
        return whole
    return ALIKE if len(short) > 1 and _within(short, long) else 0.0


def one_place(left: str | None, right: str | None) -> bool:
    """Whether the names are alike, or a longer word of one is a word of the other."""
    ours, theirs = name_key(left or "").split(), name_key(right or "").split()
    if not ours or not theirs:
        return False
    if ratio(" ".join(sorted(ours)), " ".join(sorted(theirs))) >= ALIKE:
        return True
    return any(ratio(one, other) >= PLACES for one, other in product(ours, theirs) if len(one) >= LONG)


def unlike(left: str | None, right: str | None) -> float:
    """From 0, the same words, to 1."""
    return 1 - ratio(*(" ".join(sorted(name_key(name or "").split())) for name in (left, right))) / 100


def _within(short: list[str], long: list[str]) -> bool:
    left = list(long)
    for word in short:
        found = next((other for other in left if ratio(word, other) >= ALIKE), None)
        if found is None:
            return False
        left.remove(found)
    return True
