"""Which of a sentence's times is an event's: the nearest that no other clause tells, and what day it fixes."""

import re
from datetime import date
from typing import Any

from sijill.extract.dates import TimeFound, TimeKind
from sijill.extract.reading import Reading
from sijill.extract.timekey import Grain, TimeKey, time_key
from sijill.extract.tree import VERBS, beside, children, crosses, distance
from sijill.extract.triggers import lemma
from sijill.knowledge.cues import Speech


def time_of(reading: Reading, head: Any, speech: Speech) -> TimeFound | None:
    """The nearest time expression that is not told of another clause's verb; when it was said, for want of another."""
    doc = reading.sentence.span.doc
    tokens = [(doc[t.head], t) for t in reading.times if not t.anniversary or t.end <= head.idx]
    of = [t for token, t in tokens if t.anniversary and (_opens(t, head) or not beside(token, head))]
    if of and not any(p.year and t.start >= of[-1].end for _, t in tokens for p in t.expression.first):
        return of[-1]
    tokens = [(token, t) for token, t in tokens
              if not t.anniversary and not _of_birth(token) and not _counted_from(reading, t, head)]
    own = [(_of_saying(token, head, speech), distance(token, head) + (LENGTH if t.kind is TimeKind.DURATION else 0),
            t.start, t) for token, t in tokens if not crosses(token, head)]
    if own and not (all(of_saying for of_saying, *_ in own) and (within := _while(reading, head))):
        return min(own, key=lambda o: o[:3])[3]
    if own:
        return within
    lone = tokens if len(tokens) == 1 else []
    return next((t for token, t in lone if t.exact and _circumstance(reading, token, head)), None) \
        or next((t for _, t in lone if _set_before(reading, t, head)), None)


def _set_before(reading: Reading, time: TimeFound, head: Any) -> bool:
    """ "On 3 May, shelling damaged two houses in A; a boy was hurt": the day that opens the sentence is that of all."""
    span = reading.sentence.span
    opens = time.start - span.start_char <= OPENING and (time.exact or SAME_DAY.match(time.text[3:]) is not None)
    return opens and any(t.text == ";" for t in span.doc[span.start:head.i])


OPENING = 4
"""Characters before the words of a time that opens its sentence: a quotation mark, a dash."""


def _of_birth(token: Any) -> bool:
    """ "Mona, born on 26 March, had known only war before her death"."""
    return "born" in {token.head.lower_, token.head.head.lower_}


def _counted_from(reading: Reading, time: TimeFound, head: Any) -> bool:
    """ "He died two days after he was arrested": two days after the arrest is no day of the arrest."""
    if not time.text.lower().endswith((" after", " before")):
        return False
    span = reading.sentence.span
    last = next((t for t in span if t.idx + len(t.text) == time.end), None)
    if last is None:
        return False
    clause = last if last.dep_ == "prep" else last.head
    return bool(clause != span.root and (clause == head or clause.is_ancestor(head)))


def _opens(time: TimeFound, head: Any) -> bool:
    """ "five years since gunmen killed nine": the last word of the time opens the event's clause."""
    return any(c.dep_ == "mark" and time.start <= c.idx < time.end for c in head.children)


LENGTH = 100
"""Arcs by which a day is preferred to a length of time ("ended a four-hour siege on Sunday")."""


def _while(reading: Reading, head: Any) -> TimeFound | None:
    """ "were killed when raiders attacked the camp on Saturday, the council said on Monday": the day of the attack."""
    verbs = [head, *(c for c in children(head, "conj") if c.pos_ in VERBS)]
    verbs += [head.head] if head.dep_ == "conj" else []
    clauses = [c for v in verbs for c in children(v, "advcl")
               if any(w.lower_ in MEANWHILE for w in children(c, "advmod", "mark"))]
    return next((t for c in clauses for t in reading.times if t.exact
                 and c.is_ancestor(token := reading.sentence.span.doc[t.head]) and not crosses(token, c)), None)


MEANWHILE = {"when", "as", "while"}
"""What opens a clause of the same time."""


def key_of(reading: Reading, time: TimeFound, published: date | None) -> TimeKey:
    """ "On 24 June they said that shelling was renewed that evening": words that fix no day take that said before."""
    own = time_key(time.expression, published)
    if own.grain is not Grain.NONE or not SAME_DAY.match(time.text):
        return own
    before = [t for t in reading.times if t.exact and t.start < time.start]
    return time_key(before[-1].expression, published) if before else own


SAME_DAY = re.compile(r"(?:(?:on |in |at )?(?:that|the same|same))\b", re.IGNORECASE)
"""How "that evening" begins; "last year" is of no day said before."""


def _circumstance(reading: Reading, token: Any, head: Any) -> bool:
    """ "shot a girl who was fetching water in A on 3 May": the only day of a sentence, in a clause that tells no event
    of its own and nothing that came before ("who had returned on 3 May"), is the day of the event."""
    clause = next((a for a in token.ancestors if a.pos_ in VERBS), None)
    meanwhile = clause is not None and clause.dep_ == "advcl" and any(
        c.lower_ in MEANWHILE for c in children(clause, "mark", "advmod"))  # "died as they lined up on Saturday"
    if clause is None or (clause.dep_ not in {"relcl", "acl"} and not meanwhile) or clause.is_ancestor(head):
        return False
    told = {f.head.i for f in reading.triggers}
    before = any(c.dep_ == "aux" and c.lower_ in {"had", "has", "have"} for c in clause.children)
    return clause.i not in told and not before


def _of_saying(token: Any, head: Any, speech: Speech) -> bool:
    """ "eleven were killed on Sunday, the council announced today", "by a count on Sunday": then it was said."""
    if any(a.lower_ == "according" for a in token.ancestors):
        return True
    verb = next((a for a in token.ancestors if a.pos_ in VERBS), None)
    return verb is not None and verb != head and lemma(verb) in speech.verbs
