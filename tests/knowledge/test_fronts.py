"""Lines between two sides on a day, and how far a place lies from them."""

from datetime import date
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge.fronts import Front, fronts, on_day
from sijill.knowledge.pack import Pack, find_packs

HEAD = "front,country,first,last,lat,lon,place,source\n"
LINE = Front("line", "QQ", date(2020, 1, 1), date(2020, 12, 31), ((10.0, 10.0), (10.0, 11.0), (11.0, 11.0)))


def read(folder: Path, rows: str) -> tuple[Front, ...]:
    (folder / "fronts.csv").write_text(HEAD + rows, encoding="utf-8")
    return fronts((Pack("t", "1", "", (), folder),))


@pytest.mark.parametrize(("point", "apart"), [((10.0, 10.5), 0.0), ((9.0, 10.5), 111.2), ((10.0, 9.0), 109.5),
                                              ((10.5, 11.0), 0.0)])
def test_how_far_a_place_lies_from_the_line(point: tuple[float, float], apart: float) -> None:
    assert LINE.apart_km(*point) == pytest.approx(apart, abs=1.0)


def test_a_front_of_one_point_is_that_point() -> None:
    assert Front("siege", "QQ", date.min, date.max, ((10.0, 10.0),)).apart_km(11.0, 10.0) == pytest.approx(111.2)


def test_only_those_of_the_day() -> None:
    assert on_day((LINE,), date(2020, 12, 31)) == (LINE,)
    assert on_day((LINE,), date(2021, 1, 1)) == ()
    assert on_day((LINE,), None) == ()


def test_rows_of_one_front_make_one_line_and_an_open_end_is_open(tmp_path: Path) -> None:
    (front,) = read(tmp_path, "a,QQ,2020-01-01,,1.0,2.0,X,s\na,QQ,2020-01-01,,1.5,2.5,Y,s\n")
    assert (front.points, front.last) == (((1.0, 2.0), (1.5, 2.5)), date.max)


@pytest.mark.parametrize("row", ["a,QQ,2020-02-30,,1.0,2.0,X,s\n", "a,QQ,2020-02-03,2020-02-02,1.0,2.0,X,s\n",
                                 "a,QQ,2020-02-03,,north,2.0,X,s\n"])
def test_a_row_that_is_none_is_said(row: str, tmp_path: Path) -> None:
    with pytest.raises(SijillError):
        read(tmp_path, row)


def test_shipped_fronts_have_sources_and_lie_on_the_earth() -> None:
    packs = find_packs()
    assert all(row["source"] for pack in packs for _, row in pack.rows("fronts"))
    assert all(abs(lat) <= 90 and abs(lon) <= 180 for front in fronts(packs) for lat, lon in front.points)
