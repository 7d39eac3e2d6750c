"""Names of places as keys by which the tellings of a report are told apart; passages in, names in one spelling out."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from sijill.extract.passages import Passage
from sijill.extract.places import PlaceFound
from sijill.extract.placeways import JOIN
from sijill.extract.reading import Reading
from sijill.knowledge.likeness import ALIKE, VOWELS, name_key
from sijill.model.place import PlaceMention

AROUND = {"near", "around", "north of", "south of", "east of", "west of"}
INSTITUTION = re.compile(
    r"hospital|clinic|medical|morgue|school|university|college|faculty|institute|mosque|kindergarten|station|tower|"
    r"municipality|\bmall\b|roundabout|garage|stadium", re.IGNORECASE)
"""Where the dead and wounded are brought, studied, taught or prayed: it tells no two events apart."""
SITES = {"hospital", "school", "mosque", "market", "palace", "street"}
"""Recorded nouns of what stands in a place: one event's tellings name its house, street or tower by turns."""
REGION = re.compile(r" (?:strip|governorate|province|region|district|oblast|state|county)$")
"""Behind a region's name, which texts shorten: what is in Rafah in the Gaza Strip is "in Gaza"."""
BROAD = {"governorate", "province", "region", "country", "countryside", "state", "area", "county", "oblast", "district"}
PROVINCES = {"governorate", "province"}
LEAST_CONSONANTS = 3
"""Consonants by which two spellings of a place are known: of two ("Tel") they say nothing."""
NOUNS = re.compile(r"\b(?:refugee|camps?|city|town|village|neighbou?rhood|community|quarter|district|area)\b")
LONG = 5
"""Letters from which two names that differ in one or two may be one: shorter ones are too many."""


def wide_names(passages: Sequence[Passage]) -> set[str]:
    """Names that the passages use for wider places, and their short forms: "Gaza" where "the Gaza Strip" is said."""
    wide = {folded(n) for p in passages for place in p.places for n in place.mention.within}
    named = wide | {folded(place.mention.name) for p in passages for place in p.places}
    return wide | {short for n in named for short in [REGION.sub("", n)] if short != n and short}


def provinces_said(readings: Iterable[Reading]) -> set[str]:
    """Names that the report says are of provinces ("Ambar province: …"), and of no town as well: a headline's "in
    Ambar" is that province."""
    said = [p.mention for r in readings for p in r.places]
    towns = {place.name for place in said if place.feature == "city"}
    return {place.name for place in said if place.feature in PROVINCES} - towns


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """Lower case, without articles and punctuation."""
    return re.sub(r"\b(?:al|el|the|ar|as|ash|ad|an|at|az)\b[- ]?|[^\w ]", "", name.lower()).strip()


@lru_cache(maxsize=16)
def all_folded(names: frozenset[str]) -> frozenset[str]:
    """Kept: the countries' names are asked for with every report."""
    return frozenset(folded(name) for name in names)


def names_of(passage: Passage) -> set[str]:
    """Names of its places and of what they lie in, in one spelling."""
    return {folded(n) for p in passage.places for n in (*ends_of(p.mention), *p.mention.within)}


def ends_of(place: PlaceMention) -> list[str]:
    """The name, or both ends of a road called by them ("Boru–Kesra")."""
    return place.name.split(JOIN)


def outer_names(passage: Passage) -> set[str]:
    """Names of what its places lie in."""
    return {folded(n) for p in passage.places if not is_institution(p) for n in p.mention.within}


def consonants(names: set[str]) -> set[str]:
    """The names' words by their consonants: "Jabalia camp" and "Jabaliya Refugee Camp" are one."""
    bones = {VOWELS.sub("", name_key(word)) for name in names for word in name.split()}
    return {bone for bone in bones if len(bone) >= LEAST_CONSONANTS}


def is_institution(place: PlaceFound) -> bool:
    """A hospital, school or station."""
    return INSTITUTION.search(f"{place.mention.feature} {place.mention.name}") is not None


def narrow_names(passage: Passage) -> set[str]:
    """Names of its places that tell two events apart."""
    return {folded(end) for p in passage.places if tells_apart(p.mention) for end in ends_of(p.mention)}


def tells_apart(place: PlaceMention) -> bool:
    """Neither wide nor vague, nor one of the buildings that a single event's tellings name by turns."""
    return (place.feature or "") not in BROAD | SITES and (place.relation or "") not in AROUND \
        and not REGION.search(place.name.lower()) and not INSTITUTION.search(f"{place.feature} {place.name}")


def spelt_alike(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether the two share a name, in whatever spelling: "Nuseirat camp" and "the Nuiserat refugee camp"."""
    mine, theirs = {_bare(n) for n in left}, {_bare(n) for n in right}
    return bool(mine & theirs) or any(ratio(a, b) >= ALIKE for a in mine for b in theirs
                                      if min(len(a), len(b)) >= LONG and a[0] == b[0])


def _bare(name: str) -> str:
    """The spelling key of a name without the common noun said with it."""
    return name_key(NOUNS.sub("", name)) or name
