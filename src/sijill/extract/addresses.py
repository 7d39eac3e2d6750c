"""What is said right behind a place: its address in brackets, another name of it, the place a coder took for it.

"at Tirsa, Belo council ward (Mara, Oduna)", "Harun [Haroun] (Tal, Mira)", "Kesra woreda (coded to its capital, Boru)".
"""

from collections.abc import Sequence
from typing import Any

from sijill.extract.placenames import DASHES, Run
from sijill.knowledge.placenouns import PlaceNouns

OPENING, CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
OTHER = frozenset({"ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART"})
"""Parts of speech that no noun of a place has, whatever a tagger makes of "woreda" or "sub-hill"."""

LONGEST_PART = 5
"""Words of one name in an address: "Mueang Nakhon Si Thammarat"."""

LOWER = 3
"""Words between a name and its address: "Tirsa assembly constituency (Mara, Oduna)"."""

CODING = 12
"""Words by which a coder names another place: "(a location coded to the nearest town,"."""


class Addresses:
    """Of one sentence; `known` are names that some place bears. All numbers are tokens of span.doc."""

    def __init__(self, span: Any, nouns: PlaceNouns, known: frozenset[str]) -> None:
        self._span, self._doc = span, span.doc
        self._nouns, self._known = nouns, known

    def between(self, end: int, start: int) -> list[str]:
        """Words between two names, in lower case, without what stands there in brackets of its own."""
        words: list[str] = []
        opened: list[int] = []
        for token in self._doc[end:start]:
            if token.text in OPENING:
                opened.append(len(words))
            words.append(token.lower_)
            if token.text in CLOSING and opened:
                del words[opened.pop():]
        return words

    def said_with(self, end: int, run: Run) -> bool:
        """What coders put between a name and its address: another name of it, its part, the police station over it."""
        words = [t.lower_ for t in self._doc[end:run.start]]
        if len(words) == 1 and words[0] in DASHES:
            return self._text(run.end) == "("  # "Sao Goncalo - Ipiiba (Rio de Janeiro)"
        if words == ["/"]:
            return self.full(run)
        if self._coding(words):
            return True
        return words == ["under"] or (words[:1] in (["("], ["["]) and " ".join(words[1:]) in self._nouns.alike)

    def called_by(self, run: Run, stop: int) -> bool:
        """ "at Boru school ground in", "at a Nuri rally in": nothing but nouns of what is called by the name stands
        between its end and `stop`, so that what follows says where the name's thing lies."""
        things = [t for t in self._doc[run.end:stop] if t.text not in DASHES]
        return 0 < len(things) <= LOWER and things[-1].pos_ == "NOUN" and all(map(self._noun, things)) \
            and self._doc[run.stop - 1].head in things

    def opened(self, end: int, start: int) -> bool:
        """Whether brackets open between a place and the name at `start`, and nothing else but nouns of the place."""
        words = self._doc[self._past_other(end):start]
        if not words or words[-1].text not in OPENING or len(words) > LOWER + 1:
            return False
        return len(words) == 1 or (self._listed(start) and all(map(self._noun, words[:-1])))

    def _past_other(self, end: int) -> int:
        """Past another name of the place in brackets of its own: "Harun [Haroun] (Tal, Mira)"."""
        if self._text(end) != "[":
            return end
        closed = next((t.i for t in self._doc[end:min(end + LONGEST_PART, self._span.end)] if t.text == "]"), None)
        return end if closed is None else closed + 1

    def bracketed(self, end: int | None, run: Run, further: bool = False) -> bool:
        """A name in brackets after a place that ends there; `further` if more follows: "Minakulu (Oyam, Northern)"."""
        if end is None or run.start <= self._span.start:
            return False
        if self._text(run.start - 1) == "," and end == run.start - 1 and self.inside(run):
            return True
        more = self._text(run.end) == "," and self._text(run.end + 1)[:1].isupper()
        return self.opened(end, run.start) and (more or not further)

    def full(self, run: Run) -> bool:
        """Whether an address of two names or more stands behind the name in brackets: "Ar Raqw (Monabbih, Sadah)"."""
        i = run.end
        while i < self._span.end and i - run.end < LOWER and self._noun(self._doc[i]):
            i += 1
        return self._text(i) in OPENING and self._listed(i + 1)

    def inside(self, run: Run) -> bool:
        """Whether the run stands in brackets."""
        before = [t.text for t in self._doc[self._span.start:run.start]]
        return sum(t in OPENING for t in before) > sum(t in CLOSING for t in before)

    def past_limits(self, i: int) -> int:
        """Past "police station limits" before a bracket or "in": what follows still says where the place lies."""
        end = i
        while end < self._span.end and self._doc[end].lower_ in self._nouns.limits:
            end += 1
        return end if self._text(end) in {"(", "in"} else i

    def coded(self, end: int, run: Run) -> bool:
        """Whether the run is the place that a coder took for the one before it, and some place bears its name."""
        return run.bare in self._known and self._coding([t.lower_ for t in self._doc[end:run.start]])

    def _coding(self, words: Sequence[str]) -> bool:
        said = {word for word in words if word not in OPENING and word not in {",", ";"}}
        if len(words) > CODING or said.isdisjoint(self._nouns.coded):
            return False
        kept = (self._nouns.coded, self._nouns.coding, self._nouns.features)
        return all(any(word in words for words in kept) for word in said)

    def past_coding(self, i: int) -> int:
        """Past the bracket that the coder's place stands in, with the precision they give it: "Boru with GP2)"."""
        closed = next((t.i for t in self._doc[i:min(i + LOWER, self._span.end)] if t.text in CLOSING), None)
        return i if closed is None or self._text(i) in OPENING else closed + 1

    def _noun(self, token: Any) -> bool:
        return token.pos_ not in OTHER and bool(token.is_lower or token.like_num)

    def _listed(self, start: int) -> bool:
        """Names between commas up to the end of the bracket, two or more, of which some place bears one."""
        parts: list[list[Any]] = [[]]
        for token in self._doc[start:self._span.end]:
            if token.text in CLOSING:
                return len(parts) > 1 and all(map(self._name, parts)) and any(self._bears(part) for part in parts)
            if token.text == ",":
                parts.append([])
            else:
                parts[-1].append(token)
        return False

    def _name(self, part: Sequence[Any]) -> bool:
        small = self._nouns.joining
        return 0 < len(part) <= LONGEST_PART and part[0].text[0].isupper() and all(
            t.text[0].isupper() or not t.is_alpha or t.lower_ in small or t.lower_ in self._nouns.features
            for t in part)

    def _bears(self, part: Sequence[Any]) -> bool:
        names = (self._doc[part[0].i:part[width].i + 1].text for width in range(len(part) - 1, -1, -1))
        return any(name in self._known for name in names)

    def _text(self, i: int) -> str:
        return str(self._doc[i].text) if i < self._span.end else ""
