"""Prints of one text are found, whatever their order; texts on one event are not prints of each other."""

from collections.abc import Iterable
from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from resolved import report

from sijill.link.reprints import Reprints, signature
from sijill.link.reprints import find_reprints as of_signatures
from sijill.model.report import Report, Segment, SegmentKind

STORY = " ".join(f"sentence {n} tells what happened at hour {n} of that day." for n in range(30))
OTHER = " ".join(f"line {n} of another story on the same market and its {n} stalls." for n in range(30))


def find_reprints(reports: Iterable[Report]) -> Reprints:
    return of_signatures(signature(each) for each in reports)


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


def paragraph(name: str, words: int = 60) -> str:
    return " ".join(f"{name}{n}" for n in range(words)) + "."


def test_an_article_that_carries_anothers_paragraphs_shares_them_and_is_no_print() -> None:
    texts = {"a": [paragraph("x"), paragraph("y")], "b": [paragraph("p"), paragraph("y"), paragraph("q")],
             "c": [paragraph("z")]}
    found = find_reprints(report(name, "\n\n".join(own)) for name, own in texts.items())
    assert (found.groups, found.sharing) == ((), (("a", "b"),))


def test_a_formula_that_many_share_makes_neither_prints_nor_passages() -> None:
    formula = "The toll may rise, since several of the wounded are in a critical condition."
    found = find_reprints(report(f"r{n}", f"{paragraph(f'own{n}x')} {formula}") for n in range(40))
    assert (found.groups, found.sharing) == ((), ())


def test_more_prints_of_one_text_than_are_compared_with_each_other() -> None:
    prints = [report(f"r{n:03}", f"Headline {n}. {STORY}") for n in range(150)]
    (group,) = find_reprints(prints).groups
    assert len(group) == 150


def test_a_signature_is_of_the_words_alone() -> None:
    one, other = signature(report("a", STORY)), signature(report("a", STORY.upper().replace(" ", "  ")))
    assert one == other
    assert len(one.marks) % 8 == 0
    assert list(map(one.marks.__getitem__, (0, 8))) == sorted(map(one.marks.__getitem__, (0, 8)))


def test_two_prints_of_a_short_text() -> None:
    notice = "Two shepherds were killed on Monday when a mine went off under their cart near the old well, a neighbour "
    notice += "told this paper by telephone."
    assert find_reprints([report("a", notice), report("b", notice), report("c", STORY)]).groups == (("a", "b"),)


WORDS = st.lists(st.sampled_from([paragraph(name, 30) for name in "abcdef"]), min_size=1, max_size=4)


@given(st.lists(WORDS, min_size=2, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_reports_plays_no_part(texts: list[list[str]], random: Random) -> None:
    made = [report(f"r{n}", " ".join(own)) for n, own in enumerate(texts)]
    shuffled = random.sample(made, len(made))
    assert find_reprints(made) == find_reprints(shuffled)


@given(st.lists(WORDS, min_size=2, max_size=8))
@settings(max_examples=50, deadline=None)
def test_prints_and_sharing_exclude_each_other_and_equal_texts_are_prints(texts: list[list[str]]) -> None:
    made = [report(f"r{n}", " ".join(own)) for n, own in enumerate(texts)]
    found = find_reprints(made)
    assert not any(found.same_text(*pair) for pair in found.sharing)
    assert all(found.same_text(a.id, b.id) for a in made for b in made if a.id < b.id and a.text == b.text)
