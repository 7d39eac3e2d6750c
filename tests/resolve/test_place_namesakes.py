"""Which of the places of one name is the larger and the better known; and what is called so by gazetteers only."""

from dataclasses import replace

import pytest

from sijill.knowledge.gazetteer import Match, PlaceEntry
from sijill.knowledge.pack import find_packs
from sijill.knowledge.placenouns import place_nouns
from sijill.model.place import Place, PlaceMention, PlacePrecision
from sijill.resolve.place_namesakes import LARGEST, capital, fame, largest, lone, magnitude, seatless, without_shadows
from sijill.resolve.place_scores import Surroundings, scored
from sijill.resolve.place_setting import Setting

NOUNS = replace(place_nouns(find_packs(["en"])), capitals={"QQ": "Kerria"}, native=frozenset({"rr"}))


def entry(name: str, people: int | None = None, country: str = "QQ", *, admin1: str = "Mid",
          feature: str = "settlement", lat: float = 10.0) -> PlaceEntry:
    precision = {"admin1": PlacePrecision.PROVINCE, "country": PlacePrecision.COUNTRY}.get(
        feature, PlacePrecision.SETTLEMENT)
    place = Place(f"t:{name}{country}{admin1}{feature}", name, country, admin1, None, lat, 20.0, precision)
    return PlaceEntry(place, people, feature, Match.EXACT, 1.0)


def test_a_capital_counts_as_the_largest_and_most_famous_of_its_name() -> None:
    own, abroad, hamlet = entry("Kerria", 600_000), entry("Kerria", 3_900_000, "RR"), entry("Kerria", 900, admin1="Far")
    assert [capital(each, NOUNS) for each in (own, abroad, hamlet)] == [True, False, False]
    assert magnitude(own, NOUNS) == LARGEST > magnitude(abroad, NOUNS) > magnitude(hamlet, NOUNS)
    assert (fame(own, NOUNS), fame(hamlet, NOUNS)) == (1.0, 0.0)
    assert largest((own, abroad, hamlet), NOUNS) == LARGEST


def test_a_province_is_meant_by_its_name_unless_a_town_of_it_or_a_city_bears_it() -> None:
    state, village = entry("Varland", 9_000_000, feature="admin1"), entry("Varland", 3_000, admin1="Far")
    assert seatless((state, village)) == {state.place.id}
    assert not seatless((state, replace(village, population=200_000)))
    assert not seatless((state, entry("Varland", 3_000)))
    assert not seatless((state, entry("Varland", feature="country")))


def test_a_district_in_the_shadow_of_its_province_is_not_meant_by_the_bare_name() -> None:
    province, town = entry("Varland", feature="admin1", admin1="Varland"), entry("Varland", admin1="Varland")
    own, other = (entry("Varland", feature="admin2", admin1=name) for name in ("Varland", "Far"))
    assert without_shadows("Varland", (province, town, own, other)) == (province, town, other)
    assert without_shadows("Varland", (town, own)) == (town, own)


def test_a_town_that_bears_its_countrys_name_beside_its_own_is_not_meant_by_it() -> None:
    country, own = entry("Kerria", feature="country"), entry("Kerria", 900)
    city, abroad = entry("Kerria City", 900_000), entry("Old Kerria", 900, "RR")
    assert without_shadows("Kerria", (country, city, own, abroad)) == (country, own, abroad)


def test_places_that_lie_together_are_one_for_the_name() -> None:
    assert lone((entry("Marqa"), entry("Marqa", feature="admin2", lat=10.1)))
    assert not lone((entry("Marqa"), entry("Marqa", lat=12.0)))
    assert not lone(())


@pytest.mark.parametrize(("mention", "other", "meant"), [
    (PlaceMention("Ulmen River", feature="river"), entry("Ulmen"), False),
    (PlaceMention("Ulmen", feature="river"), entry("Ulmen"), True),
    (PlaceMention("Ulmen", feature="township"), entry("Ulmen", 900, "RR"), False),
    (PlaceMention("Ulmen", feature="township"), entry("Ulmen", 900), True),
    (PlaceMention("Ulmen", feature="township"), entry("Ulmen", 90_000, "RR", feature="admin2"), False),
    (PlaceMention("Old Ulmen"), entry("Bantil", 900, "RR"), False),
    (PlaceMention("Old Ulmen"), entry("Bantil", 900_000, "RR"), True),
    (PlaceMention("Old Ulmen"), entry("Bantil", 900), True),
    (PlaceMention("St. Ulmen"), entry("Saint Ulmen", 900, "RR"), True),
    (PlaceMention("Ulmen"), entry("Ulmen Heights", 900, "RR"), True),
])
def test_what_only_gazetteers_call_so_is_another_place(mention: PlaceMention, other: PlaceEntry, meant: bool) -> None:
    country = other.place.country or ""
    around = Surroundings((), (), Setting({country: 1.0}, {}), NOUNS)
    assert (scored(mention, other, around).score > 0.53) is meant
