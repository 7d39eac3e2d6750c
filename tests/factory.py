"""Model values by hand: one invented report with the incident it tells; and strategies for any incident."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from sijill.model.actor import Actor, ActorKind, ActorMention, ActorRole
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status, exactly
from sijill.model.claim import (
    AgeGroup,
    Candidate,
    Claim,
    Position,
    Resolution,
    ResolvedClaim,
    Sex,
    SourceKind,
    SourceMention,
    Victim,
)
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, day_range
from sijill.model.event import Act, Modality, Scope, Weapon
from sijill.model.evidence import Evidence, Stated
from sijill.model.ids import content_id
from sijill.model.incident import (
    Finding,
    Grade,
    GradeCode,
    Incident,
    Judgement,
    Link,
    Party,
    PlaceFinding,
    SourceStanding,
    Standing,
)
from sijill.model.place import Place, PlaceMention, PlacePrecision
from sijill.model.rating import Credibility, Rating, Reliability
from sijill.model.report import PublishedBasis, Report, Segment, SegmentKind

CHILD = "Samir Qaddour"
TEXT = (
    "Twelve dead in Tell Zahra\n\n"
    "Gunmen of the Northern Front shot dead at least 12 civilians, including 3 children, in the village of Tell Zahra "
    "on 4 May 2019, the Orchard Monitor told Valley News. Samir Qaddour, 9, was among the dead.\n\n"
    "The Northern Front had taken the valley in 2018.\n"
)
FRONT = Actor("northern_front", "Northern Front", ActorKind.ARMED_GROUP, ActorRole.PARTY, "northern_front")
MONITOR = Actor("orchard_monitor", "Orchard Monitor", ActorKind.UNKNOWN, ActorRole.MONITOR)
VILLAGE = Place("geonames:1", "Tell Zahra", "SY", "Idlib", None, 35.5, 36.5, PlacePrecision.SETTLEMENT)
NAMESAKE = replace(VILLAGE, id="geonames:2", admin1="Hama", lat=35.1)
DAY = day_range(date(2019, 5, 4))


def make_report(text: str = TEXT, **fields: Any) -> Report:
    """Paragraphs are segments, the first is the title."""
    segments, start = [], 0
    for number, paragraph in enumerate(text.rstrip("\n").split("\n\n")):
        kind = SegmentKind.BODY if number else SegmentKind.TITLE
        segments.append(Segment(start, start + len(paragraph), kind))
        start += len(paragraph) + 2
    values: dict[str, Any] = {
        "id": content_id("rep", text), "text": text, "sha256": "0" * 64, "origin": "zahra.txt",
        "segments": tuple(segments), "published": day_range(date(2019, 5, 5)), "publisher": "Valley News",
        "published_basis": PublishedBasis.METADATA, "title": "Twelve dead in Tell Zahra", "external_id": "row-7",
    }
    return Report(**(values | fields))


def quote(report: Report, words: str) -> tuple[Evidence, ...]:
    start = report.text.index(words)
    return (Evidence(start, start + len(words), words),)


def make_claim(report: Report | None = None, **fields: Any) -> Claim:
    report = report or make_report()
    number, children = Casualty(Harm.KILLED, Group.ALL, Status.CIVILIAN, CountRange(12, 12, None)), exactly(3)
    victim = Victim(CHILD, (Harm.KILLED,), age=9, age_group=AgeGroup.CHILD, sex=Sex.MALE, protected=True)
    values: dict[str, Any] = {
        "id": content_id("clm", report.id, 1), "report_id": report.id,
        "act": Stated(Act.SHOOTING, quote(report, "shot dead")), "modality": Modality.ASSERTED,
        "scope": Scope.INCIDENT, "telling": 0, "position": Position(1, 0),
        "source": Stated(SourceMention("the Orchard Monitor", SourceKind.MONITOR, ("Valley News",)),
                         quote(report, "the Orchard Monitor")),
        "time": Stated("on 4 May 2019", quote(report, "on 4 May 2019")),
        "place": Stated(PlaceMention("Tell Zahra", feature="village"), quote(report, "the village of Tell Zahra")),
        "perpetrators": (Stated(ActorMention("Gunmen of the Northern Front", ActorKind.ARMED_GROUP),
                                quote(report, "Gunmen of the Northern Front")),),
        "targets": (Stated(ActorMention("civilians", ActorKind.CIVILIAN), quote(report, "civilians")),),
        "casualties": (Stated(number, quote(report, "at least 12 civilians")),
                       Stated(Casualty(Harm.KILLED, Group.CHILDREN, Status.CIVILIAN, children),
                              quote(report, "3 children"))),
        "victims": (Stated(victim, quote(report, CHILD)),),
        "weapons": (Stated(Weapon.SMALL_ARMS, quote(report, "shot")),), "extractor": "rules 0.1.0",
    }
    return Claim(**(values | fields))


def make_resolved(claim: Claim | None = None, **fields: Any) -> ResolvedClaim:
    claim = claim or make_claim()
    values: dict[str, Any] = {
        "claim": claim,
        "date": Resolution("on 4 May 2019", DAY, ("the text names the day",)),
        "place": Resolution("Tell Zahra", VILLAGE, ("nearest to the other places of the report",), (
            Candidate(VILLAGE, 0.9, ()), Candidate(NAMESAKE, 0.4, ("70 km away",)))),
        "perpetrators": (Resolution("Northern Front", FRONT, ("a name of the roster",)),),
        "targets": (Resolution("civilians", None, ("not an organised party",)),),
        "source": Resolution("the Orchard Monitor", MONITOR, ("a name of the roster",)),
        "publisher": Resolution("Valley News", None, ("not in the roster",)),
    }
    return ResolvedClaim(**(values | fields))


def make_incident(resolved: ResolvedClaim | None = None, **fields: Any) -> Incident:
    resolved = resolved or make_resolved()
    claim = resolved.claim

    def found(value: Any, standing: Standing = Standing.SINGLE_SOURCE) -> Finding[Any]:
        return Finding(value, standing, (claim.id,), (), "one source says so")

    values: dict[str, Any] = {
        "id": content_id("inc", claim.id), "scope": claim.scope,
        "acts": (found(Act.KILLING), found(Act.SHOOTING)), "date": found(DAY),
        "place": found(PlaceFinding(VILLAGE, "the village of Tell Zahra")),
        "perpetrators": (found(Party(FRONT.id, FRONT.name, "Gunmen of the Northern Front", FRONT.kind)),),
        "targets": (found(Party(None, "civilians", "civilians", ActorKind.CIVILIAN)),),
        "casualties": tuple(found(stated.value) for stated in claim.casualties),
        "victims": tuple(found(stated.value) for stated in claim.victims),
        "weapons": (found(Weapon.SMALL_ARMS),),
        "grade": Grade(GradeCode.WEAK, ("one independent source: Orchard Monitor",)),
        "sources": (SourceStanding(MONITOR.id, MONITOR.name, SourceKind.MONITOR, 1, True),
                    SourceStanding(None, "Valley News", SourceKind.OUTLET, 1, False)),
        "claims": (resolved,), "ratings": (RATING,) if claim.id == RATING.claim else (),
        "links": (), "notes": (),
    }
    return Incident(**(values | fields))


RATING = Rating(make_claim().id, Reliability.A, Credibility.POSSIBLE,
                ("it documents, and stands on no side", "no one else tells of it"))


def make_link(left: str, right: str) -> Link:
    return Link(left, right, Judgement.SAME, 0.9, ("same place", "same day"))


# strategies: any value of the model, as strange as its types allow

words = st.text(min_size=1, max_size=12).filter(str.strip)
ids = st.text("0123456789abcdef", min_size=16, max_size=16)
maybe_words = st.none() | words
counts = st.lists(st.integers(0, 10**6), min_size=3, max_size=3).map(sorted).flatmap(
    lambda n: st.sampled_from([CountRange(*n), CountRange(n[0], n[1], None), CountRange(n[0], None, None),
                               CountRange(None, None, n[2]), CountRange(None, None, None)]))
casualties = st.builds(Casualty, st.sampled_from(Harm), st.sampled_from(Group), st.sampled_from(Status), counts)
evidence = st.builds(lambda start, said: (Evidence(start, start + len(said), said),), st.integers(0, 9999), words)
places = st.builds(Place, words, words, st.sampled_from([None, "SY", "UA"]), maybe_words, maybe_words,
                   st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180), st.sampled_from(PlacePrecision))
victims = st.builds(Victim, words, st.lists(st.sampled_from(Harm), max_size=3).map(tuple),
                    st.none() | st.floats(0, 120), st.none() | st.sampled_from(AgeGroup),
                    st.none() | st.sampled_from(Sex), st.sampled_from([None, "IQ"]), maybe_words, st.booleans())
mentions = st.builds(ActorMention, words, st.sampled_from(ActorKind))
actors = st.builds(Actor, words, words, st.sampled_from(ActorKind), st.sampled_from(ActorRole), maybe_words)


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    days = sorted(draw(st.lists(st.dates(date(1990, 1, 1)), min_size=2, max_size=2)))
    known = DateRange(days[0], days[1], draw(st.sampled_from(DatePrecision)), draw(st.sampled_from(DateBasis)),
                      f"{days[0]}/{days[1]}")
    open_year = DateRange(None, None, DatePrecision.DAY, DateBasis.STATED, "XXXX-11-25")
    return draw(st.sampled_from([known, open_year, UNKNOWN_DATE]))


def stated(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Stated[Any]]:
    return st.builds(Stated, values, evidence)


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


def resolutions(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Resolution[Any]]:
    return st.builds(Resolution, words, st.none() | values, several(words),
                     several(st.builds(Candidate, values, st.floats(0, 1), several(words))))


def findings(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Finding[Any]]:
    return st.builds(Finding, values, st.sampled_from(Standing), several(ids.map("clm_{}".format)),
                     several(ids.map("clm_{}".format)), words)


sources = st.builds(SourceMention, words, st.sampled_from(SourceKind), several(words))
claims = st.builds(
    Claim, ids.map("clm_{}".format), st.just(make_report().id), stated(st.sampled_from(Act)), st.sampled_from(Modality),
    st.sampled_from(Scope), st.integers(0, 9), st.builds(Position, st.integers(0, 9), st.integers(0, 9)),
    st.none() | stated(sources), st.none() | stated(words),
    st.none() | stated(st.builds(PlaceMention, words, maybe_words, maybe_words, several(words))),
    several(stated(mentions)), several(stated(mentions)), several(stated(casualties)), several(stated(victims)),
    several(stated(st.sampled_from(Weapon))), st.none() | stated(mentions), several(words), words)
resolved_claims = st.builds(
    ResolvedClaim, claims, resolutions(date_ranges()), st.none() | resolutions(places), several(resolutions(actors)),
    several(resolutions(actors)), st.none() | resolutions(actors), st.none() | resolutions(actors))
parties = st.builds(Party, maybe_words, words, words, st.sampled_from(ActorKind))
casualty_rows = st.lists(findings(casualties), max_size=3, unique_by=lambda finding: (
    finding.value.harm, finding.value.group, finding.value.status)).map(tuple)
incidents = st.builds(
    Incident, ids.map("inc_{}".format), st.sampled_from(Scope), several(findings(st.sampled_from(Act))),
    findings(date_ranges()), st.none() | findings(st.builds(PlaceFinding, st.none() | places, words)),
    several(findings(parties)), several(findings(parties)), casualty_rows, several(findings(victims)),
    several(findings(st.sampled_from(Weapon))),
    st.builds(Grade, st.sampled_from(GradeCode), several(words)),
    several(st.builds(SourceStanding, maybe_words, words, st.sampled_from(SourceKind), st.integers(0, 9),
                      st.booleans())),
    several(resolved_claims), st.just(()), several(words))
