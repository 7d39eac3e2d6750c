"""`sijill evaluate`: what is printed, what is written, what is refused; the stages are not run."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from factory import CHILD, make_incident, make_report
from standins import Runner, Stages

from sijill.casebook import Casebook
from sijill.cli.evaluating import _kept
from sijill.evaluate import read_gold
from sijill.knowledge import Knowledge

GOLD: dict[str, Any] = {"id": "zahra", "reports": ["row-7"], "date": "2019-05-04", "killed": 3, "victims": [
    {"name": CHILD, "sex": "female", "age": 9}]}


@pytest.fixture
def gold(tmp_path: Path, stages: Stages, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A row of gold with two things coded otherwise than the factory's incident has them, and a bad row."""
    monkeypatch.setattr("sijill.knowledge.load", lambda *_, **__: knowledge)
    stages.incidents, stages.reports = (make_incident(),), (make_report(),)
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(GOLD), encoding="utf-8")
    return file


def test_figures_are_printed(run: Runner, gold: Path) -> None:
    ran = run("evaluate", str(gold), "--reports", "reports.jsonl", "--csv")
    assert (ran.status, ran.err) == (0, "")
    rows = {row["figure"]: row for row in csv.DictReader(StringIO(ran.out))}
    assert rows["date"] == {"figure": "date", "rate": "1.0", "right": "1", "of": "1", "given_hit": ""}
    assert rows["killed_in_range"]["rate"] == "0.0"


@pytest.mark.parametrize(("listed", "said"), [
    ("figures", "killed_in_range"), ("confusion", "statuses"), ("errors", "victim_sex"), ("bias", "nothing to list")])
def test_other_lists(listed: str, said: str, run: Runner, gold: Path) -> None:
    ran = run("evaluate", str(gold), "--reports", "reports.jsonl", "--list", listed, "-t")
    assert ran.status == 0
    assert said in ran.out
    assert "Samir" not in ran.out


def test_the_names_of_children_are_in_records_alone(run: Runner, gold: Path) -> None:
    whole = run("evaluate", str(gold), "--reports", "r.jsonl", "--list", "errors", "--nl")
    assert CHILD in whole.out
    hidden = run("evaluate", str(gold), "--reports", "r.jsonl", "--list", "errors", "--nl", "--hide-protected")
    assert "[name withheld]" in hidden.out
    assert "Samir" not in hidden.out


def test_a_folder_is_written(run: Runner, gold: Path, tmp_path: Path) -> None:
    ran = run("evaluate", str(gold), "--reports", "r.jsonl", "--out", str(tmp_path / "out"))
    assert "2 errors" in ran.err
    assert "errors.html" in {path.name for path in (tmp_path / "out").iterdir()}
    assert "Samir" not in (tmp_path / "out" / "errors.json").read_text(encoding="utf-8")


def test_gold_without_reports(run: Runner, gold: Path) -> None:
    ran = run("evaluate", str(gold))
    assert ran.status == 1
    assert ran.err == (f"sijill: {gold}: the reports that were coded are not in it; name them with --reports, or a "
                       "casebook that holds them with --casebook\n")


def test_reports_beside_the_gold_are_taken(run: Runner, gold: Path, stages: Stages) -> None:
    beside = gold.with_name("reports.jsonl")
    beside.write_text("", encoding="utf-8")
    assert run("evaluate", str(gold)).status == 0
    assert stages.called[0] == [str(beside)]


def test_a_casebook_instead(run: Runner, gold: Path, book: str) -> None:
    ran = run("evaluate", str(gold), "--casebook", book, "--nl")
    assert ran.status == 0
    assert json.loads(ran.out.splitlines()[0])["figure"] == "headline"
    assert run("evaluate", str(gold), "--casebook", book, "--reports", "r").status == 2


def test_of_a_casebook_only_what_the_gold_speaks_of_is_kept(gold: Path, book: str, knowledge: Knowledge) -> None:
    whole = _kept(book, read_gold(gold, knowledge))
    with Casebook.open(Path(book)) as held:
        resting = [i for i in held.incidents() if any(c.claim.report_id in whole.found.reports for c in i.claims)]
        assert whole.found.incidents == resting != []
        assert [held.report(name) for name in whole.found.reports] == [*whole.found.reports.values()] != []
    gold.write_text(json.dumps({**GOLD, "reports": ["another"]}), encoding="utf-8")
    nothing = _kept(book, read_gold(gold, knowledge))
    assert (nothing.found.incidents, nothing.found.reports) == ([], {})
    assert "[name withheld]" in nothing.protection.text(f"{CHILD} was there")  # whatever is kept of it


def test_bad_rows_are_told_and_the_rest_is_printed(run: Runner, gold: Path) -> None:
    gold.write_text(json.dumps(GOLD) + "\n{}\n" + json.dumps({"id": "b", "reports": ["gone"]}), encoding="utf-8")
    ran = run("evaluate", str(gold), "--reports", "r.jsonl", "--nl")
    assert ran.status == 1
    assert [line.partition(": ")[2].removeprefix(f"{gold} ") for line in ran.err.splitlines()] == [
        'line 2: it names no report; give the ids of its reports: reports = ["…"]',
        "line 3: it names the report 'gone', which is not among the reports; give that report, or correct its name"]
    assert "killed_in_range" in ran.out
