"""Names of persons folded: text in, words out with their place in it and a spelling free of case, script and marks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

APOSTROPHES = frozenset("'’‘ʼʻʾʿ`´")
"""Inside a word they stand for ayn and hamza ("al-Ra'i") and are dropped; before a last s they are the possessive."""


_INNER = r"['`](?=[A-RT-Za-rt-z]|[sS][A-Za-z])"
_ASCII_RUN = re.compile(rf"(?=[A-Za-z])(?:[A-Z]|{_INNER})*(?:[a-z]|{_INNER})*")
"""What `_runs` finds, ten times as fast, in text of nothing but ASCII: most of it."""


@dataclass(frozen=True, slots=True)
class Word:
    """text[start:end], code points; `fold` is its letters in ASCII lower case; `capital` in scripts without case too.

    `latin` is false where a letter is beyond Latin: there words may be written together with particles, or all in one.
    """

    start: int
    end: int
    fold: str
    capital: bool
    latin: bool


def words(text: str) -> Iterator[Word]:
    """Runs of letters: hyphens, digits and the humps of "FreeYasin" part them; the possessive 's is left off."""
    runs = (found.span() for found in _ASCII_RUN.finditer(text)) if text.isascii() else _runs(text)
    for start, end in runs:
        fold, capital, latin = _folded(text[start:end])
        if fold:
            yield Word(start, end, fold, capital, latin)


def fold_name(name: str) -> str:
    """The folded words with single spaces between: "Yâsīn al-Maḥmūd" and "YASIN AL MAHMUD" are one."""
    return " ".join(word.fold for word in words(name))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = _run(text, start)
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _run(text: str, start: int) -> int:
    if _kind(text[start]) not in "lu":
        return start
    end = start + 1
    while end < len(text):
        kind = _kind(text[end])
        hump = kind == "u" and _last_letter(text, start, end) == "l"
        if hump or kind == " " or (kind == "'" and not _inside(text, end)):
            break
        end += 1
    return end


def _last_letter(text: str, start: int, end: int) -> str:
    return next((kind for at in range(end - 1, start - 1, -1) if (kind := _kind(text[at])) in "lu"), "")


def _inside(text: str, at: int) -> bool:
    """An apostrophe with a letter behind it that is more than the possessive s."""
    rest = text[at + 1:at + 3]
    if not rest or _kind(rest[0]) not in "lu":
        return False
    return rest[0] not in "sS" or (len(rest) > 1 and _kind(rest[1]) in "lu")


@lru_cache(maxsize=1 << 16)
def _folded(raw: str) -> tuple[str, bool, bool]:
    """A text says few words many times: 65,536 are more than a country's reports have."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", raw) if _kind(c) in "lu")
    fold = "".join(c for c in anyascii(letters).casefold() if c.isalnum())
    if len(fold) < 2 <= len(letters):  # a name of letters that ASCII leaves out stands for itself
        fold = letters.casefold()
    return fold, not letters[:1].islower(), all(_is_latin(c) for c in letters)


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


@cache
def _kind(character: str) -> str:
    """l and u for letters, m for what rides on them (marks, invisible characters), ' for apostrophes, or a space."""
    if character in APOSTROPHES:
        return "'"
    category = unicodedata.category(character)
    if category in {"Lu", "Lt"}:
        return "u"
    if category[0] == "L":
        return "l"
    return "m" if category[0] == "M" or category == "Cf" else " "
