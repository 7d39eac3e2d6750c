"""Numbers: what the tables give, and what bounds make of a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_sentence import numbers

from sijill.errors import SijillError
from sijill.knowledge.numbers import Bound, Numbers, bounded
from sijill.model.casualty import CountRange


@pytest.mark.parametrize(("bound", "expected"), [
    (Bound.EXACT, (5, 5, 5)), (Bound.AT_LEAST, (5, 5, None)), (Bound.MORE_THAN, (6, 6, None)),
    (Bound.AT_MOST, (None, 5, 5)), (Bound.LESS_THAN, (None, None, 4)), (Bound.ABOUT, (None, 5, None))])
def test_bounds(bound: Bound, expected: tuple[int | None, ...]) -> None:
    assert bounded(5, bound) == CountRange(*expected)


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(list(Bound)))
def test_a_bounded_count_is_always_a_range(number: int, bound: Bound) -> None:
    assert bounded(number, bound).value is not None


def test_longest_phrase_comes_first_and_is_found_by_its_word() -> None:
    for last, phrases in numbers().before.items():
        lengths = [len(words) for words, _ in phrases]
        assert lengths == sorted(lengths, reverse=True)
        assert {words[-1] for words, _ in phrases} == {last}
    assert all(words[0] == first for first, phrases in numbers().after.items() for words, _ in phrases)


def test_a_later_table_adds_to_an_earlier_one() -> None:
    both = Numbers.from_tables([{"words": {"one": 1}, "vague": {"dozens": {"low": 24}}}, {"words": {"Un": 1}}])
    assert both.words == {"one": 1, "un": 1}
    assert both.vague == {"dozens": ((("dozens",), CountRange(24, None, None)),)}


@pytest.mark.parametrize("table", [
    {"words": {"one": "1"}}, {"words": []}, {"grouping": ","}, {"vague": {"many": 3}},
    {"before": {"roughly": ["about"]}}])
def test_a_misshapen_table_is_refused_by_name(table: dict[str, object]) -> None:
    with pytest.raises(SijillError, match=r"numbers\.toml"):
        Numbers.from_tables([table])
