"""Whose fighters and rockets act, on invented sentences."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge


@pytest.mark.parametrize(("text", "doers"), [
    ("The SDF said its fighters had killed four militants near Homs on 3 May 2022.", {"SDF"}),
    ("The SDF said on Friday that its rockets had killed four militants near Homs on 3 May 2022.", {"SDF"}),
    ("A nurse said her cousins had killed four militants near Homs on 3 May 2022.", set()),
])
def test_the_party_that_speaks_owns_them(text: str, doers: set[str], knowledge: Knowledge) -> None:
    assert {p.text for c in claims(text, knowledge) for p in c.perpetrators if p.value.kind != "unknown"} == doers


@pytest.mark.parametrize("text", [
    "A drone that is expected to be affiliated with the SDF targeted a baker near Homs on 3 May 2022.",
    "A bomb that the SDF had planted killed four bakers near Homs on 3 May 2022.",
])
def test_a_relative_clause_says_whose_weapon_it_is(text: str, knowledge: Knowledge) -> None:
    assert {p.text for c in claims(text, knowledge) for p in c.perpetrators} == {"SDF"}
