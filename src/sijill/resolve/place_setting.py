"""A report and the places it mentions come in; where the report as a whole takes place goes out.

The countries and provinces it names pull each doubtful name towards themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sijill.knowledge.fronts import Front
from sijill.knowledge.gazetteer import Gazetteer, Match, PlaceEntry, fold, same_name, skeleton
from sijill.knowledge.placenouns import PlaceNouns
from sijill.model.claim import Resolution
from sijill.model.place import Place, PlaceMention, PlacePrecision, distance_km
from sijill.model.report import Report, SegmentKind
from sijill.resolve.place_chain import Links, coherent
from sijill.resolve.place_votes import shares, votes

TOLD = frozenset({SegmentKind.TITLE, SegmentKind.BODY, SegmentKind.CAPTION, SegmentKind.POST})

LEAST_SHARE = 0.3
"""Of the country named most; one named less often is a party's or an outlet's home rather than the scene."""

LIKE, LEAST_LIKE = 0.05, 0.75
"""A wider place is well known, so spelt nearly as it is listed: "Hassakah" is 0.93 like "Hasakah"."""

FEW = 2
"""Countries that have a place of a name, where the name itself tells the country as well as the report does."""

SETTLED_SPELLING, SETTLED_LETTERS = 0.9, 8
"""Least likeness of a name where all spell it alike, and its least length: one letter in ten may be amiss, and likeness
knows no o from u (Hume and Home are two towns)."""

LEAST_LEFT = 0.1
"""Of the weight of the province named most; less than this beside the name itself says nothing."""

CITY, METROPOLIS, BY_KM = 100_000, 1_000_000, 80.0
"""People of a city known without its province, and without its country; how far a place may lie from the one it is said
to lie by."""

EQUALS = frozenset({None, "country", "province", "tract", "building"})
"""Kinds of what a list may name beside its equals, "in the Toronto area, Vancouver and Calgary", and of what is called
by a city that it need not lie in: "the University of Toronto in Qatar"."""

GROUNDS = frozenset({"camp", "tract"})
"""Kinds of place whose noun gazetteers may leave out: "Mawasi camp" lies in what they call Mawasi."""

TOWNS = frozenset({"city", "town", "township", "village"})
"""Nouns of settlements that end their names, too."""

SIDES = frozenset({"north", "south", "east", "west", "nord", "sud", "est", "ouest", "norte", "sul", "sur", "centre"})
"""Coders cut provinces in parts: "Shan-North" lies in Shan."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a report but for its words. `homes` weigh countries of its parties, by code (ISO 3166-1
    alpha-2): 1 counts as much as naming the country once; `fronts` are those of its day.
    """

    homes: Mapping[str, float]
    fronts: tuple[Front, ...] = ()


NOWHERE = Scene({})


@dataclass(frozen=True, slots=True)
class Setting:
    """`shares` are of what the report says of countries, by code; they sum to 1, or are empty. `provinces` are weights
    of each province (by country and skeleton of its name) against the one that is named most; `own` is what each name
    (its fold) gave to them itself.
    """

    shares: Mapping[str, float]
    provinces: Mapping[tuple[str, str], float]
    own: Mapping[str, Mapping[tuple[str, str], float]] = field(default_factory=dict)

    def beside(self, name: str) -> "Setting":
        """What the report says but for this name, which speaks for every province that has a place called so."""
        given = self.own.get(fold(name))
        if not given:
            return self
        left = {key: weight - given.get(key, 0.0) for key, weight in self.provinces.items()}
        most = max(left.values(), default=0.0)
        # of what is left nothing may be sure: one town named in passing does not make its province the scene
        return replace(self, provinces={key: weight / max(most, LEAST_LEFT) for key, weight in left.items()}, own={})

    def share(self, country: str | None) -> float:
        return self.shares.get(country or "", 0.0)

    def home(self, country: str | None) -> float:
        """How the country stands to the one most spoken of, 0 to 1; 1 for any where none is spoken of."""
        most = max(self.shares.values(), default=0.0)
        return self.share(country) / most if most else 1.0

    def province(self, place: Place) -> float:
        return self.provinces.get((place.country or "", skeleton(place.admin1 or "")), 0.0)

    @property
    def countries(self) -> tuple[str, ...]:
        """Those that may be the scene, the most named first."""
        ranked = sorted(self.shares, key=lambda code: (-self.shares[code], code))
        return tuple(code for code in ranked if self.home(code) >= LEAST_SHARE)


def setting(report: Report, said: Sequence[PlaceMention], look: tuple[Gazetteer, PlaceNouns],
            homes: Mapping[str, float]) -> Setting:
    """Read from the report's own words; menus and headlines of other reports say nothing of it."""
    text = "\n".join(report.text[s.start:s.end] for s in report.segments if s.kind in TOLD) or report.text
    names = [look[1].spelt_out(name) for mention in said for name in (mention.name, *mention.within)]
    found = votes(text, *look, sorted(set(names)), homes)
    most = max(found.provinces.values(), default=0.0)
    own = {name: _by_skeleton(given, most) for name, given in found.own.items()}
    return Setting(shares(found.countries), _by_skeleton(found.provinces, most), own)


