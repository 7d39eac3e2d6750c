"""How wide: invented sentences, and whether each tells an incident, a total or history."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.event import Scope


@pytest.mark.parametrize(("text", "scope"), [
    ("Militants killed two nurses in Hama on Tuesday.", Scope.INCIDENT),
    ("Attacks by militants killed 66 civilians last month in Idlib.", Scope.AGGREGATE),
    ("Militants have killed 66 civilians in Idlib since the start of the war.", Scope.AGGREGATE),
    ("Shelling killed 41 civilians in Idlib over the past three months.", Scope.AGGREGATE),
    ("Two years ago, militants killed a nurse in Hama.", Scope.CONTEXT),
    ("Militants killed two nurses in Hama in 2019.", Scope.CONTEXT),
    ("On Tuesday three militants were sentenced over the bombing of a market in Hama.", Scope.CONTEXT),
    ("Militants killed 31 civilians in Hama in early May, monitors said in their weekly summary.", Scope.AGGREGATE),
    ("Militants killed two nurses in Hama on 4 May 2019.", Scope.CONTEXT),
    ("The offensive of the militants displaced 40,000 people from Hama.", Scope.CONTEXT)])
def test_scope(text: str, scope: Scope, knowledge: Knowledge) -> None:
    found = {c.scope for c in claims(text, knowledge)}
    assert found == {scope}


def test_the_attacks_of_a_total_belong_to_the_total(knowledge: Knowledge) -> None:
    found = claims("Militants shelled villages in Idlib last month, and the attacks killed 66 civilians.", knowledge)
    assert {c.scope for c in found} == {Scope.AGGREGATE}
