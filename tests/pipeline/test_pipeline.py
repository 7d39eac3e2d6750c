"""The verbs in order, with cheap stages: what is out of date is done again, killed or not, in whatever order."""

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import cheap_stages
import pytest
from cheap_stages import KNOWLEDGE

from sijill import pipeline
from sijill.casebook import Casebook, Mark, changes
from sijill.errors import SijillError
from sijill.model.change import CauseKind
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.decision import Decision, Verdict
from sijill.model.release import Profile
from sijill.model.report import Report
from sijill.pipeline import coding
from sijill.review import Signature, make_decision

TEN = [str(number) for number in range(10)]
AT = "2024-05-01T10:00:00Z"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_stages.install(monkeypatch.setattr)


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    return Casebook.create(tmp_path / "x.casebook", ["en"])


def filled(casebook: Casebook, inputs: list[str] = TEN) -> Casebook:
    pipeline.read_into(casebook, inputs, KNOWLEDGE)
    pipeline.run(casebook, KNOWLEDGE)
    return casebook


def decided(verdict: Verdict, *targets: str, value: str | None = None) -> Decision:
    return make_decision(verdict, targets, Signature("R", AT), value)


def claim_ids(casebook: Casebook) -> list[str]:
    return [claim.claim.id for claim in casebook.resolved_claims()]


def test_reading_counts_what_is_new_known_and_refused(casebook: Casebook) -> None:
    summary = pipeline.read_into(casebook, ["1", "bad", "2", "1"], KNOWLEDGE)
    assert (summary.added, summary.known, len(summary.refusals)) == (2, 1, 1)


def test_with_and_without_a_casebook_the_incidents_are_the_same(casebook: Casebook) -> None:
    coded = pipeline.code([*TEN, "bad"], KNOWLEDGE)
    assert len(coded.incidents) == 3
    assert len(coded.refusals) == 1
    assert pipeline.incidents(filled(casebook)) == coded.incidents


