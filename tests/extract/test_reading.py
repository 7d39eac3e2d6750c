"""Reading: the first name of a person named before is no place."""

import pytest
from extracted import report

from sijill.extract.parse import parse
from sijill.extract.reading import read_sentences
from sijill.knowledge import Knowledge

NAMED = "Rafah Haddad and her two sons were killed on Monday. "


def places(text: str, knowledge: Knowledge) -> set[str]:
    [(_, sentences)] = parse([report(text)], knowledge.language.triggers)
    return {p.mention.name for reading in read_sentences(sentences, knowledge) for p in reading.places}


@pytest.mark.parametrize("after", [
    "Neighbours mourned the children of Rafah.", "They said that Rafah was killed at home."])
def test_a_first_name_named_before_is_no_place(after: str, knowledge: Knowledge) -> None:
    assert "Rafah" not in places(NAMED + after, knowledge)


@pytest.mark.parametrize("text", [
    NAMED + "The house stood in Rafah.", "Neighbours mourned the children of Rafah, killed on Monday."])
def test_behind_in_or_before_the_name_it_is_one(text: str, knowledge: Knowledge) -> None:
    assert "Rafah" in places(text, knowledge)
