"""A text in, its paragraphs as spans out: a line is one, and so are the lines of a hard-wrapped block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_UNFINISHED = re.compile(r"[^.!?:;…][\"”’'»)\]]*$")
ITEM = re.compile(r"^(?:[•●▪■◦‣·*–—-]\s*|\d{1,2}[.)]\s+|\(\d{1,2}\)\s+)\S")
"""How an item of a list begins."""
_NARROW, _WIDE = 40, 140
"""Characters between which lines are wrapped: mailers at 72 to 80, text copied out of a PDF page up to about 120."""
_SLACK = 0.85
"""Share of the widest line past which the next word would not have fitted: in text copied from a page in a proportional
type the same width holds more or fewer characters."""
_FEWEST, _SHARE = 2, 0.15
"""Breaks in the middle of a sentence, and their share of all, that show a text is wrapped: one may be a slip."""
_FORCED_CAPITALS = 0.7
"""Where all is in capitals no word shows whether a line goes on; then so many of the breaks must look forced."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` stands at start..end of its report, white space at both ends left out."""

    start: int
    end: int
    text: str


def paragraphs(text: str, start: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs from `start` on, in order, without overlap: all that is not white space lies in one."""
    lines = list(_lines(text, start))
    width = _wrapped_at(text, lines)
    found: list[Paragraph] = []
    before: Paragraph | None = None
    for line in lines:
        if before and _adjoin(text, before, line) and (_goes_on(before, line) or _is_forced(before, line, width)):
            found[-1] = Paragraph(found[-1].start, line.end, text[found[-1].start:line.end])
        else:
            found.append(line)
        before = line
    return tuple(found)


def _lines(text: str, start: int) -> Iterator[Paragraph]:
    for match in _LINE.finditer(text, start):
        words = match.group().strip()
        if words:
            left = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Paragraph(left, left + len(words), words)


def _adjoin(text: str, line: Paragraph, following: Paragraph) -> bool:
    return text.count("\n", line.end, following.start) == 1 and not ITEM.search(following.text)


def _goes_on(line: Paragraph, following: Paragraph) -> bool:
    """A line of some length breaks off in a sentence, and the next begins in lower case."""
    full = _NARROW <= len(line.text) <= _WIDE
    return full and following.text[0].islower() and bool(_UNFINISHED.search(line.text))


def _is_forced(line: Paragraph, following: Paragraph, width: int | None) -> bool:
    """The next line's first word would not have fitted: true of nearly all breaks of a wrapped text."""
    if width is None or not _NARROW <= len(line.text) <= _WIDE:
        return False
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > _SLACK * width


def _wrapped_at(text: str, lines: list[Paragraph]) -> int | None:
    """The width a text is wrapped at; None where lines are paragraphs, as in nearly all that is copied from the web."""
    pairs = [(a, b) for a, b in pairwise(lines) if _adjoin(text, a, b)]
    width = max((len(a.text) for a, _ in pairs if len(a.text) <= _WIDE), default=0)
    if any(len(line.text) > _WIDE for line in lines) or width < _NARROW:
        return None
    going_on = sum(_goes_on(a, b) for a, b in pairs)
    if going_on >= _FEWEST and going_on >= _SHARE * len(pairs):
        return width
    forced = sum(_is_forced(a, b, width) for a, b in pairs)
    return width if text.isupper() and forced >= _FORCED_CAPITALS * len(pairs) else None
