"""Two places of one event."""

from dataclasses import replace

import pytest

from sijill.model.claim import Candidate, Claim, Position, Resolution
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.place import Place, PlaceMention, PlacePrecision
from sijill.resolve.place_events import carry_on, keep_together

CLAIM = Claim("clm_1", "rep_1", Stated(Act.KILLING, (Evidence(0, 6, "killed"),)), Modality.ASSERTED, Scope.INCIDENT, 0,
              Position(0, 0))


def at(name: str, lon: float, score: float, precision: PlacePrecision = PlacePrecision.SETTLEMENT) -> Resolution[Place]:
    place = Place(f"pack:{name}", name, "SY", "Hasakah", None, 36.6, lon, precision)
    return Resolution(name, place, ("the name is the same",), (Candidate(place, score),))


def chosen(*places: Resolution[Place], tellings: tuple[int, ...] = (0, 0)) -> list[str | None]:
    claims = [replace(CLAIM, id=f"clm_{i}", telling=telling) for i, telling in enumerate(tellings)]
    return [p.chosen.name if p and p.chosen else None for p in keep_together(claims, places)]


def test_the_surer_of_two_far_places_stays() -> None:
    assert chosen(at("Tamr", 40.4, 0.9), at("Hawa", 41.4, 0.6)) == ["Tamr", None]


def test_the_seats_name_is_the_provinces_where_the_event_is_told_at_a_far_place_of_it() -> None:
    seat = Place("pack:seat", "Hasakah", "SY", "Hasakah", None, 36.5, 40.7, PlacePrecision.SETTLEMENT)
    province = replace(seat, id="pack:province", precision=PlacePrecision.PROVINCE)
    headline = Resolution("Hasakah", seat, ("the name is the same",), (Candidate(seat, 0.9), Candidate(province, 0.8)))
    said = Stated(PlaceMention("Hasakah"), (Evidence(0, 7, "Hasakah"),))
    kept = keep_together([replace(CLAIM, place=said), replace(CLAIM, id="clm_2")], [headline, at("Tamr", 40.1, 0.6)])
    assert [p.chosen.id if p and p.chosen else None for p in kept] == ["pack:province", "pack:Tamr"]


def test_a_reason_says_how_far_it_lies() -> None:
    kept = keep_together([CLAIM, replace(CLAIM, id="clm_2")], [at("Tamr", 40.4, 0.9), at("Hawa", 41.4, 0.6)])
    assert kept[1] is not None
    assert "89 km from Tamr" in kept[1].reasons[0]


@pytest.mark.parametrize(("second", "tellings"), [
    (at("Hawa", 40.6, 0.6), (0, 0)),
    (at("Hawa", 41.4, 0.6), (0, 1)),
    (at("Hawa", 41.4, 0.6, PlacePrecision.PROVINCE), (0, 0)),
])
def test_near_places_other_events_and_provinces_stay(second: Resolution[Place], tellings: tuple[int, int]) -> None:
    assert chosen(at("Tamr", 40.4, 0.9), second, tellings=tellings) == ["Tamr", "Hawa"]


def carried(first: Resolution[Place] | None, second: Resolution[Place] | None,
            position: Position = Position(0, 1)) -> str | None:  # noqa: B008 - frozen
    claims = [CLAIM, replace(CLAIM, id="clm_2", telling=1, position=position)]
    place = carry_on(claims, [first, second])[1]
    return place.chosen.name if place and place.chosen else None


def test_an_event_without_a_place_takes_that_of_the_sentence_before() -> None:
    assert carried(at("Tamr", 40.4, 0.9), None) == "Tamr"


def test_a_place_comes_before_its_country() -> None:
    assert carried(at("Tamr", 40.4, 0.9), at("Syria", 38.5, 0.9, PlacePrecision.COUNTRY)) == "Tamr"


@pytest.mark.parametrize("position", [Position(1, 1), Position(0, 5)])
def test_other_paragraphs_and_far_sentences_lend_no_place(position: Position) -> None:
    assert carried(at("Tamr", 40.4, 0.9), None, position) is None


@pytest.mark.parametrize(("second", "name"), [
    (at("Hawa", 41.4, 0.6), "Hawa"), (replace(at("Nowhere", 0.0, 0.1), chosen=None), None),
])
def test_words_of_its_own_keep_a_place_from_being_lent(second: Resolution[Place], name: str | None) -> None:
    assert carried(at("Tamr", 40.4, 0.9), second) == name


def test_a_headlines_town_is_the_country_around_a_nearer_place() -> None:
    headline = replace(CLAIM, position=Position(0, 0, headline=True),
                       place=Stated(PlaceMention("Tamr"), (Evidence(0, 4, "Tamr"),)))
    body = replace(CLAIM, id="clm_2", place=Stated(PlaceMention("Barza", within=("Tamr",)), (Evidence(0, 5, "Barza"),)))
    kept = keep_together([headline, body], [at("Tamr", 40.4, 0.9), at("Barza", 40.5, 0.6)])
    assert [p.chosen.precision.value if p and p.chosen else None for p in kept] == ["district", "settlement"]


def test_a_town_is_the_country_around_the_village_said_to_lie_by_it() -> None:
    town = replace(CLAIM, place=Stated(PlaceMention("Tamr"), (Evidence(0, 4, "Tamr"),)))
    village = replace(CLAIM, id="clm_2", place=Stated(PlaceMention("Barza", feature="village", within=("Tamr",)),
                                                      (Evidence(0, 5, "Barza"),)))
    kept = keep_together([town, village], [at("Tamr", 40.4, 0.9), at("Barza", 40.5, 0.6)])
    assert [p.chosen.precision.value if p and p.chosen else None for p in kept] == ["district", "settlement"]


def test_between_two_towns_gives_way_to_a_place_told_outright() -> None:
    said = Stated(PlaceMention("Tamr", "between"), (Evidence(0, 4, "Tamr"),))
    kept = keep_together([replace(CLAIM, place=said), replace(CLAIM, id="clm_2")],
                         [at("Tamr", 40.4, 0.9), at("Hawa", 41.4, 0.6)])
    assert [p.chosen.name if p and p.chosen else None for p in kept] == [None, "Hawa"]
