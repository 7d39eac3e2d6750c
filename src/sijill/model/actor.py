"""Actors: organised parties of a conflict, and the words of a report that speak of one."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    UNKNOWN = "unknown"


class ActorRole(StrEnum):
    """What an entry of the roster does in reports."""

    PARTY = "party"          # uses force
    MONITOR = "monitor"      # documents
    OUTLET = "outlet"        # publishes
    AGENCY = "agency"        # rescues, treats, governs, speaks


@dataclass(frozen=True, slots=True)
class Actor:
    """A roster entry as used. `side` is the id of the actor whose interest it shares, itself if it leads a side."""

    id: str
    name: str
    kind: ActorKind
    role: ActorRole
    side: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """How a report names a party: the words, and what kind they say it is ("gunmen" are an armed group)."""

    text: str
    kind: ActorKind = ActorKind.UNKNOWN
