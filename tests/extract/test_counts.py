"""Counts: invented sentences, and the phrases of people that must come out of each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_sentence import numbers, persons, sentence

from sijill.extract.counts import CountPhrase, find_counts
from sijill.extract.numerals import find_numerals
from sijill.extract.parse import model
from sijill.model.casualty import Group, Harm, Status


def counts(text: str) -> tuple[CountPhrase, ...]:
    return find_counts(sentence(text), persons(), numbers())


def said(text: str) -> dict[str, CountPhrase]:
    """Phrases by the words that quote them."""
    parsed = sentence(text)
    return {parsed.quote(c.start, c.end).quote: c for c in find_counts(parsed, persons(), numbers())}


def bounds(phrase: CountPhrase) -> tuple[int | None, int | None, int | None] | None:
    return None if phrase.count is None else (phrase.count.low, phrase.count.best, phrase.count.high)


@pytest.mark.parametrize(("words", "expected"), [
    ("128", (128, 128, 128)), ("1,200", (1200, 1200, 1200)), ("300.000", (300000, 300000, 300000)),
    ("2 000", (2000, 2000, 2000)), ("twenty-three", (23, 23, 23)), ("two hundred and five", (205, 205, 205)),
    ("a dozen", (12, 12, 12)), ("half a dozen", (6, 6, 6)), ("two dozen", (24, 24, 24)), ("dozens", (24, None, None)),
    ("tens of thousands", (20000, None, None)), ("hundreds", (200, None, None)), ("1.5 million", (1500000,) * 3),
    ("at least 9", (9, 9, None)), ("more than 270", (271, 271, None)), ("over 15", (16, 16, None)),
    ("30+", (30, 30, None)), ("10 or more", (10, 10, None)), ("up to 50", (None, 50, 50)),
    ("fewer than 10", (None, None, 9)), ("nearly 40", (None, 40, None)), ("as many as 9", (None, 9, 9)),
    ("between 5 and 7", (5, None, 7)), ("5-7", (5, None, 7)), ("5–7", (5, None, 7)), ("five or six", (5, None, 6)),
    ("5 to 7", (5, None, 7)), ("no fewer than 3", (3, 3, None))])
def test_numerals(words: str, expected: tuple[int | None, int | None, int | None]) -> None:
    doc = model()(f"It killed {words} people there.")
    found = find_numerals(doc[:], numbers())
    assert [doc[n.start:n.end].text for n in found] == [words]
    count = found[0].count
    assert count is not None
    assert (count.low, count.best, count.high) == expected


@given(st.integers(min_value=1, max_value=999_999))
@settings(max_examples=25, deadline=None)
def test_a_grouped_figure_reads_as_the_plain_one(number: int) -> None:
    [phrase] = counts(f"They displaced {number:,} civilians.")
    assert bounds(phrase) == (number, number, number)


def test_a_count_quotes_its_bound_and_its_noun() -> None:
    phrase = said("The group executed at least 61 Syrian civilians there.")["at least 61 Syrian civilians"]
    assert (bounds(phrase), phrase.group, phrase.status) == ((61, 61, None), Group.ALL, Status.CIVILIAN)


@pytest.mark.parametrize(("text", "quote", "group", "status"), [
    ("The rebels captured over 15 Ruritanian Arab Army (RAA) soldiers.", "over 15 Ruritanian Arab Army (RAA) soldiers",
     Group.ALL, Status.COMBATANT),
    ("Three Civil Defense volunteers were wounded.", "Three Civil Defense volunteers", Group.RESCUERS, Status.CIVILIAN),
    ("Gunmen abducted two aid workers.", "two aid workers", Group.AID_WORKERS, Status.CIVILIAN),
    ("Shelling injured a 13-year-old girl.", "a 13-year-old girl", Group.GIRLS, Status.CIVILIAN),
    ("Shelling injured an elderly woman.", "an elderly woman", Group.WOMEN, Status.CIVILIAN),
    ("Two police officers were shot dead.", "Two police officers", Group.ALL, Status.COMBATANT),
    ("Armed men killed two female students.", "two female students", Group.WOMEN, Status.CIVILIAN),
    ("A car bomb killed an army doctor.", "an army doctor", Group.MEDICAL, Status.COMBATANT),
    ("The attack killed two men.", "two men", Group.MEN, Status.UNKNOWN)])
def test_group_and_status(text: str, quote: str, group: Group, status: Status) -> None:
    phrase = said(text)[quote]
    assert (phrase.group, phrase.status) == (group, status)


@pytest.mark.parametrize("text", [
    "Two rockets hit three houses over a 20 day period.", "It happened on 12 May 2023 at 5 pm, 20 km from the border.",
    "The bag held 40 percent of 60 million dollars.", "The 13-year-old building had two floors.",
    "No civilians were hurt.", "Two families lost everything."])
def test_what_is_no_number_of_people(text: str) -> None:
    assert counts(text) == ()


def test_parts_point_at_their_whole() -> None:
    text = "The death of 52 civilians, including 17 children and 9 women, and the wounding of more than 140 others, " \
           "including 31 children, 22 women, and 4 nurses, was recorded."
    found = counts(text)
    assert [(bounds(c), c.part, c.whole) for c in found] == [
        ((52, 52, 52), False, None), ((17, 17, 17), True, 0), ((9, 9, 9), True, 0), ((141, 141, None), False, None),
        ((31, 31, 31), True, 3), ((22, 22, 22), True, 3), ((4, 4, 4), True, 3)]
    assert found[3].additional
    assert found[3].status is Status.CIVILIAN


@pytest.mark.parametrize(("text", "whole", "part"), [
    ("The strike killed 11, including seven children.", "11", "seven children"),
    ("Ten people were wounded, two of them children.", "Ten people", "two of them children"),
    ("Among the 11 dead were three children.", "the 11 dead", "three children"),
    ("Three children were among the 11 people killed.", "the 11 people", "Three children"),
    ("Five people – a man, his wife and three children – died.", "Five people", "three children"),
    ("Five people, a man, his wife and three children, died.", "Five people", "three children"),
    ("One person, 31-year-old engineer Omar Taha, was killed.", "One person", "31-year-old engineer"),
    ("It killed 5 civilians of one household (an aged nurse and her four young children).", "5 civilians",
     "her four young children"),
    ("20 people were injured, four critically, by shells.", "20 people", "four")])
def test_ways_of_saying_a_part(text: str, whole: str, part: str) -> None:
    found = list(said(text))
    phrase = said(text)[part]
    assert phrase.part
    assert phrase.whole == found.index(whole)


def test_all_of_them_are_as_many_as_the_whole() -> None:
    assert bounds(said("All five victims, all children, died.")["all children"]) == (5, 5, 5)


@pytest.mark.parametrize(("text", "total", "number"), [
    ("The fire left one nurse and six boys dead and a guard injured.", "one nurse and six boys", 7),
    ("A man, his wife and three children were killed.", "A man, his wife and three children", 5),
    ("Al-Darawi and seven of his guards were killed.", "Al-Darawi and seven of his guards", 8),
    ("The commander and his brother were killed.", "The commander and his brother", 2),
    ("Bilal Omar, Yusuf Taha and two other civilians were hurt.", "Bilal Omar, Yusuf Taha and two other civilians", 4)])
def test_a_list_is_summed(text: str, total: str, number: int) -> None:
    found = counts(text)
    phrase = said(text)[total]
    assert phrase.total
    assert bounds(phrase) == (number, number, number)
    members = [c for c in found if c.whole == found.index(phrase)]
    assert all(m.part and len(m.siblings) == len(members) - 1 for m in members)


def test_the_guards_status_is_that_of_the_whole() -> None:
    assert said("Al-Darawi and seven of his guards were killed.")["Al-Darawi and seven of his guards"].status \
        is Status.COMBATANT


def test_soldiers_and_civilians_together_are_mixed() -> None:
    assert said("Three soldiers and a civilian died.")["Three soldiers and a civilian"].status is Status.MIXED
    assert said("It killed 20 civilians and fighters.")["20 civilians and fighters"].status is Status.MIXED


@pytest.mark.parametrize(("text", "quote", "harm"), [
    ("The toll reached 19 civilian deaths.", "19 civilian deaths", Harm.KILLED),
    ("The shelling left 5 dead.", "5 dead", Harm.KILLED),
    ("At least 12 of the slain were buried.", "At least 12 of the slain", Harm.KILLED),
    ("The blast left 14 injured.", "14 injured", Harm.INJURED)])
def test_harm_in_the_phrase_itself(text: str, quote: str, harm: Harm) -> None:
    assert said(text)[quote].harm is harm


@pytest.mark.parametrize(("text", "number"), [("The toll rose to 14.", 14), ("The raid killed 11.", 11),
                                              ("A drone killed one person, wounding four.", 4)])
def test_a_numeral_without_a_noun_is_its_own_head(text: str, number: int) -> None:
    phrase = next(c for c in counts(text) if bounds(c) == (number, number, number))
    assert phrase.end - 1 == phrase.head


def test_families_are_counted_by_their_members() -> None:
    assert bounds(said("A family of six was killed.")["A family of six"]) == (6, 6, 6)
    assert bounds(said("A five-member family was killed.")["A five-member family"]) == (5, 5, 5)


def test_bare_plurals_have_no_count_and_singulars_stand_for_one() -> None:
    found = said("The militants killed civilians and abducted a boy.")
    assert bounds(found["civilians"]) is None
    assert bounds(found["a boy"]) == (1, 1, 1)
    assert found["a boy"].implied


def test_a_body_is_not_counted_beside_its_owner() -> None:
    assert len(counts("The body of a man was found.")) == 1
    assert len(counts("A child's body was found.")) == 1


def test_two_clauses_make_no_list() -> None:
    assert not any(c.total for c in counts("The raid killed two civilians and three fighters were wounded."))


def test_a_sentence_without_people_has_no_counts() -> None:
    assert counts("The river rose.") == ()


def test_a_second_space_changes_nothing() -> None:
    assert bounds(said("The death of 5  Civilians was reported.")["5  Civilians"]) == (5, 5, 5)


@pytest.mark.parametrize("text", ["Boy killed, woman hurt by explosion.", "Civilian dies of wounds in hospital."])
def test_headlines_do_without_articles(text: str) -> None:
    first = counts(text)[0]
    assert (first.start, bounds(first)) == (0, (1, 1, 1))


def test_a_word_of_time_ends_the_phrase() -> None:
    assert "the gunman" in said("A drone killed the gunman yesterday.")
    assert "one farmer" in said("A drone killed one farmer yesterday.")


def test_an_aside_of_whom_does_not_end_the_parts() -> None:
    found = said("Shelling killed 20 people, including eight mothers, two of whom were pregnant, and eight children.")
    assert found["eight mothers"].part
    assert found["eight children"].part


def test_a_spaced_dash_behind_a_child_is_no_hyphen() -> None:
    found = said("The death of three members of a family – two women and a child – was reported.")
    assert found["a child"].part


def test_several_words_for_one_named_person() -> None:
    text = "Shelling killed Mona Haddad, a Ruritanian citizen and mother of two."
    assert [bounds(c) for c in counts(text) if c.implied] == [(1, 1, 1)]
    assert len([c for c in counts("Shelling killed a man and woman in the market.") if c.implied]) == 2
