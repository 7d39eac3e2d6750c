"""Both sides' dead, each told of its own: invented notes."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.casualty import Group, Harm

CLASH = "On 3 May 2023, militants clashed with the army in Homs. "


@pytest.mark.parametrize(("text", "dead"), [
    ("Three soldiers were killed. Two militants were also killed.", 5),
    ("Eight soldiers died while three attackers were shot dead.", 11),
    ("The militants killed 12 soldiers and lost 2 of their own.", 14),
    ("Ten soldiers were killed. Officials later said that ten soldiers had died.", 10),
    ("Three soldiers were killed, and another two died in hospital.", 5),
])
def test_all_the_dead_of_a_fight(text: str, dead: int, knowledge: Knowledge) -> None:
    rows = [s.value for c in claims(CLASH + text, knowledge) for s in c.casualties
            if s.value.harm is Harm.KILLED and s.value.group is Group.ALL]
    by_status = {row.status: row.count.best or 0 for row in rows}
    assert dead in {max(by_status.values()), sum(by_status.values())}
