"""Harm of another event: what crowds protest against, what a coder counts elsewhere. All notes are invented."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.casualty import Harm
from sijill.model.event import Scope


@pytest.mark.parametrize(("text", "scope"), [
    ("Residents of Homs blocked a road with burning tyres on Tuesday in a protest against the killing of nine miners.",
     Scope.CONTEXT),
    ("On Tuesday youths burned two police cars in Homs after a boy was killed by soldiers.", Scope.CONTEXT),
    ("On Tuesday residents staged a demonstration in Homs, denouncing the killing of a driver by the army.",
     Scope.CONTEXT),
    ("On Tuesday the army shelled Homs, and two soldiers were killed at unnamed places (fatalities coded to the Boru "
     "event).", Scope.AGGREGATE),
    ("On Tuesday militants looted shops in Homs, having killed four traders (coded separately).", Scope.CONTEXT),
    ("On Tuesday militants killed four traders in Homs after a raid.", Scope.INCIDENT),
    ("On Tuesday police in Homs shot dead two people who protested against the arrest of a driver.", Scope.INCIDENT),
])
def test_whose_dead_they_are(text: str, scope: Scope, knowledge: Knowledge) -> None:
    found = [c for c in claims(text, knowledge) if any(s.value.harm is Harm.KILLED for s in c.casualties)]
    assert {c.scope for c in found} == {scope}


def test_who_burned_a_car_did_not_shoot_the_boy(knowledge: Knowledge) -> None:
    found = claims("On Tuesday fighters of the Hamzat Division burned a car in Homs after a boy was shot dead.",
                   knowledge)
    assert {c.perpetrators for c in found if any(s.value.harm is Harm.KILLED for s in c.casualties)} == {()}
