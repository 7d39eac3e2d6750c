"""Copied passages are found where they stand, changed words inside them included; formulas are none."""

from resolved import report

from sijill.knowledge.runs import first_told, runs_of


def paragraph(name: str, words: int = 40) -> str:
    return " ".join(f"{name}{n}" for n in range(words))


def passages(theirs: str, mine: str) -> list[str]:
    one, other = report("a", theirs), report("b", mine)
    first, second = first_told([runs_of(one), runs_of(other)])
    assert not first
    return [mine[passage.start:passage.end] for passage in second]


def test_a_paragraph_taken_over() -> None:
    mine = f"{paragraph('own')}. {paragraph('taken')}. {paragraph('more')}."
    assert passages(f"{paragraph('else')}. {paragraph('taken')}.", mine) == [paragraph("taken")]


def test_a_word_changed_in_it() -> None:
    taken = paragraph("taken")
    assert passages(taken, taken.replace("taken20", "corrected")) == [taken.replace("taken20", "corrected")]


def test_two_paragraphs_apart() -> None:
    mine = f"{paragraph('x')}. {paragraph('own')}. {paragraph('y')}."
    assert passages(f"{paragraph('x')}. {paragraph('y')}.", mine) == [paragraph("x"), paragraph("y")]


def test_a_formula_is_no_passage() -> None:
    assert passages(f"{paragraph('x')} {paragraph('f', 20)}", f"{paragraph('f', 20)} {paragraph('y')}") == []


def test_empty_and_short_texts() -> None:
    assert passages("", paragraph("x")) == []
    assert passages("three words here", "three words here") == []


def test_a_passage_belongs_to_the_first_who_told_it() -> None:
    texts = [f"{paragraph('x')}.", f"{paragraph('x')}. {paragraph('y')}.", f"{paragraph('y')}. {paragraph('x')}."]
    *_, last = first_told([runs_of(report(str(n), text)) for n, text in enumerate(texts)])
    assert [(passage.words, passage.owner) for passage in last] == [(40, 1), (40, 0)]
