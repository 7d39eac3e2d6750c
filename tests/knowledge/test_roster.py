"""The roster: names in text, words for bodies, backers, lineage, sides, publishers; bad rows."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack, find_packs, shipped_packs
from sijill.knowledge.roster import Period, Roster, Setting, Tie
from sijill.knowledge.roster.entry import period
from sijill.knowledge.roster.names import NameIndex, folded_words
from sijill.model.actor import ActorRole

ROSTER = Roster.load(find_packs())
SYRIA = Setting(("SY",), date(2022, 5, 1))


def names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[m.start:m.end], m.ids) for m in ROSTER.mentions(text)]


def meant(text: str, *countries: str, on: date | None = None) -> str | None:
    chosen = ROSTER.resolve(text, Setting(countries, on)).chosen
    return chosen.id if chosen else None


@pytest.mark.parametrize("pack", shipped_packs())
def test_each_pack_stands_with_what_it_requires(pack: str) -> None:
    assert Roster.load(find_packs([pack])).entries


def test_every_row_cites_its_source_and_ids_are_lower_case() -> None:
    for entry in ROSTER.entries:
        assert entry.source
        assert entry.id == entry.id.lower()
        assert " " not in entry.id


def test_no_actor_is_its_own_ancestor() -> None:
    assert not [e.id for e in ROSTER.entries if e.id in ROSTER.ancestors(e.id)]


def test_no_two_rows_share_an_id() -> None:
    seen: dict[str, str] = {}
    for pack in find_packs():
        for where, row in pack.rows("actors"):
            assert row["id"] not in seen, (where, seen.get(row["id"]))
            seen[row["id"]] = where


class TestNames:
    def test_the_longest_name_wins(self) -> None:
        assert names("the Syrian National Army (SNA) said")[0] == ("Syrian National Army", ("syrian_national_army",))

    def test_an_abbreviation_may_be_shared(self) -> None:
        (_, ids), = names("clashes with the SNA")
        assert {"syrian_national_army", "somali_national_army"} <= set(ids)

    @pytest.mark.parametrize("text", ["sna", "he is here", "the aaa", "a cvs file", "us", "Hisham"])
    def test_abbreviations_want_capitals_and_whole_words(self, text: str) -> None:
        assert names(text) == []

    @pytest.mark.parametrize("text", ["Hay'at Tahrir al-Sham", "Hayat Tahrir al Sham", "Hayʼat Tahrir Al-Sham"])
    def test_marks_hyphens_and_articles_do_not_matter(self, text: str) -> None:
        assert names(text) == [(text, ("hayat_tahrir_al_sham",))]

    def test_an_article_makes_the_name_of_one_word(self) -> None:
        assert names("Monitor said") == []
        assert names("Al-Monitor said") == [("Al-Monitor", ("al_monitor",))]

    def test_a_name_is_not_read_across_a_comma(self) -> None:
        assert not [i for _, i in names("in Islamic, State media") if "islamic_state" in i]

    def test_possessives_and_plurals(self) -> None:
        assert names("Houthis' and Daesh’s men") == [("Houthis", ("houthis",)), ("Daesh", ("islamic_state",))]

    def test_words_in_capitals_are_words(self) -> None:
        assert names("THE TOWN IS QUIET AND SAFE FOR US") == []
        assert names("IS CELLS KILLED TWO PKK MEN")[-1] == ("PKK", ("kurdistan_workers_party",))
        assert names("IS cells killed two men") == [("IS", ("islamic_state",))]

    def test_other_scripts(self) -> None:
        assert names("قتل تنظيم داعش")[0][1] == ("islamic_state",)

    @given(st.text(max_size=60))
    def test_mentions_lie_in_the_text_in_order(self, text: str) -> None:
        ends = [0]
        for mention in ROSTER.mentions(text):
            assert ends[-1] <= mention.start < mention.end <= len(text)
            ends.append(mention.end)

    @given(st.lists(st.sampled_from(["Red", "Wing", "al", "Army", "of", "Tal"]), min_size=1, max_size=4).map(" ".join))
    def test_an_indexed_name_is_found_whole(self, name: str) -> None:
        index = NameIndex([(name, "x")])
        if folded_words(name):
            assert [hit.ids for hit in index.find(name)] == [("x",)]


@pytest.mark.parametrize(("words", "country", "actor"), [
    ("regime forces", "SY", "syrian_government_forces"),
    ("the government forces", "SY", "syrian_government_forces"),
    ("Assad troops", "SY", "syrian_government_forces"),
    ("Syrian army", "SY", "syrian_government_forces"),
    ("Turkish-backed militants", "SY", "syrian_national_army"),
    ("factions backed by Turkey", "SY", "syrian_national_army"),
    ("pro-Turkish factions", "SY", "syrian_national_army"),
    ("Turkish-backed Hamzat Division", "SY", "hamza_division"),
    ("the SNA's Sultan Murad Division", "SY", "sultan_murad_division"),
    ("Russian-backed Assad troops", "SY", "syrian_government_forces"),
    ("Kurdish forces", "SY", "sdf"),
    ("Kurdish forces", "IQ", "peshmerga"),
    ("the coalition", "SY", "us_led_coalition"),
    ("the coalition", "YE", "saudi_led_coalition"),
    ("the occupation forces", "PS", "israel_defense_forces"),
    ("the occupiers", "UA", "russian_armed_forces"),
    ("SNA", "SO", "somali_national_army"),
    ("SNA fighters", "SY", "syrian_national_army"),
    ("ADF rebels", "CD", "adf"),
    ("ADF fighters", "CM", "ambazonian_separatists"),
    ("the army", "TD", "military_of_chad"),
    ("police officers", "KE", "police_of_kenya"),
    ("Nigerian Air Force", "NG", "nigerian_air_force"),
    ("Indian Army", "IN", "military_of_india"),
    ("Russian warplanes", "SY", "russian_aerospace_forces"),
    ("Israeli", "LB", "israel_defense_forces"),
    ("Turkey", "SY", "turkey"),
    ("army of Chad", "NG", "military_of_chad"),
])
def test_words_mean_an_actor_where_they_are_said(words: str, country: str, actor: str) -> None:
    assert meant(words, country, on=date(2022, 5, 1)) == actor


@pytest.mark.parametrize("words", [
    "militants", "unknown gunmen", "armed men", "unidentified armed group", "rioters", "locals", "his faction",
    "Syrian civilians", "Iraqi child", "forces", "drones", "anti-Assad fighters", "Fox Army", "Sudanese refugees"])
def test_words_that_name_nobody_choose_nobody(words: str) -> None:
    resolution = ROSTER.resolve(words, SYRIA)
    assert resolution.chosen is None
    assert resolution.reasons


def test_the_government_of_syria_changes_with_the_day() -> None:
    assert meant("government forces", "SY", on=date(2025, 3, 1)) == "syrian_transitional_forces"
    assert meant("Syrian army", "SY", on=date(2025, 3, 1)) == "syrian_transitional_forces"
    assert meant("regime forces", "SY") == "syrian_government_forces"


def test_soldiers_are_of_the_only_army_that_the_report_names() -> None:
    foreign = Setting(("SY",), None, ("turkish_armed_forces",))
    both = Setting(("SY",), None, ("turkish_armed_forces", "syrian_government_forces"))
    assert ROSTER.resolve("two soldiers", SYRIA).chosen.id == "syrian_government_forces"  # type: ignore[union-attr]
    assert ROSTER.resolve("two soldiers", foreign).chosen.id == "turkish_armed_forces"  # type: ignore[union-attr]
    assert ROSTER.resolve("the forces", both).chosen is None


def test_a_short_abbreviation_counts_at_home_only() -> None:
    assert meant("AA", "MM") == "arakan_army"
    assert meant("AA", "SY") != "arakan_army"
    assert meant("Civil Defense", "UA") is None


def test_every_country_has_its_bodies() -> None:
    for nation in ROSTER.nations.by_code.values():
        for branch in ROSTER.nations.branches:
            bodies = ROSTER.nations.body(nation.alpha2, branch)
            assert bodies
            assert all(ROSTER.get(body) for body in bodies)


class TestLineage:
    def test_factions_belong_to_the_army_they_joined(self) -> None:
        assert "syrian_national_army" in ROSTER.ancestors("soqour_al_shamal", date(2019, 10, 30))
        assert "syrian_national_army" not in ROSTER.ancestors("hamza_division", date(2015, 1, 1))

    def test_a_part_may_be_told_as_the_whole(self) -> None:
        assert ROSTER.compatible("soqour_al_shamal", "syrian_national_army")
        assert ROSTER.compatible("syrian_national_army", "soqour_al_shamal")
        assert ROSTER.compatible("ypg", "ypg")
        assert not ROSTER.compatible("soqour_al_shamal", "hamza_division")
        assert not ROSTER.compatible("sdf", "syrian_national_army")

    def test_a_states_army_and_the_state(self) -> None:
        assert ROSTER.compatible("russia", "russian_aerospace_forces")
        assert ROSTER.compatible("air_force_of_chad", "chad")


    def test_the_forces_by_which_a_government_acts(self) -> None:
        assert "syrian_government_forces" in ROSTER.forces_of("syrian_government")
        assert ROSTER.forces_of("chad") == ("military_of_chad",)
        assert ROSTER.forces_of("hamas") == ()


class TestSides:
    @pytest.mark.parametrize(("source", "party"), [
        ("sana", "syrian_government_forces"), ("sputnik", "russian_aerospace_forces"), ("north_press", "sdf"),
        ("anadolu", "turkish_armed_forces"), ("sputnik", "syrian_government_forces"), ("hawar_news", "ypg")])
    def test_outlets_side_with(self, source: str, party: str) -> None:
        assert ROSTER.sides_with(source, party, date(2019, 10, 1))
        assert not ROSTER.opposes(source, party, date(2019, 10, 1))

    @pytest.mark.parametrize(("source", "party"), [
        ("north_press", "turkish_armed_forces"), ("north_press", "hamza_division"),
        ("white_helmets", "syrian_government_forces"), ("almasirah", "saudi_led_coalition"),
        ("ukrinform", "russian_armed_forces"), ("wafa", "israel_defense_forces")])
    def test_outlets_oppose(self, source: str, party: str) -> None:
        assert ROSTER.opposes(source, party, date(2022, 5, 1))
        assert not ROSTER.sides_with(source, party, date(2022, 5, 1))

    def test_a_state_agency_serves_whoever_governs(self) -> None:
        assert ROSTER.side("sana", date(2020, 1, 1)) == "syrian_government"
        assert ROSTER.side("sana", date(2025, 1, 1)) == "syrian_transitional_government"
        assert ROSTER.side("bakhtar", date(2022, 1, 1)) == "taliban"

    @pytest.mark.parametrize(("source", "side", "tie"), [
        ("sana", "syrian_government", Tie.OWNED), ("north_press", "autonomous_administration", Tie.WITHIN),
        ("hawar_news", "autonomous_administration", Tie.CLOSE), ("tass", "russia", Tie.OWNED),
        ("anadolu", "turkey", Tie.OWNED), ("press_tv", "iran", Tie.OWNED), ("al_manar", "hezbollah", Tie.OWNED),
        ("almasirah", "houthis", Tie.OWNED), ("saba_houthi", "houthis", Tie.OWNED),
        ("saba_government", "yemen", Tie.OWNED), ("wafa", "palestine", Tie.OWNED),
        ("idf_spokesperson", "israel", Tie.ORGAN), ("amaq", "islamic_state", Tie.ORGAN),
        ("xinhua", "china", Tie.OWNED), ("mrtv", "myanmar", Tie.OWNED), ("irrawaddy", None, None),
        ("mizzima", None, None), ("ukrinform", "ukraine", Tie.OWNED), ("kyiv_independent", None, None),
        ("ortm", "mali", Tie.OWNED), ("rtb_burkina", "burkina_faso", Tie.OWNED), ("suna", "sudan", Tie.OWNED),
        ("ena_ethiopia", "ethiopia", Tie.OWNED), ("tigrai_tv", "tplf", Tie.OWNED),
        ("levant24", "hayat_tahrir_al_sham", Tie.CLOSE), ("ukrainian_general_staff", "ukraine", Tie.ORGAN),
        ("sdf", "autonomous_administration", Tie.ORGAN), ("sohr", None, None), ("radio_okapi", None, None)])
    def test_whose_interest_and_how(self, source: str, side: str | None, tie: Tie | None) -> None:
        on = date(2021, 6, 1)
        assert ROSTER.side(source, on) == side
        assert tie is None or ROSTER.tie(source, on) is tie

    def test_every_side_of_a_source_is_told_with_where_it_is_known_from(self) -> None:
        sided = [entry for entry in ROSTER.entries if entry.sides and entry.role is not ActorRole.PARTY]
        assert len(sided) >= 100
        assert all(entry.source for entry in sided)

    @pytest.mark.parametrize("source", ["sohr", "snhr", "airwars", "reuters", "hrw", "nobody"])
    def test_independent_sources_take_no_side(self, source: str) -> None:
        for party in ("syrian_government_forces", "sdf", "turkish_armed_forces", "islamic_state"):
            assert not ROSTER.sides_with(source, party)
            assert not ROSTER.opposes(source, party)


class TestPublishers:
    @pytest.mark.parametrize(("given", "identity"), [
        ("https://npasyria.com/en/1/", "north_press"), ("en.npasyria.com", "north_press"),
        ("North Press Agency", "north_press"), ("www.bbc.co.uk", "bbc"), ("Sputnik", "sputnik"), ("CENTCOM", "centcom"),
        ("Syrian Observatory for Human Rights", "sohr")])
    def test_by_name_host_and_address(self, given: str, identity: str) -> None:
        entry = ROSTER.publisher(given)
        assert entry is not None
        assert entry.id == identity

    @pytest.mark.parametrize("given", ["", "example.org", "https://evil-bbc.co.uk/", "The Nowhere Times", "com"])
    def test_unknown_ones_are_nobody(self, given: str) -> None:
        assert ROSTER.publisher(given) is None

    def test_domains_belong_to_one_entry_each(self) -> None:
        listed = [domain for entry in ROSTER.entries for domain in entry.domains]
        assert len(listed) == len(set(listed))

    def test_monitors_and_outlets_are_not_parties(self) -> None:
        assert all(e.role is not ActorRole.PARTY for e in map(ROSTER.get, ("sohr", "reuters", "white_helmets")) if e)


@pytest.mark.parametrize(("cell", "first", "last"), [
    ("2014-06/2017-12", date(2014, 6, 1), date(2017, 12, 31)), ("2015/", date(2015, 1, 1), None),
    ("/2024-12-08", None, date(2024, 12, 8)), ("", None, None),
    ("2016-02/2016-02", date(2016, 2, 1), date(2016, 2, 29))])
def test_periods(cell: str, first: date | None, last: date | None) -> None:
    assert period(cell, "") == Period(first, last)


HEADER = "id,name,kind,role,country,side,parents,active,aliases,domains,source\n"


@pytest.mark.parametrize(("row", "problem"), [
    ("x,X,ghost,party,,,,,,,s", "ghost"), ("x,X,state,party,,,nobody,,,,s", "nobody"),
    ("x,X,state,party,,,,,,,", "source"), ("x,X,civilian,outlet,,russia:friend,,,,,s", "friend"),
    ("x,X,civilian,outlet,,nobody:owned@2014/,,,,,s", "nobody"),
    ("x,X,state,party,,,,soon,,,s", "soon"), ("x,,state,party,,,,,,,s", "name")])
def test_a_bad_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    (tmp_path / "actors.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(SijillError, match=problem):
        Roster.load([*find_packs(["core"]), Pack("test", "1", "", (), tmp_path)])
