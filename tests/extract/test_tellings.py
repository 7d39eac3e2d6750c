"""Tellings: invented reports, and which of their claims speak of one event."""

import pytest
from extracted import claims, claims_in, report

from sijill.knowledge import Knowledge
from sijill.model.report import SegmentKind

LEAD = "Militants killed two farmers in Hama on Monday."


def tellings(text: str, knowledge: Knowledge) -> list[int]:
    """Of each sentence that tells something, in order."""
    return list({c.position.sentence: c.telling for c in claims(text, knowledge)}.values())


@pytest.mark.parametrize("after", [
    "Residents said that the militants killed five farmers in Hama on Monday.",
    "Two days later rescuers said that five farmers were killed in the attack.",
    "The attack on Monday also injured nine others.",
    "Three girls were injured by the militants.",
    "As a result, Salma Haddad, 45, and Mona Haddad, 11, were injured.",
    "Those killed were identified as Karim Haddad and Sami Haddad, pupils at the Salam School."])
def test_the_same_event_goes_on(after: str, knowledge: Knowledge) -> None:
    assert tellings(f"{LEAD} {after}", knowledge) == [0, 0]


@pytest.mark.parametrize("after", [
    "Militants killed two farmers in Homs on Monday.",
    "Militants killed two farmers in Hama on Wednesday.",
    "A civilian was killed in Yabrud in Homs by a rocket.",
    "In a separate incident, soldiers shot a woman dead in Homs.",
    "Unconfirmed reports said that the militants killed a boy in Hama on Monday."])
def test_another_place_or_day_or_sureness_is_another_event(after: str, knowledge: Knowledge) -> None:
    assert tellings(f"{LEAD} {after}", knowledge) == [0, 1]


def test_a_name_in_another_spelling_is_no_other_place(knowledge: Knowledge) -> None:
    text = ("Two men were killed by an airstrike near Nasser Street in Jabalia Camp in Gaza. "
            "Another report said that planes bombed Nassar Street in Jabaliya, Gaza, and a man was wounded.")
    assert set(tellings(text, knowledge)) == {0}


def test_the_day_before_is_counted_from_the_day_told_of_last(knowledge: Knowledge) -> None:
    text = ("Gunmen shot five mourners dead in Hama on Friday 6 March 2020. "
            "The day before, 18 people had been killed in the town.")
    assert tellings(text, knowledge) == [0, 1]


def test_the_dead_named_after_an_attack_without_a_toll_are_its(knowledge: Knowledge) -> None:
    text = "In Hama a drone fired a missile at a tent on Monday. Karim Haddad and Sami Haddad were killed."
    assert set(tellings(text, knowledge)) == {0}


def test_a_headline_and_its_lead_are_one(knowledge: Knowledge) -> None:
    told = report(f"Two farmers killed by militants in Hama\n\n{LEAD}", {0: SegmentKind.TITLE})
    found = claims_in(told, knowledge)
    assert {c.position.headline for c in found} == {True, False}
    assert {c.telling for c in found} == {0}


@pytest.mark.parametrize("after", [
    "On April 19, Turkish forces shelled the village, and two shepherds were wounded.",
    "Yesterday, monitors documented the death of a soldier in shelling on Hama."])
def test_a_day_before_the_news_opens_another_event(after: str, knowledge: Knowledge) -> None:
    news = "Monitors documented the death of a farmer in Turkish shelling on Hama."
    told = report(f"{news}\n\n{after}")
    assert [c.telling for c in claims_in(told, knowledge) if c.position.sentence == 0] == [0, 0]
    assert {c.telling for c in claims_in(told, knowledge) if c.position.sentence == 1} == {1}


def test_what_follows_the_background_is_of_the_news_again(knowledge: Knowledge) -> None:
    told = report("Villages near Hama were shelled by Turkish forces.\n\n"
                  "On 4 April, Turkish shelling injured three people near Hama.\n\n"
                  "Three farmers were injured by a shell.")
    found = {c.position.sentence: c.telling for c in claims_in(told, knowledge)}
    assert found == {0: 0, 1: 1, 2: 0}


def test_what_an_attack_comes_after_is_another(knowledge: Knowledge) -> None:
    after = "The attack comes two days after bombings by the army killed seven people in the region."
    assert tellings(f"Two farmers were killed by militants near a church in Hama. {after}", knowledge) == [0, 1]


def test_a_total_is_no_part_of_the_event_before_it(knowledge: Knowledge) -> None:
    found = claims(f"{LEAD} Attacks by militants killed 66 civilians in Hama last month.", knowledge)
    assert len({c.telling for c in found}) == 2


def test_numbers_run_from_nought_in_order_of_mention(knowledge: Knowledge) -> None:
    text = " ".join(f"Militants killed {n} farmers in {place} on Monday."
                    for n, place in ((2, "Hama"), (4, "Homs"), (6, "Idlib"), (2, "Hama")))
    assert tellings(text, knowledge) == [0, 1, 2, 0]


def test_a_familys_names_go_with_the_family(knowledge: Knowledge) -> None:
    """A passage about another place stands between the family's house and its names."""
    text = ("Warplanes killed four members of the Haddad family in Hama on Monday. "
            "Shells also hit a mill in Homs, wounding its owner. "
            "Salim Haddad, his wife and two sons were killed.")
    assert tellings(text, knowledge) == [0, 1, 0]


def test_a_family_is_one_event_whatever_place_its_sentence_names(knowledge: Knowledge) -> None:
    text = ("Warplanes killed three members of the Haddad family in Hama on Monday. "
            "Salim Haddad, an engineer who had studied in Warsaw, was killed with his two sons.")
    assert tellings(text, knowledge) == [0, 0]


def test_an_attack_on_the_same_day_is_another(knowledge: Knowledge) -> None:
    text = ("An airstrike killed two smugglers in Hama on Monday. The airstrike came on the same day that soldiers had "
            "killed another smuggler during a raid on a village.")
    assert tellings(text, knowledge) == [0, 1]


def test_meanwhile_in_that_village_is_no_other_event(knowledge: Knowledge) -> None:
    text = "Planes struck a house near Karnaz village on Monday. On the other hand, troops stormed it in that area."
    assert len(set(tellings(text, knowledge))) == 1


def test_the_headlines_name_is_the_provinces_where_the_report_says_so(knowledge: Knowledge) -> None:
    told = report("Two farmers injured by shelling in Aleppo\n\nAleppo province: Two farmers were injured by shelling "
                  "on Azaz on Monday.", {0: SegmentKind.TITLE})
    assert {c.telling for c in claims_in(told, knowledge)} == {0}


def test_the_two_ends_of_a_road_are_of_one_event(knowledge: Knowledge) -> None:
    text = ("A drone killed two guards on Monday on the road linking the towns of Manbij and Azaz. "
            "A drone hit a car west of Azaz, killing two guards.")
    assert set(tellings(text, knowledge)) == {0}
