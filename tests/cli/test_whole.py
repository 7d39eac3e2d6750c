"""The whole way from standard input to the record, with the real stages, in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from factory import TEXT

from sijill.model.wire import validate

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def sijill(*arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-m", "sijill", *arguments], input=TEXT, env=environment,
                          capture_output=True, text=True, check=False)


def test_a_report_on_standard_input_becomes_records_with_true_quotes() -> None:
    ran = sijill("code", "-", "--nl", "--published", "2019-05-05", "--publisher", "Valley News")
    assert ran.returncode == 0, ran.stderr
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert any(record["scope"] == "incident" for record in records)
    for record in records:
        validate(record)
        assert all(TEXT[e["start"]:e["end"]] == e["quote"] for claim in record["claims"] for e in claim["evidence"])
    again = sijill("code", "-", "--nl", "--published", "2019-05-05", "--publisher", "Valley News", seed="7")
    assert again.stdout == ran.stdout
