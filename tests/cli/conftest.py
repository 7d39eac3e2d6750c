"""The command line in this process, on a casebook filled by hand: the stages are not run, nor the parser loaded."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from standins import AGGREGATE, INCIDENT, REPORT, Ran, Runner, Stages

import sijill
from sijill.casebook import WHOLE, Casebook, Mark
from sijill.cli import answer


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    monkeypatch.delenv("COLUMNS", raising=False)  # the width of whoever runs the tests

    def ran(*arguments: str) -> Ran:
        capsys.readouterr()
        status = answer(arguments)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)
    return ran


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    """In the place of the pipeline and of what it knows."""
    found = Stages()

    def remember(*arguments: Any) -> SimpleNamespace:
        found.called = arguments
        return SimpleNamespace(incidents=found.incidents, reports=found.reports, refusals=found.refusals,
                               added=len(found.reports), known=0)

    pipeline = ModuleType("sijill.pipeline")
    pipeline.__dict__.update(
        code=remember, read_into=remember, incidents=lambda book: tuple(book.incidents()),
        run=lambda *_: SimpleNamespace(extracted=1, resolved=1, linked=True, incidents=2, refusals=found.refusals),
        decide=lambda book, decision: book.add_decision(decision) and decision, check=lambda book: found.failures)
    monkeypatch.setitem(sys.modules, "sijill.pipeline", pipeline)
    monkeypatch.setattr(sijill, "pipeline", pipeline, raising=False)
    monkeypatch.setattr("sijill.knowledge.load", lambda names=None, **_: names)
    return found


@pytest.fixture
def book(tmp_path: Path, stages: Stages) -> str:
    """Path of a casebook that holds one report and two incidents."""
    path = tmp_path / "valley.casebook"
    with Casebook.create(path, ["core", "en"]) as casebook:
        casebook.add_report(REPORT)
        claims = [claim.claim for claim in INCIDENT.claims]
        casebook.put_claims(claims, Mark("extract", REPORT.id, "", ""))
        casebook.put_resolved(INCIDENT.claims, Mark("resolve", REPORT.id, "", ""))
        casebook.put_incidents([INCIDENT, AGGREGATE], Mark("link", WHOLE, "", ""))
    return str(path)
