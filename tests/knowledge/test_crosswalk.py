"""What others call our actors: every row of ours well formed and about an actor; bad rows named."""

from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack, find_packs
from sijill.knowledge.roster import Roster, Scheme
from sijill.knowledge.roster.crosswalk import IDS, crossings

ROSTER = Roster.load(find_packs())
HEADER = "actor,scheme,id,name,source\n"


def called(actor: str, scheme: Scheme) -> list[tuple[str, str]]:
    return [(c.id, c.name) for c in ROSTER.crosswalk(actor) if c.scheme is scheme]


def test_an_actor_goes_by_numbers_names_and_items() -> None:
    assert called("kurdistan_workers_party", Scheme.UCDP) == [("323", "PKK")]
    assert called("kurdistan_workers_party", Scheme.ACLED) == [("", "PKK: Kurdistan Workers Party")]
    assert called("kurdistan_workers_party", Scheme.WIKIDATA) == [("Q152220", "")]
    assert ROSTER.crosswalk("sohr") == ()


def test_the_forces_of_a_state_go_by_a_name_for_each_government() -> None:
    assert [name for _, name in called("military_of_myanmar", Scheme.ACLED)] == [
        "Military Forces of Myanmar (2016-2021)", "Military Forces of Myanmar (2021-)"]


def test_every_row_is_well_formed_and_says_where_it_is_known_from() -> None:
    rows = crossings(find_packs())
    assert len({row.actor for row in rows}) >= 240
    assert {row.scheme for row in rows} == set(Scheme)
    assert len({row.key for row in rows}) == len(rows)
    assert all(IDS[row.scheme].fullmatch(row.id) and row.source for row in rows)


@pytest.mark.parametrize(("row", "problem"), [
    ("hamas,ucdp,Q209,Hamas,s", "'Q209' is no id of ucdp"), ("hamas,wikidata,38799,,s", "'38799' is no id of wikidata"),
    ("hamas,gtd,1,Hamas,s", "'gtd' is no scheme"), ("hamas,acled,,,s", "neither id nor name"),
    ("hamas,ucdp,9999,Hamas,", "'source' is empty"), ("nobody,ucdp,9999,Nobody,s", "'nobody' is no actor"),
    ("hezbollah,ucdp,209,Hamas,s", "said of 'hamas' already")])
def test_a_bad_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    (tmp_path / "crosswalk.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(SijillError, match=problem):
        Roster.load([*find_packs(), Pack("test", "1", "", (), tmp_path)])
