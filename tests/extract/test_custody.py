"""Whose prison it was, on invented sentences."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge


@pytest.mark.parametrize(("text", "doers"), [
    ("A weaver died under torture in a prison of the SDF in Raqqa on 4 July 2021.", {"SDF"}),
    ("A weaver from Homs died in SDF custody in Raqqa on 4 July 2021.", {"SDF"}),
    ("A weaver was tortured to death in a prison run by Hayat Tahrir al-Sham in Idlib on 4 July 2021.",
     {"Hayat Tahrir al-Sham"}),
    ("A guard of the prison was killed by unknown gunmen near an SDF prison in Raqqa on 4 July 2021.",
     {"unknown gunmen"}),
    ("A weaver was injured in a quarrel in a prison of the SDF in Raqqa on 4 July 2021.", set()),
])
def test_whoever_holds_captives_answers_for_their_death(text: str, doers: set[str], knowledge: Knowledge) -> None:
    assert {p.text for c in claims(text, knowledge) for p in c.perpetrators} == doers
