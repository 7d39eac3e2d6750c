"""Victims: invented sentences, and the persons they name."""

import pytest
from one_sentence import persons, sentence

from sijill.extract.victims import VictimFound, find_victims
from sijill.model.claim import AgeGroup, Sex


def victims(text: str, *taken: str) -> dict[str, VictimFound]:
    """Victims by name; `taken` are the words of places and parties."""
    parsed = sentence(text)
    spans = [parsed.span.doc.covering(text.index(words), text.index(words) + len(words)) for words in taken]
    return {v.name: v for v in find_victims(parsed, persons(), [(s.start, s.end) for s in spans])}


def test_a_name_after_a_noun_takes_what_the_noun_says() -> None:
    found = victims("Armed men seized the Jordanian child Karim Jaber.")["Karim Jaber"]
    assert (found.nationality, found.age_group, found.sex) == ("JO", AgeGroup.CHILD, Sex.MALE)
    assert {p.field for p in found.pieces} == {"name", "nationality"}


def test_identified_as() -> None:
    found = victims("The commander, identified as Abu Nasr al-Darawi, belonged to the division.")["Abu Nasr al-Darawi"]
    assert (found.occupation, found.sex, found.age_group) == ("commander", Sex.MALE, AgeGroup.ADULT)


def test_a_list_with_ages_and_kin() -> None:
    found = victims("Ahmad Said (30), his wife Mona (28) and their children Adam (5), Layla (8) and Sara (7 months) "
                    "were killed.")
    assert {n: v.age for n, v in found.items() if v.age and v.age >= 1} == {
        "Ahmad Said": 30, "Mona": 28, "Adam": 5, "Layla": 8}
    assert found["Sara"].age == pytest.approx(7 / 12, abs=0.01)
    assert [v.sex for v in found.values()] == [Sex.MALE, Sex.FEMALE, Sex.MALE, Sex.FEMALE, Sex.FEMALE]
    assert [v.age_group for v in found.values()] == [AgeGroup.ADULT] * 2 + [AgeGroup.CHILD] * 3


def test_ages_before_names_and_work_behind_them() -> None:
    found = victims("A 13-year-old girl, Olena Shevchenko, and Petro Hrytsenko, 45, a farmer, were killed by shelling.")
    assert found["Olena Shevchenko"].age == 13
    assert (found["Petro Hrytsenko"].age, found["Petro Hrytsenko"].occupation) == (45, "farmer")


def test_nicknames_are_quoted_but_no_part_of_the_name() -> None:
    text = "Hajj Marwan al-Omari “Abu Fadi” and his wife Salma al-Omari “Um Fadi” were killed."
    parsed = sentence(text)
    found = {v.name: v for v in find_victims(parsed, persons(), ())}
    assert set(found) == {"Marwan al-Omari", "Salma al-Omari"}
    first = found["Marwan al-Omari"]
    assert parsed.quote(first.start, first.end).quote == "Hajj Marwan al-Omari “Abu Fadi”"


def test_a_name_by_itself() -> None:
    assert victims("A second woman, Latifa, was injured.")["Latifa"].sex is Sex.FEMALE
    assert "Al-Darawi" in victims("Al-Darawi and seven of his guards were killed.")


@pytest.mark.parametrize(("text", "name"), [
    ("A woman was injured, said Rami Haddad, the head of the monitoring group.", "Rami Haddad"),
    ("Two men died, according to Omar Khalil.", "Omar Khalil"),
    ("Omar Khalil told reporters that two men died.", "Omar Khalil"),
    ("A post by a family member named Karim Haddad detailed the names of those killed.", "Karim Haddad"),
    ("Posts, including those by Omar Nasser and Karim Haddad, helped to identify the dead.", "Karim Haddad"),
    ("Many local sources, including Omar Nasser and Rami Haddad, reported on the incident.", "Rami Haddad"),
    ("He was mourned by Rami Khalil, Karim Nasser and others after his death.", "Karim Nasser")])
