"""Published ids resolve for ever; digests tell what is out of date."""

from dataclasses import replace
from pathlib import Path

from factory import make_claim, make_incident, make_resolved
from hypothesis import given
from hypothesis import strategies as st

from sijill.casebook import Casebook, Mark
from sijill.casebook.ledger import code_digest, digest, heir
from sijill.model.change import Anchor, anchors
from sijill.model.event import Act
from sijill.model.evidence import Evidence, Stated
from sijill.model.incident import Incident

AT = "2024-05-01T10:00:00Z"
WHOLE_MARK = Mark("link", "*", "d", "k")


def held(*claim_ids: str, at: int = 0) -> tuple[Anchor, ...]:
    return tuple(Anchor(claim_id, "rep_1", at + n * 10, at + n * 10 + 5) for n, claim_id in enumerate(claim_ids))


def test_the_heir_holds_most_of_the_claims() -> None:
    lost = held("clm_1", "clm_2", "clm_3")
    assert heir(lost, {"inc_b": held("clm_1"), "inc_a": held("clm_2", "clm_3")}) == "inc_a"


def test_among_equal_heirs_the_lowest_id_is_taken() -> None:
    assert heir(held("clm_1", "clm_2"), {"inc_b": held("clm_1"), "inc_a": held("clm_2")}) == "inc_a"


def test_claims_renamed_by_a_new_extractor_are_found_by_their_words() -> None:
    lost = held("clm_old", at=100)
    assert heir(lost, {"inc_a": held("clm_x", at=300), "inc_b": held("clm_new", at=103)}) == "inc_b"


def test_nothing_left_has_no_heir() -> None:
    assert heir(held("clm_1"), {"inc_a": held("clm_2", at=500)}) is None
    assert heir(held("clm_1"), {}) is None


def incident(incident_id: str, *claim_ids: str) -> Incident:
    claims = []
    for claim_id in claim_ids:
        start = 1000 * int(claim_id.removeprefix("clm_"))
        act = Stated(Act.KILLING, (Evidence(start, start + 4, "died"),))
        claims.append(make_resolved(replace(make_claim(), id=claim_id, act=act)))
    return make_incident(id=incident_id, claims=tuple(claims))


def test_a_published_id_resolves_to_what_it_was_merged_into(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "x", []) as casebook:
        first = [incident("inc_1", "clm_1"), incident("inc_2", "clm_2", "clm_3")]
        casebook.put_incidents(first, WHOLE_MARK)
        casebook.add_published(first, AT)
        casebook.add_published(first, "2025-01-01T00:00:00Z")  # the same again adds nothing
        assert len(casebook.published()) == 2
        assert casebook.resolve_incident("inc_1") == "inc_1"
        casebook.put_incidents([incident("inc_9", "clm_1", "clm_2", "clm_3")], WHOLE_MARK)
        assert casebook.resolve_incident("inc_1") == "inc_9"
        assert casebook.incident("inc_2").id == "inc_9"
        assert casebook.resolve_incident("inc_never") is None


@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=6), min_size=1, max_size=4))
def test_every_published_id_resolves_while_its_claims_are_somewhere(regroupings: list[list[int]]) -> None:
    """Six claims, grouped again and again (claim n goes to group grouping[n % len]): each id ever made has an heir."""
    ever: dict[str, tuple[Anchor, ...]] = {}
    for grouping in regroupings:
        current: dict[str, list[Anchor]] = {}
        for claim in range(6):
            current.setdefault(f"group{grouping[claim % len(grouping)]}", []).append(
                Anchor(f"clm_{claim}", "rep_1", claim * 10, claim * 10 + 5))
        named = {f"inc_{min(a.claim_id for a in members)}": tuple(members) for members in current.values()}
        ever |= named
        assert all(heir(lost, named) in named for lost in ever.values())


def test_anchors_are_where_the_act_is_named() -> None:
    only = anchors(make_incident())[0]
    act = make_claim().act.evidence[0]
    assert (only.claim_id, only.start, only.end) == (make_claim().id, act.start, act.end)


def test_digests_tell_parts_apart_and_rooms_apart() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])
    assert code_digest("link", "reconcile") == code_digest("reconcile", "link") != code_digest("link")
