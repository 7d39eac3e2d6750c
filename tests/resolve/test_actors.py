"""Parties of claims resolved: in their country, on their day, beside the others of the report."""

from datetime import date

import pytest

from sijill.knowledge.pack import find_packs
from sijill.knowledge.roster import Roster
from sijill.model.actor import ActorKind, ActorMention
from sijill.model.claim import Claim, Position, SourceKind, SourceMention
from sijill.model.dates import DateBasis, DatePrecision, DateRange
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.report import Report, Segment, SegmentKind
from sijill.resolve.actors import ResolvedParties, resolve_actors

ROSTER = Roster.load(find_packs())


def year(number: int) -> DateRange:
    return DateRange(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR, DateBasis.STATED, str(number))


def report(text: str = "", publisher: str | None = None, published: DateRange | None = None) -> Report:
    return Report("rep_1", text, "", "note.txt", (Segment(0, len(text), SegmentKind.BODY),), publisher=publisher,
                  published=published)


def stated(text: str, kind: ActorKind = ActorKind.UNKNOWN) -> Stated[ActorMention]:
    return Stated(ActorMention(text, kind), (Evidence(0, len(text), text),))


def claim(*perpetrators: Stated[ActorMention], target: str | None = None, source: str | None = None) -> Claim:
    return Claim(
        "clm_1", "rep_1", Stated(Act.KILLING, (Evidence(0, 6, "killed"),)), Modality.ASSERTED, Scope.INCIDENT, 0,
        Position(0, 0), perpetrators=perpetrators, targets=(stated(target),) if target else (),
        source=Stated(SourceMention(source, SourceKind.UNKNOWN), (Evidence(0, 1, "x"),)) if source else None)


def resolved(words: str, *countries: str, text: str = "", kind: ActorKind = ActorKind.UNKNOWN) -> str | None:
    (parties,) = resolve_actors(report(text), [claim(stated(words, kind))], ROSTER, countries)
    chosen = parties.perpetrators[0].chosen
    return chosen.id if chosen else None


def test_parties_run_parallel_to_the_claims() -> None:
    claims = [claim(stated("SDF"), stated("gunmen")), claim(target="soldiers of the Syrian army")]
    first, second = resolve_actors(report(), claims, ROSTER, ["SY"])
    assert [r.text for r in first.perpetrators] == ["SDF", "gunmen"]
    assert [r.chosen.id if r.chosen else None for r in first.perpetrators] == ["sdf", None]
    assert second.perpetrators == ()
    assert [r.chosen.id for r in second.targets if r.chosen] == ["syrian_government_forces"]


def test_every_resolution_gives_a_reason() -> None:
    for words in ("SDF", "gunmen", "the army", "SNA", "Turkish-backed factions", "Israeli"):
        (parties,) = resolve_actors(report(), [claim(stated(words))], ROSTER, ["SY"])
        assert parties.perpetrators[0].reasons


def test_the_country_decides_what_an_abbreviation_means() -> None:
    assert resolved("SNA", "SY") == "syrian_national_army"
    assert resolved("SNA", "SO") == "somali_national_army"
    assert resolved("SNA", "UA") is None


def test_without_places_the_countries_of_the_text_stand_in() -> None:
    text = "Soldiers in Chad were seen. Chad denies it. Sudan does not."
    assert resolved("the army", text=text) == "military_of_chad"
    assert resolved("the army", text="Nobody knows where.") is None


def test_other_actors_of_the_report_decide() -> None:
    text = "The Israel Defense Forces entered the town. Soldiers shot a man."
    assert resolved("Soldiers", "LB", text=text) == "israel_defense_forces"
    assert resolved("Soldiers", "LB", text="Soldiers shot a man.") == "military_of_lebanon"


def test_civilians_are_no_army() -> None:
    assert resolved("Israeli protesters", "IL", kind=ActorKind.CIVILIAN) is None
    assert resolved("police supporters", "KE", kind=ActorKind.CIVILIAN) is None


def test_who_reports_does_not_fight() -> None:
    (parties,) = resolve_actors(report(), [claim(stated("Reuters"), target="Reuters")], ROSTER, ["SY"])
    assert parties.perpetrators[0].chosen is None
    assert parties.targets[0].chosen is not None


@pytest.mark.parametrize(("published", "actor"), [
    (2021, "syrian_government_forces"), (2025, "syrian_transitional_forces")])
def test_the_day_of_publication_counts(published: int, actor: str) -> None:
    (parties,) = resolve_actors(report(published=year(published)), [claim(stated("government forces"))], ROSTER, ["SY"])
    assert parties.perpetrators[0].chosen is not None
    assert parties.perpetrators[0].chosen.id == actor


class TestSources:
    def parties(self, source: str | None, publisher: str | None) -> ResolvedParties:
        (parties,) = resolve_actors(report(publisher=publisher), [claim(source=source)], ROSTER, ["SY"])
        return parties

    def test_a_named_source(self) -> None:
        parties = self.parties("SOHR", "North Press")
        for resolution, identity in ((parties.source, "sohr"), (parties.publisher, "north_press")):
            assert resolution is not None
            assert resolution.chosen is not None
            assert resolution.chosen.id == identity

    def test_the_publisher_speaks_where_no_source_does(self) -> None:
        parties = self.parties(None, "Reuters")
        assert parties.source == parties.publisher
        assert parties.source is not None

    @pytest.mark.parametrize("words", ["a local source", "military sources", "residents"])
    def test_unnamed_sources_are_nobody(self, words: str) -> None:
        parties = self.parties(words, None)
        assert parties.source is not None
        assert parties.source.chosen is None
        assert parties.publisher is None

    def test_an_unlisted_publisher_keeps_its_name(self) -> None:
        parties = self.parties(None, "The Nowhere Times")
        assert parties.publisher is not None
        assert (parties.publisher.text, parties.publisher.chosen) == ("The Nowhere Times", None)

    def test_who_publishes_in_one_country_speaks_of_its_regime(self) -> None:
        told = report("Regime forces shelled Kafr Orm.", "Syrian Observatory for Human Rights", year(2021))
        killing = claim(stated("regime forces"))
        parties = resolve_actors(told, [killing], ROSTER, ())[0]
        assert parties.perpetrators[0].chosen is not None
        assert parties.perpetrators[0].chosen.id == "syrian_government_forces"


class TestMouths:
    """Words that mean a party only to who shares a side's interest."""

    @pytest.mark.parametrize(("words", "publisher", "meant"), [
        ("terrorists", "SANA", "syrian_opposition"),
        ("its mercenaries", "Hawar News Agency", "syrian_national_army"),
        ("the occupation", "Hawar News Agency", "turkish_armed_forces"),
        ("terrorists", "Reuters", None),
        ("mercenaries", "SANA", None),
    ])
    def test_in_whose_mouth(self, words: str, publisher: str, meant: str | None) -> None:
        told = report("", publisher, year(2021))
        (parties,) = resolve_actors(told, [claim(stated(words))], ROSTER, ["SY"])
        chosen = parties.perpetrators[0].chosen
        assert (chosen.id if chosen else None) == meant
