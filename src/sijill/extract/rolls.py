"""Rolls: claims with their tolls in; the same out, with the names that the report lists a line each under a heading.

"The strike killed eight people … The dead, by the hospital's list: / Omar Haddad, 44 / Amal Haddad, 39": the list may
stand far below what it belongs to, and tells of no event itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sijill.extract.meaning import means
from sijill.extract.reading import Reading
from sijill.extract.victims import VictimFound
from sijill.knowledge.senses import Sense
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status
from sijill.model.claim import Claim, Victim, is_child
from sijill.model.event import Scope
from sijill.model.evidence import Stated

HEADING = re.compile(
    r"\W*(?:as for )?(?:(?:the )?(?:full |initial |preliminary )?(?:names?|list|identit(?:y|ies)) of )?(?:the |those )?"
    r"(?:(?P<dead>dead|victims?|martyrs?|killed|deceased|fatalities|fallen)|(?P<hurt>wounded|injured))\b[^.:]{0,60}:\W*$",
    re.IGNORECASE)
"""A line that says of whom the names below it are."""
FINITE = {"VBD", "VBZ", "VBP", "MD"}

Roll = tuple[Harm, tuple[tuple[Reading, VictimFound], ...]]


def with_rolls(claims: Sequence[Claim], readings: Sequence[Reading]) -> list[Claim]:
    """In order; a roll goes to the last toll before it that its names fit in, or to the last toll. The wounded that
    nobody counted are counted by their roll."""
    found = list(claims)
    for index, (harm, names) in _rolls(readings):
        told = [_victim(reading, name, harm) for reading, name in names]
        before = [c for c in found if c.position.sentence < index and c.scope is Scope.INCIDENT]
        at = _home(before, harm, len(names))
        rows: tuple[Stated[Casualty], ...] = ()
        if at is None and harm is Harm.INJURED and before:
            count = Casualty(harm, Group.ALL, Status.UNKNOWN, CountRange(len(told), len(told), None))
            at, rows = before[-1], (Stated(count, tuple(v.evidence[0] for v in told)),)
        found = [replace(c, casualties=(*c.casualties, *rows), victims=_joined(c.victims, told)) if c == at else c
                 for c in found]
    return found


def _rolls(readings: Sequence[Reading]) -> Iterator[tuple[int, Roll]]:
    """Each with the index of the sentence of its heading."""
    for place, reading in enumerate(readings):
        heading = HEADING.match(reading.sentence.text)
        if heading is None:
            continue
        names: list[tuple[Reading, VictimFound]] = []
        for below in readings[place + 1:]:
            if not any(t.is_alpha for t in below.sentence.span):
                continue  # a bullet that the parser takes for a sentence
            own = [v for v in below.victims if not v.speaker]
            if len(own) != 1 or any(t.tag_ in FINITE and not means(t, Sense.LISTING) for t in below.sentence.span):
                break
            names.append((below, own[0]))
        if len(names) > 1:
            yield reading.sentence.index, (Harm.KILLED if heading["dead"] else Harm.INJURED, tuple(names))


def _home(claims: Sequence[Claim], harm: Harm, names: int) -> Claim | None:
    tolled = [(c, s.value.count.value or 0) for c in claims if c.scope is Scope.INCIDENT for s in c.casualties
              if s.value.harm is harm and s.value.group is Group.ALL]
    fitting = [(c, toll) for c, toll in tolled if toll >= names]
    nearest = min((toll for _, toll in fitting), default=None)
    return next((c for c, toll in reversed(fitting or tolled) if nearest is None or toll == nearest), None)


def _victim(reading: Reading, found: VictimFound, harm: Harm) -> Stated[Victim]:
    victim = Victim(found.name, (harm,), found.age, found.age_group, found.sex, found.nationality, found.occupation,
                    is_child(found.age_group, found.age))
    return Stated(victim, (reading.sentence.quote(found.start, found.end),))


def _joined(told: Sequence[Stated[Victim]], more: Sequence[Stated[Victim]]) -> tuple[Stated[Victim], ...]:
    rows: dict[str, Stated[Victim]] = {}
    for stated in (*told, *more):
        rows.setdefault(stated.value.name, stated)
    return tuple(rows[name] for name in sorted(rows))
