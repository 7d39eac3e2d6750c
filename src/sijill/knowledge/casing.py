"""Casing: a text in capitals in, the same text as a careful typist would have written it out, letter for letter.

A word's case is told by how common its three spellings are, what is known of it (given name, place), and its
neighbours, left to right: a perceptron with a few thousand weights (packs' `casing.json`; `training/casing.py`).
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTENED = {"mr", "mrs", "ms", "dr", "gen", "col", "maj", "capt", "lt", "sgt", "cmdr", "rev", "msgr", "sen", "rep",
             "st", "jr", "no", "prof", "gov", "pres", "fr", "brig", "cpl", "pvt", "hon", "eng", "lic"}
"""Words whose full stop is no sentence's."""
UNSEEN = 1_500_000
"""Rank of a spelling that the vectors lack: thrice that of the last they have."""
MOST = 8
"""E-folds beyond which one spelling is no surer than at this ratio."""
SUFFIX = 3
"""Letters of the endings that are looked at: "-ing", "-ian", "-dez"."""
SENTENCE_END = re.compile(r"[.!?:][\"”’)\]]*\s+[\"“(\[]*$")
ARTICLES = re.compile(r"^(?:[DLO]|MC)['’](?=\w{3})", re.IGNORECASE)
"""Before them a second capital follows: "D'Orsay", "O'Hara"."""

Rank = Callable[[str], int | None]
"""Of a spelling, its place among the words of the language by frequency, from 0; None where it has none."""


class Case(StrEnum):
    SMALL = "s"
    TITLE = "t"
    UPPER = "u"


@dataclass(frozen=True, slots=True)
class Shouted:
    """One word of a text in capitals: text[start:end].

    `ratio` and `upper` say in e-folds (times 1.5) how much commoner the small spelling is than the capitalised, and the
    commoner of both than the one in capitals. `link` is what stands between it and the word before.
    """

    start: int
    end: int
    small: str
    ratio: int
    upper: int
    given: bool
    place: bool
    first: bool
    link: str


@dataclass(frozen=True, slots=True)
class Known:
    """What else is known of words in small letters: given names of persons, names of places."""

    rank: Rank
    given: Callable[[str], bool]
    places: Callable[[Iterable[str]], frozenset[str]]


def shouted(text: str, known: Known) -> list[Shouted]:
    """The words of a text, letters counted in it; its case plays no part."""
    found = [(m.start(), m.end(), _bare(m.group())) for m in WORD.finditer(text)]
    places = known.places({small for _, _, small in found if len(small) > 2})
    words: list[Shouted] = []
    for start, end, small in found:
        low, title, high = (_rank(known.rank, s) for s in (small, small.capitalize(), small.upper()))
        between = text[words[-1].end:start] if words else ""
        words.append(Shouted(
            start, end, small, _folds(title, low), _folds(high, min(low, title)), known.given(small), small in places,
            not words or (SENTENCE_END.search(between) is not None and not _shortened(words[-1], between)),
            _link(between)))
    return words


def _shortened(word: Shouted, between: str) -> bool:
    """ "U.S. SOLDIERS", "COL. DOE": the full stop ends no sentence."""
    return between.startswith(".") and (len(word.small) == 1 or word.small in SHORTENED)


def _bare(word: str) -> str:
    """Small letters, without the possessive."""
    return re.sub(r"['’]s?$", "", word.lower())


def _rank(rank: Rank, spelling: str) -> int:
    found = rank(spelling)
    return UNSEEN if found is None else found


def _folds(over: int, under: int) -> int:
    return max(-MOST, min(MOST, round(1.5 * math.log((over + 20) / (under + 20)))))


def _link(between: str) -> str:
    """ "" for a plain space; a hyphen, an apostrophe, a bracket, or what else parts the words."""
    mark = between.strip()
    return mark[:1] if mark or not between else ""


def features(words: Sequence[Shouted], at: int, before: Case | None) -> Iterator[str]:
    """What the model looks at in one word; `before` is the case of the word to its left, None at a beginning."""
    word, small = words[at], words[at].small
    left = words[at - 1] if at and not word.first else None
    right = words[at + 1] if at + 1 < len(words) and not words[at + 1].first else None
    known = f"{word.ratio}{'g' * word.given}{'p' * word.place}"
    yield "bias"
    yield f"w{small}"
    yield f"r{word.ratio}"
    yield f"u{word.upper}"
    yield f"k{known}"
    yield f"b{before}{known}"
    yield f"x{small[-SUFFIX:]}"
    yield f"o{before}{word.link}{min(word.upper, 2) if word.ratio == 0 else ''}{len(small) if len(small) < 6 else ''}"
    yield f"v{any(c in 'aeiouy' for c in small)}{word.upper}"
    yield f"l{left.small if left else ''}|{max(-3, min(3, word.ratio))}"
    yield f"n{right.small if right else ''}|{max(-3, min(3, word.ratio))}"
    yield f"m{right.ratio if right else ''}{right.link if right else ''}|{max(-4, min(4, word.ratio))}|{before}"
    yield f"y{left.small if left else ''}{before}"


@dataclass(frozen=True, slots=True)
class Casing:
    """Weights by feature, one for each case in the order of `Case`; hundredths."""

    weights: Mapping[str, Sequence[int]]

    @classmethod
    def from_packs(cls, packs: Sequence[Pack]) -> "Casing":
        """Of the last pack that has any; without weights everything is written small."""
        weights: Mapping[str, Sequence[int]] = {}
        for pack in packs:
            path = pack.folder / "casing.json"
            if path.is_file():
                weights = _weights(path.read_text(encoding="utf-8"), str(path))
        return cls(weights)

    def cases(self, words: Sequence[Shouted]) -> list[Case]:
        """The case of each word, from left to right."""
        found: list[Case] = []
        for at, word in enumerate(words):
            before = found[-1] if found and not word.first else None
            found.append(self.best(features(words, at, before)))
        return found

    def best(self, seen: Iterable[str]) -> Case:
        """The case that most weight speaks for; small where none does."""
        sums = [0, 0, 0]
        for feature in seen:
            for n, weight in enumerate(self.weights.get(feature, ())):
                sums[n] += weight
        return list(Case)[sums.index(max(sums))]


def _weights(text: str, where: str) -> Mapping[str, Sequence[int]]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise SijillError(str(error), where=where, remedy="write it anew with training/casing.py") from error
    if not isinstance(found, dict):
        raise SijillError("it holds no weights", where=where, remedy="write it anew with training/casing.py")
    return found


def case_of(word: str) -> Case:
    """How a word is written: capitalised where it has humps ("McCoy") or one letter."""
    if word.islower():
        return Case.SMALL
    return Case.UPPER if word.isupper() and len(word) > 1 else Case.TITLE


def written(word: str, case: Case) -> str:
    """The word in a case, as many letters as before."""
    if case is Case.UPPER:
        return word
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    if case is Case.SMALL:
        return small
    prefix = ARTICLES.match(word)
    humps = {0, prefix.end()} if prefix else {0}
    return "".join(word[i] if i in humps else c for i, c in enumerate(small))