def _by_skeleton(provinces: Mapping[tuple[str, str], float], most: float) -> Mapping[tuple[str, str], float]:
    told: dict[tuple[str, str], float] = {}
    for (code, name), weight in provinces.items():
        key = (code, skeleton(name))
        told[key] = max(told.get(key, 0.0), weight / most)
    return told


@dataclass(frozen=True, slots=True)
class Look:
    """How names are looked up for one report."""

    gazetteer: Gazetteer
    setting: Setting
    nouns: PlaceNouns
    fronts: tuple[Front, ...] = ()

    def wider(self, mention: PlaceMention) -> Links:
        """The places each wider name said with the mention may be; names that are none are left out."""
        own = self._city(mention, ()) or self.gazetteer.find(self.nouns.spelt_out(mention.name), fuzzy=False)
        homes = {entry.place.country or "" for entry in own}
        links = tuple((name, entries) for name in mention.within
                      if (entries := (*_alike(self._wide(name), self.nouns),
                                      *_alike(self._at_home(name, homes), self.nouns))))
        found = coherent(own, links, self.setting.shares)
        if self.nouns.kind(mention.feature) in EQUALS or mention.feature == "city":
            found = _without_equals(own, found, self.setting)
        return tuple((name, _surest(entries)) for name, entries in found)

    def _wide(self, name: str) -> tuple[PlaceEntry, ...]:
        """Of "Yangon-West", where no place is called so, West Yangon; of "Shan-North", those called Shan."""
        name = self.nouns.spelt_out(name)
        whole_word = self.nouns.short.get(f"{name}.")  # "Churchill, Man" has lost the dot of its sentence's end
        if whole_word:
            return (*self._named(name, self.setting.countries), *self._named(whole_word, self.setting.countries))
        if not self.gazetteer.find(name, fuzzy=False):
            words = name.replace("-", " ").split()
            whole = [word for word in words if word.lower() not in SIDES]
            turned = [" ".join([*(word for word in words if word not in whole), *whole]), " ".join(whole)]
            name = next((other for other in turned if other and self.gazetteer.find(other, fuzzy=False)), name)
        found = self._named(name, self.setting.countries)
        if found or self.nouns.kind(self.nouns.features.get(name.lower().split()[-1])) not in GROUNDS:
            return found
        return self._named(without_noun(name, self.nouns), self.setting.countries)

    def _at_home(self, name: str, homes: AbstractSet[str]) -> tuple[PlaceEntry, ...]:
        """ "Sokuluk in Chui region": what is like the wider name in the few countries that have a place of the name."""
        if not 0 < len(homes) <= FEW or homes & set(self.setting.countries):
            return ()
        return self.gazetteer.find(name, countries=sorted(homes))

    def unit(self, mention: PlaceMention) -> PlaceMention:
        """ "Kesra State" is the province called Kesra, where nothing bears the whole name."""
        bare = without_noun(mention.name, self.nouns)
        if mention.feature is not None or bare == mention.name or self.gazetteer.known([mention.name]):
            return mention
        feature = self.nouns.features[mention.name[len(bare):].strip().lower()]
        unit = self.nouns.kind(feature) in {"district", "province"}
        return replace(mention, name=bare, feature=feature) if unit else mention

    def places(self, mention: PlaceMention, links: Links) -> tuple[PlaceEntry, ...]:
        """Those the mention's name may be; a building or street only by its very name: like names are everywhere."""
        kind = self.nouns.kind(mention.feature)
        if kind in {"building", "part"} and _ends_in_noun(mention.name, self.nouns):
            return self.gazetteer.find(mention.name, fuzzy=False)
        said = tuple(sorted({entry.place.country or "" for _, entries in links for entry in entries}))
        countries = said or self.setting.countries
        found = self._city(mention, countries) or self._named(mention.name, countries)
        if not found and kind in {"camp", "area"}:
            return self._named(without_noun(mention.name, self.nouns), countries)
        return found

    def _city(self, mention: PlaceMention, countries: Sequence[str]) -> tuple[PlaceEntry, ...]:
        """ "Kansas City" is read as the city of Kansas, "Cape Town" as a town: those that are called so whole."""
        whole = f"{mention.name} {mention.feature}".title()
        if mention.feature not in TOWNS or not self.gazetteer.find(whole, fuzzy=False):
            return ()
        # "the city of Dallas" is no Dallas City: both are asked
        return (*self._named(whole, countries), *self.gazetteer.find(self.nouns.spelt_out(mention.name), fuzzy=False))

    def pointed(self, chosen: Resolution[Place]) -> Resolution[Place]:
        """With a point: where only the province or country of the chosen place has one, its middle, which is said."""
        place = chosen.chosen
        if place is None or place.lat is not None or place.country is None:
            return chosen
        wider = self._province(place)
        if wider is None:
            return chosen
        reason = f"where it lies is not known: the middle of {wider.name} stands in"
        point = replace(place, lat=wider.lat, lon=wider.lon, precision=wider.precision)
        return replace(chosen, chosen=point, reasons=(*chosen.reasons, reason))

    def _province(self, place: Place) -> Place | None:
        held = self.gazetteer.find(place.admin1 or "", countries=[place.country or ""], fuzzy=False)
        return next((e.place for e in held if e.feature == "admin1" and e.place.lat is not None), None)

    def _named(self, name: str, countries: Sequence[str]) -> tuple[PlaceEntry, ...]:
        """Places of this very name anywhere; of like names only in these countries, for like names are everywhere."""
        short, name = name, self.nouns.spelt_out(name)
        exact = self.gazetteer.find(name, fuzzy=False)
        if name != short:  # "Ga." is the state: neither countries nor towns are abbreviated so
            exact = tuple(entry for entry in exact if entry.feature == "admin1") or exact
        if not exact and (whole := self.nouns.short.get(f"{name}.")):
            exact = self.gazetteer.find(whole, fuzzy=False)
        if not exact and "/" in name:  # "Abu Rasin/ Zirgan": two names of one place
            parts = (self.gazetteer.find(part.strip(), fuzzy=False) for part in name.split("/"))
            exact = next((found for found in parts if found), ())
        exact = called_so(name, exact)
        if not countries:
            return exact
        alike = self.gazetteer.find(name, countries=countries)
        held = {entry.place.id for entry in exact}
        return (*exact, *(entry for entry in alike if entry.place.id not in held))


