"""Places that a report names late, or once for all that it tells: invented news."""

from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.event import Act


def test_the_village_of_the_lead_gets_its_name_later(knowledge: Knowledge) -> None:
    found = claims("On 10 May 2023 militants killed six people in a village in Syria.\n\nWitnesses spoke of an hour of "
                   "fire. They had come to the village of Tell Asmar at night.", knowledge)
    assert {c.place and c.place.value.name for c in found if c.act.value is Act.KILLING} == {"Tell Asmar"}


def test_a_dated_event_without_a_place_was_at_the_only_place_told_of(knowledge: Knowledge) -> None:
    found = claims("On 10 May 2023 a mine killed two children in Manbij.\n\nOn 11 May 2023 a refugee was killed by "
                   "gunmen in front of his tent.", knowledge)
    assert {c.place and c.place.value.name for c in found} == {"Manbij"}


def test_where_a_name_in_no_gazetteer_may_be_its_place_it_is_lent_none(knowledge: Knowledge) -> None:
    found = claims("On 10 May 2023 a mine killed two children in Manbij.\n\nOn 11 May 2023 a refugee was killed by "
                   "rocket fire on Quldaraya.", knowledge)
    assert "Manbij" not in {c.place and c.place.value.name for c in found if c.position.sentence}
