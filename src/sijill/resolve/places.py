"""A report's claims come in; for each the place its words were taken to mean goes out, or none, with other candidates.

Of several places of one name the report's own words choose: the wider place said with it, the country, its other
places; size only when nothing else speaks. Where none will do, the wider place stands in, and the reasons say so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sijill.knowledge.gazetteer import Gazetteer, Match, PlaceEntry, fold, skeleton
from sijill.knowledge.placenouns import PlaceNouns
from sijill.model.claim import Candidate, Claim, Resolution
from sijill.model.place import Place, PlaceMention, PlacePrecision, distance_km
from sijill.model.report import Report
from sijill.resolve.place_namesakes import elsewhere, largest, lone, seatless, without_shadows
from sijill.resolve.place_scores import LIKELY, WIDE, Surroundings, lies_in_unit, scored
from sijill.resolve.place_setting import NOWHERE, Look, Scene, own_named, points, setting, without_noun
from sijill.resolve.place_ways import ends, midway

SHOWN = 5
"""Candidates kept in a resolution; reviewers read no more."""

LEAST = 0.53
"""Score below which no candidate is chosen: an exact name without any support from the report stands at 0.6."""

HOPEFUL = 20
"""Candidates that the report's other places may still choose among; a name borne more often is led by its context."""

CLEAR = 0.05
"""Lead over the next candidate elsewhere at which a place can be no other, and helps to place the others."""

FARTHEST_KM = 80.0
"""From every wider place said with a name, and not in its province; a candidate beyond is another place of the name."""

FARTHEST_PART_KM = 30.0
"""The same for a part of a town, a building or a camp, and for what is said with a town: the largest cities measure so
much across."""

FARTHEST_LIKE_KM, VERY_LIKE = 40.0, 0.9
"""The same for a place whose name is only like, and how like it must be to lie farther: else it is another's name, and
the unit said with the name is nearer."""

FARTHEST_UNIT_KM = 250.0
"""From the middle of a province a unit whose own province is not known; wider are only those of deserts."""

NAMESAKE = 0.25
"""Province, district and town of one name lie within this of each other's score."""

MIDDLE = "unit:"
"""How ids of units begin whose point is their middle."""

ASTRAY_KM, FAMED = 100.0, 300_000
"""From the report's nearest other place, and people of a city that is meant wherever it lies: see `_another`."""

UNITS = frozenset({"country", "admin1", "admin2", "admin3"})
"""Features of what has a border: its middle may lie far from that of the wider unit said with it."""

SMALL, HARDLY, LONELY_KM = 15_000, 0.05, 60.0
"""The same for a small town where towns share their names: people, what of the province spoken of most its own is
spoken of, and kilometres: a county and the next."""

Ranked = tuple[Candidate[Place], ...]
_SPOTS = (PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT, PlacePrecision.EXACT)
_WIDE = (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)
_NARROW = (PlacePrecision.DISTRICT, PlacePrecision.PROVINCE)
_DOUBLE = (PlacePrecision.DISTRICT, PlacePrecision.SETTLEMENT, PlacePrecision.PROVINCE)
"""Of "(Mopti, Mopti)" the first is the district or, where none is listed, its town."""
_TOWNS = (PlacePrecision.SETTLEMENT, PlacePrecision.EXACT)
_COARSE = (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT, PlacePrecision.COUNTRY)


def resolve_places(report: Report, claims: Sequence[Claim], gazetteer: Gazetteer, nouns: PlaceNouns,
                   scene: Scene = NOWHERE) -> tuple[Resolution[Place] | None, ...]:
    """Parallel to the claims; None for a claim that states no place. `scene` is what is known but for the words."""
    said = [claim.place.value for claim in claims if claim.place]
    chosen = resolve_mentions(report, said, (gazetteer, nouns), scene)
    return tuple(replace(_of_events(chosen[claim.place.value]), text=claim.place.text) if claim.place else None
                 for claim in claims)


