"""Grounds: the reasons for and against two tellings being one incident, each with its weight, in plain words."""

from dataclasses import dataclass
from enum import StrEnum


class On(StrEnum):
    """What a ground speaks of."""

    PLACE = "place"
    DATE = "date"
    ACT = "act"
    PERPETRATOR = "perpetrator"
    VICTIM = "victim"
    TOLL = "toll"
    WEAPON = "weapon"
    SOURCE = "source"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Ground:
    """Weight is in bits, roughly: +1 doubles the odds that the two are one, -1 halves them; the tables give each.

    A ground that `forbids` keeps the two apart whatever speaks for them.
    """

    on: On
    weight: float
    reason: str
    forbids: bool = False
