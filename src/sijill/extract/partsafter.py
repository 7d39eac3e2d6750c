"""Parts told a sentence later: claims with their tolls in; the same out, with who was among those counted before.

"A strike killed 45 people in Ambar. Six of them were children.": the second sentence tells of no event.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sijill.extract.counts import CountPhrase
from sijill.extract.reading import Reading
from sijill.model.casualty import Casualty, Group, Harm, Status
from sijill.model.claim import Claim
from sijill.model.event import Scope
from sijill.model.evidence import Stated

DEAD = r"(?:dead|killed|deceased|slain|fatalities|victims|martyrs|bodies)"
HURT = r"(?:injured|wounded|survivors)"
BACK = re.compile(rf"\b(?:of|among|amongst) (?:them|those|the (?P<of>{DEAD}|{HURT}))\b|"
                  rf"^\W*the (?P<the>{DEAD}|{HURT}) (?:also )?(?:include|were|are|comprise)|"
                  r"^\W*they (?:also )?(?:include|were|comprise)", re.IGNORECASE)
"""Words that speak of those counted before."""
FAR = 2
"""Sentences back to the toll: another may stand between that names the place or who said so."""


def with_parts_after(claims: Sequence[Claim], readings: Sequence[Reading]) -> list[Claim]:
    """In order; a claim is changed where a sentence that claims nothing tells who was among its dead or wounded."""
    told = {c.position.sentence for c in claims if c.casualties}
    found = list(claims)
    for reading in readings:
        back = BACK.search(reading.sentence.text) if reading.sentence.index not in told else None
        parts = [c for c in reading.counts if c.group is not Group.ALL and c.count is not None and not c.total]
        if back is not None and parts:
            found = _told(found, reading, parts, _harm(back))
    return found


def _harm(back: re.Match[str]) -> Harm | None:
    """None where the words leave open whether those are the dead or the wounded."""
    said = back["of"] or back["the"]
    if said is None:
        return None
    return Harm.INJURED if re.fullmatch(HURT, said, re.IGNORECASE) else Harm.KILLED


def _told(claims: list[Claim], reading: Reading, parts: Sequence[CountPhrase], harm: Harm | None) -> list[Claim]:
    index = reading.sentence.index
    near = [c for c in claims if c.scope is Scope.INCIDENT and index - FAR <= c.position.sentence < index
            and _tolls(c, harm)]
    last = max((c.position.sentence for c in near), default=None)
    harms = {h for c in near if c.position.sentence == last for h in _tolls(c, harm)}
    if len(harms) != 1:  # "six were killed and nine injured. Four of them were children": of which is not said
        return claims
    return [_with(c, reading, parts, min(harms)) if c in near and c.position.sentence == last and _tolls(c, min(harms))
            else c for c in claims]


def _tolls(claim: Claim, harm: Harm | None) -> set[Harm]:
    return {s.value.harm for s in claim.casualties if s.value.group is Group.ALL
            and s.value.harm in ({Harm.KILLED, Harm.INJURED} if harm is None else {harm})}


def _with(claim: Claim, reading: Reading, parts: Sequence[CountPhrase], harm: Harm) -> Claim:
    most = max(s.value.count.value or 0 for s in claim.casualties
               if s.value.harm is harm and s.value.group is Group.ALL)
    known = {s.value.group for s in claim.casualties if s.value.harm is harm}
    return replace(claim, casualties=(*claim.casualties, *(
        row for row in _rows(reading, parts, harm) if row.value.group not in known
        and (row.value.count.value or 0) <= most)))


def _rows(reading: Reading, parts: Sequence[CountPhrase], harm: Harm) -> Iterator[Stated[Casualty]]:
    for part in parts:
        if part.count is not None:
            status = Status.CIVILIAN if part.status is Status.UNKNOWN and part.group in CIVIL else part.status
            yield Stated(Casualty(harm, part.group, status, part.count),
                         (reading.sentence.quote(part.start, part.end),))


CIVIL = {Group.CHILDREN, Group.GIRLS, Group.BOYS, Group.WOMEN}
"""Groups that are civilian where nothing else is said."""