def _of_events(found: Resolution[Place]) -> Resolution[Place]:
    """Nothing happens in all of Africa: what is wider than a country is no place of an event."""
    if found.chosen is None or found.chosen.precision is not PlacePrecision.UNKNOWN:
        return found
    return replace(found, chosen=None, reasons=(f"{found.chosen.name} is wider than a country",))


def resolve_mentions(report: Report, said: Sequence[PlaceMention], knowing: tuple[Gazetteer, PlaceNouns],
                     scene: Scene = NOWHERE) -> Mapping[PlaceMention, Resolution[Place]]:
    """Of all mentions of places of one report, each beside the others. `scene` as in `resolve_places`."""
    ways = {mention: pair for mention in dict.fromkeys(said) if (pair := ends(mention, *knowing))}
    asked = [*(mention for mention in said if mention not in ways), *(end for pair in ways.values() for end in pair)]
    mentions = _completed(asked, knowing[1])
    if not mentions:
        return {}
    look = Look(knowing[0], setting(report, asked, knowing, scene.homes), knowing[1], scene.fronts)
    alone = {mention: _told(look.unit(full), look) for mention, full in mentions.items()}
    found = {mention: told.chosen() for mention, told in _together(alone).items()}
    return found | {mention: midway(mention, pair, found) for mention, pair in ways.items()}


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention with the places it may be, what they are judged against, and how they stand."""

    mention: PlaceMention
    entries: tuple[PlaceEntry, ...]
    around: Surroundings
    look: Look
    ranked: Ranked

    def beside(self, anchors: tuple[Place, ...]) -> "_Told":
        if anchors == self.around.anchors:
            return self
        around = replace(self.around, anchors=anchors)
        return replace(self, around=around, ranked=_ranked(self.mention, self.entries, around))

    def chosen(self) -> Resolution[Place]:
        fitting = tuple(c for c in self.ranked if c.score >= LEAST
                        and not _contradicted(c.value, self.mention, self.around))
        if fitting and not self._another(fitting):
            return self.look.pointed(_chosen(self.mention, fitting, self.ranked, self.around))
        return self.look.pointed(_stand_in(self.mention, self.around, self.ranked[:SHOWN]))

    def _another(self, fitting: Ranked) -> bool:
        """Whether the best lies so far from all else the report speaks of that it means a place that is not listed."""
        best, around = fitting[0].value, self.around
        if around.within or best.precision not in _SPOTS:
            return False
        people = next((entry.population or 0 for entry in self.entries if entry.place.id == best.id), 0)
        spoken = around.setting.province(best)
        apart = min((far for other in around.anchors if (far := distance_km(best, other)) is not None), default=0.0)
        return (people < FAMED and spoken < LIKELY and apart > ASTRAY_KM and self._any_of_many(fitting)) \
            or (people < SMALL and spoken < HARDLY and apart > LONELY_KM and self._namesake(best))

    def _any_of_many(self, fitting: Ranked) -> bool:
        """Whether another place of the name, in another province, is about as good."""
        rival = _rival(self._called_so(fitting))
        return rival is not None and fitting[0].score - rival.score < CLEAR and \
            (rival.value.country, rival.value.admin1) != (fitting[0].value.country, fitting[0].value.admin1)

    def _namesake(self, best: Place) -> bool:
        """Whether it is a town of a country where names are borne by dozens of towns, most of them too small to be
        listed."""
        return best.precision is PlacePrecision.SETTLEMENT and (best.country or "").lower() in self.look.nouns.native

    def _called_so(self, fitting: Ranked) -> Ranked:
        """Of them, where the best bears the name as its own, those that do: "Samos" is not the other name of Sámi,
        and "Falls Village" no village called Falls."""
        if fold(fitting[0].value.name) == fold(f"{self.mention.name} {self.mention.feature}"):
            return fitting[:1]
        own = {entry.place.id for entry in own_named(self.mention.name, self.entries)}
        return tuple(c for c in fitting if c.value.id in own) if fitting[0].value.id in own else fitting


def _ranked(mention: PlaceMention, entries: Iterable[PlaceEntry], around: Surroundings) -> Ranked:
    return tuple(sorted((scored(mention, entry, around) for entry in entries), key=lambda c: (-c.score, c.value.id)))


def _told(mention: PlaceMention, look: Look) -> _Told:
    links = look.wider(mention)
    beside = look.setting.beside(look.nouns.spelt_out(mention.name))
    around = Surroundings(links, (), beside, look.nouns, fronts=look.fronts)
    held = _if_part(mention, look.places(mention, links), look)
    held = held if links or look.nouns.kind(mention.feature) else without_shadows(mention.name, held)
    around = _surely_within(mention, held, around)
    held = _of_its_level(mention, held, around)
    entries = tuple(e for e in held if e.similarity >= VERY_LIKE
                    or not _contradicted(e.place, mention, around, FARTHEST_LIKE_KM))
    around = replace(around, largest=largest(entries, look.nouns), seatless=seatless(entries), lone=lone(entries))
    ranked = _ranked(mention, entries, around)[:HOPEFUL]
    best = {candidate.value.id for candidate in ranked}
    return _Told(mention, tuple(entry for entry in entries if entry.place.id in best), around, look, ranked)


def _surely_within(mention: PlaceMention, entries: Iterable[PlaceEntry], around: Surroundings) -> Surroundings:
    """Without the wider names that no place bears, only some like it, where every place that is called as the mention
    lies outside those, and one of them inside all others: "the Sanaya quarter, next to Shuft, of Nuri City" is not by
    Shafet, abroad."""
    sure = tuple(link for link in around.within if any(entry.similarity >= VERY_LIKE for entry in link[1]))
    if not sure or len(sure) == len(around.within):
        return around
    narrow = replace(around, within=sure)
    named = [e.place for e in entries if e.match in {Match.EXACT, Match.ALIAS}]
    if any(not _contradicted(place, mention, around) for place in named):
        return around
    return narrow if any(not _contradicted(place, mention, narrow) for place in named) else around


def _of_its_level(mention: PlaceMention, entries: tuple[PlaceEntry, ...],
                  around: Surroundings) -> tuple[PlaceEntry, ...]:
    """ "Limba district", where a district is called so and may be meant: no town whose name is merely like it."""
    if around.nouns.kind(mention.feature) not in {"district", "province"}:
        return entries
    named = any(e.match in {Match.EXACT, Match.ALIAS} and e.feature in UNITS - {"country"} and around.within
                and not _contradicted(e.place, mention, around) for e in entries)
    return entries if not named else tuple(
        e for e in entries if e.match in {Match.EXACT, Match.ALIAS} or e.feature in UNITS)


def _if_part(mention: PlaceMention, entries: tuple[PlaceEntry, ...], look: Look) -> tuple[PlaceEntry, ...]:
    """ "In the Sanaya neighbourhood", no town being said: no village whose name is merely like it."""
    if mention.within or look.nouns.kind(mention.feature) != "part":
        return entries
    return tuple(e for e in entries if e.match is not Match.SKELETON or e.feature != "settlement")


def _together(alone: Mapping[PlaceMention, _Told]) -> Mapping[PlaceMention, _Told]:
    """Each judged beside the others' places: first those that can be no other, then whatever all were taken for."""
    told = alone
    for sure in (True, False):
        best = {said: one.ranked[0].value for said, one in told.items() if _usable(one.ranked, sure)}
        told = {said: one.beside(_others(said, best, one.look.nouns)) for said, one in told.items()}
    return told


