"""Ratings: the Admiralty code of one claim, a letter for its source and a number for what it says (NATO AJP-2.1)."""

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """Of the source, on this matter. The words of the code; what they mean here is in docs/grading.md."""

    A = "A"  # completely reliable
    B = "B"  # usually reliable
    C = "C"  # fairly reliable
    D = "D"  # not usually reliable
    E = "E"  # unreliable
    F = "F"  # cannot be judged


class Credibility(StrEnum):
    """Of what is said, beside what others say."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNKNOWN = "6"


@dataclass(frozen=True, slots=True)
class Rating:
    """`reasons` are two, in plain words: why the letter, why the number."""

    claim: str
    reliability: Reliability
    credibility: Credibility
    reasons: tuple[str, str]

    @property
    def code(self) -> str:
        """ "B2". """
        return f"{self.reliability}{self.credibility}"
