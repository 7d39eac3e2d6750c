"""Actors: claims whose parties are words in; the same parties as entries of the roster, or "none of these", out.

Nothing is invented: "gunmen" stay gunmen, and every choice says which words it rests on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from sijill.knowledge.roster import Roster, Setting
from sijill.model.actor import Actor, ActorKind, ActorMention, ActorRole
from sijill.model.claim import Candidate, Claim, Resolution
from sijill.model.report import Report


@dataclass(frozen=True, slots=True)
class ResolvedParties:
    """A claim's parties resolved; perpetrators and targets run parallel to the claim's own.

    `source` resolves the words of the claim's source, the publisher where it has none.
    """

    perpetrators: tuple[Resolution[Actor], ...] = ()
    targets: tuple[Resolution[Actor], ...] = ()
    source: Resolution[Actor] | None = None
    publisher: Resolution[Actor] | None = None


def resolve_actors(report: Report, claims: Sequence[Claim], roster: Roster,
                   countries: Sequence[str]) -> tuple[ResolvedParties, ...]:
    """Parties of each claim, in order. `countries` are those of the report's places (ISO 3166-1 alpha-2), likeliest
    first; where none is known, the publisher's and those that the text itself names most often stand in.
    """
    where = tuple(dict.fromkeys(countries)) or _at_home(report, roster)
    on = report.published.latest if report.published is not None else None
    publisher = _publisher(report, roster)
    side = publisher.chosen.side if publisher is not None and publisher.chosen is not None else None
    setting = Setting(where, on, _named(report, claims, roster, Setting(where, on)), side)
    meant = cache(partial(_party, roster=roster, setting=setting))  # claims of a report tell of the same few parties
    return tuple(ResolvedParties(
        tuple(_doer(meant(party.value)) for party in claim.perpetrators),
        tuple(meant(party.value) for party in claim.targets),
        publisher if claim.source is None else _source(claim.source.value.text, roster, setting), publisher)
        for claim in claims)


def _doer(resolution: Resolution[Actor]) -> Resolution[Actor]:
    """A perpetrator; who documents or publishes is none ("AA" is an agency, and an army)."""
    if resolution.chosen is None or resolution.chosen.role not in {ActorRole.MONITOR, ActorRole.OUTLET}:
        return resolution
    reason = f"{resolution.chosen.name} reports, it does not fight"
    return Resolution(resolution.text, None, (reason,), resolution.candidates)


def _party(mention: ActorMention, roster: Roster, setting: Setting) -> Resolution[Actor]:
    resolution = roster.resolve(mention.text, setting)
    if mention.kind is ActorKind.CIVILIAN and resolution.chosen is not None \
            and resolution.chosen.kind is not ActorKind.CIVILIAN:
        return Resolution(mention.text, None, ("the words name civilians, not a party",), resolution.candidates)
    return resolution


def _source(text: str, roster: Roster, setting: Setting) -> Resolution[Actor]:
    """A source is named or a state's office; bare bodies ("military sources") are whoever they are: nobody's word."""
    entry = roster.publisher(text) if not text.islower() else None  # "a monitor said" is not Al-Monitor
    if entry is not None:
        return Resolution(text, entry.actor, (f'"{text}" is a name of {entry.name}',), (Candidate(entry.actor, 1.0),))
    if roster.mentions(text) or roster.nations_in(text):
        return roster.resolve(text, setting)
    return Resolution(text, None, ("the words name no listed source",))


def publishing_country(report: Report, roster: Roster) -> str | None:
    """The one country (ISO 3166 alpha-2) that the report's publisher is listed with; None for several or none."""
    listed = (roster.publisher(given) for given in (report.publisher, report.url) if given)
    entry = next((entry for entry in listed if entry is not None), None)
    return entry.countries[0] if entry is not None and len(entry.countries) == 1 else None


def _publisher(report: Report, roster: Roster) -> Resolution[Actor] | None:
    for given in (report.publisher, report.url):
        entry = roster.publisher(given) if given else None
        if entry is not None and given is not None:
            return Resolution(given, entry.actor, (f'"{given}" is {entry.name}',), (Candidate(entry.actor, 1.0),))
    if report.publisher is None:
        return None
    return Resolution(report.publisher, None, ("no such publisher is listed",))


def _at_home(report: Report, roster: Roster) -> tuple[str, ...]:
    """ "The regime", told by who reports of one country and names no place that is listed, is that country's."""
    home = publishing_country(report, roster)
    return tuple(dict.fromkeys([*([home] if home else []), *_spoken_of(report, roster)]))


def _spoken_of(report: Report, roster: Roster) -> tuple[str, ...]:
    """Countries the text names, the most often named first, ties in order of appearance."""
    times: dict[str, int] = {}
    for hit in roster.nations_in(report.text):
        if len(hit.codes) == 1:
            times[hit.codes[0]] = times.get(hit.codes[0], 0) + 1
    return tuple(sorted(times, key=lambda code: -times[code]))


def _named(report: Report, claims: Sequence[Claim], roster: Roster, setting: Setting) -> tuple[str, ...]:
    """Ids of the actors named plainly: by a name that only they bear, or as a nation's body; in order of appearance."""
    found = [mention.ids[0] for mention in roster.mentions(report.text) if len(mention.ids) == 1
             and (meant := roster.resolve(report.text[mention.start:mention.end], setting).chosen) is not None
             and meant.id == mention.ids[0]]
    for party in (party for claim in claims for party in (*claim.perpetrators, *claim.targets)):
        if roster.nations_in(party.value.text):
            chosen = roster.resolve(party.value.text, setting).chosen
            found += [chosen.id] if chosen is not None else []
    return tuple(dict.fromkeys(found))


