"""A language as the rules need it: one value per concept, put together from the packs' tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.knowledge.attachment import Attachment
from sijill.knowledge.blaming import Blaming
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.knowledge.cues import ObjectNouns, ScopeCues, Speech, Weapons
from sijill.knowledge.numbers import Numbers
from sijill.knowledge.pack import Pack, tables
from sijill.knowledge.persons import Persons
from sijill.knowledge.triggers import Triggers


@dataclass(frozen=True, slots=True)
class Language:
    triggers: Triggers
    speech: Speech
    scope: ScopeCues
    weapons: Weapons
    objects: ObjectNouns
    calendar: Calendar
    numbers: Numbers
    persons: Persons
    boilerplate: Boilerplate
    attachment: Attachment
    blaming: Blaming

    @classmethod
    def from_packs(cls, packs: Sequence[Pack]) -> "Language":
        return cls(
            triggers=Triggers.from_tables(tables(packs, "triggers")),
            speech=Speech.from_tables(tables(packs, "speech")),
            scope=ScopeCues.from_tables(tables(packs, "scope")),
            weapons=Weapons.from_tables(tables(packs, "weapons")),
            objects=ObjectNouns.from_tables(tables(packs, "weapons")),
            calendar=Calendar.from_tables(tables(packs, "calendar")),
            numbers=Numbers.from_tables(tables(packs, "numbers")),
            persons=Persons.from_tables(tables(packs, "persons")),
            boilerplate=Boilerplate.from_tables(tables(packs, "boilerplate")),
            attachment=Attachment.from_packs(packs),
            blaming=Blaming.from_tables(tables(packs, "blame")))
