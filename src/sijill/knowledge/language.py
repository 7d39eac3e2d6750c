"""A language as the rules need it: one value per concept, put together from the packs' tables when it is asked for."""

from dataclasses import dataclass
from functools import cached_property

from sijill.knowledge.attachment import Attachment
from sijill.knowledge.blaming import Blaming
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.knowledge.cues import ObjectNouns, ScopeCues, Speech, Weapons
from sijill.knowledge.numbers import Numbers
from sijill.knowledge.pack import Pack, tables
from sijill.knowledge.persons import Persons
from sijill.knowledge.senses import Senses
from sijill.knowledge.triggers import Triggers


@dataclass(frozen=True)
class Language:
    """Each value is made once, at first use: who keeps reports asks for page furniture and days, not for verbs."""

    packs: tuple[Pack, ...]

    @cached_property
    def triggers(self) -> Triggers:
        return Triggers.from_tables(tables(self.packs, "triggers"))

    @cached_property
    def speech(self) -> Speech:
        return Speech.from_tables(tables(self.packs, "speech"))

    @cached_property
    def scope(self) -> ScopeCues:
        return ScopeCues.from_tables(tables(self.packs, "scope"))

    @cached_property
    def weapons(self) -> Weapons:
        return Weapons.from_tables(tables(self.packs, "weapons"))

    @cached_property
    def objects(self) -> ObjectNouns:
        return ObjectNouns.from_tables(tables(self.packs, "weapons"))

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar.from_tables(tables(self.packs, "calendar"))

    @cached_property
    def numbers(self) -> Numbers:
        return Numbers.from_tables(tables(self.packs, "numbers"))

    @cached_property
    def persons(self) -> Persons:
        return Persons.from_tables(tables(self.packs, "persons"))

    @cached_property
    def boilerplate(self) -> Boilerplate:
        return Boilerplate.from_tables(tables(self.packs, "boilerplate"))

    @cached_property
    def attachment(self) -> Attachment:
        return Attachment.from_packs(self.packs)

    @cached_property
    def blaming(self) -> Blaming:
        return Blaming.from_tables(tables(self.packs, "blame"))

    @cached_property
    def senses(self) -> Senses:
        return Senses.from_tables(tables(self.packs, "senses"))
