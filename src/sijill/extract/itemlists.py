"""Lists of events come in as passages; the same go out with the day that the sentence above the list gives them all.

"The monitors documented nine deaths on Monday, 4 April:" and below it a line for each: all are of that Monday.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sijill.extract.dates import TimeFound
from sijill.extract.passages import Passage
from sijill.extract.reading import Reading
from sijill.extract.timekey import time_key

BULLET = re.compile(r"^\W{0,2}[•●▪■◦‣]")
"""How a line of a list begins; dashes also open speech."""

HEADING = re.compile(r"(?:[^\W\d_][\w'’-]*[ /-]{0,3}){1,5}:$")
"""A line between lists that only says of where the next one is: "Rural Ambar:"."""
DIGEST = re.compile(r"\b(?:summary|brief|briefing|digest|round-?up|bulletin|overview)\b", re.IGNORECASE)
"""A sentence or title of which the lists below are the rest: "a summary of the incidents of Tuesday"."""


def is_item(text: str) -> bool:
    """Whether a sentence is a line of a list."""
    return BULLET.search(text) is not None


def date_items(passages: Sequence[Passage], readings: Sequence[Reading], published: date | None) -> list[Passage]:
    """In order; lines that name a day of their own keep it, and so do those under a sentence of two days or none."""
    days = _days(readings)
    return [replace(p, mentions=tuple(
        m if m.time is not None else replace(m, time=days[p.index], key=time_key(days[p.index].expression, published))
        for m in p.mentions)) if p.index in days and all(m.time is None for m in p.mentions) else p for p in passages]


def _days(readings: Sequence[Reading]) -> dict[int, TimeFound]:
    """By index of a line's sentence."""
    found: dict[int, TimeFound] = {}
    above: TimeFound | None = None
    lists = {r.sentence.paragraph for r in readings if is_item(r.sentence.text)}
    for reading in readings:
        text = reading.sentence.text.strip()
        if is_item(text):
            found |= {reading.sentence.index: above} if above is not None else {}
        elif reading.times or not (HEADING.match(text) or DIGEST.search(text) or reading.sentence.paragraph in lists):
            exact = [t for t in reading.times if t.exact]
            sets = text.endswith(":") or DIGEST.search(text) is not None
            above = exact[0] if len(exact) == 1 and sets else None
    return found