def _others(said: PlaceMention, best: Mapping[PlaceMention, Place], nouns: PlaceNouns) -> tuple[Place, ...]:
    """But for places of this very name, which say nothing of where it lies: "Nuri County" beside "Nuri"."""
    own = fold(without_noun(said.name, nouns))
    return points(place for other, place in best.items() if fold(without_noun(other.name, nouns)) != own)


def _usable(ranked: Ranked, sure: bool) -> bool:
    if not ranked or ranked[0].score < LEAST or ranked[0].value.precision in WIDE:
        return False
    rival = _rival(ranked)
    return not sure or rival is None or ranked[0].score - rival.score >= CLEAR


def _rival(ranked: Ranked) -> Candidate[Place] | None:
    return next((c for c in ranked[1:] if elsewhere(c.value, ranked[0].value)), None)


def _completed(mentions: Iterable[PlaceMention], nouns: PlaceNouns) -> dict[PlaceMention, PlaceMention]:
    """Each mention once, with the wider places another mention of the same name says where it says none itself; the
    market of Tall Nuri lies in Tall Nuri, where the report speaks of that place.
    """
    told = list(dict.fromkeys(mentions))
    said: dict[str, tuple[str, ...]] = {}
    for mention in told:
        if mention.within:
            said.setdefault(fold(mention.name), mention.within)
    places = {fold(name) for mention in told for name in (mention.name, *mention.within)}
    full = {mention: replace(mention, within=mention.within or said.get(fold(mention.name), ())) for mention in told}
    return {mention: replace(whole, within=(owner, *(name for name in whole.within if name != owner)))
            if (owner := without_noun(mention.name, nouns)) and fold(owner) in places
            and fold(owner) != fold(mention.name) and nouns.kind(mention.feature) in {"building", "camp"} else whole
            for mention, whole in full.items()}


