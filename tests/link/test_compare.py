"""What single grounds weigh: each the reason a reader would give, for or against."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from resolved import DAY, ROSTER, Told, at_least, claim, killed, report, stated, village

from sijill.link.compare import Comparison, compare
from sijill.link.ground import Ground, On
from sijill.link.reprints import Reprints
from sijill.link.telling import Telling
from sijill.model.casualty import CountRange, Group, Harm, Status
from sijill.model.claim import Candidate, ResolvedClaim, Victim
from sijill.model.dates import DateBasis, DatePrecision, DateRange, day_range
from sijill.model.event import Act, Weapon
from sijill.model.place import PlacePrecision

ONE, OTHER = Told("r1"), Told("r2")


def comparison(left: Told, right: Told) -> Comparison:
    tellings = [Telling((claim(told),), report(told.report)) for told in (left, right)]
    here, there = (compare(a, b, ROSTER, Reprints()) for a, b in (tellings, tellings[::-1]))
    assert here == there, "comparison is symmetric"
    return here


def ground(on: On, left: Told, right: Told) -> Ground | None:
    return next((g for g in comparison(left, right).grounds if g.on is on), None)


@pytest.mark.parametrize(("here", "there", "weight", "reason"), [
    (11, 11, 3.0, "both 11 killed"), (5, 5, 2.0, "both 5 killed"), (1, 1, 0.5, "both 1 killed"),
    (11, 14, 0.5, "near tolls: 11 and 14 killed"),
    (at_least(35), 128, 0.0, "tolls that can both be true: 35 and 128 killed"),
    (CountRange(24, None, None), 12, 0.0, "one figure, and one vague toll: about 12 and 24 killed"),
    (2, 9, -1.5, "tolls differ: 2 against 9 killed"), (2, 40, -3.0, "tolls differ: 2 against 40 killed"),
    (CountRange(24, None, None), 60, 0.0, "tolls that can both be true: 24 and 60 killed")])
def test_tolls(here: CountRange | int, there: CountRange | int, weight: float, reason: str) -> None:
    found = ground(On.TOLL, replace(ONE, tolls=(killed(here),)), replace(OTHER, tolls=(killed(there),)))
    assert found is not None
    assert (found.weight, found.reason) == (weight, reason)


@pytest.mark.parametrize(("here", "there", "weight"), [
    ((40, 2), (9, 2), 0.0),       # two of his sons, twice: no ground for one event, but the tolls do not part them
    ((40, 12), (12,), 3.0),       # competing tolls, one in common
    ((40,), (9,), -3.0)])
def test_only_main_tolls_speak_for_one_event(here: tuple[int, ...], there: tuple[int, ...], weight: float) -> None:
    found = ground(On.TOLL, replace(ONE, tolls=tuple(killed(n) for n in here)),
                   replace(OTHER, tolls=tuple(killed(n) for n in there)))
    assert found is not None
    assert found.weight == weight


def test_dozens_and_dozens_are_no_same_toll() -> None:
    dozens = (killed(CountRange(24, None, None)),)
    found = ground(On.TOLL, replace(ONE, tolls=dozens), replace(OTHER, tolls=dozens))
    assert found is not None
    assert found.weight == 0


def test_a_plural_and_two_are_no_same_toll() -> None:
    several, two = (killed(CountRange(2, None, None)),), (killed(2),)
    found = ground(On.TOLL, replace(ONE, tolls=several), replace(OTHER, tolls=two))
    assert found is not None
    assert found.weight == 0


def named(*names: str) -> tuple[Victim, ...]:
    return tuple(Victim(name, (Harm.KILLED,)) for name in names)


LIST = ("Yasin Omar Haddad", "Layla Omar Haddad", "Karim Sami Najjar", "Rania Sami Najjar")


@pytest.mark.parametrize(("here", "there", "weight"), [
    (LIST[:1], LIST, 5.0), (("Yasin Haddad",), LIST, 4.0), (("Yasin",), ("Yasin",), -5.0),
    (LIST, (LIST[0], "Amal Karam", "Salma Karam", "Huda Karam"), -5.0),
    (LIST, (*LIST[:2], "Amal Karam", "Salma Karam"), 5.0)])
def test_names_in_common(here: tuple[str, ...], there: tuple[str, ...], weight: float) -> None:
    """A first name is many people's, and of two long lists one name in common is chance."""
    found = ground(On.VICTIM, replace(ONE, victims=named(*here)), replace(OTHER, victims=named(*there)))
    assert found is not None
    assert found.weight == weight


@pytest.mark.parametrize(("here", "there", "forbids"), [
    (3, ("Amal Karam", "Salma Karam", "Huda Karam"), True), (2, ("Amal Karam", "Salma Karam"), False),
    (4, ("Yasin Omar Haddad", "Salma Karam", "Huda Karam", "Rana Karam"), False)])
