"""Places: gazetteer entries with an honest precision, and the words of a report that speak of one."""

from dataclasses import dataclass
from enum import StrEnum


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
