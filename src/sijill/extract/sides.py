"""Whose dead a count is of: the readings of a report come in, which party each of its counts names goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sijill.extract.reading import Reading
from sijill.model.actor import ActorKind
from sijill.model.casualty import Casualty
from sijill.model.evidence import Stated

TOLD_APART = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.COMBATANT})
"""Kinds of generic words ("soldiers", "militants") that stand for two sides where one fight has both."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Parties by where they stand in the report: the ids of each, or its kind where it has none."""

    parties: Mapping[tuple[int, int], frozenset[str]]

    def of(self, row: Stated[Casualty]) -> frozenset[str]:
        """Of the parties named in the words of a count; none where they name none."""
        return frozenset(said for quote in row.evidence for (start, end), ids in self.parties.items()
                         if quote.start <= start and end <= quote.end for said in ids)

    def apart(self, left: Stated[Casualty], right: Stated[Casualty]) -> bool:
        """Whether the two count people of two parties; all do where nothing is known of any party."""
        if not self.parties:
            return True
        mine, others = self.of(left), self.of(right)
        return bool(mine and others) and not mine & others


def sides_of(readings: Sequence[Reading]) -> Sides:
    """Of a report's sentences."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    for reading in readings:
        for actor in reading.actors:
            quote = reading.sentence.quote(actor.start, actor.end)
            kind = frozenset({f"kind:{actor.mention.kind}"} if actor.mention.kind in TOLD_APART else ())
            found[quote.start, quote.end] = frozenset(actor.ids) or kind
    return Sides(found)
