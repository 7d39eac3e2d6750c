"""Words for parties: the packs' `actors.toml` in, indexes of nouns, branches, backers and meanings out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sijill.errors import SijillError
from sijill.knowledge.pack import Table
from sijill.knowledge.roster.entry import Period, period
from sijill.knowledge.roster.names import NameIndex
from sijill.knowledge.roster.nations import Branch
from sijill.model.actor import ActorKind

WHERE = "actors.toml"
LISTS = ("means", "people", "qualifiers", "backing", "backed_by", "favouring", "opposing", "holding", "speakers",
         "linking", "aka", "loose", "footmen", "holdings", "in_capitals", "believing")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means in a country during a period: "the coalition" in Yemen. `country` None is anywhere; `side` is
    whose publishers mean it so ("the terrorists"), None for all.
    """

    words: tuple[str, ...]
    country: str | None
    period: Period
    actor: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Backed:
    """Who is meant by "Turkish-backed factions" in a country: the backer's country or id, the actor backed."""

    backer: str
    country: str | None
    period: Period
    actor: str


@dataclass(frozen=True, slots=True)
class Stance:
    """Sides that stand together, or (`opposed`) the first against each of the others, during a period."""

    members: tuple[str, ...]
    opposed: bool
    period: Period
    source: str


class Wording:
    """The words of the packs' languages, by what they say of a party.

    Lists (attributes `means`, `people`, …) are indexes whose ids are the list's own name; `nouns` gives kinds,
    `branches` branch ids, `meanings` positions in `meaning`.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._lists = {name: NameIndex((word, name) for word in _words(tables, name)) for name in LISTS}
        self.nouns = _grouped(tables, "nouns")
        self.branches = _grouped(tables, "branches")
        self.branch = tuple(_branch(row) for row in _rows(tables, "branch"))
        self.meaning = tuple(_meaning(row) for row in _rows(tables, "meaning"))
        self.backed = tuple(_backed(row) for row in _rows(tables, "backed"))
        self.stances = tuple(_stance(row, opposed) for opposed, key in ((False, "allies"), (True, "opponents"))
                             for row in _rows(tables, key))
        self.meanings = NameIndex((word, str(at)) for at, meaning in enumerate(self.meaning)
                                  for word in meaning.words)

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Wording":
        return cls(tables)

    def whole(self, name: str, text: str) -> bool:
        """Whether the text, without regard to capitals, is a word of the list."""
        return bool(self._lists[name].exact(text))

    def listing(self, name: str) -> NameIndex:
        return self._lists[name]

    def kind(self, word: str) -> ActorKind | None:
        """The kind of party a noun names, None for other nouns."""
        kinds = self.nouns.exact(word)
        return ActorKind(kinds[0]) if kinds else None


def _grouped(tables: Sequence[Table], key: str) -> NameIndex:
    groups = [cast(Mapping[str, list[str]], table.get(key, {})) for table in tables]
    return NameIndex((word, name) for group in groups for name, listed in group.items() for word in listed)


def _words(tables: Sequence[Table], key: str) -> list[str]:
    return [str(word) for table in tables for word in cast(list[object], table.get(key, []))]


def _rows(tables: Sequence[Table], key: str) -> list[Table]:
    return [row for table in tables for row in cast(list[Table], table.get(key, []))]


def _text(row: Table, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise SijillError(f"a row lacks {key!r}: {dict(row)}", where=WHERE, remedy="give it as a string")
    return value


def _strings(row: Table, key: str) -> tuple[str, ...]:
    value = row.get(key)
    if not isinstance(value, list) or not value:
        raise SijillError(f"a row lacks the list {key!r}: {dict(row)}", where=WHERE, remedy="give it")
    return tuple(str(item) for item in value)


def _country(row: Table) -> str | None:
    return _text(row, "country") if "country" in row else None


def _period(row: Table) -> Period:
    return period(str(row.get("active", "")), WHERE)


def _branch(row: Table) -> Branch:
    parent = _text(row, "parent") if "parent" in row else None
    return Branch(_text(row, "id"), _text(row, "entry"), _text(row, "name"), parent)


def _meaning(row: Table) -> Meaning:
    side = _text(row, "side") if "side" in row else None
    return Meaning(_strings(row, "words"), _country(row), _period(row), _text(row, "actor"), side)


def _backed(row: Table) -> Backed:
    return Backed(_text(row, "backer"), _country(row), _period(row), _text(row, "actor"))


def _stance(row: Table, opposed: bool) -> Stance:
    return Stance(_strings(row, "members"), opposed, _period(row), _text(row, "source"))
