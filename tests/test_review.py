"""Decisions: laid over incidents, the last one standing, never changing what was derived."""

from dataclasses import replace

import pytest
from factory import CHILD, FRONT, NAMESAKE, VILLAGE, make_claim, make_incident, make_resolved
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import SijillError
from sijill.model.decision import Decision, Verdict
from sijill.review import (
    Signature,
    choices,
    lay_over,
    make_decision,
    protected_by_hand,
    recomputed_id,
    standing_claims,
    standing_decisions,
    with_choices,
)

CLAIM = make_claim().id
INCIDENT = make_incident().id


def decided(verdict: Verdict, *targets: str, value: str | None = None, at: str = "2024-01-01T00:00:00Z") -> Decision:
    return make_decision(verdict, targets, Signature("R. Reviewer", at, "because"), value)


def test_a_decision_is_signed_and_its_id_follows_from_it() -> None:
    decision = decided(Verdict.SAME, "clm_b", "clm_a")
    assert decision.targets == ("clm_a", "clm_b")
    assert decision.reviewer == "R. Reviewer"
    assert recomputed_id(decision) == decision.id
    assert recomputed_id(replace(decision, note="another reason")) != decision.id
    assert decided(Verdict.SAME, "clm_a", "clm_b").id == decision.id
    assert decided(Verdict.SAME, "clm_a", "clm_b", at="2025-01-01T00:00:00Z").id != decision.id


@pytest.mark.parametrize(("verdict", "targets", "value"), [
    (Verdict.REJECT, ("inc_1",), None), (Verdict.REJECT, (), None), (Verdict.ACCEPT, ("clm_1", "clm_2"), None),
    (Verdict.SAME, ("clm_1",), None), (Verdict.SAME, ("clm_1", "clm_1"), None),
    (Verdict.DIFFERENT, ("inc_1", "clm_1"), None),
    (Verdict.PLACE, (CLAIM,), None), (Verdict.PLACE, (INCIDENT,), "geonames:1"), (Verdict.ACTOR, (CLAIM,), "army"),
    (Verdict.PROTECT, (), None), (Verdict.PROTECT, (), " - "), (Verdict.PROTECT, ("clm_1",), "Samir"),
])
def test_a_decision_that_makes_no_sense_is_refused(verdict: Verdict, targets: tuple[str, ...],
                                                   value: str | None) -> None:
    with pytest.raises(SijillError, match=r"does not go with .*; give it"):
        decided(verdict, *targets, value=value)


def test_a_decision_without_a_reviewer_is_refused() -> None:
    with pytest.raises(SijillError, match="a decision is signed"):
        make_decision(Verdict.ACCEPT, ["clm_1"], Signature(" ", "2024-01-01T00:00:00Z"))


def test_rejected_claims_are_not_linked_until_accepted_again() -> None:
    claims = [make_resolved(), make_resolved(replace(make_claim(), id="clm_other"))]
    reject, accept = decided(Verdict.REJECT, CLAIM), decided(Verdict.ACCEPT, CLAIM)
    assert [c.claim.id for c in standing_claims(claims, [reject])] == ["clm_other"]
    assert standing_claims(claims, [reject, accept]) == tuple(claims)


def test_the_last_word_on_a_pair_stands() -> None:
    same, different = decided(Verdict.SAME, "clm_a", "clm_b"), decided(Verdict.DIFFERENT, "clm_b", "clm_a")
    other = decided(Verdict.SAME, "clm_a", "clm_c")
    assert standing_decisions([same, other, different]) == (other, different)


def test_an_incident_goes_when_all_its_claims_are_rejected() -> None:
    assert lay_over([make_incident()], [decided(Verdict.REJECT, CLAIM)]) == ()
    two = make_incident(claims=(make_resolved(), make_resolved(replace(make_claim(), id="clm_other"))))
    assert lay_over([two], [decided(Verdict.REJECT, CLAIM)]) == (two,)


@pytest.mark.parametrize("name", [CHILD, CHILD.upper(), "Samîr-Qaddour"])
def test_protect_marks_the_victim_by_name_in_findings_and_claims(name: str) -> None:
    claim = make_claim()
    open_victim = replace(claim.victims[0], value=replace(claim.victims[0].value, protected=False))
    incident = make_incident(make_resolved(replace(claim, victims=(open_victim,))))
    laid, = lay_over([incident], [decided(Verdict.PROTECT, value=name)])
    assert laid.victims[0].value.protected
    assert laid.claims[0].claim.victims[0].value.protected
    assert not lay_over([incident], [decided(Verdict.PROTECT, value="Samir Haddad")])[0].victims[0].value.protected


