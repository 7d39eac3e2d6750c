"""Names in running text: names with their ids in, the longest word-bounded matches of a text out.

Spelling is folded (marks, hyphens, apostrophes, the Arabic article), capitals are not: a name written in capitals
("SNA") matches only capitals, one that begins with a capital only a capital, one in small letters anything.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

WORD = re.compile(r"[^\W_]+(?:['’ʼʻʿ‘`´][^\W_]+)*")
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
APOSTROPHES = frozenset("'’ʼʻʿ‘`´")
BREAK = re.compile(r"[,;:!?()\[\]\n]|\.\s")
"""What stands between two words of no one name: "Sudan, Liberation Army"; but "U.S.-led" is one."""

LOOSE_ARTICLES = frozenset({"al", "el"})
TIED_ARTICLES = frozenset({"ad", "an", "ar", "as", "ash", "at", "az"})
"""Assimilated forms of the Arabic article; as English words they count as articles only before a hyphen."""

UNMARKED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae"})
"""Letters that Unicode does not decompose into a base and a mark."""

ACRONYM_LETTERS = 8
"""Names in capitals up to this length are acronyms; the longest in use here ("MINUSCA", "MINUSMA") have seven."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its span (with an article before it), its folded form, and its letters as written."""

    start: int
    end: int
    folded: str
    written: str

    @property
    def articled(self) -> bool:
        return self.end - self.start > len(self.written)


@dataclass(frozen=True, slots=True)
class NameHit:
    """text[start:end] is a name of each of the ids, sorted."""

    start: int
    end: int
    ids: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Small letters without marks or apostrophes; kept, since a text says few words many times."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(UNMARKED))
    return "".join(c for c in plain if c.isalnum() and c not in APOSTROPHES)


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text; an Arabic article is taken into the span of the word after it, not into its form."""
    found: list[Word] = []
    opening: int | None = None
    for match in WORD.finditer(text):
        written = POSSESSIVE.sub("", match[0])
        end, folded = match.start() + len(written), fold(written)
        start = match.start() if opening is None else opening
        opening = None
        if _article(folded, text[end:end + 2]):
            opening = start
        else:
            found.append(Word(start, end, folded, written))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def folded_set(text: str) -> frozenset[str]:
    return frozenset(word.folded for word in words(text))


def folded_words(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(text))


def _article(folded: str, after: str) -> bool:
    if len(after) < 2 or after[0] not in "- ‐’'‑":
        return False
    return folded in LOOSE_ARTICLES or (folded in TIED_ARTICLES and after[0] != " ")


@dataclass(frozen=True, slots=True)
class _Name:
    id: str
    letters: str | None   # of an acronym, as it must be written
    capital: bool         # must begin with a capital
    articled: bool        # one word that is a name only with its article: "Al-Monitor"

    def written_so(self, found: tuple[Word, ...]) -> bool:
        if self.articled and not found[0].articled:
            return False
        if self.letters is not None:
            text = "".join(word.written for word in found)
            return text in {self.letters, self.letters + "s"}
        first = next((c for c in found[0].written if c.isalpha()), "")
        return not self.capital or not first.islower()


def _name(alias: str, identity: str) -> _Name:
    parts = words(alias)
    letters = "".join(word.written for word in parts)
    acronym = letters.isupper() and len(letters) <= ACRONYM_LETTERS
    first = next((c for c in alias if c.isalpha()), "")
    return _Name(identity, letters if acronym else None, first.isupper(), len(parts) == 1 and parts[0].articled)


class NameIndex:
    """Names by their folded words; plural forms ("Houthis", "PDFs") come of themselves."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names: dict[tuple[str, ...], list[_Name]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # by first word, those of its names, the longest first
        self._exact = lru_cache(maxsize=1 << 14)(self._named)  # a text asks of its few words again and again
        for alias, identity in names:
            key = folded_words(alias)
            if key:
                self._add(key, _name(alias, identity))
                self._add((*key[:-1], key[-1] + "s"), _name(alias, identity))

    def _add(self, key: tuple[str, ...], name: _Name) -> None:
        listed = self._names.setdefault(key, [])
        if name not in listed:
            listed.append(name)
        self._lengths[key[0]] = tuple(sorted({len(key), *self._lengths.get(key[0], ())}, reverse=True))

    def exact(self, text: str) -> tuple[str, ...]:
        """Ids whose name the whole text is, whatever its capitals; sorted."""
        return self._exact(text)

    def _named(self, text: str) -> tuple[str, ...]:
        return tuple(sorted({name.id for name in self._names.get(folded_words(text), ())}))

    def find(self, text: str) -> tuple[NameHit, ...]:
        """The longest matches from left to right, without overlap."""
        if self._lengths.keys().isdisjoint(folded_set(text)):  # most texts have none of an index's words
            return ()
        found, hits, at = words(text), [], 0
        while at < len(found):
            lengths = self._lengths.get(found[at].folded)
            hit = None if lengths is None else self._at(text, found[at:at + lengths[0]], lengths)
            if hit is None:
                at += 1
                continue
            hits.append(hit)
            at += sum(1 for word in found[at:] if word.start < hit.end)
        return tuple(hits)

    def _at(self, text: str, run: tuple[Word, ...], lengths: tuple[int, ...]) -> NameHit | None:
        folded = tuple([word.folded for word in run])
        for length in lengths:
            names = self._names.get(folded[:length]) if length <= len(run) else None
            if names is None:
                continue
            part = run[:length]
            ids = tuple(sorted({name.id for name in names if name.written_so(part)}))
            if ids and not any(BREAK.search(text[a.end:b.start]) for a, b in pairwise(part)):
                return NameHit(part[0].start, part[-1].end, ids)
        return None
