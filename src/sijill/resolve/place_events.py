"""One event, one place: a report's claims and their chosen places in; the same out, without namesakes far from the
others of their event."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.model.claim import Claim, Resolution
from sijill.model.event import Scope
from sijill.model.place import Place, PlacePrecision, distance_km

FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT})
ASTRAY_KM = 40.0
"""Beyond this two villages said of one event cannot both be its place: a day's front line is seldom as long."""

Chosen = Resolution[Place] | None


def keep_together(claims: Sequence[Claim], places: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Of places far apart said of one event, the surest stays; the others are taken as none of their candidates."""
    surest: dict[tuple[int, Scope], tuple[float, Place]] = {}
    for claim, place in zip(claims, places, strict=True):
        if place is not None and place.chosen is not None and place.chosen.precision in FINE:
            key = (claim.telling, claim.scope)
            found = (_score(place), place.chosen)
            if key not in surest or found[0] > surest[key][0]:
                surest[key] = found
    return tuple(_kept(place, surest.get((claim.telling, claim.scope)))
                 for claim, place in zip(claims, places, strict=True))


def _score(place: Resolution[Place]) -> float:
    return max((c.score for c in place.candidates if place.chosen and c.value.id == place.chosen.id), default=0.0)


def _kept(place: Chosen, surest: tuple[float, Place] | None) -> Chosen:
    if place is None or place.chosen is None or surest is None or place.chosen.precision not in FINE:
        return place
    far = distance_km(place.chosen, surest[1])
    if far is None or far <= ASTRAY_KM or _score(place) >= surest[0]:
        return place
    reason = f"{place.chosen.name} lies {far:.0f} km from {surest[1].name}, where the report tells the same event"
    return replace(place, chosen=None, reasons=(reason,))
