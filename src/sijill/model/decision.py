"""Decisions: a reviewer's acts, appended, never edited."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    ACCEPT = "accept"        # of a claim or incident
    REJECT = "reject"        # of a claim: it speaks of no incident, or wrongly
    SAME = "same"            # two claims speak of one incident
    DIFFERENT = "different"  # they do not
    PROTECT = "protect"      # a victim's name, wherever it stands in the casebook
    PLACE = "place"          # a claim's place is this entry of a gazetteer, or none
    ACTOR = "actor"          # words of a claim mean this party of the roster, or none


@dataclass(frozen=True, slots=True)
class Decision:
    """`targets` are the ids decided on: one for accept and reject, two claim ids for same and different.

    For protect, `targets` is empty or one incident id, and `value` is the name. For place and actor the target is a
    claim, and `value` the id chosen or `none`; for actor the words it is chosen for follow behind a space. `at` is ISO
    8601, UTC.
    `id` is made from all the rest.
    """

    id: str
    verdict: Verdict
    targets: tuple[str, ...]
    reviewer: str
    at: str
    value: str | None = None
    note: str | None = None
