"""Blocking loses no pair that comparison would join, and spares most of the rest."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from resolved import DAY, ROSTER, Told, claim, killed, month_day, report, village

from sijill.link.block import candidate_pairs
from sijill.link.compare import compare
from sijill.link.reprints import Reprints
from sijill.link.telling import Telling
from sijill.model.casualty import Harm
from sijill.model.claim import Victim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, day_range
from sijill.model.incident import Judgement
from sijill.model.place import PlacePrecision

MONTH = DateRange(DAY.replace(day=1), DAY.replace(day=31), DatePrecision.MONTH, DateBasis.STATED, "2020-05")
DATES = st.one_of(
    st.sampled_from([MONTH, month_day(5, 6), UNKNOWN_DATE]),
    st.builds(lambda n, basis: day_range(DAY + timedelta(n), basis), st.integers(-12, 12),
              st.sampled_from([DateBasis.STATED, DateBasis.INFERRED, DateBasis.PUBLICATION])))
PLACES = st.one_of(st.none(), st.builds(
    lambda km, precision: village(f"at {km}", km, precision), st.sampled_from([0.0, 1.0, 9.0, 30.0, 60.0]),
    st.sampled_from([PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT, PlacePrecision.DISTRICT,
                     PlacePrecision.PROVINCE])), st.just(replace(village("Province", 40), id="test:capital")))
VICTIMS = st.sampled_from([(), (Victim("Yasin Haddad", (Harm.KILLED,)),)])


def telling(told: Told) -> Telling:
    return Telling((claim(told),), report(told.report))


def pairs(*told: Told) -> list[tuple[int, int]]:
    return candidate_pairs([telling(t) for t in told], Reprints())


@given(PLACES, PLACES, DATES, DATES, VICTIMS)
@settings(max_examples=300, deadline=None)
def test_no_pair_that_is_one_incident_is_missed(here: object, there: object, left: DateRange, right: DateRange,
                                                victims: tuple[Victim, ...]) -> None:
    one = Told("r1", place=here, day=left, victims=victims, tolls=(killed(11),))  # type: ignore[arg-type]
    other = Told("r2", place=there, day=right, victims=victims, tolls=(killed(11),))  # type: ignore[arg-type]
    if compare(telling(one), telling(other), ROSTER, Reprints()).judgement is Judgement.SAME:
        assert pairs(one, other) == [(0, 1)]


def test_far_villages_and_far_days_are_spared() -> None:
    near = Told("r1")
    assert pairs(near, Told("r2", place=village("B", 200))) == []
    assert pairs(near, Told("r2", day=day_range(DAY + timedelta(30)))) == []


def test_cells_meet_across_their_borders() -> None:
    assert pairs(Told("r1", place=village("A", 55.5)), Told("r2", place=village("B", 56.5))) == [(0, 1)]
