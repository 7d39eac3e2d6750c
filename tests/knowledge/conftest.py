"""A small world: the packaged gazetteer's shape with a handful of places, so that building it takes no time."""

from pathlib import Path

import pytest

from sijill.knowledge.gazetteer import units
from sijill.knowledge.gazetteer import world as building

CITIES = {
    "1": {"geonameid": 1, "name": "Al Qaryatayn", "latitude": 34.2296, "longitude": 37.2407, "countrycode": "SY",
          "population": 31748, "admin1code": "11", "alternatenames": ["Karjatejn", "القريتين", "QRY", "http://x"]},
    "2": {"geonameid": 2, "name": "Tall Tamr", "latitude": 36.6556, "longitude": 40.3708, "countrycode": "SY",
          "population": 0, "admin1code": "01", "alternatenames": ["تل تمر"]},
    "3": {"geonameid": 3, "name": "Ḩimş", "latitude": 34.7268, "longitude": 36.7234, "countrycode": "SY",
          "population": 775404, "admin1code": "11", "alternatenames": ["Homs", "حمص"]},
    "4": {"geonameid": 4, "name": "Homs", "latitude": 43.1, "longitude": -1.1, "countrycode": "FR",
          "population": 900, "admin1code": "75", "alternatenames": []},
}
COUNTRIES = {
    "SY": {"geonameid": 163843, "name": "Syria", "population": 16906283},
    "FR": {"geonameid": 3017382, "name": "France", "population": 66987244},
}
UNITS = [
    ["Ḩimş", "SY-HI", "SY.11", "169575", "Province", "Homs Governorate|محافظة حمص", "1", "", "1"],
    ["Al Ḩasakah", "SY-HA", "SY.01", "173813", "Province", "Al-Hasakah Governorate", "1", "", "1"],
    ["Homs District", "", "SY.11.169576", "169576", "", "منطقة حمص", "2", "1", "1"],
]
# name, number, lines of the units it lies in, line of the country, people, where
DISTRICTS = [["Homs", "3", "1|3", "1", "775404", "34.7", "36.7"]]
NATIONS = [["Syria", "SY", "SYR", "163843", "Syrian Arab Republic", "", ""],
           ["France", "FR", "FRA", "3017382", "", "", ""]]
SMALL = [["SY", "169575", "Nowhere Plain", "34.500", "37.900"], ["SY", "", "Homs District", "34.700", "36.900"]]
TABLES = {"subdivisions": UNITS, "cities": DISTRICTS, "countries": NATIONS}


@pytest.fixture
def small_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home whose packaged gazetteer, once built, holds the places above."""
    monkeypatch.setattr(building, "_data", lambda name: CITIES if name.startswith("cities") else COUNTRIES)
    monkeypatch.setattr(building, "_table", lambda name: iter(TABLES[name]))
    monkeypatch.setattr(units, "listed", lambda: iter(SMALL))
    return tmp_path
