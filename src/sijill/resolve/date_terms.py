"""What readings of dates are made of: hypotheses about the writing, what else the report says, what its words give."""

from dataclasses import dataclass, replace
from datetime import date

from sijill.knowledge.calendar import Unit
from sijill.knowledge.time_phrases import Phrase, PhraseKind
from sijill.resolve.date_spans import DAY, Span

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EARLY_PRESS = DAY
"""A dateline may be a day behind the places it tells of (time zones): an event one day ahead is not yet the future."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """When the report may have been written: a day; or only a year in which dates without one then fall.

    month_first: in which order its writer sets day and month in figures (03/04), and how that is known.
    """

    writing: date | None = None
    year: int | None = None
    month_first: bool | None = None
    order_from: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What else the report says of days: the day spoken of last before these words, and all its days, nearest first."""

    before: Span | None = None
    days: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Days, and how they were come by. `inferred` is false where the words alone give them; `contrary` says that the
    report contradicts itself; `others` are readings not chosen; open_start and open_end are edges nothing bounds;
    of_a_day says that one day is meant, however wide the span ("the third anniversary")."""

    span: Span
    inferred: bool = False
    reasons: tuple[str, ...] = ()
    contrary: bool = False
    others: tuple[Span, ...] = ()
    open_start: bool = False
    open_end: bool = False
    of_a_day: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The phrases of one time, by kind."""

    phrases: tuple[Phrase, ...]
    when: Hypothesis
    context: Context

    def get(self, kind: PhraseKind) -> Phrase | None:
        return next((p for p in self.phrases if p.kind is kind), None)

    @property
    def date(self) -> Phrase | None:
        """All that is said of the calendar date, as one phrase, its year taken from "last year" where said so."""
        parts = [p for p in self.phrases if p.kind is PhraseKind.DATE]
        if not parts:
            return None
        merged = parts[0]
        for other in parts[1:]:
            merged = replace(merged, year=merged.year or other.year, month=merged.month or other.month,
                             day=merged.day or other.day, stage=merged.stage or other.stage)
        unit, writing = self.get(PhraseKind.UNIT), self.when.writing
        if unit and unit.unit is Unit.YEAR and writing and merged.year is None:
            merged = replace(merged, year=writing.year + (unit.pointer or 0))
        return merged
