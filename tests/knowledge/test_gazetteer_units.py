"""The tables of small units: one may be left out for its licence."""

import pytest

from sijill.knowledge.gazetteer import units


def test_units_are_read_without_the_share_alike_table_too(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [row[0] for row in units.listed()]
    assert both == sorted(both)
    monkeypatch.setattr(units, "TABLES", (units.TABLES[0], "absent.tsv"))
    left = {row[0] for row in units.listed()}
    assert {"SY", "UA"} <= set(both)
    assert "SY" in left
    assert "UA" not in left
