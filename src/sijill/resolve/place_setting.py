"""A report and the places it mentions come in; where the report as a whole takes place goes out.

The countries it names, and the places it names that can be no other, pull each doubtful name towards themselves.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sijill.knowledge.gazetteer import Gazetteer, PlaceEntry
from sijill.knowledge.placenouns import PlaceNouns
from sijill.model.place import Place, PlaceMention
from sijill.model.report import Report, SegmentKind

TOLD = frozenset({SegmentKind.TITLE, SegmentKind.BODY, SegmentKind.CAPTION, SegmentKind.POST})

DEMONYM_WEIGHT = 0.4
"""Of "Syrian" against "Syria": nationalities name parties from elsewhere too (Russian aircraft, Turkish forces)."""

LEAST_SHARE = 0.15
"""Of all countries named; one named less often is a party's or an outlet's home rather than the scene."""

LIKE, LEAST_LIKE = 0.05, 0.75
"""A wider place is well known, so spelt nearly as it is listed: "Hassakah" is 0.93 like "Hasakah"."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Setting:
    """`shares` are of the report's mentions of countries, by code; they sum to 1, or are empty."""

    shares: Mapping[str, float]

    def share(self, country: str | None) -> float:
        return self.shares.get(country or "", 0.0)

    @property
    def countries(self) -> tuple[str, ...]:
        """Those that may be the scene, the most named first."""
        ranked = sorted(self.shares, key=lambda code: (-self.shares[code], code))
        return tuple(code for code in ranked if self.shares[code] >= LEAST_SHARE)


def setting(report: Report, gazetteer: Gazetteer, nouns: PlaceNouns) -> Setting:
    """Read from the report's own words; menus and headlines of other reports say nothing of it."""
    text = "\n".join(report.text[s.start:s.end] for s in report.segments if s.kind in TOLD) or report.text
    weights: Counter[str] = Counter()
    for code, count in gazetteer.countries_in(text):
        weights[code] += count
    demonyms: Mapping[str, float] = Counter(nouns.demonyms[word.lower()] for word in _WORD.findall(text)
                                            if word.lower() in nouns.demonyms)
    total: dict[str, float] = {code: weights[code] + DEMONYM_WEIGHT * demonyms.get(code, 0.0)
                               for code in sorted({*weights, *demonyms})}
    whole = sum(total.values())
    return Setting({code: weight / whole for code, weight in total.items()} if whole else {})


@dataclass(frozen=True, slots=True)
class Look:
    """How names are looked up for one report."""

    gazetteer: Gazetteer
    setting: Setting
    nouns: PlaceNouns

    def wider(self, mention: PlaceMention) -> tuple[tuple[str, tuple[PlaceEntry, ...]], ...]:
        """The places each wider name said with the mention may be; names that are none are left out."""
        return tuple((name, entries) for name in mention.within if (entries := _surest(self._named(name))))

    def places(self, mention: PlaceMention) -> tuple[PlaceEntry, ...]:
        """Those the mention's name may be; a building or street only by its very name: like names are everywhere."""
        kind = self.nouns.kind(mention.feature)
        if kind in {"building", "part"} and _ends_in_noun(mention.name, self.nouns):
            return self.gazetteer.find(mention.name, fuzzy=False)
        found = self._named(mention.name)
        if not found and kind in {"camp", "area"}:
            return self._named(_without_noun(mention.name, self.nouns))
        return found

    def _named(self, name: str) -> tuple[PlaceEntry, ...]:
        """Places of this very name anywhere; of like names only in the report's countries, where it names any."""
        exact = self.gazetteer.find(name, fuzzy=False)
        alike = self.gazetteer.find(name, countries=self.setting.countries)
        held = {entry.place.id for entry in exact}
        return (*exact, *(entry for entry in alike if entry.place.id not in held))


def _surest(entries: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """Of a name said only to say where another lies, those that bear it, else those most like it."""
    best = max((entry.similarity for entry in entries), default=0.0)
    like = [entry for entry in entries if entry.similarity >= max(best - LIKE, LEAST_LIKE)]
    # said with another place, Quneitra is the province or its town, not a village of that name elsewhere
    units = {(e.place.country, e.place.admin1) for e in like if e.feature in {"admin1", "country"}}
    return tuple(e for e in like if not units or (e.place.country, e.place.admin1) in units)


def _ends_in_noun(name: str, nouns: PlaceNouns) -> bool:
    return name.lower().split()[-1] in nouns.features


def _without_noun(name: str, nouns: PlaceNouns) -> str:
    """ "Nuseirat refugee camp" is Nuseirat."""
    words = name.split()
    for width in (3, 2, 1):
        if len(words) > width and " ".join(words[-width:]).lower() in nouns.features:
            return " ".join(words[:-width])
    return name


def points(places: Iterable[Place]) -> tuple[Place, ...]:
    """Those that lie somewhere, each once, in order."""
    return tuple({place.id: place for place in places if place.lat is not None}.values())
