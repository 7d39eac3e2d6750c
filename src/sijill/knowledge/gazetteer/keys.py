"""A place name in any script comes in; the keys it is found by go out: its fold, and its consonant skeleton.

Two spellings of one name share a fold when they differ in case, marks, hyphens or the Arabic article, and a skeleton
when they also differ in vowels, ayn and hamza, or in how one consonant is romanised (q/k/g, sh/ch, kh/h, dj/zh/j).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz, process

KEY_VERSION = 1
"""Stands in every index; a change below means the indexes are keyed anew."""

SHORTEST_SKELETON = 2
"""A single consonant finds thousands of places and tells none apart."""

_LETTERS = {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", "ى": "ي"}


class _Folding(dict[int, str | None]):
    """What each character becomes: marks, quotes and modifier letters vanish, other punctuation is a space."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = value = self._become(char)
        return value

    @staticmethod
    def _become(char: str) -> str | None:
        kind = unicodedata.category(char)
        if char in _LETTERS:
            return _LETTERS[char]
        # ayn and hamza are written with quotes, primes, grave accents and modifier letters
        if kind in {"Mn", "Lm", "Cf", "Sk"} or char in "'‘’‛′`´\"“”":
            return None
        return char if kind[0] in "LN" else " "


_FOLDING = _Folding()
_ARTICLE = re.compile(r"(?:[aeu]l|the)$")
# the l of the article becomes the sun letter that follows: ash-Sham, az-Zawiya, Deir ez-Zor
_SUN = re.compile(r"[aeu](d|dh|n|r|s|sh|t|th|z)$")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without marks, hyphens or Arabic articles: "Al-Qaryatayn" and "qaryatayn" are one."""
    lowered = name.casefold().replace("ş", "sh").replace("ç", "ch")
    # letters in fancy type turn into capitals
    plain = lowered if lowered.isascii() else unicodedata.normalize("NFKD", lowered).casefold()
    tokens = plain.translate(_FOLDING).split()
    kept = [_without_article(token) for i, token in enumerate(tokens) if len(token) > 3 or not _is_article(tokens, i)]
    return " ".join(kept) or " ".join(tokens)


def _is_article(tokens: list[str], i: int) -> bool:
    token = tokens[i]
    if i + 1 == len(tokens):
        return False
    if _ARTICLE.match(token):
        return True
    sun = _SUN.match(token)
    return bool(sun and tokens[i + 1].startswith(sun[1]))


def _without_article(token: str) -> str:
    return token[2:] if token.startswith("ال") and len(token) > 4 else token


_KURDISH_LETTERS = re.compile("[êîû]", re.IGNORECASE)
_KURDISH = str.maketrans({"c": "j", "C": "J", "x": "kh", "X": "Kh"})


def as_in_kurdish(name: str) -> str:
    """The name as Kurdish letters are read, where it has any of its own: "Til Cûma" is Til Juma, "Xeybîş" Kheybish."""
    return name.translate(_KURDISH) if _KURDISH_LETTERS.search(name) else name


_ARABIC = str.maketrans("بتثجحخدذرزسشصضطظغفقكلمنهگپچژڤک",
                        "bttjhhddrzsssdtzkfkklmnhkbsjfk")
"""The letters that have a consonant of their own; alif, ayn, hamza, waw and ya fall away as vowels do in Latin."""

# letters that stand for one consonant together; @ keeps kh from the final h that only writes a vowel
_TOGETHER = {"tch": "s", "sch": "s", "sh": "s", "ch": "s", "kh": "@", "gh": "k", "ph": "f", "th": "t", "dh": "d",
             "dj": "j", "zh": "j", "dz": "z", "ck": "k"}
_DIGRAPH = re.compile("|".join(_TOGETHER))
_LATIN = str.maketrans({**dict.fromkeys("aeiouwy", ""), "q": "k", "g": "k", "c": "k", "p": "b", "v": "f",
                        "x": "h", "@": "h"})
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"h(?= |$)")
_SOFT_C = re.compile(r"c(?=[ei])")


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name, run together, "" where too few are left to tell places apart.

    "Sere Kaniye" is srkn, "Ras al-Ayn" and its Arabic spelling are rsn; a final h is dropped with the vowel it writes.
    """
    return skeleton_of_fold(fold(name))


@lru_cache(maxsize=65536)
def skeleton_of_fold(folded: str) -> str:
    """The same from a fold, for callers that have one."""
    if folded.isascii():
        bones = _latin_bones(folded)
    else:
        bones = _arabic_bones(folded) if _ARABIC_LETTER.search(folded) else _latin_bones(fold(anyascii(folded)))
    return bones if len(bones) >= SHORTEST_SKELETON else ""


def _arabic_bones(folded: str) -> str:
    tokens = folded.split()
    # the feminine ending is silent, but a t before a second noun: Ma'arrat an-Nu'man
    linked = [re.sub("ة$", "ت", token) for token in tokens[:-1]] + [re.sub("[ةه]$", "", token) for token in tokens[-1:]]
    bare = "".join(linked).translate(_ARABIC)
    return "".join(char for char in bare if char.isascii() and char.isalnum()).replace("nb", "mb")


def _latin_bones(folded: str) -> str:
    text = _DIGRAPH.sub(lambda found: _TOGETHER[found[0]], _DOUBLED.sub(r"\1", folded))
    text = _SOFT_C.sub("s", _FINAL_H.sub("", text))
    # n before b is said m: Manbij, Membij
    return text.translate(_LATIN).replace(" ", "").replace("nb", "mb")


def similarity(left: str, right: str) -> float:
    """How alike two folds are, 0 to 1. Spaces, doubled letters and o/u, y/i do not count: "Kafr Nouran" is also written
    "Kafarnuran", and "Tal Tamr" "Tall Tamr".
    """
    return fuzz.ratio(_levelled(left), _levelled(right)) / 100.0


def similarities(key: str, others: Sequence[str], least: float) -> list[tuple[int, float]]:
    """Of other folds those at least so like the key, the most alike first, each by its place in the list."""
    # all in one go: a call a name would take longer than to compare them
    levelled = _levelled("\n".join(others)).split("\n")
    return [(at, score / 100.0) for _, score, at in process.extract(
        _levelled(key), levelled, scorer=fuzz.ratio, limit=None, score_cutoff=least * 100)]


def _levelled(folded: str) -> str:
    return _DOUBLED.sub(r"\1", folded.replace(" ", "").replace("ou", "u").replace("o", "u").replace("y", "i"))


def cedillas(key: str) -> Iterator[str]:
    """What the fold may be of a name that is written here without a cedilla: "sao goncalo" of São Gonçalo."""
    for i, letter in enumerate(key):
        if letter in {"c", "s"} and key[i + 1:i + 2] not in {"h", "k"}:
            yield f"{key[:i + 1]}h{key[i + 1:]}"


def same_name(left: str, right: str) -> bool:
    """Whether the two are one name but for case, marks, articles and cedillas."""
    key = fold(left)
    return key == fold(right) or key == fold(right.translate(_PLAIN))


CEDILLAS = frozenset("çşÇŞ")
_PLAIN = str.maketrans("çÇşŞ", "cCsS")
