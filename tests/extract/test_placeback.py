"""Events told without a place, and the place their report sets them in: invented notes."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.event import Act


@pytest.mark.parametrize(("text", "act", "name"), [
    ("On 10 May 2023, in Homs (Homs), men blocked a road. Two protesters were arrested.", Act.DETENTION, "Homs"),
    ("On 10 May 2023, people took to the streets in Homs (Homs, Syria). There were clashes with police.",
     Act.ARMED_CLASH, "Homs"),
    ("On 10 May 2023, militants clashed with the army as they advanced towards Homs.", Act.ARMED_CLASH, "Homs"),
])
def test_the_scene_lends_its_place(text: str, act: Act, name: str, knowledge: Knowledge) -> None:
    found = [c for c in claims(text, knowledge) if c.act.value is act]
    assert [c.place and c.place.value.name for c in found] == [name]


def test_where_they_were_going_is_no_scene(knowledge: Knowledge) -> None:
    found = claims("On 10 May 2023, police arrested two traders on their way to Homs.", knowledge)
    assert [c.place for c in found] == [None]


def test_where_the_house_stood_is_where_they_died(knowledge: Knowledge) -> None:
    found = claims("On 10 May 2023, four people were killed in an airstrike on their home. The house was located in "
                   "the Zanna neighbourhood in Khan Younis.", knowledge)
    assert {c.place and c.place.value.name for c in found} == {"Zanna"}


def test_the_school_lies_where_the_report_says_it_is_located(knowledge: Knowledge) -> None:
    found = claims("On 10 May 2023, an airstrike struck the Nur Salim School, killing four people. The school, "
                   "located in the Zanna neighbourhood in Khan Younis, was full.", knowledge)
    told = {(c.place.value.name, c.place.value.within[:1]) for c in found if c.place}
    assert told == {("Nur Salim School", ("Zanna",))}
