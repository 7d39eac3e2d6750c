"""Tolls a report settles itself, on invented notes."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.casualty import Harm, Status


@pytest.mark.parametrize(("text", "dead"), [
    ("Militants attacked a village near Hama on Tuesday. The army claimed 40 deaths; fatalities coded as 10.", [10]),
    ("Militants clashed with the army near Hama on Tuesday. Unknown fatalities coded as 3.", [3]),
    ("Militants killed a trader near Hama on Tuesday and, the same day, his son. 2 fatalities.", [2]),
    ("Militants detained a man near Hama on Tuesday and killed him.", [1]),
    ("The army killed eight militants near Hama on Tuesday, three of whom died in hospital.", [8]),
    ("The army killed 7 militants near Hama on Tuesday, neutralizing five of them in an ambush.", [7]),
    ("Militants fought the army near Hama on Tuesday. Four died on the side of the army and two on the rebels' side.",
     [6]),
    ("Militants attacked a camp near Hama on Tuesday. It left 11 dead on the civilians' side and three on the "
     "militia's.", [11, 3]),
    ("Militants attacked Hama on Tuesday. The governor was killed, as were four guards.", [4, 1]),
    ("Rebels fought militants near Hama on Tuesday, resulting in the death of five from one side and eight from the "
     "other.", [13]),
    ("Militants killed a trader near Hama on Tuesday. His companion, who was wounded, died at a clinic.", [2]),
    ("Militants fired at Hama on Tuesday. Four traders were killed [4 fatalities split among 2 events].", [2]),
    ("Militants fought the army near Hama on Tuesday. The militants claimed to have killed 25 soldiers; the army "
     "denied this. Fatalities coded as 10.", [10]),
    ("Clash between the army and militants near Hama on Tuesday: 12 militants dead, three rifles seized.", [12]),
    ("Militants shot a trader in Hama on Tuesday. His two sons did not survive.", [2]),
    ("Fighting between the army and militants near Hama on Tuesday cost the lives of six fighters.", [6]),
    ("Militants fought the army near Hama on Tuesday. 14 militants were killed and a soldier paid the supreme price.",
     [15]),
    ("Militants killed four men near Hama on Tuesday. A trader tried to stop them; he was killed too.", [4]),
])
def test_the_dead(text: str, dead: list[int], knowledge: Knowledge) -> None:
    rows = [s.value.count.best for c in claims(text, knowledge) for s in c.casualties
            if s.value.harm is Harm.KILLED and s.value.group == "all"]
    assert rows == dead


def test_the_figure_is_quoted(knowledge: Knowledge) -> None:
    found = claims("Militants attacked the army near Hama on Tuesday. Fatalities coded as 10.", knowledge)
    assert [s.evidence[0].quote for c in found for s in c.casualties] == ["Fatalities coded as 10"]


def test_others_than_the_dead_of_their_sentence_are_not_added(knowledge: Knowledge) -> None:
    found = claims("19 people were injured in shelling by militants near Hama on Tuesday. Two traders were killed and "
                   "19 others were injured, a doctor said.", knowledge)
    assert {s.value.count.best for c in found for s in c.casualties if s.value.harm is Harm.INJURED} == {19}


def test_whom_a_side_lost_says_who_they_were(knowledge: Knowledge) -> None:
    found = claims("Soldiers fought rebels near Hama on Tuesday. A shell killed a civilian. At least ten died on the "
                   "military side.", knowledge)
    dead = {s.value.status: s.value.count.low for c in found for s in c.casualties if s.value.harm is Harm.KILLED}
    assert dead == {Status.CIVILIAN: 1, Status.COMBATANT: 10}


@pytest.mark.parametrize(("text", "dead"), [
    ("Militants fought the army near Hama on Tuesday. A guard was fatally shot.", 1),
    ("Militants macheted an elderly couple to death near Hama on Tuesday.", 2),
    ("A landmine of the militants claimed two lives near Hama on Tuesday.", 2),
    ("Police shot a protester near Hama town (Hama, Syria) on Tuesday who later died.", 1),
])
def test_ways_to_tell_of_the_dead(text: str, dead: int, knowledge: Knowledge) -> None:
    assert {s.value.count.best for c in claims(text, knowledge) for s in c.casualties
            if s.value.harm is Harm.KILLED} == {dead}
