"""Packs' calendar tables in, the words by which a language speaks of days out; every word is lower case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sijill.errors import SijillError
from sijill.knowledge.pack import Table

WEEKDAYS, MONTHS = 7, 12


class Unit(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"


class Stage(StrEnum):
    """Which part of a month or year is meant."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"


class Reckoning(StrEnum):
    """The calendar a day or a feast is counted by."""

    GREGORIAN = "gregorian"
    ISLAMIC = "islamic"
    PERSIAN = "persian"
    EASTER = "easter"                    # days from Easter Sunday
    ORTHODOX_EASTER = "orthodox_easter"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast: month and day of its calendar, and how many days it lasts; of one counted from Easter Sunday the month
    says nothing and the day is the distance (-2 for Good Friday)."""

    reckoning: Reckoning
    month: int
    day: int
    days: int


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """What the packs in use say of days, months and years; told apart by identity, so that patterns can be kept by it.

    months are 1 to 12 and weekdays 1 (Monday) to 7, by name and by short form; `short` holds the short forms,
    `ambiguous` the names that are ordinary words as well. islamic_months and persian_months are numbered by those
    calendars. relative_days count from the day of writing, following_days from the day spoken of last. `roles` holds
    the small words by what they do ("since", "later", "day_parts"); `begins` the hour (0 to 23) before which a part of
    a day named from the writing ("this evening") was not there yet. first_year and last_year bound the years a report
    without any may speak of.
    """

    months: Mapping[str, int]
    islamic_months: Mapping[str, int]
    persian_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short: frozenset[str]
    ambiguous: frozenset[str]
    relative_days: Mapping[str, int]
    following_days: Mapping[str, int]
    units: Mapping[str, Unit]
    seasons: Mapping[str, tuple[int, int]]
    stages: Mapping[str, Stage]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    holidays: Mapping[str, tuple[Holiday, ...]]
    roles: Mapping[str, tuple[str, ...]]
    begins: Mapping[str, int]
    first_year: int
    last_year: int

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Calendar":
        """The tables of several packs laid over each other, later ones winning a word said twice."""
        months, weekdays = _numbered(tables, "months", MONTHS), _numbered(tables, "weekdays", WEEKDAYS)
        roles = _roles(tables)
        window = dict(_entries(tables, "window"))
        return cls(
            months=months, weekdays=weekdays, islamic_months=_numbered(tables, "islamic_months", MONTHS),
            persian_months=_numbered(tables, "persian_months", MONTHS),
            short=frozenset(_short(tables)), ambiguous=frozenset(roles.get("ambiguous", ())),
            relative_days=_integers(tables, "relative_days"), following_days=_integers(tables, "following_days"),
            units={word: Unit(name) for name, word in _listed(tables, "units")},
            seasons={name: _pair(value, name) for name, value in _entries(tables, "seasons")},
            stages={word: Stage(name) for name, word in _listed(tables, "stages")},
            numbers=_integers(tables, "numbers"), ordinals=_integers(tables, "ordinals"),
            holidays=_holidays(tables), roles=roles, begins=_integers(tables, "begins"),
            first_year=_integer(window.get("first", 1), "first"), last_year=_integer(window.get("last", 9999), "last"),
        )

    @property
    def day_parts(self) -> tuple[str, ...]:
        return self.role("day_parts")

    @property
    def weekend(self) -> tuple[int, ...]:
        """The weekdays on which the language's press does not work, in order."""
        return tuple(self.weekdays[name] for name in self.role("weekend"))

    def role(self, name: str) -> tuple[str, ...]:
        """The words that do one thing; none where no pack says."""
        return self.roles.get(name, ())


def _wrong(what: str, value: object) -> SijillError:
    return SijillError(f"{what} cannot be {value!r}", where="calendar.toml",
                       remedy="see packs/en/calendar.toml for what each table holds")


def _integer(value: object, what: str) -> int:
    if not isinstance(value, int):
        raise _wrong(what, value)
    return value


def _words(value: object, what: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _wrong(what, value)
    return tuple(str(word).lower() for word in value)


def _pair(value: object, what: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise _wrong(what, value)
    return _integer(value[0], what), _integer(value[1], what)


def _entries(tables: Sequence[Table], section: str) -> Iterator[tuple[str, object]]:
    for table in tables:
        part = table.get(section, {})
        if not isinstance(part, Mapping):
            raise _wrong(section, part)
        yield from part.items()


def _integers(tables: Sequence[Table], section: str) -> Mapping[str, int]:
    return {word.lower(): _integer(value, word) for word, value in _entries(tables, section)}


def _listed(tables: Sequence[Table], section: str) -> Iterator[tuple[str, str]]:
    """(key, word) for each word of a section of lists."""
    for key, value in _entries(tables, section):
        for word in _words(value, key):
            yield key, word


def _numbered(tables: Sequence[Table], section: str, highest: int) -> Mapping[str, int]:
    names = {word: int(key) for key, word in _listed(tables, section) if key.isdecimal()}
    if not all(1 <= number <= highest for number in names.values()):
        raise _wrong(section, sorted(set(names.values())))
    return names


def _short(tables: Sequence[Table]) -> Iterator[str]:
    for section in ("months", "weekdays"):
        for key, value in _entries(tables, section):
            yield from _words(value, key)[1:]


def _roles(tables: Sequence[Table]) -> Mapping[str, tuple[str, ...]]:
    roles: dict[str, tuple[str, ...]] = {}
    for key, value in _entries(tables, "words"):
        roles[key] = _merged(roles.get(key, ()), _words(value, key))
    return roles


def _merged(old: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _holidays(tables: Sequence[Table]) -> Mapping[str, tuple[Holiday, ...]]:
    found: dict[str, tuple[Holiday, ...]] = {}
    for table in tables:
        rows = table.get("holidays", [])
        if not isinstance(rows, list):
            raise _wrong("holidays", rows)
        for row in rows:
            holiday = _holiday(row)
            for name in _words(row["names"], "names"):
                found[name] = (*found.get(name, ()), holiday)
    return found


def _holiday(row: Mapping[str, object]) -> Holiday:
    try:
        return Holiday(Reckoning(str(row["calendar"])), _integer(row["month"], "month"), _integer(row["day"], "day"),
                       _integer(row["days"], "days"))
    except (KeyError, ValueError) as error:
        raise _wrong("a holiday", dict(row)) from error
