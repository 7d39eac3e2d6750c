"""Prints of one text are found, whatever their order; texts on one event are not prints of each other."""

from itertools import permutations

import pytest
from resolved import report

from sijill.link.reprints import find_reprints
from sijill.model.report import Report, Segment, SegmentKind

STORY = " ".join(f"sentence {n} tells what happened at hour {n} of that day." for n in range(30))
OTHER = " ".join(f"line {n} of another story on the same market and its {n} stalls." for n in range(30))


def test_a_cut_and_a_new_headline_are_still_prints() -> None:
    texts = {"a": STORY, "b": f"New headline. {STORY[:-200]}", "c": OTHER}
    reports = [report(name, text) for name, text in texts.items()]
    for order in permutations(reports):
        assert find_reprints(order).groups == (("a", "b"),)


def test_boilerplate_makes_no_prints() -> None:
    def page(name: str, own: str) -> Report:
        text = own + STORY
        segments = (Segment(0, len(own), SegmentKind.BODY), Segment(len(own), len(text), SegmentKind.BOILERPLATE))
        return Report(name, text, "0" * 64, name, segments)

    words = [" ".join(f"{name}{n}" for n in range(60)) for name in "xy"]
    assert find_reprints([page("a", words[0]), page("b", words[1])]).groups == ()


def test_short_notices_are_no_prints() -> None:
    notice = "One person was killed by a mine on the road to the village."
    assert find_reprints([report("a", notice), report("b", notice)]).groups == ()


def test_groups_join_by_way_of_a_third() -> None:
    words = [f"w{n}" for n in range(400)]
    texts = {"a": words[:300], "b": words[40:340], "c": words[80:380]}
    found = find_reprints(report(name, " ".join(text)) for name, text in texts.items())
    assert found.groups == (("a", "b", "c"),)
    assert found.same_text("a", "c")
    assert not found.same_text("a", "d")


def test_many_texts_are_compared_by_their_bands_and_give_the_same_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a": STORY, "b": STORY[:-200], "c": OTHER, "d": OTHER[30:]}
    reports = [report(name, text) for name, text in texts.items()]
    every_pair = find_reprints(reports)
    monkeypatch.setattr("sijill.link.reprints.FEW", 0)
    assert find_reprints(reports) == every_pair
    assert every_pair.groups == (("a", "b"), ("c", "d"))
