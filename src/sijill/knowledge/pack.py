"""Packs: folders of facts (TOML tables and CSV rows), found by name among those shipped or by path; never code."""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sijill.errors import SijillError

Table = Mapping[str, object]
CORE = "core"
UNREAD = frozenset({"examples.toml", "crosswalk.csv"})
"""Files that nothing is read with: a row more in them puts no casebook out of date."""
HEAD, OWN = "pack.toml", "packs"
"""A pack's head; the folder of the user's own packs under the home folder."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder: `pack.toml` (name, version, description, requires) and a file per concept."""

    name: str
    version: str
    description: str
    requires: tuple[str, ...]
    folder: Path

    def table(self, concept: str) -> Table:
        """`{concept}.toml` parsed, empty where the pack has none."""
        path = self.folder / f"{concept}.toml"
        return _toml(path) if path.is_file() else {}

    def rows(self, concept: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Rows of `{concept}.csv`, each with its place ("actors.csv line 7") for messages."""
        path = self.folder / f"{concept}.csv"
        if not path.is_file():
            return
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, restkey="", strict=True)
            for row in reader:
                where = f"{path} line {reader.line_num}"
                if "" in row or None in row.values():
                    raise SijillError("the row has not as many cells as the header", where=where,
                                      remedy="quote cells that hold a comma")
                yield where, row

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Every file by name, for a digest of what is read with the pack."""
        for path in sorted(self.folder.iterdir()):
            if path.suffix in {".toml", ".csv", ".json"} and path.name not in UNREAD:
                yield path.name, path.read_bytes()


def shipped_packs() -> tuple[str, ...]:
    """Names of the packs that come with Sijill, sorted."""
    return tuple(sorted(p.name for p in _shelf().iterdir() if (p / HEAD).is_file()))


def find_packs(names: Sequence[str] | None = None) -> tuple[Pack, ...]:
    """The named packs (all shipped ones for None) with what they require, `core` first, each once."""
    wanted = list(names) if names is not None else list(shipped_packs())
    found: dict[str, Pack] = {}

    def add(name: str) -> None:
        if name in found:
            return
        pack = _open(name)
        for requirement in pack.requires:
            add(requirement)
        found.setdefault(pack.name, pack)

    for name in [CORE, *wanted]:
        add(name)
    return tuple(found.values())


def own_packs(home: Path) -> tuple[Pack, ...]:
    """The user's own packs, which lie under the home folder and are read with whatever others: by name."""
    shelf = home / OWN
    return tuple(_open(str(folder)) for folder in sorted(shelf.iterdir()) if (folder / HEAD).is_file()) \
        if shelf.is_dir() else ()


def tables(packs: Sequence[Pack], concept: str) -> tuple[Table, ...]:
    """The concept's table of each pack that has one, in pack order."""
    return tuple(table for pack in packs if (table := pack.table(concept)))


def _shelf() -> Path:
    return Path(str(files("sijill"))) / "packs"


def _open(name: str) -> Pack:
    folder = _shelf() / name if "/" not in name else Path(name)
    path = folder / HEAD
    if not path.is_file():
        raise SijillError(f"there is no pack of this name (shipped: {', '.join(shipped_packs())})", where=name,
                          remedy="name a shipped pack, or a folder that holds a pack.toml")
    head = _toml(path)
    try:
        requires = head.get("requires", [])
        if not isinstance(requires, list):
            raise TypeError("requires")
        return Pack(str(head["name"]), str(head["version"]), str(head["description"]),
                    tuple(str(r) for r in requires), folder)
    except (KeyError, TypeError) as error:
        raise SijillError(f"the pack's head lacks {error}", where=str(path),
                          remedy="give name, version, description and requires") from error


def _toml(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SijillError(str(error), where=str(path), remedy="mend the TOML") from error
