"""Event words: invented sentences, and the words of each that name an event, with the class they were taken for."""

import pytest
from one_sentence import sentence

from sijill.extract.triggers import find_triggers
from sijill.knowledge import Knowledge


def found(text: str, knowledge: Knowledge) -> list[tuple[str, str | None, bool]]:
    parsed = sentence(text)
    return [(parsed.quote(f.start, f.end).quote, f.trigger.act, f.verbal)
            for f in find_triggers(parsed, knowledge.language.triggers)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Gunmen killed a baker.", [("killed", "killing", True)]),
    ("The killing of a baker was recorded.", [("killing", "killing", False)]),
    ("The shelling left two bakers dead.", [("shelling", "shelling", False), ("dead", "killing", False)]),
    ("A drone strike hit the bakery.", [("drone strike", "drone_strike", False), ("hit", None, True)]),
    ("Gunmen shot a baker dead.", [("shot a baker dead", "shooting", True)]),
    ("Gunmen opened fire on the crowd.", [("opened fire", "shooting", True)]),
    ("Most of the dead were bakers.", [("dead", "killing", False)])])
def test_words_and_phrases(text: str, expected: list[tuple[str, str | None, bool]], knowledge: Knowledge) -> None:
    assert found(text, knowledge) == expected


@pytest.mark.parametrize("text", [
    "The wounded soldier drank tea.", "Captured soldiers drank tea.", "The baker opened his shop."])
def test_a_state_told_in_passing_is_no_event(text: str, knowledge: Knowledge) -> None:
    assert found(text, knowledge) == []


def test_the_gap_of_a_phrase_ends_with_the_sentence(knowledge: Knowledge) -> None:
    assert [w for w, *_ in found("They set the pace. The fire spread.", knowledge)] == []
