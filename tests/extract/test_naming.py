"""Names of victims: invented sentences, and who in each is named as harmed."""

import pytest
from extracted import mentions

from sijill.knowledge import Knowledge


def named(text: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    return [(str(m.found.trigger.harm), v.name) for m in mentions(text, knowledge) for v in m.victims]


@pytest.mark.parametrize(("text", "expected"), [
    ("Gunmen killed Yasin Haddad in Homs.", [("killed", "Yasin Haddad")]),
    ("Militants killed two men, Yasin Haddad and Omar Najjar, in Homs.",
     [("killed", "Yasin Haddad"), ("killed", "Omar Najjar")]),
    ("The victims were identified as Yasin Haddad and Omar Najjar.",
     [("killed", "Yasin Haddad"), ("killed", "Omar Najjar")]),
    ("The victims of the shelling were Yasin Haddad and Omar Najjar.",
     [("killed", "Yasin Haddad"), ("killed", "Omar Najjar")]),
    ("The injured were identified as Yasin Haddad and Omar Najjar.",
     [("injured", "Yasin Haddad"), ("injured", "Omar Najjar")])])
def test_who_is_named(text: str, expected: list[tuple[str, str]], knowledge: Knowledge) -> None:
    assert named(text, knowledge) == expected


@pytest.mark.parametrize("text", [
    "The gunman was identified as Yasin Haddad.", "A fighter named Yasin Haddad carried out the crime in Homs.",
    "Yasin Haddad killed two farmers in Homs."])
def test_culprits_are_no_victims(text: str, knowledge: Knowledge) -> None:
    assert named(text, knowledge) == []


def test_each_name_belongs_to_its_own_harm(knowledge: Knowledge) -> None:
    text = "The shelling killed Hanan Saleh and injured Khadijah Omar in Idlib."
    assert named(text, knowledge) == [("killed", "Hanan Saleh"), ("injured", "Khadijah Omar")]
