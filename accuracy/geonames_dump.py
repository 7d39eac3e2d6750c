#!/usr/bin/env python3
"""Writes a made-up dump as GeoNames publishes them, for timing imports: tab-separated, nineteen columns, no header.

    python accuracy/geonames_dump.py ROWS FILE

Countries are as uneven as GeoNames' own (a fifth of all rows in one, most countries with a handful), classes mixed as
there (four in ten settlements, then streams, buildings, hills …), one row in twenty a settlement of the packaged world
under its own number, names built of the packaged names' own words, so that many are alike, with other spellings and
scripts beside them, and one line in a thousand broken. The same rows each time.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # for a run as a script

from sijill.knowledge.gazetteer.schema import connect  # noqa: E402
from sijill.knowledge.gazetteer.world import build, province_names  # noqa: E402
from sijill.knowledge.home import home  # noqa: E402

CLASSES = (("P", "PPL", 38), ("H", "STM", 19), ("S", "SCH", 19), ("T", "HLL", 13), ("A", "ADM3", 4), ("L", "AREA", 4),
           ("V", "FRST", 2), ("R", "RD", 1))
"""GeoNames' classes, the commonest code of each, and their shares in a hundred rows, rounded."""
SKEW = 1.1
"""Of the countries' sizes by rank: the first then has a fifth of all rows, as the United States have."""
KNOWN, BROKEN = 20, 1000
FIRST = 500_000_000
"""Above any number GeoNames has given."""
AROUND = 0.9
"""Degrees about a packaged settlement within which a made-up place lies."""

Held = tuple[int, str, str, float, float, int | None, str]
"""Number, name, country, degrees north and east, people, GeoNames' code of the province."""


def main(asked: Sequence[str]) -> int:
    if len(asked) != 2 or not asked[0].isdecimal():
        print(__doc__, file=sys.stderr)
        return 2
    with Path(asked[1]).open("w", encoding="utf-8") as stream:
        stream.writelines(lines(int(asked[0])))
    return 0


def lines(rows: int) -> Iterator[str]:
    """So many lines of the dump."""
    chance = random.Random(rows)
    held = _held()
    codes = sorted(held, key=lambda code: (-len(held[code]), code))
    weights = list(accumulate(1 / rank ** SKEW for rank in range(1, len(codes) + 1)))
    kinds = list(accumulate(share for _, _, share in CLASSES))
    for number in range(rows):
        here = held[chance.choices(codes, cum_weights=weights)[0]]
        kind, code, _ = chance.choices(CLASSES, cum_weights=kinds)[0]
        if number % BROKEN == BROKEN - 1:
            yield f"{FIRST + number}\tbroken\n"
        elif number % KNOWN == 0:
            yield _line(here[number % len(here)], ("P", "PPL"), "")
        else:
            yield _made_up(FIRST + number, here, (kind, code), chance)


def _held() -> dict[str, list[Held]]:
    """The packaged settlements by country."""
    codes = {(code.partition(".")[0], name): code.partition(".")[2] for code, name in province_names().items()}
    found: dict[str, list[Held]] = {}
    for *row, admin1 in connect(build(home())).execute(
            "SELECT n, name, country, lat, lon, population, admin1 FROM place WHERE feature = 'settlement' ORDER BY n"):
        number, name, country, lat, lon, people = row
        province = codes.get((country, admin1), "")
        found.setdefault(country, []).append((number, name, country, lat, lon, people, province))
    return found


def _made_up(number: int, here: Sequence[Held], kind: tuple[str, str], chance: random.Random) -> str:
    by, other = chance.choice(here), chance.choice(here)
    name = chance.choice((other[1], f"{by[1].split()[0]} {other[1].split()[-1]}", f"{other[1].split()[0]}a"))
    also = ",".join(_spellings(name)[:chance.choice((0, 0, 1, 2, 3))])
    north, east = (degrees + chance.uniform(-AROUND, AROUND) for degrees in by[3:5])
    return _line((number, name, by[2], north, east, None, by[6]), kind, also)


def _spellings(name: str) -> list[str]:
    return [name.replace("a", "e"), f"{name}skoye", name.replace("k", "q").replace("i", "y")]


def _line(place: Held, kind: tuple[str, str], also: str) -> str:
    number, name, country, lat, lon, people, province = place
    cells = [str(number), name, name, also, f"{lat:.5f}", f"{lon:.5f}", *kind, country, "", province, "", "", "",
             str(people or 0), "", "0", "", "2024-01-01"]
    return "\t".join(cells) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
