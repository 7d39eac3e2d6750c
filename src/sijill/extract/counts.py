"""Counts: from a parsed sentence to the counts of people in it, with parts tied to their wholes and lists summed up.

Every phrase can be quoted; whether harm came to its people is asked elsewhere, through the phrase's head.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sijill.extract.names import find_names
from sijill.extract.parse import Sentence
from sijill.extract.parts import Ties, tie
from sijill.extract.people import People
from sijill.extract.phrases import asides, by_name, find_people, inherit, one_person, together, with_their_names
from sijill.extract.tree import children
from sijill.knowledge.numbers import Numbers
from sijill.knowledge.persons import Persons
from sijill.model.casualty import CountRange, Group, Harm, Status


@dataclass(frozen=True, slots=True)
class CountPhrase:
    """Tokens start..end of span.doc quote it; `head` ties it to the sentence: its noun, or the numeral without one.

    count: None for a bare plural ("civilians") and for "many". implied: a singular stands for one.
    additional: "another three", "20 others". harm: where the words themselves say it ("11 deaths", "5 wounded").
    part: it counts some of the people of `whole` (an index of the same tuple; None where the whole is not said here).
    total: the sum of a list ("one nurse and six boys"), quoted whole; the list's members are its parts and each
    other's `siblings`. Members of a list without a sum ("civilians and soldiers") are siblings and parts of nothing.
    named: it is a person's name, here only as member of a list ("al-Darawi and seven of his guards"), or a plural that
    only names count ("his sons Omar and Adam").
    """

    start: int
    end: int
    head: int
    count: CountRange | None
    group: Group
    status: Status
    additional: bool = False
    part: bool = False
    whole: int | None = None
    implied: bool = False
    siblings: tuple[int, ...] = ()
    total: bool = False
    harm: Harm | None = None
    named: bool = False


def find_counts(sentence: Sentence, persons: Persons, numbers: Numbers,
                taken: Sequence[tuple[int, int]] = ()) -> tuple[CountPhrase, ...]:
    """The counts of people in a sentence, in the order of the text, a total before its members.

    `taken` are token spans of places and parties, which are no names of persons.
    """
    span = sentence.span
    names = find_names(span, persons, taken)
    aside = asides(span, persons, names)
    people = one_person(span, together(span, find_people(span, persons, numbers)), names)
    phrases = with_their_names(span, people, names, persons)
    named = sorted([*phrases, *by_name(names, phrases)], key=lambda phrase: (phrase.start, phrase.end))
    first = tie(span, named, persons.parts, aside)
    listed = {i for run in [*first.lists, sorted(first.spelled)] for i in run
              if any(not named[member].named for member in run)}
    kept = [phrase for i, phrase in enumerate(named) if i in listed or not phrase.named]
    ties = tie(span, kept, persons.parts, aside)
    return tuple(_of_a_side(span, phrase, persons) for phrase in _assemble(inherit(span, kept, ties), ties))


def _of_a_side(span: Any, phrase: CountPhrase, persons: Persons) -> CountPhrase:
    """ "at least ten died on the military side", "11 dead on the civilians' side": whose they were says what."""
    if phrase.status is not Status.UNKNOWN or phrase.group is not Group.ALL or phrase.count is None:
        return phrase
    head = span.doc[phrase.head]
    for preposition in (*children(head, "prep"), *children(head.head, "prep")):
        side = next(iter(children(preposition, "pobj")), None) if preposition.lower_ == "on" else None
        if side is not None and side.i > phrase.head and (side.lower_ in SIDES or children(side, "case")):
            words = [t.lower_ for t in preposition.subtree]
            nouns = (noun.facts.status for word in words if (noun := persons.noun(word)))
            status = persons.said_beside(words).status or next(filter(None, nouns), None)
            return replace(phrase, status=status) if status else phrase
    return phrase


SIDES = {"side", "sides", "ranks"}
"""Whose dead they are: "on the rebels' side"."""


def _assemble(phrases: Sequence[People], ties: Ties) -> tuple[CountPhrase, ...]:
    """Phrases and totals in one tuple; indices are moved to where the phrases end up."""
    place: dict[int, int] = {}
    totals: dict[int, int] = {}
    size = 0
    for index in range(len(phrases)):
        listed = next((run for run in ties.lists if run[0] == index), None)
        if listed and _sum(phrases, listed) is not None:
            totals |= dict.fromkeys(listed, size)
            size += 1
        place[index] = size
        size += 1
    found: list[CountPhrase] = []
    for index, phrase in enumerate(phrases):
        listed = next((run for run in ties.lists if index in run), [])
        if listed[:1] == [index] and index in totals:
            found.append(_total(phrases, listed))
        whole = totals.get(index, place.get(ties.whole.get(index, -1)))
        found.append(CountPhrase(
            phrase.start, phrase.end, phrase.head, ties.counts.get(index, phrase.count), phrase.group, phrase.status,
            phrase.additional, whole is not None, whole, phrase.implied,
            tuple(place[i] for i in listed if i != index), harm=phrase.harm,
            named=phrase.named or _by_their_names(phrase)))
    return tuple(found)


def _by_their_names(phrase: People) -> bool:
    """ "his sons Omar and Adam": nobody counts them but their names."""
    return phrase.plural and not phrase.numeral and phrase.count is not None and not phrase.implied


def _total(phrases: Sequence[People], listed: Sequence[int]) -> CountPhrase:
    members = [phrases[i] for i in listed]
    groups = {member.group for member in members}
    return CountPhrase(
        members[0].start, members[-1].end, members[0].head, _sum(phrases, listed),
        groups.pop() if len(groups) == 1 else Group.ALL, _mixed(members), members[0].additional, total=True,
        harm=members[0].harm)


def _mixed(members: Sequence[People]) -> Status:
    """The one status of those that say theirs; mixed where they differ."""
    said = {member.status for member in members} - {Status.UNKNOWN}
    if not said:
        return Status.UNKNOWN
    if said == {Status.COMBATANT} and any(m.status is Status.UNKNOWN and (m.possessed or _others(m)) for m in members):
        return Status.MIXED  # "ten policemen and their driver", "three brothers and ten soldiers"
    return said.pop() if len(said) == 1 else Status.MIXED


def _others(member: People) -> bool:
    """People of another noun than the fighters beside them; "two others" are of the same."""
    return member.numeral and member.noun is not None and not member.additional


def _sum(phrases: Sequence[People], listed: Sequence[int]) -> CountRange | None:
    """Bound by bound; a bound that one of them leaves open stays open, and without any count there is no sum."""
    counts = [phrases[i].count for i in listed]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return None

    def add(bounds: Sequence[int | None]) -> int | None:
        stated = [bound for bound in bounds if bound is not None]
        return sum(stated) if len(stated) == len(bounds) else None

    summed = CountRange(add([c.low for c in known]), add([c.best for c in known]), add([c.high for c in known]))
    return None if summed.value is None else summed
