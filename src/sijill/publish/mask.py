"""Masks: protected names in, a function that puts "[name withheld]" where a text says one of them, however spelt.

When in doubt it withholds: a word too many hidden costs a reader little, a child's name shown cannot be taken back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from sijill.knowledge.likeness import ALIKE, name_key
from sijill.model.person_name import Word, words

WITHHELD = "[name withheld]"

# Part of many names and telling nothing of one: never hidden alone. Here and not in a pack, since a release protects
# whatever packs are loaded.
ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az"})
PARTICLES = ARTICLES | {
    "abd", "abdal", "abdel", "abdul", "abu", "abou", "ben", "bin", "bint", "da", "de", "del", "der", "di", "dr", "du",
    "haj", "hajj", "haji", "hajji", "ibn", "ko", "la", "le", "ma", "mr", "mrs", "ms", "mullah", "sayyid", "sheikh",
    "shaikh", "um", "umm", "van", "von"}
# Names that are English words: hidden where they stand alone with a capital, not as the word.
ALSO_WORDS = frozenset({
    "angel", "baker", "bill", "black", "brown", "christian", "cook", "dear", "faith", "fisher", "grace", "green",
    "hill", "hope", "islam", "jihad", "joy", "king", "long", "mark", "miller", "noble", "rain", "rose", "said",
    "shepherd", "smith", "star", "summer", "white", "will", "young"})
SHORT = 3
"""Letters: a name as short ("Ali", "Ko") is too often part of the language to be looked for without its capital."""
WIDEST = 6
"""Words in a name as written: four names with two articles between ("Abd al-Rahman al-Hassan Mahmoud")."""
GAP = 3
"""Characters between words of one name: ", a hyphen, an initial's stop, but not the end of a paragraph."""
SAME_SKELETON = 60.0
"""Likeness of 100 at which equal consonants are one name: Hussein/Husayn 62, Mahmoud/Mahmud 92."""
TOGETHER = 90.0
"""Likeness for several words taken as one: below it a name would swallow the short words beside it."""
LOOSE = 3
"""Consonants that a skeleton must have before spelling is allowed to vary."""

