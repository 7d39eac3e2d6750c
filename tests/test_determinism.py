"""The same reports give the same bytes: in another process, in another order, with a casebook or without one."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sijill.knowledge import Knowledge
from sijill.model.wire import dumps, to_wire
from sijill.pipeline import Coded, code

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
REPORTS = sorted(str(path) for path in (ROOT / "examples" / "reports").iterdir())

PROGRAM = """
import sys
from pathlib import Path
from sijill.casebook import Casebook
from sijill.knowledge import load
from sijill.model.wire import dumps, to_wire
from sijill.pipeline import code, publish_casebook, read_into, run

folder, knowledge = Path(sys.argv[1]), load()
coded = code(sys.argv[2:], knowledge)
reports = {report.id: report for report in coded.reports}
(folder / "coded.jsonl").write_text("".join(dumps(to_wire(i, reports)) + "\\n" for i in coded.incidents))
with Casebook.create(folder / "x.casebook", []) as casebook:
    read_into(casebook, sys.argv[2:], knowledge)
    run(casebook, knowledge)
    publish_casebook(casebook, folder / "release")
"""
"""Everything that leaves the house: the records of `code`, and a release out of a casebook."""


def bytes_of(folder: Path, seed: str) -> dict[str, bytes]:
    """What a process of its own writes, by file; sets and dicts of strings run in another order for each seed."""
    folder.mkdir()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", PROGRAM, str(folder), *REPORTS], env=environment, check=True)
    files = [folder / "coded.jsonl", *sorted((folder / "release").iterdir())]
    return {file.name: file.read_bytes() for file in files}


def test_two_processes_write_the_same_bytes(tmp_path: Path, knowledge: Knowledge) -> None:
    first, second = bytes_of(tmp_path / "a", "1"), bytes_of(tmp_path / "b", "20")
    assert len(first) > 5
    assert first == second


def records(coded: Coded) -> list[str]:
    reports = {report.id: report for report in coded.reports}
    return [dumps(to_wire(incident, reports)) for incident in coded.incidents]


@pytest.mark.parametrize("order", [REPORTS[::-1], REPORTS[3:] + REPORTS[:3], REPORTS * 2],
                         ids=["backwards", "rotated", "each twice"])
def test_the_order_of_reports_does_not_matter(order: Sequence[str], knowledge: Knowledge) -> None:
    assert records(code(order, knowledge)) == records(code(REPORTS, knowledge))
