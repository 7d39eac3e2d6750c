#!/usr/bin/env python3
"""How well Sijill reads, in one table; `make accuracy` runs it.

    python accuracy/run.py [SET…]

SET is hard_cases, link_sets, or a set of reports beside the checkout; all of them unless named. Exit status 1 where the
hard cases or the sets for linking miss their floor; what others coded is told against what is to be reached, and fails
nothing.
"""

import subprocess
import sys
import tomllib
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # for a run as a script

from accuracy import dev_sets  # noqa: E402
from accuracy.cases import by_country, cases, judge  # noqa: E402
from accuracy.linking import Judged, by_file, judge_set, link_sets  # noqa: E402
from sijill.knowledge import Knowledge  # noqa: E402

FLOORS: Mapping[str, Any] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
HARD, LINKING = "hard_cases", "link_sets"
APART = (("accuracy/muc4.py",), ("accuracy/geoparsing.py",), ("training/attachment.py", "measure"))
"""Scripts of their own for sets with another scorer than ours."""
WIDTHS = (16, 26, 9, 8, 8, 10)


def main(asked: Sequence[str]) -> int:
    warnings.simplefilter("ignore")  # of the parser's libraries
    unknown = sorted(set(asked) - {HARD, LINKING, *FLOORS["sets"]})
    if unknown:
        print(f"there is no set {unknown[0]}; name one of {', '.join((HARD, LINKING, *FLOORS['sets']))}",
              file=sys.stderr)
        return 2
    _line("set", "figure", "baseline", "reader", "reach", "now")
    missed = [name for name, tell in ((HARD, _hard), (LINKING, _linking))
              if (not asked or name in asked) and tell(dev_sets.packaged())]
    chosen = [name for name in FLOORS["sets"] if not asked or name in asked] if dev_sets.present() else []
    if chosen:
        known = dev_sets.imported()
        for name in chosen:
            _coded_by_others(name, FLOORS["sets"][name], known)
    if not dev_sets.present():
        print("\nThe reports that others coded are not beside this checkout (../shared): the hard cases alone.")
    if not asked and dev_sets.present():
        for script, *words in APART:
            print(flush=True)
            subprocess.run([sys.executable, "-W", "ignore", str(HERE.parent / script), *words], check=False)
    return 1 if missed else 0


def _hard(known: Knowledge) -> bool:
    """Whether the floor is missed."""
    judged = [judge(case, known) for case in cases(known)]
    counted = [each for each in judged if not each.case.known]
    right, of = (sum(pair) for pair in zip(*(each.facts for each in judged), strict=True))
    share = sum(each.right for each in counted) / len(counted)
    _line(HARD, "facts right", now=f"{right / of:.3f} ({right} of {of})")
    _line(HARD, "cases right", reach="1.00", now=f"{sum(e.right for e in judged) / len(judged):.3f}")
    _line(HARD, "cases right but the known", reach=f"{FLOORS[HARD]['right']:.2f}", now=f"{share:.3f}")
    for country, group in by_country(judged).items():
        _line(HARD, f"  {country}", now=f"{sum(e.right for e in group)} of {len(group)}")
    for line in _wrong(judged):
        print(line)
    return share < FLOORS[HARD]["right"]


def _linking(known: Knowledge) -> bool:
    """Whether the floor is missed."""
    judged = [judge_set(each, known) for each in link_sets(known)]
    counted = [each for each in judged if not each.set.known]
    share = sum(each.right for each in counted) / len(counted)
    asked, found, wrong = (sum(pairs) for pairs in zip(*(_pairs(each) for each in judged), strict=True))
    _line(LINKING, "pairs of reports joined", reach="1.00", now=f"{found / asked:.3f} ({found} of {asked})")
    _line(LINKING, "  joined wrongly", reach="0", now=f"{wrong} of {found + wrong}")
    _line(LINKING, "sets right", reach="1.00", now=f"{sum(e.right for e in judged) / len(judged):.3f}")
    _line(LINKING, "sets right but the known", reach=f"{FLOORS[LINKING]['right']:.2f}", now=f"{share:.3f}")
    for file, group in by_file(judged):
        _line(LINKING, f"  {file}", now=f"{sum(e.right for e in group)} of {len(group)}")
    for each in judged:
        if not each.right:
            print(f"    {each.set.name}{': ' + each.set.known if each.set.known else ''}")
            print("\n".join(f"        {error}" for error in each.errors))
    return share < FLOORS[LINKING]["right"]


def _pairs(judged: Judged) -> tuple[int, int, int]:
    """Pairs of reports that should stand behind one incident, those of them that do, and those that do wrongly."""
    return len(judged.asked), len(judged.asked & judged.joined), len(judged.joined - judged.asked)


def _wrong(judged: Sequence[Any]) -> Iterator[str]:
    for each in judged:
        if not each.right:
            yield f"    {each.case.name}{': ' + each.case.known if each.case.known else ''}"
            yield from (f"        {line}" for line in each.wrong().splitlines())


def _coded_by_others(name: str, floors: Mapping[str, Mapping[str, float]], known: Knowledge) -> None:
    now = dev_sets.figures(name, known)
    for figure, floor in floors.items():
        rate = now.get(figure)
        reached = rate is not None and (rate <= floor["reach"] if floor.get("most") else rate >= floor["reach"])
        _line(name, figure, *(_number(floor.get(key)) for key in ("baseline", "reader", "reach")),
              "–" if rate is None else f"{rate:.3f}{'' if reached else '  short'}")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _line(*cells: str, now: str = "", reach: str = "") -> None:
    row = [*cells, *[""] * (len(WIDTHS) - len(cells))]
    row[4], row[5] = reach or row[4], now or row[5]
    print("".join(cell.ljust(width) for cell, width in zip(row, WIDTHS, strict=True)).rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
