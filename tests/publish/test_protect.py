"""Protected names: hidden in every spelling, wherever they stand, and never in a public release."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from factory import CHILD, TEXT, make_claim, make_incident, make_report, make_resolved
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sijill.errors import SijillError
from sijill.model.casualty import Harm
from sijill.model.claim import AgeGroup, SourceKind, SourceMention, Victim
from sijill.model.event import Act
from sijill.model.evidence import Evidence, Stated
from sijill.model.incident import Finding, Incident, Standing
from sijill.model.person_name import fold_name
from sijill.model.report import Report
from sijill.publish import publish
from sijill.publish.gate import refuse_names, says
from sijill.publish.manifest import fixed_words
from sijill.publish.mask import WITHHELD
from sijill.publish.protect import Protection, protect_incident, protect_text, protected_names

NAME = "Yasin Mahmoud"


@pytest.mark.parametrize(("text", "safe"), [
    ("the boy Yasin Mahmoud was found", "the boy [name withheld] was found"),
    ("YASIN MAHMOUD", "[name withheld]"), ("yasin mahmoud", "[name withheld]"), ("Yâsīn Maḥmūd", "[name withheld]"),
    ("Yasin-Mahmoud", "[name withheld]"), ("Mahmoud, Yasin", "[name withheld], [name withheld]"),
    ("Yasin’s body", "[name withheld]’s body"), ("Mahmoud's mother", "[name withheld]'s mother"),
    ("the Mahmouds", "the [name withheld]"), ("his father Khalid Mahmoud", "his father Khalid [name withheld]"),
    ("Yassin Mahmud", "[name withheld]"), ("Yaseen Mahmood", "[name withheld]"),
    ("little Yasen", "little [name withheld]"),
    ("Yasin\nMahmoud", "[name withheld]"), ("Ya\u200bsin Mah\u00admoud", "[name withheld]"),
    ("ياسين محمود", "[name withheld]"), ("قتل ياسين أمس", "قتل [name withheld] أمس"),
    ("Ясин Махмуд", "[name withheld]"),
    ("#YasinMahmoud", "#[name withheld]"), ("yasinmahmoud", "[name withheld]"),
    ("https://news.test/a/yasin-mahmoud-killed", "https://news.test/a/[name withheld]-killed"),
    ("https://news.test/%D9%8A%D8%A7%D8%B3%D9%8A%D9%86", "[name withheld]"),
    ("Mahmo&#117;d", "[name withheld]"), ("", ""), ("a child of nine", "a child of nine"),
    ("Muhammad said so in Yabrud", "Muhammad said so in Yabrud"),
])
def test_names_are_hidden_however_they_are_spelt(text: str, safe: str) -> None:
    assert protect_text(text, [NAME]) == safe


@pytest.mark.parametrize(("name", "text", "safe"), [
    ("Abdul Rahman al-Homsi", "Abd al-Rahman", "Abd [name withheld]"),
    ("Abdulrahman Homsi", "Abdul Rahman and al-Homsi", "[name withheld] and [name withheld]"),
    ("Said Darwish", "SOHR said that Said Darwish died", "SOHR said that [name withheld] died"),
    ("Ali", "the alias of Ali, ali", "the alias of [name withheld], ali"),
    ("Hope Williams", "there is no hope for Hope", "there is no hope for [name withheld]"),
    ("Hussein", "Husayn and Husain", "[name withheld] and [name withheld]"),
    ("M.", "M. was found", "M. was found"), (" - ", "a - b", "a - b"),
    ("Aye Chan", "Ma Aye Chan", "Ma [name withheld]"),
])
def test_names_of_other_kinds(name: str, text: str, safe: str) -> None:
    assert protect_text(text, [name]) == safe


def test_hiding_twice_changes_nothing() -> None:
    once = protect_text(f"{NAME} and his friend", [NAME])
    assert protect_text(once, [NAME, "Name Withheld"]) == once


def test_ids_are_not_mistaken_for_names() -> None:
    text = "clm_00adabeef00cafe1 speaks for " + "ab" * 32
    assert protect_text(text, ["Ada", "Beef Cafe"]) == text


def test_a_record_is_made_safe_and_keeps_its_offsets() -> None:
    safe = protect_incident(make_incident())
    victim = safe.claims[0].claim.victims[0]
    assert safe.victims[0].value.name == victim.value.name == WITHHELD
    assert victim.evidence[0].quote == WITHHELD
    assert (victim.evidence[0].start, victim.evidence[0].end) == (TEXT.index(CHILD), TEXT.index(CHILD) + len(CHILD))
    assert safe.acts == make_incident().acts
    assert safe.id == make_incident().id


def with_victim(**fields: object) -> Incident:
    victim = replace(Victim("Rana Sabbagh", (Harm.KILLED,)), **fields)
    stated = Stated(victim, (Evidence(0, 12, "Rana Sabbagh"),))
    claim = replace(make_claim(), victims=(stated,))
    return make_incident(make_resolved(claim))


@pytest.mark.parametrize(("fields", "hidden"), [
    ({}, False), ({"age": 18}, False), ({"age": 17}, True), ({"age": 0.5}, True), ({"age_group": AgeGroup.CHILD}, True),
    ({"age_group": AgeGroup.ADULT}, False), ({"protected": True}, True),
    ({"harms": (Harm.KILLED, Harm.SEXUALLY_ASSAULTED)}, True),
])
def test_who_is_protected(fields: dict[str, object], hidden: bool) -> None:
    """Whatever the flag says: a child whom an extractor forgot to mark is a child."""
    incident = with_victim(**fields)
    assert bool(protected_names(incident)) is hidden
    assert ("Rana" not in repr(protect_incident(incident))) is hidden


def test_all_victims_of_sexual_violence_are_protected_by_the_act() -> None:
    incident = with_victim()
    act = Finding(Act.SEXUAL_VIOLENCE, Standing.SINGLE_SOURCE, ())
    assert protected_names(replace(incident, acts=(act,))) == {"Rana Sabbagh"}


def test_a_place_that_shares_a_word_with_a_victim_stays_a_place() -> None:
    """Names of gazetteer and roster are lists of their own: "Tell Zahra" is in them whoever else is called Zahra."""
    victim = replace(make_claim().victims[0].value, name="Zahra")
    incident = make_incident(victims=(Finding(victim, Standing.SINGLE_SOURCE, ()),))
    safe = protect_incident(incident)
    assert safe.place.value.place.name == "Tell Zahra"
    assert safe.place.value.text == "the village of Tell [name withheld]"


def test_a_name_is_hidden_in_the_other_incidents_of_a_release_too() -> None:
    other = make_incident(make_resolved(replace(make_claim(), id="clm_other", victims=(), report_id="rep_other")),
                          id="inc_other", victims=(), notes=(f"like {CHILD}", "like another Samir"))
    safe = Protection.of([make_incident(), other]).incident(other)
    assert safe.notes == (f"like {WITHHELD}", "like another Samir")  # its parts only where the report is the same
    by_hand = Protection.of([other], ["Samir Nobody"]).incident(other)
    assert by_hand.notes == (f"like {WITHHELD} Qaddour", f"like another {WITHHELD}")


def test_a_report_is_made_safe() -> None:
    report = make_report(title=f"{CHILD} is dead", url="https://valley.test/samir-qaddour",
                         external_id="samir_qaddour_7", publisher="Friends of Samir")
    safe = Protection.of([make_incident()]).report(report)
    assert (safe.title, safe.url, safe.text) == (f"{WITHHELD} is dead", None, "")
    assert (safe.external_id, safe.publisher) == (f"{WITHHELD}_7", f"Friends of {WITHHELD}")


# the whole of it, as a property: whatever the name and wherever it is put

latin = st.text("abcdefghiklmnorstuyzáéíšžğ", min_size=3, max_size=9)
arabic = st.text("بتجحدرسعفقلمنهوي", min_size=3, max_size=7)
cyrillic = st.text("абвгдежиклмнорстуфя", min_size=3, max_size=9)
names = st.sampled_from([latin, arabic, cyrillic]).flatmap(
    lambda letters: st.lists(letters, min_size=1, max_size=3)).map(lambda parts: " ".join(parts).title())
around = st.sampled_from(["{}", "he saw {} there", "{}'s house", "({})", "„{}“", "x/{}.html", "{}\n{}", "={}"])
FIELDS = ("quote", "note", "source", "via", "place", "time", "publisher", "title", "external_id", "url", "target",
          "reason", "occupation")


def planted(name: str, field: str, said: str) -> tuple[Incident, Report]:
    """The factory's incident with a child of that name, and the name said in one more field."""
    report = make_report()
    claim = replace(make_claim(report), victims=(
        Stated(Victim(name, (Harm.KILLED,), age_group=AgeGroup.CHILD), (Evidence(0, len(name), name),)),))
    evidence = (Evidence(0, len(said), said),)
    if field == "quote":
        claim = replace(claim, act=replace(claim.act, evidence=evidence))
    elif field in ("source", "via"):
        source = SourceMention("x", SourceKind.WITNESS, (said,))
        claim = replace(claim, source=Stated(source, evidence))
    elif field in ("place", "time"):
        claim = replace(claim, **{field: replace(getattr(claim, field), evidence=evidence)})
    elif field == "occupation":
        claim = replace(claim, victims=(*claim.victims, Stated(Victim("X", (), occupation=said), evidence)))
    elif field in ("publisher", "title", "external_id", "url"):
        report = replace(report, **{field: said})
    incident = make_incident(make_resolved(claim))
    if field == "note":
        incident = replace(incident, notes=(said,))
    elif field == "target":
        incident = replace(incident, targets=tuple(
            replace(f, value=replace(f.value, name=said, text=said)) for f in incident.targets))
    elif field == "reason":
        incident = replace(incident, grade=replace(incident.grade, reasons=(said,)))
    return incident, report


