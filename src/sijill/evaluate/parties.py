"""Parties compared: a coder's name for one and a party found in; whether they are one, by the roster, out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sijill.knowledge.coding import Coding
from sijill.knowledge.roster import Roster, Setting
from sijill.model.actor import ActorKind
from sijill.model.incident import Finding, Party, Standing
from sijill.model.person_name import words

LIKE = 0.6
"""Least share of words in common (Dice) for two names of which the roster lists neither: "Kaduna militia" and "militia
of Kaduna State" share two of two; "Darfur militia" and "Kaduna militia" share none that tells."""
STEM = 4
"""Letters that two words must share from the first to be forms of one: "Fulani", "Fulanis"; all but two for more."""

NOBODY = "(nobody)"


@dataclass(frozen=True, slots=True)
class CodedParty:
    """A coder's name as the roster reads it: ids it may mean, and of what kind it is. `unknown`: nobody is blamed."""

    name: str
    ids: frozenset[str]
    kind: ActorKind
    unknown: bool

    @property
    def label(self) -> str:
        """The roster's id where it is one; else the coder's words, or that nobody is known."""
        if self.unknown:
            return NOBODY
        return next(iter(self.ids)) if len(self.ids) == 1 else self.name


@dataclass(frozen=True, slots=True)
class Blame:
    """Whom the coder blames, and who is as right where it is contested who did it."""

    coded: tuple[CodedParty, ...] = ()
    also: tuple[CodedParty, ...] = ()

    @property
    def accepted(self) -> tuple[CodedParty, ...]:
        return (*self.coded, *self.also)


class Parties:
    """Reads coded names against the roster."""

    def __init__(self, roster: Roster, coding: Coding) -> None:
        self.roster, self.coding = roster, coding

    def coded(self, name: str, on: date | None = None) -> CodedParty:
        """`name` is an id of the roster, or words for a party as of a day."""
        entry = self.roster.get(name)
        if entry is not None:
            return CodedParty(name, frozenset({name}), entry.kind, False)
        if any(word.fold in self.coding.unknown for word in list(words(name))[:1]):
            return CodedParty(name, frozenset(), ActorKind.UNKNOWN, True)
        taken = self.roster.resolve(name, Setting(on=on))
        ids = {taken.chosen.id} if taken.chosen else {candidate.value.id for candidate in taken.candidates}
        kind = taken.chosen.kind if taken.chosen else self._kind(name)
        return CodedParty(name, frozenset(ids), kind, False)

    def kind_of(self, party: Party) -> ActorKind:
        entry = self.roster.get(party.id) if party.id else None
        return entry.kind if entry else party.kind

    def same(self, coded: CodedParty, party: Party) -> bool:
        """By the roster where it lists both (the same, or one a part of the other), by their words where not."""
        if coded.unknown:
            return party.id is None and self.kind_of(party) is not ActorKind.CIVILIAN
        if coded.ids and party.id:
            return any(self.roster.compatible(one, party.id) for one in coded.ids)
        crowd = party.id is None and ActorKind.CIVILIAN is coded.kind is self._kind(party.text)
        return crowd or self._alike(coded.name, party.name) or self._alike(coded.name, party.text)

    def right(self, blame: Blame, found: Sequence[Party]) -> bool:
        """At least one found is accepted, and at least half of those found are; nobody found, where nobody is known."""
        if not found:
            return all(party.unknown for party in blame.coded)
        fitting = sum(self.among(party, blame.accepted) for party in found)
        return fitting > 0 and 2 * fitting >= len(found)

    def exact(self, blame: Blame, found: Sequence[Party]) -> bool:
        """All that are coded are found, or one as right as they; and none else."""
        if not found:
            return all(party.unknown for party in blame.coded)
        spared = any(self.among(party, blame.also) for party in found)
        return (all(spared or any(self.same(one, party) for party in found) for one in blame.coded)
                and all(self.among(party, blame.accepted) for party in found))

    def among(self, party: Party, coded: Sequence[CodedParty]) -> bool:
        return any(self.same(one, party) for one in coded)

    def _kind(self, text: str) -> ActorKind:
        """What its last noun for a party says."""
        hits = self.roster.wording.nouns.find(re.sub(r"\([^)]*\)", " ", text))
        return ActorKind(hits[-1].ids[0]) if hits else ActorKind.UNKNOWN

    def _alike(self, coded: str, found: str) -> bool:
        left, right = self._telling(coded), self._telling(found)
        if not left or not right:
            return coded.casefold() == found.casefold()
        shared = sum(any(_one_word(word, other) for other in left) for word in right)
        return shared == len(right) or 2 * shared >= LIKE * (len(left) + len(right))

    def _telling(self, name: str) -> frozenset[str]:
        """The words that tell a party from others; what stands in brackets (a country, years) does not."""
        bare = re.sub(r"\([^)]*\)", " ", name.replace("_", " "))
        folds = [self.coding.same.get(word.fold, word.fold) for word in words(bare)]
        return frozenset(fold for fold in folds if fold not in self.coding.generic and len(fold) > 1)


def blamed(findings: Sequence[Finding[Party]]) -> tuple[Party, ...]:
    """The parties of an incident that somebody stands by."""
    return tuple(finding.value for finding in findings if finding.standing is not Standing.DENIED)


def party_label(party: Party) -> str:
    return party.id or f"“{party.text}”"


def _one_word(left: str, right: str) -> bool:
    same = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return left == right or same >= max(STEM, min(len(left), len(right)) - 2)
