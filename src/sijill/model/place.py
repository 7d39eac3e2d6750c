"""Places: gazetteer entries with an honest precision, and the words of a report that speak of one."""

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class PlacePrecision(StrEnum):
    EXACT = "exact"                        # a building, crossing, checkpoint, neighbourhood
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"    # "near X", "the countryside of X", "north-west of X"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry as used: id is namespaced (`geonames:173361`, `ocha:C4129`, `wof:…`, `pack:…`).

    country is ISO 3166-1 alpha-2; lat and lon are WGS 84 degrees, None where the source has none.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """How a report names a place: the name itself, how the event stands to it, and the wider places said with it.

    "a village near Jabal al-Zawiya, south of Idlib" is name "Jabal al-Zawiya", relation "near", within ("Idlib",).
    `feature` is the common noun said of it ("village", "city", "mountain", "neighbourhood", "governorate"), or None.
    """

    name: str
    relation: str | None = None
    feature: str | None = None
    within: tuple[str, ...] = ()


EARTH_RADIUS_KM = 6371.0
"""Mean radius; the sphere is off by at most 0.6 % against the ellipsoid, far below the precision of any place here."""


def distance_km(left: Place, right: Place) -> float | None:
    """Great-circle distance, None where one of the places has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return _apart_km(left.lat, left.lon, right.lat, right.lon)


@lru_cache(maxsize=1 << 14)
def _apart_km(left_lat: float, left_lon: float, right_lat: float, right_lon: float) -> float:
    # kept: each place of a report is held against its other places several times
    north, south = math.radians(left_lat), math.radians(right_lat)
    half_lat, half_lon = (south - north) / 2, math.radians(right_lon - left_lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(north) * math.cos(south) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))
