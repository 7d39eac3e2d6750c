"""Recaps: what a report tells again of earlier days, behind its news, becomes background."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sijill.extract.passages import Passage
from sijill.extract.timekey import Grain
from sijill.knowledge.cues import ScopeCues
from sijill.model.event import Scope

EARLIER = 2
"""Days before the news from which a day is looked back upon: what was "yesterday" is mostly news as well."""

MOST_DAYS = 2
"""Earlier days that a report recalls behind its news. One that goes through more of them is a survey of them all."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One telling's passages, in order."""

    passages: tuple[Passage, ...]

    @property
    def day(self) -> date | None:
        """The latest day that it names."""
        return max((p.key.on for p in self.passages if p.key.on), default=None)

    @property
    def undated(self) -> bool:
        return all(p.key.grain is Grain.NONE for p in self.passages)

    @property
    def headline(self) -> bool:
        return any(p.mentions[0].reading.sentence.headline for p in self.passages)


def set_recaps(passages: Sequence[Passage], numbers: Sequence[int], cues: ScopeCues,
               published: date | None) -> list[Passage]:
    """ "A drone killed two in Ambar on Monday … On 3 May, a family of four was hurt by shelling in Kesra.": a telling
    that opens with its own, earlier day behind the news is history told for background, of which its own report told.

    A day counts from the report's first telling, which is its news. Where that has no one day ("between 3 and 9 May"),
    or where many earlier days follow, the report is a survey, and nothing in it is background.
    """
    told = _tellings(passages, numbers)
    news = next(iter(told.values()), None)
    if news is None or (today := news.day or (published if news.undated else None)) is None:
        return list(passages)
    found = {n: t.day for n, t in list(told.items())[1:] if _recalls(t, today, cues)}
    recaps = set(found) if len(set(found.values())) <= MOST_DAYS else set()
    return [replace(p, scope=Scope.CONTEXT) if n in recaps and p.scope is Scope.INCIDENT else p
            for p, n in zip(passages, numbers, strict=True)]


def _tellings(passages: Sequence[Passage], numbers: Sequence[int]) -> Mapping[int, _Told]:
    """Those of incidents, by their number, in order of first mention."""
    mine = [(p, n) for p, n in zip(passages, numbers, strict=True) if p.scope is Scope.INCIDENT]
    return {number: _Told(tuple(p for p, n in mine if n == number)) for number in dict.fromkeys(n for _, n in mine)}


def _recalls(told: _Told, today: date, cues: ScopeCues) -> bool:
    if told.headline or told.day is None or (today - told.day).days < EARLIER:
        return False
    opening = told.passages[0]
    return opening.framed or cues.earlier_event.search(opening.text) is not None
