"""Whose names are withheld of those who speak: private persons', not those of officials and of spokesmen of bodies."""

import pytest
from extracted import claims, claims_in, readings, report

from sijill.extract.private import private_speakers
from sijill.knowledge import Knowledge
from sijill.model.claim import SourceKind
from sijill.model.report import SegmentKind

SHOT = "soldiers killed four people in Saraqib on Monday"


@pytest.mark.parametrize(("text", "names"), [
    # said beside the name, in front of it or behind
    (f"Karim Vesko, a resident, told the agency that {SHOT}.", ["Karim Vesko"]),
    (f"According to eyewitness Karim Vesko, {SHOT}.", ["Karim Vesko"]),
    (f"A survivor, Hauwa Gambo, 34, told the agency that {SHOT}.", ["Hauwa Gambo"]),
    (f"Local activist Karim Vesko said {SHOT}.", ["Karim Vesko"]),
    (f"Dr. Karim Vesko, who works at the clinic, said {SHOT}.", ["Karim Vesko"]),
    # whatever parts the name from the verb
    (f"{SHOT.capitalize()}, a teacher who asked to be called only Halima told the agency.", ["Halima"]),
    (f"{SHOT.capitalize()}, the villager, who gave his name as Abu Yazan, said.", ["Abu Yazan"]),
    ("Karim Vesko, 13, saw soldiers shoot her father dead in Saraqib on Monday, she told the agency.", ["Karim Vesko"]),
    # nothing is said of a person: in doubt it is a private one
    (f"Karim Vesko said {SHOT}.", ["Karim Vesko"]), (f"{SHOT.capitalize()}, said Orsan Kelab.", ["Orsan Kelab"]),
    # officials, bodies, places
    (f"Idlib governor Karim Vesko said {SHOT}.", []), (f"Army spokesman Colonel Karim Vesko said {SHOT}.", []),
    (f"Karim Vesko, a spokesman for the Free Valley Army, said {SHOT}.", []),
    (f"Karim Vesko, who is the mayor of Saraqib, said {SHOT}.", []),
    (f"Amnesty International's Karim Vesko said {SHOT}.", []), (f"Tel Aviv said {SHOT}.", []),
    (f"Orsan Wire said {SHOT}.", []), (f"Mansour Hospital said {SHOT}.", []), (f"Orsan Valley Watch said {SHOT}.", []),
    (f"Governor Karim Vesko arrived on Tuesday.\n\nKarim Vesko said {SHOT}.", []),
    # those who do not speak
    ("According to local sources, Karim Vesko was killed by shelling in Saraqib on Monday.", []),
    ("Soldiers killed Karim Vesko in Saraqib on Monday, his brother said.", []),
])
def test_whose_names_are_withheld(text: str, names: list[str], knowledge: Knowledge) -> None:
    told = readings(report(text), knowledge)
    harmed = ["Karim Vesko"] if "killed by" in text or "killed Karim" in text else []
    assert list(private_speakers(told, knowledge.language, harmed)) == names


def test_every_claim_of_a_report_knows_its_private_speakers(knowledge: Knowledge) -> None:
    told = f"{SHOT.capitalize()}.\n\nKarim Vesko, a resident, said shells killed two more on Tuesday."
    found = claims(told, knowledge)
    assert {claim.private for claim in found} == {("Karim Vesko",)}
    assert {c.source.value.kind for c in found if c.source} == {SourceKind.WITNESS}


@pytest.mark.parametrize(("author", "names"), [
    ("Karim Vesko (@kvesko)", ("Karim Vesko", "kvesko")), ("Saraqib News (@saraqib)", ()), ("Valley Karim Press", ())])
def test_whose_accounts_are_persons(author: str, names: tuple[str, ...], knowledge: Knowledge) -> None:
    told = report(f"Post\n\n{author}: {SHOT}.", {1: SegmentKind.POST}, author)
    assert {claim.private for claim in claims_in(told, knowledge)} == {names}


def test_who_spoke_before_is_one_source_under_the_last_word_of_the_name(knowledge: Knowledge) -> None:
    found = claims(f"Governor Karim Vesko said {SHOT}.\n\nVesko said shells killed two more on Tuesday.", knowledge)
    assert {claim.source.text for claim in found if claim.source} == {"Governor Karim Vesko"}
