"""Model values to JSON and back: a frozen dataclass in, compact JSON out that gives an equal value when read.

Invariant: `decode(type, encode(type, value)) == value`, and equal values give equal bytes. A NaN would break it: none
of the model's numbers may be one.
"""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Built once for each type: building one costs a thousand encodings."""
    return TypeAdapter(kind)


def encode(kind: type[T], value: T) -> str:
    shape: Any = kind  # mypy does not take type[T] for hashable
    return _adapter(shape).dump_json(value).decode()


def decode(kind: type[T], text: str) -> T:
    """Raises pydantic's ValidationError, a ValueError, where the text is not such a value."""
    shape: Any = kind
    value: T = _adapter(shape).validate_json(text)
    return value
