"""Parties that brackets say another was taken for: invented notes."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge


@pytest.mark.parametrize(("text", "parties"), [
    ("Unidentified militants (coded as Kesra Rebels) fired at a policeman in Homs on Tuesday.", {"Kesra Rebels"}),
    ("Armed men (assumed Kesra communal militia) shot and killed a trader in Homs on Tuesday.",
     {"Kesra communal militia"}),
    ("Anti-Houthi forces (coded as Saudi-led coalition) bombed Homs on Tuesday.", {"Saudi-led coalition"}),
    ("Armed men (coded separately) shot and killed a trader in Homs on Tuesday.", {"Armed men"}),
    ("The Jebel Revolutionary Force attacked an office in Homs on Tuesday.", {"Jebel Revolutionary Force"}),
])
def test_whom_the_coder_took_them_for(text: str, parties: set[str], knowledge: Knowledge) -> None:
    assert {p.value.text for c in claims(text, knowledge) for p in c.perpetrators} == parties
