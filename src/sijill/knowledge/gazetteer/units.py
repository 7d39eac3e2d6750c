"""The core pack's table of small units (townships, communes, councils) comes in, rows for the packaged index go out.

They say where an unlisted village lies, which is most villages outside Europe. The table is made by `scripts/units.py`.
"""

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files

from sijill.knowledge.gazetteer.keys import fold, skeleton
from sijill.knowledge.gazetteer.schema import Row

GEOBOUNDARIES = ("geoboundaries", "geoBoundaries (William & Mary geoLab), middles of units", "CC BY 4.0")

FIRST_UNIT = 5_000_000_000
"""Numbers of these units: above any GeoNames number, below any import's. They are counted off anew at each build, for
no import joins them: their feature, admin3, is in no other source."""


# A unit is spoken of with and without the word for its level ("Homs", "Homs Governorate"); both are kept as names.
UNIT_WORDS = frozenset({
    "governorate", "province", "district", "region", "oblast", "raion", "county", "state", "department", "municipality",
    "prefecture", "canton", "division", "territory", "subdistrict", "commune", "circle", "wilaya", "muhafazah",
    "upazila", "zone", "woreda", "township", "cercle", "rayon", "municipio", "tehsil", "tahsil", "arrondissement"})


def unit_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """`connection` holds the provinces already, whose names the rows are given."""
    provinces = dict(connection.execute("SELECT n, name FROM place WHERE feature = 'admin1'"))
    for number, (country, province, name, lat, lon) in enumerate(_table()):
        names = tuple(filter(None, [bare_name(name)]))
        yield Row(f"unit:{country}@{lat},{lon}", name, names, country, provinces.get(int(province or 0)), None,
                  float(lat), float(lon), "district", None, "admin3", FIRST_UNIT + number)


def place_districts(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """A district that lies nowhere, for no packaged settlement is in it, lies where a unit of its name does, or the one
    unit with its consonants: "Wor Mamay" is also written "Wormamay"."""
    units = list(rows)
    named = "FROM place JOIN name USING (n) WHERE feature = 'admin2' AND lat IS NULL ORDER BY n DESC"
    missing = {(country, key): n for key, country, n in connection.execute(f"SELECT fold, country, n {named}")}
    found = {missing[key]: row for row in units if (key := (row.country, fold(row.name))) in missing}
    bare = {(country, bones): n for bones, country, n in connection.execute(f"SELECT skeleton, country, n {named}")
            if bones and n not in found}
    alike: dict[int, list[Row]] = {}
    for row in units:
        if (n := bare.get((row.country, skeleton(bare_name(row.name) or row.name)))) is not None:
            alike.setdefault(n, []).append(row)
    found |= {n: held[0] for n, held in alike.items() if len(held) == 1}
    connection.executemany("UPDATE place SET lat = ?, lon = ? WHERE n = ?",
                           [(row.lat, row.lon, n) for n, row in sorted(found.items())])


def bare_name(name: str) -> str:
    """The name without the word for its level at either end, "" where there is none to take off."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in UNIT_WORDS:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in UNIT_WORDS and words[1] in {"of", "de", "du", "des", "do", "da"}:
        return " ".join(words[2:])
    return ""


def _table() -> Iterator[list[str]]:
    with as_file(files("sijill") / "packs" / "core" / "units.tsv") as path, path.open(encoding="utf-8") as stream:
        lines = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(lines)
        yield from lines
