"""Counted: from a numeral to the phrase of the people it counts: a noun, a family, or nothing said."""

from typing import Any

from sijill.extract.ages import OLDEST
from sijill.extract.numerals import HYPHENS, Numeral
from sijill.extract.people import NOMINAL, NOUNS, PROPER, SPACE, People, PeopleWords
from sijill.knowledge.persons import Facts
from sijill.model.casualty import Status
from sijill.model.claim import AgeGroup

BARE_ARCS = {"dobj", "nsubj", "nsubjpass", "attr", "conj", "oprd", "ROOT", "npadvmod", "nummod", "dep", "appos", "iobj"}
BARE_PREPOSITIONS = {"of", "to", "at", "by"}
"""A numeral alone after a preposition counts people after "killing of 66", "rose to 14", "stands at 14", "up by 3"."""
PRONOUNS = {"one", "some", "most", "many", "both"}
"""Numerals that stand for a noun in "this one", "as many", "at most"."""
LARGEST_BARE = 100_000
"""A larger figure without a noun is money or a quantity: no report tells of so many people without a word for them."""
BELOW, ABOVE = {"under", "below"}, {"over", "above"}
"""Words between people and the age they have not reached, or passed: "children under five", "women over 60"."""
YEARS = range(1900, 2100)
"""A bare figure in this range and without a separator is a year."""


def counted(words: PeopleWords, numeral: Numeral) -> People | None:
    """What a numeral counts, if it counts people; a noun of persons, a family, or nothing said."""
    if words.aged(numeral.figure) or _his_age(words, numeral) or _of_years(words, numeral) \
            or _their_children(words, numeral) or words.word(numeral.start - 1) in {"$", "€", "£", "#", "how"}:
        return None
    if words.word(numeral.end) in HYPHENS:
        return _household(words, numeral)
    if words.word(numeral.end) == "of":
        return _some_of(words, numeral)
    head = words.head_from(numeral.end)
    if head is not None:
        return _phrase(words, numeral, head)
    return _bare(words, numeral)


def _their_children(words: PeopleWords, numeral: Numeral) -> bool:
    """ "a mother of three", "(father of six)": how many children someone has, whatever became of them."""
    noun = words.noun(numeral.start - 2) if words.word(numeral.start - 1) == "of" else None
    return noun is not None and noun.kin and noun.singular and noun.facts.age_group is AgeGroup.ADULT \
        and words.word(numeral.end) != "of"


def _his_age(words: PeopleWords, numeral: Numeral) -> bool:
    """ "The man, 24, had been arrested", "a woman (57)": set off right behind a word for one person."""
    noun, figure = words.noun(numeral.start - 2), words.word(numeral.start)
    return noun is not None and noun.singular and not noun.plural and figure.isdigit() and int(figure) <= OLDEST \
        and numeral.end == numeral.start + 1 \
        and words.word(numeral.end) in CLOSED_BY.get(words.word(numeral.start - 1), ())


CLOSED_BY = {",": {",", "."}, "(": {")", ","}}


def _of_years(words: PeopleWords, numeral: Numeral) -> bool:
    """ "a girl of 12", "two boys of eight and 15 years": how old they are, behind a noun that says child, man or woman;
    of several only where years are said."""
    start = numeral.start
    while words.word(start - 1) in {",", "and", "or"} and words.tag(start - 2) == "CD":
        start -= 2
    noun = words.noun(start - 2) if words.word(start - 1) == "of" else None
    years = numeral.count.value if numeral.count is not None else None
    if noun is None or noun.facts.group is None or not years or years > OLDEST \
            or words.head_from(numeral.end) is not None:
        return False
    end = numeral.end
    while words.word(end) in {",", "and", "or"} and words.tag(end + 1) == "CD":
        end += 2
    return (noun.singular and words.tag(start - 2) != "NNS") or words.word(end) in words.persons.names.years


