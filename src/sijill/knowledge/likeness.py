"""Personal names in, a spelling key or a likeness out: one Arabic name has many spellings in Latin letters.

The key is written for comparing two names, never for showing one; equal names have equal keys, in any script.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

ALIKE = 84.0
"""Least likeness of two words of a name, of 100. "iasin"/"iasmin" reach 91 and are guarded by the other words;
"muhamad"/"mahmud" reach 77 and are two names."""

# One letter for the spellings that romanisation leaves open: Mohammed/Muhamad, Yaseen/Yassin, Qasim/Kassem.
_SPELLINGS = (
    (re.compile(r"\b(?:al|el|ul|as|ash|ad|an|at|ar|az)[- ](?=\w)"), ""),
    (re.compile(r"[^\w ]"), " "),
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
    key = anyascii(name).lower()
    for pattern, letter in _SPELLINGS:
        key = pattern.sub(letter, key)
    return " ".join(key.split())


def same_person(left: str, right: str, *, least_words: int = 2) -> bool:
    """Whether two names can be one person's: every word of the shorter is alike to its own word of the longer.

    A shorter name of fewer than `least_words` words ("al-Homsi") must equal the whole other name, so that a shared
    family name does not make one person of two.
    """
    short, long = sorted((name_key(left).split(), name_key(right).split()), key=len)
    if not short:
        return False
    if len(short) < least_words and len(short) != len(long):
        return False
    return _contained(short, long)


def _contained(short: Sequence[str], long: Sequence[str]) -> bool:
    left = list(long)
    for word in short:
        best = max(left, key=lambda other: (ratio(word, other), other), default=None)
        if best is None or ratio(word, best) < ALIKE:
            return False
        left.remove(best)
    return True
