"""Words by which a deed is laid at a party's door away from the deed itself; from the packs' tables `blame`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sijill.knowledge.pack import Table
from sijill.knowledge.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Blaming:
    """cues: patterns without one of which a sentence blames nobody.

    Lemmas: claiming, verbs of those who own up, and claimed, what they claim ("credit"); doing, what who speaks says
    it did; coming, what it had done before the deed; sending, what is done with a weapon; wings, nouns whose "of"
    names the party.
    """

    cues: Pattern
    claiming: frozenset[str]
    claimed: frozenset[str]
    doing: frozenset[str]
    coming: frozenset[str]
    sending: frozenset[str]
    wings: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Blaming":
        def words(key: str) -> list[str]:
            return [word for table in tables for word in cast(list[str], table.get(key, []))]

        cues = words("cues")
        pattern = Pattern.of(r"\b(?:" + "|".join(cues) + ")" if cues else r"(?!)")
        return cls(pattern, *(frozenset(words(key)) for key in (
            "claiming", "claimed", "doing", "coming", "sending", "wings")))
