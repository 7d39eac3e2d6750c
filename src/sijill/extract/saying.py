"""When it was said: passages in, the same out without the days on which an event was only told, mourned or listed.

A report that opens with the day of its event goes on with the days of its sources: "On 16 July his cousin wrote about
the deaths", "the list of fatalities released on 26 October", "he succumbed to his wounds on 3 November". They are of
the event told before, and of no other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.passages import Passage
from sijill.extract.placekeys import names_of, wide_names
from sijill.extract.timekey import Grain, TimeKey
from sijill.extract.tree import VERBS
from sijill.extract.triggers import lemma
from sijill.knowledge.cues import Speech
from sijill.knowledge.senses import Sense
from sijill.model.event import Modality, Scope

OF_WOUNDS = re.compile(r"\b(?:of|to|from|by) (?:\w+ ){0,3}(?:wounds?|injur(?:y|ies))\b", re.IGNORECASE)
MY = {"his", "her", "their", "its", "my", "our"}
QUOTED = re.compile(r"[“\"«][^”\"»]*$")
"""A quotation that is still open."""


def undate(passages: Sequence[Passage], speech: Speech) -> list[Passage]:
    """The passages; those behind the first that gives its event's day lose days of saying after it; denials theirs."""
    passages = [_without_denial(p, speech) for p in passages]
    lead = next((p for p in passages if p.scope is Scope.INCIDENT and _own_day(p, speech) is not None), None)
    day = _own_day(lead, speech) if lead is not None else None
    if lead is None or day is None:
        return list(passages)
    near = names_of(lead) | wide_names(passages)
    found: list[Passage] = []
    for passage in passages:
        after = passage.index > lead.index and passage.scope is lead.scope and not names_of(passage) - near
        found.append(_undated(passage, day, speech) if after else passage)
    return found


def _without_denial(passage: Passage, speech: Speech) -> Passage:
    """ "Officers denied on Tuesday that they had shelled Boru": whoever denies goes back to an event told before."""
    mentions = tuple(replace(m, time=None, key=TimeKey()) if m.modality is Modality.DENIED and _said(m, speech) else m
                     for m in passage.mentions)
    return replace(passage, mentions=mentions)


def _own_day(passage: Passage, speech: Speech) -> date | None:
    """The day on which, by the passage's own words, its event was."""
    days = [m.key.on for m in passage.mentions if m.key.on is not None and not _said(m, speech)]
    return days[0] if days and passage.key.grain is Grain.DAY else None


def _undated(passage: Passage, day: date, speech: Speech) -> Passage:
    days = {m.key.on for m in passage.mentions if _later(m, day) and (
        _late_death(m) or ((_said(m, speech) or _quoted(m)) and _back(passage, m)))}
    mentions = tuple(replace(m, time=None, key=TimeKey()) if m.key.on in days else m for m in passage.mentions)
    return replace(passage, mentions=mentions)


def _later(mention: Mention, day: date) -> bool:
    return mention.key.on is not None and mention.key.on != day


def _said(mention: Mention, speech: Speech) -> bool:
    """The time hangs on a verb of saying, mourning or listing, or on one that only gives names."""
    time, found = mention.time, mention.found
    if time is None:
        return False
    token = found.head.doc[time.head]
    verb = next((a for a in token.ancestors if a.pos_ in VERBS), None)
    if verb is None or (not found.verbal and _inside(token, verb, found.head)):
        return False
    if verb == found.head:
        return bool(found.trigger.names)
    return lemma(verb) in speech.verbs or lemma(verb) in speech.tributes


def _inside(token: Any, verb: Any, noun: Any) -> bool:
    """ "reported the killing of two on Tuesday"; not "the list of fatalities published on Tuesday", "their deaths"."""
    return bool(token != noun and noun.is_ancestor(token)) and not noun.is_ancestor(verb) and not _referring(noun)


def _back(passage: Passage, mention: Mention) -> bool:
    """What is said goes back to the event: it names no place, or the dead; not "on Friday they reported new raids"."""
    clause = mention.time is not None and _clause(mention.found.head.doc[mention.time.head])
    return clause or not passage.places or mention.definite or mention.of_pronoun or bool(mention.victims)


def _clause(token: Any) -> bool:
    """ "the list released on 3 May": said of a thing in the sentence."""
    verb = next((a for a in token.ancestors if a.pos_ in VERBS), None)
    return verb is not None and verb.dep_ in {"acl", "relcl"}


def _referring(noun: Any) -> bool:
    return any(c.lower_ in MY for c in noun.children)


def _late_death(mention: Mention) -> bool:
    word, text = mention.found.head, mention.reading.sentence.text
    return means(word, Sense.DYING, Sense.WOUNDED) and OF_WOUNDS.search(text) is not None


def _quoted(mention: Mention) -> bool:
    """ "He was killed yesterday", somebody wrote: counted from a day that the report does not give."""
    time = mention.time
    if time is None or time.expression.first[0].day is not None or mention.key.ago is None:
        return False
    doc = mention.found.head.doc
    return QUOTED.search(doc.text[:time.start]) is not None