def test_two_families(here: int, there: tuple[str, ...], forbids: bool) -> None:
    """Three names or more on either side, and none in common, are two families, whatever else agrees."""
    found = ground(On.VICTIM, replace(ONE, victims=named(*LIST[:here])), replace(OTHER, victims=named(*there)))
    assert found is not None
    assert found.forbids is forbids


class TestParts:
    """The town of a street that is not known stands in for it."""

    def street(self, told: Told, name: str) -> Telling:
        made = claim(replace(told, place_text=name))
        place = replace(made.claim.place.value, within=("A",))  # type: ignore[union-attr]
        return Telling((replace(made, claim=replace(made.claim, place=stated(place))),), report(told.report))

    def weights(self, left: Telling, right: Telling) -> list[float]:
        return [g.weight for g in compare(left, right, ROSTER, Reprints()).grounds if g.on is On.PLACE]

    def test_a_street_and_its_town(self) -> None:
        assert self.weights(self.street(ONE, "Mill Street"), Telling((known(OTHER),), report("r2"))) == [2.5]

    def test_two_streets(self) -> None:
        assert self.weights(self.street(ONE, "Mill Street"), self.street(OTHER, "Station Road")) == [2.5, -2.0]

    def test_one_street(self) -> None:
        assert self.weights(self.street(ONE, "Mill Street"), self.street(OTHER, "Mil Street")) == [4.0]


def known(told: Told) -> ResolvedClaim:
    """The claim with its place among the candidates of its name."""
    made = claim(told)
    assert made.place
    assert made.place.chosen
    return replace(made, place=replace(made.place, candidates=(Candidate(made.place.chosen, 1.0),)))


@pytest.mark.parametrize(("name", "km", "weight"), [
    ("Marshita", 33.0, 1.5), ("Marshita", 90.0, -6.0), ("Kafr Hadid", 33.0, -6.0)])
def test_one_name_taken_for_two_places(name: str, km: float, weight: float) -> None:
    found = ground(On.PLACE, replace(ONE, place=village("Marsheta")), replace(OTHER, place=village(name, km)))
    assert found
    assert found.weight == weight


def test_a_country_is_no_better_than_no_place_unless_the_tolls_agree() -> None:
    country = replace(OTHER, place=village("C", 300.0, PlacePrecision.COUNTRY))
    reasons = [g.reason for g in comparison(ONE, country).grounds]
    assert "only a country is known" in reasons
    told = [replace(one, tolls=(killed(7),)) for one in (ONE, country)]
    assert "only a country is known" not in [g.reason for g in comparison(*told).grounds]


class TestOneDesk:
    def weight(self, left: Told, right: Told) -> float:
        found = [g for g in comparison(replace(left, publisher="daily"), replace(right, publisher="daily")).grounds
                 if g.on is On.SOURCE]
        return sum(g.weight for g in found)

    def test_two_reports_of_one_publisher_with_nothing_in_common(self) -> None:
        assert self.weight(ONE, OTHER) == -5.0
        assert self.weight(replace(ONE, tolls=(killed(1),)), replace(OTHER, tolls=(killed(1),))) == -5.0

    def test_a_small_toll_of_two_towns_is_no_same_toll(self) -> None:
        elsewhere = replace(OTHER, place=village("Kafr Hadid", 4.0))
        assert self.weight(replace(ONE, tolls=(killed(2),)), replace(elsewhere, tolls=(killed(2),))) == -5.0
        assert self.weight(replace(ONE, tolls=(killed(11),)), replace(elsewhere, tolls=(killed(11),))) == 0

    def test_a_first_report_without_a_toll_may_be_followed_by_one_with_it(self) -> None:
        assert self.weight(ONE, replace(OTHER, tolls=(killed(2),))) == -3.0

    def test_its_second_report_gives_the_toll_or_the_names_of_the_first(self) -> None:
        assert self.weight(replace(ONE, tolls=(killed(11),)), replace(OTHER, tolls=(killed(11),))) == 0
        assert self.weight(replace(ONE, victims=named(*LIST[:1])), replace(OTHER, victims=named(*LIST))) == 0


def test_fighters_and_civilians_are_not_compared() -> None:
    fighters = replace(OTHER, tolls=(killed(11, status=Status.COMBATANT),))
    assert ground(On.TOLL, replace(ONE, tolls=(killed(11),)), fighters) is None


