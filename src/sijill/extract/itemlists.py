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
    for reading in readings:
        if is_item(reading.sentence.text):
            found |= {reading.sentence.index: above} if above is not None else {}
        else:
            exact = [t for t in reading.times if t.exact]
            above = exact[0] if len(exact) == 1 and reading.sentence.text.rstrip().endswith(":") else None
    return found
