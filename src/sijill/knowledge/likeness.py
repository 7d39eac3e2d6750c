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

# Spellings that romanisation leaves open: Mohammed/Muhamad, Yaseen/Yassin, Qasim/Kassem, and the article.
_SPELLINGS = (
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
    """Whether two names can be one person's: every word of the shorter is alike to its own word of the longer.

    A shorter name of fewer than `least_words` words ("al-Homsi") must equal the whole other name, so that a shared
    family name does not make one person of two.
    """
    short, long = sorted((name_key(left).split(), name_key(right).split()), key=len)
    if not short or (len(short) < least_words and len(short) != len(long)):
        return False
    return _contained(short, long)


def _contained(short: Sequence[str], long: Sequence[str]) -> bool:
    left = list(long)
    for word in short:
        best = max(left, key=lambda other: (_likeness(word, other), other), default=None)
        if best is None or _likeness(word, best) < ALIKE:
            return False
        left.remove(best)
    return True


def _likeness(left: str, right: str) -> float:
    """Of 100; a word from a script without vowels is compared by consonants."""
    if VOWELS.search(left) is None or VOWELS.search(right) is None:
        left, right = VOWELS.sub("", left), VOWELS.sub("", right)
    return ratio(left, right)
