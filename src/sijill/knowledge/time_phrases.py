"""What the words of a time say, before anyone asks which days they mean: phrases, and expressions made of them."""

from dataclasses import dataclass
from enum import StrEnum

from sijill.knowledge.calendar import Holiday, Stage, Unit


class PhraseKind(StrEnum):
    """What sort of thing is said of a time."""

    DATE = "date"              # year, month and day, some of them absent
    WEEKDAY = "weekday"
    RELATIVE = "relative"      # counted from the day of writing: today, yesterday, a month ago
    FOLLOWING = "following"    # counted from the day spoken of last: the day before, three weeks later
    DURATION = "duration"      # a length without an end: over 20 days
    PAST = "past"              # a length that ends on the day of writing: the past 24 hours, recent weeks
    UNIT = "unit"              # this, last or next week, month, year, weekend
    SEASON = "season"
    HOLIDAY = "holiday"
    ANNIVERSARY = "anniversary"  # the third anniversary of, five years since: of what follows, never of the news
    YEAR = "year"              # a year that only describes: "a 2019 operation"
    DAY_PART = "day_part"      # dawn, overnight: no day by itself
    CLOCK = "clock"            # 2:30 pm: no day by itself


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing said of a time; start and end are characters of the text it was read from.

    month and day are numbers of the calendar, weekday is 1 (Monday) to 7. `until` is the last day of "3-6 June" and
    `until_year` the last year of "2014-16". amount counts units, negative for the past; None with a unit is "several".
    pointer is -1 (last), 0 (this) or 1 (next). swapped says that day and month may stand in the other order (03/04);
    month_first, in which order they do stand where the figures tell (13/04); moon, that the day was told by the Islamic
    calendar and turned into this one;
    kept, how exactly a count is kept ("ten years ago today": to the day); eve, that the day before the feast is meant;
    onward, that the count runs from the next phrase ("two days after Friday's raid"), not from the day spoken of last.
    """

    kind: PhraseKind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    until_year: int | None = None
    weekday: int | None = None
    amount: int | None = None
    unit: Unit | None = None
    pointer: int | None = None
    stage: Stage | None = None
    season: tuple[int, int] | None = None
    holidays: tuple[Holiday, ...] = ()
    weekend: bool = False
    overnight: bool = False
    swapped: bool = False
    onward: bool = False
    month_first: bool | None = None
    moon: bool = False
    kept: Unit | None = None
    eve: bool = False

    @property
    def remembered(self) -> bool:
        """Whether it speaks of a day come round again: of what is told for its anniversary."""
        return self.kind is PhraseKind.ANNIVERSARY or self.kept is not None


class Relation(StrEnum):
    """How an event stands to the time named."""

    AT = "at"
    SINCE = "since"      # from then until the day of writing
    UNTIL = "until"
    BETWEEN = "between"  # from the first to the second


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The longest run of words that speak of one time: those of `first` narrow one another, `second` ends a range.

    `about` says that the report calls the time approximate.
    """

    start: int
    end: int
    text: str
    first: tuple[Phrase, ...]
    second: tuple[Phrase, ...] = ()
    relation: Relation = Relation.AT
    about: bool = False

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        return self.first + self.second

    def has(self, kind: PhraseKind) -> bool:
        return any(phrase.kind is kind for phrase in self.phrases)