def _phrase(words: PeopleWords, numeral: Numeral, head: int) -> People:
    noun = words.noun(head)
    assert noun is not None
    end = words.generic_end(head, noun)
    start = _family_start(words, numeral.start) or numeral.start
    start -= words.word(start - 1) in words.persons.parts.possessors
    return People(
        start, end, words.root(start, end, head), head, numeral.count, words.facts(numeral.end, head, end),
        words.harm(numeral.end, head), additional=words.additional(numeral.start, head))


def _family_start(words: PeopleWords, position: int) -> int | None:
    """ "a family of six": where the family's phrase begins."""
    if words.word(position - 1) == "of" and words.word(position - 2) in words.persons.parts.families:
        return words.left_edge(position - 2)
    return None


def _household(words: PeopleWords, numeral: Numeral) -> People | None:
    """ "a five-member family"."""
    noun = words.noun(numeral.end + 1)
    family = numeral.end + 2
    if noun is None or words.word(family) not in words.persons.parts.families:
        return None
    start = words.left_edge(family)
    return People(start, family + 1, family, family, numeral.count, Facts(status=Status.CIVILIAN))


def _some_of(words: PeopleWords, numeral: Numeral) -> People | None:
    """ "dozens of civilians" names whom it counts; "seven of his guards" and "two of them" count some of others."""
    position = numeral.end + 1
    definite = False
    while words.tag(position) in {"DT", "PRP$"} or words.word(position) in {"those", "these"} or (
            definite and words.tag(position) == "CD"):  # "one of the three guards"
        definite = True
        position += 1
    pronoun = next((i for i in (position, position - 1) if words.word(i) in words.persons.parts.pronouns), None)
    if pronoun is not None:
        return _some_of_them(words, numeral, pronoun)
    head = words.head_from(position)
    if head is None:
        head = position if words.participle(position) else None
    if head is None and words.word(position) == "own" and words.tag(position - 1) == "PRP$":  # "lost two of its own"
        return People(numeral.start, position + 1, numeral.end - 1, None, numeral.count, Facts())
    if head is None:
        return None
    noun = words.noun(head)
    assert noun is not None
    if definite and (were := _who_were(words, numeral, head + 1)) is not None:
        return were
    end = words.generic_end(head, noun)
    return People(numeral.start, end, words.root(numeral.start, end, numeral.end - 1), head, numeral.count,
                  words.facts(position, head, end), words.harm(position, head),
                  partitive=definite and not numeral.vague, additional=words.additional(numeral.start, head))


def _who_were(words: PeopleWords, numeral: Numeral, verb: int) -> People | None:
    """ "Eight of the victims were children, four were women": which of them, where the noun names a group."""
    head = words.head_from(verb + 1) if words.word(verb) in {"were", "was"} else None
    noun = words.noun(head) if head is not None else None
    if head is None or noun is None or noun.facts.group is None or words.tag(head + 1) in {"VBN", "VBD"}:
        return None
    return People(numeral.start, head + 1, numeral.end - 1, head, numeral.count, words.facts(verb + 1, head, head + 1),
                  partitive=True)


def _some_of_them(words: PeopleWords, numeral: Numeral, pronoun: int) -> People:
    """ "seven of them children", "two of whom were women", "three of them later died"."""
    position = pronoun + 1
    while words.word(position) in {"are", "were", "is", "was", "being"} or words.tag(position) in {"DT", "RB"}:
        position += 1
    head = words.head_from(position)
    if head is None:
        return People(numeral.start, pronoun + 1, numeral.end - 1, None, numeral.count, Facts(), partitive=True)
    return People(numeral.start, head + 1, words.root(numeral.start, head + 1, numeral.end - 1), head, numeral.count,
                  words.facts(position, head, head + 1), partitive=True)


