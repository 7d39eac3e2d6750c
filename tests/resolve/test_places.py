"""Which of several places is meant: what the report says decides, and the precision is what its words allow."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.knowledge import Knowledge
from sijill.knowledge.fronts import Front
from sijill.knowledge.gazetteer import Gazetteer, Match, PlaceEntry
from sijill.knowledge.gazetteer.aliases import lay_over
from sijill.knowledge.gazetteer.lookup import Index
from sijill.knowledge.gazetteer.schema import SCHEMA, attach, connect
from sijill.knowledge.pack import Pack, find_packs
from sijill.knowledge.placenouns import place_nouns
from sijill.model.claim import Claim, Position, Resolution
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.place import Place, PlaceMention, PlacePrecision
from sijill.model.report import Report
from sijill.resolve.place_setting import Scene, Setting, called_so
from sijill.resolve.places import resolve_mentions, resolve_places

# an invented country, QQ, with two provinces, and a neighbour, RR
PLACES = """id,name,aliases,country,admin1,admin2,lat,lon,precision,source
t:q,Qoria,,QQ,,,10.0,10.0,country,t
t:north,Nordan,Nordan province,QQ,Nordan,,11.0,10.0,province,t
t:nordan,Nordan,,QQ,Nordan,,11.2,10.2,settlement,t
t:south,Sudan Vale,Sudal,QQ,Sudal,,9.0,10.0,province,t
t:marqa1,Marqa,,QQ,Nordan,,11.1,10.1,settlement,t
t:marqa2,Marqa,,QQ,Sudal,,9.1,10.1,settlement,t
t:marqa3,Marqa,,RR,Far,,30.0,30.0,settlement,t
t:bantil,Bantil,,QQ,Sudal,,9.05,10.05,settlement,t
t:kafrin,Kafr Nolin,,QQ,Sudal,,9.2,10.2,settlement,t
t:benir,Benir,,RR,Benir,,31.0,31.0,province,t
t:benqq,Benir,,QQ,Sudal,Benir,9.3,10.3,district,t
t:lost,Losten,,QQ,Sudal,Losten,,,district,t
t:abroad,Tazmal,,RR,Far,,30.5,30.5,settlement,t
t:tazcity,Tazmal City,,RR,Far,,30.9,30.5,settlement,t
t:wide,Orbia,,,,,20.0,20.0,unknown,t
t:far,Ostrel,,QQ,Verran,,4.0,10.0,settlement,t
t:inner,Ostal,,QQ,Sudal,,9.3,10.3,province,t
t:quarter1,Rabi,,QQ,Sudal,Ostal,9.31,10.31,exact,t
t:quarter2,Rabi,,QQ,Sudal,Lower,9.75,10.3,exact,t
t:tents,Wadi Tents,,QQ,Sudal,,9.4,10.4,exact,t
t:varland,Varland,,QQ,Varland,,6.0,14.0,province,t
t:vartown,Varland,,QQ,Sudal,,8.5,10.9,settlement,t
t:dubel1,Dubel,,QQ,Verran,,4.2,10.1,settlement,t
t:dubel2,Dubel,,QQ,Holm,,4.9,10.9,settlement,t
t:hosp,Amal Hospital,,QQ,Nordan,,11.21,10.21,exact,t
t:hamlet,Zamrul,,QQ,Sudal,,9.5,10.2,settlement,t
t:verran,Verran,,QQ,Verran,,4.5,10.0,province,t
t:dornak,Dornak,,QQ,Verran,Dornak,7.2,10.0,district,t
t:lone,Ternol,,QQ,,,7.3,10.0,district,t
t:orlan,Orlan,,RR,Orlan,,31.5,31.0,province,t
t:kerria,Kerria,,RR,,,31.0,31.5,country,t
t:kervil,Kerria,,QQ,Sudal,,9.1,10.2,settlement,t
t:omren1,Omren,,RR,Far,,30.2,30.2,settlement,t
t:omren2,Omren,,QQ,Nordan,,11.3,10.3,settlement,t
t:sulmer,Sulmer,,QQ,Holm,,4.8,10.8,settlement,t
t:sulver,Sulver,Sulmer,QQ,Verran,,4.3,10.2,settlement,t
"""


@lru_cache(maxsize=1)
def invented() -> Gazetteer:
    connection = connect()
    connection.executescript(SCHEMA)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for schema in ("world", "added"):
            attach(connection, folder / "absent.sqlite", schema)
        (folder / "places.csv").write_text(PLACES, encoding="utf-8")
        lay_over(connection, (Pack("t", "1", "places", (), folder),))
    return Gazetteer(Index(connection), "test")


@pytest.fixture
def gazetteer() -> Gazetteer:
    return invented()


def claim(index: int, mention: PlaceMention | None) -> Claim:
    here = (Evidence(0, 1, "A"),)
    return Claim(f"clm_{index}", "rep_1", Stated(Act.KILLING, here), Modality.ASSERTED, Scope.INCIDENT, index,
                 Position(0, index), place=Stated(mention, here) if mention else None)


def resolved(gazetteer: Gazetteer, *mentions: PlaceMention | None, text: str = "A") -> list[Resolution[Place] | None]:
    nouns = place_nouns(find_packs(["en"]))
    claims = [claim(i, mention) for i, mention in enumerate(mentions)]
    return list(resolve_places(Report("rep_1", text, "", "test", ()), claims, gazetteer, nouns))


def chosen(gazetteer: Gazetteer, *mentions: PlaceMention, text: str = "A") -> Place:
    resolution = resolved(gazetteer, *mentions, text=text)[0]
    assert resolution is not None
    assert resolution.chosen is not None, resolution.reasons
    return resolution.chosen


def test_the_wider_place_said_with_a_name_chooses(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Marqa", within=("Sudal",))).id == "t:marqa2"
    assert chosen(gazetteer, PlaceMention("Marqa", within=("Nordan",))).id == "t:marqa1"


def test_the_other_places_of_the_report_choose(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Marqa"), PlaceMention("Bantil"), PlaceMention("Kafr Nolin")).id == "t:marqa2"


def test_the_same_name_said_more_fully_elsewhere_chooses(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Marqa"), PlaceMention("Marqa", within=("Sudal",))).id == "t:marqa2"


@pytest.mark.parametrize(("lat", "place"), [(9.0, "t:marqa2"), (11.0, "t:marqa1")])
def test_the_front_of_the_day_chooses_among_villages_of_one_name(gazetteer: Gazetteer, lat: float, place: str) -> None:
    front = Front("the Qoria line", "QQ", date.min, date.max, ((lat, 9.9), (lat, 10.3)))
    said = claim(0, PlaceMention("Marqa"))
    found = resolve_places(Report("rep_1", "Shells fell near Marqa in Qoria.", "", "test", ()), [said], gazetteer,
                           place_nouns(find_packs(["en"])), Scene({}, (front,)))[0]
    assert found is not None
    assert found.chosen is not None
    assert found.chosen.id == place
    assert "by the front of the day" in found.reasons


def test_a_country_in_a_list_of_places_lies_in_none_of_them(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Qoria", within=("Tazmal",))).id == "t:q"
    assert chosen(gazetteer, PlaceMention("Marqa", within=("Tazmal",))).country == "RR"


def test_what_is_wider_than_a_country_is_known_but_is_no_place_of_an_event(gazetteer: Gazetteer) -> None:
    mention = PlaceMention("Orbia", within=("Qoria",))
    report = Report("rep_1", "Orbia", "", "test", ())
    found = resolve_mentions(report, [mention], (gazetteer, place_nouns(find_packs(["en"]))))[mention]
    assert found.chosen is not None
    assert (found.chosen.id, found.chosen.precision) == ("t:wide", PlacePrecision.UNKNOWN)
    resolution = resolved(gazetteer, mention)[0]
    assert resolution is not None
    assert (resolution.chosen, resolution.reasons) == (None, ("Orbia is wider than a country",))


def test_a_city_called_so_whole_is_no_city_of_the_rest_of_its_name(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Tazmal", feature="city")).id == "t:tazcity"
    assert chosen(gazetteer, PlaceMention("Tazmal", feature="town")).id == "t:abroad"


def test_a_province_without_a_town_of_its_name_is_meant_by_it(gazetteer: Gazetteer) -> None:
    said = (PlaceMention("Varland"), PlaceMention("Nordan", feature="city"))
    assert chosen(gazetteer, *said, text="Officials in Qoria spoke in Varland.").id == "t:varland"


def test_of_many_places_of_a_name_far_from_all_others_none_is_meant(gazetteer: Gazetteer) -> None:
    others = (PlaceMention("Bantil"), PlaceMention("Kafr Nolin"))
    found = resolved(gazetteer, PlaceMention("Dubel"), *others, text="Fire fell on Dubel in Qoria.")[0]
    assert found is not None
    assert (found.chosen, found.reasons) == (None, ("no place called Dubel fits",))
    assert len(found.candidates) == 2
    assert chosen(gazetteer, PlaceMention("Dubel"), PlaceMention("Ostrel")).id == "t:dubel1"


@pytest.mark.parametrize(("native", "found"), [(frozenset(), "t:hamlet"), (frozenset({"qq"}), None)])
def test_a_small_town_far_from_all_else_is_a_namesake_where_towns_share_their_names(
        gazetteer: Gazetteer, native: frozenset[str], found: str | None) -> None:
    nouns = replace(place_nouns(find_packs(["en"])), native=native)
    town = PlaceMention("Zamrul")
    report = Report("rep_1", "In Nordan, Qoria, a man of Zamrul was shot.", "", "test", ())
    chosen = resolve_mentions(report, [PlaceMention("Nordan"), town], (gazetteer, nouns))[town].chosen
    assert (chosen and chosen.id) == found


def test_a_wider_name_that_is_only_like_one_elsewhere_does_not_outweigh_the_others(gazetteer: Gazetteer) -> None:
    quarter = PlaceMention("Rabi", feature="neighbourhood", within=("Tarnol", "Ostal"))
    assert chosen(gazetteer, quarter, text="Qoria").id == "t:quarter1"


def test_the_whole_stands_in_for_a_part_and_says_so(gazetteer: Gazetteer) -> None:
    found = resolved(gazetteer, PlaceMention("Qoria", relation="northern"))[0]
    assert found is not None
    assert found.chosen is not None
    assert (found.chosen.id, found.reasons[-1]) == (
        "t:q", "of its northern part nothing is listed: Qoria stands in")


def test_a_countrys_own_name_said_with_a_place_is_like_no_other(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Marqa", within=("Qoria",))).country == "QQ"


def test_a_country_said_with_a_place_is_no_village_of_its_name(gazetteer: Gazetteer) -> None:
    text = "Qoria, Nordan and Sudal in Qoria are named oftener."
    assert chosen(gazetteer, PlaceMention("Omren", within=("Kerria",)), text=text).id == "t:omren1"


def test_a_unit_is_found_without_its_noun_where_none_is_called_so_whole(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Verran State")).id == "t:verran"
    assert chosen(gazetteer, PlaceMention("Dornak Local Government Area")).id == "t:dornak"


def test_a_like_name_where_all_spell_alike_is_another_name(gazetteer: Gazetteer) -> None:
    nouns = replace(place_nouns(find_packs(["en"])), settled=frozenset({"qq"}))
    mention = PlaceMention("Kafer Nolen", within=("Sudal",))
    found = resolve_mentions(Report("rep_1", "A", "", "test", ()), [mention], (gazetteer, nouns))[mention]
    assert "stands in" in found.reasons[0]


def test_a_name_does_not_speak_for_its_own_province() -> None:
    said = Setting({"QQ": 1.0}, {("QQ", "nrdn"): 1.0, ("QQ", "sdl"): 0.6}, {"marqa": {("QQ", "nrdn"): 0.9}})
    beside = said.beside("Marqa").provinces
    assert beside["QQ", "sdl"] == 1.0
    assert beside["QQ", "nrdn"] == pytest.approx(0.1 / 0.6)
    assert said.beside("Bantil") is said


@pytest.mark.parametrize(("mention", "relation"), [
    ("Bantil–Kafr Nolin", "between"), ("Bantil-Kafr Nolin", "road of"), ("Kafr Nolin - Bantil", "highway of")])
def test_a_road_lies_midway_between_the_places_it_is_named_for(gazetteer: Gazetteer, mention: str,
                                                               relation: str) -> None:
    place = chosen(gazetteer, PlaceMention(mention, relation=relation))
    assert (place.lat, place.lon, place.precision) == (9.125, 10.125, PlacePrecision.DISTRICT)
    assert (place.country, place.admin1) == ("QQ", "Sudal")
    assert sorted(place.id.split("+")) == ["t:bantil", "t:kafrin"]


def test_a_road_one_end_of_which_is_known_lies_near_that(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Bantil–Nowhere", relation="between"))
    assert (place.id, place.precision) == ("t:bantil", PlacePrecision.NEAR_SETTLEMENT)


def test_places_a_continent_apart_are_joined_by_no_road(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Bantil–Tazmal", relation="between")).id == "t:bantil"


def test_an_abbreviation_written_with_a_dot_is_spelt_out() -> None:
    nouns = place_nouns(find_packs(["en"]))
    assert (nouns.spelt_out("Calif."), nouns.spelt_out("Calif")) == ("California", "Calif")


def test_the_country_of_the_report_chooses(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Marqa", feature="village"), text="Troops in Qoria said so.")
    assert place.country == "QQ"


def test_another_spelling_is_found_and_said_to_be_one(gazetteer: Gazetteer) -> None:
    resolution = resolved(gazetteer, PlaceMention("Kafer Nolen", within=("Sudal",)))[0]
    assert resolution is not None
    assert resolution.chosen is not None
    assert resolution.chosen.id == "t:kafrin"
    assert resolution.reasons[0] == "Kafer Nolen has the consonants of Kafr Nolin"


@pytest.mark.parametrize(("mention", "place_id", "precision"), [
    (PlaceMention("Nordan"), "t:nordan", PlacePrecision.SETTLEMENT),
    (PlaceMention("Nordan", feature="city"), "t:nordan", PlacePrecision.SETTLEMENT),
    (PlaceMention("Nordan", feature="governorate"), "t:north", PlacePrecision.PROVINCE),
    (PlaceMention("Nordan", relation="countryside of"), "t:north", PlacePrecision.PROVINCE),
    (PlaceMention("Nordan", relation="southern"), "t:north", PlacePrecision.PROVINCE),
    (PlaceMention("Nordan", relation="near", feature="city"), "t:nordan", PlacePrecision.NEAR_SETTLEMENT),
    (PlaceMention("Bantil", relation="northwest of"), "t:bantil", PlacePrecision.NEAR_SETTLEMENT),
    (PlaceMention("Bantil", relation="centre of"), "t:bantil", PlacePrecision.SETTLEMENT),
    (PlaceMention("Amal Hospital", feature="hospital", within=("Nordan",)), "t:hosp", PlacePrecision.EXACT),
    (PlaceMention("Qoria"), "t:q", PlacePrecision.COUNTRY),
])
def test_words_choose_the_level_and_bound_the_precision(gazetteer: Gazetteer, mention: PlaceMention, place_id: str,
                                                        precision: PlacePrecision) -> None:
    place = chosen(gazetteer, mention)
    assert (place.id, place.precision) == (place_id, precision)


def test_an_unknown_neighbourhood_is_placed_in_its_town_and_says_so(gazetteer: Gazetteer) -> None:
    resolution = resolved(gazetteer, PlaceMention("al-Tuffaz", feature="neighbourhood", within=("Nordan",)))[0]
    assert resolution is not None
    assert resolution.chosen is not None
    assert (resolution.chosen.id, resolution.chosen.precision) == ("t:nordan", PlacePrecision.SETTLEMENT)
    assert resolution.reasons == ("no place called al-Tuffaz fits; Nordan, which the report says with it, stands in",)


def test_an_unknown_village_is_placed_in_the_province_and_says_so(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Tuffaz", feature="village", within=("Nordan",)))
    assert (place.id, place.precision) == ("t:north", PlacePrecision.PROVINCE)


def test_a_place_far_from_the_wider_place_is_another_one(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Bantil", feature="village", within=("Nordan",)))
    assert (place.id, place.precision) == ("t:north", PlacePrecision.PROVINCE)


def test_wider_places_are_read_as_one_chain(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Tuffaz", feature="village", within=("Benir", "Sudal")))
    assert (place.id, place.precision) == ("t:benqq", PlacePrecision.DISTRICT)


def test_a_place_that_lies_nowhere_lends_the_middle_of_its_province(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Losten", feature="district"), text="Shelling in Qoria.")
    assert (place.id, place.lat, place.precision) == ("t:lost", 9.0, PlacePrecision.PROVINCE)


def test_a_like_name_abroad_is_no_place_of_this_report(gazetteer: Gazetteer) -> None:
    resolution = resolved(gazetteer, PlaceMention("Tozmel", feature="village"), text="Shelling in Qoria.")[0]
    assert resolution is not None
    assert resolution.chosen is None


def test_a_part_of_a_town_far_from_that_town_is_another_one(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Bantil", feature="neighbourhood", within=("Kafr Nolin", "Sudal")))
    assert place.id == "t:bantil"  # 18 km off
    assert chosen(gazetteer, PlaceMention("Bantil", feature="neighbourhood", within=("Benir", "Sudal"))).id == "t:benqq"


def test_none_of_these_is_an_answer(gazetteer: Gazetteer) -> None:
    resolution = resolved(gazetteer, PlaceMention("Nowhere"))[0]
    assert resolution is not None
    assert (resolution.chosen, resolution.candidates) == (None, ())
    assert resolution.reasons == ("no place called Nowhere is known",)


def test_a_claim_without_a_place_has_no_resolution(gazetteer: Gazetteer) -> None:
    assert resolved(gazetteer, None, PlaceMention("Bantil"))[0] is None


def test_candidates_are_kept_with_scores_and_reasons(gazetteer: Gazetteer) -> None:
    resolution = resolved(gazetteer, PlaceMention("Marqa", within=("Sudal",)))[0]
    assert resolution is not None
    scores = [candidate.score for candidate in resolution.candidates]
    assert resolution.candidates[0].value.id == "t:marqa2"
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert "in or by Sudal, which the report says with it" in resolution.candidates[0].reasons


def test_a_reason_names_the_country_in_words_and_the_very_name_once(knowledge: Knowledge) -> None:
    resolution = resolved(knowledge.gazetteer, PlaceMention("Homs", within=("Syria",)))[0]
    assert resolution is not None
    assert resolution.reasons[0] == "the name is the same"
    assert "in Syria, which the report speaks of" in resolution.reasons


MENTIONS = st.builds(
    PlaceMention, st.sampled_from(["Marqa", "Nordan", "Bantil", "Kafer Nolen", "Nowhere", "Qoria"]),
    st.sampled_from([None, "near", "southern", "outskirts of"]), st.sampled_from([None, "village", "governorate"]),
    st.sampled_from([(), ("Nordan",), ("Sudal", "Qoria"), ("Nowhere",)]))


@settings(deadline=None)  # what is true on a slow machine is true
@given(st.lists(MENTIONS, max_size=5))
def test_the_order_of_claims_does_not_matter(mentions: list[PlaceMention]) -> None:
    forward, backward = (resolved(invented(), *each) for each in (mentions, list(reversed(mentions))))
    # a name without its wider place borrows the first one said, which order decides
    borrowing = {m.name for m in mentions if len({n.within for n in mentions if n.name == m.name}) > 1}
    if not borrowing:
        assert forward == list(reversed(backward))


def test_a_unit_inside_a_province_does_not_hold_all_of_it(gazetteer: Gazetteer) -> None:
    mention = PlaceMention("Rabi", None, "neighbourhood", ("Ostal", "Qoria"))
    assert chosen(gazetteer, mention).id == "t:quarter1"


def test_a_camp_said_with_an_unknown_part_stands_in(gazetteer: Gazetteer) -> None:
    mention = PlaceMention("Attan", None, "area", ("Wadi Tents camp", "Sudal"))
    assert chosen(gazetteer, mention).id == "t:tents"


def test_a_like_name_far_from_the_unit_said_with_it_is_another_place(gazetteer: Gazetteer) -> None:
    """Kafr Nolin is 14 km from the middle of Benir; Kafer Nolan near Nordan is 220 km from it."""
    near = chosen(gazetteer, PlaceMention("Kaffar Nulan", within=("Benir", "Sudal")))
    assert near.id == "t:kafrin"
    assert chosen(gazetteer, PlaceMention("Kaffar Nulan", within=("Nordan",))).id in {"t:north", "t:nordan"}


def test_what_is_said_with_a_town_lies_by_that_town(gazetteer: Gazetteer) -> None:
    """Zamrul is 33 km from Kafr Nolin, which lies in the same province."""
    place = chosen(gazetteer, PlaceMention("Zamrul", feature="village", within=("Kafr Nolin", "Sudal")))
    assert (place.id, place.precision) == ("t:kafrin", PlacePrecision.NEAR_SETTLEMENT)


def test_a_unit_beside_the_district_said_with_it_may_be_far_from_its_province(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Ternol", within=("Dornak", "Verran"))).id == "t:lone"


def test_a_district_called_so_is_meant_by_the_noun(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, PlaceMention("Dornak", feature="district", within=("Verran",))).id == "t:dornak"


def test_of_a_name_said_twice_the_first_is_the_smaller(gazetteer: Gazetteer) -> None:
    """ "(Nordan, Nordan)" without a district of the name: the town, not the middle of the province."""
    assert chosen(gazetteer, PlaceMention("Tugral", within=("Nordan", "Nordan"))).id == "t:nordan"
    assert chosen(gazetteer, PlaceMention("Tugral", within=("Nordan",))).id == "t:north"


def test_what_has_no_border_stands_in_only_where_the_unit_said_with_it_is(gazetteer: Gazetteer) -> None:
    """Wadi Tents lies in Sudal: "Attan in Wadi Tents (Nordan)" is another of the name."""
    assert chosen(gazetteer, PlaceMention("Attan", within=("Wadi Tents", "Nordan"))).id in {"t:north", "t:nordan"}


def test_of_a_road_the_end_that_is_said_again_is_meant(gazetteer: Gazetteer) -> None:
    road = PlaceMention("Bantil-Nordan", "road of", within=("Bantil",))
    assert chosen(gazetteer, road).id == "t:bantil"


def test_a_village_of_another_province_does_not_stand_in(gazetteer: Gazetteer) -> None:
    mention = PlaceMention("Amal School", feature="school", within=("Bantil", "Nordan"))
    assert chosen(gazetteer, mention).id == "t:north"


def test_a_province_abroad_is_not_what_an_address_is_said_of(gazetteer: Gazetteer) -> None:
    place = chosen(gazetteer, PlaceMention("Orlan", within=("Benir", "Sudal")), text="Orlan (Benir, Sudal). In Orlan.")
    assert place.id == "t:benqq"


def test_a_city_that_is_called_so_is_no_former_name_of_another() -> None:
    def entry(number: int, name: str, people: int) -> PlaceEntry:
        place = Place(f"t:{number}", name, "QQ", None, None, 1.0, 1.0, PlacePrecision.SETTLEMENT)
        return PlaceEntry(place, people, "settlement", Match.EXACT, 1.0)

    city, larger, village = entry(1, "Orabad", 400_000), entry(2, "Nurpur", 900_000), entry(3, "Orabad", 40)
    assert called_so("orabad", (city, larger)) == (city,)
    assert called_so("Orabad", (village, larger)) == (village, larger)
