"""What a search of the gazetteer gives back: places with how well their name fits."""

from dataclasses import dataclass
from enum import StrEnum

from sijill.model.place import Place


class Match(StrEnum):
    """How a name was found, the surest first."""

    EXACT = "exact"        # the same but for case, marks and articles
    ALIAS = "alias"        # a name a pack gives it
    SKELETON = "skeleton"  # the same consonants
    FUZZY = "fuzzy"        # nearly the same letters


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """`feature` is settlement, admin1, admin2, country, or the source's own word; `similarity` runs from 0 to 1."""

    place: Place
    population: int | None
    feature: str
    match: Match
    similarity: float
