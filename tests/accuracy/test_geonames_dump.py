"""A made-up dump is one that an import reads: its shares of kinds, its known and broken lines, the same each time."""

from collections import Counter
from pathlib import Path

import pytest

from accuracy import geonames_dump
from accuracy.geonames_dump import BROKEN, CLASSES, FIRST, KNOWN, Held, lines, main
from sijill.knowledge.gazetteer.formats import FORMATS
from sijill.knowledge.gazetteer.schema import Row

ROWS = 2000
HELD: dict[str, list[Held]] = {
    "QQ": [(1, "Marqa Bala", "QQ", 10.0, 20.0, 700, "01"), (2, "Marqa Zir", "QQ", 11.0, 20.0, 700, "01")],
    "RR": [(7, "Tolvik", "RR", -3.0, -70.0, None, "")]}


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames_dump, "_held", lambda: HELD)


def rows() -> list[list[str]]:
    return [line.rstrip("\n").split("\t") for line in lines(ROWS)]


def test_it_is_the_same_each_time() -> None:
    assert list(lines(ROWS)) == list(lines(ROWS))
    assert list(lines(ROWS))[:50] != list(lines(ROWS + 1))[:50]


def test_one_line_in_a_thousand_is_broken_and_one_in_twenty_is_known() -> None:
    found = rows()
    assert len(found) == ROWS
    assert sum(len(cells) < 19 for cells in found) == ROWS // BROKEN
    known = [cells for cells in found if int(cells[0]) < FIRST]
    assert len(known) == ROWS // KNOWN
    assert {cells[1] for cells in known} <= {place[1] for places in HELD.values() for place in places}


def test_classes_and_countries_come_in_their_shares() -> None:
    whole = [cells for cells in rows() if len(cells) == 19]
    kinds = Counter(cells[6] for cells in whole)
    assert all(abs(kinds[kind] / len(whole) - share / 100) < 0.06 for kind, _, share in CLASSES)
    countries = Counter(cells[8] for cells in whole)
    assert countries["QQ"] > countries["RR"] > 0  # the country with more settlements has more of all


def test_the_importer_reads_the_places_and_refuses_the_broken(tmp_path: Path) -> None:
    file = tmp_path / "QQ.txt"
    assert main([str(ROWS), str(file)]) == 0
    read = list(FORMATS["geonames"].read(file, {}))
    places = [row for row in read if isinstance(row, Row)]
    assert len(read) - len(places) == ROWS // BROKEN
    assert all(row.country in HELD and row.lat is not None and -90 <= row.lat <= 90 for row in places)
    kept = {cells[0] for cells in rows() if len(cells) == 19 and cells[6] not in {"R", "V"}}  # no roads, no forests
    assert {row.id for row in places} == {f"geonames:{number}" for number in kept}


def test_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["many"]) == 2
    assert "ROWS FILE" in capsys.readouterr().err
