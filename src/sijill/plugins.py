"""Plugins: a room's table of built-ins in; the one named out, of the table or of what other installed packages offer.

A package offers something through an entry point of one of the groups below; its name is what a user types, and must be
free. Nothing of a package is imported before it is chosen.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar, cast

from sijill.errors import SijillError

T = TypeVar("T")


class Group(StrEnum):
    """What may be offered, and as what."""

    EXTRACTORS = "sijill.extractors"  # an extract.Extractor
    READERS = "sijill.readers"        # a read.Reader, under the suffix of the files it reads, without its dot
    EXPORTERS = "sijill.exporters"    # a publish.Exporter, whose files go into every release
    GAZETTEERS = "sijill.gazetteers"  # a knowledge.gazetteer.formats.Format


def names(group: Group, built_in: Iterable[str]) -> tuple[str, ...]:
    """All that can be chosen: the built-ins in their order, the others sorted. Raises SijillError for a name taken."""
    own = tuple(built_in)
    return (*own, *sorted(_offers(group, own)))


def choose(group: Group, built_in: Mapping[str, T], name: str, fits: Callable[[object], bool] = callable) -> T:
    """The one of this name. Raises SijillError for a name unknown or taken twice, and for what is broken or unfit."""
    offers = _offers(group, tuple(built_in))
    if name in built_in:
        return built_in[name]
    if name not in offers:
        raise SijillError(f"there is no {_plain(group)} {name!r}",
                          remedy=f"use one of {', '.join(names(group, built_in))}")
    loaded = _loaded(group, offers[name])
    if not fits(loaded):
        raise _unfit(group, offers[name], "it is not what it says")
    return cast(T, loaded)


def release(group: Group, name: str) -> str:
    """The package and the version that offer it; nothing for a built-in, whose version is Sijill's own."""
    offer = _offers(group, ()).get(name)
    return _package(offer) if offer else ""


@cache
def _offers(group: Group, taken: tuple[str, ...]) -> Mapping[str, EntryPoint]:
    """Looked up once: the packages that are installed do not change under a running program."""
    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=group):
        other = "Sijill itself" if entry.name in taken else _package(found[entry.name]) if entry.name in found else None
        if other:
            raise SijillError(f"{_package(entry)} and {other} both offer the {_plain(group)} {entry.name!r}",
                              remedy="uninstall one of the two packages")
        found[entry.name] = entry
    return found


def _loaded(group: Group, entry: EntryPoint) -> object:
    try:
        loaded: object = entry.load()
    except Exception as error:  # whatever someone else's package does while it is imported
        raise _unfit(group, entry, f"{type(error).__name__}: {error}") from error
    return loaded


def _unfit(group: Group, entry: EntryPoint, why: str) -> SijillError:
    return SijillError(f"{_package(entry)} offers the {_plain(group)} {entry.name!r}, which cannot be used ({why})",
                       remedy="install a version of it that works, or uninstall it")


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def _plain(group: Group) -> str:
    return "gazetteer format" if group is Group.GAZETTEERS else group.name.lower().removesuffix("s")
