"""Who is blamed away from the deed, on invented reports."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge

BOMB = "A car bomb killed nine people in Homs on 3 May 2022. "


@pytest.mark.parametrize(("text", "blamed"), [
    (BOMB + "Officials blamed the SDF for the attack.", {"SDF"}),
    (BOMB + "The SDF was accused of the attack.", {"SDF"}),
    (BOMB + "The SDF was behind the bombing, a nurse said.", {"SDF"}),
    (BOMB + "No group claimed responsibility for the attack, but the mayor blamed the SDF.", {"SDF"}),
    (BOMB + "The SDF did not claim responsibility for the attack.", set()),
    ("Residents accused the SDF of killing six farmers near Homs on 3 May 2022.", {"SDF"}),
    ("Gunmen killed a baker in Homs on 3 May 2022. The attackers are believed to be members of the SDF.",
     {"members of the SDF"}),
    ("The SDF killed a baker in Homs on 3 May 2022. The army was blamed for the attack.", {"SDF"}),
])
def test_who_is_blamed(text: str, blamed: set[str], knowledge: Knowledge) -> None:
    assert {p.text for c in claims(text, knowledge) for p in c.perpetrators} == blamed
