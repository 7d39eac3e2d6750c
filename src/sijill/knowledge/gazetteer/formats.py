"""A gazetteer file comes in; for each line a place goes out, or a sentence on why it is none. One reader a format."""

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from sijill.errors import SijillError
from sijill.knowledge.gazetteer.schema import Row
from sijill.knowledge.gazetteer.world import country_codes, province_names

Columns = Mapping[str, str]
Line = tuple[int, Mapping[str, str]]
REST = ""
"""The key of cells beyond the header's last column."""

Reader = Callable[[Path, Columns], Iterator[Row | str]]


@dataclass(frozen=True, slots=True)
class Format:
    """`title` and `licence` credit the source; `columns` are those that files of the format have and no others, by
    which one is known without being named."""

    read: Reader
    title: str
    licence: str
    columns: frozenset[str] = frozenset()


GEONAMES_COLUMNS = ("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "class", "code",
                    "country", "cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem",
                    "timezone", "modified")
GEONAMES_CLASSES = frozenset("PATSLH")
"""Roads (R), vegetation (V) and the undersea (U) are left: no report names them as the place of an event."""

_UNITS = {"ADM1": "province", "PCLI": "country", "PCLS": "country", "PCLD": "country", "TERR": "country"}
_CLASSES = {"P": "settlement", "A": "district", "S": "exact", "T": "district", "L": "district", "H": "district"}
"""A mountain, a plain or a lake is an area: who says "on Jabal al-Zawiya" says no more than a district."""


def _geonames(path: Path, _: Columns) -> Iterator[Row | str]:
    provinces = province_names()
    for line in _dump_lines(path):
        if isinstance(line, str):
            yield line
            continue
        number, cells = line
        if cells["class"] not in GEONAMES_CLASSES:
            continue
        unit = cells["class"] == "A"
        precision = _UNITS.get(cells["code"], _CLASSES[cells["class"]])
        code = f"{cells['country']}.{cells['admin1']}"
        feature = _UNIT_FEATURES[precision] if unit or precision == "settlement" else cells["code"]
        yield _row(path, number, Given(
            f"geonames:{cells['geonameid']}", cells["name"], cells["alternatenames"].split(","), precision,
            cells["latitude"], cells["longitude"], feature=feature, country=cells["country"],
            admin1=provinces.get(code), population=cells["population"]))


_PLACETYPES = {"locality": "settlement", "localadmin": "district", "county": "district", "macrocounty": "district",
               "region": "province", "macroregion": "province", "country": "country", "dependency": "country"}
_UNIT_FEATURES = {"district": "admin2", "province": "admin1", "country": "country", "settlement": "settlement"}


def _whosonfirst(path: Path, _: Columns) -> Iterator[Row | str]:
    for number, cells in _lines(path):
        if cells["superseded"] not in {"", "0"}:
            continue
        precision = _PLACETYPES.get(cells["placetype"], "exact")
        names = [*cells["names_latin"].split("|"), *cells["names_ara"].split("|")]
        # the name may be in the local script: one in Latin letters is shown where there is one
        name = next((n for n in (cells["name"], *names) if n and n.isascii()), cells["name"])
        also = tuple(f"geonames:{part.strip()}" for part in cells["gn_id"].split(",") if part.strip())
        yield _row(path, number, Given(
            f"wof:{cells['wof_id']}", name, [cells["name"], *names], precision, cells["lat"], cells["lon"],
            feature=_UNIT_FEATURES.get(precision, cells["placetype"]), country=cells.get("country") or None,
            admin1=cells["region"], admin2=cells["county"], population=cells["population"], also=also))


def _ocha(path: Path, _: Columns) -> Iterator[Row | str]:
    middles: dict[_Unit, list[tuple[float, float]]] = {}
    for number, cells in _lines(path):
        exact = cells["type"] == "N"
        row = _row(path, number, Given(
            f"ocha:{cells['pcode']}", cells["name_en"], [*cells["name_en"].split(" - "), cells["name_ar"]],
            "exact" if exact else "settlement", cells["lat"], cells["lon"],
            feature="neighbourhood" if exact else "settlement", country=cells["gov_pcode"][:2],
            admin1=cells["gov_en"], admin2=cells["dist_en"]))
        yield row
        if isinstance(row, Row) and row.lat is not None and row.lon is not None:
            for level in ("dist", "subdist"):
                unit = _Unit(cells[f"{level}_pcode"], cells[f"{level}_en"], cells[f"{level}_ar"], cells["gov_en"],
                             cells["dist_en"])
                middles.setdefault(unit, []).append((row.lat, row.lon))
    yield from (_middle(unit, points) for unit, points in middles.items())


class _Unit(NamedTuple):
    """A district or sub-district, which the table only tells of with its communities."""

    pcode: str
    name: str
    arabic: str
    province: str
    district: str


def _middle(unit: _Unit, points: list[tuple[float, float]]) -> Row:
    lat, lon = (round(fmean(p[i] for p in points), 5) for i in (0, 1))
    # the centre's sub-district is written "centre of X" in Arabic: a name for the town
    names = (unit.name, unit.arabic.removeprefix("مركز "))
    return Row(f"ocha:{unit.pcode}", unit.name, names, unit.pcode[:2], unit.province, unit.district, lat, lon,
               "district", None, "admin2")


