"""From texts to incidents: the order of reports, a reprint and a report of something else change nothing for others."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accuracy.linking import LinkSet, link_sets
from sijill import pipeline
from sijill.knowledge import Knowledge
from sijill.model.ids import content_id
from sijill.model.report import Report

pytestmark = pytest.mark.slow

SETS = ("syria/rising_toll", "syria/funeral_shelled", "syria/next_day", "ukraine/governors_list")
ELSEWHERE = "nigeria/two_states"


@pytest.fixture(scope="module")
def sets(knowledge: Knowledge) -> dict[str, LinkSet]:
    return {each.name: each for each in link_sets(knowledge)}


def groups(reports: tuple[Report, ...], knowledge: Knowledge) -> set[tuple[str, frozenset[str]]]:
    """Of each incident its id and the reports that it rests on."""
    return {(found.id, frozenset(c.claim.report_id for c in found.claims))
            for found in pipeline.code(reports, knowledge).incidents}


@given(st.sampled_from(SETS), st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None)
def test_the_order_of_reports_plays_no_part(sets: dict[str, LinkSet], knowledge: Knowledge, name: str,
                                            random: object) -> None:
    shuffled = list(sets[name].reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert groups(tuple(shuffled), knowledge) == groups(sets[name].reports, knowledge)


@given(st.sampled_from(SETS), st.integers(0, 1))
@settings(max_examples=4, deadline=None)
def test_a_reprint_joins_its_text_and_moves_no_other(sets: dict[str, LinkSet], knowledge: Knowledge, name: str,
                                                     at: int) -> None:
    reports = sets[name].reports
    again = replace(reports[at], id=content_id("rep", b"again", reports[at].text.encode()), publisher="Second Print")
    before = {members for _, members in groups(reports, knowledge)}
    after = {members - {again.id} for _, members in groups((*reports, again), knowledge)}
    assert after == before


@pytest.mark.parametrize("name", SETS)
def test_reports_of_something_else_change_nothing(name: str, sets: dict[str, LinkSet], knowledge: Knowledge) -> None:
    alone, beside = sets[name].reports, sets[ELSEWHERE].reports
    assert groups((*alone, *beside), knowledge) == groups(alone, knowledge) | groups(beside, knowledge)
