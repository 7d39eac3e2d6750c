"""How coders of conflict data write: the packs' `coding.toml` in; their acts in ours, and words of party names, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack, Table, tables
from sijill.model.event import Act, Weapon

WHERE = "coding.toml"


@dataclass(frozen=True, slots=True)
class CodedAct:
    """What another coding's type may be told as; `weapon`: only where it was used."""

    acts: frozenset[Act]
    weapon: Weapon | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """`primary` ranks acts, first the one an incident is known by; `same` gives a word's stand-in."""

    primary: tuple[Act, ...]
    acled: Mapping[str, CodedAct]
    unknown: frozenset[str]
    generic: frozenset[str]
    same: Mapping[str, str]

    @classmethod
    def from_packs(cls, packs: Sequence[Pack]) -> "Coding":
        """SijillError where a table names an act or weapon outside the vocabulary."""
        told = tables(packs, "coding")
        try:
            return cls(tuple(Act(word) for word in _words(told, "primary")),
                       dict(_coded(row) for table in told for row in cast(list[Table], table.get("acled", []))),
                       frozenset(_words(told, "unknown")), frozenset(_words(told, "generic")),
                       {word: row[0] for table in told for row in cast(list[list[str]], table.get("same", []))
                        for word in row})
        except (KeyError, ValueError) as error:
            raise SijillError(str(error), where=WHERE, remedy="use the acts and weapons of docs/record.md") from error


def _coded(row: Table) -> tuple[str, CodedAct]:
    weapon = Weapon(str(row["weapon"])) if "weapon" in row else None
    return str(row["name"]), CodedAct(frozenset(Act(word) for word in cast(list[str], row["acts"])), weapon)


def _words(told: Sequence[Table], key: str) -> list[str]:
    return [str(word) for table in told for word in cast(list[object], table.get(key, []))]
