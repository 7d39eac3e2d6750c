"""Properties of linking and reconciling: order plays no part, nothing is lost, once is enough, reviewers prevail."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from resolved import DAY, ROSTER, Told, at_least, claim, killed, month_day, reports, village

from sijill.link import link
from sijill.model.casualty import Harm, Status
from sijill.model.claim import Victim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, day_range
from sijill.model.decision import Decision, Verdict
from sijill.model.event import Act, Modality, Scope
from sijill.model.incident import Cluster, GradeCode
from sijill.model.place import PlacePrecision
from sijill.reconcile import reconcile

PLACES = st.sampled_from([
    None, village("A"), village("B", 4), village("C", 30), village("A", 0, PlacePrecision.NEAR_SETTLEMENT),
    village("District", 10, PlacePrecision.DISTRICT), village("Province", 20, PlacePrecision.PROVINCE)])
DAYS = st.sampled_from([
    UNKNOWN_DATE, month_day(5, 6), day_range(DAY, DateBasis.PUBLICATION),
    *(day_range(DAY + timedelta(n)) for n in range(3))])
TOLLS = st.lists(st.sampled_from([
    killed(1), killed(11), killed(at_least(8)), killed(11, status=Status.UNKNOWN), killed(3, status=Status.COMBATANT)]),
    max_size=2).map(tuple)
YASIN, OMAR = Victim("Yasin Haddad", (Harm.KILLED,)), Victim("Omar Najjar", (Harm.KILLED,), age=9)
VICTIMS = st.sampled_from([(), (YASIN,), (OMAR,)])
PARTIES = st.sampled_from([(), ("north",), ("north_brigade",), ("south",), ("gunmen",)])
SOURCES = st.sampled_from([None, "monitor", "rescuers", "north", "residents"])


def told_in(place: tuple[str, int, int]) -> st.SearchStrategy[Told]:
    report, telling, at = place
    return st.builds(
        Told, report=st.just(report), telling=st.just(telling), at=st.just(at), place=PLACES, day=DAYS, tolls=TOLLS,
        act=st.sampled_from([Act.SHELLING, Act.KILLING, Act.DETENTION]), victims=VICTIMS, by=PARTIES, source=SOURCES,
        scope=st.sampled_from([Scope.INCIDENT, Scope.INCIDENT, Scope.AGGREGATE, Scope.CONTEXT]),
        modality=st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.UNCONFIRMED, Modality.DENIED]),
        publisher=st.just({"r1": "daily", "r2": "weekly"}.get(report)))


SEATS = [(report, telling, at) for report in ("r1", "r2", "r3", "r4") for telling in (0, 1) for at in (0, 1)]
CASES = st.lists(st.sampled_from(SEATS), min_size=1, max_size=8, unique=True).flatmap(
    lambda seats: st.tuples(*(told_in(seat) for seat in seats)))


def linked(told: tuple[Told, ...], decisions: tuple[Decision, ...] = ()) -> tuple[Cluster, ...]:
    return link([claim(t) for t in told], reports(*told), ROSTER, decisions)


def members(clusters: tuple[Cluster, ...]) -> list[list[str]]:
    return [[c.claim.id for c in cluster.claims] for cluster in clusters]


@given(CASES, st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_the_order_of_claims_and_reports_plays_no_part(told: tuple[Told, ...], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert linked(told) == linked(tuple(shuffled))
    assert (reconcile(linked(told), reports(*told), ROSTER)
            == reconcile(linked(tuple(shuffled))[::-1], reports(*shuffled), ROSTER))


@given(CASES)
@settings(max_examples=12, deadline=None)
def test_every_claim_is_in_one_cluster_of_its_scope(told: tuple[Told, ...]) -> None:
    clusters = linked(told)
    assert sorted(name for cluster in members(clusters) for name in cluster) == sorted(t.id for t in told)
    assert all(len({c.claim.scope for c in cluster.claims}) == 1 for cluster in clusters)


@given(CASES)
@settings(max_examples=12, deadline=None)
def test_linking_a_cluster_again_gives_that_cluster(told: tuple[Told, ...]) -> None:
    for cluster in linked(told):
        assert members(link(cluster.claims, reports(*told), ROSTER)) == [[c.claim.id for c in cluster.claims]]


@given(CASES, st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]), st.data())
@settings(max_examples=12, deadline=None)
def test_a_reviewers_word_stands(told: tuple[Told, ...], verdict: Verdict, data: st.DataObject) -> None:
    if len(told) < 2:
        return
    left, right = data.draw(st.lists(st.sampled_from(told), min_size=2, max_size=2, unique_by=lambda t: t.id))
    word = Decision("dec_1", verdict, (left.id, right.id), "reviewer", "2020-06-01T00:00:00Z")
    joined = any({left.id, right.id} <= set(cluster) for cluster in members(linked(told, (word,))))
    assert joined is (verdict is Verdict.SAME)


@given(CASES)
@settings(max_examples=12, deadline=None)
def test_links_span_each_cluster(told: tuple[Told, ...]) -> None:
    for cluster in linked(told):
        reached = {cluster.claims[0].claim.id}
        for _ in cluster.claims:
            reached |= {end for made in cluster.links if {made.left, made.right} & reached
                        for end in (made.left, made.right)}
        assert reached == {c.claim.id for c in cluster.claims}


@given(CASES)
@settings(max_examples=12, deadline=None)
def test_findings_rest_on_the_incidents_own_claims(told: tuple[Told, ...]) -> None:
    for incident in reconcile(linked(told), reports(*told), ROSTER):
        own = {c.claim.id for c in incident.claims}
        findings = [*incident.acts, incident.date, *incident.perpetrators, *incident.targets, *incident.casualties,
                    *incident.victims, *incident.weapons, *([incident.place] if incident.place else [])]
        assert all(set(f.supporting) | set(f.against) <= own for f in findings)
        assert not any(set(f.supporting) & set(f.against) for f in findings)
        assert incident.grade.reasons
        assert sum(s.claims for s in incident.sources) == len(own)
        assert any(s.independent for s in incident.sources)


@given(CASES)
@settings(max_examples=12, deadline=None)
def test_a_lone_source_is_never_more_than_its_word(told: tuple[Told, ...]) -> None:
    for incident in reconcile(linked(told), reports(*told), ROSTER):
        if sum(s.independent for s in incident.sources) == 1:
            assert incident.grade.code in {GradeCode.WEAK, GradeCode.DISCOUNTED, GradeCode.CONFIRMED}
            accused = {p.value.id for p in incident.perpetrators}
            assert incident.grade.code is not GradeCode.CONFIRMED or accused & {s.id for s in incident.sources} or (
                "north_brigade" in accused)
