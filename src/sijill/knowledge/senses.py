"""Words that rules ask for by what they mean ("dying", "rising"); from the packs' tables `senses`.

A language brings the words; the rules know the senses alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sijill.errors import SijillError
from sijill.knowledge.cells import string_set
from sijill.knowledge.pack import Table

WHERE = "senses.toml"


class Sense(StrEnum):
    """What a rule may ask of a word; the packs' tables say with each what it is for."""

    ACCUSED = "accused"
    ACCUSING = "accusing"
    BODY_SPEAKING = "body_speaking"
    CALLED = "called"
    CAUSING = "causing"
    DYING = "dying"
    GROUND = "ground"
    KILLING = "killing"
    LAID = "laid"
    LEAVING = "leaving"
    SERVING = "serving"
    FORCES = "forces"
    LIGHT = "light"
    LISTING = "listing"
    LIVING = "living"
    OWNED = "owned"
    PAST_ONLY = "past_only"
    PEOPLE = "people"
    PUTTING = "putting"
    QUOTING = "quoting"
    RISING = "rising"
    SAYING = "saying"
    STATIONED = "stationed"
    TAKEN = "taken"
    TAKING_PART = "taking_part"
    TOLL = "toll"
    USING = "using"
    WOUNDED = "wounded"


@dataclass(frozen=True, slots=True)
class Senses:
    """Words of each sense, in small letters: lemmas, or forms where only those are meant ("planted")."""

    words: Mapping[Sense, frozenset[str]]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Senses":
        """Raises SijillError for a sense that no rule asks for, or that is no list of words."""
        strange = sorted({key for table in tables for key in table} - set(Sense))
        if strange:
            raise SijillError(f"no rule asks for words of the sense {strange[0]!r}", where=WHERE,
                              remedy=f"the senses are {', '.join(Sense)}")
        return cls({sense: string_set(tables, WHERE, sense) for sense in Sense})

    def __getitem__(self, sense: Sense) -> frozenset[str]:
        return self.words[sense]