def test_bytes_are_kept_in_a_casebook_and_nowhere_else(casebook: Casebook) -> None:
    report = next(filled(casebook, ["1"]).reports())
    assert casebook.raw(report.id) == b"1: shells fell"
    assert (report.raw, pipeline.code(["1"], KNOWLEDGE).reports[0].raw) == (b"", b"")


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Origins of reports on which the stages of these names fail: "extract 3"."""
    origins: set[str] = set()

    def fail(stage: str, report: Report) -> None:
        if f"{stage} {report.origin}" in origins:
            raise ZeroDivisionError("no people\n  in it")

    def extract(reports: Iterable[Report], knowledge: object) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        for report, claims in cheap_stages.extract(reports, knowledge):
            fail("extract", report)
            yield report, claims

    def resolve(report: Report, claims: tuple[Claim, ...], knowledge: object) -> tuple[ResolvedClaim, ...]:
        fail("resolve", report)
        return cheap_stages.resolve(report, claims, knowledge)

    monkeypatch.setattr(pipeline, "extractors", lambda: {"rules": extract})
    monkeypatch.setattr(coding, "resolve", resolve)
    return origins


@pytest.mark.parametrize("stage", ["extract", "resolve"])
def test_one_report_never_stops_a_batch(faulty: set[str], stage: str) -> None:
    faulty.add(f"{stage} 3")
    coded = pipeline.code(TEN, KNOWLEDGE)
    (refusal,) = coded.refusals
    assert re.fullmatch(r"3 \(rep_\w+\): it could not be coded: ZeroDivisionError: no people in it; "
                        "please report it with this text", str(refusal))
    assert "in fail" in refusal.trace
    assert len(coded.reports) == 10
    assert coded.incidents == pipeline.code([n for n in TEN if n != "3"], KNOWLEDGE).incidents


@pytest.mark.parametrize("stage", ["extract", "resolve"])
def test_in_a_casebook_it_stays_due_while_the_others_go_out(
        casebook: Casebook, tmp_path: Path, faulty: set[str], stage: str) -> None:
    """And once the fault is gone, the next run does it, though neither code nor packs have another digest."""
    faulty.add(f"{stage} 3")
    pipeline.read_into(casebook, TEN, KNOWLEDGE)
    summary = pipeline.run(casebook, KNOWLEDGE)
    assert (summary.extracted, summary.resolved) == ((9, 9) if stage == "extract" else (10, 9))
    assert [refusal.where.split()[0] for refusal in summary.refusals] == ["3"]
    (problem,) = pipeline.check(casebook)
    assert re.fullmatch(rf"this release of Sijill could not {stage} rep_\w+; sijill run says why", problem)
    assert pipeline.publish_casebook(casebook, tmp_path / "out", at=AT).incidents == 3
    before = casebook.derived_dump()
    again = pipeline.run(casebook, KNOWLEDGE)
    assert (again.extracted, again.resolved, again.linked, len(again.refusals)) == (0, 0, False, 1)
    assert casebook.derived_dump() == before
    faulty.clear()
    mended = pipeline.run(casebook, KNOWLEDGE)
    assert (mended.extracted, mended.resolved, mended.linked, mended.refusals) == (stage == "extract", 1, True, ())
    assert pipeline.check(casebook) == ()
    assert casebook.derived_dump() == filled(Casebook.create(tmp_path / "never", [])).derived_dump()


def test_a_report_done_before_and_now_failing_leaves_nothing_of_the_old_release(
        casebook: Casebook, faulty: set[str]) -> None:
    filled(casebook, ["1", "2"])
    faulty.add("extract 1")
    other = cheap_stages.SimpleNamespace(**{**vars(KNOWLEDGE), "digest": "k2"})
    assert pipeline.run(casebook, other).incidents == 1
    assert len(claim_ids(casebook)) == 1


def test_an_extractor_that_leaves_reports_out_is_at_fault_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extractors", lambda: {"rules": lambda reports, _: iter(())})
    assert len(pipeline.code(["1", "2"], KNOWLEDGE).refusals) == 2


def test_what_a_user_can_mend_stops_everything_in_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(*_: object) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        raise SijillError("the parser is not installed", remedy="install it")
        yield

    monkeypatch.setattr(pipeline, "extractors", lambda: {"rules": extract})
    with pytest.raises(SijillError, match="the parser is not installed; install it"):
        pipeline.code(["1", "2"], KNOWLEDGE)


def test_the_order_of_reports_plays_no_part(tmp_path: Path) -> None:
    forwards = filled(Casebook.create(tmp_path / "a", []))
    backwards = Casebook.create(tmp_path / "b", [])
    for number in reversed(TEN):
        filled(backwards, [number])
    assert forwards.derived_dump() == backwards.derived_dump()
    assert pipeline.code(TEN, KNOWLEDGE).incidents == pipeline.code(TEN[::-1], KNOWLEDGE).incidents


def test_a_second_run_does_nothing_and_says_so(casebook: Casebook) -> None:
    filled(casebook)
    again = pipeline.run(casebook, KNOWLEDGE)
    assert (again.extracted, again.resolved, again.linked) == (0, 0, False)
    assert str(again) == "nothing was out of date: 3 incidents"


def test_a_new_report_is_worked_on_alone(casebook: Casebook) -> None:
    filled(casebook)
    pipeline.read_into(casebook, ["10"], KNOWLEDGE)
    summary = pipeline.run(casebook, KNOWLEDGE)
    assert (summary.extracted, summary.resolved, summary.linked) == (1, 1, True)


def test_a_run_is_written_down_once_and_one_with_nothing_to_do_is_not(casebook: Casebook) -> None:
    pipeline.read_into(casebook, TEN, KNOWLEDGE)
    pipeline.run(casebook, KNOWLEDGE, at=AT)
    pipeline.run(casebook, KNOWLEDGE, at=AT)
    (run,) = casebook.history.runs()
    assert (run.number, run.at, run.reports, run.extracted, run.resolved, run.incidents) == (1, AT, 10, 10, 10, 3)
    casebook.clear_derived()
    pipeline.run(casebook, KNOWLEDGE, at=AT)
    assert [run.changed for run in casebook.history.runs()] == [3, 0]


def test_what_a_new_report_changes_is_told_with_the_report(casebook: Casebook) -> None:
    filled(casebook, ["1", "2"])
    filled(casebook, ["4"])
    (change,) = changes(casebook, 1)
    new = next(report.id for report in casebook.reports() if report.origin == "4")
    assert [(cause.kind, cause.id) for cause in change.why] == [(CauseKind.REPORT, new)]


def test_other_packs_put_everything_out_of_date(casebook: Casebook) -> None:
    filled(casebook)
    other = cheap_stages.SimpleNamespace(**{**vars(KNOWLEDGE), "digest": "k2"})
    assert pipeline.run(casebook, other).extracted == 10


def test_deleting_what_is_derived_and_running_again_gives_the_same_bytes(casebook: Casebook) -> None:
    before = filled(casebook).derived_dump()
    casebook.clear_derived()
    assert casebook.derived_dump() == ""
    pipeline.run(casebook, KNOWLEDGE)
    assert casebook.derived_dump() == before


def test_progress_is_told(casebook: Casebook) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.read_into(casebook, ["1", "2"], KNOWLEDGE, progress=lambda *step: told.append(step))
    pipeline.run(casebook, KNOWLEDGE, lambda *step: told.append(step))
    assert told == [("read", 1, 0), ("read", 2, 0), ("extract", 1, 2), ("extract", 2, 2), ("resolve", 1, 2),
                    ("resolve", 2, 2), ("link", 2, 2)]


def test_a_rejected_claim_is_left_out_of_the_next_run(casebook: Casebook) -> None:
    filled(casebook, ["1", "4"])
    rejected = claim_ids(casebook)[0]
    pipeline.decide(casebook, decided(Verdict.REJECT, rejected))
    assert pipeline.run(casebook, KNOWLEDGE).linked
    assert [c.claim.id for i in pipeline.incidents(casebook) for c in i.claims] == claim_ids(casebook)[1:]


def test_a_decision_on_links_is_heard_and_one_on_names_needs_no_run(casebook: Casebook) -> None:
    filled(casebook, ["1", "4"])
    pipeline.decide(casebook, decided(Verdict.DIFFERENT, *claim_ids(casebook)))
    assert pipeline.run(casebook, KNOWLEDGE).incidents == 2
    pipeline.decide(casebook, decided(Verdict.PROTECT, value="Someone"))
    assert not pipeline.run(casebook, KNOWLEDGE).linked


def test_a_decision_on_what_is_not_there_is_refused(casebook: Casebook) -> None:
    with pytest.raises(SijillError, match="there is no clm_none here"):
        pipeline.decide(casebook, decided(Verdict.REJECT, "clm_none"))


def test_publishing_keeps_the_ids_in_the_ledger(casebook: Casebook, tmp_path: Path) -> None:
    filled(casebook)
    release = pipeline.publish_casebook(casebook, tmp_path / "out", Profile.PUBLIC, AT)
    assert release.incidents == 3
    assert set(casebook.published()) == {incident.id for incident in pipeline.incidents(casebook)}
    assert pipeline.check(casebook) == ()


def test_a_casebook_out_of_date_is_not_published(casebook: Casebook, tmp_path: Path) -> None:
    filled(casebook, ["1"])
    pipeline.read_into(casebook, ["2"], KNOWLEDGE)
    with pytest.raises(SijillError, match=r"extract has still to work on 1 reports; bring it up to date: sijill run"):
        pipeline.publish_casebook(casebook, tmp_path / "out")
    assert casebook.published() == {}


def test_a_sound_casebook_has_no_problems(casebook: Casebook) -> None:
    assert pipeline.check(filled(casebook)) == ()


def test_check_finds_what_is_out_of_date(casebook: Casebook) -> None:
    pipeline.read_into(casebook, ["1"], KNOWLEDGE)
    assert pipeline.check(casebook) == (
        "extract has still to work on 1 reports", "resolve has still to work on 1 reports",
        "the incidents are older than the reports, the decisions or the code")


def test_check_finds_a_quote_that_the_report_does_not_hold(casebook: Casebook) -> None:
    report = next(filled(casebook, ["1"]).reports())
    claim = casebook.claims(report.id)[0]
    evidence = replace(claim.act.evidence[0], quote="bombs!")
    mark = casebook.marks("extract")[report.id]
    casebook.put_claims([replace(claim, act=replace(claim.act, evidence=(evidence,)))], mark)
    assert f"{claim.id} quotes words that {report.id} does not say at 3" in pipeline.check(casebook)


def test_check_finds_changed_bytes_and_changed_decisions(casebook: Casebook) -> None:
    found = next(iter(cheap_stages.read(["1"])))
    casebook.add_report(replace(found, raw=b"other bytes"))
    casebook.add_decision(replace(decided(Verdict.ACCEPT, "clm_1"), note="added later"))
    problems = pipeline.check(casebook)
    assert f"the bytes of {found.id} are not those that were read" in problems
    assert f"the id of {found.id} is not that of its bytes" in problems
    assert any("was changed after it was taken" in problem for problem in problems)


def test_check_finds_ids_that_do_not_follow_and_claims_that_no_one_makes(casebook: Casebook) -> None:
    incident = next(filled(casebook, ["1"]).incidents())
    casebook.put_incidents([replace(incident, id="inc_wrong")], casebook.marks("link")["*"])
    assert "the id of inc_wrong is not that of one of its claims" in pipeline.check(casebook)


def test_a_published_incident_that_is_lost_is_a_problem_and_one_rejected_is_not(
        casebook: Casebook, tmp_path: Path) -> None:
    filled(casebook, ["1"])
    pipeline.publish_casebook(casebook, tmp_path / "out", at=AT)
    published, mark = next(iter(casebook.published())), casebook.marks("link")["*"]
    casebook.put_incidents([], Mark("link", "*", mark.digest, mark.knowledge))
    assert f"{published} was published and resolves to nothing" in pipeline.check(casebook)
    pipeline.decide(casebook, decided(Verdict.REJECT, claim_ids(casebook)[0]))
    pipeline.run(casebook, KNOWLEDGE)
    assert pipeline.check(casebook) == ()


REPORTS = 40


def killed_after(path: Path, seconds: float) -> bool:
    """Start the work on a casebook and send SIGKILL so long after it opened it; True if it had ended by then."""
    program = Path(cheap_stages.__file__)
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(program.parent)!r}); import cheap_stages; "
               f"cheap_stages.main({str(path)!r}, '{REPORTS}')"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        return "done" in child.stdout.read()


@pytest.mark.slow
def test_killed_at_any_moment_nothing_is_lost_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """The same casebook is killed again and again at a random moment (fixed seed: the moments still differ by load)."""
    path = tmp_path / "killed.casebook"
    Casebook.create(path, ["en"]).close()
    moments, done, kept = random.Random(7), 0, (0, 0)
    for _ in range(8):
        done += killed_after(path, moments.uniform(0.0, 0.3))
        with Casebook.open(path) as casebook:
            assert casebook.damage() == ()
            now = (len(casebook.report_ids()), len(casebook.marks("extract")))
            assert now >= kept  # nothing that was there before has gone
            kept = now
    with Casebook.open(path) as casebook, Casebook.create(tmp_path / "whole.casebook", ["en"]) as whole:
        numbers = [str(number) for number in range(REPORTS)]
        filled(casebook, numbers)
        filled(whole, numbers)
        assert casebook.derived_dump() == whole.derived_dump()
        assert list(casebook.reports()) == list(whole.reports())
        assert all(casebook.raw(report_id) == whole.raw(report_id) for report_id in whole.report_ids())
        assert pipeline.check(casebook) == ()


@pytest.mark.slow
def test_killed_while_it_is_made_a_casebook_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "new.casebook"
    program = ("from pathlib import Path; from sijill.casebook import Casebook; "
               f"Casebook.create(Path({str(path)!r}), [])")
    moments = random.Random(11)
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", program]) as child:
            time.sleep(moments.uniform(0.2, 0.6))
            child.kill()
    if not path.exists() or path.stat().st_size == 0:
        Casebook.create(path, []).close()
    with Casebook.open(path) as casebook:
        assert casebook.damage() == ()
        assert casebook.packs == ()
