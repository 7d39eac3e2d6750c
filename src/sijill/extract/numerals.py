"""Numerals: from the words of a parsed sentence to the figures and quantities in them, each with its bounds.

Whether a numeral counts people is not asked here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sijill.knowledge.numbers import Bound, Numbers, bounded
from sijill.model.casualty import CountRange

QUOTED = {"“", '"', "‘", "``"}
HYPHENS = {"-", "–", "‐", "‑"}
DIGITS = re.compile(r"\d+")
GROUP = re.compile(r"\d{3}")
RANGE = re.compile(r"(\d[\d.,]*)[-–—‑](\d[\d.,]*)")
DECIMAL = re.compile(r"\d+\.\d{1,2}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens start..end of the document, with the words of bound; `figure` is where the number itself begins.

    count is None where the words set no bound ("many"); vague numerals take "of" before what they count.
    """

    start: int
    end: int
    figure: int
    count: CountRange | None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The lower-cased words of a span; positions are those of the document."""

    words: Sequence[str]
    first: int
    numbers: Numbers

    def at(self, position: int) -> str:
        index = position - self.first
        return self.words[index] if 0 <= index < len(self.words) else ""

    def opens(self, position: int) -> bool:
        """Whether a numeral may begin here; nearly every word says no."""
        word = self.words[position - self.first]
        return word[0].isdigit() or word in self.numbers.openers

    def phrase_at(self, position: int, phrase: Sequence[str]) -> bool:
        return all(self.at(position + step) == word for step, word in enumerate(phrase))

    @property
    def last(self) -> int:
        return self.first + len(self.words)


def find_numerals(span: Any, numbers: Numbers) -> tuple[Numeral, ...]:
    """The numerals of a spaCy span, left to right, without overlap."""
    words = _Words(span.doc.lower[span.start:span.end], span.start, numbers)
    found: list[Numeral] = []
    position = span.start
    while position < words.last:
        if not words.opens(position):
            position += 1
            continue
        numeral = _exact_vague(words, position) or _range(words, position) or _figure(words, position) \
            or _vague(words, position)
        if numeral is not None:
            while found and found[-1].end > numeral.start:
                found.pop()  # "as many as 9" is read as "many" until its figure comes
            found.append(numeral)
        position = numeral.end if numeral else position + 1
    return tuple(found)


def _exact_vague(words: _Words, position: int) -> Numeral | None:
    """ "half a dozen" before "a dozen", "several hundred" before "hundred"."""
    numeral = _vague(words, position)
    return numeral if numeral and numeral.end - position > 1 else None


def _vague(words: _Words, position: int) -> Numeral | None:
    for phrase, count in words.numbers.vague.get(words.at(position), ()):
        if words.phrase_at(position, phrase):
            return Numeral(position, position + len(phrase), position, count, vague=True)
    return None


def _range(words: _Words, position: int) -> Numeral | None:
    """ "5-7", "between 5 and 7", "five or six"; "rose from 5 to 14" states only the 14."""
    glued = RANGE.fullmatch(words.at(position))
    if glued:
        low, high = (_digits(part, words.numbers) for part in glued.groups())
        return _between((position, position + 1), (low, high))
    low_end, low = _cardinal(words, position)
    opened = words.at(position - 1) in words.numbers.range_openers
    links = words.numbers.range_links | (words.numbers.guarded_links if opened else frozenset())
    if low is None or words.at(low_end) not in links:
        return None
    high_end, high = _cardinal(words, _past_bound(words, low_end + 1) if opened else low_end + 1)
    start = position - 1 if opened else _bound_before(words, position)[0]  # "at least 15 to 18"
    if opened and words.at(start - 1) in words.numbers.changes:
        return None
    return _between((start, high_end), (low, high))


def _past_bound(words: _Words, position: int) -> int:
    """ "between 80 and “over 200”": a quotation mark and the words of a bound before the upper end."""
    position += words.at(position) in QUOTED
    phrases = (phrase for listed in words.numbers.before.values() for phrase, _ in listed)
    return position + max((len(phrase) for phrase in phrases if words.phrase_at(position, phrase)), default=0)


def _between(place: tuple[int, int], ends: tuple[int | None, int | None]) -> Numeral | None:
    low, high = ends
    if low is None or high is None or high <= low:
        return None
    return Numeral(*place, place[0], CountRange(low, None, high))


def _figure(words: _Words, position: int) -> Numeral | None:
    end, number = _cardinal(words, position)
    if number is None or _labelled(words, position, end):
        return None
    if words.at(end) in words.numbers.range_links and words.at(position - 1) in words.numbers.range_openers \
            and words.at(position - 2) in words.numbers.changes:
        return None
    start, before = _bound_before(words, position)
    end, after = _bound_after(words, end)
    bound = after if before is Bound.EXACT else before
    return Numeral(start, end, position, bounded(number, bound))


def _bound_before(words: _Words, position: int) -> tuple[int, Bound]:
    for phrase, bound in words.numbers.before.get(words.at(position - 1), ()):
        start = position - len(phrase)
        if start >= words.first and words.phrase_at(start, phrase):
            return start, bound
    return position, Bound.EXACT


def _bound_after(words: _Words, position: int) -> tuple[int, Bound]:
    for phrase, bound in words.numbers.after.get(words.at(position), ()):
        if words.phrase_at(position, phrase):
            return position + len(phrase), bound
    return position, Bound.EXACT


def _labelled(words: _Words, position: int, end: int) -> bool:
    """ "aged 7", "October 5", "35 %", "12 May": figures, but not of people."""
    return words.at(position - 1) in words.numbers.labels or words.at(end) in words.numbers.units


def _cardinal(words: _Words, position: int) -> tuple[int, int | None]:
    """The number that begins at a position and where it ends: "1,200", "2 000", "two hundred and five", "3 dozen"."""
    end, total, current = position, 0, None
    if words.at(position) in words.numbers.articles and words.at(position + 1) in words.numbers.scales:
        end, current = position + 1, 1
    while True:
        step, number = _one_word(words, end)
        scale = words.numbers.scales.get(words.at(end))
        if scale is not None and current is not None:
            total, current = _scaled(total, current, scale)
            end += 1
        elif number is not None and _may_follow(current, number):
            current = (current or 0) + number
            end = step
        elif _joined(words, position, end):
            end += 1
        else:
            return (end, total + (current or 0)) if end > position and (total or current) else (position, None)


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    """Hundreds and dozens multiply what stands before them; thousands close a group."""
    return (total + current * scale, 0) if scale >= 1000 else (total, current * scale)


def _may_follow(current: int | None, number: int) -> bool:
    """ "twenty" takes "three", "two hundred" takes "five"; "seven" takes nothing."""
    if not current:
        return True
    return (20 <= current % 100 < 100 and current % 10 == 0 and number < 10) or (current % 100 == 0 and number < 100)


def _joined(words: _Words, start: int, position: int) -> bool:
    """A hyphen or "and" inside one number, written in words: "twenty-three", "two hundred and five"."""
    word, before, after = words.at(position), words.at(position - 1), words.at(position + 1)
    if position == start or after not in words.numbers.words:
        return False
    if word in HYPHENS:
        return before in words.numbers.words and _may_follow(words.numbers.words[before], words.numbers.words[after])
    return word in words.numbers.joiners and before in words.numbers.scales and words.numbers.scales[before] >= 100


def _one_word(words: _Words, position: int) -> tuple[int, int | None]:
    word = words.at(position)
    if word in words.numbers.words:
        return position + 1, words.numbers.words[word]
    if DECIMAL.fullmatch(word) and words.at(position + 1) in words.numbers.scales:
        return position + 2, int(float(word) * words.numbers.scales[words.at(position + 1)])
    number = _digits(word, words.numbers)
    end = position + 1
    if number is not None and len(word) <= 3:
        while GROUP.fullmatch(words.at(end)):
            number, end = number * 1000 + int(words.at(end)), end + 1
    return end, number


def _digits(word: str, numbers: Numbers) -> int | None:
    """ "128", "1,200", "300.000"; None for "3.5", "12:30", "2023-10-07" and the like."""
    if DIGITS.fullmatch(word):
        return int(word)
    for sign in sorted(numbers.grouping):
        head, *groups = word.split(sign)
        if groups and DIGITS.fullmatch(head) and len(head) <= 3 and all(GROUP.fullmatch(group) for group in groups):
            return int(head + "".join(groups))
    return None
