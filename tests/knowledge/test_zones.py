"""Days and hours in a country at an instant."""

from datetime import date, datetime
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack, find_packs
from sijill.knowledge.zones import Local, zones

ZONES = zones(find_packs())


@pytest.mark.parametrize(("instant", "country", "shown"), [
    ("2024-03-01T23:30+00:00", "SY", [Local(date(2024, 3, 2), 2, "Asia/Damascus")]),
    ("2024-03-01T12:00+00:00", "SY", [Local(date(2024, 3, 1), 15, "Asia/Damascus")]),
    ("2021-01-01T21:30+00:00", "SY", [Local(date(2021, 1, 1), 23, "Asia/Damascus")]),  # winter time, before 2022
    ("2021-07-01T21:30+00:00", "SY", [Local(date(2021, 7, 2), 0, "Asia/Damascus")]),
    ("2024-03-01T18:00+00:00", "MM", [Local(date(2024, 3, 2), 0, "Asia/Yangon")]),     # +06:30
    ("2024-03-02T01:00+02:00", "CO", [Local(date(2024, 3, 1), 18, "America/Bogota")]),
    ("2024-03-01T22:30+00:00", "CD", [Local(date(2024, 3, 1), 23, "Africa/Kinshasa"),
                                      Local(date(2024, 3, 2), 0, "Africa/Lubumbashi")]),
    ("2024-03-01T12:00+00:00", None, []), ("2024-03-01T12:00+00:00", "ZZ", [])])
def test_what_clocks_showed(instant: str, country: str | None, shown: list[Local]) -> None:
    assert list(ZONES.local(datetime.fromisoformat(instant), country)) == shown


def test_every_country_of_the_roster_has_a_zone_but_those_without_towns() -> None:
    listed = {row["alpha2"] for pack in find_packs() for _, row in pack.rows("countries")}
    assert len(listed - set(ZONES.of)) <= 6


def test_a_bad_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "zones.csv").write_text("country,zone,source\nSY,Asia/Nowhere,s\n", encoding="utf-8")
    with pytest.raises(SijillError, match="Asia/Nowhere"):
        zones((Pack("test", "1", "", (), tmp_path),))
