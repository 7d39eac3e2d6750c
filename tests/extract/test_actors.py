"""Parties of parsed sentences: how far their phrases reach, what hangs by which head, who is left out."""

from functools import lru_cache

import pytest

from sijill.extract.actors import ActorFound, Bearing, find_actors
from sijill.extract.parse import Sentence, model
from sijill.knowledge.pack import find_packs
from sijill.knowledge.roster import Roster
from sijill.model.actor import ActorKind
from sijill.model.report import Report, Segment, SegmentKind

ROSTER = Roster.load(find_packs())


@lru_cache(maxsize=64)
def found(text: str) -> tuple[tuple[ActorFound, str], ...]:
    """Actors of a text of one sentence, each with the word by which it hangs."""
    segment = Segment(0, len(text), SegmentKind.BODY)
    report = Report("rep_x", text, "", "", (segment,))
    doc = model()(text)
    sentence = Sentence(doc[:], report, segment, 0, 0, False, range(len(text)))
    return tuple((actor, doc[actor.head].text) for actor in find_actors(sentence, ROSTER))


def texts(text: str) -> list[str]:
    return [actor.mention.text for actor, _ in found(text)]


class TestPhrases:
    def test_people_of_a_party_known_by_two_names_are_one_party(self) -> None:
        (actor, head), *_ = found("Fighters of the Turkish-backed armed factions, also known as "
                                  "the Syrian National Army (SNA), looted houses in the village.")
        assert actor.mention.text.startswith("Fighters of the Turkish-backed")
        assert actor.mention.text.endswith("(SNA)")
        assert "syrian_national_army" in actor.ids
        assert (head, actor.generic) == ("Fighters", False)

    def test_a_faction_is_told_from_what_it_belongs_to(self) -> None:
        actors = found("The Sultan Murad faction, an armed group of the SNA, detained a farmer.")
        assert [a.mention.text for a, _ in actors][:2] == ["Sultan Murad faction", "armed group of the SNA"]
        assert actors[0][0].ids == ("sultan_murad_division",)

    def test_a_commander_in_a_faction(self) -> None:
        assert texts("An officer in a Turkish-backed faction died.") == ["officer in a Turkish-backed faction"]

    def test_an_abbreviation_in_brackets_before_the_noun(self) -> None:
        assert texts("They captured over 20 Syrian Arab Army (SAA) soldiers.") == ["Syrian Arab Army (SAA) soldiers"]

    def test_numbers_and_articles_are_left_out(self) -> None:
        assert texts("The two masked gunmen fled.") == ["masked gunmen"]


class TestOwners:
    @pytest.mark.parametrize(("text", "words", "actor", "head"), [
        ("A Turkish drone targeted a car.", "Turkish", "turkish_armed_forces", "drone"),
        ("An Israeli airstrike killed two men.", "Israeli", "israel_defense_forces", "airstrike"),
        ("A US-led coalition raid killed a man.", "US-led coalition", "us_led_coalition", "raid")])
    def test_a_weapon_or_deed_names_its_owner(self, text: str, words: str, actor: str, head: str) -> None:
        first, by = found(text)[0]
        assert (first.mention.text, first.ids[0], by) == (words, actor, head)
        assert first.bearing is Bearing.MEANS
        assert not first.generic

    def test_regime_shelling(self) -> None:
        first, by = found("Regime shelling killed a woman.")[0]
        assert (first.mention.text, by, first.bearing, first.generic) == ("Regime", "shelling", Bearing.MEANS, False)

    def test_what_is_aimed_at_may_be_property(self) -> None:
        actors = found("Gunmen opened fire on an SDF checkpoint.")
        assert (actors[1][0].ids, actors[1][1], actors[1][0].bearing) == (("sdf",), "checkpoint", Bearing.PROPERTY)

    def test_two_names_share_a_noun(self) -> None:
        actors = found("The town was shelled by Russian and Assad forces.")
        assert [(a.ids[0], by) for a, by in actors] == [
            ("russian_armed_forces", "forces"), ("syrian_government_forces", "forces")]


