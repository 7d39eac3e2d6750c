"""Patterns whatever the case: small letters are asked first, and say nothing else than the pattern itself."""

import pytest

from sijill.knowledge.patterns import Pattern

TEXTS = ("Shelling of the CAR market", "the car", "CARS", "İzmir's Car park", "nothing of the kind", "")


@pytest.mark.parametrize("source", [r"(?<!\w)(?:car|shell\w+)(?!\w)", r"\bthe [A-Z]\w+", r"(?!)", r"\bcar\W"])
def test_what_is_found_is_what_the_pattern_finds(source: str) -> None:
    pattern = Pattern.of(source)
    for text in TEXTS:
        found, exact = pattern.search(text), pattern.exact.search(text)
        assert (found and found.span()) == (exact and exact.span())
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in pattern.exact.finditer(text)]
        assert (pattern.fullmatch(text) is None) == (pattern.exact.fullmatch(text) is None)


def test_a_pattern_with_capitals_is_not_asked_in_small_letters() -> None:
    assert Pattern.of(r"\b[A-Z]\w+").small is None
    assert Pattern.of(r"\W\S\bword").small is not None


def test_a_search_may_begin_further_on() -> None:
    pattern = Pattern.of("car")
    found = pattern.search("Car and car", 3)
    assert found is not None
    assert found.start() == 8
