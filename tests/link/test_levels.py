"""How two rows stand to each other in each thing that is compared: each level the reason a reader would give."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from resolved import DAY, ROSTER, Told, at_least, claim, killed, month_day, report, stated, village

from sijill.knowledge.linking import shipped
from sijill.link.flatten import rows
from sijill.link.pairs import Bench
from sijill.link.row import Row, pack, unpack
from sijill.model.casualty import CountRange, Group, Harm, Status
from sijill.model.claim import Candidate, ResolvedClaim, Victim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, day_range
from sijill.model.event import Act, Weapon
from sijill.model.place import PlacePrecision

ONE, OTHER = Told("r1"), Told("r2")
MONTH = DateRange(DAY.replace(day=1), DAY.replace(day=31), DatePrecision.MONTH, DateBasis.STATED, "2020-05")
YEAR = DateRange(date(2020, 1, 1), date(2020, 12, 31), DatePrecision.YEAR, DateBasis.STATED, "2020")
MORE = tuple(f"{name} Karam" for name in ("Amal", "Salma", "Huda", "Samir", "Nabil", "Farid"))
LIST = ("Yasin Omar Haddad", "Layla Omar Haddad", "Karim Sami Najjar", "Rania Sami Najjar")


def row(told: Told | ResolvedClaim, text: str | None = None) -> Row:
    made = told if isinstance(told, ResolvedClaim) else claim(told)
    name = made.claim.report_id
    publisher = told.publisher if isinstance(told, Told) else None
    return rows([made], {name: report(name, text, publisher=publisher)}, ROSTER)[0]


@dataclass
class Case:
    """Rows that stand at this level in this comparison, and what the case shows."""

    on: str
    level: int | None
    left: Told | ResolvedClaim = field(default=ONE)
    right: Told | ResolvedClaim = field(default=OTHER)
    shows: str = ""


def named(*names: str) -> tuple[Victim, ...]:
    return tuple(Victim(name, (Harm.KILLED,)) for name in names)


def street(told: Told, name: str) -> ResolvedClaim:
    """The town of a street that is not known stands in for it."""
    made = claim(replace(told, place_text=name))
    place = replace(made.claim.place.value, within=("A",))  # type: ignore[union-attr]
    return replace(made, claim=replace(made.claim, place=stated(place)))


def told_in(told: Told, around: str) -> ResolvedClaim:
    """A village that the report says lies in a wider place."""
    made = known(told)
    place = replace(made.claim.place.value, within=(around,))  # type: ignore[union-attr]
    return replace(made, claim=replace(made.claim, place=stated(place)))


def aimed_at(told: Told, name: str) -> ResolvedClaim:
    party = claim(replace(told, by=(name,)))
    return replace(party, claim=replace(party.claim, perpetrators=(), targets=party.claim.perpetrators),
                   perpetrators=(), targets=party.perpetrators)


def known(told: Told) -> ResolvedClaim:
    """The claim with its place among the candidates of its name."""
    made = claim(told)
    assert made.place
    assert made.place.chosen
    return replace(made, place=replace(made.place, candidates=(Candidate(made.place.chosen, 1.0),)))


def tolls(here: CountRange | int, there: CountRange | int, level: int | None, shows: str = "") -> Case:
    return Case("killed", level, replace(ONE, tolls=(killed(here),)), replace(OTHER, tolls=(killed(there),)), shows)


def dates(days: int, basis: DateBasis, level: int) -> Case:
    return Case("date", level, ONE, replace(OTHER, day=day_range(DAY + timedelta(days), basis)), f"{days} {basis}")


def places(there: object, level: int, shows: str) -> Case:
    return Case("place", level, ONE, replace(OTHER, place=there), shows)  # type: ignore[arg-type]


def desk(left: Told, right: Told, level: int, shows: str) -> Case:
    return Case("source", level, replace(left, publisher="daily"), replace(right, publisher="daily"), shows)


DOZENS, SEVERAL = CountRange(24, None, None), CountRange(2, None, None)
CASES = [
    tolls(11, 11, 8), tolls(40, 40, 6, "a round figure"), tolls(5, 5, 7), tolls(2, 2, 6), tolls(1, 1, 5),
    tolls(11, 14, 4, "a count as it rises"), tolls(at_least(35), 128, 3, "both can be true"),
    tolls(DOZENS, 12, 3, "one figure, and one vague toll"), tolls(2, 9, 2), tolls(2, 40, 1),
    tolls(DOZENS, 60, 3), tolls(DOZENS, DOZENS, 3, "no same toll"), tolls(SEVERAL, 2, 3, "a plural is no two"),
    Case("killed", 3, replace(ONE, tolls=(killed(40), killed(2))), replace(OTHER, tolls=(killed(9), killed(2))),
         "two of his sons, twice: no ground for one event, but the tolls do not part them"),
    Case("killed", 8, replace(ONE, tolls=(killed(40), killed(12))), replace(OTHER, tolls=(killed(12),)), "competing"),
    Case("killed", None, replace(ONE, tolls=(killed(11),)),
         replace(OTHER, tolls=(killed(11, status=Status.COMBATANT),)), "fighters and civilians are not compared"),
    Case("killed", 8, replace(ONE, tolls=(killed(11),)), replace(OTHER, tolls=(killed(11, status=Status.UNKNOWN),))),
    Case("detail", 3, replace(ONE, tolls=(killed(7, Group.CHILDREN),)),
         replace(OTHER, tolls=(killed(7, Group.CHILDREN),))),
    Case("detail", 1, replace(ONE, tolls=(killed(7, Group.CHILDREN),)),
         replace(OTHER, tolls=(killed(2, Group.CHILDREN),))),
    *(Case("victim", level, replace(ONE, victims=named(*here)), replace(OTHER, victims=named(*there)), shows)
      for here, there, level, shows in [
          (LIST[:1], LIST, 5, "a full name in common"), (("Yasin Haddad",), LIST, 4, "a short one"),
          (("Yasin",), ("Yasin",), 2, "a first name is many people's"),
          (LIST, (LIST[0], "Amal Karam", "Salma Karam", "Huda Karam"), 2, "of two long lists one is chance"),
          (LIST, (*LIST[:2], "Amal Karam", "Salma Karam"), 5, ""),
          (LIST[:3], ("Amal Karam", "Salma Karam", "Huda Karam"), 0, "two families"),
          (LIST[:2], ("Amal Karam", "Salma Karam"), 2, ""),
          (("Fatima Haddad",), ("Fatma al-Haddad",), 4, "one letter"),
          (("Muhamad Karam",), ("Mahmud Karam",), 2, "two names"),
          (("Yasin Haddad",), (*LIST, *MORE), None, "a short name is among many by chance"),
          (LIST[:1], (*LIST, *MORE), 5, "a long one is not")]),
    *(Case("victim", level, replace(ONE, tolls=(killed(1),), victims=named(*LIST[:1])),
           replace(OTHER, tolls=(killed(toll),), victims=named("Amal Karam", "Salma Karam")), shows)
      for toll, level, shows in [(2, 1, "each names all its dead"), (5, 3, "three more have no names")]),
    Case("place", 10, street(ONE, "Mill Street"), known(OTHER), "a street and its town"),
    Case("part", 1, street(ONE, "Mill Street"), street(OTHER, "Station Road"), "two streets"),
    Case("part", 2, street(ONE, "Mill Street"), street(OTHER, "Mil Street"), "one street"),
    *(Case("place", level, replace(ONE, place=village("Marsheta")), replace(OTHER, place=village(name, km)), shows)
      for name, km, level, shows in [("Marshita", 33.0, 8, "one name taken for two places"), ("Marshita", 90.0, 0, ""),
                                     ("Kafr Hadid", 33.0, 0, "")]),
    places(village(), 12, "same village"), places(village("A", 1), 12, "the same from two gazetteers"),
    places(village("B", 1), 2, "the next village"), places(village("B", 8), 0, "two villages"),
    places(village("Mill", 3, PlacePrecision.EXACT), 10, "a quarter of the town"),
    places(village("B", 8, PlacePrecision.NEAR_SETTLEMENT), 8, "fields nearby"),
    places(village("District", 15, PlacePrecision.DISTRICT), 6, "its district"),
    places(village("Province", 60, PlacePrecision.PROVINCE), 6, "its province"),
    places(replace(village("Province", 40), id="test:capital"), 6, "the capital may stand for the province"),
    places(None, 3, "a place not known"), places(village("C", 300.0, PlacePrecision.COUNTRY), 3, "a country"),
    places(replace(village("A", 3), country="YY"), 12, "the gazetteers' countries differ, name and place do not"),
    places(replace(village("Province", 300, PlacePrecision.PROVINCE), admin1="Elsewhere"), 0, "another province"),
    places(replace(village("B", 8), country="YY"), 0, "another country"),
    Case("place", 11, replace(ONE, place=None, place_text="Tal al-Qamh"),
         replace(OTHER, place=None, place_text="Tal al-Kamh"), "a name in no gazetteer"),
    Case("place", 1, replace(ONE, place=None, place_text="Tal al-Qamh"), OTHER, "a name in no gazetteer, a village"),
    *(dates(*each) for each in [
        (0, DateBasis.STATED, 10), (1, DateBasis.STATED, 1), (1, DateBasis.INFERRED, 5),
        (2, DateBasis.STATED, 0), (2, DateBasis.INFERRED, 3),
        (3, DateBasis.INFERRED, 0), (1, DateBasis.PUBLICATION, 8), (2, DateBasis.PUBLICATION, 6),
        (7, DateBasis.PUBLICATION, 4), (-3, DateBasis.PUBLICATION, 0), (11, DateBasis.PUBLICATION, 0)]),
    Case("date", 6, ONE, replace(OTHER, day=MONTH), "a month says less than a day"),
    Case("date", 2, ONE, replace(OTHER, day=YEAR), "a year hardly more than no date"),
    Case("date", 2, replace(ONE, day=day_range(DAY, DateBasis.PUBLICATION)), replace(OTHER, day=YEAR)),
    Case("date", 2, ONE, replace(OTHER, day=UNKNOWN_DATE)),
    Case("date", 9, ONE, replace(OTHER, day=month_day(5, 6)), "an open year"),
    Case("date", 0, ONE, replace(OTHER, day=month_day(5, 9))),
    Case("date", 1, replace(ONE, day=day_range(date(2021, 1, 1))), replace(OTHER, day=month_day(12, 31)), "new year"),
    *(Case("perpetrator", level, replace(ONE, by=(here,)), replace(OTHER, by=(there,)))
      for here, there, level in [("north", "north", 3), ("north", "north_brigade", 2), ("north", "south", 1),
                                 ("gunmen", "north", None)]),
    *(Case("act", level, ONE, replace(OTHER, act=act))
      for act, level in [(Act.SHELLING, 3), (Act.AIRSTRIKE, 1), (Act.KILLING, 1), (Act.DETENTION, 0)]),
    Case("act", 2, replace(ONE, act=Act.KILLING), replace(OTHER, act=Act.KILLING), "most reports tell of killing"),
    Case("place", 7, replace(ONE, place=village("Marsheta", 2)),
         replace(OTHER, place=village("Marsheta", 2, PlacePrecision.DISTRICT)), "a town and the country about it"),
    Case("place", 7, told_in(ONE, "Tal Nuri"),
         known(replace(OTHER, place=village("Tal Nuri", 15, PlacePrecision.DISTRICT))), "a village of the district"),
    tolls(8, 7, 4), Case("killed", 3, replace(ONE, tolls=(killed(10), killed(8))), replace(OTHER, tolls=(killed(7),)),
                         "one of two competing tolls is near the third"),
    Case("weapon", 2, replace(ONE, weapons=(Weapon.MORTAR,)), replace(OTHER, weapons=(Weapon.MORTAR,))),
    Case("weapon", 1, replace(ONE, weapons=(Weapon.MORTAR,)), replace(OTHER, weapons=(Weapon.DRONE,))),
    desk(ONE, OTHER, 1, "two reports of one publisher with nothing in common"),
    desk(replace(ONE, tolls=(killed(1),)), replace(OTHER, tolls=(killed(1),)), 1, "one dead is no same toll"),
    desk(replace(ONE, tolls=(killed(2),)), replace(OTHER, tolls=(killed(2),), place=village("Kafr Hadid", 4.0)), 1,
         "of another town a small toll is chance"),
    desk(replace(ONE, tolls=(killed(11),)), replace(OTHER, tolls=(killed(11),), place=village("Kafr Hadid", 4.0)), 3,
         "a large one is not"),
    desk(ONE, replace(OTHER, tolls=(killed(2),)), 2, "a first report may have had no toll yet"),
    desk(replace(ONE, tolls=(killed(11),)), replace(OTHER, tolls=(killed(11),)), 3, "the toll of the first"),
    desk(replace(ONE, victims=named(*LIST[:1])), replace(OTHER, victims=named(*LIST)), 3, "its names"),
    Case("source", 4, replace(ONE, source="monitor"), replace(OTHER, source="monitor"), "one source, two outlets"),
]


@pytest.fixture(scope="module")
def levels() -> list[tuple[dict[str, int | None], dict[str, int | None]]]:
    """Of each case, told either way round."""
    made = [(row(case.left), row(case.right)) for case in CASES]
    with Bench(shipped()) as bench:
        bench.add(each for pair in made for each in pair)
        ends = [(2 * n, 2 * n + 1) for n in range(len(CASES))]
        here = bench.levels(ends)
        return list(zip(here, bench.levels([(b, a) for a, b in ends]), strict=True))


@pytest.mark.parametrize("at", range(len(CASES)), ids=[f"{case.on} {case.level} {case.shows}" for case in CASES])
def test_levels(at: int, levels: list[tuple[dict[str, int | None], dict[str, int | None]]]) -> None:
    here, there = levels[at]
    assert here[CASES[at].on] == CASES[at].level
    assert here == there, "comparison is symmetric"


TEXT = " ".join(f"word{i} and other{i % 7}" for i in range(60))


OTHER_TEXT = " ".join(f"no{i}" for i in range(60))


@pytest.mark.parametrize(("text", "act", "level"), [
    (f"{TEXT} end", Act.SHELLING, 3), (f"{TEXT} end", Act.KILLING, 2), (OTHER_TEXT, Act.SHELLING, 1)])
def test_prints_tell_an_act_in_the_same_words(text: str, act: Act, level: int) -> None:
    with Bench(shipped()) as bench:
        bench.add([row(ONE, TEXT), row(replace(OTHER, act=act), text)])
        assert bench.levels([(0, 1)])[0]["text"] == level


SENTENCE = "A loud explosion was heard in the town when a car blew up by the old mill and one man was killed."
BEFORE = "Four people are now known to have been killed by a drone in the town, rescuers have told us."


@pytest.mark.parametrize(("text", "level"), [
    (f"{SENTENCE} {BEFORE}", 2), (SENTENCE.replace("was heard", "could be heard"), 2), (BEFORE, None),
    ("A loud explosion was heard in the town, and a bakery burned.", None)])
def test_a_sentence_told_again(text: str, level: int | None) -> None:
    with Bench(shipped()) as bench:
        bench.add([row(ONE, SENTENCE), row(OTHER, text)])
        assert bench.levels([(0, 1)])[0]["text"] == level


@pytest.mark.parametrize(("other", "level"), [
    (replace(OTHER, place=village("B", 4)), 1), (replace(OTHER, day=day_range(DAY + timedelta(1))), 1),
    (replace(OTHER, place=village("Province", 60, PlacePrecision.PROVINCE)), 1),
    (replace(OTHER, day=day_range(DAY + timedelta(1), DateBasis.PUBLICATION)), 2), (replace(OTHER, place=None), 2)])
def test_a_formula_told_of_other_places_and_days(other: Told, level: int) -> None:
    with Bench(shipped()) as bench:
        bench.add([row(ONE, SENTENCE), row(other, f"{SENTENCE} {BEFORE}")])
        assert bench.levels([(0, 1)])[0]["text"] == level


@pytest.mark.parametrize(("here", "there", "level"), [
    ("the house of the Sarhan family", "nine of the Serhan family", 4), ("the Abu Nasr family", "the Daqqa family", 1),
    ("the Sarhan family", "two families", None)])
def test_families_named_as_such(here: str, there: str, level: int | None) -> None:
    with Bench(shipped()) as bench:
        bench.add([row(ONE, f"They struck {here} at night."), row(OTHER, f"They struck {there} at night.")])
        assert bench.levels([(0, 1)])[0]["target"] == level


@pytest.mark.parametrize(("here", "there", "level"), [("north", "north", 3), ("north", "south", 2)])
def test_the_parties_aimed_at(here: str, there: str, level: int) -> None:
    with Bench(shipped()) as bench:
        bench.add([row(aimed_at(ONE, here)), row(aimed_at(OTHER, there))])
        assert bench.levels([(0, 1)])[0]["target"] == level


def test_names_near_the_claims() -> None:
    told = "They say that Farouk Bakery and the Green Bridge of Samra were hit. Words of the same kind go on."
    with Bench(shipped()) as bench:
        bench.add([row(ONE, told), row(OTHER, told.replace("Samra", "Tamra"))])
        assert bench.levels([(0, 1)])[0]["words"] == 4


def test_parties_and_monitors_are_no_names_in_common() -> None:
    told = "They say that the Lamp Monitor and the Northern Ministry of Defence spoke. Words of the same kind go on."
    with Bench(shipped()) as bench:
        bench.add([row(ONE, told), row(OTHER, told)])
        assert bench.levels([(0, 1)])[0]["words"] is None


@pytest.mark.parametrize("case", CASES, ids=[f"{n}" for n in range(len(CASES))])
def test_rows_are_kept_and_read_again(case: Case) -> None:
    made = row(case.left)
    assert unpack(pack(made)) == made


def test_what_is_no_row_is_said_to_be() -> None:
    with pytest.raises(ValueError, match="not a packed row"):
        unpack("[1, 2]")
