"""One person in two spellings is one; two people of one family are two."""

import pytest

from sijill.knowledge.likeness import name_key, same_person


@pytest.mark.parametrize(("left", "right"), [
    ("Yasin Haddad", "Yaseen al-Haddad"), ("Muhammad Najjar", "Mohamed Al Najjar"), ("Ahmad Khalil", "Ahmed Khaleel"),
    ("Fatima al-Zahra", "Fatma Zahra"), ("Omar Salim Najjar", "Omar Najjar"), ("محمد نجار", "Muhammad Najjar"),
    ("Abd al-Rahman Najjar", "Abdulrahman Salim Najjar"), ("Abdallah Najjar", "Abdullah Najjar"),
    ("Abu Zaki", "Hamdan Najjar Abu Zaki")])
def test_same(left: str, right: str) -> None:
    assert same_person(left, right)
    assert same_person(right, left)


@pytest.mark.parametrize(("left", "right"), [
    ("Mohammed Najjar", "Mahmoud Najjar"), ("Hasan Najjar", "Hussein Najjar"), ("Omar Najjar", "Omar Haddad"),
    ("Najjar", "Omar Najjar"), ("", "Omar"), ("", ""),
    ("Salim Najjar", "Omar Salim Najjar"), ("Omar Salim Najjar", "Salim Omar Najjar")])
def test_different(left: str, right: str) -> None:
    assert not same_person(left, right)
    assert not same_person(right, left)


def test_one_word_will_do_where_asked() -> None:
    assert same_person("al-Najjar", "Omar Najjar", least_words=1)


def test_places_too_have_one_key() -> None:
    assert name_key("Tal al-Qamh") == name_key("Tall Al Kamh")