def _pcodes(path: Path, _: Columns) -> Iterator[Row | str]:
    parents: dict[str, tuple[str, str | None]] = {}
    codes = country_codes()
    for number, cells in _lines(path):
        if cells["Location"].startswith("#"):  # the line of HXL tags under the header
            continue
        level, pcode, name = cells["Admin Level"], cells["P-Code"], cells["Name"]
        parent = parents.get(cells["Parent P-Code"], (name, None))
        parents[pcode] = parent if level not in {"1", "2"} else (name, None) if level == "1" else (parent[0], name)
        precision = "province" if level == "1" else "country" if level == "0" else "district"
        yield _row(path, number, Given(
            f"pcode:{pcode}", name, [name], precision, "", "", feature=_UNIT_FEATURES[precision],
            country=codes.get(cells["Location"], cells["Location"][:2]),
            admin1=parents[pcode][0], admin2=parents[pcode][1]))


CSV_COLUMNS = ("name", "lat", "lon", "aliases", "country", "admin1", "admin2", "id", "precision")


def _csv(path: Path, columns: Columns) -> Iterator[Row | str]:
    for number, raw in _lines(path):
        cells = {key: raw.get(columns.get(key, key), "") for key in CSV_COLUMNS}
        if columns.get("name", "name") not in raw:
            raise SijillError(f"there is no column {columns.get('name', 'name')!r}", where=str(path),
                              remedy=f"name the columns as {', '.join(CSV_COLUMNS)}, or say which stand for them")
        content = "|".join(cells.values())
        own = cells["id"] or hashlib.sha256(content.encode()).hexdigest()[:16]
        yield _row(path, number, Given(
            own if ":" in own else f"csv:{own}", cells["name"], cells["aliases"].split("|"),
            cells["precision"] or "settlement", cells["lat"], cells["lon"],
            feature=_UNIT_FEATURES.get(cells["precision"] or "settlement", "place"),
            country=cells["country"] or None, admin1=cells["admin1"], admin2=cells["admin2"]))


_OCHA_LICENCE = "CC BY-IGO (usual for OCHA's common data sets; see the file's own page)"
FORMATS: Mapping[str, Format] = {
    "geonames": Format(_geonames, "GeoNames", "CC BY 4.0"),
    "whosonfirst": Format(_whosonfirst, "Who's On First, in part from GeoNames", "CC0; the GeoNames part CC BY 4.0",
                           frozenset({"wof_id", "placetype"})),
    "hdx-pcodes": Format(_pcodes, "OCHA common operational data sets, p-codes", _OCHA_LICENCE,
                         frozenset({"Location", "Admin Level", "P-Code"})),
    "ocha": Format(_ocha, "OCHA common operational data sets", _OCHA_LICENCE,
                   frozenset({"pcode", "gov_pcode", "name_en"})),
    "csv": Format(_csv, "the user's own table", "as its owner says"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a line says, as words."""

    id: str
    name: str
    names: list[str]
    precision: str
    lat: str
    lon: str
    feature: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: str = ""
    also: tuple[str, ...] = ()


PRECISIONS = frozenset({"exact", "settlement", "near_settlement", "district", "province", "country"})


def _row(path: Path, number: int, given: Given) -> Row | str:
    where = f"{path.name} line {number}"
    if not given.name.strip():
        return f"{where}: the place has no name"
    if given.precision not in PRECISIONS:
        return f"{where}: {given.precision!r} is no precision; use one of {', '.join(sorted(PRECISIONS))}"
    try:
        lat, lon = (float(given.lat), float(given.lon)) if given.lat or given.lon else (None, None)
    except ValueError:
        return f"{where}: {given.lat!r}, {given.lon!r} are no coordinates"
    if lat is not None and lon is not None and not (abs(lat) <= 90 and abs(lon) <= 180):
        return f"{where}: {lat}, {lon} lie outside the globe"
    population = int(given.population) if given.population.isdecimal() and given.population != "0" else None
    names = tuple(dict.fromkeys(name.strip() for name in given.names if name.strip()))
    return Row(given.id, given.name.strip(), names, given.country, given.admin1 or None, given.admin2 or None, lat, lon,
               given.precision, population, given.feature, also=given.also)


def _lines(path: Path) -> Iterator[Line]:
    """Each line by the names of its columns; a column a reader asks for in vain ends the reading."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, restkey=REST, restval="")
        for cells in reader:
            cells.pop(REST, None)
            yield reader.line_num, cells


def _dump_lines(path: Path) -> Iterator[Line | str]:
    """Lines of a GeoNames dump, which has no header and no quotes."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for number, line in enumerate(stream, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) == len(GEONAMES_COLUMNS):
                yield number, dict(zip(GEONAMES_COLUMNS, cells, strict=True))
            else:
                yield f"{path.name} line {number}: {len(cells)} columns instead of {len(GEONAMES_COLUMNS)}"
