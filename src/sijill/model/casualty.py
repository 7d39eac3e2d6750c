"""Casualties: harm × group × status × count. A count is low, best and high, in people, never an int."""

from dataclasses import dataclass
from enum import StrEnum


class Harm(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    CAPTURED = "captured"
    TORTURED = "tortured"
    SEXUALLY_ASSAULTED = "sexually_assaulted"
    MISSING = "missing"
    DISPLACED = "displaced"
    OTHER = "other"


class Group(StrEnum):
    """Whom a count counts; every group but `all` is a part, beside the whole and never added to it."""

    ALL = "all"
    CHILDREN = "children"
    GIRLS = "girls"
    BOYS = "boys"
    WOMEN = "women"
    MEN = "men"
    ELDERLY = "elderly"
    MEDICAL = "medical"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"
    RESCUERS = "rescuers"


class Status(StrEnum):
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CountRange:
    """People. "at least 128" is 128/128/None, "over 15" is 16/16/None, "dozens" is 24/None/None, "11" is 11/11/11."""

    low: int | None
    best: int | None
    high: int | None

    def __post_init__(self) -> None:
        bounds = [n for n in (self.low, self.best, self.high) if n is not None]
        if bounds != sorted(bounds) or any(n < 0 for n in bounds):
            raise ValueError(f"a count runs from low to high: {self.low}/{self.best}/{self.high}")

    @property
    def value(self) -> int | None:
        """One number where one is wanted: best, else low, else high."""
        return next((n for n in (self.best, self.low, self.high) if n is not None), None)


def exactly(number: int) -> CountRange:
    return CountRange(number, number, number)


@dataclass(frozen=True, slots=True)
class Casualty:
    harm: Harm
    group: Group
    status: Status
    count: CountRange
