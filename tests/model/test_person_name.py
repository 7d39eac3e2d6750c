"""Names of persons as words: the same words in any spelling, and where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.person_name import _ASCII_RUN, _runs, fold_name, words


@pytest.mark.parametrize(("text", "folds"), [
    ("Yâsīn al-Maḥmūd", "yasin al mahmud"), ("YASIN AL MAHMUD", "yasin al mahmud"), ("#FreeYasin2019", "free yasin"),
    ("Ya\u200bsin", "yasin"), ("Y\u0061\u0302sin", "yasin"), ("al-Ra'i", "al rai"), ("Олександр", "oleksandr"),
    ("O'Sullivan's", "osullivan s"), ("snake_case-and.dots", "snake case and dots"), ("", ""), ("12 — 3", ""),
])
def test_names_fold_to_words(text: str, folds: str) -> None:
    assert fold_name(text) == folds


def test_the_possessive_is_left_outside() -> None:
    first = next(words("Yasin’s house"))
    assert (first.start, first.end, first.fold) == (0, 5, "yasin")


@pytest.mark.parametrize(("text", "capital", "latin"), [
    ("Yasin", True, True), ("yasin", False, True), ("ياسين", True, False), ("Ясин", True, False),
    ("ясин", False, False),
])
def test_capitals_and_scripts(text: str, capital: bool, latin: bool) -> None:
    word = next(words(text))
    assert (word.capital, word.latin) == (capital, latin)


@given(st.text(alphabet="aAbBsS'` -_1\n", max_size=20))
def test_the_fast_way_and_the_slow_way_agree(text: str) -> None:
    assert [found.span() for found in _ASCII_RUN.finditer(text)] == list(_runs(text))


@given(st.text(max_size=40))
def test_words_stand_where_they_say_in_order(text: str) -> None:
    found = list(words(text))
    assert all(0 <= word.start < word.end <= len(text) and word.fold for word in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
