#!/usr/bin/env python3
"""What agreement weighs in linking: what a careful reader says, and what is learned without labels beside it.

    python -m training.linking [--casebook FILE ...] [--out FILE.json] [--start]

Makes up tellings with a known truth (accuracy/synthetic.py), adds those of any casebooks named, finds the candidate
pairs as linking does, and lets Splink's expectation maximisation find the shares of pairs at each level among those of
one event (m); shares among those of two (u) are counted over pairs taken at random. The truth is not shown to it: it
is only used to print, beside each weight learned, the one that the truth gives among candidates.

`--start` writes packs/core/linking.json from `START`, which is what ships: what is learned from made-up tellings alone
finds the made-up truth well and real reports worse (docs/performance.md). A model learned from a casebook of one's own
goes into a pack of one's own, as its linking.json. No report of anyone's is in what ships.
"""

import argparse
import json
import math
import random
from collections import Counter
from pathlib import Path

from accuracy.synthetic import World
from sijill.knowledge.linking import Level, Linking
from sijill.link import Bench, Row
from sijill.link.comparisons import COMPARISONS, FORBIDDEN

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "sijill" / "packs" / "core" / "linking.json"
SEED, CLAIMS = 20, 25_000
NEVER = -12.0
"""Bits of a level that forbids; it keeps two apart whatever the sum."""
MOST = 8.0
"""Bits that one thing may weigh, either way: what was learned of a level that few pairs show is not to settle all."""
SAME_FROM, MEAN_FROM = 4.5, 3.0

START: dict[str, dict[int, tuple[str, float]]] = {
    "place": {12: ("same place", 4.0), 11: ("same place name", 3.0), 10: ("a part of the place", 1.5),
        9: ("same capital", 2.0), 8: ("near each other", 1.5), 7: ("one district by its name", 1.5),
        6: ("same province", 0.25), 5: ("nothing parts the places", 0.0), 4: ("two quarters of one town", -3.0),
        3: ("a place not known", -1.0), 2: ("next village", -4.0), 1: ("two names", -3.0), 0: ("far apart", -12.0)},
    "part": {2: ("same part of the place", 1.0), 1: ("two parts of the place", -2.0)},
    "date": {10: ("same day", 3.0), 9: ("same day, year open", 2.5), 8: ("printed on the day or the next", 2.0),
        7: ("within a week", 1.5), 6: ("within a month", 0.9), 5: ("next day", -2.0),
        4: ("printed days later", 0.0), 3: ("two days off", -3.0), 2: ("date not known", -3.0),
        1: ("two stated days, one the next", -3.5), 0: ("other days", -12.0)},
    "act": {3: ("same act", 1.0), 2: ("same harm", 1.0), 1: ("acts that go together", 0.5),
        0: ("acts that do not go together", -12.0)},
    "perpetrator": {3: ("same perpetrator", 1.5), 2: ("one belongs to the other", 1.0),
        1: ("other perpetrators", -1.0)},
    "target": {4: ("one family", 3.0), 3: ("one party", 1.0), 2: ("other parties", -0.5), 1: ("two families", -6.0)},
    "victim": {5: ("same victim", 5.0), 4: ("same short name", 4.0), 3: ("other names", -1.0),
        2: ("lists apart", -5.0), 1: ("all the dead named apart", -8.0), 0: ("two lists of three apart", -12.0)},
    "killed": {8: ("same toll of ten or more", 3.0), 7: ("same toll of five or more", 2.0),
        6: ("same toll of two or more", 1.0), 5: ("one dead in each", 0.5), 4: ("near tolls", 0.5),
        3: ("tolls that can both be true", 0.0), 2: ("tolls differ", -1.5), 1: ("tolls far apart", -3.0)},
    "injured": {8: ("same toll of ten or more", 3.0), 7: ("same toll of five or more", 2.0),
        6: ("same toll of two or more", 1.0), 5: ("one hurt in each", 0.5), 4: ("near tolls", 0.5),
        3: ("tolls that can both be true", 0.0), 2: ("tolls differ", -1.5), 1: ("tolls far apart", -3.0)},
    "detail": {3: ("same part of five or more", 1.0), 2: ("same part", 0.5), 1: ("parts differ", -0.75)},
    "weapon": {2: ("same weapon", 0.5), 1: ("other weapons", 0.0)},
    "words": {4: ("three names or more in common", 2.0), 3: ("two names in common", 1.0),
        2: ("a name in common", 0.5), 1: ("no name in common", 0.0)},
    "text": {3: ("prints of one text", 4.0), 2: ("a sentence retold", 4.0), 1: ("other texts", 0.0)},
    "source": {4: ("one source in two outlets", 0.5), 3: ("no common desk", 0.0),
        2: ("one desk, one without a toll", -5.0), 1: ("one desk, nothing in common", -6.0)},
}


def start() -> Linking:
    """m is the start's odds times u; u is the same for every level, since only their ratio is used."""
    share = .05
    levels = {name: {level: Level(label, share * 2 ** weight, share) for level, (label, weight) in table.items()}
              for name, table in START.items()}
    return Linking(.5, SAME_FROM, MEAN_FROM, levels)