def _chosen(mention: PlaceMention, fitting: Ranked, ranked: Ranked, around: Surroundings) -> Resolution[Place]:
    best = _located(fitting)
    place, why = _honest(best.value, mention, around.nouns)
    return Resolution(mention.name, place, (*best.reasons, *why, *_rivals(fitting)), ranked[:SHOWN])


def _located(fitting: Ranked) -> Candidate[Place]:
    """The best; where it lies nowhere, another of the same province that lies somewhere: a unit and its seat."""
    best = fitting[0]
    if best.value.lat is not None:
        return best
    return next((c for c in fitting if c.value.lat is not None and c.value.country == best.value.country
                 and c.value.admin1 == best.value.admin1 and c.score >= best.score - NAMESAKE), best)


def _rivals(ranked: Ranked) -> tuple[str, ...]:
    rival = _rival(ranked)
    if rival is None or ranked[0].score - rival.score >= CLEAR:
        return ()
    where = ", ".join(part for part in (rival.value.admin1, rival.value.country) if part)
    return (f"little better than {rival.value.name} in {where}",)


def _contradicted(place: Place, mention: PlaceMention, around: Surroundings, farthest: float = FARTHEST_KM) -> bool:
    """Whether the candidate lies in another country than a wider name said with it, or far from where that may be."""
    if around.nouns.kind(mention.feature) in {"part", "building", "camp"}:
        farthest = FARTHEST_PART_KM
    wider = [[entry.place for entry in entries] for _, entries in around.within]
    if place.admin1 is None and any(_beside(place, other) for places in wider for other in places):
        return False  # a unit of no known province, whose middle may lie far from that of the province said
    return any(_outside(place, places, farthest) for places in wider)


def _beside(place: Place, district: Place) -> bool:
    apart = distance_km(place, district)
    return district.precision is PlacePrecision.DISTRICT and apart is not None and apart <= FARTHEST_LIKE_KM


def _outside(place: Place, wider: Sequence[Place], farthest: float) -> bool:
    if place.precision is PlacePrecision.UNKNOWN:
        return False
    here = [other for other in wider if other.country == place.country]
    if not here:
        return bool(wider)
    return not any(other.id == place.id or _holds(place, other, farthest) for other in here)


