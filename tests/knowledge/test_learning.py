"""Names that reviewers taught: rows of a pack of the user's own, which the next reading knows."""

import os
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge import Knowledge, load
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.learning import Alias, learn, learned_folder, unlearned
from sijill.knowledge.pack import find_packs, own_packs
from sijill.knowledge.roster import Roster

VILLAGE = Alias("places", "geonames:172256", "Qaryat Zarqan", "‘Ayn al ‘Arab", "decision dec_1")
PARTY = Alias("actors", "islamic_state", "Falcon Cells", "Islamic State", "decision dec_2")


def test_what_is_learnt_is_a_pack_of_its_own_and_known_once(tmp_path: Path) -> None:
    packs = find_packs(["core", "syria"])
    assert unlearned([VILLAGE, PARTY, VILLAGE], packs) == (VILLAGE, PARTY)
    learn(learned_folder(tmp_path), [VILLAGE])
    learn(learned_folder(tmp_path), [PARTY])
    own = own_packs(tmp_path)
    assert [pack.name for pack in own] == ["learned"]
    assert unlearned([VILLAGE, PARTY], (*packs, *own)) == ()
    assert [row["source"] for _, row in own[0].rows("places")] == ["decision dec_1"]


def test_an_alias_adds_to_a_party_and_makes_none(tmp_path: Path) -> None:
    learn(tmp_path / "mine", [PARTY])
    roster = Roster.load(find_packs(["core", "syria", str(tmp_path / "mine")]))
    assert roster.resolve("Falcon Cells").chosen == roster.actor("islamic_state")
    assert roster.resolve("Daesh").chosen == roster.actor("islamic_state")
    learn(tmp_path / "mine", [Alias("actors", "nobody", "Nobodies", "Nobody", "decision dec_3")])
    with pytest.raises(SijillError, match="an actor that no pack lists"):
        Roster.load(find_packs(["core", "syria", str(tmp_path / "mine")]))


def test_an_alias_is_a_name_of_the_place(tmp_path: Path, knowledge: Knowledge) -> None:
    assert knowledge.gazetteer.find("Qaryat Zarqan", fuzzy=False) == ()
    learn(tmp_path / "mine", [VILLAGE])
    home = Path(os.environ["SIJILL_HOME"])
    taught = Gazetteer.open(home, find_packs(["core", "syria", str(tmp_path / "mine")]))
    assert [entry.place.id for entry in taught.find("Qaryat Zarqan", fuzzy=False)] == [VILLAGE.id]
    assert taught.get(VILLAGE.id) == knowledge.gazetteer.get(VILLAGE.id)
    assert taught.get("geonames:999999999") is None


def test_the_users_own_packs_are_read_with_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.knowledge.Gazetteer.open", lambda _home, packs, _progress: _Empty(packs))
    assert [pack.name for pack in load(["core"], home=tmp_path).packs] == ["core"]
    learn(learned_folder(tmp_path), [VILLAGE])
    assert [pack.name for pack in load(["core"], home=tmp_path).packs] == ["core", "learned"]


class _Empty:
    def __init__(self, packs: object) -> None:
        self.fingerprint = repr(packs)
