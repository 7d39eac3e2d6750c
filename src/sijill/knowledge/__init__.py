"""What the stages know: packs of facts in, one frozen value out (language, roster, gazetteer), with a digest of all."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.home import home as default_home
from sijill.knowledge.language import Language
from sijill.knowledge.pack import Pack, find_packs, own_packs
from sijill.knowledge.roster import Roster

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Knowledge:
    """`digest` changes when anything known changes: a stage run with another digest is out of date."""

    packs: tuple[Pack, ...]
    gazetteer: Gazetteer
    digest: str

    @cached_property
    def language(self) -> Language:
        return Language(self.packs)

    @cached_property
    def roster(self) -> Roster:
        """Made at first use: reports are kept without it."""
        return Roster.load(self.packs)


def load(names: Sequence[str] | None = None, *, home: Path | None = None,
         progress: Progress | None = None) -> Knowledge:
    """Knowledge from the named packs (all shipped ones for None), the user's own packs and the gazetteer (built if
    absent), both under `home`.
    """
    where = home or default_home()
    packs = find_packs(names)
    held = {pack.folder.resolve() for pack in packs}
    packs += tuple(pack for pack in own_packs(where) if pack.folder.resolve() not in held)
    gazetteer = Gazetteer.open(where, packs, progress)
    return Knowledge(packs, gazetteer, _digest(packs, gazetteer))


def _digest(packs: Sequence[Pack], gazetteer: Gazetteer) -> str:
    digest = hashlib.sha256(gazetteer.fingerprint.encode())
    for pack in packs:
        for name, content in pack.contents():
            digest.update(f"{pack.name}/{name}:{len(content)}:".encode() + content)
    return digest.hexdigest()[:16]
