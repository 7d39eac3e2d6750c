"""The core pack's tables of small units (townships, communes, councils) come in, rows for the packaged index go out.

They say where an unlisted village lies, which is most villages outside Europe. `scripts/units.py` makes the tables: one
of the countries whose units are share-alike, which may be left out, and one of the others.
"""

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from heapq import merge
from importlib.resources import as_file, files
from operator import itemgetter

from sijill.knowledge.gazetteer.keys import fold, skeleton
from sijill.knowledge.gazetteer.schema import INSERT_NAME, Row, name_rows
from sijill.knowledge.gazetteer.whereabouts import kilometres

GEOBOUNDARIES = ("geoboundaries", "geoBoundaries (William & Mary geoLab), middles of units",
                 "CC BY 4.0; units of some countries ODbL 1.0 or CC BY-SA, with credit to OpenStreetMap (see NOTICE)")

TABLES = ("units.tsv", "units_share_alike.tsv")
"""Both in the order of their countries' codes. The second is under ODbL 1.0 or CC BY-SA (see NOTICE): where whoever
passes Sijill on has deleted it, the index is built without it."""

FIRST_UNIT = 5_000_000_000
"""Numbers of these units: above any GeoNames number, below any import's. They are counted off anew at each build, for
no import joins them: their feature, admin3, is in no other source."""


SAME_PROVINCE_KM, SAME_KM = 150.0, 40.0
"""How far the middle of a district may lie from its seat, where both are known to be in one province, and where not:
only districts of deserts are wider."""

# A unit is spoken of with and without the word for its level ("Homs", "Homs Governorate"); both are kept as names.
UNIT_WORDS = frozenset({
    "governorate", "province", "district", "region", "oblast", "raion", "county", "state", "department", "municipality",
    "prefecture", "canton", "division", "territory", "subdistrict", "commune", "circle", "wilaya", "muhafazah",
    "republic", "respublika", "upazila", "zone", "woreda", "township", "cercle", "rayon", "municipio", "tehsil",
    "tahsil", "arrondissement"})


def unit_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """`connection` holds the provinces already, whose names the rows are given."""
    provinces = dict(connection.execute("SELECT n, name FROM place WHERE feature = 'admin1'"))
    for number, (country, province, name, lat, lon) in enumerate(listed()):
        names = tuple(filter(None, [bare_name(name)]))
        yield Row(f"unit:{country}@{lat},{lon}", name, names, country, provinces.get(int(province or 0)), None,
                  float(lat), float(lon), "district", None, "admin3", FIRST_UNIT + number)


def join_districts(connection: sqlite3.Connection, rows: Iterable[Row]) -> list[Row]:
    """Units that are a district GeoNames has too become one entry with it, under both ids: the district keeps its seat
    for its point, and takes the unit's middle where it has none. What is left goes out."""
    held, left = _Districts(connection), []
    joined: dict[int, Row] = {}
    for row in sorted(rows, key=lambda row: row.n or 0):
        n = held.same(row)
        if n is None or n in joined:
            left.append(row)
        else:
            joined[n] = row
    connection.executemany("UPDATE place SET lat = coalesce(lat, ?), lon = coalesce(lon, ?) WHERE n = ?",
                           [(row.lat, row.lon, n) for n, row in sorted(joined.items())])
    names = (name for n, row in sorted(joined.items()) for name in name_rows((row.name, *row.names), n, None))
    connection.executemany(INSERT_NAME, list(names))
    connection.executemany("INSERT INTO known_as VALUES (?,?)", sorted((row.id, n) for n, row in joined.items()))
    return left


class _Districts:
    """The districts there are, by country and name, and by country and consonants."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._named: defaultdict[tuple[str, str], dict[int, _District]] = defaultdict(dict)
        self._alike: defaultdict[tuple[str, str], dict[int, _District]] = defaultdict(dict)
        query = ("SELECT fold, skeleton, country, n, admin1, lat, lon FROM place JOIN name USING (n) "
                 "WHERE feature = 'admin2' ORDER BY n, fold")
        for key, bones, country, n, admin1, lat, lon in connection.execute(query):
            self._named[country, key][n] = (admin1, lat, lon)
            if bones:
                self._alike[country, bones][n] = (admin1, lat, lon)

    def same(self, row: Row) -> int | None:
        """The number of the district that a unit is: of its name, in its province or near by; or the only one there
        that has its consonants ("Wor Mamay" is also written "Wormamay")."""
        country, bare = row.country or "", bare_name(row.name) or row.name
        named = self._named.get((country, fold(row.name)), {}) | self._named.get((country, fold(bare)), {})
        fit = [(apart, n) for n, district in named.items() if (apart := _apart(row, district)) is not None]
        if fit:
            return min(fit)[1]
        alike = [n for n, district in self._alike.get((country, skeleton(bare)), {}).items()
                 if _apart(row, district) is not None]
        return alike[0] if len(alike) == 1 else None


_District = tuple[str | None, float | None, float | None]


def _apart(row: Row, district: _District) -> float | None:
    """Kilometres from the unit's middle to the district's seat, 0 where it has no point; None where it is another."""
    admin1, lat, lon = district
    if row.admin1 is not None and admin1 is not None and row.admin1 != admin1:
        return None
    if lat is None or lon is None or row.lat is None or row.lon is None:
        return 0.0
    apart = kilometres((row.lat, row.lon), (lat, lon))
    return apart if apart <= (SAME_PROVINCE_KM if row.admin1 is not None else SAME_KM) else None


def bare_name(name: str) -> str:
    """The name without the word for its level at either end, "" where there is none to take off."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in UNIT_WORDS:
        return " ".join(words[:-1]).removesuffix(",")
    if len(words) > 2 and words[0].lower() in UNIT_WORDS and words[1] in {"of", "de", "du", "des", "do", "da"}:
        return " ".join(words[2:])
    return ""


def listed() -> Iterator[list[str]]:
    """Of all tables there are, by country: country, number of the province or nothing, name, latitude, longitude."""
    return merge(*map(_read, TABLES), key=itemgetter(0))


def _read(table: str) -> Iterator[list[str]]:
    with suppress(FileNotFoundError), as_file(files("sijill") / "packs" / "core" / table) as path, \
            path.open(encoding="utf-8") as stream:
        lines = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(lines)
        yield from lines
