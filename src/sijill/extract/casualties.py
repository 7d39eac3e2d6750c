"""Casualties: from the counts of one event mention to rows of harm, group, status and count, each with its quote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sijill.extract.counts import CountPhrase
from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.needs import is_plural_toll
from sijill.extract.roles import companions, patients
from sijill.extract.tree import subtree
from sijill.knowledge.senses import Sense
from sijill.model.actor import ActorKind
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status, exactly
from sijill.model.evidence import Evidence, Stated

ARMED = {ActorKind.ARMED_GROUP, ActorKind.COMBATANT, ActorKind.STATE}
FIGHTING = {ActorKind.ARMED_GROUP, ActorKind.COMBATANT}
ONE_BY_ONE = {Harm.KILLED, Harm.INJURED}
"""Harms for which a pronoun is worth a count."""
PEOPLE = {Group.CHILDREN, Group.GIRLS, Group.BOYS, Group.WOMEN}
"""Groups that are civilian where nothing else is said."""

FORMER = {"former", "ex", "retired", "onetime"}
"""Who is one no longer fights."""
STATED = {Status.CIVILIAN, Status.COMBATANT}
NAMELESS = re.compile(r"(?:unnamed|unidentified|unknown) \w+", re.IGNORECASE)
"""Whoever kills so is armed; whoever is killed is somebody whose name is not known."""
OF_THEM = {"them", "whom"}
COUNTED_IN_PLURAL = {Harm.KILLED, Harm.INJURED}
"""Harms whose plurals are told of one event: of detentions and displacements a bare plural tells of a practice."""
AT_LEAST_TWO = CountRange(2, None, None)


def casualties_of(mention: Mention) -> tuple[Stated[Casualty], ...]:
    """Rows for the harm of the mention's trigger: a total for each status, and a row for each part named."""
    harm = mention.found.trigger.harm
    if harm is None:
        return ()
    counted = [c for c in mention.counts if c.count is not None]
    if not counted:
        return tuple(_named(mention, harm)) or tuple(_pronoun(mention, harm)) or tuple(_several(mention, harm))
    several = _parts_of_several(mention, counted)
    wholes = _of_their_status(mention, [] if several or _of_the_dead(mention, counted) else _wholes(mention, counted))
    wholes = _less_fighters(mention, wholes)
    told = several or _by_names(mention, harm, wholes)
    totals = told or _with_whom(mention, wholes, list(_totals(mention, harm, wholes)))
    return (*totals, *_parts(mention, harm, counted))


def _parts_of_several(mention: Mention, counted: Sequence[CountPhrase]) -> tuple[Stated[Casualty], ...]:
    """ "A number of civilians were injured, including a teacher": two or more, as many as those counted at least."""
    harm, told = mention.found.trigger.harm, mention.reading.counts
    wholes = {c.whole for c in counted}
    if harm not in COUNTED_IN_PLURAL or not all(c.part for c in counted) or len(wholes) != 1 or None in wholes:
        return ()
    whole = told[next(w for w in wholes if w is not None)]
    if whole.count is not None or whole not in mention.counts or whole.total:
        return ()
    least = max(AT_LEAST_TWO.low or 0, total([c.count for c in counted if c.count is not None]).low or 0)
    return (Stated(Casualty(harm, Group.ALL, _status(mention, whole), CountRange(least, None, None)),
                   (_quote(mention, whole),)),)


def _of_the_dead(mention: Mention, counted: Sequence[CountPhrase]) -> bool:
    """ "Among the dead were three girls and a nurse": some of those killed, who are counted elsewhere."""
    first = mention.reading.sentence.span.doc[mention.found.start]
    return first.lower_ == "among" and all(c.part for c in counted)


