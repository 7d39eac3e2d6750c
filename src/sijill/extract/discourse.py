"""What a report says across its sentences: acts that a word refers back to, the one victim it goes on about, the days
of background and of posts; passages or claims in, the same with what their neighbours lend them out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sijill.extract.dates import TimeKind
from sijill.extract.mention import Mention
from sijill.extract.passages import Passage
from sijill.extract.reading import Reading
from sijill.extract.roles import agents
from sijill.extract.timekey import time_key
from sijill.knowledge.calendar import Calendar
from sijill.knowledge.cues import ScopeCues
from sijill.knowledge.likeness import name_key
from sijill.knowledge.time_grammar import scan
from sijill.model.actor import ActorKind
from sijill.model.casualty import Group, Harm
from sijill.model.claim import Claim, Victim
from sijill.model.event import Act, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.report import Report, SegmentKind

HARM_OF = {Act.KILLING: Harm.KILLED, Act.EXECUTION: Harm.KILLED, Act.ASSASSINATION: Harm.KILLED,
           Act.BODIES_FOUND: Harm.KILLED, Act.ABDUCTION: Harm.ABDUCTED, Act.TORTURE: Harm.TORTURED,
           Act.SEXUAL_VIOLENCE: Harm.SEXUALLY_ASSAULTED, Act.INJURY: Harm.INJURED}
LAND = {Act.TERRITORY_CHANGE, Act.SIEGE}
OWN = re.compile(r"\b(?:his|her|their|its) (?:own )?"
                 r"(?:faction|group|division|brigade|unit|comrades|battalion|militia)\b", re.IGNORECASE)
BACK = 3
"""Sentences in which "his own faction" looks back for its name."""
Told = tuple[Reading, tuple[Mention, ...]]
AS_A_RESULT = re.compile(r"(?:as a result|this|the (?:operation|offensive|campaign|battle)|they|it)\b", re.IGNORECASE)


def name_acts(passages: Sequence[Passage], numbers: Sequence[int]) -> Iterator[Passage]:
    """Passages in which only a word such as "crime" names the event take the act told last in their telling."""
    told: dict[int, Act] = {}
    bombed = dict(_bombed(passages, numbers))
    grounded = [_by_bomb(p, bombed[n]) if n in bombed else p for p, n in zip(passages, numbers, strict=True)]
    for passage, number in zip(grounded, numbers, strict=True):
        acts = [m.act for m in sorted(passage.mentions, key=lambda m: not m.harmful) if m.act is not None]
        if acts:
            told[number] = acts[0]
            yield passage
        elif number in told and any(m.found.trigger.back for m in passage.mentions):
            yield replace(passage, mentions=tuple(replace(m, act=told[number]) for m in passage.mentions))
        else:
            yield passage


def date_after(passages: Sequence[Passage], readings: Sequence[Reading], published: date | None) -> list[Passage]:
    """ "A strike killed two in Seyt. It took place late on Friday.": the day of the strike, where none was told."""
    told = {r.sentence.index - 1: r.times[0] for r in readings
            if TOOK_PLACE.match(r.sentence.text) and len(r.times) == 1 and r.times[0].exact}
    return [replace(p, mentions=tuple(
        m if m.time is not None else replace(m, time=told[p.index], key=time_key(told[p.index].expression, published))
        for m in p.mentions)) if p.index in told else p for p in passages]


TOOK_PLACE = re.compile(
    r"\W*(?:it|this|that|the (?:\w+ ){0,2}(?:attack|strike|raid|incident|shelling|bombing|killings?|massacre|explosion|"
    r"blast|ambush|shooting)) (?:took place|happened|occurred|was carried out)\b", re.IGNORECASE)
"""How a sentence begins that only tells when and where something was."""


def _bombed(passages: Sequence[Passage], numbers: Sequence[int]) -> Iterator[tuple[int, Act]]:
    """Tellings of a bomb on the ground, and what it was."""
    for passage, number in zip(passages, numbers, strict=True):
        yield from ((number, m.act) for m in passage.mentions if m.act in ON_THE_GROUND)


def _by_bomb(passage: Passage, act: Act) -> Passage:
    """ "A man blew himself up … the bombing": no aircraft came."""
    return replace(passage, mentions=tuple(
        replace(m, act=act) if m.act is Act.AIRSTRIKE and not m.found.verbal and not m.weapons else m
        for m in passage.mentions))


ON_THE_GROUND = {Act.SUICIDE_BOMBING, Act.EXPLOSION}
"""Acts that make of "the bombing" no airstrike."""


def set_background(passages: Sequence[Passage]) -> list[Passage]:
    """In a report of the dead, towns taken and sieges laid are told for background."""
    harmed = any(p.scope is Scope.INCIDENT and m.harmful and m.counts for p in passages for m in p.mentions)
    return [replace(p, scope=Scope.CONTEXT) if harmed and p.scope is Scope.INCIDENT and _of_land(p) else p
            for p in passages]


def _of_land(passage: Passage) -> bool:
    return all(m.act in LAND and not m.counts for m in passage.mentions)


def carry_totals(told: Sequence[Told], cues: ScopeCues) -> frozenset[int]:
    """Indices of sentences that go on with a total: "since January there were 49 attacks. These attacks left 62 dead",
    the lines of the list after it, and "in February, four attacks … The attacks killed eight"."""
    carried: set[int] = set()
    on, paragraph = False, -1
    for reading, _ in told:
        sentence = reading.sentence
        text = sentence.text.strip()
        goes_on = REFERS.match(text) is not None or LISTED.match(text) is not None
        if on and (goes_on or (sentence.paragraph == paragraph and not reading.times)):
            carried.add(sentence.index)
        else:
            on = _many_attacks(reading, text, cues)
        paragraph = sentence.paragraph
    return frozenset(carried)


ATTACKS = r"(?:attacks|strikes|airstrikes|raids|bombings|shellings|operations|incidents|explosions)\b"
REFERS = re.compile(
    rf"(?:\w+ ){{0,2}}(?:these|those|the) (?:\w+ ){{0,2}}{ATTACKS}|"
    r"(?:they|the (?:fatalities|casualties|victims|dead)) (?:are|were|can be) (?:distributed|divided)|"
    rf"(?:[\w-]+ ){{0,3}}{ATTACKS} (?:[\w-]+ ){{0,4}}(?:are|were|can be) (?:distributed|divided)", re.IGNORECASE)
LISTED = re.compile(r"[•●▪*–-] ?\S|(?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+: ?\S")
"""A line of a list: a bullet, or a short heading and a colon ("Raqqa: two attacks …")."""
NUMBERED = re.compile(rf"\b(?:number of (?:\w+ ){{0,4}}{ATTACKS}|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) "
                      rf"(?:\w+ ){{0,3}}{ATTACKS})", re.IGNORECASE)


def _many_attacks(reading: Reading, text: str, cues: ScopeCues) -> bool:
    """A number of attacks over a month or more."""
    month = any(not t.exact and t.kind is not TimeKind.BACKGROUND for t in reading.times)
    return NUMBERED.search(text) is not None and (month or cues.aggregate.search(text) is not None)


def find_own_faction(told: Sequence[Told]) -> list[Told]:
    """ "shot dead by members of his own faction": the faction named last before, a sentence or three back."""
    found: list[Told] = []
    for place, (reading, mentions) in enumerate(told):
        factions = [(a, r) for r, _ in told[max(0, place - BACK):place] for a in r.actors
                    if a.mention.kind is ActorKind.ARMED_GROUP and not a.generic and not a.speaks]
        own = tuple(replace(m, faction=factions[-1]) if factions and _own(m) else m for m in mentions)
        found.append((reading, own))
    return found


def _own(mention: Mention) -> bool:
    named = any(not a.generic for a in mention.agents)
    return not named and any(OWN.search(" ".join(t.text for t in h.subtree)) for h in agents(mention.found))


def date_background(passages: Sequence[Passage], readings: Sequence[Reading]) -> list[Passage]:
    """ "In October 2019 they launched an operation. As a result, they displaced …": history keeps its date."""
    by_index = {r.sentence.index: r for r in readings}
    return [_dated(p, by_index) for p in passages]


def _dated(passage: Passage, readings: dict[int, Reading]) -> Passage:
    if passage.scope is not Scope.CONTEXT or any(m.time for m in passage.mentions):
        return passage
    before = readings.get(passage.index - 1)
    if before is None or not before.times or not AS_A_RESULT.match(passage.text):
        return passage
    return replace(passage, mentions=tuple(replace(m, time=before.times[0]) for m in passage.mentions))


def share_victim(claims: Sequence[Claim]) -> list[Claim]:
    """Where a telling is of one person, whose name one claim gives, every claim of a single harm is about them."""
    return [_with_victim(c, [o for o in claims if o.telling == c.telling and o.scope is c.scope]) for c in claims]


def _with_victim(claim: Claim, family: Sequence[Claim]) -> Claim:
    named = {v.value.name: v for c in family for v in c.victims}
    harm = HARM_OF.get(claim.act.value)
    if len(named) != 1 or claim.victims or harm is None or any(_many(c) for c in family):
        return claim
    stated = next(iter(named.values()))
    assaulted = any(c.act.value is Act.SEXUAL_VIOLENCE for c in family)
    child = any(s.value.group in {Group.CHILDREN, Group.BOYS, Group.GIRLS} for c in family for s in c.casualties)
    victim: Victim = replace(stated.value, harms=(harm,), protected=stated.value.protected or assaulted or child)
    return replace(claim, victims=(Stated(victim, stated.evidence),))


def name_in_full(claims: Sequence[Claim], readings: Sequence[Reading]) -> list[Claim]:
    """ "Al-Shami and five of his escorts": he whom the report named in full before. Whoever is meant by a name that
    several bear ("Ahmad was a good man") has been named already."""
    full = [(v.name, r.sentence.quote(v.start, v.end)) for r in readings for v in r.victims
            if len(v.name.split()) > 1 and not v.speaker]
    return [replace(c, victims=tuple(s for v in c.victims if (s := _in_full(v, full)))) if c.victims else c
            for c in claims]


def _in_full(stated: Stated[Victim], full: Sequence[tuple[str, Evidence]]) -> Stated[Victim] | None:
    victim = stated.value
    if len(victim.name.split()) > 1:
        return stated
    word = name_key(victim.name)
    before = [(whole, e) for whole, e in full if e.start < stated.evidence[0].start
              and word in name_key(whole).split()]
    called = [(whole, e) for whole, e in before if name_key(whole).split()[0] == word] or before
    if len({name_key(whole) for whole, _ in called}) == 1:
        return Stated(replace(victim, name=called[0][0]), (*stated.evidence, called[0][1]))
    return None if called and victim.age is None and victim.age_group is None else stated


def _many(claim: Claim) -> bool:
    return any((s.value.count.value or 0) > 1 for s in claim.casualties)


def date_posts(claims: Sequence[Claim], report: Report, calendar: Calendar) -> list[Claim]:
    """A post's claims are of the day that stands in its signature, unless they name another."""
    return [_posted(c, report, calendar) for c in claims]


def _posted(claim: Claim, report: Report, calendar: Calendar) -> Claim:
    segment = report.segments[claim.position.paragraph]
    if segment.kind is not SegmentKind.POST or claim.time is not None or segment.date is None:
        return claim
    found = [e for e in scan(report.text, calendar, segment.start, segment.end)
             if time_key(e, None).on == segment.date.earliest or e.end > segment.end - 3]
    if not found:
        return claim
    last = found[-1]
    quote = report.text[last.start:last.end]
    return replace(claim, time=Stated(quote, (Evidence(last.start, last.end, quote),)))
