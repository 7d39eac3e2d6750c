"""Tolls that a report settles itself: the figure it says it was coded as, the one it says they rose to, the others that
it adds, and the one person a pronoun stands for.

A coder's note names figures of others ("the army claimed 40") and then its own ("fatalities coded as 10"): its own
holds. A pronoun counts one ("detained a man and killed him") where its telling has no other word on that harm.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import combinations
from math import ceil, floor

from sijill.extract.casualties import total
from sijill.extract.meaning import means
from sijill.extract.numerals import find_numerals
from sijill.extract.reading import Reading
from sijill.extract.sides import Sides, sides_of
from sijill.knowledge.language import Language
from sijill.knowledge.senses import Sense
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status, exactly
from sijill.model.claim import Claim
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated

ONE = {"he", "she", "him", "her"}
"""Pronouns of one person."""
OF_ONE = {"his", "her"}


def settle_tolls(claims: Sequence[Claim], readings: Sequence[Reading], language: Language) -> list[Claim]:
    """The claims with one figure for the dead of a telling where the report gives its own, and no one counted twice."""
    settled = [_without_pronouns(c, [o for o in claims if o.telling == c.telling and o.scope is c.scope], language)
               for c in claims]
    sides = sides_of(readings)
    settled = _with_others([_of_both(c, sides) for c in settled], sides, frozenset(language.persons.nouns))
    settled = _risen(settled, readings)
    coded = list(_coded(readings, language))
    for index, count, evidence in coded or _shares(settled, readings, language):
        settled = _apply(settled, index, count, evidence)
    return settled


def _without_pronouns(claim: Claim, family: Sequence[Claim], language: Language) -> Claim:
    said = {s.value.harm for c in family for s in c.casualties if not _by_pronoun(s, language)}
    said |= {h for c in family for v in c.victims for h in v.value.harms}
    kept = tuple(s for s in claim.casualties if not (_by_pronoun(s, language) and s.value.harm in said))
    return claim if len(kept) == len(claim.casualties) else replace(claim, casualties=kept)


def _with_others(claims: Sequence[Claim], sides: Sides, people: AbstractSet[str]) -> list[Claim]:
    """ "Ten were hacked to death. Another three were shot": thirteen, told by both sentences. So are the dead of both
    sides: "30 Ruritanian soldiers were killed. Four guerrillas of the Blue Front died", and "a trader was killed. His
    companion died in hospital"; `people` are nouns of persons."""
    found = list(claims)
    for claim in (c for c in claims if c.modality is not Modality.UNCONFIRMED):
        for row in claim.casualties:
            others = OTHERS.match(row.evidence[0].quote) is not None and not _beside(row, claim, claims)
            others |= _companion(row, claim, claims, people)
            if row.value.group is Group.ALL and row.value.count.best and (others or _sided(row, sides)):
                found = _added(found, claim, row, Sides({}) if others else sides)
    return found


def _beside(row: Stated[Casualty], claim: Claim, claims: Sequence[Claim]) -> bool:
    """ "Three were killed and 19 others injured" says others than the three: the 19 may have been told before."""
    return any(s.value.harm is not row.value.harm and s.value.group is Group.ALL and s.value.count.best
               and s.evidence[0].start < row.evidence[0].start
               for c in claims if c.position == claim.position and c.telling == claim.telling for s in c.casualties)


def _companion(row: Stated[Casualty], claim: Claim, claims: Sequence[Claim], people: AbstractSet[str]) -> bool:
    """Whether the row counts someone by the one person told dead before: "his companion", "her brother"."""
    whose, _, noun = row.evidence[0].quote.lower().rpartition(" ")
    if whose.split(" ")[0] not in OF_ONE or noun not in people or row.value.count.best != 1:
        return False
    before = [s for c in claims if c.telling == claim.telling and c.position.sentence < claim.position.sentence
              for s in c.casualties if _of_all_dead(s)]
    return bool(before) and all(s.value.count.best == 1 and noun not in s.evidence[0].quote.lower() for s in before)


def _of_both(claim: Claim, sides: Sides) -> Claim:
    """ "Eight soldiers died while three attackers were shot dead": one sentence, both sides' dead, eleven; so are "one
    was killed and another two died"."""
    for status in (Status.COMBATANT, Status.CIVILIAN, Status.UNKNOWN):
        rows = [s for s in claim.casualties if _of_all_dead(s) and s.value.status is status and s.value.count.best]
        if len(rows) > 1 and all(_added_up(a, b, sides) for a, b in combinations(rows, 2)):
            both = Casualty(Harm.KILLED, Group.ALL, status, total([s.value.count for s in rows]))
            quotes = tuple(quote for row in rows for quote in row.evidence)
            kept = tuple(s for s in claim.casualties if s not in rows)
            claim = replace(claim, casualties=(*kept, Stated(both, quotes)))
    return claim