def _wholes(mention: Mention, counted: Sequence[CountPhrase]) -> list[CountPhrase]:
    """What adds up to everyone: no part of another, and the members of a list of two statuses instead of its sum."""
    told, here = mention.reading.counts, {(c.start, c.end) for c in counted}
    outer = [c for c in counted if c.whole is None or (told[c.whole].start, told[c.whole].end) not in here]
    wholes = [c for c in counted if not c.part] or outer
    mixed = [c for c in wholes if c.total and c.status is Status.MIXED]
    members = [c for c in counted if c.part and c.siblings
               and any(m.start <= c.start and c.end <= m.end for m in mixed)]
    return [c for c in wholes if c not in mixed or not members] + members


def _of_their_status(mention: Mention, wholes: Sequence[CountPhrase]) -> list[CountPhrase]:
    """ "killed nine of the crew, eight of them civilians": eight civilians, and nine with others."""
    doc, found = mention.reading.sentence.span.doc, list(wholes)
    for part in mention.counts:
        words = {t.lower_ for t in doc[part.start:part.end]}
        if not (part.part and part.count and part.group is Group.ALL and part.status in STATED and words & OF_THEM) \
                or doc[part.end - 1].lower_ in OF_THEM:  # "two of whom were pregnant" says no status
            continue
        whole = mention.reading.counts[part.whole] if part.whole is not None else None
        held = [c for c in found if whole is not None and (c.start, c.end) == (whole.start, whole.end)]
        found = [replace(c, status=Status.MIXED) if c in held else c for c in found] + [part] * bool(held)
    return found


def _less_fighters(mention: Mention, wholes: list[CountPhrase]) -> list[CountPhrase]:
    """ "killed five persons, among them a soldier": a soldier, and four of whom nothing is said; where children are
    told of as well, the rest would be counted twice beside them."""
    found = list(wholes)
    if any(c.part and c.group is not Group.ALL for c in mention.counts):
        return found
    for part in mention.counts:
        whole = mention.reading.counts[part.whole] if part.part and part.whole is not None else None
        at = next((n for n, c in enumerate(found) if whole is not None and c.start == whole.start and not c.total),
                  None)
        if at is None or part in found or _status(mention, part) is not Status.COMBATANT:
            continue
        rest = _without(found[at].count, part.count)
        if rest is not None and _status(mention, found[at]) is Status.UNKNOWN:
            found = [*found[:at], replace(found[at], count=rest), *found[at + 1:], part]
    return found


def _without(whole: CountRange | None, part: CountRange | None) -> CountRange | None:
    """Whoever is left of them, one at least; None where a number is open."""
    if whole is None or part is None or not part.best or whole.best is None or whole.best <= part.best:
        return None
    return CountRange(*(None if bound is None else bound - part.best for bound in (whole.low, whole.best, whole.high)))


def total(counts: Sequence[CountRange]) -> CountRange:
    """People counted together: low, best and high added; a bound that one of them lacks is lacking."""
    def added(values: Sequence[int | None]) -> int | None:
        known = [v for v in values if v is not None]
        return sum(known) if len(known) == len(values) else None

    low = sum(c.low or 0 for c in counts) or None
    best = added([c.best for c in counts])
    high = added([c.high for c in counts])
    return CountRange(low, best, high)


def _totals(mention: Mention, harm: Harm, wholes: Sequence[CountPhrase]) -> Iterator[Stated[Casualty]]:
    by_status: dict[Status, list[CountPhrase]] = {}
    for phrase in wholes:
        by_status.setdefault(_status(mention, phrase), []).append(phrase)
    for status, rows in sorted(_with_kin(mention, by_status).items()):
        count = total([c.count for c in rows if c.count is not None])
        yield Stated(Casualty(harm, Group.ALL, status, count), tuple(_quote(mention, c) for c in rows))


def _with_whom(mention: Mention, wholes: Sequence[CountPhrase],
               totals: Sequence[Stated[Casualty]]) -> tuple[Stated[Casualty], ...]:
    """ "Salim Haddad was killed along with his wife and three children": he is counted with them."""
    beside = {t.i for head in companions(mention.found) for t in subtree(head)}
    heads = {h.i for h in patients(mention.found)}
    named = [v for v in mention.victims if v.head in heads and v.head not in beside
             and not any(c.start < v.end and v.start < c.end for c in mention.counts)]
    if not named or len(totals) != 1 or not wholes or any(c.head not in beside for c in wholes):
        return tuple(totals)
    quotes = [mention.reading.sentence.quote(v.start, v.end) for v in named]
    count = total([exactly(len(named)), totals[0].value.count])
    return (Stated(replace(totals[0].value, count=count), (*quotes, *totals[0].evidence)),)


