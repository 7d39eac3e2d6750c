"""Tellings: a report's passages in order, each numbered with the event it tells of (headline, lead, later detail)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sijill.extract.families import said, surnames
from sijill.extract.itemlists import is_item
from sijill.extract.passages import Passage
from sijill.extract.placekeys import (
    consonants,
    folded,
    is_institution,
    names_of,
    narrow_names,
    outer_names,
    spelt_alike,
    wide_names,
)
from sijill.extract.timekey import Grain, TimeKey
from sijill.knowledge.cues import ScopeCues
from sijill.model.actor import ActorKind
from sijill.model.event import Act, Modality, Scope
from sijill.model.report import SegmentKind

CUSTODY = {Act.DETENTION, Act.CAPTURE, Act.ABDUCTION, Act.HOSTAGE_TAKING, Act.DISAPPEARANCE}
ILL_TREATMENT = {Act.TORTURE}
GOODS = {Act.LOOTING, Act.EXTORTION, Act.PROPERTY_DESTRUCTION, Act.ARSON}
LAND = {Act.TERRITORY_CHANGE, Act.SIEGE, Act.FORCED_DISPLACEMENT}
NEAR = 3
"""Sentences between two passages that still belong together if nothing speaks against it."""
TELLING_NUMBER = 3
"""From here on two equal tolls speak for one event; every other report has one or two dead."""
NIGHT = re.compile(r"\b(?:late|night|overnight|midnight)\b", re.IGNORECASE)
NEWS_DAYS = 2
"""Days before publication that news still is of: pages are put up the day after, or two."""
FAMILY = 3
"""What a family told of before is worth: as much as a place. Its names come far behind the place and the day."""
ELSEWHERE = -2
""" "West of Ambar" may be where the village told of before lies: only if party or act say so too."""
RUMOUR = 2
"""What an unconfirmed passage lacks beside a sure one; with a place or a day of its own it is of another event."""
OUTCOME = 4
"""What "As a result, two were hurt" is worth right after an event: more than names that come without a toll."""
OF_THESE = re.compile(r"\bof (?:the|these|those|them|whom)\b")
THE_ATTACKERS = re.compile(r"(?:all|both|the|these|those)\b.*\b(?:attackers?|assailants?|gunm[ae]n|bombers?|raiders?|"
                           r"hijackers?|shooters?|perpetrators?|intruders?)$", re.IGNORECASE)
"""Who the report has told of before as those who did it."""
NEW, LOOSE, SAME = -99, -3, 1
"""A passage joins the telling it scores highest with, from SAME upwards, or from LOOSE where it has neither place nor
day; NEW rules a telling out."""


@dataclass(slots=True)
class Telling:
    """What the passages of one event have said so far; `here` are the places of the last."""

    number: int
    scope: Scope
    names: set[str] = field(default_factory=set)
    narrow: set[str] = field(default_factory=set)
    here: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    keys: list[TimeKey] = field(default_factory=list)
    acts: set[Act] = field(default_factory=set)
    counts: dict[str, set[int]] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    last: int = -1
    headline: bool = False
    bodied: bool = False
    paragraph: int = -1
    past: bool = False
    unsure: bool = False
    post: bool = False


def number_tellings(passages: Sequence[Passage], cues: ScopeCues, published: date | None = None,
                    wider: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """For each passage the number of its telling; numbers run from 0 in order of first mention.

    `published` is the report's day: an event told without a day is of the news, and not of a day before it. The folded
    names of `wider` places, countries and provinces, tell no two places apart.
    """
    tellings: list[Telling] = []
    numbers: list[int] = []
    wide = wide_names(passages) | wider
    spoken: date | None = None
    for told in passages:
        passage = _counted_from(told, spoken)
        spoken = passage.key.on or spoken
        past = _past(passage, published)
        tolled = any(t.people or t.counts for t in tellings)
        scored = [(_score(passage, t, cues, wide) - _nameless(passage, t) * tolled
                   if _one_frame(passage, t, past) else NEW, t.last, -t.number, t) for t in tellings]
        best = max(scored, default=None, key=lambda s: s[:3])
        if best is None or best[0] < (LOOSE if _goes_on(passage, best[3], cues, wide) else SAME):
            home = Telling(len(tellings), passage.scope, past=past and bool(tellings), unsure=_unsure(passage))
            tellings.append(home)
        else:
            home = best[3]
        _add(home, passage, wide)
        numbers.append(home.number)
    return tuple(numbers)


def _goes_on(passage: Passage, telling: Telling, cues: ScopeCues, wide: set[str]) -> bool:
    """Without a day or a place of its own, and of the same act: an event is not told so for the first time."""
    return passage.key.grain is Grain.NONE and not names_of(passage) - wide and bool(_acts(passage) & telling.acts) \
        and _post(passage) == telling.post and not _elsewhere(passage, cues)


def _elsewhere(passage: Passage, cues: ScopeCues) -> bool:
    """ "In a separate attack", "at the same time … in Boru"; not "meanwhile … in that village"."""
    other = cues.other_event.search(passage.text) or (narrow_names(passage) and cues.same_time.search(passage.text))
    return bool(other) and not cues.same_place.search(passage.text)


def _counted_from(passage: Passage, spoken: date | None) -> Passage:
    """ "The day before" is that of the day spoken of last, not of the report."""
    if not any(m.key.leans for m in passage.mentions):
        return passage
    return replace(passage, mentions=tuple(replace(m, key=m.key.after(spoken)) for m in passage.mentions))


def _past(passage: Passage, published: date | None) -> bool:
    """Whether it opens with a day before the report's own, or names one two days back or more."""
    on = passage.key.on
    if on is None or published is None or on >= published:
        return False
    if (published - on).days == 1 and any(m.time and NIGHT.search(m.time.text) for m in passage.mentions):
        return False  # "Late on Saturday" in Sunday's paper is the news itself
    return passage.framed or (published - on).days > NEWS_DAYS


