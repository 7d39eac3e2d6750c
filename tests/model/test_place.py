"""Distances on the globe."""

from dataclasses import replace

import pytest

from sijill.model.place import Place, PlacePrecision, distance_km

HERE = Place("test:1", "Here", "XX", None, None, 0.0, 0.0, PlacePrecision.SETTLEMENT)


@pytest.mark.parametrize(("lat", "lon", "km"), [
    (0.0, 0.0, 0.0), (0.0, 1.0, 111.19), (1.0, 0.0, 111.19), (0.0, 180.0, 20015.1), (90.0, 45.0, 10007.5)])
def test_distance(lat: float, lon: float, km: float) -> None:
    there = replace(HERE, lat=lat, lon=lon)
    assert distance_km(HERE, there) == pytest.approx(km, rel=1e-3)
    assert distance_km(there, HERE) == distance_km(HERE, there)


def test_no_distance_without_coordinates() -> None:
    assert distance_km(HERE, replace(HERE, lat=None)) is None
