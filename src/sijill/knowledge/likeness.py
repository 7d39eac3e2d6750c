"""Names in, a spelling key or a likeness out: one Arabic name has many spellings in Latin letters.

The key is for comparing two names, never for showing one, and looser than `model.person_name`: it merges spellings.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from sijill.model.person_name import fold_name

ALIKE = 84.0
"""Least likeness of two words of a name, of 100: "fatima" and "fatma" reach 91; "muhamad" and "mahmud" 62, "hasan" and
"husin" 60, and those are two names each."""

VOWELS = re.compile(r"[aiu]")

# Spellings that romanisation leaves open: Abd al-Rahman/Abdulrahman, Mohammed/Muhamad, Yaseen/Yassin, Qasim/Kassem,
# and the article.
_SPELLINGS = (
    (re.compile(r"\babe?d (?=[aeu]l)|\babe?d(?=[aeu]l ?\w)"), "abd"),
    (re.compile(r"\babd[aeu]l ?(?=\w)"), "abd"),
    (re.compile(r"\b(?:al|el|ul|as|ash|ad|an|at|ar|az) (?=\w)"), ""),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"ee|ie|ei|y"), "i"),
    (re.compile(r"e"), "a"),
    (re.compile(r"ck|q|k"), "k"),
    (re.compile(r"dh|z"), "d"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dj|zh|j"), "j"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The name's words in one spelling, space between them; empty for a name without letters."""
    key = fold_name(name)
    for pattern, letter in _SPELLINGS:
        key = pattern.sub(letter, key)
    return " ".join(key.split())


def same_person(left: str, right: str, *, least_words: int = 2) -> bool:
    """Whether two names can be one person's: the words of the shorter are alike to words of the longer, in their order.

    Both begin with the same given name, unless the shorter is a kunya ("Abu Zaki") or the last name alone: what
    stands behind the given name are the father's names, which brothers and sisters share. A shorter name of fewer
    than `least_words` words ("al-Homsi") must equal the whole other name, so that a shared family name does not make
    one person of two.
    """
    short, long = sorted((name_key(left).split(), name_key(right).split()), key=len)
    if not short or (len(short) < least_words and len(short) != len(long)):
        return False
    if len(short) == 1:
        return _alike(short[0], long[0]) or _alike(short[0], long[-1])
    return (short[0] in _KUNYAS or _alike(short[0], long[0])) and _in_order(short, long)


_KUNYAS = {"abu", "um", "im"}
"""Keys of the words for father and mother of: a name that begins with one is a by-name of the same person."""


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(any(_alike(word, other) for other in rest) for word in short)


def _alike(left: str, right: str) -> bool:
    return _likeness(left, right) >= ALIKE


def _likeness(left: str, right: str) -> float:
    """Of 100; a word from a script without vowels is compared by consonants."""
    if VOWELS.search(left) is None or VOWELS.search(right) is None:
        left, right = VOWELS.sub("", left), VOWELS.sub("", right)
    return ratio(left, right)