def _holds(place: Place, wider: Place, farthest: float) -> bool:
    """Whether the place may lie in, or by, the wider one."""
    if wider.precision is PlacePrecision.COUNTRY:
        return True
    same = not (wider.precision is PlacePrecision.PROVINCE and lies_in_unit(wider)) and \
        skeleton(wider.admin1 or "") == skeleton(place.admin1 or "")
    apart = distance_km(place, wider)
    if apart is not None and None in {wider.admin1, place.admin1}:
        return apart <= (FARTHEST_UNIT_KM if wider.precision is PlacePrecision.PROVINCE else farthest)
    if wider.precision is PlacePrecision.PROVINCE or apart is None:
        return same or (apart is not None and apart <= FARTHEST_KM and wider.admin1 != wider.name)
    if wider.precision in _TOWNS:
        farthest = min(farthest, FARTHEST_PART_KM)  # a village "in" or "near" a town is not half a province away
    return apart <= farthest or (same and bool(wider.admin2) and wider.admin2 == place.admin2)


def _honest(place: Place, mention: PlaceMention, nouns: PlaceNouns) -> tuple[Place, tuple[str, ...]]:
    """The precision the words allow: "near X" is not X."""
    relation = mention.relation
    rural = relation is not None and relation.removesuffix(" of") in nouns.rural
    if rural and place.precision is PlacePrecision.SETTLEMENT:
        wide = replace(place, precision=PlacePrecision.DISTRICT)
        return wide, (f"the report says {relation!r}, which reaches far around a town",)
    if relation in nouns.sides:
        return place, (f"of its {relation} part nothing is listed: {place.name} stands in",)
    if relation is None or relation.removesuffix(" of") in nouns.inner:
        house = nouns.kind(mention.feature) == "building" and place.precision is not PlacePrecision.EXACT
        return place, (f"no {mention.feature} of the name is listed: {place.name} stands in",) if house else ()
    if place.precision in {PlacePrecision.SETTLEMENT, PlacePrecision.EXACT}:
        near = replace(place, precision=PlacePrecision.NEAR_SETTLEMENT)
        return near, (f"the report says {relation!r}, so not there itself",)
    return place, ()


def _stand_in(mention: PlaceMention, around: Surroundings, shown: Ranked) -> Resolution[Place]:
    """The wider place said with a name of which no place will do."""
    missing = f"no place called {mention.name} fits"
    part = around.nouns.kind(mention.feature) in {"part", "building", "camp"}
    for i, (name, entries) in enumerate(around.within):
        blank = PlaceMention(name, within=tuple(other for other, _ in around.within if other != name))
        rest = replace(around, within=tuple(pair for pair in around.within if pair[0] != name),
                       largest=largest(entries, around.nouns))
        fit = [e for e in entries if (e.similarity == 1.0 and e.feature in UNITS)
               or not _contradicted(e.place, blank, rest)]
        ranked = _ranked(blank, fit, rest)
        if ranked and ranked[0].score >= LEAST:
            double = any(later == name for later, _ in around.within[i + 1:])
            levels = _DOUBLE if double else _WIDE if i == len(around.within) - 1 else _NARROW
            place = ranked[0].value if part else _coarser(ranked, levels)
            if not part and place.precision not in _COARSE:
                place = replace(place, precision=PlacePrecision.NEAR_SETTLEMENT)
            reason = f"{missing}; {name}, which the report says with it, stands in"
            return Resolution(mention.name, place, (reason,), shown)
    reason = missing if shown else f"no place called {mention.name} is known"
    return Resolution(mention.name, None, (reason,), shown)


def _coarser(ranked: Sequence[Candidate[Place]], levels: Sequence[PlacePrecision]) -> Place:
    """The province or district of the name rather than its town: a village "south of Idlib" is not in the town. Of
    "(Mopti, Mopti)" the first is the district. A unit told by its seat, near which most happens, comes before one
    told by its middle (`MIDDLE`).
    """
    best = ranked[0].value
    alike = [c.value for c in ranked if c.score >= ranked[0].score - NAMESAKE and c.value.lat is not None
             and c.value.country == best.country and c.value.admin1 in {best.admin1, None}]
    for precision in levels:
        held = [place for place in alike if place.precision is precision]
        seat = next((place for place in held if not place.id.startswith(MIDDLE)), None)
        if held:
            return seat or held[0]
    return best
