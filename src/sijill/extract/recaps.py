"""Recaps: what a report tells again of earlier days, behind its news, becomes background."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sijill.extract.families import said, surnames
from sijill.extract.passages import Passage
from sijill.extract.placekeys import names_of
from sijill.extract.timekey import Grain
from sijill.knowledge.calendar import Unit
from sijill.knowledge.cues import ScopeCues
from sijill.knowledge.time_phrases import Phrase, PhraseKind
from sijill.model.event import Scope

EARLIER = 2
"""Days before the news from which a day is looked back upon: what was "yesterday" is mostly news as well."""

MOST_DAYS = 2
"""Earlier days that a report recalls behind its news. One that goes through more of them is a survey of them all."""

LAST = {Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.YEAR}
"""Units of which the last one lies behind the news whichever day of it is meant."""


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

    @property
    def places(self) -> set[str]:
        return {name for p in self.passages for name in names_of(p)}

    @property
    def afresh(self) -> bool:
        """Whether it tells something new, and not what became of "the attack" or of those wounded in it."""
        return any(not m.definite and not m.found.trigger.back for p in self.passages for m in p.mentions)


def set_recaps(passages: Sequence[Passage], numbers: Sequence[int], cues: ScopeCues,
               published: date | None) -> list[Passage]:
    """ "A drone killed two in Ambar on Monday … On 3 May, a family of four was hurt by shelling in Kesra.": a telling
    that opens with its own, earlier day behind the news is history told for background, of which its own report told.

    A day counts from the report's first telling, which is its news. Where that has no one day ("between 3 and 9 May"),
    or where many earlier days follow, the report is a survey, and nothing in it is background.
    """
    told = _tellings(passages, numbers)
    news = next(iter(told.values()), None)
    if news is None or len(told) < 2 or not news.afresh or any(cues.late_death.search(p.text) for p in news.passages):
        return list(passages)
    today = news.day or (published if news.undated else None)
    found = {n: t.day for n, t in list(told.items())[1:] if _recalls(t, news, today, cues)}
    recaps = set(found) if len(set(found.values())) <= MOST_DAYS else set()
    return [replace(p, scope=Scope.CONTEXT) if n in recaps and p.scope is Scope.INCIDENT else p
            for p, n in zip(passages, numbers, strict=True)]


def _tellings(passages: Sequence[Passage], numbers: Sequence[int]) -> Mapping[int, _Told]:
    """Those of incidents, by their number, in order of first mention."""
    mine = [(p, n) for p, n in zip(passages, numbers, strict=True) if p.scope is Scope.INCIDENT]
    return {number: _Told(tuple(p for p, n in mine if n == number)) for number in dict.fromkeys(n for _, n in mine)}


def _recalls(told: _Told, news: _Told, today: date | None, cues: ScopeCues) -> bool:
    opening = told.passages[0]
    if told.headline or not (opening.framed or cues.earlier_event.search(opening.text)):
        return False
    said = list(_opening_phrases(opening))
    earlier = told.day is not None and today is not None and (today - told.day).days >= EARLIER
    recalled = (earlier and not _of_this_week(said)) or any(_back(phrase) for phrase in said)
    return recalled and _another(told, news)


def _of_this_week(said: Sequence[Phrase]) -> bool:
    """ "Similarly, on Thursday": a day that goes by its name alone is of the week's news."""
    kinds = {phrase.kind for phrase in said}
    return PhraseKind.WEEKDAY in kinds and PhraseKind.DATE not in kinds


def _another(told: _Told, news: _Told) -> bool:
    """News without a day may be what is told of that day: unless its place is another, and its people are."""
    same_people = any(surnames(p) & said(q) or surnames(q) & said(p) for p in told.passages for q in news.passages)
    return not same_people and (not news.undated or bool(told.places - news.places))


def _opening_phrases(passage: Passage) -> Iterator[Phrase]:
    for mention in passage.mentions:
        if mention.time is not None and mention.key == passage.key:
            yield from mention.time.expression.first


def _back(phrase: Phrase) -> bool:
    """ "Two days earlier", "a month before this attack", "last week": counted from the news, or without a day."""
    if phrase.kind is PhraseKind.UNIT:
        return phrase.pointer == -1 and phrase.unit in LAST
    if phrase.kind is not PhraseKind.FOLLOWING or phrase.amount is None:
        return False
    return phrase.amount <= -EARLIER if phrase.unit is Unit.DAY else phrase.amount < 0 and phrase.unit in LAST
