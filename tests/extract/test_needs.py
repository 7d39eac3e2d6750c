"""What an event word needs beside it: invented sentences with it and without."""

import pytest
from extracted import mentions

from sijill.knowledge import Knowledge


def acts(text: str, knowledge: Knowledge) -> list[str | None]:
    return [m.found.head.text for m in mentions(text, knowledge)]


@pytest.mark.parametrize(("with_it", "without", "word"), [
    ("Soldiers captured two pilots.", "The painting captured the light.", "captured"),
    ("The shelling caused nine deaths.", "Death comes at the end.", "deaths"),
    ("Rebels seized the town of Hama.", "The manager seized the moment.", "seized"),
    ("Militants fought soldiers in Hama.", "The nurse fought hard.", "fought"),
    ("Soldiers burned three houses.", "The soup burned.", "burned"),
    ("Soldiers launched missiles at Hama.", "The firm launched a website.", "launched"),
    ("A bomb went off in Hama.", "The lights went off in Hama.", "went"),
    ("Soldiers killed the baker.", "Soldiers killed the lights.", "killed"),
    ("Gunmen attacked the bakery in Hama.", "Critics attacked the problem.", "attacked"),
    ("Two bakers died in shelling.", "The comedian died a thousand deaths.", "died")])
def test_with_and_without(with_it: str, without: str, word: str, knowledge: Knowledge) -> None:
    assert word in acts(with_it, knowledge)
    assert acts(without, knowledge) == []
