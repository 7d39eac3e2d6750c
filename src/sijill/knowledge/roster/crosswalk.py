"""What others call the actors of the roster: rows of the packs' `crosswalk.csv` in, crossings by actor out.

Only what was seen where it is published; an actor without a row is one that was not looked up, not one unknown there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack

COLUMNS = ("actor", "scheme", "id", "name", "source")
WHERE = "crosswalk.csv"


class Scheme(StrEnum):
    """Whose list of actors."""

    ACLED = "acled"        # goes by names, which change as governments do; it publishes no numbers with its events
    UCDP = "ucdp"          # actor numbers of the UCDP datasets, beside the name
    WIKIDATA = "wikidata"  # items


IDS = {Scheme.ACLED: re.compile(""), Scheme.UCDP: re.compile(r"[1-9]\d*"), Scheme.WIKIDATA: re.compile(r"Q[1-9]\d*")}
"""How an id of the scheme is written."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """One actor in another's list. `id` is empty where the scheme goes by names, `name` where ids say it alone."""

    actor: str
    scheme: Scheme
    id: str
    name: str
    source: str

    @property
    def key(self) -> tuple[Scheme, str]:
        """What tells it from others of its scheme."""
        return self.scheme, self.id or self.name


def crossings(packs: Sequence[Pack]) -> tuple[Crossing, ...]:
    """All rows of the packs, sorted; SijillError, naming the row, where one is ill formed or said of two actors."""
    found: dict[tuple[Scheme, str], Crossing] = {}
    for where, row in (each for pack in packs for each in pack.rows("crosswalk")):
        crossing = _crossing(where, row)
        if crossing.key in found:
            raise SijillError(f"{' '.join(crossing.key)} is said of {found[crossing.key].actor!r} already", where=where,
                              remedy="give each name or id of a scheme to one actor")
        found[crossing.key] = crossing
    return tuple(sorted(found.values(), key=lambda c: (c.actor, *c.key)))


def by_actor(rows: Iterable[Crossing], actors: Mapping[str, object]) -> dict[str, tuple[Crossing, ...]]:
    """The crossings of each actor; SijillError for a row about none of the actors."""
    grouped: dict[str, tuple[Crossing, ...]] = {}
    for crossing in rows:
        if crossing.actor not in actors:
            raise SijillError(f"{crossing.actor!r} is no actor", where=WHERE, remedy="add its row, or correct the id")
        grouped[crossing.actor] = (*grouped.get(crossing.actor, ()), crossing)
    return grouped


def _crossing(where: str, row: Mapping[str, str]) -> Crossing:
    problem = next(_problems(row), None)
    if problem:
        raise SijillError(problem, where=where, remedy=f"give {', '.join(COLUMNS)}")
    cells = {column: row[column].strip() for column in COLUMNS}
    return Crossing(cells["actor"], Scheme(cells["scheme"]), cells["id"], cells["name"], cells["source"])


def _problems(row: Mapping[str, str]) -> Iterator[str]:
    yield from (f"the column {column!r} is missing" for column in COLUMNS if column not in row)
    yield from (f"the cell {column!r} is empty" for column in ("actor", "source") if not row[column].strip())
    scheme, identity = row["scheme"].strip(), row["id"].strip()
    if scheme not in set(Scheme):
        yield f"{scheme!r} is no scheme ({', '.join(Scheme)})"
    elif not IDS[Scheme(scheme)].fullmatch(identity):
        yield f"{identity!r} is no id of {scheme}"
    elif not (identity or row["name"].strip()):
        yield "there is neither id nor name"
