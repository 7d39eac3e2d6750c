"""Passages: invented sentences, and how many events each is taken to tell, where and when."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge


def places(text: str, knowledge: Knowledge) -> list[str | None]:
    return [c.place.value.name if c.place else None for c in claims(text, knowledge)]


def test_a_list_of_places_is_a_passage_each(knowledge: Knowledge) -> None:
    found = claims("Government forces shelled Idlib, Hama and Homs on Thursday.", knowledge)
    assert sorted(c.place.value.name for c in found if c.place) == ["Hama", "Homs", "Idlib"]
    assert len({c.telling for c in found}) == 3


def test_people_counted_over_all_the_places_keep_them_together(knowledge: Knowledge) -> None:
    found = claims("Government forces killed nine farmers in Idlib, Hama and Homs on Thursday.", knowledge)
    assert len(found) == 1


@pytest.mark.parametrize("text", [
    "Strikes on Thursday killed four people in Homs and three in Hama.",
    "Strikes on Thursday killed four people in Homs and wounded three people in Hama."])
def test_a_toll_for_each_place_tells_them_apart(text: str, knowledge: Knowledge) -> None:
    found = claims(text, knowledge)
    told = {(c.place.value.name, s.value.count.value) for c in found if c.place for s in c.casualties}
    assert told == {("Homs", 4), ("Hama", 3)}
    assert len({c.telling for c in found}) == 2


def test_a_clash_between_two_places_is_one(knowledge: Knowledge) -> None:
    assert len(claims("Militants clashed with soldiers between Hama and Homs on Thursday.", knowledge)) == 1


def test_tolls_with_a_place_each_are_two_events(knowledge: Knowledge) -> None:
    found = claims("Shelling killed two bakers in Hama and wounded four in Homs on Thursday.", knowledge)
    tolls = {(c.place.value.name, c.casualties[0].value.count.best) for c in found if c.place and c.casualties}
    assert tolls == {("Hama", 2), ("Homs", 4)}
    assert len({c.telling for c in found}) == 2


def test_that_evening_is_of_the_day_said_before(knowledge: Knowledge) -> None:
    found = claims("Shells hit a pool in Hama, injuring six bakers.\n\nOn 24 April, a nurse reported that shelling had "
                   "been renewed near Homs that evening.", knowledge)
    assert len({c.telling for c in found}) == 2


def test_two_days_in_a_sentence_are_two_events(knowledge: Knowledge) -> None:
    found = claims("Militants killed two nurses in Hama on Monday and abducted a driver in Hama on Wednesday.",
                   knowledge)
    assert {(c.act.value, c.time and c.time.text) for c in found} == {
        ("killing", "on Monday"), ("abduction", "on Wednesday")}
    assert len({c.telling for c in found}) == 2


@pytest.mark.parametrize("text", [
    "Such attacks by militants displace civilians.", "The militants who attacked the town fled.",
    "Militants are known for murder."])
def test_what_says_too_little_is_no_claim(text: str, knowledge: Knowledge) -> None:
    assert claims(text, knowledge) == ()


def test_land_regained_says_when_not_what(knowledge: Knowledge) -> None:
    found = claims("Soldiers killed twelve residents in Hama after they regained control of the town.", knowledge)
    assert {c.act.value for c in found} == {"killing"}


def test_a_toll_told_next_over_all_the_places_keeps_them_together(knowledge: Knowledge) -> None:
    found = claims("Government forces shelled the villages of Tulin, Karsana and Bahru on Thursday. "
                   "This shelling left eight farmers injured.", knowledge)
    assert {c.telling for c in found} == {0}


def test_two_in_one_place_and_three_in_another(knowledge: Knowledge) -> None:
    found = claims("Soldiers killed two farmers in Homs and three others in Hama on Thursday.", knowledge)
    tolls = {(c.place.value.name, c.casualties[0].value.count.best) for c in found if c.place and c.casualties}
    assert tolls == {("Homs", 2), ("Hama", 3)}
