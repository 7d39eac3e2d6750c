"""A coded incident about the factory's one, and what comes of comparing the two."""

import json
from pathlib import Path
from typing import Any

from factory import make_incident, make_report

from sijill.evaluate import Evaluation, Found, evaluate, read_gold
from sijill.knowledge import Knowledge
from sijill.model.incident import Incident

CODED: dict[str, Any] = {
    "id": "zahra", "reports": ["row-7"], "date": "2019-05-04", "place": "Tell Zahra", "lat": 35.5, "lon": 36.5,
    "killed": [12, 12], "children_killed": 3, "acts": ["killing", "shooting"]}


def compared(knowledge: Knowledge, folder: Path, *incidents: Incident, **changed: Any) -> Evaluation:
    """The factory's incident (or those given) beside CODED with some keys changed; None leaves a key out."""
    row = {key: value for key, value in (CODED | changed).items() if value is not None}
    file = folder / "gold.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    report = make_report()
    gold = read_gold(file, knowledge)
    assert gold.refusals == ()
    return evaluate(gold, Found(incidents or (make_incident(),), {report.id: report}), knowledge)


def rates(evaluation: Evaluation) -> dict[str, float | None]:
    return {figure.name: figure.rate for figure in evaluation.figures}
