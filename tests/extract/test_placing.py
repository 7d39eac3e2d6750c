"""Where an event happened: invented sentences, and the places that belong to the event word of each."""

import pytest
from extracted import mentions

from sijill.extract.mention import Mention
from sijill.knowledge import Knowledge


def of(text: str, word: str, knowledge: Knowledge) -> Mention:
    return next(m for m in mentions(text, knowledge) if m.found.head.text == word)


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("Gunmen killed two farmers in Homs.", "killed", ["Homs"]),
    ("Government forces shelled Idlib, Hama and Homs.", "shelled", ["Idlib", "Hama", "Homs"]),
    ("Gunmen from Hama killed two farmers in Homs.", "killed", ["Homs"]),
    ("Two farmers were killed in Homs and three others were injured in Idlib by shells.", "killed", ["Homs"]),
    ("Two farmers were killed in Homs and three others were injured in Idlib by shells.", "injured", ["Idlib"]),
    ("Gunmen killed two farmers.", "killed", [])])
def test_the_place_nearest_in_the_parse(text: str, word: str, expected: list[str], knowledge: Knowledge) -> None:
    assert [p.mention.name for p in of(text, word, knowledge).places] == expected


def test_a_part_of_a_town_lies_within_the_town_named_beside_it(knowledge: Knowledge) -> None:
    [place] = of("In Homs, gunmen killed two farmers in the Zahra neighbourhood.", "killed", knowledge).places
    assert place.mention.feature == "neighbourhood"
    assert place.mention.within == ("Homs",)


def test_who_was_killed_on_the_way_from_a_place_was_killed_near_it(knowledge: Knowledge) -> None:
    text = "Soldiers killed a man who was trying to cross from Homs into Lebanon."
    [place] = of(text, "killed", knowledge).places
    assert (place.mention.name, place.mention.relation) == ("Homs", "near")
