"""Lists of names without a verb: invented reports, and whom their claims name."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge

LEAD = "Warplanes struck a house in Hama on Monday, killing Salim Haddad and his wife Mona. "


def named(text: str, knowledge: Knowledge) -> set[str]:
    return {stated.value.name for claim in claims(text, knowledge) for stated in claim.victims}


@pytest.mark.parametrize("after", [
    "Salim's four children Omar Haddad (14), Sara Haddad (9), Adam Haddad (3).",
    "His relatives Omar Haddad, 14, Sara Haddad, 9, and Adam Haddad, 3."])
def test_a_list_goes_with_the_harm_before_it(after: str, knowledge: Knowledge) -> None:
    assert {"Omar Haddad", "Sara Haddad", "Adam Haddad"} <= named(LEAD + after, knowledge)


@pytest.mark.parametrize("after", [
    "Neighbours Omar Khalil and Sara Khalil helped the survivors.",
    "Condolences came from Omar Khalil, 40, and Sara Khalil, 38."])
def test_who_does_something_or_mourns_is_in_no_list(after: str, knowledge: Knowledge) -> None:
    assert named(LEAD + after, knowledge) == {"Salim Haddad", "Mona"}


def test_behind_a_colon_the_names_go_up_to_the_first_verb(knowledge: Knowledge) -> None:
    text = ("Shells struck a house in Hama on Monday. Posts by relatives revealed the names of five killed in the "
            "attack: Omar Haddad (20), his mother Sara Haddad (46), Adam Haddad and her two children: Salim, and "
            "Mona – a third child was not named.")
    assert named(text, knowledge) >= {"Omar Haddad", "Sara Haddad", "Adam Haddad", "Salim", "Mona"}


@pytest.mark.parametrize("after", [
    "A page posted the names of the relatives of 61-year-old Salim Haddad, a baker: his wife, 55-year-old Sara Karam "
    "Haddad, their son, 25-year-old Omar Salim Haddad, and a daughter, Adam Salim Haddad.",
    "Another source documented the names of the children as: Sara Karam Haddad, Omar Salim Haddad, Adam Salim Haddad."])
def test_a_list_called_names_of_someone(after: str, knowledge: Knowledge) -> None:
    assert {"Sara Karam Haddad", "Omar Salim Haddad", "Adam Salim Haddad"} <= named(LEAD + after, knowledge)


def test_the_names_of_survivors_are_no_victims(knowledge: Knowledge) -> None:
    after = "A page posted the names of the survivors: Sara Karam Haddad, Omar Salim Haddad."
    assert not {"Sara Karam Haddad", "Omar Salim Haddad"} & named(LEAD + after, knowledge)


@pytest.mark.parametrize("after", [
    "Three of the victims were women and two were men. Among them were the baker Omar Haddad (40), and his aunt Sara "
    "Haddad.",
    "Two names have since been published: Omar Haddad and Sara Haddad.",
    "The family gave its dead as follows: Omar Haddad (40), Sara Haddad (60)."])
def test_a_list_may_stand_behind_who_says_so(after: str, knowledge: Knowledge) -> None:
    assert named("Warplanes struck a house in Hama on Monday, killing five people. " + after, knowledge) == {
        "Omar Haddad", "Sara Haddad"}


def test_named_by_someone_as_others(knowledge: Knowledge) -> None:
    text = ("Warplanes killed two people in Hama on Monday. They were named by a neighbour as Omar Haddad and his wife "
            "Sara.")
    assert named(text, knowledge) == {"Omar Haddad", "Sara"}
