"""Texts in capitals: written out for the parser, quoted as they stand."""

import pytest
from extracted import claims_in, report

from sijill.extract.casing import in_capitals, recased
from sijill.knowledge import Knowledge


@pytest.mark.parametrize(("shouted", "written"), [
    ("GUNMEN KILLED TWO FARMERS NEAR SAN MIGUEL ON FRIDAY.", "Gunmen killed two farmers near San Miguel on Friday."),
    ("THE MAYOR, COL. JUAN PEREZ, WAS SHOT DEAD.  U.S. TROOPS LEFT.",
     "The mayor, Col. Juan Perez, was shot dead.  U.S. troops left."),
    ("ON 5 MAY THE ELN [NATIONAL LIBERATION ARMY] MAY HAVE FIRED AN M-16 RIFLE IN THE 3D DISTRICT.",
     "On 5 May the ELN [National Liberation Army] may have fired an M-16 rifle in the 3d district."),
    ("HE WAS TAKEN TO SAN JUAN DEL RIO, AN ARMY SPOKESMAN SAID.",
     "He was taken to San Juan del Rio, an army spokesman said."),
    ("THIS IS WAR, SAID THE PEOPLE'S DEFENDER.", "This is war, said the people's defender.")])
def test_small_letters_come_back(shouted: str, written: str, knowledge: Knowledge) -> None:
    assert recased(shouted, knowledge) == written


@pytest.mark.parametrize("text", ["The SDF and HTS said so.", "SDF SNA HTS", "", "1990 - 1991 (4)"])
def test_other_texts_stay(text: str, knowledge: Knowledge) -> None:
    assert not in_capitals(text)
    assert recased(text, knowledge) == text


def test_as_many_letters_as_before(knowledge: Knowledge) -> None:
    text = "İZMİR'DE İKİ KİŞİ ÖLDÜ, STRASSE"
    assert len(recased(text, knowledge)) == len(text)


def test_evidence_quotes_the_capitals(knowledge: Knowledge) -> None:
    text = "GUNMEN KIDNAPPED PEDRO GOMEZ, A TEACHER, IN SAN MIGUEL ON FRIDAY."
    [claim] = [c for c in claims_in(report(text), knowledge) if c.act.value == "abduction"]
    assert claim.victims[0].evidence[0].quote.startswith("PEDRO GOMEZ")
    assert claim.place is not None
    assert claim.place.evidence[0].quote.endswith("SAN MIGUEL")
    assert all(text[e.start:e.end] == e.quote for s in (claim.act, claim.place, *claim.victims) for e in s.evidence)
