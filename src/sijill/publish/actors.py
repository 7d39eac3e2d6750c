"""Wire records in, the release's table of parties out: each actor blamed or harmed, and what other lists call it.

It holds facts of the packs that come with Sijill, and of a report nothing but which actors it speaks of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sijill.knowledge.pack import find_packs
from sijill.knowledge.roster import Crossing, Scheme
from sijill.knowledge.roster.crosswalk import crossings
from sijill.model.report import Report
from sijill.publish.reading import Record, listed
from sijill.publish.tables import Column, Row, Table


def _rows(record: Record, _: Mapping[str, Report]) -> Iterator[Row]:
    for actor, name in sorted(_parties(record).items()):
        found = _known().get(actor)
        for crossing in found or ():
            yield {"id": actor, "name": name, "scheme": crossing.scheme.value, "scheme_id": crossing.id or None,
                   "scheme_name": crossing.name or None}
        if not found:
            yield {"id": actor, "name": name, "scheme": None, "scheme_id": None, "scheme_name": None}


ACTORS = Table("actors", (
    Column("id", "string", "In the roster"), Column("name", "string", "Its name there"),
    Column("scheme", "string", "Whose list: acled, ucdp, wikidata; empty where none was looked up"),
    Column("scheme_id", "string", "Its id in that list, empty where the list goes by names"),
    Column("scheme_name", "string", "What that list calls it"),
), _rows)


def actor_rows(records: Iterable[Record]) -> tuple[Row, ...]:
    """The rows of all records, each once, by actor and scheme."""
    rows = {tuple(row.values()): row for record in records for row in _rows(record, {})}
    return tuple(rows[key] for key in sorted(rows, key=lambda cells: [str(cell or "") for cell in cells]))


def schemes(records: Iterable[Record]) -> tuple[Scheme, ...]:
    """Whose lists the rows are from, in one order."""
    used = {crossing.scheme for record in records for actor in _parties(record) for crossing in _known().get(actor, ())}
    return tuple(scheme for scheme in Scheme if scheme in used)


def _parties(record: Record) -> dict[str, str]:
    """Those blamed or harmed who are in the roster: names by id."""
    found = (party for role in ("perpetrators", "targets") for party in listed(record, role))
    return {str(party["id"]): str(party["name"]) for party in found if party["id"]}


@cache
def _known() -> Mapping[str, Sequence[Crossing]]:
    found: dict[str, list[Crossing]] = {}
    for crossing in crossings(find_packs()):
        found.setdefault(crossing.actor, []).append(crossing)
    return found