def _with_kin(mention: Mention, by_status: dict[Status, list[CountPhrase]]) -> dict[Status, list[CountPhrase]]:
    """ "a teacher, along with her husband and their two sons": those of a civilian's house are counted with him."""
    doc, unsaid = mention.reading.sentence.span.doc, by_status.get(Status.UNKNOWN, [])
    if len(by_status) != 2 or not any(doc[c.start].tag_ == "PRP$" for c in unsaid):
        return by_status
    if Status.COMBATANT in by_status and not all(c.implied for rows in by_status.values() for c in rows):
        return by_status  # "ten policemen and their driver": nobody takes him for a policeman
    said = next(status for status in by_status if status is not Status.UNKNOWN)
    together = sorted([*by_status[said], *unsaid], key=lambda c: c.start)
    return {Status.MIXED if said is Status.COMBATANT else said: together}  # "a commander and his companion"


def _parts(mention: Mention, harm: Harm, counted: Sequence[CountPhrase]) -> Iterator[Stated[Casualty]]:
    by_group: dict[tuple[Group, Status], list[CountPhrase]] = {}
    for phrase in counted:
        if phrase.group is not Group.ALL and not phrase.total and not _of_part(mention, phrase):
            by_group.setdefault((phrase.group, _status(mention, phrase)), []).append(phrase)
    for (group, status), rows in sorted(by_group.items()):
        count = total([c.count for c in rows if c.count is not None])
        yield Stated(Casualty(harm, group, status, count), tuple(_quote(mention, c) for c in rows))


def _of_part(mention: Mention, phrase: CountPhrase) -> bool:
    """ "seven women (including a pregnant woman)", "four girls, one of them a schoolgirl": counted with the seven."""
    whole = mention.reading.counts[phrase.whole] if phrase.whole is not None else None
    return whole is not None and whole in mention.counts and not whole.total and whole.group is phrase.group


def _named(mention: Mention, harm: Harm) -> Iterator[Stated[Casualty]]:
    """Names stand for a count where none is given: "Khadijah was injured" is one person."""
    full = {v.name.split()[0] for v in mention.victims if len(v.name.split()) > 1}
    quotes: dict[str, Evidence] = {v.name: mention.reading.sentence.quote(v.start, v.end) for v in mention.victims
                                   if v.name not in full}  # "a picture of Omar … Omar Haddad is dead": one person
    if quotes:
        row = Casualty(harm, Group.ALL, _of_rank(mention), exactly(len(quotes)))
        yield Stated(row, tuple(sorted(quotes.values())))


def _of_rank(mention: Mention) -> Status:
    """ "Sergeant Rami Haddad was killed": where all that are named bear a rank, they are combatants."""
    ranks = [next((c.status for c in mention.reading.counts if v.start <= c.start < v.end), Status.UNKNOWN)
             for v in mention.victims]
    return Status.COMBATANT if set(ranks) == {Status.COMBATANT} else Status.UNKNOWN


def _by_names(mention: Mention, harm: Harm, wholes: Sequence[CountPhrase]) -> tuple[Stated[Casualty], ...]:
    """ "killed Adel, his wife Huda and their daughters Lina and Salma": where nobody counts, the names do."""
    single = [m for c in wholes for m in (_members(mention, c) or (c,))]
    least = sum(c.count.value or 0 for c in wholes if c.count is not None)
    if not all(c.implied or c.named for c in single) or len(mention.victims) <= least:
        return ()
    told = {_status(mention, c) for c in wholes} - {Status.UNKNOWN}
    status = told.pop() if len(told) == 1 else Status.UNKNOWN
    return tuple(replace(s, value=replace(s.value, status=status)) for s in _named(mention, harm))