def _one_frame(passage: Passage, telling: Telling, past: bool) -> bool:
    """ "Yesterday, …" or "On 29 June, …" after news without a day is of another event, and so is what goes on with
    the news after such a paragraph; a headline has no frame, and "the attack" may be given its day later."""
    refers = any(m.definite or m.of_pronoun for m in passage.mentions)
    if past and telling.bodied and not telling.keys:
        return refers and not passage.framed
    return not telling.past or passage.key.grain is not Grain.NONE or refers or passage.paragraph == telling.paragraph


def _score(passage: Passage, telling: Telling, cues: ScopeCues, wide: set[str]) -> int:
    rumour = _unsure(passage) != telling.unsure
    if passage.scope is not telling.scope or (rumour and (names_of(passage) or passage.key.grain is not Grain.NONE)):
        return NEW
    if any(passage.key.conflicts(k) for k in telling.keys) or _follows(passage, cues):
        return NEW
    kindred = bool(surnames(passage) & telling.said or telling.surnames & said(passage))
    score = _by_place(passage, telling, wide)
    if score == NEW and not kindred:
        return NEW
    score = 0 if score == NEW else score  # a family's dead are one event's, whatever other place their sentence names
    score += 2 * bool(passage.key.grain is Grain.DAY and any(k.grain is Grain.DAY for k in telling.keys))
    turned = _turned(passage, telling)
    counted, partied = (SAME, SAME) if turned else (_by_count(passage, telling), _by_party(passage, telling))
    if partied < 0 and _other_numbers(passage, telling):  # other numbers by other hands: another event
        return NEW
    score += counted + partied + _by_act(passage, telling) - 5 * (_post(passage) != telling.post)
    score += OUTCOME * bool(passage.index - telling.last <= 1 and cues.outcome.search(passage.text))
    score += 2 * bool(_people(passage) & telling.people)
    score += FAMILY * kindred
    score -= RUMOUR * rumour
    score += 2 * any(m.definite or m.of_pronoun for m in passage.mentions)
    score += (passage.index - telling.last <= NEAR) + (passage.index - telling.last <= 1) + telling.headline
    # a new event is told with its place or day; what has neither goes on with the last
    score += not names_of(passage) and passage.key.grain is Grain.NONE
    apart = is_item(passage.text) and passage.paragraph != telling.paragraph  # each line of a list is another
    return score - 4 * (apart or _elsewhere(passage, cues))


def _nameless(passage: Passage, telling: Telling) -> int:
    """What speaks against names in a telling without a toll, where another has one: names go with a toll."""
    return FAMILY * bool(_people(passage) and not telling.people and not telling.counts)


def _follows(passage: Passage, cues: ScopeCues) -> bool:
    """ "The attack comes two days after bombings killed seven": all it tells is of what came before."""
    after = cues.earlier_event.search(passage.text)
    return after is not None and any(m.harmful and m.counts for m in passage.mentions)


def _by_place(passage: Passage, telling: Telling, wide: set[str]) -> int:
    """`wide` are names that the report uses for wider places ("south of Idlib"): they tell no two events apart."""
    names, narrow = names_of(passage), narrow_names(passage) - wide
    if not names or not telling.names:
        return 0
    if spelt_alike(narrow, telling.narrow):
        return 3
    if passage.index == telling.last and names - wide and telling.here and not names & telling.here:
        return NEW  # one sentence's list of places, some told as near or around
    if narrow and telling.narrow - wide:
        within = spelt_alike(narrow, telling.names) or spelt_alike(telling.narrow - wide, names)
        return 1 if within else NEW
    if names & telling.names:
        return 1
    own = {folded(p.mention.name) for p in passage.places if not is_institution(p)} - wide
    if not own or not telling.names - wide or consonants(names) & consonants(telling.names):
        return 0
    # "Jorin in Hama" after "Binnish in Idlib" is another place, "Jorin" alone may be near it
    return NEW if outer_names(passage) and telling.around else ELSEWHERE


