"""Selections: what a reader asks of a list of incidents in, the incidents that answer out, in the order they came."""

import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sijill.errors import SijillError
from sijill.model.event import Scope
from sijill.model.incident import Finding, GradeCode, Incident, Party

DECEMBER = 12  # the month a year ends with


@dataclass(frozen=True, slots=True)
class Selection:
    """Every condition must hold; None asks nothing. `since` and `until` are days, both inclusive.

    An incident counts from its earliest to its latest day; one whose days are not known answers neither bound. `place`
    is words of the place, its district, province or report's wording, or a country code; `actor` is an id of the
    roster or words of a perpetrator's or target's name. Case and accents do not matter.
    """

    since: date | None = None
    until: date | None = None
    scope: Scope | None = None
    grade: GradeCode | None = None
    place: str | None = None
    actor: str | None = None

    @property
    def bounded(self) -> bool:
        """Whether it asks for a time."""
        return self.since is not None or self.until is not None

    def of(self, incidents: Iterable[Incident]) -> Iterator[Incident]:
        return (incident for incident in incidents if self.takes(incident))

    def takes(self, incident: Incident) -> bool:
        return (
            self.scope in {None, incident.scope}
            and self.grade in {None, incident.grade.code}
            and _in_time(incident, self.since, self.until)
            and (self.place is None or _in_place(incident, self.place))
            and (self.actor is None or _names(incident, self.actor))
        )


def first_day(text: str) -> date:
    """First day of a year, month or day: 2017, 2017-10, 2017-10-05."""
    year, month, day = _parts(text)
    return _date(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Last day of a year, month or day."""
    year, month, day = _parts(text)
    month = month or DECEMBER
    if day is None:
        day = monthrange(year, month)[1] if 1 <= month <= DECEMBER else 0
    return _date(text, year, month, day)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    numbers = text.strip().split("-")
    if not (1 <= len(numbers) <= 3 and all(n.isascii() and n.isdigit() for n in numbers) and len(numbers[0]) == 4):
        raise _not_a_date(text)
    year, month, day = [int(n) for n in numbers] + [None] * (3 - len(numbers))
    return year or 0, month, day


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _not_a_date(text) from error


def _not_a_date(text: str) -> SijillError:
    return SijillError(f"{text!r} is not a year, month or day", remedy="write it like 2017, 2017-10 or 2017-10-05")


def _in_time(incident: Incident, since: date | None, until: date | None) -> bool:
    when = incident.date.value
    if since is not None and (when.latest is None or when.latest < since):
        return False
    return until is None or (when.earliest is not None and when.earliest <= until)


def _in_place(incident: Incident, words: str) -> bool:
    if incident.place is None:
        return False
    place = incident.place.value.place
    names = [incident.place.value.text]
    if place is not None:
        if words.upper() == place.country or words == place.id:
            return True
        names += [name for name in (place.name, place.admin1, place.admin2) if name]
    return any(_fold(words) in _fold(name) for name in names)


def _names(incident: Incident, words: str) -> bool:
    parties: Iterable[Finding[Party]] = (*incident.perpetrators, *incident.targets)
    return any(words == party.value.id or _fold(words) in _fold(party.value.name)
               or _fold(words) in _fold(party.value.text) for party in parties)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
