"""How strongly a report's words point to a country."""

from dataclasses import replace

import pytest

from sijill.knowledge.pack import find_packs
from sijill.knowledge.placenouns import place_nouns
from sijill.resolve.place_votes import DEMONYM, FORCES, names_alone, votes
from tests.resolve.test_places import invented

NOUNS = replace(place_nouns(find_packs(["en"])), demonyms={"qorian": "QQ"})


@pytest.mark.parametrize(("text", "weight"), [
    ("A Qorian farmer died.", DEMONYM),
    ("Qorian forces fired.", FORCES),
    ("A Qorian drone hit a mill after Qorian shelling.", 2 * FORCES)])
def test_a_nation_at_war_abroad_says_little_of_where(text: str, weight: float) -> None:
    assert votes(text, invented(), NOUNS).countries.get("QQ", 0.0) == pytest.approx(weight)


@pytest.mark.parametrize(("text", "kept"), [
    ("A car burnt in the Republic of the Congo.", "A x x x the Republic of the Congo."),
    ("A Qorian lorry crossed CAR and the US.", "A x x x CAR and the US.")])
def test_only_words_that_may_name_a_country_are_asked_for(text: str, kept: str) -> None:
    assert names_alone(text, NOUNS) == kept