def _members(mention: Mention, listed: CountPhrase) -> tuple[CountPhrase, ...]:
    """Those whom a list sums up."""
    told = mention.reading.counts
    return tuple(c for c in told if listed.total and c.whole is not None and told[c.whole] is listed)


def _several(mention: Mention, harm: Harm) -> Iterator[Stated[Casualty]]:
    """ "injured others", "causing deaths": a plural is at least two, where all that suffer the harm are told so."""
    if harm not in COUNTED_IN_PLURAL:
        return
    if is_plural_toll(mention.found):
        quote = mention.reading.sentence.quote(mention.found.start, mention.found.end)
        yield Stated(Casualty(harm, Group.ALL, Status.UNKNOWN, AT_LEAST_TWO), (quote,))
    elif mention.counts and not any(c.part for c in mention.counts):
        status = {_status(mention, c) for c in mention.counts}
        row = Casualty(harm, Group.ALL, status.pop() if len(status) == 1 else Status.MIXED, AT_LEAST_TWO)
        yield Stated(row, tuple(_quote(mention, c) for c in mention.counts))


def _pronoun(mention: Mention, harm: Harm) -> Iterator[Stated[Casualty]]:
    """ "killed him" is one person, unless the telling counts or names him elsewhere (`tolls.py`)."""
    if harm not in ONE_BY_ONE or mention.counts:
        return
    for head in patients(mention.found):
        if head.lower_ in {"he", "she", "him", "her"}:
            yield Stated(Casualty(harm, Group.ALL, Status.UNKNOWN, exactly(1)),
                         (mention.reading.sentence.quote(head.i, head.i + 1),))
            return


def _status(mention: Mention, phrase: CountPhrase) -> Status:
    said = mention.reading.sentence.span.doc[phrase.start:phrase.end]
    if any(t.lower_ in FORMER for t in said):  # "a former member of a faction, and his wife"
        return Status.CIVILIAN if phrase.group in PEOPLE else Status.UNKNOWN
    if phrase.status is Status.UNKNOWN and any(a.mention.kind in FIGHTING and phrase.start <= a.head < phrase.end
                                               and not NAMELESS.fullmatch(a.mention.text) for a in mention.targets):
        return Status.COMBATANT  # "a member of Ahrar al-Sharqiya"
    if phrase.status is Status.UNKNOWN and phrase.group is Group.ALL and _of_forces(mention, phrase):
        return Status.COMBATANT
    if phrase.status is Status.UNKNOWN and phrase.group is Group.ALL and _on_a_side(mention):
        return Status.COMBATANT
    return Status.CIVILIAN if phrase.status is Status.UNKNOWN and phrase.group in PEOPLE else phrase.status


def _of_forces(mention: Mention, phrase: CountPhrase) -> bool:
    """ "two officers of the Guards", "ambushed patrols of the army, killing 13 of their members"."""
    doc = mention.reading.sentence.span.doc
    if not any(means(t, Sense.SERVING) for t in doc[phrase.start:phrase.end + 1]):
        return False
    own = any(t.tag_ == "PRP$" for t in doc[phrase.start:phrase.end])
    return any(a.mention.kind in ARMED and (own or phrase.start <= a.head <= phrase.end)
               and any(means(t, Sense.FORCES) for t in doc[a.start:a.end]) for a in mention.reading.actors)


def _on_a_side(mention: Mention) -> bool:
    """ "at least ten died on the rebel side"."""
    sides = [o for c in mention.found.head.children if c.lower_ == "on" for o in c.children
             if o.lower_ in {"side", "sides", "ranks"}]
    return any(a.mention.kind in ARMED and o.left_edge.i <= a.head <= o.i for o in sides
               for a in mention.reading.actors)


def _quote(mention: Mention, phrase: CountPhrase) -> Evidence:
    return mention.reading.sentence.quote(phrase.start, phrase.end)
