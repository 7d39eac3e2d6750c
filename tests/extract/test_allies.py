"""Parties that the parse loses, on invented sentences."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge


@pytest.mark.parametrize(("text", "doers"), [
    ("On 3 May 2022, about 50 soldiers and SDF fighters attacked a village near Homs.",
     {"soldiers", "SDF fighters"}),
    ("On 3 May 2022, fighting broke out between the SDF and Islamic State militants near Homs.",
     {"SDF", "Islamic State militants"}),
    ("On 3 May 2022, soldiers attacked militants near Homs, and the police fled.", {"soldiers"}),
])
def test_who_acts_beside(text: str, doers: set[str], knowledge: Knowledge) -> None:
    assert {p.text for c in claims(text, knowledge) for p in c.perpetrators} == doers