def _by_count(passage: Passage, telling: Telling) -> int:
    mine = _counts(passage)
    shared = set(mine) & set(telling.counts)
    equal = {n for h in shared for n in mine[h] & telling.counts[h]}
    if equal:
        return 3 if max(equal) >= TELLING_NUMBER else 1
    if not shared or _of_these(passage):
        return 2 * bool(shared)
    if not _sources(passage) & telling.sources:  # two sources' tolls of one event compete
        return 0
    return 0 if any(m.definite for m in passage.mentions) else -2


def _by_party(passage: Passage, telling: Telling) -> int:
    mine = _parties(passage)
    if not mine or not telling.parties:
        return 0
    return 1 if mine & telling.parties else -2


def _by_act(passage: Passage, telling: Telling) -> int:
    mine = _acts(passage)
    if mine & telling.acts:
        return 1
    if not mine or not telling.acts:
        return 0
    if bool(mine & ILL_TREATMENT) != bool(telling.acts & ILL_TREATMENT):
        return -3  # what is done to captives is told apart from their capture
    families = [(bool(mine & f), bool(telling.acts & f)) for f in (GOODS, LAND, CUSTODY)]
    return -2 if any(a != b for a, b in families) else 0


def _add(telling: Telling, passage: Passage, wide: set[str]) -> None:
    telling.here = names_of(passage) - wide
    telling.names |= names_of(passage)
    telling.narrow |= narrow_names(passage)
    telling.around |= outer_names(passage)
    if passage.key.grain is not Grain.NONE:
        telling.keys.append(passage.key)
    telling.acts |= _acts(passage)
    for harm, numbers in _counts(passage).items():
        telling.counts.setdefault(harm, set()).update(numbers)
    telling.people |= _people(passage)
    telling.surnames |= surnames(passage)
    telling.said |= said(passage)
    telling.parties |= _parties(passage)
    telling.sources |= _sources(passage)
    telling.last = passage.index
    telling.headline |= passage.mentions[0].reading.sentence.headline
    telling.bodied |= not passage.mentions[0].reading.sentence.headline
    telling.paragraph = passage.paragraph
    telling.unsure &= _unsure(passage)
    telling.post = _post(passage)


def _acts(passage: Passage) -> set[Act]:
    return {m.act for m in passage.mentions if m.act is not None}


def _counts(passage: Passage) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for mention in passage.mentions:
        harm = mention.found.trigger.harm
        for phrase in mention.counts if harm else ():
            if phrase.count is not None and phrase.count.value is not None and not phrase.part and not phrase.implied:
                found.setdefault(str(harm), set()).add(phrase.count.value)
    return found


def _other_numbers(passage: Passage, telling: Telling) -> bool:
    mine = _counts(passage)
    shared = set(mine) & set(telling.counts)
    return bool(shared) and not any(mine[h] & telling.counts[h] for h in shared)


def _of_these(passage: Passage) -> bool:
    """ "35 of the slain", "seven of them": people already counted."""
    return any(OF_THESE.search(m.reading.sentence.span.doc[c.start:c.end].text) for m in passage.mentions
               for c in m.counts)


def _turned(passage: Passage, telling: Telling) -> bool:
    """ "All four attackers were shot dead by the police": the end of those who did it is of their deed."""
    return bool(telling.parties) and any(
        THE_ATTACKERS.match(m.reading.sentence.quote(c.start, c.end).quote) for m in passage.mentions for c in m.counts)


def _people(passage: Passage) -> set[str]:
    return {folded(v.name) for m in passage.mentions for v in m.victims}


def _parties(passage: Passage) -> set[str]:
    """Ids of the parties named as agents, and their kinds: "government forces" are not Daesh, whoever they are."""
    named = {i for m in passage.mentions for a in m.agents for i in a.ids}
    return named | {f"kind:{a.mention.kind}" for m in passage.mentions for a in m.agents
                    if a.mention.kind is not ActorKind.UNKNOWN}


def _sources(passage: Passage) -> set[str]:
    return {m.source.text if m.source else "" for m in passage.mentions}


def _post(passage: Passage) -> bool:
    return passage.mentions[0].reading.sentence.segment.kind is SegmentKind.POST


def _unsure(passage: Passage) -> bool:
    return all(m.modality is Modality.UNCONFIRMED for m in passage.mentions)
