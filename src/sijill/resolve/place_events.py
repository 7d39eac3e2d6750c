"""One event, one place: a report's claims and their chosen places in; the same out, without namesakes far from the
others of their event, and with the place told just before for an event that is told without one."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.knowledge.gazetteer import fold, skeleton
from sijill.model.claim import Claim, Resolution
from sijill.model.event import Scope
from sijill.model.place import Place, PlacePrecision, distance_km

FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT})
SETTLED = frozenset({"town", "township", "village", "city"})
ASTRAY_KM = 40.0
"""Beyond this two villages said of one event cannot both be its place: a day's front line is seldom as long."""

BACK = 2
"""Sentences: farther on, a paragraph has often moved to another place."""

TOLD_BEFORE = "told of what came just before in the report"

Chosen = Resolution[Place] | None


def keep_together(claims: Sequence[Claim], places: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Of places far apart said of one event, the surest stays; the others are taken as none of their candidates."""
    places = _vaguer_beside_nearer(claims, _meant_as_provinces(claims, places))
    surest: dict[tuple[int, Scope], tuple[float, Place]] = {}
    for claim, place in zip(claims, places, strict=True):
        if place is not None and place.chosen is not None and place.chosen.precision in FINE:
            key = (claim.telling, claim.scope)
            found = (_sureness(claim, place), place.chosen)
            if key not in surest or found[0] > surest[key][0]:
                surest[key] = found
    return tuple(_kept(claim, place, surest.get((claim.telling, claim.scope)))
                 for claim, place in zip(claims, places, strict=True))


def _meant_as_provinces(claims: Sequence[Claim], places: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """ "Shelling hits Homs … the village of X, in the north of Homs": where an event is told at a far place of its
    province, the bare name of the province's seat is the province's."""
    said = [(claim, place.chosen) for claim, place in zip(claims, places, strict=True)
            if place is not None and place.chosen is not None and place.chosen.precision in FINE]
    return tuple(_province_of(place) if place is not None and _of_the_province(claim, place, said) else place
                 for claim, place in zip(claims, places, strict=True))


def _vaguer_beside_nearer(claims: Sequence[Claim], places: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """ "Drone hits farm in Nuri … the village of Barza, west of Nuri": Nuri is the country about it. What a headline
    says gives way to whatever is nearer, other words to a village or town."""
    near = [(claim, claim.place.value, place.chosen) for claim, place in zip(claims, places, strict=True)
            if claim.place is not None and not claim.position.headline and place is not None
            and place.chosen is not None and place.chosen.precision in FINE]
    by_headline = {(claim.telling, claim.scope, fold(name)) for claim, said, _ in near for name in said.within}
    settled = {(claim.telling, claim.scope, fold(name)): place.id for claim, said, place in near
               if said.feature in SETTLED for name in said.within}

    def vague(claim: Claim, place: Resolution[Place]) -> bool:
        key = (claim.telling, claim.scope, fold(claim.place.value.name) if claim.place else "")
        if claim.position.headline:
            return key in by_headline
        return key in settled and place.chosen is not None and place.chosen.id != settled[key]

    return tuple(_widened(place) if place is not None and vague(claim, place) else place
                 for claim, place in zip(claims, places, strict=True))


def _widened(place: Resolution[Place]) -> Resolution[Place]:
    if place.chosen is None or place.chosen.precision not in FINE:
        return place
    reason = "the report tells the same event at a nearer place, which it says lies in or by this one"
    return replace(place, chosen=replace(place.chosen, precision=PlacePrecision.DISTRICT),
                   reasons=(*place.reasons, reason))


def _of_the_province(claim: Claim, place: Resolution[Place], said: Sequence[tuple[Claim, Place]]) -> bool:
    seat = place.chosen
    if seat is None or seat.precision not in FINE or not seat.admin1 or claim.place is None \
            or claim.place.value.feature is not None or skeleton(seat.name) != skeleton(seat.admin1):
        return False
    return any(other.telling == claim.telling and other.scope is claim.scope and found.country == seat.country
               and skeleton(found.admin1 or "") == skeleton(seat.admin1) != skeleton(found.name)
               and ((distance_km(found, seat) or 0.0) > ASTRAY_KM or _said_in(other, claim.place.value.name))
               for other, found in said)


def _said_in(claim: Claim, name: str) -> bool:
    """ "Shelling on Homs … X town in the western countryside of Homs": a town of the wider place, not in the seat."""
    return claim.place is not None and fold(name) in {fold(wider) for wider in claim.place.value.within} \
        and claim.place.value.feature in SETTLED


def _province_of(place: Resolution[Place]) -> Resolution[Place]:
    province = next((c.value for c in place.candidates if c.value.precision is PlacePrecision.PROVINCE
                     and place.chosen and c.value.country == place.chosen.country), None)
    reason = "the report tells the same event elsewhere in the province of this name"
    return replace(place, chosen=province, reasons=(reason,))


def _score(place: Resolution[Place]) -> float:
    return max((c.score for c in place.candidates if place.chosen and c.value.id == place.chosen.id), default=0.0)


def _sureness(claim: Claim, place: Resolution[Place]) -> float:
    """ "Between Homs and Hama": either end is less sure than any place that is told outright."""
    between = claim.place is not None and claim.place.value.relation == "between"
    return _score(place) - between


def _kept(claim: Claim, place: Chosen, surest: tuple[float, Place] | None) -> Chosen:
    if place is None or place.chosen is None or surest is None or place.chosen.precision not in FINE:
        return place
    far = distance_km(place.chosen, surest[1])
    if far is None or far <= ASTRAY_KM or _sureness(claim, place) >= surest[0]:
        return place
    reason = f"{place.chosen.name} lies {far:.0f} km from {surest[1].name}, where the report tells the same event"
    return replace(place, chosen=None, reasons=(reason,))


def carry_on(claims: Sequence[Claim], places: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """ "In Orda, police seized arms. A man was arrested.": what is told without a place, or with its country alone,
    happened where the sentence before it in its paragraph says, unless its own event is placed elsewhere.
    """
    placed = {(c.telling, c.scope) for c, place in zip(claims, places, strict=True) if _narrow(place)}
    return tuple(place if _narrow(place) or (claim.telling, claim.scope) in placed else _carried(n, claims, places)
                 for n, (claim, place) in enumerate(zip(claims, places, strict=True)))


def _narrow(place: Chosen) -> bool:
    return place is not None and place.chosen is not None and place.chosen.precision is not PlacePrecision.COUNTRY


def _carried(at: int, claims: Sequence[Claim], places: Sequence[Chosen]) -> Chosen:
    claim, own = claims[at], places[at]
    if claim.scope is not Scope.INCIDENT or (own is not None and own.chosen is None):
        return own  # words that no place fits still say that it was elsewhere
    near = [(claim.position.sentence - other.position.sentence, n) for n, other in enumerate(claims)
            if other.scope is claim.scope and other.position.paragraph == claim.position.paragraph
            and 0 <= claim.position.sentence - other.position.sentence <= BACK and _narrow(places[n])]
    before = places[min(near)[1]] if near else None
    if before is None or before.chosen is None:
        return own
    if own is not None and own.chosen is not None and own.chosen.country != before.chosen.country:
        return own
    return Resolution(before.text, before.chosen, (TOLD_BEFORE, *before.reasons), before.candidates)
