"""Evidence: the exact words of a report that state a value (W3C Web Annotation text position and quote)."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """`report.text[start:end] == quote`: code points, half open."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value with the words that state it; never without evidence."""

    value: T
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a stated value quotes its report")

    @property
    def text(self) -> str:
        """The words of the first evidence."""
        return self.evidence[0].quote
