"""Weapons: from a sentence to the weapons it names, and from them to the type of a bare attack."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sijill.extract.parse import Sentence
from sijill.knowledge.cues import ObjectNouns, Weapons
from sijill.model.event import Act, Weapon
from sijill.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class WeaponFound:
    """A weapon's words at characters start..end of the document's text."""

    start: int
    end: int
    weapon: Weapon | None
    act: Act | None
    evidence: Evidence

    def token(self, span: Any) -> Any:
        return next((t for t in span if t.idx + len(t.text) > self.start), span.root)


def find_weapons(sentence: Sentence, weapons: Weapons) -> tuple[WeaponFound, ...]:
    """In order; where two words overlap the earlier entry of the packs wins ("barrel bomb" before "bomb")."""
    text, shift = sentence.text, sentence.span.start_char
    if not weapons.any_word.search(text):
        return ()
    found: list[WeaponFound] = []
    for word in weapons.words:
        for match in word.pattern.finditer(text):
            start, end = shift + match.start(), shift + match.end()
            if not any(start < w.end and w.start < end for w in found):
                found.append(WeaponFound(start, end, word.weapon, word.act, sentence.quote_characters(start, end)))
    return tuple(sorted(found, key=lambda w: w.start))


def act_of_attack(weapons: Sequence[WeaponFound], objects: Sequence[str], nouns: ObjectNouns) -> Act | None:
    """What a bare "attack" was: by its weapon, else by what it was aimed at; None where neither is said."""
    by_weapon = next((w.act for w in weapons if w.act is not None), None)
    if by_weapon is not None:
        return by_weapon
    kinds = {nouns.kinds.get(o) for o in objects}
    if "military" in kinds:
        return Act.ARMED_CLASH
    return Act.ATTACK_ON_CIVILIAN_OBJECT if "civilian" in kinds or "building" in kinds else None
