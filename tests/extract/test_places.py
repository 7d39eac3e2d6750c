"""Places in sentences: the gazetteer and the words around a name decide, and the quote is the report's own."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import pytest
from one_sentence import sentence

from sijill.extract.parse import Sentence, model
from sijill.extract.places import PlaceFound, find_places
from sijill.knowledge.gazetteer import Bearer
from sijill.knowledge.pack import Pack, find_packs
from sijill.model.report import Report, Segment, SegmentKind

KNOWN = frozenset({"Homs", "Hama", "Idlib", "Aleppo", "Syria", "Palmyra", "Khan Younis", "Gaza", "Gaza Strip",
                   "Ras al-Ain", "Sere Kaniye", "Lebanon", "Beirut", "Oyam", "Saad", "Mahmoud",
                   "South Sudan", "Sofia", "Sarja", "Beirut roundabout", "Zahra refugee camp"})

BEARERS = {"Idlib": (Bearer("SY", "Idlib", "admin1", 0), Bearer("SY", "Idlib", "settlement", 90_000)),
           "Sarja": (Bearer("SY", "Idlib", "settlement", 2_000), Bearer("AE", "Sarja", "admin1", 0)),
           "Homs": (Bearer("SY", "Homs", "admin1", 0),), "Oyam": (Bearer("UG", "Oyam", "admin2", 0),)}


class KnownNames:
    """A gazetteer that knows the names above, in any case."""

    def known(self, names: Iterable[str]) -> frozenset[str]:
        folded = {name.lower() for name in KNOWN}
        return frozenset(name for name in names if name.lower() in folded)

    def bearers(self, names: Iterable[str]) -> Mapping[str, tuple[Bearer, ...]]:
        return {name: BEARERS[name] for name in names if name in BEARERS}


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    return find_packs(["en"])


def places(text: str) -> tuple[PlaceFound, ...]:
    return find_places([sentence(text)], KnownNames(), packs())[0]  # type: ignore[arg-type]


def only(text: str) -> PlaceFound:
    found = places(text)
    assert len(found) == 1, [(p.mention, p.preposition) for p in found]
    return found[0]


@pytest.mark.parametrize(("text", "name", "relation", "feature", "within"), [
    ("Two men were killed in the village of Marqan, east of Homs.", "Marqan", None, "village", ("Homs",)),
    ("A shell fell near Tal al-Marj.", "Tal al-Marj", "near", None, ()),
    ("Shelling on Tal Marqan in the northern countryside of Homs hurt two.", "Tal Marqan", None, None, ("Homs",)),
    ("A shell hit the neighbourhood of Marqan village in Homs.", "Marqan", None, "village", ("Homs",)),
    ("The patrol was ambushed northwest of Tal Sabir.", "Tal Sabir", "northwest of", None, ()),
    ("They were shot on the outskirts of the town Al-Marsa.", "Al-Marsa", "outskirts of", "town", ()),
    ("Shelling hit the northern countryside of Hama.", "Hama", "countryside of", None, ()),
    ("Jets bombed western Aleppo countryside.", "Aleppo", "countryside of", None, ()),
    ("Clashes broke out in southern Idlib.", "Idlib", "southern", None, ()),
    ("An attack took place in South Sudan.", "South Sudan", None, None, ()),
    ("Two men were killed in the Dominican Republic.", "Dominican Republic", None, None, ()),
    ("He died in Syria’s Sere Kaniye.", "Sere Kaniye", None, None, ("Syria",)),
    ("He left the region of Sere Kaniye (Ras al-Ain) on foot.", "Sere Kaniye", None, "region", ("Ras al-Ain",)),
    ("Her body lay in the neighborhood of al-Nahr in Sere Kaniye.", "al-Nahr", None, "neighbourhood", ("Sere Kaniye",)),
    ("The strike hit Amal Hospital in Khan Younis, Gaza Strip.", "Amal Hospital", None, "hospital",
     ("Khan Younis", "Gaza Strip")),
    ("A drone struck the Zahra refugee camp.", "Zahra refugee camp", None, "camp", ()),
    ("Shells fell near the Beirut roundabout located in Gaza.", "Beirut roundabout", "near", "street", ("Gaza",)),
    ("They died in Nur, situated in the eastern area of Khan Younis.", "Nur", None, None, ("Khan Younis",)),
    ("They died near Nur Hospital, on Salam Street in Khan Younis.", "Nur Hospital", "near", "hospital",
     ("Salam", "Khan Younis")),
    ("They died to the West of Homs.", "Homs", "west of", None, ()),
    ("A thief was killed in Kwera sub-county (Oyam, Northern).", "Kwera", None, "district", ("Oyam", "Northern")),
    ("Shells fell in Kwera village (Oyam, Oyam).", "Kwera", None, "village", ("Oyam", "Oyam")),
    ("Police shot a man in Kwera (coded to Marqa) (Oyam, Northern).", "Kwera", None, None,
     ("Marqa", "Oyam", "Northern")),
    ("Gunmen killed a trader in Kwera village under Marqa police station limits (Oyam, Northern).", "Kwera", None,
     "village", ("Marqa", "Oyam", "Northern")),
    ("A boy was shot in Homs - Tirqa (Homs).", "Homs", None, None, ("Tirqa", "Homs")),
    ("Rebels raided Tirqa II village (Oyam, Northern).", "Tirqa II", None, "village", ("Oyam", "Northern")),
    ("Rioters gathered in Sofia.", "Sofia", None, None, ()),
    ("Forces shelled Homs governorate.", "Homs", None, "governorate", ()),
    ("Gunmen attacked a shop in Marqa town in Idlib countryside.", "Marqa", None, "town", ("Idlib",)),
])
def test_a_place_with_what_is_said_of_it(text: str, name: str, relation: str | None, feature: str | None,
                                         within: tuple[str, ...]) -> None:
    mention = only(text).mention
    assert (mention.name, mention.relation, mention.feature, mention.within) == (name, relation, feature, within)


def test_a_street_lies_in_the_town_told_of_around_it() -> None:
    found = places("In Homs (Homs), a man was beaten on Julio Avenue.")
    assert [(p.mention.name, p.mention.within) for p in found][1] == ("Julio", ("Homs", "Homs"))


def test_an_unknown_village_lies_where_its_fuller_address_says() -> None:
    found = places("In Zzartal village (Oyam, Northern), soldiers set houses on fire near Zzartal village.")
    assert found[1].mention.within == ("Oyam", "Northern")


@pytest.mark.parametrize(("text", "within"), [
    ("A shell fell on Zzartal street. Omar had arrived in Hama a week before.", ("Hama",)),
    ("A shell fell near Zzartal mosque as people returned to Hama.", ("Hama",)),
    ("A shell fell near Zzartal mosque. Omar, from Hama, was hurt.", ())])
def test_an_unknown_building_lies_in_the_one_town_of_the_report(text: str, within: tuple[str, ...]) -> None:
    assert places(text)[0].mention.within == within


def test_a_known_town_lies_where_it_lies() -> None:
    found = places("Shells fell in Hama. Clashes broke out in the city of Aleppo.")
    assert [p.mention.within for p in found] == [(), ()]


def test_a_list_shares_its_noun_and_its_preposition() -> None:
    found = places("Artillery fired at the villages of Marj, Sarja and Deir Tuta.")
    assert [(p.mention.name, p.mention.feature, p.preposition) for p in found] == [
        (name, "village", "at") for name in ("Marj", "Sarja", "Deir Tuta")]


@pytest.mark.parametrize("text", [
    "A mine exploded on the road between Homs and Palmyra.", "A mine exploded on the Homs - Palmyra highway.",
    "A mine exploded on the road from Homs to Palmyra.", "A mine exploded on the road linking Homs and Palmyra."])
def test_what_lies_between_two_places_is_one_place(text: str) -> None:
    assert [(p.mention.name, p.mention.relation) for p in places(text)] == [("Homs–Palmyra", "between")]


def test_between_two_countries_lies_no_place() -> None:
    assert all("–" not in p.mention.name for p in places("Fighting on the road between Syria and Turkey went on."))


def test_from_and_into_keep_their_preposition_for_the_reader_to_judge() -> None:
    found = places("He tried to cross from Homs into Lebanon.")
    assert [(p.mention.name, p.preposition) for p in found] == [("Homs", "from"), ("Lebanon", "into")]


def test_a_dateline_is_marked() -> None:
    first = places("BEIRUT, Lebanon (Cedar Wire) – Three men were shot in Homs.")[0]
    assert (first.mention.name, first.mention.within, first.preposition) == ("BEIRUT", ("Lebanon",), "dateline")


@pytest.mark.parametrize("text", [
    "Abu Nasser al-Homsi was shot on Tuesday.",
    "The Homs Brigade said it was behind the raid.",
    "A reporter of the Aleppo Media Center was hurt.",
    "Islamic State fighters were killed.",
    "Syrian forces and Turkish drones were blamed.",
    "The house of the Saad family was hit.",
    "A militia led by Mahmoud was blamed.",
    "The Gaza-based group denied it.",
    "As part of the series, no one was hurt.",
    "They were detained in October and released in March.",
    "He was shot at an IS checkpoint.",
])
def test_persons_parties_peoples_and_months_are_no_places(text: str) -> None:
    assert [p.mention.name for p in places(text)] == []


def test_the_quote_holds_the_noun_and_the_wider_place() -> None:
    text = "Two men were killed in the village of Marqan, east of Homs, on Friday."
    found = only(text)
    assert found.evidence.quote == text[found.evidence.start:found.evidence.end] == "village of Marqan, east of Homs"


def test_the_head_is_the_noun_the_sentence_hangs_on() -> None:
    one = sentence("Two men were killed in the village of Marqan.")
    found = find_places([one], KnownNames(), packs())[0][0]  # type: ignore[arg-type]
    assert one.span.doc[found.head].text == "village"


def test_tokens_taken_by_a_party_are_no_place() -> None:
    one = sentence("Five men were killed in Homs.")
    assert find_places([one], KnownNames(), packs(), [[(5, 6)]])[0] == ()  # type: ignore[arg-type]


def test_a_name_said_to_be_a_place_once_is_one_elsewhere_in_the_report() -> None:
    text = "Nine farmers died in the village of Marqan. The Marqan massacre was condemned."
    segment = Segment(0, len(text), SegmentKind.BODY)
    report = Report("rep_1", text, "", "test", (segment,))
    sentences = [Sentence(span, report, segment, 0, i, False, range(len(text)))
                 for i, span in enumerate(model()(text).sents)]
    found = find_places(sentences, KnownNames(), packs())  # type: ignore[arg-type]
    assert [[p.mention.name for p in each] for each in found] == [["Marqan"], ["Marqan"]]


def test_a_masked_text_is_quoted_as_published() -> None:
    published, parsed = "Five were hu*rt in Ho*ms.", "Five were hurt in Homs."
    offsets = [i for i, char in enumerate(published) if char != "*"]
    segment = Segment(0, len(published), SegmentKind.BODY)
    report = Report("rep_1", published, "", "test", (segment,))
    one = Sentence(model()(parsed)[:], report, segment, 0, 0, False, offsets)
    found = find_places([one], KnownNames(), packs())[0][0]  # type: ignore[arg-type]
    assert (found.mention.name, found.evidence.quote) == ("Homs", "Ho*ms")


@pytest.mark.parametrize(("text", "name", "within"), [
    ("Troops shelled Novodarna, Homs region.", "Novodarna", ("Homs",)),
    ("Jets carried out raids on Hisn Balaa (Homs).", "Hisn Balaa", ("Homs",)),
    ("A guard was shot at Qasrun village under Tal police limits in Oyam district.", "Qasrun", ("Tal", "Oyam")),
    ("A man was killed in the Patte d'Olive quarter of Homs.", "Patte d'Olive", ("Homs",))])
def test_a_name_no_gazetteer_has_is_a_place_where_an_address_follows(text: str, name: str,
                                                                     within: tuple[str, ...]) -> None:
    assert next(p.mention.within for p in places(text) if p.mention.name == name) == within


@pytest.mark.parametrize(("text", "told"), [
    ("Jets struck the Idlib town of Sarja on Monday.", [("Sarja", "town", ("Idlib",))]),
    ("Jets struck Sarja town of Idlib on Monday.", [("Sarja", "town", ("Idlib",))]),
    ("Shells fell on the Idlib villages of Zarmin and Talmin.",
     [("Zarmin", "village", ("Idlib",)), ("Talmin", "village", ("Idlib",))]),
    ("A guard was shot in the Homs suburb of Warun.", [("Warun", None, ("Homs",))]),
    ("A guard was shot in the Warun suburb of Homs.", [("Warun", "neighbourhood", ("Homs",))]),
    ("A guard was shot in Oyam and Idlib provinces.", [("Oyam", "province", ()), ("Idlib", "province", ())])])
def test_of_two_names_with_a_noun_between_the_wider_holds_the_other(
        text: str, told: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    assert [(p.mention.name, p.mention.feature, p.mention.within) for p in places(text)] == told


def test_a_known_name_in_small_letters_is_one_before_a_noun_of_place() -> None:
    found = only("Shells hit idlib outskirts leaving injuries of displaced civilians")
    assert (found.mention.name, found.mention.relation, found.evidence.quote) == (
        "idlib", "outskirts of", "idlib outskirts")
    assert not places("Shells hit qaqfin outskirts leaving injuries of displaced civilians")


def test_the_address_at_a_lists_end_is_that_of_all_its_places() -> None:
    found = places("Rebels laid an ambush between Bahru and Talmin (Oyam, Syria).")
    assert [(p.mention.name, p.mention.within) for p in found] == [("Bahru–Talmin", ("Oyam", "Syria"))]


def test_a_distance_from_a_place_is_near_it() -> None:
    found = only("Gunmen set up a checkpoint 17 km from Sarja.")
    assert (found.mention.name, found.mention.relation) == ("Sarja", "near")


@pytest.mark.parametrize("text", ["RR, SOG and police exchanged fire (coded as a clash) in Homs.",
                                  "Clashes broke out between JaS and ISWAP in Homs."])
def test_short_capitals_are_forces_not_places(text: str) -> None:
    assert [p.mention.name for p in places(text)] == ["Homs"]


def test_a_bare_attack_may_be_on_a_person() -> None:
    found = places("An attack on Samir Marqan in the northern countryside of Homs hurt two.")
    assert [place.mention.name for place in found] == ["Homs"]


def test_a_factions_name_is_no_place() -> None:
    assert not places("A leader in the Sarja faction was killed.")


def test_a_known_camp_holds_schools_and_mosques() -> None:
    found = places("Jets hit the Nur Secondary School for Girls located in Block 5 of the Zahra refugee camp in Gaza.")
    assert next((p.mention.name, p.mention.within) for p in found) == (
        "Nur Secondary School", ("Zahra refugee camp", "Gaza"))


def test_an_address_behind_an_article_is_that_of_both() -> None:
    found = places("Their home near the Nur mosque and the Wafa hospital in Khan Younis was hit.")
    assert [p.mention.within for p in found] == [("Khan Younis",), ("Khan Younis",)]
