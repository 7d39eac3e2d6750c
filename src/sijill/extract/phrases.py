"""Phrases: from a parsed sentence to its phrases of people in order, and what they take from one another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sijill.extract.ages import find_ages
from sijill.extract.counted import counted
from sijill.extract.names import Name
from sijill.extract.numerals import find_numerals
from sijill.extract.parts import SUBJECTS, Ties
from sijill.extract.people import People, PeopleWords
from sijill.extract.uncounted import uncounted
from sijill.knowledge.numbers import Numbers
from sijill.knowledge.persons import Facts, Persons
from sijill.model.casualty import Status, exactly


def find_people(span: Any, persons: Persons, numbers: Numbers) -> list[People]:
    """Phrases with a numeral first, then those without in the words that are left; in the order of the text."""
    words = PeopleWords.of(span, persons)
    covered = [False] * len(span)
    found: list[People] = []
    for numeral in find_numerals(span, numbers):
        phrase = counted(words, numeral)
        if phrase is not None and not covered[phrase.end - 1 - span.start]:
            found.append(phrase)
            for position in range(phrase.start, phrase.end):
                covered[position - span.start] = True
    return sorted([*found, *uncounted(words, covered)], key=lambda phrase: (phrase.start, phrase.end))


def together(span: Any, phrases: Sequence[People]) -> list[People]:
    """ "12 women and children": one figure for both, where the second plural is bare and follows at once."""
    kept: list[People] = []
    for phrase in phrases:
        if kept and _shares_figure(span, kept[-1], phrase):
            kept[-1] = replace(kept[-1], end=phrase.end, facts=_both(kept[-1].facts, phrase.facts))
        else:
            kept.append(phrase)
    return kept


def one_person(span: Any, phrases: Sequence[People], names: Sequence[Name]) -> list[People]:
    """ "Mona, a nurse and mother of two", "the writer and poet Karim": several words for one person, beside the name.

    Only the first has an article; of relatives ("his wife and daughter Mona") each word is another's.
    """
    kept: list[People] = []
    run: list[People] = []
    for phrase in [*phrases, None]:
        if phrase is not None and run and _goes_on(span, run[-1], phrase):
            run.append(phrase)
            continue
        if phrase is not None and len(run) == 1 and _told_again(span, run[0], phrase, names):
            run = [replace(run[0], facts=run[0].facts.over(phrase.facts))]
            continue
        kept += [_merged(run)] if len(run) > 1 and _by_its_name(span, run, names) else run
        run = [phrase] if phrase is not None else []
    return kept


def _goes_on(span: Any, left: People, right: People) -> bool:
    """Singulars, the second without an article or an age of its own."""
    if not (left.implied and right.implied) or left.possessed or right.start != right.noun or right.named:
        return False
    return left.end < right.start <= left.end + 2 and {t.lower_ for t in span.doc[left.end:right.start]} <= {",", "and"}


def with_their_names(span: Any, phrases: Sequence[People], names: Sequence[Name], persons: Persons) -> list[People]:
    """ "his sons Omar, Anas and Bilal": a plural that nobody counts, and as many names, are so many people."""
    found: list[People] = []
    for phrase in phrases:
        bare = phrase.plural and phrase.count is None and phrase.harm is None
        listed = _names_of(span, phrase, names, persons) if bare else 0
        found.append(replace(phrase, count=exactly(listed)) if listed > 1 else phrase)
    return found


def _names_of(span: Any, phrase: People, names: Sequence[Name], persons: Persons) -> int:
    """How many names follow a noun as its own, up to the next noun of persons."""
    first = next((n for n, name in enumerate(names) if phrase.noun is not None and name.noun == phrase.noun), None)
    if first is None:
        return 0
    last, aged = first, {i for age in find_ages(span, persons.names) for i in range(age.start, age.end)}
    while last + 1 < len(names) and names[last + 1].noun is None and not names[last + 1].owner and all(
            i in aged or span.doc[i].lower_ in BETWEEN_NAMES for i in range(names[last].reach, names[last + 1].start)):
        last += 1
    return last - first + 1


BETWEEN_NAMES = {",", "and", "&", ";", "the", "a", "(", ")", "*"}
"""Signs and words between the names of one noun: behind "along with" somebody else is named."""


def _told_again(span: Any, left: People, right: People, names: Sequence[Name]) -> bool:
    """ "a woman, Mona Haddad, a mother of three": behind the name, an article says more of whom it names."""
    name = next((n for n in names if n.noun is not None and n.noun == left.noun), None)
    alone = left.count is not None and left.count.value == 1 and right.implied and not right.named
    return alone and name is not None and not right.possessed and right.start == name.reach + 1 \
        and span.doc[name.reach].text == "," and span.doc[right.start].lower_ in {"a", "an"} \
        and not (right.facts.sex and left.facts.sex and right.facts.sex is not left.facts.sex)


def _by_its_name(span: Any, run: Sequence[People], names: Sequence[Name]) -> bool:
    before = span.doc[run[0].start - 1] if run[0].start > span.start else None
    apposed = before is not None and before.text == ","
    return any(name.start == run[-1].end or (apposed and run[0].start - 1 in {name.end, name.reach, name.reach + 1})
               for name in names)


def _merged(run: Sequence[People]) -> People:
    facts = Facts()
    for phrase in run:
        facts = facts.over(phrase.facts)
    return replace(run[0], end=run[-1].end, facts=facts)


def _shares_figure(span: Any, left: People, right: People) -> bool:
    if not (left.numeral and left.plural and left.noun == left.end - 1 and not right.numeral and right.plural):
        return False
    if right.start != right.noun or right.start != left.end + 1 or span.doc[left.end].lower_ != "and":
        return False
    first, second = span.doc[left.head], span.doc[right.head]
    own_verb = second.dep_ in SUBJECTS and second.head.i > second.i and first.head != second.head
    return not own_verb


def _both(left: Facts, right: Facts) -> Facts:
    """What is said of both; civilians and soldiers counted together are mixed."""
    status = left.status or right.status
    if left.status and right.status and left.status is not right.status:
        status = Status.MIXED
    return Facts(left.group if left.group is right.group else None, status)


def inherit(span: Any, phrases: Sequence[People], ties: Ties) -> list[People]:
    """ "killed three civilians and wounded five": a lone numeral, and "others", take the status said before.

    The status of a part ("including two children") is not that of the rest, nor is that of who did it.
    """
    status: Status | None = None
    found: list[People] = []
    for index, phrase in enumerate(phrases):
        facts = phrase.facts
        if facts.status is None and phrase.partitive and phrase.noun is None and index in ties.whole:
            facts = replace(facts, status=_status_of_those(span, found[ties.whole[index]]))
        said = facts.status is not None and (phrase.numeral or phrase.implied)
        bare = phrase.noun is None or (phrase.harm is not None and span.doc[phrase.noun].tag_ in {"VBN", "JJ", "VBD"})
        if facts.status is None and phrase.count is not None and (bare or phrase.additional):
            facts = replace(facts, status=status)
        elif said and index not in ties.whole and span.doc[phrase.head].dep_ != "nsubj":
            status = facts.status
        found.append(replace(phrase, facts=facts))
    return found


def _status_of_those(span: Any, whole: People) -> Status | None:
    """ "fired at soldiers, wounding three of them": soldiers; but not where soldiers are those who fired."""
    return None if span.doc[whole.head].dep_ == "nsubj" else whole.facts.status


def by_name(names: Sequence[Name], phrases: Sequence[People]) -> Iterator[People]:
    """Names that stand for a person by themselves: no noun goes with them, before ("his wife Mona") or behind."""
    behind = {phrase.start - 1: phrase for phrase in phrases if phrase.implied and not phrase.possessed}
    named = _of_several(names, phrases)
    for name in names:
        if name.start in named:
            continue
        apposed = name.reach in behind and behind[name.reach].noun != behind[name.reach].start
        inside = any(phrase.start < name.end and name.start < phrase.end for phrase in phrases)
        if name.noun is None and not name.owner and not inside and not apposed:
            yield People(name.start, name.end, name.end - 1, None, exactly(1), Facts(), plural=False, implied=True,
                         numeral=False, named=True)


def _of_several(names: Sequence[Name], phrases: Sequence[People]) -> set[int]:
    """Starts of the names that spell out a count: "two brothers, Omar Haddad (9) and Ali Haddad"."""
    several = {p.noun: p.count.value for p in phrases if p.noun is not None and p.plural
               and p.count is not None and p.count.value is not None}
    found: set[int] = set()
    left, last = 0, None
    for name in names:
        if name.noun in several:
            left = several[name.noun] - 1
        elif left > 0 and name.noun is None and last is not None and name.start - last.reach <= LISTED:
            found.add(name.start)
            left -= 1
        else:
            left = 0
        last = name
    return found


LISTED = 7
"""Words between two names of a list: ", and the 33-year-old" has seven."""


def asides(span: Any, persons: Persons, names: Sequence[Name]) -> frozenset[int]:
    """Words that only say more of the person before them: ages, names beside nouns, what stands behind a name."""
    aside: set[int] = set()
    for age in find_ages(span, persons.names):
        bracketed = age.start > span.start and span.doc[age.start - 1].text == "("
        aside |= set(range(age.start - bracketed, age.end + bracketed))
    for name in names:
        first = name.end if name.noun is None else name.start
        titled = name.title is not None and name.noun is not None
        aside |= set(range(first - titled, name.reach))
    return frozenset(aside)