def test_who_speaks_is_marked(text: str, name: str) -> None:
    assert victims(text)[name].speaker


@pytest.mark.parametrize(("text", "name"), [
    ("Also mentioned among the dead were Sara Khalil and Omar Khalil.", "Omar Khalil"),
    ("Rami Haddad noted the names of the children as: Sara Khalil, Adam Khalil.", "Adam Khalil")])
def test_who_is_spoken_of_does_not_speak(text: str, name: str) -> None:
    assert not victims(text)[name].speaker


@pytest.mark.parametrize(("text", "taken"), [
    ("Seven members of the Al Haddad family were killed in Gaza City on Monday.", ["Gaza City"]),
    ("Forces launched Operation Peace Spring against Ain Zara.", ["Ain Zara"]),
    ("A shell hit the Ahmed Yassin Mosque and the Hamad Hospital.", []),
    ("The Omar Mukhtar Brigade was attacked in October.", []),
    ("Ahmad Said's house was burned.", [])])
def test_what_is_no_person_harmed(text: str, taken: list[str]) -> None:
    assert victims(text, *taken) == {}


def test_a_body_is_its_owners() -> None:
    assert "Salim Ahmed" in victims("Salim Ahmed’s body was recovered.")


def test_the_name_is_in_the_report() -> None:
    text = "Journalist Yusuf  al-Masri, 33, was shot dead."
    [found] = find_victims(sentence(text), persons(), ())
    assert (found.name, found.occupation, found.age) == ("Yusuf al-Masri", "journalist", 33)


def test_a_title_inside_a_name() -> None:
    assert "Karim Hajj Salim" in victims("Karim Hajj Salim, 30, was wounded.")


def test_a_village_of_a_persons_name() -> None:
    assert victims("A car blew up in the village of Karim Agha, injuring a person.") == {}


@pytest.mark.parametrize(("text", "ages"), [
    ("The younger, Adam Haddad, only 16, was killed.", {"Adam Haddad": 16}),
    ("Omar Haddad, 38 years, and his brother Adam were killed.", {"Omar Haddad": 38}),
    ("Mona Haddad was 36; her daughter, Sara, was only eight when she was killed.", {"Mona Haddad": 36, "Sara": 8}),
    ("Omar Haddad, 15, and his friend Adam Karam, 16 – were killed.", {"Omar Haddad": 15, "Adam Karam": 16}),
    ("They killed his sons Omar and Adam, aged 12 and 10.", {"Omar": 12, "Adam": 10}),
    ("They killed Omar, Adam and Sami Haddad, aged 12, nine and four.", {"Omar": 12, "Adam": 9, "Sami Haddad": 4}),
    ("The dead are: 1) Omar Haddad , 2) Adam Karam , 3) Sami Salim .", {})])
def test_ages_told_otherwise(text: str, ages: dict[str, float]) -> None:
    assert {name: v.age for name, v in victims(text).items() if v.age is not None} == ages


@pytest.mark.parametrize("text", ["They killed Adam Haddad (less than a year old).",
                                  "They killed Adam Haddad, not yet one year old."])
def test_an_age_not_reached_gives_the_group_only(text: str) -> None:
    found = victims(text)["Adam Haddad"]
    assert (found.age, found.age_group) == (None, AgeGroup.CHILD)


def test_a_pair_of_relatives_and_a_pair_of_names() -> None:
    found = victims("They killed her infant son and daughter, Karam and Lana.")
    assert {n: (v.sex, v.age_group) for n, v in found.items()} == {
        "Karam": (Sex.MALE, AgeGroup.CHILD), "Lana": (Sex.FEMALE, AgeGroup.CHILD)}


def test_young_brothers_are_children() -> None:
    found = victims("They killed Salim Haddad and his young brothers Sami and Omar.")
    assert [v.age_group for v in found.values()] == [None, AgeGroup.CHILD, AgeGroup.CHILD]
