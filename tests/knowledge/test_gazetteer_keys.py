"""Spellings of one name share a key, names that differ in a consonant do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.knowledge.gazetteer.keys import as_in_kurdish, fold, similarities, similarity, skeleton


@pytest.mark.parametrize(("left", "right"), [
    ("Al-Qaryatayn", "qaryatayn"), ("Deir ez-Zor", "Deir Zor"), ("Ras al-‘Ayn", "Ra's al Ayn"),
    ("Serê Kaniyê", "Sere Kaniye"), ("The Hague", "hague"), ("ash-Sham", "Sham"), ("Çayır", "Chayir")])
def test_fold_takes_away_case_marks_and_articles(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize("name", ["Al", "As", "El", "an"])
def test_fold_keeps_a_name_that_is_only_an_article(name: str) -> None:
    assert fold(name) == name.lower()


@pytest.mark.parametrize("name", ["As Pontes", "Ada", "Atha", "Ed Damer"])
def test_fold_drops_a_sun_article_only_before_its_letter(name: str) -> None:
    assert fold(name) == ("damer" if name == "Ed Damer" else name.lower())


@pytest.mark.parametrize("spellings", [
    ("Kafr Nouran", "Kafarnuran", "Kafer Noran", "كفر نوران"), ("Ras al-Ain", "Ra’s al ‘Ayn", "رأس العين"),
    ("Deir ez-Zor", "Dayr az Zawr", "دير الزور"), ("Maarat al-Numan", "Ma'arrat an Nu'man", "معرة النعمان"),
    ("Khan Sheikhoun", "Han Shaykhun", "خان شيخون"), ("Manbij", "Membij", "منبج"), ("Харків", "Kharkiv"),
    ("Qamishli", "Kamishly", "القامشلي"), ("Jarabulus", "Djarabulus", "Zharabulus")])
def test_spellings_of_one_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(("left", "right"), [("Homs", "Hama"), ("Idlib", "Latakia"), ("Sarja", "Sarmin")])
def test_other_consonants_are_another_skeleton(left: str, right: str) -> None:
    assert skeleton(left) != skeleton(right)


def test_a_single_consonant_is_no_skeleton() -> None:
    assert skeleton("Ya'a") == skeleton("Bo") == ""


@given(st.text(max_size=40))
def test_any_text_has_keys_that_do_not_change_when_folded_again(text: str) -> None:
    assert skeleton(fold(text)) == skeleton(text) or not fold(text).isascii()
    assert " ".join(fold(text).split()) == fold(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz -'", min_size=1, max_size=30))
def test_keys_do_not_see_case_or_hyphens(name: str) -> None:
    assert fold(name.upper()) == fold(name) == fold(name.replace("-", " "))


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_symmetric_and_within_bounds(left: str, right: str) -> None:
    assert similarity(left, right) == similarity(right, left)
    assert 0.0 <= similarity(left, right) <= 1.0
    assert similarity(left, left) == 1.0


_FOLDS = st.text(alphabet="abiouy n", min_size=1)


@given(key=_FOLDS, others=st.lists(_FOLDS, min_size=1, max_size=6))
def test_many_folds_are_compared_as_each_alone(key: str, others: list[str]) -> None:
    alone = {at: similarity(key, other) for at, other in enumerate(others) if similarity(key, other) >= 0.5}
    assert dict(similarities(key, others, 0.5)) == alone


def test_kurdish_letters_are_read_as_written() -> None:
    assert as_in_kurdish("Til Cûma") == "Til Jûma"
    assert as_in_kurdish("Xirbê") == "Khirbê"
    assert as_in_kurdish("Cairo") == "Cairo"
