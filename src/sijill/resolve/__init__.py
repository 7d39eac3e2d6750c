"""A report's claims come in; the places, actors and days they mean go out, or "none of these", with reasons."""

from collections.abc import Sequence

from sijill.knowledge import Knowledge
from sijill.knowledge.fronts import fronts, on_day
from sijill.knowledge.placenouns import place_nouns
from sijill.knowledge.zones import zones
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.report import Report
from sijill.resolve.actors import publishing_country, resolve_actors
from sijill.resolve.date_clock import clocks
from sijill.resolve.dates import resolve_dates
from sijill.resolve.place_events import carry_on, keep_together
from sijill.resolve.place_homes import homes_of
from sijill.resolve.place_setting import Scene
from sijill.resolve.places import resolve_places


def resolve(report: Report, claims: Sequence[Claim], knowledge: Knowledge) -> tuple[ResolvedClaim, ...]:
    """One resolved claim a claim, in order; claims of one report are read together, for they explain each other."""
    publishing = publishing_country(report, knowledge.roster)
    homes = homes_of(claims, knowledge.roster, publishing)
    day = report.written.latest if report.written else None
    scene = Scene(homes, on_day(fronts(knowledge.packs), day))
    found = resolve_places(report, claims, knowledge.gazetteer, place_nouns(knowledge.packs), scene)
    places = carry_on(claims, keep_together(claims, found))
    countries = tuple(dict.fromkeys(place.chosen.country for place in places
                                    if place and place.chosen and place.chosen.country))
    actors = resolve_actors(report, claims, knowledge.roster, countries)
    told = [place.chosen.country if place and place.chosen else None for place in places]
    at = clocks(report, told, publishing, zones(knowledge.packs))
    dates = resolve_dates(report, claims, knowledge.language.calendar, publishing, at)
    return tuple(ResolvedClaim(claim, date, place, who.perpetrators, who.targets, who.source, who.publisher)
                 for claim, date, place, who in zip(claims, dates, places, actors, strict=True))
