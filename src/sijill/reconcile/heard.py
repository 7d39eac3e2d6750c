"""What was heard: one claim with the voice that speaks it and the voice in whose words it was told first."""

from dataclasses import dataclass

from sijill.model.upstream import Reliance
from sijill.reconcile.voices import Voice


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim's id, its report, the report that first had its words, who speaks it, and who spoke it there."""

    claim: str
    report: str
    edition: str
    spoken: Voice
    lent: Voice


@dataclass(frozen=True, slots=True)
class Ground:
    """The voice that another rests on in the end, and the next one on the way there; `how` where that is not plain."""

    on: str
    next: str
    how: Reliance | None = None