_ENCODED = re.compile(r"\S*(?:%[0-9A-Fa-f]{2}|&#?\w+;)\S*")
_ID = re.compile(r"\b(?:rep|clm|inc|dec)_[0-9a-f]{16}\b|\b[0-9a-f]{64}\b")
_MERGES = (("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("dj", "j"), ("zh", "j"), ("th", "t"), ("dh", "d"),
           ("ph", "f"), ("ks", "x"), ("q", "k"), ("c", "k"), ("z", "s"), ("p", "b"), ("v", "f"))


def skeleton(fold: str) -> str:
    """The consonants, with those that transliterations confuse made one: Yasin, Yassin and "ysyn" are all "ysn"."""
    for written, kept in _MERGES:
        fold = fold.replace(written, kept)
    first, rest = fold[:1], re.sub("[aeiouwy]", "", fold[1:])
    return re.sub(r"(.)\1+", r"\1", ("a" if first in "aeiou" else first) + rest)


def squash(run: Sequence[Word]) -> str:
    """The words of a name as one: "Abd al-Rahman", "Abdul Rahman" and "Abdulrahman" differ by a vowel then."""
    return "".join(word.fold for word in run if word.fold not in ARTICLES) or "".join(word.fold for word in run)


def parts(name: str) -> tuple[str, ...]:
    """What may stand for the name alone: each word that is no particle, with the particle before it and without."""
    run, found = list(words(name)), []
    for at, word in enumerate(run):
        if word.fold in PARTICLES or len(word.fold) < SHORT:
            continue
        found.append(word.fold)
        if at and run[at - 1].fold in PARTICLES - ARTICLES:
            found.append(run[at - 1].fold + word.fold)
    return tuple(found)


@dataclass(slots=True)
class Mask:
    """`whole` are names looked for as wholes; each part of `broken` also alone; `known` words vary in no spelling."""

    whole: frozenset[str]
    broken: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    _targets: dict[str, None] = field(init=False)
    _keys: dict[str, str] = field(init=False)
    _skeletons: dict[str, list[str]] = field(init=False, default_factory=dict)
    _seen: dict[tuple[str, float], bool] = field(init=False, default_factory=dict)
    _done: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        joined = [squash(run) for name in sorted(self.whole | self.broken) if (run := list(words(name)))]
        alone = [part for name in sorted(self.broken) for part in parts(name)]
        self._targets = dict.fromkeys(target for target in joined + alone if len(target) > 1)
        self._keys = {target: name_key(target) for target in self._targets if len(target) > SHORT}
        for target in self._keys:
            self._skeletons.setdefault(skeleton(target), []).append(target)

    def __call__(self, text: str) -> str:
        """The text with every name replaced; what stands as WITHHELD already is left."""
        if text not in self._done:
            pieces = text.split(WITHHELD)
            self._done[text] = WITHHELD.join(self._plain(_ENCODED.sub(self._decoded, piece)) for piece in pieces)
        return self._done[text]

    def _decoded(self, found: re.Match[str]) -> str:
        """A stretch of URL- or HTML-encoded text that says a name when decoded goes as a whole."""
        decoded = unescape(unquote(found[0]))
        return WITHHELD if self._plain(decoded) != decoded else found[0]

    def _plain(self, text: str) -> str:
        if not self._targets:
            return text
        done, at = [], 0
        for start, end in self.spans(text):
            done += [text[at:start], WITHHELD]
            at = end
        return "".join([*done, text[at:]]) if done else text

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand, in order; names with nothing but a space or hyphen between them are one."""
        ids = [found.span() for found in _ID.finditer(text)]
        run = [word for word in words(text) if not any(start <= word.start < end for start, end in ids)]
        open_span: tuple[int, int] | None = None
        for start, end in self._hits(run):
            if open_span and text[open_span[1]:start].strip(" -\n") == "":
                open_span = (open_span[0], end)
            else:
                if open_span:
                    yield open_span
                open_span = (start, end)
        if open_span:
            yield open_span

    def _hits(self, run: Sequence[Word]) -> Iterator[tuple[int, int]]:
        at = 0
        while at < len(run):
            width = self._width(run, at)
            if width:
                yield run[at].start, run[at + width - 1].end
            at += width or 1

    def _width(self, run: Sequence[Word], at: int) -> int:
        """How many words from `at` are a name: the most that are exactly, else the fewest that are nearly.

        The fewest, so that a variant does not swallow the word beside it; two parts side by side are joined later.
        """
        most = 1
        while most < WIDEST and at + most < len(run) and run[at + most].start - run[at + most - 1].end <= GAP:
            most += 1
        runs = [run[at:at + width] for width in range(1, most + 1)]
        exact = next((len(said) for said in reversed(runs) if self._is_exact(said)), 0)
        return exact or next((len(said) for said in runs if self._is_near(said)), 0)

    def _is_exact(self, run: Sequence[Word]) -> bool:
        said = squash(run)
        if len(run) == 1 and not run[0].latin and any(target in said for target in self._keys):
            return True
        plural = len(run) == 1 and said.removesuffix("s") in self._keys
        timid = len(said) <= SHORT or said in ALSO_WORDS
        return (said in self._targets or plural) and (_head(run).capital or not timid)

    def _is_near(self, run: Sequence[Word]) -> bool:
        latin = all(word.latin for word in run)
        if (latin and not _head(run).capital) or all(word.fold in self.known for word in run):
            return False
        if len(run) > 1 and (run[-1].fold in ARTICLES or len(run[-1].fold) == 1 or self._is_exact(run[1:])):
            return False
        asked = squash(run), ALIKE if len(run) == 1 else TOGETHER
        if asked not in self._seen:
            self._seen[asked] = self._nearly(*asked)
        return self._seen[asked]

    def _nearly(self, said: str, alike: float) -> bool:
        if len(said) <= SHORT:
            return False
        bones = skeleton(said)
        if len(bones) >= LOOSE and any(ratio(said, other) >= SAME_SKELETON for other in self._skeletons.get(bones, ())):
            return True
        return extractOne(name_key(said), self._keys, scorer=ratio, score_cutoff=alike) is not None


def _head(run: Sequence[Word]) -> Word:
    """The word whose capital counts: not the article."""
    return next((word for word in run if word.fold not in ARTICLES), run[0])


@lru_cache(maxsize=64)
def mask_for(whole: frozenset[str], broken: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> Mask:
    """The mask for these names, kept: a release asks for the same one for each of its incidents."""
    return Mask(whole, broken, known)