def _added_up(left: Stated[Casualty], right: Stated[Casualty], sides: Sides) -> bool:
    if any(OTHERS.match(row.evidence[0].quote) for row in (left, right)):
        return True
    return left.value.status is Status.COMBATANT and (sides.apart(left, right) or _other_noun(left, right))


def _other_noun(left: Stated[Casualty], right: Stated[Casualty]) -> bool:
    """ "eight soldiers" and "three attackers" are no two tellings of one toll."""
    return left.evidence[-1].quote.split()[-1].lower() != right.evidence[-1].quote.split()[-1].lower()


def _sided(row: Stated[Casualty], sides: Sides) -> bool:
    return row.value.harm is Harm.KILLED and row.value.status is Status.COMBATANT and bool(sides.of(row))


def _added(claims: Sequence[Claim], claim: Claim, more: Stated[Casualty], sides: Sides) -> list[Claim]:
    """The row goes to the last sentence before that counts the same harm, in every claim of it; none: it stays."""
    here = claim.position
    before = [c for c in claims if c.telling == claim.telling and c.scope is claim.scope and not c.position.headline
              and c.position.sentence < here.sentence <= c.position.sentence + NEAR and _one_place(c, claim)
              and any(_same_row(s, more) and sides.apart(s, more) for s in c.casualties)]
    if not before:
        return list(claims)
    last = max(c.position.sentence for c in before)
    taking = {c.id for c in before if c.position.sentence == last}
    return [replace(c, casualties=tuple(_plus(s, more) for s in c.casualties)) if c.id in taking
            else replace(c, casualties=tuple(s for s in c.casualties if s != more)) if c.position == here else c
            for c in claims]


def _one_place(left: Claim, right: Claim) -> bool:
    return right.place is None or (left.place is not None and left.place.value.name == right.place.value.name)


def _same_row(stated: Stated[Casualty], more: Stated[Casualty]) -> bool:
    alike = {stated.value.status, more.value.status} - {Status.UNKNOWN}
    count = stated.value.count
    return stated.value.harm is more.value.harm and stated.value.group is Group.ALL and len(alike) <= 1 \
        and (count.best is not None or count.high is not None)


def _plus(stated: Stated[Casualty], more: Stated[Casualty]) -> Stated[Casualty]:
    if not _same_row(stated, more) or more.evidence[0] in stated.evidence:
        return stated
    known = stated.value.status if stated.value.status is not Status.UNKNOWN else more.value.status
    value = replace(stated.value, status=known, count=total([stated.value.count, more.value.count]))
    return Stated(value, (*stated.evidence, *more.evidence))


def _risen(claims: Sequence[Claim], readings: Sequence[Reading]) -> list[Claim]:
    """ "The death toll had risen to 14": what the report gave before as the number of dead gives way."""
    rising = {r.sentence.index for r in readings if _rises(r)}
    found = list(claims)
    for claim in claims:
        counts = [s.value.count.best or 0 for s in claim.casualties if _of_all_dead(s)]
        if claim.position.sentence in rising and counts and "toll" in claim.act.evidence[0].quote:
            before = [c for c in claims if _told_before(c, claim)]
            status = {s.value.status for c in before for s in c.casualties if _of_all_dead(s)}
            found = [_without_less(c, max(counts)) if c in before else _of_status(c, status) if c == claim else c
                     for c in found]
    return found


def _rises(reading: Reading) -> bool:
    told = TOLL.search(reading.sentence.text)
    if told is None or RAISED.search(reading.sentence.text) is not None:
        return told is not None
    start = reading.sentence.span.start_char + told.end()
    return any(means(t, Sense.RISING) and t.tag_ in {"VBD", "VBN", "VBZ", "VBP"} for t in reading.sentence.span
               if start <= t.idx <= start + FAR)


def _of_status(claim: Claim, status: AbstractSet[Status]) -> Claim:
    """ "Five traders were killed … the toll rose to eight": civilians, as those before."""
    if len(status) != 1:
        return claim
    only = next(iter(status))
    return replace(claim, casualties=tuple(
        replace(s, value=replace(s.value, status=only))
        if _of_all_dead(s) and s.value.status is Status.UNKNOWN else s for s in claim.casualties))


def _of_all_dead(stated: Stated[Casualty]) -> bool:
    return stated.value.harm is Harm.KILLED and stated.value.group is Group.ALL


def _told_before(claim: Claim, risen: Claim) -> bool:
    return claim.telling == risen.telling and claim.scope is risen.scope \
        and claim.position.sentence < risen.position.sentence


def _without_less(claim: Claim, dead: int) -> Claim:
    kept = tuple(s for s in claim.casualties if not (_of_all_dead(s) and (s.value.count.value or 0) < dead))
    return replace(claim, casualties=kept)


