"""Resolved claims, reports and a small roster written by hand, for the tests of what comes after resolving.

Invented throughout: villages of one letter on a line, a day in May, three parties and those who write about them.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from sijill.knowledge.roster import Parent, Roster, RosterEntry, Wording
from sijill.model.actor import Actor, ActorKind, ActorMention, ActorRole
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status, exactly
from sijill.model.claim import Claim, Position, Resolution, ResolvedClaim, SourceKind, SourceMention, Victim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DateRange, day_range
from sijill.model.event import Act, Modality, Scope, Weapon
from sijill.model.evidence import Evidence, Stated
from sijill.model.place import Place, PlaceMention, PlacePrecision
from sijill.model.report import Report, Segment, SegmentKind

DAY = date(2020, 5, 6)

ENTRIES = (
    RosterEntry("north", "Northern Army", ActorKind.STATE, ActorRole.PARTY, side="north"),
    RosterEntry("north_brigade", "Fourth Brigade", ActorKind.STATE, ActorRole.PARTY, parents=(Parent("north"),)),
    RosterEntry("north_news", "Northern News", ActorKind.UNKNOWN, ActorRole.OUTLET, side="north"),
    RosterEntry("north_ministry", "Northern Ministry of Defence", ActorKind.STATE, ActorRole.AGENCY, side="north"),
    RosterEntry("south", "Southern Front", ActorKind.ARMED_GROUP, ActorRole.PARTY, side="south"),
    RosterEntry("south_radio", "Southern Radio", ActorKind.UNKNOWN, ActorRole.OUTLET, side="south"),
    RosterEntry("east", "Eastern Federation", ActorKind.STATE, ActorRole.PARTY, side="east"),
    RosterEntry("monitor", "Lamp Monitor", ActorKind.UNKNOWN, ActorRole.MONITOR),
    RosterEntry("archive", "River Archive", ActorKind.UNKNOWN, ActorRole.MONITOR),
    RosterEntry("rescuers", "Green Rescuers", ActorKind.UNKNOWN, ActorRole.AGENCY),
    RosterEntry("daily", "The Daily", ActorKind.UNKNOWN, ActorRole.OUTLET),
    RosterEntry("weekly", "The Weekly", ActorKind.UNKNOWN, ActorRole.OUTLET),
    RosterEntry("chronicle", "The Chronicle", ActorKind.UNKNOWN, ActorRole.OUTLET),
)
STANCES = {"opponents": [{"members": ["north", "south"], "source": "invented"}],
           "allies": [{"members": ["north", "east"], "source": "invented"}]}


def small_roster() -> Roster:
    """North and South at war, East allied with North, a monitor, rescuers and two newspapers without a side."""
    return Roster(ENTRIES, (), Wording.from_tables([STANCES]))


ROSTER = small_roster()


def village(name: str = "A", km: float = 0.0, precision: PlacePrecision = PlacePrecision.SETTLEMENT) -> Place:
    """A place so many kilometres north of village A."""
    return Place(f"test:{name}", name, "XX", "Province", None, 35.0 + km / 111.195, 40.0, precision)


def at_least(number: int) -> CountRange:
    return CountRange(number, number, None)


def killed(count: CountRange | int, group: Group = Group.ALL, status: Status = Status.CIVILIAN) -> Casualty:
    return Casualty(Harm.KILLED, group, status, exactly(count) if isinstance(count, int) else count)


def month_day(month: int, day: int) -> DateRange:
    """A day of an open year."""
    return replace(UNKNOWN_DATE, basis=DateBasis.STATED, edtf=f"XXXX-{month:02}-{day:02}")


@dataclass(frozen=True)
class Told:
    """A claim in brief; every part may be left out."""

    report: str = "r1"
    telling: int = 0
    at: int = 0
    headline: bool = False
    act: Act = Act.SHELLING
    scope: Scope = Scope.INCIDENT
    modality: Modality = Modality.ASSERTED
    source: str | None = None
    kind: SourceKind = SourceKind.UNKNOWN
    publisher: str | None = None
    day: DateRange = field(default_factory=lambda: day_range(DAY))
    time: str | None = None
    place: Place | None = field(default_factory=village)
    place_text: str | None = None
    by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    on_kind: ActorKind = ActorKind.CIVILIAN
    tolls: tuple[Casualty, ...] = ()
    victims: tuple[Victim, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    denied_by: str | None = None

    @property
    def id(self) -> str:
        return f"clm_{self.report}_{self.telling}_{self.at}"


def stated(value: object, text: str = "words") -> Stated:
    return Stated(value, (Evidence(0, len(text), text),))


def resolution(name: str) -> Resolution[Actor]:
    """Of a roster id; of any other words none."""
    entry = ROSTER.get(name)
    return Resolution(name, entry.actor if entry else None)


def mention(name: str, kind: ActorKind) -> Stated[ActorMention]:
    entry = ROSTER.get(name)
    return stated(ActorMention(entry.name if entry else name, kind))


def claim(told: Told) -> ResolvedClaim:
    place_name = told.place_text or (told.place.name if told.place else None)
    made = Claim(
        told.id, told.report, stated(told.act, told.act.value), told.modality, told.scope, told.telling,
        Position(told.at, 0, told.headline),
        source=stated(SourceMention(told.source, told.kind)) if told.source else None,
        time=stated(told.time, told.time) if told.time else None,
        place=stated(PlaceMention(place_name)) if place_name else None,
        perpetrators=tuple(mention(name, ActorKind.UNKNOWN) for name in told.by),
        targets=tuple(mention(name, told.on_kind) for name in told.on),
        casualties=tuple(stated(toll) for toll in told.tolls),
        victims=tuple(stated(victim) for victim in told.victims),
        weapons=tuple(stated(weapon) for weapon in told.weapons),
        denied_by=mention(told.denied_by, ActorKind.UNKNOWN) if told.denied_by else None)
    return ResolvedClaim(
        made, Resolution("", told.day if told.day.edtf else None),
        place=Resolution(place_name, told.place) if place_name else None,
        perpetrators=tuple(resolution(name) for name in told.by), targets=tuple(resolution(name) for name in told.on),
        source=resolution(told.source) if told.source else None,
        publisher=resolution(told.publisher) if told.publisher else None)


def report(name: str = "r1", text: str | None = None, published: date | None = DAY,
           publisher: str | None = None) -> Report:
    words = text or f"A report called {name}."
    return Report(name, words, "0" * 64, f"{name}.txt", (Segment(0, len(words), SegmentKind.BODY),),
                  published=day_range(published) if published else None, publisher=publisher)


def reports(*told: Told, **texts: str) -> dict[str, Report]:
    """A report for each id, with the text given under its id, or a short one of its own."""
    return {t.report: report(t.report, texts.get(t.report), publisher=t.publisher) for t in told}
