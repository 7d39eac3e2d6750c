"""Entries of the roster: one row of a pack's `actors.csv` in, one frozen entry with periods and parents out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from sijill.errors import SijillError
from sijill.model.actor import Actor, ActorKind, ActorRole

COLUMNS = ("id", "name", "kind", "role", "country", "side", "parents", "active", "aliases", "domains", "source")
LOCAL = "~"
"""Before an alias: it means the actor in the actor's own countries only."""


class Tie(StrEnum):
    """How a source belongs to its side, the strongest first."""

    ORGAN = "organ"      # the side's own mouth: a ministry, a press office, the paper of an armed group
    OWNED = "owned"      # owned or run by it: a state agency, a party's channel
    CLOSE = "close"      # near to it by its own account or that of others: sympathy, funding
    WITHIN = "within"    # works where the side governs, under its permits, with a desk of its own


V = TypeVar("V", ActorKind, ActorRole, Tie)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both inclusive; None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether the day lies inside; an unknown day lies inside every period."""
        if on is None:
            return True
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Parent:
    """Membership of a larger actor during a period."""

    id: str
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Side:
    """Whose interest a source shares during a period, and how it belongs to it."""

    id: str
    tie: Tie
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """An actor as listed. `countries` are ISO 3166-1 alpha-2, empty for the whole world; `source` cites the facts.

    Names in `local` are aliases too, but mean the actor in its own countries only ("Civil Defense").
    `side` is the id of the actor whose interest it shares, None where it is its parents' or nobody's. `sides` gives
    each with its period (a state agency serves whoever governs) and the tie; `side` is the first of them.
    """

    id: str
    name: str
    kind: ActorKind
    role: ActorRole
    countries: tuple[str, ...] = ()
    side: str | None = None
    parents: tuple[Parent, ...] = ()
    active: Period = ALWAYS
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    source: str = ""
    local: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()

    def side_on(self, on: date | None) -> Side | None:
        """The side of a day; of an unknown day the first that is listed."""
        sides = self.sides or ((Side(self.side, _tie(self.role)),) if self.side else ())
        return next((side for side in sides if side.period.holds(on)), None)

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.name, self.kind, self.role, self.side)


def entry_from_row(where: str, row: Mapping[str, str]) -> RosterEntry:
    """The entry of a CSV row; SijillError, naming the row, where a cell is missing or not of its vocabulary."""
    missing = [column for column in COLUMNS if column not in row]
    if missing:
        raise SijillError(f"the column {missing[0]!r} is missing", where=where, remedy=f"give {', '.join(COLUMNS)}")
    for column in ("id", "name", "source"):
        if not row[column].strip():
            raise SijillError(f"the cell {column!r} is empty", where=where, remedy="fill it in")
    names = listed(row["aliases"])
    role = _word(ActorRole, row["role"], where)
    sides = tuple(_side(cell, role, where) for cell in listed(row["side"]))
    return RosterEntry(
        row["id"].strip(), row["name"].strip(), _word(ActorKind, row["kind"], where),
        role, listed(row["country"]), sides[0].id if sides else None,
        tuple(_parent(cell, where) for cell in listed(row["parents"])), period(row["active"], where),
        tuple(name.removeprefix(LOCAL) for name in names), listed(row["domains"]), row["source"].strip(),
        tuple(name.removeprefix(LOCAL) for name in names if name.startswith(LOCAL)), sides)


def with_aliases(entries: Sequence[RosterEntry], rows: Sequence[tuple[str, Mapping[str, str]]]) -> list[RosterEntry]:
    """The entries, and behind them those that a row is about with its aliases too; SijillError for a row about none."""
    found = {entry.id: entry for entry in entries}
    fuller: dict[str, RosterEntry] = {}
    for where, row in rows:
        identity = row.get("id", "").strip()
        if identity not in found:
            raise SijillError(f"aliases for {identity!r}, an actor that no pack lists", where=where,
                              remedy="take the row out, or give it a name, a kind and a role")
        entry = fuller.get(identity, found[identity])
        fuller[identity] = replace(entry, aliases=(*entry.aliases, *listed(row["aliases"])))
    return [*entries, *fuller.values()]


def _tie(role: ActorRole) -> Tie:
    """Where a row does not say: an agency or party speaks for its side, all others are near to it."""
    return Tie.ORGAN if role in {ActorRole.AGENCY, ActorRole.PARTY} else Tie.CLOSE


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell between bars, without blanks."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def period(cell: str, where: str) -> Period:
    """`2014-06/2017-12-31`, `2015/`, `/2024-12-08`, or nothing: always. A month or year means all its days."""
    if not cell.strip():
        return ALWAYS
    first, slash, last = cell.strip().partition("/")
    try:
        return Period(_day(first, False), _day(last, True) if slash else None)
    except ValueError as error:
        raise SijillError(f"{cell!r} is not a period", where=where, remedy="write 2014-06/2017-12") from error


def _parent(cell: str, where: str) -> Parent:
    name, _, span = cell.partition("@")
    return Parent(name.strip(), period(span, where))


def _side(cell: str, role: ActorRole, where: str) -> Side:
    """`russia`, or with tie and period `syrian_government:owned@/2024-12-08`."""
    said, _, span = cell.partition("@")
    name, _, tie = said.partition(":")
    return Side(name.strip(), _word(Tie, tie, where) if tie else _tie(role), period(span, where))


def _day(text: str, last: bool) -> date | None:
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) > 2:
        return date(year, month, parts[2])
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)) if last else date(year, month, 1)


def _word(vocabulary: type[V], cell: str, where: str) -> V:
    try:
        return vocabulary(cell.strip())
    except ValueError as error:
        known = ", ".join(str(member) for member in vocabulary)
        raise SijillError(f"{cell!r} is not one of {known}", where=where, remedy="choose one of them") from error
