"""Whether the violence is conflict's: invented reports, and whether anything is claimed of each."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge


@pytest.mark.parametrize("text", [
    "The striker shot twice and hit the post. The coach said the match killed his hopes.",
    "Two people were killed and five injured when a bus overturned on the motorway.",
    "The thriller opens with gunmen killing two guards in Paris.",
    "Dockers clashed over pay on Tuesday. Union members said that talks went on.",
    "The audience exploded with laughter in Berlin on Tuesday.",
    "The central bank bombarded the market with liquidity on Tuesday.",
    "The senator attacked the budget on Tuesday."])
def test_other_worlds_share_the_words(text: str, knowledge: Knowledge) -> None:
    assert claims(text, knowledge) == ()


@pytest.mark.parametrize("text", [
    "Militants killed two guards in Homs on Tuesday.", "An airstrike killed two farmers in Homs on Tuesday.",
    "A mob killed a shopkeeper in Homs on Tuesday.",
    "Militants shelled the stadium in Homs during a football match on Tuesday, killing two."])
def test_a_conflict_stays(text: str, knowledge: Knowledge) -> None:
    assert claims(text, knowledge) != ()


@pytest.mark.parametrize("text", [
    "On 3 March 2022, locals clashed with members of the Cedar Party in Homs.",
    "On 3 March 2022, villagers in Homs lynched a man who had driven a taxi.",
    "On 3 March 2022, 400 people demonstrated in Homs. Scuffles broke out between marchers and counter-demonstrators.",
    "On 3 March 2022, a man was killed in Homs and his body was found tied up in a taxi.",
    "On 3 March 2022, a group vandalized the office of the newspaper in Homs.",
    "On 3 March 2022, police in Homs arrested a wedding singer's agent.",
    "On 3 March 2022, residents of Homs set obstacles on fire to demand water."])
def test_what_crowds_do_is_told_without_arms(text: str, knowledge: Knowledge) -> None:
    assert claims(text, knowledge) != ()


@pytest.mark.parametrize("text", [
    "A bomb killed four people in Homs.", "A bomb killed four people on Tuesday.",
    "Three people were killed by a bomb at a market in Homs.",
    "A grenade went off in a bar in Homs, wounding 12 people.",
    "A bomb blast ripped through a train near Homs. Eight people died.",
    "Shrapnel of a mortar shell wounded two sisters in Homs.", "An unexploded shell killed two children in Homs."])
def test_a_weapon_of_war_that_hurt_someone_somewhere_needs_no_party(text: str, knowledge: Knowledge) -> None:
    found = claims(text, knowledge)
    assert found
    assert not any(c.perpetrators for c in found)


@pytest.mark.parametrize("text", [
    "A bomb killed four.", "A gas explosion killed five people in Homs on Tuesday.",
    "An explosion at a fireworks factory in Homs left five people dead on Monday.",
    "A rocket exploded seconds after lift-off on Tuesday in Homs.", "A weather bomb left 20 dead in Homs.",
    "A coal mine explosion killed 40 miners in Homs on Friday.",
    "His rocket hit the crossbar in Homs on Sunday and left two defenders dead on their feet.",
    "In the third episode a bomb kills five people in Homs."])
def test_other_worlds_have_bombs_and_blasts_too(text: str, knowledge: Knowledge) -> None:
    assert claims(text, knowledge) == ()
