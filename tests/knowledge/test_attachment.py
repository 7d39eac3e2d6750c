"""Weights of marks: read from packs' tables, summed, and told as reasons."""

from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge.attachment import Attachment
from sijill.knowledge.pack import Pack

ROWS = """round,mark,weight
pair,(always),-1.0
pair,under in,2.5
pair,under from,-3.0
pair,country,0.25
rivals,(always),-0.5
rivals,alone,0.5
"""


def pack(folder: Path, rows: str) -> Pack:
    (folder / "attachment.csv").write_text(rows, encoding="utf-8")
    return Pack("test", "1", "", (), folder)


def test_odds_add_up_and_scores_lie_between_none_and_one(tmp_path: Path) -> None:
    model = Attachment.from_packs([pack(tmp_path, ROWS)])
    assert model.odds(("under in", "never seen")) == 1.5
    assert model.score(("alone",)) == 0.5
    assert 0 < model.score(()) < 0.5


def test_the_heaviest_marks_are_the_reasons(tmp_path: Path) -> None:
    model = Attachment.from_packs([pack(tmp_path, ROWS)])
    assert model.reasons(("country", "under from", "under in")) == (
        "under from (-3.00)", "under in (+2.50)", "country (+0.25)")
    assert model.reasons(("never seen",)) == ()


def test_without_weights_nothing_is_known() -> None:
    assert Attachment.from_packs([]).score(("alone",)) == 0.5


def test_a_row_that_is_no_weight_is_refused_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(SijillError, match=r"attachment\.csv line 2"):
        Attachment.from_packs([pack(tmp_path, "round,mark,weight\nthird,alone,1\n")])
