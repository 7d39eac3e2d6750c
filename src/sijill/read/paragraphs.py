"""A text in, its paragraphs as spans out: a line is one, and so are the lines of a hard-wrapped block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_NARROW, _WIDE = 40, 100
"""The widths, in characters, that people and mailers wrap at (72, 78, 80) with room on both sides."""
_MOST = 0.8
"""The share of line breaks that must look forced: the ends of paragraphs set without a blank line do not."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` stands at start..end of its report, white space at both ends left out."""

    start: int
    end: int
    text: str


def paragraphs(text: str, start: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs from `start` on, in order, without overlap: all that is not white space lies in one."""
    lines = list(_lines(text, start))
    if not _is_wrapped(text, lines):
        return tuple(lines)
    found: list[Paragraph] = []
    for line in lines:
        if found and text.count("\n", found[-1].end, line.start) == 1:
            found[-1] = Paragraph(found[-1].start, line.end, text[found[-1].start:line.end])
        else:
            found.append(line)
    return tuple(found)


def _lines(text: str, start: int) -> Iterator[Paragraph]:
    for match in _LINE.finditer(text, start):
        words = match.group().strip()
        if words:
            left = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Paragraph(left, left + len(words), words)


def _is_wrapped(text: str, lines: list[Paragraph]) -> bool:
    """A break was forced where the next line's first word would not have fitted: true of nearly all of a wrapped text,
    of hardly any list of headlines."""
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if text.count("\n", a.end, b.start) == 1]
    width = max((len(a.text) for a, _ in pairs), default=0)
    if len(pairs) < _FEWEST or not _NARROW <= width <= _WIDE:
        return False
    forced = sum(len(a.text) + 1 + len(b.text.split(maxsplit=1)[0]) > width for a, b in pairs)
    return forced >= _MOST * len(pairs)
