"""One event word of a sentence, with what its clause says of it."""

from dataclasses import dataclass

from sijill.extract.actors import ActorFound
from sijill.extract.counts import CountPhrase
from sijill.extract.dates import TimeFound
from sijill.extract.places import PlaceFound
from sijill.extract.reading import Reading
from sijill.extract.timekey import TimeKey
from sijill.extract.triggers import Found
from sijill.extract.victims import VictimFound
from sijill.extract.weapons import WeaponFound
from sijill.model.claim import SourceMention
from sijill.model.event import Act, Modality
from sijill.model.evidence import Stated


@dataclass(frozen=True, slots=True)
class Mention:
    """One event word in one sentence with what its clause says of it; None and () where it says nothing."""

    reading: Reading
    found: Found
    act: Act | None
    agents: tuple[ActorFound, ...]
    targets: tuple[ActorFound, ...]
    counts: tuple[CountPhrase, ...]
    victims: tuple[VictimFound, ...]
    places: tuple[PlaceFound, ...]
    time: TimeFound | None
    key: TimeKey
    weapons: tuple[WeaponFound, ...]
    source: Stated[SourceMention] | None
    modality: Modality
    definite: bool
    objects: tuple[str, ...]
    of_pronoun: bool
    of_many: bool = False
    culprits: tuple[VictimFound, ...] = ()
    aimed: tuple[VictimFound, ...] = ()
    struck: tuple[CountPhrase, ...] = ()
    faction: tuple[ActorFound, Reading] | None = None
    blamed: tuple[tuple[ActorFound, Reading], ...] = ()

    @property
    def harmful(self) -> bool:
        return self.found.trigger.harm is not None