def _bare(words: PeopleWords, numeral: Numeral) -> People | None:
    """A numeral without a noun: "killed 11, including …", "5 dead", "wounding four", "the toll rose to 14"."""
    last = numeral.end - 1
    if words.word(last).isdigit() and int(words.word(last)) in YEARS:
        return None  # "on 3 May 2021 killed two" as well as "by 2021"
    bound = words.word(numeral.start)
    if bound in BELOW or (bound in ABOVE and words.tag(numeral.start - 1) in NOUNS):
        return None
    if (were := _who_were(words, numeral, numeral.end)) is not None:
        return were
    while words.word(numeral.end) in words.persons.parts.additional:
        numeral = Numeral(numeral.start, numeral.end + 1, numeral.figure, numeral.count, numeral.vague)
    additional = numeral.end - 1 > last or words.additional(numeral.start, last)
    start = _family_start(words, numeral.start)
    if words.participle(numeral.end) and words.tag(numeral.end + 1) not in NOUNS:
        noun = words.noun(numeral.end)
        return People(numeral.start, numeral.end + 1, last, numeral.end, numeral.count, Facts(),
                      noun.harm if noun else None, additional=additional)
    if start is not None:
        return People(start, numeral.end, numeral.start - 2, None, numeral.count, Facts(status=Status.CIVILIAN))
    if not _stands_alone(words, numeral, last):
        return _of_a_people(words, numeral)
    return People(numeral.start, numeral.end, last, None, numeral.count, Facts(), additional=additional)


def _of_a_people(words: PeopleWords, numeral: Numeral) -> People | None:
    """ "killing 8 Berom", "3 Dinka and 2 Nuer were killed": a name counted in the patient's place of a verb."""
    end = numeral.end
    while end - numeral.end < LONGEST_PEOPLE and words.tag(end) in NOUNS | {"JJ"} \
            and words.token(end).text[:1].isupper():
        end += 1
    head = end - 1
    if end == numeral.end or (words.tag(end) in NOMINAL and not words.participle(end)) or words.tag(head) not in NOUNS \
            or words.token(head).dep_ not in SUFFERING:
        return None
    return People(numeral.start, end, head, None, numeral.count, Facts())


LONGEST_PEOPLE = 2
"""Words of a people's name: "Bwaba Samo"; a longer run is the name of something else."""
SUFFERING = {"dobj", "nsubjpass", "conj", "nsubj"}
"""Arcs of those to whom harm comes."""


def _stands_alone(words: PeopleWords, numeral: Numeral, last: int) -> bool:
    token = words.token(last)
    following = words.tag(numeral.end + (words.tag(numeral.end) == SPACE))  # "three  massacres": it was quoted
    joining = token.dep_ in {"preconj", "predet", "cc"}  # "both the driver and his wife"
    clock = words.word(numeral.end) in {":", "/", "."} and words.tag(numeral.end + 1) == "CD"
    if joining or clock or following in NOMINAL - {"VBN", "VBG"} or following in {"SYM", "$", "POS"}:
        return False
    if numeral.count is not None and (numeral.count.value or 0) > LARGEST_BARE:
        return False
    if token.lower_ in PRONOUNS and words.tag(numeral.figure - 1) in {"DT", "JJ", "WDT", "RB", "IN"}:
        return False
    if words.word(numeral.start - 1) in {"(", ","} and words.tag(numeral.start - 2) in PROPER:
        return False
    if token.dep_ == "pobj" and token.head.i < numeral.start:  # "over 20": the bound's own preposition says nothing
        return str(token.head.lower_) in BARE_PREPOSITIONS and not _measure(words, numeral, token)
    if token.dep_ == "pobj":
        return True
    return token.dep_ in BARE_ARCS or words.tag(numeral.start - 1) in {"VBD", "VBG"}


def _measure(words: PeopleWords, numeral: Numeral, token: Any) -> bool:
    """ "a population of 18,000", "from 9,000 to some hundreds": how many there are, not how many came to harm."""
    if token.head.head.lower_ in words.persons.parts.measures:
        return True
    return token.head.lower_ == "to" and any(words.word(i) == "from" for i in range(numeral.start - 4, numeral.start))
