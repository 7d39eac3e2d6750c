"""Properties of findings and grades: copies change nothing, agreement never harms, no independent toll is left out."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from resolved import DAY, ROSTER, Told, at_least, claim, killed, report

from sijill.model.actor import ActorKind
from sijill.model.casualty import Casualty, Status
from sijill.model.claim import SourceKind
from sijill.model.event import Modality
from sijill.model.incident import Cluster, GradeCode, Incident, Standing
from sijill.reconcile import reconcile

RISING = (GradeCode.DISCOUNTED, GradeCode.CONTESTED, GradeCode.WEAK, GradeCode.FAIR, GradeCode.CONFIRMED)
PUBLISHERS = ("daily", "weekly", "north_news", "south_radio", None)
SOURCES = st.sampled_from([
    (None, SourceKind.UNKNOWN), ("monitor", SourceKind.MONITOR), ("rescuers", SourceKind.AGENCY),
    ("north", SourceKind.PARTY), ("north_ministry", SourceKind.OFFICIAL), ("south", SourceKind.PARTY),
    ("residents", SourceKind.WITNESS), ("a rights group", SourceKind.MONITOR), ("Umm Karim Saleh", SourceKind.WITNESS)])
TOLLS = st.sampled_from([(), (killed(11),), (killed(14),), (killed(at_least(8)),), (killed(3),),
                         (killed(11, status=Status.UNKNOWN),), (killed(2, status=Status.COMBATANT),)])


def told_in(number: int, at: int) -> st.SearchStrategy[Told]:
    return st.builds(
        lambda source, **rest: Told(f"r{number}", at=at, source=source[0], kind=source[1], **rest),
        source=SOURCES, publisher=st.just(PUBLISHERS[number]), tolls=TOLLS,
        by=st.sampled_from([(), ("north",), ("north_brigade",), ("south",), ("gunmen",)]),
        on=st.sampled_from([(), ("residents",)]),
        modality=st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.UNCONFIRMED, Modality.DENIED]))


CASES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 1)), min_size=1, max_size=5, unique=True).flatmap(
    lambda seats: st.tuples(*(told_in(*seat) for seat in sorted(seats))))


def incident(told: tuple[Told, ...], reprints: tuple[tuple[str, ...], ...] = ()) -> Incident:
    """Each report is of the day after; those numbered 9 and more are of the day after that."""
    days = {t.report: DAY + timedelta(2 if len(t.report) > 2 else 1) for t in told}
    reports = {t.report: report(t.report, published=days[t.report], publisher=t.publisher) for t in told}
    claims = tuple(sorted((claim(t) for t in told), key=lambda c: c.claim.id))
    (found,) = reconcile([Cluster(claims, (), reprints)], reports, ROSTER)
    return found


def printed_again(told: tuple[Told, ...], name: str) -> tuple[Told, ...]:
    """Every claim of a report, in a print of it by a paper on no side."""
    return tuple(replace(t, report="r10", publisher="chronicle") for t in told if t.report == name)


@given(CASES)
@settings(max_examples=300, deadline=None)
def test_a_reprint_changes_no_grade_and_no_finding(told: tuple[Told, ...]) -> None:
    before = incident(told)
    after = incident((*told, *printed_again(told, told[0].report)), ((told[0].report, "r10"),))
    assert after.grade.code is before.grade.code
    assert [(f.value, f.standing) for f in after.casualties] == [(f.value, f.standing) for f in before.casualties]
    assert ([(f.value.id, f.value.name, f.standing) for f in after.perpetrators]
            == [(f.value.id, f.value.name, f.standing) for f in before.perpetrators])


@given(CASES)
@settings(max_examples=300, deadline=None)
def test_an_independent_source_that_agrees_never_lowers_the_grade(told: tuple[Told, ...]) -> None:
    """It blames whom the incident blames, and gives its toll as the incident does: "8" beside "8 or more" and 11 would
    not agree with both."""
    before = incident(told)
    blamed = tuple(p.value.id or p.value.name for p in before.perpetrators if p.standing is not Standing.DENIED)
    tolls = tuple(row.value for row in before.casualties[:1])
    agreeing = Told("r10", publisher="archive", by=blamed, tolls=tolls)
    assert RISING.index(incident((*told, agreeing)).grade.code) >= RISING.index(before.grade.code)


def sizes(found: Incident) -> list[tuple[Casualty, str]]:
    return [(row.value, row.standing.value) for row in found.casualties]


@given(st.lists(st.tuples(st.sampled_from(["monitor", "archive", "rescuers", "north", "south"]), st.integers(1, 40)),
                min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
@settings(max_examples=200, deadline=None)
def test_the_range_holds_every_toll_that_an_independent_source_asserts(said: list[tuple[str, int]]) -> None:
    told = tuple(Told(f"r{n}", source=name, publisher="daily" if n else "weekly", tolls=(killed(count),))
                 for n, (name, count) in enumerate(said))
    (row,) = incident(told).casualties
    assert row.value.count.low == min(count for _, count in said)
    assert row.value.count.high == max(count for _, count in said)
    assert row.value.count.best in {count for _, count in said}
    differing = len({count for _, count in said}) > 1
    assert (row.standing is Standing.DISPUTED) is differing
    if not differing:
        assert row.standing is (Standing.AGREED if len(said) > 1 else Standing.SINGLE_SOURCE)


@given(CASES)
@settings(max_examples=200, deadline=None)
def test_agreed_takes_two_independent_sources_that_say_so(told: tuple[Told, ...]) -> None:
    found = incident(told)
    by_id = {t.id: t for t in told}
    for row in (*found.casualties, *found.perpetrators, *found.acts):
        if row.standing is Standing.AGREED:
            firm = [by_id[name] for name in row.supporting if by_id[name].modality is Modality.ASSERTED]
            assert len({(t.source or t.publisher, t.report) for t in firm}) > 1


@given(CASES)
@settings(max_examples=100, deadline=None)
def test_targets_of_civilians_are_never_lost(told: tuple[Told, ...]) -> None:
    found = incident(told)
    assert any(t.value.kind is ActorKind.CIVILIAN for t in found.targets) is any(t.on for t in told)
