"""Walks over a parse: invented sentences, and where each walk ends."""

from typing import Any

import pytest
from one_sentence import sentence

from sijill.extract.tree import antecedent, conjuncts, crosses, distance, is_passive, subtree


def token(text: str, word: str) -> Any:
    return next(t for t in sentence(text).span if t.text == word)


@pytest.mark.parametrize(("text", "verb", "passive"), [
    ("Two bakers were killed.", "killed", True), ("The bakers killed by gunmen had fled.", "killed", True),
    ("They were stopped and killed.", "killed", True), ("Gunmen killed two bakers.", "killed", False),
    ("Gunmen have killed two bakers.", "killed", False)])
def test_passives(text: str, verb: str, passive: bool) -> None:
    assert is_passive(token(text, verb)) is passive


def test_a_chain_of_coordination_runs_to_the_right() -> None:
    text = "They shelled Idlib, Hama and Homs."
    assert [t.text for t in conjuncts(token(text, "Idlib"))] == ["Idlib", "Hama", "Homs"]
    assert [t.text for t in conjuncts(token(text, "Homs"))] == ["Homs"]


def test_a_phrase_ends_where_a_relative_clause_begins() -> None:
    words = [t.text for t in subtree(token("Two old bakers, who fled, were killed.", "bakers"))]
    assert {"Two", "old", "bakers"} <= set(words)
    assert "fled" not in words


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    text = "The forces, which bombed the town, withdrew."
    assert antecedent(token(text, "which")).text == "forces"
    assert antecedent(token(text, "town")).text == "town"


def test_distance_counts_arcs_either_way() -> None:
    text = "Gunmen killed the old baker."
    assert distance(token(text, "old"), token(text, "killed")) == distance(token(text, "killed"), token(text, "old"))
    assert distance(token(text, "old"), token(text, "killed")) == 2
    assert distance(token(text, "old"), token(text, "old")) == 0


def test_a_word_in_a_relative_clause_crosses_from_the_main_verb() -> None:
    text = "Gunmen who came from Hama killed a baker."
    assert crosses(token(text, "Hama"), token(text, "killed"))
    assert not crosses(token(text, "baker"), token(text, "killed"))
    assert not crosses(token(text, "Hama"), token(text, "came"))
