"""Uncounted: from a parsed sentence to its phrases of people without a numeral: plurals, and singulars for one."""

from collections.abc import Iterator, Sequence

from sijill.extract.ages import age_group
from sijill.extract.numerals import HYPHENS
from sijill.extract.people import INSIDE, NOMINAL, NOUNS, POSSESSIVES, People, PeopleWords, grouped
from sijill.knowledge.persons import Facts, PersonNoun
from sijill.model.casualty import Status, exactly

ALONE_ARCS = {"dobj", "nsubj", "nsubjpass", "conj", "pobj"}
"""How "another" hangs in a sentence where it stands for a person, and not before a noun."""


def uncounted(words: PeopleWords, covered: Sequence[bool]) -> Iterator[People]:
    """Phrases without a numeral: "civilians" has no count, "a boy" and "her son" stand for one."""
    alone = words.persons.parts.one_more | {"another"}
    aged = {age.end - 1 for age in words.ages if age.adjective}
    for position in range(words.span.start, words.span.end):
        if covered[position - words.span.start]:
            continue
        if words.noun(position) is None and words.word(position) not in alone and position not in aged:  # nearly every
            continue
        phrase = _omitted(words, position) or _plain(words, position)
        if phrase is not None:
            yield phrase


def _plain(words: PeopleWords, position: int) -> People | None:
    noun = words.noun(position)
    if noun is None or noun.counted or not _heads(words, noun, position):
        return None
    start = words.left_edge(position)
    said = {words.word(i) for i in range(start, position + 1)}
    if words.persons.parts.denials & (said | {words.word(start - 1)}):
        return None
    if words.remains(position) and words.word(position + 1) == "of":
        return None
    owner = position - 2
    if words.remains(position) and words.word(position - 1) in POSSESSIVES and words.noun(owner):
        return _remains_of(words, position, owner)
    if noun.singular and _of_a_people(words, noun, position) and words.tag(start) not in {"DT", "PRP$"}:
        return None
    single = noun.singular and (words.tag(position) not in {"NNS", "NNPS"} or not noun.plural)
    end = words.generic_end(position, noun)
    return People(
        start, end, position, position, exactly(1) if single else None, words.facts(start, position, end),
        words.harm(start, position), plural=not single, implied=single, numeral=False,
        additional=noun.other or bool(words.persons.parts.additional & said),
        possessed=words.word(start) in words.persons.parts.possessors)


def _headline(words: PeopleWords, noun: PersonNoun, position: int) -> bool:
    """ "Boy killed", "Civilian dies of wounds": no article, and spaCy takes the noun for another word."""
    opens = position == words.span.start or words.word(position - 1) in {"|", ":", "–", ","}
    return opens and noun.singular and words.tag(position + 1) in {"VBN", "VBD", "VBZ"}


def _of_a_people(words: PeopleWords, noun: PersonNoun, position: int) -> bool:
    """ "Catholic", "Syrian": an adjective that spaCy takes for a name, unless an article makes a noun of it."""
    return (noun.nationality is not None or noun.facts.status is Status.UNKNOWN) and _starts_name(words, position) \
        and words.tag(position) == "NNP"


def _remains_of(words: PeopleWords, position: int, owner: int) -> People:
    """ "a child's body": the child, through the body that ties it to the sentence."""
    start, noun = words.left_edge(owner), words.noun(position)
    single = noun is not None and not noun.plural
    return People(
        start, position + 1, position, owner, exactly(1) if single else None, words.facts(start, owner, owner + 1),
        words.harm(start, position), plural=not single, implied=single, numeral=False)


def _heads(words: PeopleWords, noun: PersonNoun, position: int) -> bool:
    """The noun heads its phrase: no further noun follows but a name, and it owns nothing."""
    tag, following = words.tag(position + 1), words.noun(position + 1)
    if noun.participle:
        return words.word(position - 1) in {"the", "those"} and tag not in NOMINAL
    if words.tag(position) not in NOUNS:
        return _headline(words, noun, position)
    hyphen = words.word(position + 1) in HYPHENS | {"/"} and not words.token(position).whitespace_
    if words.word(position + 1) in POSSESSIVES or tag == "POS" or hyphen:
        return False
    if tag in NOUNS and (following is not None or noun.nationality or _in_a_name(words, position)):
        return False
    beside = tag in {"NN", "NNS", "CD"} and words.token(position).dep_ in INSIDE
    return not beside or _starts_name(words, position + 1)


def _in_a_name(words: PeopleWords, position: int) -> bool:
    """ "61st Infantry Brigade"."""
    return _starts_name(words, position) and words.word(position + 1) in words.persons.names.not_persons


def _starts_name(words: PeopleWords, position: int) -> bool:
    return bool(words.token(position).text[:1].isupper())


def _omitted(words: PeopleWords, position: int) -> People | None:
    """ "a 13-year-old was killed"; "injuring another"."""
    age = next((a for a in words.ages if a.end - 1 == position and a.adjective), None)
    if age is not None and words.tag(position + 1) not in NOMINAL:
        facts = grouped(Facts(age_group=age_group(age.years, words.persons.names)), Facts(), kin=True)
        start = age.start - (words.tag(age.start - 1) in {"DT", "JJ"})
        return People(start, age.end, position, position, exactly(1), facts, plural=False, implied=True, numeral=False)
    alone = words.tag(position + 1) not in NOMINAL - {"VBN", "VBG"}
    if alone and words.word(position) in words.persons.parts.one_more and words.word(position - 1) in {"a", "the"} \
            and words.word(position + 1) != "of" \
            and words.token(position).dep_ in ALONE_ARCS - {"pobj"}:
        return People(position - 1, position + 1, position, None, exactly(1), Facts(), plural=False, implied=True,
                      additional=True, numeral=False)
    if alone and words.word(position) == "another" and words.token(position).dep_ in ALONE_ARCS:
        return People(position, position + 1, position, None, exactly(1), Facts(), plural=False, implied=True,
                      additional=True, numeral=False)
    return None
