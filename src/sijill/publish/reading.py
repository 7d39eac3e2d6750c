"""Reading wire records: a record as JSON has it in, its parts with types out."""

from collections.abc import Mapping, Sequence

Record = Mapping[str, object]


def inside(record: Record, key: str) -> Record:
    """The object under the key, an empty one for null."""
    value = record[key]
    return value if isinstance(value, Mapping) else {}


def listed(record: Record, key: str) -> Sequence[Record]:
    """The objects in the list under the key."""
    value = record[key]
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def wording(value: object) -> str | None:
    return value if isinstance(value, str) else None