def _without_equals(own: Sequence[PlaceEntry], links: Links, setting: Setting) -> Links:
    """ "Iraq, Syria" and "Toronto, Vancouver" are lists: what is known far and wide, where the report speaks of its
    country, lies in no place that holds none of the name."""
    known = [entry for entry in own if _city(entry) or entry.feature in {"admin1", "country"}]
    if not any(entry.feature == "country" or (entry.population or 0) >= METROPOLIS
               or setting.home(entry.place.country) >= LEAST_SHARE for entry in known):
        return links
    if any(_holds(wide, each) for (_, inner), (_, outer) in pairwise(links) for wide in outer for each in inner):
        return links  # "(Boru, Kesra)" is an address whatever stands before it
    return tuple((name, entries) for name, entries in links
                 if any(_holds(wide, each) for wide in entries for each in own))


def own_named(name: str, entries: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """But for those that only bear the name beside their own."""
    return tuple(e for e in entries if e.match is not Match.EXACT or same_name(name, e.place.name))


def called_so(name: str, exact: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """ "Islamabad" is no former name of Chattogram: beside a city that is called so, none that only was."""
    own = own_named(name, exact)
    return own if any(_city(entry) for entry in own) else exact


def _city(entry: PlaceEntry) -> bool:
    return entry.feature == "settlement" and (entry.population or 0) >= CITY


def _holds(wide: PlaceEntry, entry: PlaceEntry) -> bool:
    """Whether the one may lie in the other, or by it: of "Toronto, Vancouver" and "Iraq, Syria" neither does."""
    if wide.place.country != entry.place.country or entry.feature == "country":
        return False
    if wide.feature == "country" or (wide.feature == "admin1" and wide.place.admin1 == entry.place.admin1):
        return True
    apart = distance_km(wide.place, entry.place)
    return entry.feature != "admin1" and (apart is None or apart <= BY_KM)


def misspelt(entry: PlaceEntry, nouns: PlaceNouns) -> bool:
    """Whether a like name belongs to a country where nobody transliterates, so that it is another name."""
    like = entry.similarity >= SETTLED_SPELLING and len(entry.place.name) >= SETTLED_LETTERS
    return not like and entry.match in {Match.SKELETON, Match.FUZZY} \
        and (entry.place.country or "").lower() in nouns.settled


def _alike(named: tuple[PlaceEntry, ...], nouns: PlaceNouns) -> tuple[PlaceEntry, ...]:
    """Of a name said only to say where another lies, those that bear it, else those most like it; a country's own name
    is like no other."""
    entries = [e for e in named if e.place.precision is not PlacePrecision.UNKNOWN and not misspelt(e, nouns)]
    own = [entry for entry in entries if entry.match in {Match.EXACT, Match.ALIAS}]
    if any(entry.feature == "country" for entry in own):
        return tuple(entry for entry in own if entry.feature != "settlement")  # "Bogotá, Colombia"
    best = max((entry.similarity for entry in entries), default=0.0)
    return tuple(entry for entry in entries if entry.similarity >= max(best - LIKE, LEAST_LIKE))


def _surest(entries: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """Said with another place, Quneitra is the province or its town, not a village of that name elsewhere."""
    units = {(e.place.country, e.place.admin1) for e in entries if e.feature in {"admin1", "country"}}
    return tuple(e for e in entries if not units or (e.place.country, e.place.admin1) in units)


def _ends_in_noun(name: str, nouns: PlaceNouns) -> bool:
    return name.lower().split()[-1] in nouns.features


def without_noun(name: str, nouns: PlaceNouns) -> str:
    """ "Nuseirat refugee camp" is Nuseirat."""
    words = name.split()
    for width in (3, 2, 1):
        if len(words) > width and " ".join(words[-width:]).lower() in nouns.features:
            return " ".join(words[:-width])
    return name


def points(places: Iterable[Place]) -> tuple[Place, ...]:
    """Those that lie somewhere, each once, in order."""
    return tuple({place.id: place for place in places if place.lat is not None}.values())