@given(name=names, field=st.sampled_from(FIELDS), said=around, case=st.sampled_from([str, str.upper]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_name_and_wherever_it_stands_no_file_says_it(tmp_path: Path, name: str, field: str, said: str,
                                                                  case: type[str]) -> None:
    # a name that every release says by its own words ("Act", "Front") proves nothing by being there
    own = fixed_words() | set(fold_name(TEXT + "Northern Front Orchard Monitor Valley News Idlib").split())
    assume(not set(fold_name(name).split()) & own)
    text = said.replace("{}", case(name))
    incident, report = planted(name, field, text)
    assert says(text, [name])
    folder = tmp_path / "out"
    publish([incident], {report.id: report}, folder)
    for file in folder.iterdir():
        content = file.read_bytes().decode()
        assert not says(content, [name]), file.name
        assert name not in content
        assert case(name) not in content


def test_a_restricted_release_names_everyone(tmp_path: Path) -> None:
    from sijill.model.release import Profile

    publish([make_incident()], {make_report().id: make_report()}, tmp_path / "out", Profile.RESTRICTED)
    assert CHILD in (tmp_path / "out" / "incidents.jsonl").read_text()


def test_the_gate_stops_what_the_masks_let_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The masks are made blind: then nothing may be published, and what was there before stays."""
    publish([], {}, tmp_path / "out")
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    monkeypatch.setattr("sijill.publish.mask.Mask.__call__", lambda self, text: text)
    with pytest.raises(SijillError, match="a protected name is left in it, so nothing was published"):
        publish([make_incident()], {make_report().id: make_report()}, tmp_path / "out")
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["out"]


@pytest.mark.parametrize("content", [
    "x Samir  Qaddour y", "samir_qaddour", '"Samir\\nQaddour"', "S\\u0061mir Qaddour", "Samir%20Qaddour",
    "Samir&nbsp;Qaddour", "SAMIR-QADDOUR's",
])
def test_the_gate_reads_a_file_as_its_readers_would(tmp_path: Path, content: str) -> None:
    (tmp_path / "file.json").write_text(content)
    with pytest.raises(SijillError, match=r"file\.json") as caught:
        refuse_names(tmp_path.iterdir(), [CHILD], frozenset())
    assert "Qaddour" not in str(caught.value)


def test_the_gate_lets_ids_pass(tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text("clm_00ada000000cafe1")
    refuse_names(tmp_path.iterdir(), ["Ada"], frozenset())


def test_evidence_that_lost_a_name_says_so(tmp_path: Path) -> None:
    publish([make_incident()], {make_report().id: make_report()}, tmp_path / "out")
    record = json.loads((tmp_path / "out" / "incidents.jsonl").read_text())
    withheld = [(e["quote"], e.get("withheld")) for e in record["claims"][0]["evidence"] if e["field"] == "victims"]
    assert withheld == [(WITHHELD, True)]
    assert not any("withheld" in e for e in record["claims"][0]["evidence"] if e["field"] != "victims")
