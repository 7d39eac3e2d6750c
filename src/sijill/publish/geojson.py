"""GeoJSON: wire records in, a FeatureCollection (RFC 7946) of those that have coordinates out.

A point is where the gazetteer puts the place: `place_precision` says how much that is worth, and must be shown with it.
"""

from collections.abc import Iterable

from sijill.model.wire import dumps
from sijill.publish.reading import Record, inside, listed, wording


def geojson_bytes(records: Iterable[Record]) -> bytes:
    """One feature a line, so that two releases can be compared by line."""
    features = ",\n".join(dumps(feature) for record in records if (feature := _feature(record)) is not None)
    return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'.encode()


def _feature(record: Record) -> Record | None:
    place, date = inside(record, "place"), inside(record, "date")
    if place.get("lat") is None or place.get("lon") is None:
        return None
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": {
            "scope": record["scope"], "acts": record["acts"], "date": date["edtf"],
            "date_precision": date["precision"], "place": place["name"], "place_id": place["id"],
            "place_precision": place["precision"], "country": place["country"], "admin1": place["admin1"],
            "perpetrators": [wording(party["name"]) for party in listed(record, "perpetrators")],
            "casualties": [dict(row) for row in listed(record, "casualties")],
            "grade": inside(record, "grade")["code"], "claims": len(listed(record, "claims")),
        },
    }
