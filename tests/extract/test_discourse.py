"""What sentences lend each other: invented reports, and what a claim has of its neighbours."""

from dataclasses import replace
from datetime import date

from extracted import claims, claims_in, report

from sijill.knowledge import Knowledge
from sijill.model.dates import day_range
from sijill.model.event import Act, Scope
from sijill.model.report import SegmentKind


def test_the_one_victim_is_shared(knowledge: Knowledge) -> None:
    found = claims("The militants abducted Yasin Haddad, a boy of nine, in Homs on Tuesday. He was later killed.",
                   knowledge)
    told = {c.act.value: [(v.value.name, v.value.harms, v.value.protected) for v in c.victims] for c in found}
    assert told == {"abduction": [("Yasin Haddad", ("abducted",), True)],
                    "killing": [("Yasin Haddad", ("killed",), True)]}


def test_of_two_victims_none_is_shared(knowledge: Knowledge) -> None:
    found = claims("The militants abducted Yasin Haddad and Omar Najjar in Homs on Tuesday. "
                   "The killing took place on Tuesday in Homs.",
                   knowledge)
    assert [c.victims for c in found if c.act.value is Act.KILLING] == [()]


def test_his_own_faction_is_the_one_named_before(knowledge: Knowledge) -> None:
    found = claims("Fighters of the Hamzat Division arrived. A commander was shot dead by members of his own faction "
                   "in Homs on Tuesday.", knowledge)
    assert found
    assert all(any("Hamzat Division" in p.text for p in c.perpetrators) for c in found)


def test_a_crime_is_the_act_told_before(knowledge: Knowledge) -> None:
    found = claims("Militants killed a farmer in Homs on Tuesday. A fighter named Basil Karam carried out the crime.",
                   knowledge)
    last = max(found, key=lambda c: c.position.sentence)
    assert last.position.sentence == 1
    assert last.act.value is Act.KILLING
    assert "Basil Karam" in [p.value.text for p in last.perpetrators]


def test_land_taken_is_background_where_people_were_killed(knowledge: Knowledge) -> None:
    lead = "Militants killed nine farmers in Hama on Monday."
    land = "Government forces captured the town of Homs on Monday."
    alone = claims(land, knowledge)
    beside = [c for c in claims(f"{lead} {land}", knowledge) if c.position.sentence == 1]
    assert {c.scope for c in alone} == {Scope.INCIDENT}
    assert {c.scope for c in beside} == {Scope.CONTEXT}


def test_history_keeps_the_date_of_the_sentence_before(knowledge: Knowledge) -> None:
    found = claims("In October 2019 the militants launched an operation in Hama. "
                   "As a result, they displaced 300,000 people.", knowledge)
    displaced = [c for c in found if c.act.value is Act.FORCED_DISPLACEMENT]
    assert [(c.scope, c.time and c.time.text) for c in displaced] == [(Scope.CONTEXT, "In October 2019")]


def test_a_post_is_of_the_day_of_its_signature(knowledge: Knowledge) -> None:
    told = report("Fighting went on near Hama.\n\nGunmen killed two farmers in Hama. — Orchard (@orchard) May 3, 2023",
                  {1: SegmentKind.POST}, "Orchard")
    dated = replace(told.segments[1], date=day_range(date(2023, 5, 3)))
    found = claims_in(replace(told, segments=(told.segments[0], dated)), knowledge)
    posted = [c for c in found if c.position.paragraph == 1]
    assert posted
    assert {c.time and c.time.text for c in posted} == {"May 3, 2023"}


def test_a_surname_is_he_who_was_named_in_full(knowledge: Knowledge) -> None:
    found = claims("The militants ambushed Adnan Karami in Homs on Tuesday. "
                   "The militants killed Karami and two of his guards.", knowledge)
    assert {v.value.name for c in found for v in c.victims} == {"Adnan Karami"}


def test_a_first_name_of_several_is_no_further_victim(knowledge: Knowledge) -> None:
    found = claims("Shelling killed Omar Haddad, his cousin Omar Khalil and his son Adam in Homs on Tuesday. "
                   "Omar was killed on his doorstep.", knowledge)
    assert {v.value.name for c in found for v in c.victims} == {"Omar Haddad", "Omar Khalil", "Adam"}


def test_attacks_that_are_distributed_by_region_go_on_with_the_total(knowledge: Knowledge) -> None:
    text = ("A drone killed two farmers in Homs on Tuesday. The number of attacks since early 2020 rose to 49. "
            "Drone attacks in 2020 are distributed by region as follows:\n• Homs: 21 attacks left ten farmers dead.")
    dead = {s.value.count.best for c in claims(text, knowledge) if c.scope is Scope.INCIDENT for s in c.casualties}
    assert dead == {2}
