"""A place told by two others comes in ("the Nuri–Barza road", "between Nuri and Barza"); the point midway goes out.

How far the two lie apart says how precisely.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sijill.knowledge.gazetteer import Gazetteer, skeleton
from sijill.knowledge.placenouns import PlaceNouns
from sijill.model.claim import Resolution
from sijill.model.place import Place, PlaceMention, PlacePrecision, distance_km

BETWEEN = "between"
HALF_ROUND = 180.0
_DASH = re.compile(r"\s*[–—-]\s*")

NEAR_KM, FAR_KM, FARTHEST_KM = 20.0, 100.0, 600.0
"""Ends so far apart leave the middle within ten kilometres of everything on the way, within a district, within a
province; no road that a report names by its ends is longer than the last."""

SPOTS = frozenset({PlacePrecision.SETTLEMENT, PlacePrecision.EXACT})

Ends = tuple[PlaceMention, PlaceMention]
Found = Mapping[PlaceMention, Resolution[Place]]


def ends(mention: PlaceMention, gazetteer: Gazetteer, nouns: PlaceNouns) -> Ends | None:
    """The two places that the mention's name joins with a dash; None where it is one place's name."""
    relation = mention.relation or ""
    if relation != BETWEEN and relation.removesuffix(" of") not in nouns.ways:
        return None
    if not _DASH.search(mention.name) or gazetteer.known([mention.name]):
        return None
    parts = list(_parted(mention.name))
    known = next((part for part in parts if len(gazetteer.known(part)) == len(part)), None)
    if known is None and (relation != BETWEEN or len(parts) != 1):
        return None  # of "Deir-Ezzor road" neither half is a place
    left, right = known or parts[0]
    return PlaceMention(left, within=mention.within), PlaceMention(right, within=mention.within)


def _parted(name: str) -> Iterator[tuple[str, str]]:
    """At each dash: "Deir ez-Zor-Raqqa" has two."""
    for dash in _DASH.finditer(name):
        left, right = name[:dash.start()].strip(), name[dash.end():].strip()
        if left and right:
            yield left, right


def midway(mention: PlaceMention, pair: Ends, found: Found) -> Resolution[Place]:
    """Where the road's middle lies; where only one end is known, or they lie too far apart, near that."""
    left, right = (found[end] for end in pair)
    lone = _told_by(mention, pair, (left, right))
    if lone is not None:
        return _one_end(mention, lone)
    middle = _middle(left.chosen, right.chosen) if left.chosen and right.chosen else None
    if middle is None:
        return _one_end(mention, left if left.chosen else right)
    place, apart = middle
    reason = f"midway between {left.text} and {right.text}, {apart:.0f} km apart"
    return Resolution(mention.name, place, (reason, *left.reasons[:1], *right.reasons[:1]),
                      (*left.candidates[:1], *right.candidates[:1]))


def _told_by(mention: PlaceMention, pair: Ends, found: tuple[Resolution[Place], ...]) -> Resolution[Place] | None:
    """ "On the Nuri–Barza road in Nuri district": the end by which it was; and that which is a spot where the other is
    none, for only the province said with it stands in."""
    beside = [one for end, one in zip(pair, found, strict=True)
              if any(skeleton(name) == skeleton(end.name) for name in mention.within)]
    spots = [one for one in found if one.chosen and one.chosen.precision in SPOTS]
    wide = any(one.chosen and one.chosen.precision is PlacePrecision.PROVINCE for one in found)
    named = beside if len(beside) == 1 else spots if wide else []
    return named[0] if len(named) == 1 and named[0] in spots else None


def _one_end(mention: PlaceMention, end: Resolution[Place]) -> Resolution[Place]:
    if end.chosen is None or end.chosen.precision not in SPOTS:
        return replace(end, text=mention.name)
    near = replace(end.chosen, precision=PlacePrecision.NEAR_SETTLEMENT)
    return replace(end, text=mention.name, chosen=near, reasons=(*end.reasons, "one end of what the report says"))


def _middle(left: Place, right: Place) -> tuple[Place, float] | None:
    """With how far apart the ends are, in km; None where no road joins them that a report would name so."""
    apart, points = distance_km(left, right), [_point(left), _point(right)]
    lat, lon = ([point[i] for point in points if point] for i in (0, 1))
    # across the date line no mean of longitudes lies between
    if apart is None or not 0 < apart <= FARTHEST_KM or len(lat) < len(points) or abs(lon[0] - lon[1]) > HALF_ROUND:
        return None
    precision = PlacePrecision.NEAR_SETTLEMENT if apart <= NEAR_KM else \
        PlacePrecision.DISTRICT if apart <= FAR_KM else PlacePrecision.PROVINCE
    place = Place(f"{left.id}+{right.id}", f"{left.name}–{right.name}", *_shared(left, right),
                  round(sum(lat) / 2, 5), round(sum(lon) / 2, 5), precision)
    return place, apart


def _point(place: Place) -> tuple[float, float] | None:
    """None too for a country, whose middle is no end of a road."""
    if place.lat is None or place.lon is None or place.precision in {PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN}:
        return None
    return place.lat, place.lon


def _shared(left: Place, right: Place) -> tuple[str | None, str | None, str | None]:
    """Country, province and district, as far as both ends lie in one."""
    country = left.country if left.country == right.country else None
    admin1 = left.admin1 if country and left.admin1 == right.admin1 else None
    return country, admin1, left.admin2 if admin1 and left.admin2 == right.admin2 else None
