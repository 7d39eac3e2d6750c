"""Deaths of wounds told before, on a later day: invented notes."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.event import Act


@pytest.mark.parametrize(("text", "days"), [
    ("On 3 May 2023, gunmen shot and injured a guard in Homs. He died of his wounds on 5 May 2023.", {"On 3 May 2023"}),
    ("On 3 May 2023, gunmen shot and injured a guard in Homs. On 5 May 2023, gunmen killed a baker in Hama.",
     {"On 3 May 2023", "On 5 May 2023"}),
])
def test_the_day_of_the_wound(text: str, days: set[str], knowledge: Knowledge) -> None:
    found = claims(text, knowledge)
    assert any(c.act.value is Act.KILLING for c in found)
    assert {c.time.value for c in found if c.time} == days
