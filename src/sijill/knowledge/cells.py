"""Cells: from a pack's parsed table to strings, sets, phrases and integers, or a SijillError that names the cell."""

from collections.abc import Mapping, Sequence

from sijill.errors import SijillError
from sijill.knowledge.pack import Table

Words = tuple[str, ...]


def misshapen(where: str, key: str, value: object) -> SijillError:
    return SijillError(f"{key!r} cannot be {value!r}", where=where, remedy=f"follow packs/en/{where}")


def section(table: Table, where: str, key: str) -> Table:
    """The table under `key`, empty where there is none."""
    found = table.get(key, {})
    if not isinstance(found, Mapping):
        raise misshapen(where, key, found)
    return found


def sections(table: Table, where: str, key: str) -> list[Table]:
    """The list of tables under `key` (`[[key]]`), empty where there is none."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, Mapping) for entry in found):
        raise misshapen(where, key, found)
    return found


def strings(table: Table, where: str, key: str) -> tuple[str, ...]:
    """The strings under `key`, lower-cased, in the order given."""
    found = table.get(key, [])
    if not isinstance(found, list):
        raise misshapen(where, key, found)
    return tuple(str(value).lower() for value in found)


def string_set(tables: Sequence[Table], where: str, key: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in strings(table, where, key))


def phrases(tables: Sequence[Table], where: str, key: str) -> tuple[Words, ...]:
    """Phrases as tuples of words, longest first, so that the first that matches is the longest."""
    found = {tuple(phrase.split()) for table in tables for phrase in strings(table, where, key)}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def integers(tables: Sequence[Table], where: str, key: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for table in tables:
        for word, number in section(table, where, key).items():
            if not isinstance(number, int):
                raise misshapen(where, f"{key}.{word}", number)
            found[word.lower()] = number
    return found