OTHERS = re.compile(r"(?:another|an additional|a further|at least another)\b|(?:\w+ )(?:others?|more)\b|"
                    r"an? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$",
                    re.IGNORECASE)
"""How people are counted beside those told before."""
NEAR = 2
"""Sentences from a toll to those added to it; farther off they may be of another."""
TOLL = re.compile(r"\btoll\b", re.IGNORECASE)
RAISED = re.compile(r"\b(?:raising|bringing|pushing|taking|driving) the (?:death )?toll\b", re.IGNORECASE)
FAR = 40
"""Characters from a toll to the verb that says that it rose."""



def _by_pronoun(stated: Stated[Casualty], language: Language) -> bool:
    """Someone told of before: "killed him", "his lifeless body"."""
    words = stated.evidence[0].quote.lower().split()
    body = len(words) in (2, 3) and words[0] in OF_ONE and words[-1] in language.persons.bodies.remains
    return body or (len(words) == 1 and words[0] in ONE)


def _coded(readings: Iterable[Reading], language: Language) -> Iterator[tuple[int, CountRange, Evidence]]:
    """The coder's own figure, or what the toll came to with one more."""
    for reading in readings:
        for pattern in (language.scope.coded, language.scope.raised):
            for match in pattern.finditer(reading.sentence.text):
                count = _figure(reading, match, language)
                if count is not None:
                    yield reading.sentence.index, count, _matched(reading, match)


def _figure(reading: Reading, match: re.Match[str], language: Language) -> CountRange | None:
    """The number, in figures or words, that the pattern's group holds."""
    group = next(n for n in range(1, len(match.groups()) + 1) if match[n])
    at = reading.sentence.span.start_char + match.start(group)
    doc = reading.sentence.span.doc
    return next((exactly(n.count.value) for n in find_numerals(reading.sentence.span, language.numbers)
                 if doc[n.figure].idx == at and n.count is not None and n.count.value), None)


def _matched(reading: Reading, match: re.Match[str]) -> Evidence:
    shift = reading.sentence.span.start_char
    return reading.sentence.quote_characters(shift + match.start(), shift + match.end())


def _shares(claims: Sequence[Claim], readings: Sequence[Reading],
            language: Language) -> Iterator[tuple[int, CountRange, Evidence]]:
    """ "28 fatalities, split across two events": this one's share is 14, for want of better."""
    for reading in readings:
        match = language.scope.split.search(reading.sentence.text)
        events = _figure(reading, match, language) if match else None
        dead = max((_dead(c) for c in claims if c.scope is Scope.INCIDENT
                    and c.position.sentence <= reading.sentence.index), default=0)
        if match and dead and events is not None and events.value:
            share = dead / events.value
            count = CountRange(floor(share), max(1, floor(share + 0.5)), max(1, ceil(share)))
            yield reading.sentence.index, count, _matched(reading, match)


def _dead(claim: Claim) -> int:
    """ "Three civilians were killed [3 fatalities split …]" tells the same three twice."""
    rows = [s.value for s in claim.casualties if _of_all_dead(s)]
    known = sum(r.count.value or 0 for r in rows if r.status is not Status.UNKNOWN)
    unknown = sum(r.count.value or 0 for r in rows if r.status is Status.UNKNOWN)
    return known if known == unknown else known + unknown


def _apply(claims: Sequence[Claim], index: int, count: CountRange, evidence: Evidence) -> list[Claim]:
    """The figure goes to the killing last told before it, or to whatever was; other figures of the dead give way."""
    told = [c for c in claims if c.scope is Scope.INCIDENT]
    before = [c for c in told if c.position.sentence <= index] or told
    if not before:
        return list(claims)
    telling = max(before, key=lambda c: c.position.sentence).telling
    family = [c for c in told if c.telling == telling]
    # what one side denies bears no figure: "claimed to have killed 25; the army denied this. Fatalities coded as 10"
    held = [c for c in family if c.modality is not Modality.DENIED] or family
    bearer = next((c for c in held if c.act.value is Act.KILLING), held[0])
    status = {s.value.status for c in family for s in c.casualties if s.value.harm is Harm.KILLED}
    row = Stated(Casualty(Harm.KILLED, Group.ALL, status.pop() if len(status) == 1 else Status.UNKNOWN, count),
                 (evidence,))
    ids = {c.id for c in family}
    return [_given(c, row if c.id == bearer.id else None) if c.id in ids else c for c in claims]


def _given(claim: Claim, row: Stated[Casualty] | None) -> Claim:
    kept = tuple(s for s in claim.casualties if s.value.harm is not Harm.KILLED)
    return replace(claim, casualties=(*kept, row) if row else kept)