class TestLeftOut:
    @pytest.mark.parametrize("text", [
        "The family lives in SNA-held territory.", "Farmland near the Turkish border burned.",
        "The boat sank off the coast of Greece.", "A Turkish-occupied area was flooded."])
    def test_who_holds_a_place_does_not_act(self, text: str) -> None:
        assert [actor for actor, _ in found(text) if actor.bearing is not Bearing.HOLDER] == []

    def test_the_holder_of_ground_is_kept_as_that(self) -> None:
        (actor, ground), = found("Shells were fired from SDF-held areas.")
        assert (actor.ids, actor.bearing, ground) == (("sdf",), Bearing.HOLDER, "areas")

    def test_a_backer_is_not_the_actor(self) -> None:
        (actor, _), *_ = found("The Russian-backed Assad troops shelled a market.")
        assert actor.ids == ("syrian_government_forces",)

    def test_nationality_of_a_victim_is_no_party(self) -> None:
        assert [a.mention.kind for a, _ in found("They kidnapped an Iraqi child and two Syrian civilians.")] == [
            ActorKind.CIVILIAN]

    def test_a_fighter_jet_is_no_fighter(self) -> None:
        assert [(a.ids[0], by) for a, by in found("A Russian fighter jet bombed the camp.")] == [
            ("russian_armed_forces", "jet")]


class TestKinds:
    @pytest.mark.parametrize(("text", "kind"), [
        ("Unknown gunmen shot a teacher.", ActorKind.ARMED_GROUP), ("Settlers burned a tent.", ActorKind.CIVILIAN),
        ("Armed men stormed the clinic.", ActorKind.ARMED_GROUP), ("Rioters burned tyres.", ActorKind.CIVILIAN),
        ("Soldiers beat a driver.", ActorKind.COMBATANT)])
    def test_words_give_a_kind(self, text: str, kind: ActorKind) -> None:
        assert found(text)[0][0].mention.kind is kind

    def test_gunmen_are_generic_the_army_is_not(self) -> None:
        assert found("Unknown gunmen shot a teacher.")[0][0].generic
        assert not found("The army shelled the valley.")[0][0].generic

    def test_monitors_speak(self) -> None:
        assert found("Airwars recorded the strike.")[0][0].speaks

    def test_a_country_that_acts(self) -> None:
        (actor, _), = found("Russia launched missiles at the city.")
        assert (actor.country, actor.ids) == (True, ("russia",))


@pytest.mark.parametrize("text", [
    "Clashes between the SDF and fighters of the SNA's Hamza Division killed five soldiers of the Syrian army.",
    "Police officers, settlers and armed men clashed.", "", "Houthi and pro-Hadi forces exchanged fire."])
def test_every_mention_quotes_its_tokens_and_none_overlap(text: str) -> None:
    end = 0
    for actor, _ in found(text) if text else ():
        assert end <= actor.start < actor.end
        assert actor.mention.text in text
        end = actor.end


class TestBelief:
    """Whose a weapon is said to be."""

    @pytest.mark.parametrize("text", [
        "Warplanes which they believe were Russian fired rockets at a barn near Hama.",
        "A drone, believed to be a Turkish one, hit a barn near Hama.",
        "A drone, said to be Turkish, targeted a barn near Hama.",
    ])
    def test_a_weapon_held_to_be_a_nations(self, text: str) -> None:
        owners = [(actor.mention.text, head) for actor, head in found(text) if actor.bearing is Bearing.MEANS]
        assert owners in ([("Russian", "Warplanes")], [("Turkish", "drone")])

    def test_a_people_beside_a_party_is_one(self) -> None:
        assert texts("Shells came from a hill that holds Kurdish and regime forces.") == [
            "Kurdish", "regime forces"]
