"""Tolls that a report settles itself: the figure it says it was coded as, and the one person a pronoun stands for.

A coder's note names figures of others ("the army claimed 40") and then its own ("fatalities coded as 10"): its own
holds. A pronoun counts one ("detained a man and killed him") where its telling has no other word on that harm.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sijill.extract.reading import Reading
from sijill.knowledge.cues import ScopeCues
from sijill.model.casualty import Casualty, Group, Harm, Status, exactly
from sijill.model.claim import Claim
from sijill.model.event import Act, Scope
from sijill.model.evidence import Evidence, Stated

ONE = {"he", "she", "him", "her"}
"""Pronouns of one person."""


def settle_tolls(claims: Sequence[Claim], readings: Sequence[Reading], cues: ScopeCues) -> list[Claim]:
    """The claims with one figure for the dead of a telling where the report gives its own, and no one counted twice."""
    settled = [_without_pronouns(c, [o for o in claims if o.telling == c.telling and o.scope is c.scope])
               for c in claims]
    for index, count, evidence in _coded(readings, cues):
        settled = _apply(settled, index, count, evidence)
    return settled


def _without_pronouns(claim: Claim, family: Sequence[Claim]) -> Claim:
    said = {s.value.harm for c in family for s in c.casualties if not _by_pronoun(s)}
    said |= {h for c in family for v in c.victims for h in v.value.harms}
    kept = tuple(s for s in claim.casualties if not (_by_pronoun(s) and s.value.harm in said))
    return claim if len(kept) == len(claim.casualties) else replace(claim, casualties=kept)


def _by_pronoun(stated: Stated[Casualty]) -> bool:
    return stated.evidence[0].quote.lower() in ONE


def _coded(readings: Iterable[Reading], cues: ScopeCues) -> Iterator[tuple[int, int, Evidence]]:
    for reading in readings:
        span = reading.sentence.span
        for match in cues.coded.finditer(span.text):
            said = next(g for g in match.groups() if g)
            shift = span.start_char
            quote = reading.sentence.quote_characters(shift + match.start(), shift + match.end())
            yield reading.sentence.index, int(said), quote


def _apply(claims: Sequence[Claim], index: int, count: int, evidence: Evidence) -> list[Claim]:
    """The figure goes to the killing last told before it, or to whatever was; other figures of the dead give way."""
    told = [c for c in claims if c.scope is Scope.INCIDENT]
    before = [c for c in told if c.position.sentence <= index] or told
    if not before:
        return list(claims)
    telling = max(before, key=lambda c: c.position.sentence).telling
    family = [c for c in told if c.telling == telling]
    bearer = next((c for c in family if c.act.value is Act.KILLING), family[0])
    status = {s.value.status for c in family for s in c.casualties if s.value.harm is Harm.KILLED}
    row = Stated(Casualty(Harm.KILLED, Group.ALL, status.pop() if len(status) == 1 else Status.UNKNOWN, exactly(count)),
                 (evidence,))
    ids = {c.id for c in family}
    return [_given(c, row if c.id == bearer.id else None) if c.id in ids else c for c in claims]


def _given(claim: Claim, row: Stated[Casualty] | None) -> Claim:
    kept = tuple(s for s in claim.casualties if s.value.harm is not Harm.KILLED)
    return replace(claim, casualties=(*kept, row) if row else kept)
