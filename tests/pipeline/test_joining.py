"""Linking what is new gives what linking everything gives, stopped on the way or not.

The cheap stages of the valley make chains: what a claim is joined with depends on claims that are not alike to it, so
that whoever forgets to group a part of a chain anew is found out.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import cheap_stages
import pytest
from cheap_stages import KNOWLEDGE, READ_ANEW, Linking, in_the_valley
from hypothesis import event, given, settings
from hypothesis import strategies as st

from sijill import pipeline
from sijill.casebook import Casebook, changes
from sijill.model.decision import Verdict
from sijill.review import Signature, make_decision

CLAIMS = 24
AT = "2024-05-01T10:00:00Z"


class Stopped(BaseException):
    """In the place of a SIGKILL: nothing catches it."""


@pytest.fixture(autouse=True)
def _valley(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_stages.install(monkeypatch.setattr, linking=Linking(in_the_valley, reach=2))
    READ_ANEW.clear()


READING = st.tuples(st.just("read"), st.lists(
    st.lists(st.integers(0, CLAIMS), min_size=1, max_size=3, unique=True), min_size=1, max_size=5))
DECIDING = st.tuples(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT]),
                     st.tuples(st.integers(0, 99), st.integers(0, 99)))
ANEW = st.tuples(st.just("anew"), st.integers(0, 99))
STOPPED = st.tuples(st.just("stopped"), st.integers(1, 12))
STEPS = st.lists(st.one_of(READING, READING, DECIDING, ANEW, STOPPED), min_size=1, max_size=9)


def take(casebook: Casebook, step: tuple[object, object], number: int) -> None:
    """One step, and a run; but for a run that is to be stopped at one of its transactions."""
    match step:
        case "read", list(reports):
            pipeline.read_into(casebook, [",".join(map(str, numbers)) for numbers in reports], KNOWLEDGE)
        case "anew", int(at):
            _read_anew(casebook, at)
        case "stopped", int(transactions):
            with suppress(Stopped), stopping(casebook, transactions):
                pipeline.run(casebook, KNOWLEDGE, at=AT)
            return
        case Verdict() as verdict, (int(left), int(right)):
            _decide(casebook, verdict, (left, right), number)
    pipeline.run(casebook, KNOWLEDGE, at=AT)


def _decide(casebook: Casebook, verdict: Verdict, ends: tuple[int, int], number: int) -> None:
    claims = [claim.claim.id for claim in casebook.resolved_claims()]
    chosen = sorted({claims[end % len(claims)] for end in ends}) if claims else []
    wanted = 1 if verdict is Verdict.REJECT else 2
    if len(chosen) >= wanted:
        signed = Signature("R", f"2024-05-01T10:00:{number:02}Z")
        pipeline.decide(casebook, make_decision(verdict, chosen[:wanted], signed))


def _read_anew(casebook: Casebook, at: int) -> None:
    """As if another extractor had come for one report: it finds other claims from now on, and is due."""
    reports = casebook.report_ids()
    if reports:
        READ_ANEW.symmetric_difference_update({reports[at % len(reports)]})
        with casebook.writing() as connection:
            connection.execute("DELETE FROM stages WHERE subject = ?", (reports[at % len(reports)],))


@contextmanager
def stopping(casebook: Casebook, transactions: int) -> Iterator[None]:
    """So many transactions are kept; the next one is cut off before its end."""
    left, writing = transactions, casebook.writing

    @contextmanager
    def counted() -> Iterator[sqlite3.Connection]:
        nonlocal left
        with writing() as connection:
            yield connection
            left -= 1
            if left < 0:
                raise Stopped

    casebook.writing = counted  # type: ignore[method-assign]
    try:
        yield
    finally:
        casebook.writing = writing  # type: ignore[method-assign]


@given(steps=STEPS)
@settings(deadline=None)
def test_any_sequence_of_runs_gives_what_one_run_gives(steps: list[tuple[object, object]]) -> None:
    """With decisions between, reports read anew, and runs stopped between any two of their transactions."""
    READ_ANEW.clear()
    with TemporaryDirectory() as folder, Casebook.create(Path(folder, "grown"), []) as grown, \
            Casebook.create(Path(folder, "whole"), []) as whole:
        for number, step in enumerate([*steps, ("read", [])]):
            event(str(step[0]))
            take(grown, step, number)
        for report in grown.reports():
            whole.add_report(report)
        for decision in grown.decisions():
            whole.add_decision(decision)
        pipeline.run(whole, KNOWLEDGE, at=AT)
        assert grown.derived_dump() == whole.derived_dump()
        assert pipeline.check(grown) == ()
        for run in grown.history.runs():
            for change in changes(grown, run.number - 1):
                assert all(grown.resolve_incident(i) is not None for i in change.now)


def test_what_is_not_touched_is_not_written(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "x", []) as casebook:
        pipeline.read_into(casebook, ["1", "2", "11", "12"], KNOWLEDGE)
        pipeline.run(casebook, KNOWLEDGE)
        pipeline.read_into(casebook, ["13"], KNOWLEDGE)
        statements: list[str] = []
        casebook._connection.set_trace_callback(statements.append)
        pipeline.run(casebook, KNOWLEDGE)
        casebook._connection.set_trace_callback(None)
        written = {line for line in statements if line.startswith(("INSERT INTO incidents ", "DELETE FROM incidents "))}
        assert len(written) == 2
        assert [run.changed for run in casebook.history.runs()] == [2, 1]


def test_the_incidents_stay_while_all_is_made_anew(tmp_path: Path) -> None:
    """Other packs put everything out of date: whoever reads meanwhile reads the old incidents, and is told so."""
    with Casebook.create(tmp_path / "x", []) as casebook:
        pipeline.read_into(casebook, ["1", "2", "11"], KNOWLEDGE)
        pipeline.run(casebook, KNOWLEDGE)
        before = pipeline.incidents(casebook)
        other = cheap_stages.SimpleNamespace(**{**vars(KNOWLEDGE), "digest": "k2"})
        with pytest.raises(Stopped), stopping(casebook, 8):
            pipeline.run(casebook, other)
        assert pipeline.incidents(casebook) == before
        assert "the incidents are older" in pipeline.check(casebook)[-1]


def test_check_finds_tellings_that_do_not_fit(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "x", []) as casebook:
        pipeline.read_into(casebook, ["1", "2"], KNOWLEDGE)
        pipeline.run(casebook, KNOWLEDGE)
        incident = next(casebook.incidents())
        casebook._connection.execute("DELETE FROM incident_claims WHERE claim_id = ?", (incident.claims[0].claim.id,))
        casebook._connection.execute("INSERT INTO incident_claims VALUES ('clm_x', ?)", (incident.id,))
        assert pipeline.check(casebook) == (
            f"the telling {incident.claims[0].claim.id} is in no incident or in several",
            f"the incident {incident.id} holds a claim that no telling holds")
