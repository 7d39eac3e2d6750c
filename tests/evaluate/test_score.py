"""Our figures beside those of the scorer that lies with the reports that others coded, where they lie beside us.

The scorer tells parties by patterns written for its sets, we by the roster; it compares names by another measure of
likeness. So a party or a name may be judged otherwise here and there, and what hangs on the choice of the match with
it: hence a tolerance. All else must be the same.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from accuracy import dev_sets
from sijill.evaluate import Found, evaluate, read_gold
from sijill.evaluate.figures import Figure
from sijill.knowledge import Knowledge
from sijill.model.wire import to_wire
from sijill.pipeline import code

pytestmark = [pytest.mark.shared, pytest.mark.slow]

SLICES = {"acled": 120, "airwars_gaza": 20, "airwars_syria": 30}
"""Reports tried of each set: some ten seconds of parsing each."""
SAME = ("any_candidate", "date", "place@25km", "found@25km", "hit", "acts_any", "false_merge", "merge_recall",
        "incidents_per_report", "silent_reports")
NEAR = 0.08
"""How far a rate may lie off: two or three of the thirty incidents that the smallest slice has; or one, of few."""
ALSO = {"sna": "Syrian National Army", "turkey": "Turkey", "uk": "United Kingdom", "us_coalition": "US-led coalition",
        "sdf": "Syrian Democratic Forces", "pkk": "Kurdistan Workers' Party", "russia": "Russia"}
"""The scorer's classes as the roster knows them."""


@pytest.mark.parametrize("name", SLICES)
def test_figures_are_the_scorers(name: str, knowledge: Knowledge, tmp_path: Path) -> None:
    if not dev_sets.present():
        pytest.skip("needs ../shared/eval/score.py, which is not beside this checkout")
    gold, rows = sliced(name)
    scorer = dev_sets.scorer()
    for row in gold:
        row["also"] = accepted(row, scorer.ALSO)
    files = {"gold": gold, "reports": rows}
    for file, content in files.items():
        (tmp_path / f"{file}.jsonl").write_text("\n".join(map(json.dumps, content)), encoding="utf-8")
    coded = code([str(tmp_path / "reports.jsonl")], knowledge)
    reports = {report.id: report for report in coded.reports}
    ours = evaluate(read_gold(tmp_path / "gold.jsonl", knowledge), Found(coded.incidents, reports), knowledge)
    theirs = dev_sets.rates(scorer.score([to_wire(i, reports) for i in coded.incidents], gold, rows))
    far = {figure.name: (figure.rate, theirs[figure.name]) for figure in ours.figures
           if theirs.get(figure.name) is not None
           and abs((figure.rate or 0) - (theirs[figure.name] or 0)) > tolerance(figure)}
    assert far == {}
    assert {name for name, rate in theirs.items() if rate is not None and not name.endswith("_given_hit")} <= {
        figure.name for figure in ours.figures}


def tolerance(figure: Figure) -> float:
    return 0.001 if figure.name in SAME else max(NEAR, 1.01 / (figure.of or 1))


def sliced(name: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The first reports of a set, and the incidents that rest on them alone."""
    folder = dev_sets.SHARED / "dev" / name
    gold, rows = ([json.loads(line) for line in (folder / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
                  for file in ("gold", "reports"))
    some = {row["id"] for row in rows[:SLICES[name]]}
    kept = [row for row in gold if some.issuperset(row["reports"])]
    used = {report for row in kept for report in row["reports"]}
    return kept, [row for row in rows if row["id"] in used]


def accepted(row: Mapping[str, Any], also: Mapping[str, Sequence[str]]) -> list[str]:
    """What the scorer takes for right beside the coded party."""
    found = [ALSO[each] for party in row["perpetrators"] for each in sorted(also.get(party, ()))]
    contested = "Russian Military" in row["perpetrators"] and str(row.get("attribution")).startswith("Contested")
    return [*found, *(["Syrian government"] if contested else [])]