def learned(rows: list[Row], truth: dict[str, int]) -> tuple[Linking, dict[str, dict[int, float]]]:
    """What Splink learns from the rows' candidate pairs; and the weights that the truth gives, to look at."""
    with Bench(start()) as bench:
        bench.add(rows)
        bench.pairs()
        linker = bench.linker()
        linker.training.estimate_parameters_using_expectation_maximisation(
            PAIRED, fix_u_probabilities=False, populate_probability_two_random_records_match_from_trained_values=True)
        found = linker.misc.save_model_to_json(out_path=None)
        true = _true(bench, rows, truth)
        return _model(found, _by_chance(bench, len(rows))), true


def _by_chance(bench: Bench, rows: int) -> dict[str, dict[int, float]]:
    """How often two rows taken at random stand at each level: they are of two events, but for a few in a million."""
    draw = random.Random(SEED)
    pairs = {tuple(sorted(draw.sample(range(rows), 2))) for _ in range(RANDOM_PAIRS)}
    bench.compare(sorted(pairs))  # type: ignore[arg-type]
    counts: dict[str, Counter[int]] = {each.name: Counter() for each in COMPARISONS}
    for _, _, *levels in bench.compared():
        for comparison, level in zip(COMPARISONS, levels, strict=True):
            if level is not None:
                counts[comparison.name][level] += 1
    return {name: {level: (seen[level] + HALF) / (seen.total() + 1) for level in START[name]}
            for name, seen in counts.items()}


RANDOM_PAIRS, HALF = 300_000, .5
"""A level that no random pair shows is taken to be half as common as one that a single pair does."""


PAIRED = "l.half = r.whole"
"""Splink's rule for whom to compare while it learns: every pair with the empty row."""


def _model(found: dict[str, object], chance: dict[str, dict[int, float]]) -> Linking:
    before, levels = start(), {}
    for comparison, table in zip(found["comparisons"], START.values(), strict=True):  # type: ignore[call-overload]
        name, made = comparison["output_column_name"], {}
        trained = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        for value, level in zip(sorted(table, reverse=True), trained, strict=True):
            made[value] = _level(name, value, (level.get("m_probability"), chance[name][value]), before)
        levels[name] = made
    return Linking(found["probability_two_random_records_match"], SAME_FROM, MEAN_FROM, levels)  # type: ignore[arg-type]


def _level(name: str, value: int, shares: tuple[object, float], before: Linking) -> Level:
    """As learned, held within `MOST`; as at the start where it forbids or no pair showed it."""
    m, u = shares
    known = before.level(name, value)
    forbids = value == FORBIDDEN and START[name][value][1] <= NEVER
    if forbids or not isinstance(m, float) or m < LEAST_SHARE:
        return known
    bits = max(-MOST, min(MOST, math.log2(max(m, 1e-9) / max(u, 1e-9))))
    return Level(known.label, round(max(u, 1e-6) * 2 ** bits, 8), round(max(u, 1e-6), 8))


LEAST_SHARE = 2e-3
"""A level that fewer than one in five hundred pairs of one event shows is left as a reader has it: made-up tellings
have none of the ways in which a gazetteer or a reader of reports errs."""


def _true(bench: Bench, rows: list[Row], truth: dict[str, int]) -> dict[str, dict[int, float]]:
    table: dict[str, dict[int, list[int]]] = {}
    for a, b, *levels in bench.compared():
        same = truth.get(rows[a].id) is not None and truth.get(rows[a].id) == truth.get(rows[b].id)
        for comparison, level in zip(COMPARISONS, levels, strict=True):
            if level is not None:
                table.setdefault(comparison.name, {}).setdefault(level, [0, 0])[same] += 1
    found: dict[str, dict[int, float]] = {}
    for name, counts in table.items():
        other, one = (sum(pair[at] for pair in counts.values()) for at in (0, 1))
        found[name] = {level: math.log2(((pair[1] + .5) / (one + 1)) / ((pair[0] + .5) / (other + 1)))
                       for level, pair in counts.items()}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Weights of linking: learned, or as a reader has them.")
    parser.add_argument("--casebook", action="append", default=[])
    parser.add_argument("--out")
    parser.add_argument("--start", action="store_true")
    asked = parser.parse_args()
    if asked.start:
        TARGET.write_text(written(start()), encoding="utf-8")
        return
    truth, rows = {}, []
    for row, number in World(SEED).rows(CLAIMS):
        truth[row.id] = number
        rows.append(row)
    for path in asked.casebook:
        rows += _casebook(Path(path))
    model, true = learned(rows, truth)
    print(f"share of pairs that are of one event: {model.prior:.3f}")
    for name, table in START.items():
        for level in sorted(table, reverse=True):
            seen = true.get(name, {}).get(level)
            print(f"{name:<12}{level:>3}  {table[level][0]:<34}{table[level][1]:>7.2f}"
                  f"{model.level(name, level).weight:>8.2f}{f'{seen:8.2f}' if seen is not None else '       -'}")
    if asked.out:
        Path(asked.out).write_text(written(model), encoding="utf-8")


def written(model: Linking) -> str:
    levels = {name: {str(level): [each.label, each.m, each.u] for level, each in table.items()}
              for name, table in model.levels.items()}
    return json.dumps({"prior": round(model.prior, 6), "same_from": model.same_from, "mean_from": model.mean_from,
                       "levels": levels}, indent=1) + "\n"


def _casebook(path: Path) -> list[Row]:
    from sijill import pipeline
    from sijill.knowledge import load
    from sijill.link import rows

    casebook = pipeline.open_casebook(path)
    reports = {report.id: report for report in casebook.reports()}
    return list(rows(tuple(casebook.resolved_claims()), reports, load().roster))


if __name__ == "__main__":
    main()
