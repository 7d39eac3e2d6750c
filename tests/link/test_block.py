"""Blocking loses no pair that comparison would join, and spares most of the rest."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from resolved import DAY, ROSTER, Told, claim, killed, month_day, reports, village

from sijill.knowledge.linking import shipped
from sijill.link.comparisons import COMPARISONS
from sijill.link.flatten import rows
from sijill.link.pairs import Bench
from sijill.model.casualty import Harm
from sijill.model.claim import Victim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, day_range
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
PARTIES, TOLLS = st.sampled_from([(), ("north",)]), st.sampled_from([(), (killed(2),), (killed(11),), (killed(11),)])
TOLD = st.lists(st.builds(Told, place=PLACES, day=DATES, victims=VICTIMS, tolls=TOLLS, by=PARTIES), min_size=30,
                max_size=40)


def made(*told: Told) -> Bench:
    bench = Bench(shipped())
    bench.add(rows([claim(t) for t in told], reports(*told), ROSTER))
    return bench


def pairs(*told: Told) -> list[tuple[str, str]]:
    with made(*told) as bench:
        return [(pair.left, pair.right) for pair in bench.pairs()]


def narrow(levels: str) -> bool:
    """Whether the two share a village, a toll or a name: those that share a province, a day and a party are met on one
    and the same day only."""
    level = {each.name: at for each, at in zip(COMPARISONS, levels.split(","), strict=True)}
    shared = (level["victim"] not in "-0123", level["killed"] in "678", level["place"] in {"12", "11", "10", "9", "8"})
    return any(shared)


@given(TOLD)
@settings(max_examples=10, deadline=None, phases=[Phase.generate])
def test_no_pair_that_is_one_incident_is_missed(drawn: list[Told]) -> None:
    told = [replace(each, report=f"r{n:02}") for n, each in enumerate(drawn)]
    with made(*told) as bench:
        found = {(pair.left, pair.right) for pair in bench.pairs()}
        every = {(pair.left, pair.right): pair.levels for pair in bench.among([t.id for t in told])
                 if not pair.forbidden and pair.weight >= shipped().same_from}
    assert found <= set(every)
    assert [levels for pair, levels in every.items() if pair not in found and narrow(levels)] == []


def test_far_villages_and_far_days_are_spared() -> None:
    near = Told("r1")
    assert pairs(near, Told("r2", place=village("B", 200))) == []
    assert pairs(near, Told("r2", day=day_range(DAY + timedelta(30)))) == []


def test_cells_meet_across_their_borders() -> None:
    one, other = Told("r1", place=village("A", 55.5)), Told("r2", place=village("A", 56.5))
    assert pairs(one, other) == [(one.id, other.id)]
