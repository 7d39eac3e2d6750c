"""Tolls a report settles itself, on invented notes."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.casualty import Harm


@pytest.mark.parametrize(("text", "dead"), [
    ("Militants attacked a village near Hama on Tuesday. The army claimed 40 deaths; fatalities coded as 10.", [10]),
    ("Militants clashed with the army near Hama on Tuesday. Unknown fatalities coded as 3.", [3]),
    ("Militants killed a trader near Hama on Tuesday and, the same day, his son. 2 fatalities.", [2]),
    ("Militants detained a man near Hama on Tuesday and killed him.", [1]),
    ("Militants killed four men near Hama on Tuesday. A trader tried to stop them; he was killed too.", [4]),
])
def test_the_dead(text: str, dead: list[int], knowledge: Knowledge) -> None:
    rows = [s.value.count.best for c in claims(text, knowledge) for s in c.casualties
            if s.value.harm is Harm.KILLED and s.value.group == "all"]
    assert rows == dead


def test_the_figure_is_quoted(knowledge: Knowledge) -> None:
    found = claims("Militants attacked the army near Hama on Tuesday. Fatalities coded as 10.", knowledge)
    assert [s.evidence[0].quote for c in found for s in c.casualties] == ["Fatalities coded as 10"]


def test_others_than_the_dead_of_their_sentence_are_not_added(knowledge: Knowledge) -> None:
    found = claims("19 people were injured in shelling by militants near Hama on Tuesday. Two traders were killed and "
                   "19 others were injured, a doctor said.", knowledge)
    assert {s.value.count.best for c in found for s in c.casualties if s.value.harm is Harm.INJURED} == {19}
