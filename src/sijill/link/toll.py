"""Tolls: the counts of one telling, in the order in which they are taken for what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass

from sijill.model.casualty import CountRange, Group, Harm, Status


@dataclass(frozen=True, slots=True)
class Toll:
    count: CountRange
    status: Status

    def rank(self) -> tuple[bool, int, bool, int]:
        """The larger and the more exact of two is what a telling comes to; "dozens" yields to any figure."""
        return (self.count.best is not None, self.count.value or 0, self.count.high is not None,
                -list(Status).index(self.status))


Tolls = Mapping[tuple[Harm, Group], tuple[Toll, ...]]
"""For each harm and group the different tolls that a telling gives, the fullest first: its sources may compete."""
