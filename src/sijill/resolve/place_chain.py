"""The wider places said with a name come in, each with all that bear its name; those that lie in each other go out.

"Beni (Beni, Nord-Kivu)" says that of all places called Beni the one in Nord-Kivu is meant: a chain is read as a whole,
in the country where most of its links hold together.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sijill.knowledge.gazetteer import PlaceEntry, skeleton

Links = tuple[tuple[str, tuple[PlaceEntry, ...]], ...]

UNIT = 0.6
"""Of a link that is a whole province or district, beside one for any link that holds: units are what chains name."""

TOGETHER = 0.5
"""Of two neighbouring links in one province."""

PRIOR = 0.8
"""Of the country the report speaks of most: less than a link, more than any two links' being units."""

OWN = 0.5
"""Of a place that bears the name the chain is said with: villages are seldom listed, so its absence says little."""


def coherent(own: Sequence[PlaceEntry], links: Links, shares: Mapping[str, float]) -> Links:
    """Each link with those of its bearers that lie where the chain as a whole lies; links without any are left out."""
    codes = sorted({entry.place.country or "" for _, entries in links for entry in entries})
    if not codes:
        return ()
    most = max(shares.values(), default=0.0)
    country = max(codes, key=lambda code: (_fit(code, own, links)
                                           + (PRIOR * shares.get(code, 0.0) / most if most else 0.0),
                                           _largest(code, links)))
    kept = [(name, tuple(e for e in entries if (e.place.country or "") == country)) for name, entries in links]
    return _in_province(tuple((name, entries) for name, entries in kept if entries))


def _fit(code: str, own: Sequence[PlaceEntry], links: Links) -> float:
    """How well the chain holds together in a country."""
    held = [[e for e in entries if e.place.country == code] for _, entries in links]
    fit = sum(max(e.similarity for e in here) + UNIT * any(_unit(e) for e in here) for here in held if here)
    for left, right in pairwise(held):
        fit += TOGETHER * bool(_provinces(left) & _provinces(right))
    if held and held[-1]:
        fit += OWN * any(_key(e) in _provinces(held[-1]) for e in own if e.place.country == code)
    return fit


def _in_province(links: Links) -> Links:
    """The widest link that is a province says in which one the others lie, where any of theirs do."""
    wide = next((entries for _, entries in reversed(links) if any(e.feature == "admin1" for e in entries)), None)
    if wide is None:
        return links
    best = max(e.similarity for e in wide if e.feature == "admin1")
    where = {_key(e) for e in wide if e.feature == "admin1" and e.similarity >= best}
    found = []
    for name, entries in links:
        inside = tuple(e for e in entries if _key(e) in where or not e.place.admin1)
        # a like name in another province is another place's: the link says nothing
        found.append((name, inside or tuple(e for e in entries if e.feature == "country" or e.similarity == 1.0)))
    return tuple((name, entries) for name, entries in found if entries)


def _unit(entry: PlaceEntry) -> bool:
    return entry.feature in {"admin1", "admin2", "country"}


def _provinces(entries: Sequence[PlaceEntry]) -> set[str]:
    return {_key(entry) for entry in entries}


def _key(entry: PlaceEntry) -> str:
    return skeleton(entry.place.admin1 or "") or entry.place.admin1 or ""


def _largest(code: str, links: Links) -> int:
    return max((e.population or 0 for _, entries in links for e in entries if e.place.country == code), default=0)
