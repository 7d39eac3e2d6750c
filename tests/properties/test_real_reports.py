"""Properties over every report that others coded, where they lie beside the checkout: quotes true, records valid."""

import json
import os
from pathlib import Path

import pytest

from sijill.knowledge import Knowledge
from sijill.model.wire import to_wire, validate
from sijill.pipeline import code

DEV = Path(__file__).resolve().parents[3] / "shared" / "dev"
SETS = ("airwars_syria", "airwars_gaza", "acled")
MOST = int(os.environ.get("SIJILL_REPORTS", "0"))
"""Reports of each set that are tried; 0, the default, is all of them: a few minutes of parsing."""

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.mark.parametrize("name", SETS)
def test_every_quote_is_true_and_every_record_valid(name: str, knowledge: Knowledge, tmp_path: Path) -> None:
    source = DEV / name / "reports.jsonl"
    if not source.is_file():
        pytest.skip(f"needs ../shared/dev/{name}/reports.jsonl, which is not beside this checkout")
    rows = source.read_text(encoding="utf-8").splitlines()
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(rows[:MOST or None]), encoding="utf-8")
    coded = code([str(file)], knowledge)
    reports = {report.id: report for report in coded.reports}
    assert coded.refusals == ()
    assert len(reports) == len(rows[:MOST or None])
    quotes = 0
    for incident in coded.incidents:
        record = json.loads(json.dumps(to_wire(incident, reports)))
        validate(record)
        for claim in record["claims"]:
            text = reports[claim["report_id"]].text
            false = [e for e in claim["evidence"] if text[e["start"]:e["end"]] != e["quote"] or not e["quote"].strip()]
            assert false == []
            quotes += len(claim["evidence"])
    assert quotes > len(reports)