def test_tolls_weigh_no_more_than_a_village_together() -> None:
    tolls = tuple(killed(10 + n, group) for n, group in enumerate(Group))
    found = comparison(replace(ONE, tolls=tolls), replace(OTHER, tolls=tolls)).grounds
    assert sum(g.weight for g in found if g.on is On.TOLL) == pytest.approx(4.0)


@pytest.mark.parametrize(("days", "basis", "weight", "forbids"), [
    (0, DateBasis.STATED, 3.0, False), (1, DateBasis.STATED, -1.0, False), (2, DateBasis.STATED, -6.0, True),
    (2, DateBasis.INFERRED, -3.0, False), (3, DateBasis.INFERRED, -6.0, True),
    (2, DateBasis.PUBLICATION, 1.0, False), (7, DateBasis.PUBLICATION, 0.0, False),
    (-3, DateBasis.PUBLICATION, -6.0, True), (11, DateBasis.PUBLICATION, -6.0, True)])
def test_days(days: int, basis: DateBasis, weight: float, forbids: bool) -> None:
    found = ground(On.DATE, ONE, replace(OTHER, day=day_range(DAY + timedelta(days), basis)))
    assert found is not None
    assert (found.weight, found.forbids) == (weight, forbids)


def test_a_month_says_less_than_a_day() -> None:
    month = DateRange(DAY.replace(day=1), DAY.replace(day=31), DatePrecision.MONTH, DateBasis.STATED, "2020-05")
    found = ground(On.DATE, ONE, replace(OTHER, day=month))
    assert found == Ground(On.DATE, 0.75, "dates overlap: 2020-05-06 and 2020-05")


def test_a_year_says_hardly_more_than_no_date() -> None:
    year = DateRange(date(2020, 1, 1), date(2020, 12, 31), DatePrecision.YEAR, DateBasis.STATED, "2020")
    found = ground(On.DATE, ONE, replace(OTHER, day=year))
    assert found == Ground(On.DATE, -2.0, "dates overlap: 2020-05-06 and 2020")
    printed = ground(On.DATE, replace(ONE, day=day_range(DAY, DateBasis.PUBLICATION)), replace(OTHER, day=year))
    assert printed is not None
    assert printed.weight == -2.0


@pytest.mark.parametrize(("place", "weight", "forbids"), [
    (village(), 4.0, False), (village("A", 1), 4.0, False), (village("B", 1), -4.0, False),
    (village("B", 8), -6.0, True), (village("Mill", 3, PlacePrecision.EXACT), 2.5, False),
    (village("B", 8, PlacePrecision.NEAR_SETTLEMENT), 1.5, False),
    (village("District", 15, PlacePrecision.DISTRICT), 1.0, False),
    (village("Province", 60, PlacePrecision.PROVINCE), 0.5, False),
    (replace(village("Province", 40), id="test:capital"), 0.5, False), (None, -1.0, False),
    (replace(village("A", 3), country="YY"), 4.0, False),
    (replace(village("Province", 300, PlacePrecision.PROVINCE), admin1="Elsewhere"), -6.0, True),
    (replace(village("B", 8), country="YY"), -6.0, True)])
def test_places(place: object, weight: float, forbids: bool) -> None:
    found = ground(On.PLACE, ONE, replace(OTHER, place=place))  # type: ignore[arg-type]
    assert found is not None
    assert (found.weight, found.forbids) == (weight, forbids)


@pytest.mark.parametrize(("here", "there", "weight"), [
    ("north", "north", 1.5), ("north", "north_brigade", 1.0), ("north", "south", -1.0)])
def test_perpetrators(here: str, there: str, weight: float) -> None:
    found = ground(On.PERPETRATOR, replace(ONE, by=(here,)), replace(OTHER, by=(there,)))
    assert found is not None
    assert found.weight == weight


def test_an_unknown_perpetrator_is_neutral() -> None:
    assert ground(On.PERPETRATOR, replace(ONE, by=("gunmen",)), replace(OTHER, by=("north",))) is None


@pytest.mark.parametrize(("act", "weight"), [
    (Act.SHELLING, 1.0), (Act.AIRSTRIKE, 0.5), (Act.KILLING, 0.5), (Act.DETENTION, -6.0)])
def test_acts(act: Act, weight: float) -> None:
    found = ground(On.ACT, ONE, replace(OTHER, act=act))
    assert found is not None
    assert (found.weight, found.forbids) == (weight, weight < 0)


def test_reasons_against_are_said_to_be() -> None:
    one = replace(ONE, weapons=(Weapon.MORTAR,))
    other = replace(OTHER, weapons=(Weapon.MORTAR,), day=day_range(DAY + timedelta(1)))
    assert comparison(one, other).reasons == (
        "same place: A", "same act: shelling", "same weapon: mortar", "but 1 day apart: 2020-05-06 and 2020-05-07")
