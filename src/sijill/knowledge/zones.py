"""Packs' `zones.csv` in; which day and hour it was in a country at an instant out, by the tz database.

A country with several zones may have several answers. Places have no zone of their own here: where a land's zones
disagree about the day, it stays open which it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Local:
    """An instant as clocks somewhere showed it: the day, the hour (0 to 23), and the zone by which they went."""

    day: date
    hour: int
    zone: str


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """Zones of each country (ISO 3166-1 alpha-2), the one with most towns first."""

    of: Mapping[str, tuple[ZoneInfo, ...]]

    def local(self, instant: datetime, country: str | None) -> tuple[Local, ...]:
        """One for each day that it was anywhere in the country; none for a country that is not known."""
        shown = [(instant.astimezone(zone), zone.key) for zone in self.of.get(country or "", ())]
        days: dict[date, Local] = {}
        for at, key in shown:
            days.setdefault(at.date(), Local(at.date(), at.hour, key))
        return tuple(days[day] for day in sorted(days))


@lru_cache(maxsize=8)
def zones(packs: tuple[Pack, ...]) -> Zones:
    """In pack order. A row whose zone the tz database does not have is said by file and line."""
    found: dict[str, tuple[ZoneInfo, ...]] = {}
    for pack in packs:
        for where, row in pack.rows("zones"):
            found[row["country"]] = (*found.get(row["country"], ()), _zone(where, row))
    return Zones(found)


def _zone(where: str, row: Mapping[str, str]) -> ZoneInfo:
    try:
        return ZoneInfo(row["zone"])
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SijillError(f"{row['zone']!r} is no zone that the tz database on this machine has", where=where,
                          remedy="install the package tzdata, or correct the row") from error
