"""Whom an event word counts: invented sentences, and the numbers that each harm takes."""

import pytest
from extracted import mentions

from sijill.knowledge import Knowledge
from sijill.model.casualty import Harm


def counted(text: str, knowledge: Knowledge) -> dict[str, list[int]]:
    """Numbers by harm, for every mention that harms; parts are left out."""
    found: dict[str, list[int]] = {}
    for mention in mentions(text, knowledge):
        if isinstance(harm := mention.found.trigger.harm, Harm):
            found.setdefault(harm, []).extend(c.count.value or 0 for c in mention.counts if c.count and not c.part)
    return found


@pytest.mark.parametrize(("text", "expected"), [
    ("Shelling left two civilians dead and another injured in Idlib.", {"killed": [2], "injured": [1]}),
    ("A bomb left one nurse and four girls dead and another nurse injured in Idlib.", {"killed": [5], "injured": [1]}),
    ("The bombing killed eleven civilians and wounded seven others in Idlib.", {"killed": [11], "injured": [7]}),
    ("Eleven civilians were shot dead and seven others were wounded by shells.", {"killed": [11], "injured": [7]}),
    ("The death of two porters and the injury of ten others in the shelling was recorded.",
     {"killed": [2], "injured": [10]}),
    ("Gunmen killed the wife of a commander in Hama.", {"killed": [1]}),
    ("Strikes on homes in Hama killed between 33 to 34 civilians.", {"killed": [33]}),
    ("On Sunday, 14 people were reported injured, including a toddler, as shells hit Hama.", {"injured": [14]}),
    ("Two residents said that gunmen killed nine farmers in Hama.", {"killed": [9]})])
def test_each_harm_takes_its_own(text: str, expected: dict[str, list[int]], knowledge: Knowledge) -> None:
    assert counted(text, knowledge) == expected


@pytest.mark.parametrize("text", [
    "Gunmen attacked Hama on Monday, killing and injuring over 35 people.",
    "The bombing killed and wounded over 35 civilians in Idlib."])
def test_one_number_for_two_harms_says_neither(text: str, knowledge: Knowledge) -> None:
    assert counted(text, knowledge) == {"killed": [], "injured": []}


def test_a_list_after_a_colon_spells_the_number_out(knowledge: Knowledge) -> None:
    found = mentions("Shelling killed six civilians of one family: a man, his wife and four children.", knowledge)
    whole = [c.count.value for m in found if m.harmful for c in m.counts if c.count and not c.part]
    assert whole == [6]


def test_those_of_another_harm_are_no_fatalities(knowledge: Knowledge) -> None:
    text = "In addition to the fatalities, eleven other bakers were injured in the attack on Hama on 3 May 2022."
    assert counted(text, knowledge) == {"injured": [11]}
