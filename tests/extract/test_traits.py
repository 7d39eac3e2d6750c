"""Traits: invented sentences, and the sex and age group of those they name."""

import pytest
from one_sentence import persons, sentence

from sijill.extract.victims import VictimFound, find_victims
from sijill.model.claim import AgeGroup, Sex


def victims(text: str) -> dict[str, VictimFound]:
    return {v.name: v for v in find_victims(sentence(text), persons(), ())}


@pytest.mark.parametrize("text", [
    "She was killed with her four sons – Qamil Haddad, 9-year-old Omar Haddad and Zaro Haddad.",
    "He was killed with three of his sons, 12-year-old Qamil Haddad, 9-year-old Omar Haddad, and Zaro Haddad."])
def test_sons_are_male_to_the_end_of_their_list(text: str) -> None:
    found = victims(text)
    assert [found[name].sex for name in ("Qamil Haddad", "Omar Haddad", "Zaro Haddad")] == [Sex.MALE] * 3


@pytest.mark.parametrize(("text", "name", "sex"), [
    ("Nour Haddad was killed along with her two young sons.", "Nour Haddad", Sex.FEMALE),
    ("Nour Haddad was killed in the house with his wife.", "Nour Haddad", Sex.MALE)])
def test_a_possessive_behind_the_name_tells_the_sex(text: str, name: str, sex: Sex) -> None:
    assert victims(text)[name].sex is sex


@pytest.mark.parametrize(("text", "name", "group"), [
    ("Zaro Haddad was killed with her mother.", "Zaro Haddad", None),
    ("His infant niece Zaro Haddad was killed.", "Zaro Haddad", AgeGroup.CHILD),
    ("His brother-in-law Zaro Haddad was killed.", "Zaro Haddad", AgeGroup.ADULT),
    ("Her sister Mona Haddad was killed.", "Mona Haddad", None),
    ("Sister Mona Haddad was killed.", "Mona Haddad", AgeGroup.ADULT),
    ("Mona Haddad was a teacher and was killed at dawn.", "Mona Haddad", AgeGroup.ADULT),
    ("Umm Fadi al-Haddad was killed.", "Umm Fadi al-Haddad", AgeGroup.ADULT)])
def test_age_groups(text: str, name: str, group: AgeGroup | None) -> None:
    assert victims(text)[name].age_group is group


@pytest.mark.parametrize(("name", "sex"), [
    ("Abdul Rahman Haddad", Sex.MALE), ("Nour al-Din Haddad", Sex.MALE), ("Nour al-Huda Haddad", Sex.FEMALE),
    ("Mouhammed Haddad", Sex.MALE), ("Khadeejah Haddad", Sex.FEMALE)])
def test_given_names_in_any_spelling(name: str, sex: Sex) -> None:
    assert victims(f"{name} was killed.")[name].sex is sex


def test_an_age_behind_the_comma() -> None:
    assert victims("Warplanes killed Salim Haddad, a 45 year old resident of Hama.")["Salim Haddad"].age == 45


def test_words_of_places_inside_a_name() -> None:
    found = victims("Salim Wadi Haddad and Mona Hibat Allah were killed.")
    assert set(found) == {"Salim Wadi Haddad", "Mona Hibat Allah"}


@pytest.mark.parametrize(("text", "name", "age", "group"), [
    ("Qamila Haddad (possibly 15-16) was killed.", "Qamila Haddad", None, AgeGroup.CHILD),
    ("Zaro Haddad (27 or 28 years old) was killed.", "Zaro Haddad", None, AgeGroup.ADULT),
    ("Zaro Haddad (17 or 18) was killed.", "Zaro Haddad", None, None),
    ("Zaro Haddad (23, perhaps the cousin of the owner) was killed.", "Zaro Haddad", 23.0, AgeGroup.ADULT),
    ("Omar Haddad, aged 17; and Mona Haddad, 21 (daughter of Salim) were killed.", "Mona Haddad", 21.0, AgeGroup.ADULT),
    ("The dead include Omar Haddad, who was 21 years old.", "Omar Haddad", 21.0, AgeGroup.ADULT)])
def test_ages_left_open_or_in_an_aside(text: str, name: str, age: float | None, group: AgeGroup | None) -> None:
    assert (victims(text)[name].age, victims(text)[name].age_group) == (age, group)


def test_a_male_child_is_no_man() -> None:
    found = victims("The dead are Omar Haddad (male, child, 9) and Salma Haddad (female, adult, 40).")
    assert [(v.sex, v.age_group) for v in found.values()] == [
        (Sex.MALE, AgeGroup.CHILD), (Sex.FEMALE, AgeGroup.ADULT)]


@pytest.mark.parametrize("whom", ["two 17-year-old boys", "her small sons", "the two girls"])
def test_what_is_said_of_the_children_before_the_list_is_said_of_each(whom: str) -> None:
    found = victims(f"The attack killed {whom}, Qamil Haddad and Zaro Haddad.")
    assert [v.age_group for v in found.values()] == [AgeGroup.CHILD] * 2
