"""Casualties: from the counts of one event mention to rows of harm, group, status and count, each with its quote."""

from collections.abc import Iterator, Sequence

from sijill.extract.counts import CountPhrase
from sijill.extract.mention import Mention
from sijill.model.actor import ActorKind
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status, exactly
from sijill.model.evidence import Evidence, Stated

FIGHTING = {ActorKind.ARMED_GROUP, ActorKind.COMBATANT}
PEOPLE = {Group.CHILDREN, Group.GIRLS, Group.BOYS, Group.WOMEN}
"""Groups that are civilian where nothing else is said."""


def casualties_of(mention: Mention) -> tuple[Stated[Casualty], ...]:
    """Rows for the harm of the mention's trigger: a total for each status, and a row for each part named."""
    harm = mention.found.trigger.harm
    if harm is None:
        return ()
    counted = [c for c in mention.counts if c.count is not None]
    if not counted:
        return tuple(_named(mention, harm))
    return (*_totals(mention, harm, _wholes(counted)),
                  *_parts(mention, harm, counted))


def _wholes(counted: Sequence[CountPhrase]) -> list[CountPhrase]:
    """What adds up to everyone: no part of another, and the members of a list of two statuses instead of its sum."""
    wholes = [c for c in counted if not c.part] or list(counted)
    mixed = [c for c in wholes if c.total and c.status is Status.MIXED]
    members = [c for c in counted if c.part and c.siblings
               and any(m.start <= c.start and c.end <= m.end for m in mixed)]
    return [c for c in wholes if c not in mixed or not members] + members


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
    for status in sorted(by_status):
        rows = by_status[status]
        count = total([c.count for c in rows if c.count is not None])
        yield Stated(Casualty(harm, Group.ALL, status, count), tuple(_quote(mention, c) for c in rows))


def _parts(mention: Mention, harm: Harm, counted: Sequence[CountPhrase]) -> Iterator[Stated[Casualty]]:
    by_group: dict[tuple[Group, Status], list[CountPhrase]] = {}
    for phrase in counted:
        if phrase.group is not Group.ALL and not phrase.total:
            by_group.setdefault((phrase.group, _status(mention, phrase)), []).append(phrase)
    for (group, status), rows in sorted(by_group.items()):
        count = total([c.count for c in rows if c.count is not None])
        yield Stated(Casualty(harm, group, status, count), tuple(_quote(mention, c) for c in rows))


def _named(mention: Mention, harm: Harm) -> Iterator[Stated[Casualty]]:
    """Names stand for a count where none is given: "Khadijah was injured" is one person."""
    quotes: dict[str, Evidence] = {v.name: mention.reading.sentence.quote(v.start, v.end) for v in mention.victims}
    if quotes:
        row = Casualty(harm, Group.ALL, Status.UNKNOWN, exactly(len(quotes)))
        yield Stated(row, tuple(sorted(quotes.values())))


def _status(mention: Mention, phrase: CountPhrase) -> Status:
    if phrase.status is Status.UNKNOWN and any(a.mention.kind in FIGHTING and phrase.start <= a.head < phrase.end
                                               for a in mention.targets):
        return Status.COMBATANT  # "a member of Ahrar al-Sharqiya"
    return Status.CIVILIAN if phrase.status is Status.UNKNOWN and phrase.group in PEOPLE else phrase.status


def _quote(mention: Mention, phrase: CountPhrase) -> Evidence:
    return mention.reading.sentence.quote(phrase.start, phrase.end)
