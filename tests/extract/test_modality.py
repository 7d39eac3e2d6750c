"""How sure: invented sentences, and the modality of the event each tells."""

import pytest
from extracted import claims, mentions

from sijill.knowledge import Knowledge
from sijill.model.event import Modality


@pytest.mark.parametrize(("text", "modality"), [
    ("Gunmen killed two civilians in Hama.", Modality.ASSERTED),
    ("No fewer than 12 civilians were killed in Hama by shells.", Modality.ASSERTED),
    ("Gunmen allegedly killed two civilians in Hama.", Modality.ALLEGED),
    ("The civilians may have been killed in Hama, it was claimed.", Modality.ALLEGED),
    ("Unconfirmed reports said that gunmen killed two civilians in Hama.", Modality.UNCONFIRMED),
    ("It was not clear whether the soldier was killed in Hama.", Modality.UNCONFIRMED),
    ("The army denied that its forces killed two civilians in Hama.", Modality.DENIED),
    ("The army threatened to bomb Hama.", Modality.HYPOTHETICAL),
    ("The army will bomb Hama.", Modality.HYPOTHETICAL),
    ("The men had planned to bomb Hama and kidnap two civilians.", Modality.HYPOTHETICAL),
    ("If the army bombs Hama, many will flee.", Modality.HYPOTHETICAL),
    ("No civilians were killed in Hama.", Modality.HYPOTHETICAL),
    ("There were no injuries or fatalities in Hama.", Modality.HYPOTHETICAL),
    ("No deaths, injuries or arrests were reported in Hama.", Modality.HYPOTHETICAL),
    ("There were injuries and deaths in Hama.", Modality.ASSERTED),
    ("The soldiers did not kill the baker in Hama.", Modality.HYPOTHETICAL)])
def test_modality(text: str, modality: Modality, knowledge: Knowledge) -> None:
    assert {m.modality for m in mentions(text, knowledge)} == {modality}


@pytest.mark.parametrize("text", [
    "The army threatened to bomb Hama on Monday.", "Gunmen did not kill two civilians in Hama on Monday."])
def test_what_did_not_happen_is_not_claimed(text: str, knowledge: Knowledge) -> None:
    assert claims(text, knowledge) == ()


def test_a_denial_says_who_denies(knowledge: Knowledge) -> None:
    [claim] = claims("The army denied that its forces killed two civilians in Hama on Monday.", knowledge)
    assert claim.denied_by is not None
    assert (claim.modality, claim.denied_by.text) == (Modality.DENIED, "army")