def test_protect_can_be_for_one_incident() -> None:
    claim = make_claim()
    open_victim = replace(claim.victims[0], value=replace(claim.victims[0].value, protected=False))
    here = make_incident(make_resolved(replace(claim, victims=(open_victim,))))
    there = replace(here, id="inc_other")
    laid = lay_over([here, there], [decided(Verdict.PROTECT, here.id, value=CHILD)])
    assert [incident.victims[0].value.protected for incident in laid] == [True, False]


def test_acceptance_is_noted_once() -> None:
    decisions = [decided(Verdict.ACCEPT, INCIDENT), decided(Verdict.ACCEPT, CLAIM)]
    laid = lay_over([make_incident()], decisions)
    assert laid[0].notes == (f"a reviewer accepted {INCIDENT}", f"a reviewer accepted {CLAIM}")
    assert lay_over(laid, decisions) == laid


def test_names_protected_by_hand_are_listed_once() -> None:
    twice = [decided(Verdict.PROTECT, value="Zed"), decided(Verdict.PROTECT, INCIDENT, value="Amy"),
             decided(Verdict.PROTECT, value="Zed", at="2025-01-01T00:00:00Z")]
    assert protected_by_hand(twice) == ("Amy", "Zed")


@given(st.lists(st.tuples(st.sampled_from([Verdict.REJECT, Verdict.ACCEPT]), st.sampled_from(["clm_a", "clm_b"]))))
def test_laying_over_only_the_standing_decisions_is_the_same(said: list[tuple[Verdict, str]]) -> None:
    decisions = [decided(verdict, target, at=str(n)) for n, (verdict, target) in enumerate(said)]
    claims = [make_resolved(replace(make_claim(), id=claim_id)) for claim_id in ("clm_a", "clm_b")]
    incidents = [make_incident(claims=(claim,)) for claim in claims]
    standing = standing_decisions(decisions)
    assert lay_over(incidents, decisions) == lay_over(incidents, standing)
    assert standing_claims(claims, decisions) == standing_claims(claims, standing)


PLACES, PARTIES = {NAMESAKE.id: NAMESAKE}, {"front": FRONT}
GUNMEN = "Gunmen of the Northern Front"


def test_a_place_that_a_reviewer_chose_stands_for_the_one_found() -> None:
    claim, other = make_resolved(), make_resolved(replace(make_claim(), id="clm_other"))
    taken = decided(Verdict.PLACE, CLAIM, value=NAMESAKE.id)
    chosen, kept = with_choices([claim, other], [taken], PLACES.get, PARTIES.get)
    assert chosen.place is not None
    assert (chosen.place.chosen, chosen.place.reasons) == (NAMESAKE, ("a reviewer chose it",))
    assert claim.place is not None
    assert chosen.place.candidates == claim.place.candidates
    assert kept == other
    assert [(choice.words, choice.id) for choice in choices([claim], [taken])] == [("Tell Zahra", NAMESAKE.id)]


def test_none_of_them_can_be_chosen_and_the_last_word_stands() -> None:
    words = [decided(Verdict.PLACE, CLAIM, value=value, at=f"2024-01-0{day}T00:00:00Z")
             for day, value in enumerate((NAMESAKE.id, "none"), 1)]
    (chosen,) = with_choices([make_resolved()], words, PLACES.get, PARTIES.get)
    assert chosen.place is not None
    assert chosen.place.chosen is None


def test_what_nothing_at_hand_has_leaves_the_claim_as_it_was_and_says_so() -> None:
    (kept,) = with_choices([make_resolved()], [decided(Verdict.PLACE, CLAIM, value="geonames:404")], PLACES.get,
                           PARTIES.get)
    assert kept.place is not None
    assert kept.place.chosen == VILLAGE
    assert kept.place.reasons[-1] == "a reviewer chose geonames:404, which nothing at hand has"


def test_a_party_is_chosen_for_its_own_words_alone() -> None:
    none, front = (decided(Verdict.ACTOR, CLAIM, value=value) for value in (f"none {GUNMEN}", "front civilians"))
    (chosen,) = with_choices([make_resolved()], [none, front], PLACES.get, PARTIES.get)
    assert [party.chosen for party in (*chosen.perpetrators, *chosen.targets)] == [None, FRONT]
