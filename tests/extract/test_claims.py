"""Claims: invented sentences, and everything that is claimed of each."""

from extracted import claims, tolls

from sijill.knowledge import Knowledge
from sijill.model.event import Act


def test_one_claim_for_each_act(knowledge: Knowledge) -> None:
    bombed, killed = sorted(claims("Government warplanes bombed Idlib on Thursday, killing three children.", knowledge),
                            key=lambda c: c.act.value)
    assert (bombed.act.value, bombed.act.text) == (Act.AIRSTRIKE, "bombed")
    assert (killed.act.value, killed.act.text) == (Act.KILLING, "killing")
    for claim in (bombed, killed):
        assert claim.place is not None
        assert claim.place.value.name == "Idlib"
        assert claim.time is not None
        assert claim.time.text == "on Thursday"
        assert [p.text for p in claim.perpetrators] == ["Government"]
        assert [w.value for w in claim.weapons] == ["aircraft_bomb"]
    assert tolls(bombed) == {}
    assert tolls(killed) == {("killed", "all"): (3, 3, 3), ("killed", "children"): (3, 3, 3)}


def test_shot_dead_is_a_shooting_and_a_killing(knowledge: Knowledge) -> None:
    found = claims("Gunmen shot a teacher dead in Homs on Tuesday.", knowledge)
    assert {c.act.value for c in found} == {Act.SHOOTING, Act.KILLING}
    assert {c.telling for c in found} == {0}


def test_the_weapon_that_killed_says_what_attack_it_was(knowledge: Knowledge) -> None:
    found = {c.act.value: c.act.text for c in claims("A roadside bomb killed two soldiers in Homs on Tuesday.",
                                                     knowledge)}
    assert found == {Act.KILLING: "killed", Act.EXPLOSION: "roadside bomb"}


def test_who_suffered_is_no_perpetrator(knowledge: Knowledge) -> None:
    [claim] = claims("Soldiers were killed by militants in Homs on Tuesday.", knowledge)
    assert [p.text for p in claim.perpetrators] == ["militants"]
    assert [t.text for t in claim.targets] == ["Soldiers"]


def test_a_late_death_is_of_the_day_of_the_wound(knowledge: Knowledge) -> None:
    found = claims("A girl died on Thursday of wounds sustained in shelling on Monday in Idlib.", knowledge)
    assert [(c.act.value, c.time and c.time.text) for c in found] == [
        (Act.KILLING, "on Monday"), (Act.SHELLING, "on Monday")]


def test_claims_have_ids_of_their_own_and_the_same_each_time(knowledge: Knowledge) -> None:
    text = "Government forces shelled Idlib, Hama and Homs on Thursday. Gunmen killed two farmers in Hama."
    first, second = claims(text, knowledge), claims(text, knowledge)
    assert len({c.id for c in first}) == len(first) == 4
    assert first == second
