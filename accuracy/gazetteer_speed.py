#!/usr/bin/env python3
"""How long the gazetteer takes: to open, to look a name up, and to import rows, in time of the processor.

    python accuracy/gazetteer_speed.py [ROWS]

Looks up some 400 names of settlements spread over the packaged world, in the gazetteer under $SIJILL_HOME, then imports
ROWS invented places (20,000) into a home folder of its own that is thrown away. Opening is told by the wall's clock.
"""

import csv
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from sijill.knowledge.gazetteer import Gazetteer, add
from sijill.knowledge.gazetteer.schema import connect, world_path
from sijill.knowledge.gazetteer.world import build
from sijill.knowledge.home import home
from sijill.knowledge.pack import find_packs

APART = 977
"""Numbers between the places looked up: a prime, so that they fall on no pattern of the source's."""
SYLLABLES = ("ba", "ki", "mor", "dul", "she", "ran", "tu", "lef", "gho", "za", "nim", "wer")


def main(asked: Sequence[str]) -> int:
    packs, where = find_packs(), home()
    world = build(where)
    opened = [_milliseconds(lambda: Gazetteer.open(where, packs), time.perf_counter) for _ in range(5)]
    print(f"open            median {median(opened):8.1f} ms ({min(opened):.1f} to {max(opened):.1f}, by the wall)")
    gazetteer = Gazetteer.open(where, packs)
    names = [row[0] for row in connect(world).execute(
        "SELECT name FROM place WHERE feature = 'settlement' AND n % ? = 0 ORDER BY n LIMIT 400", (APART,))]
    for what, find in (("very name", lambda name: gazetteer.find(name, fuzzy=False)), ("like names", gazetteer.find),
                       ("… of a country", lambda name: gazetteer.find(name, countries=["SY"]))):
        took = sorted(_milliseconds(lambda name=name, find=find: find(name), time.process_time) for name in names)
        print(f"{what:<16}median {median(took):8.3f} ms  nine in ten under {took[int(0.9 * len(took))]:.3f} ms")
    _import(world, int(asked[0]) if asked else 20_000)
    return 0


def _import(world: Path, rows: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, table = Path(name), Path(name) / "places.csv"
        world_path(folder).parent.mkdir(parents=True)
        os.symlink(world, world_path(folder))
        with table.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("name", "lat", "lon", "country"))
            writer.writerows((_name(n), 33 + n % 397 / 100, 36 + n % 601 / 100, "SY") for n in range(rows))
        took = _milliseconds(lambda: add(folder, table, "csv"), time.process_time)
    print(f"import          {took / rows:.3f} ms a row: {took / rows * 1000 / 60:.1f} minutes for a million")


def _name(number: int) -> str:
    parts = [SYLLABLES[number // len(SYLLABLES) ** at % len(SYLLABLES)] for at in range(5)]
    return "".join(parts).capitalize()


def _milliseconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return (clock() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
