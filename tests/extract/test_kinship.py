"""What families tell of ages, on invented reports: of whom no age is said, the kin may tell."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.claim import AgeGroup

ADULT, CHILD = AgeGroup.ADULT, AgeGroup.CHILD
LEAD = "Warplanes bombed a house in Hama on Monday. "


def groups(text: str, knowledge: Knowledge) -> dict[str, AgeGroup | None]:
    found = claims(LEAD + text, knowledge)
    return {stated.value.name: stated.value.age_group for claim in found for stated in claim.victims}


@pytest.mark.parametrize(("text", "name"), [
    ("Nour Haddad was killed along with her two young sons.", "Nour Haddad"),
    ("Salim Haddad was killed. Salim's daughter Lina Haddad was killed too.", "Salim Haddad"),
    ("Mona Haddad and the wife of Adel Haddad, Sara Karam, were killed. Adel Haddad was killed.", "Adel Haddad"),
    ("The grandparents of the family, Salim Haddad and Mona Haddad, were killed with their three children: Omar "
     "Haddad (son), Lina Haddad (daughter) and Adam Haddad (son).", "Lina Haddad")])
def test_whoever_has_children_or_grandchildren_among_them_is_grown(text: str, name: str, knowledge: Knowledge) -> None:
    assert groups(text, knowledge)[name] is ADULT


@pytest.mark.parametrize(("text", "name"), [
    ("Sara Karam, 29, was killed with her sons, Omar Haddad and Adam Haddad.", "Adam Haddad"),
    ("Sara Karam, 47, was killed with her three daughters: Lina Haddad, 9, Nour Haddad and Mona Haddad, 12.",
     "Nour Haddad"),
    ("Mona Haddad and Omar Haddad were killed. Posts confirm that Mona Haddad and Omar Haddad were children.",
     "Omar Haddad"),
    ("Sara Karam, 29, was killed and her husband hurt. Omar Haddad, son of Sara, was killed.", "Omar Haddad"),
    ("Sara Karam, 47, was killed with all her children, namely, her two sons – Omar Haddad and Adam Haddad.",
     "Omar Haddad"),
    ("Two children of Salim Haddad and Sara Karam were killed: Omar Haddad (son) and Lina Haddad (daughter).",
     "Lina Haddad"),
    ("Salim Haddad was killed, as were their two children: Omar Haddad and Lina Haddad.", "Lina Haddad"),
    ("Sara Karam was killed with her one-month-old twins – a daughter named Lina Haddad and a son, Adam Haddad.",
     "Adam Haddad")])
def test_children_of_young_parents_or_among_children(text: str, name: str, knowledge: Knowledge) -> None:
    assert groups(text, knowledge)[name] is CHILD


@pytest.mark.parametrize(("text", "name"), [
    ("Sara Karam, 58, was killed with her sons, Omar Haddad and Adam Haddad.", "Adam Haddad"),
    ("Sara Karam, 58, was killed with her sons, Omar Haddad, 31, and Adam Haddad.", "Adam Haddad"),
    ("Lina Haddad was killed with her mother.", "Lina Haddad"),
    ("Omar Haddad, 20, was killed with his sister, Lina Haddad.", "Lina Haddad")])
def test_where_the_family_does_not_tell_it_stays_open(text: str, name: str, knowledge: Knowledge) -> None:
    assert groups(text, knowledge)[name] is None


def test_an_age_that_is_said_stays(knowledge: Knowledge) -> None:
    found = groups("All his three children were killed – Omar Haddad (30), Zaro Haddad and Mona Haddad.", knowledge)
    assert [found[n] for n in ("Omar Haddad", "Zaro Haddad", "Mona Haddad")] == [ADULT, CHILD, CHILD]
