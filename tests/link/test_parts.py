"""Parts: what hangs together, as a search from row to row finds it, and the cutting of what is too large."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.link.parts import Ends, components, heads, parts

NONE = Ends.of([])
PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=14)


def reached(start: int, pairs: list[tuple[int, int]]) -> set[int]:
    found, edge = {start}, {start}
    while edge:
        edge = {b for pair in pairs for a, b in (pair, pair[::-1]) if a in edge} - found
        found |= edge
    return found


@given(PAIRS)
def test_each_row_has_the_first_that_can_be_reached_from_it(pairs: list[tuple[int, int]]) -> None:
    assert heads(12, Ends.of(pairs)).tolist() == [min(reached(n, pairs)) for n in range(12)]


def test_components_are_sorted_and_know_no_strangers() -> None:
    assert components(["d", "c", "b", "a"], [("d", "b"), ("a", "z")]) == (("a",), ("b", "d"), ("c",))
    assert components([], []) == ()


def test_a_large_component_is_cut_where_it_is_weakest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.link.parts.MOST", 3)
    chain, weights = Ends.of([(0, 1), (1, 2), (2, 3), (3, 4)]), np.array([6.0, 6.0, 4.6, 6.0])
    found = parts(5, chain, weights, NONE, 4.5)
    assert found.head.tolist() == [0, 0, 0, 3, 3]
    assert found.offered.tolist() == [True, True, False, True]
    assert [members.tolist() for members in found.members()] == [[0, 1, 2], [3, 4]]


def test_what_reviewers_bind_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.link.parts.MOST", 3)
    bound = Ends.of([(0, 1), (1, 2), (2, 3)])
    found = parts(5, Ends.of([(3, 4)]), np.array([4.6]), bound, 4.5)
    assert found.head.tolist() == [0, 0, 0, 0, 4]


def test_small_components_keep_their_weak_pairs() -> None:
    found = parts(4, Ends.of([(0, 1), (2, 3)]), np.array([4.6, 4.0]), NONE, 4.5)
    assert found.head.tolist() == [0, 0, 2, 3]
    assert found.offered.tolist() == [True, False]
