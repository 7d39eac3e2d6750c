"""Every run that had something to do is written down once, with what it changed, and for good."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from factory import make_incident

from sijill.casebook import Casebook, Mark
from sijill.casebook.history import Entry
from sijill.errors import SijillError
from sijill.model.change import state
from sijill.model.incident import Grade, GradeCode, Incident

MARK = Mark("link", "*", "d", "k")
FIRST = make_incident()
GONE = replace(FIRST, id="inc_gone")
BETTER = replace(FIRST, grade=Grade(GradeCode.FAIR, ()))


def entry(day: int) -> Entry:
    return Entry(f"2024-05-{day:02}T10:00:00+00:00", "1.0", "k", ("x",), f"digest {day}", day, 0, 1, 1)


def kept(path: Path, *runs: list[Incident]) -> Casebook:
    """A casebook after these runs, one a day."""
    casebook = Casebook.create(path, [])
    for day, found in enumerate(runs, 1):
        casebook.put_incidents(found, MARK, entry(day))
    return casebook


def test_a_run_is_kept_with_what_it_changed(tmp_path: Path) -> None:
    book = kept(tmp_path / "x", [FIRST, GONE], [BETTER])
    assert [(run.number, run.incidents, run.changed) for run in book.history.runs()] == [(1, 2, 2), (2, 1, 2)]
    assert list(book.history.since(1)) == [(FIRST.id, state(FIRST), state(BETTER)), (GONE.id, state(GONE), None)]
    assert [row[1:] for row in book.history.since(0)] == [(None, state(BETTER)), (None, None)]
    assert book.history.ever(GONE.id) == state(GONE)


def test_a_run_that_changes_nothing_adds_nothing_but_its_entry(tmp_path: Path) -> None:
    book = kept(tmp_path / "x", [FIRST], [FIRST])
    assert [run.changed for run in book.history.runs()] == [1, 0]
    assert list(book.history.since(1)) == []


def test_what_is_not_compared_makes_no_change(tmp_path: Path) -> None:
    book = kept(tmp_path / "x", [FIRST], [replace(FIRST, notes=("accepted",), links=())])
    assert book.history.runs()[1].changed == 0


def test_ids_of_runs_follow_from_what_went_in_and_not_from_the_clock(tmp_path: Path) -> None:
    late = Casebook.create(tmp_path / "y", [])
    for day in (1, 2):
        late.put_incidents([FIRST], MARK, replace(entry(day), at="2030-01-01T00:00:00+00:00"))
    ids = [[run.id for run in book.history.runs()] for book in (kept(tmp_path / "x", [FIRST], [FIRST]), late)]
    assert ids[0] == ids[1]
    assert len({*ids[0]}) == 2


def test_a_run_is_meant_by_number_id_day_or_last(tmp_path: Path) -> None:
    history = kept(tmp_path / "x", [FIRST], [GONE], [FIRST]).history
    assert [history.number(word) for word in ("0", "3", "last", history.runs()[1].id[:10])] == [0, 3, 2, 2]
    assert [history.number(day) for day in ("2024-05-01", "2024-05-03", "2024-05", "2024-06")] == [0, 2, 0, 3]


@pytest.mark.parametrize(("word", "problem"), [
    ("4", "there is no run 4: 3 were made"), ("run_none", "no run begins with run_none"),
    ("run_", "3 runs begin with run_"),
    ("yesterday", "'yesterday' is no run; give a run's number or id, a day like 2024-05-01, or last"),
])
def test_what_is_no_run_is_told(tmp_path: Path, word: str, problem: str) -> None:
    with pytest.raises(SijillError, match=problem):
        kept(tmp_path / "x", [FIRST], [GONE], [FIRST]).history.number(word)


@pytest.mark.parametrize("statement", ["UPDATE runs SET value = ''", "DELETE FROM runs", "DELETE FROM history",
                                       "UPDATE history SET state = NULL"])
def test_history_is_only_added_to(tmp_path: Path, statement: str) -> None:
    book = kept(tmp_path / "x", [FIRST])
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        book._connection.execute(statement)


def test_a_casebook_that_kept_no_runs_begins_with_what_it_held(tmp_path: Path) -> None:
    book = Casebook.create(tmp_path / "x", [])
    book.put_incidents([FIRST], MARK)
    book.put_incidents([BETTER], MARK, entry(9))
    assert [(run.number, run.at, run.changed) for run in book.history.runs()] == [(1, "", 1), (2, entry(9).at, 1)]
    assert list(book.history.since(1)) == [(FIRST.id, state(FIRST), state(BETTER))]


def test_incidents_of_an_earlier_release_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    book = Casebook.create(tmp_path / "x", [])
    book.put_incidents([FIRST], MARK)
    book._connection.execute("UPDATE incidents SET value = '{}'")
    book.put_incidents([FIRST], MARK, entry(1))
    assert [run.number for run in book.history.runs()] == [1]


def test_no_name_of_a_victim_is_kept(tmp_path: Path) -> None:
    book = kept(tmp_path / "x", [FIRST])
    (text,) = (row[0] for row in book.rows("SELECT state FROM history"))
    assert "Qaddour" not in text


def test_a_run_whose_incidents_fail_leaves_no_entry(tmp_path: Path) -> None:
    book = kept(tmp_path / "x", [FIRST])
    with pytest.raises(SijillError, match="UNIQUE"):
        book.put_incidents([GONE, GONE], MARK, entry(2))
    assert len(book.history.runs()) == 1
