"""Rows linked in any steps and any order, or again, come to what linking them all at once comes to.

The rows are made up, in three towns and five days, so that most of them may be one incident with some others: every
kind of place, date, toll and name that linking compares is among them.
"""

from collections.abc import Sequence

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from accuracy.synthetic import World
from accuracy.wars import Extent
from sijill.knowledge.linking import shipped
from sijill.link import Group, Pair, Row, components, groups, score
from sijill.model.decision import Decision, Verdict

CROWD = (Extent(1, 3, 5),)
FEW = settings(max_examples=4, deadline=None, phases=[Phase.generate])
ROWS = st.builds(lambda seed, claims: [row for row, _ in World(seed, CROWD).rows(claims)],
                 st.integers(0, 1_000_000), st.integers(8, 60))
CHANCE = st.randoms(use_true_random=False)


def linked(rows: Sequence[Row], decisions: Sequence[Decision] = ()) -> tuple[Group, ...]:
    return groups(rows, score(rows, (), shipped()), decisions, shipped())


@given(ROWS, st.sets(st.integers(1, 40), max_size=3))
@FEW
def test_in_steps_the_same_pairs_are_found(rows: list[Row], cuts: set[int]) -> None:
    found = list[Pair]()
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(rows)], strict=True):
        found += score(rows[start:end], rows[:start], shipped())
    assert sorted(found, key=lambda pair: (pair.left, pair.right)) == list(score(rows, (), shipped()))


@given(ROWS, CHANCE)
@FEW
def test_the_order_of_rows_plays_no_part(rows: list[Row], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert linked(shuffled) == linked(rows)


@given(ROWS)
@FEW
def test_a_component_alone_comes_to_what_it_comes_to_among_all(rows: list[Row]) -> None:
    pairs, known = score(rows, (), shipped()), {row.id: row for row in rows}
    parts = [groups([known[name] for name in part], pairs, (), shipped()) for part in components(rows, pairs, ())]
    assert sorted((group for part in parts for group in part), key=lambda group: group.rows) == list(linked(rows))


@given(ROWS)
@FEW
def test_a_group_linked_again_is_that_group(rows: list[Row]) -> None:
    known = {row.id: row for row in rows}
    largest = max(linked(rows), key=lambda group: (len(group.rows), group.rows))
    assert linked([known[name] for name in largest.rows]) == (largest,)


@given(ROWS, st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]), CHANCE)
@FEW
def test_a_reviewers_word_stands(rows: list[Row], verdict: Verdict, chance: object) -> None:
    ends = tuple(sorted(row.claims[-1] for row in chance.sample(rows, 2)))  # type: ignore[attr-defined]
    word = Decision("dec_1", verdict, ends, "reviewer", "2020-06-01T00:00:00Z")
    told = {claim: row.id for row in rows for claim in row.claims}
    together = any({told[end] for end in ends} <= set(group.rows) for group in linked(rows, (word,)))
    assert together is (verdict is Verdict.SAME)
