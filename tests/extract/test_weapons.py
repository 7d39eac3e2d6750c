"""Weapons: invented sentences, the weapons named in each, and the kind of attack that follows."""

import pytest
from one_sentence import sentence

from sijill.extract.weapons import act_of_attack, find_weapons
from sijill.knowledge import Knowledge
from sijill.model.event import Act


@pytest.mark.parametrize(("text", "expected"), [
    ("Helicopters dropped barrel bombs on a mill.",
     [("Helicopters", "aircraft_bomb"), ("barrel bombs", "barrel_bomb")]),
    ("A roadside bomb hit the car.", [("roadside bomb", "ied")]),
    ("They fired rocket-propelled grenades.", [("rocket-propelled grenades", "grenade")]),
    ("Two drones flew over the hill.", [("drones", "drone")]),
    ("He was stabbed with a knife.", [("stabbed", "bladed_weapon"), ("knife", "bladed_weapon")]),
    ("The bakers met in the market.", [])])
def test_words_for_weapons(text: str, expected: list[tuple[str, str]], knowledge: Knowledge) -> None:
    found = find_weapons(sentence(text), knowledge.language.weapons)
    assert [(w.evidence.quote, w.weapon) for w in found] == expected


@pytest.mark.parametrize(("text", "objects", "act"), [
    ("The attack was carried out with drones.", ["school"], Act.DRONE_STRIKE),
    ("The attack went on.", ["barracks"], Act.ARMED_CLASH),
    ("The attack went on.", ["school"], Act.ATTACK_ON_CIVILIAN_OBJECT),
    ("The attack went on.", ["house"], Act.ATTACK_ON_CIVILIAN_OBJECT),
    ("The attack went on.", ["idea"], None)])
def test_a_bare_attack_is_told_by_its_weapon_then_by_its_target(text: str, objects: list[str], act: Act | None,
                                                                knowledge: Knowledge) -> None:
    language = knowledge.language
    assert act_of_attack(find_weapons(sentence(text), language.weapons), objects, language.objects) is act
