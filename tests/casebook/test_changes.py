"""What appeared, moved, merged, split and vanished between two runs, and by which claims."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from factory import make_claim, make_incident, make_report, make_resolved

from sijill.casebook import Casebook, Mark, changes
from sijill.casebook.history import Entry
from sijill.model.change import Cause, CauseKind, Change, ChangeKind
from sijill.model.decision import Decision, Verdict
from sijill.model.event import Act
from sijill.model.evidence import Evidence, Stated
from sijill.model.incident import Grade, GradeCode, Incident

MARK = Mark("link", "*", "d", "k")
OLD, NEW = make_report("Old.\n"), make_report("New.\n")


def incident(name: str, *claims: str, grade: GradeCode = GradeCode.WEAK) -> Incident:
    """Claims "old 3" and "new 3" are of the old and the new report, each in other words; "old 3b" in those of 3."""
    held = []
    for claim in claims:
        report, number = claim.split()
        start = 10 * int(number.rstrip("b"))
        act = Stated(Act.KILLING, (Evidence(start, start + 4, "died"),))
        found = replace(make_claim(), id=f"clm_{claim}", report_id={"old": OLD, "new": NEW}[report].id, act=act)
        held.append(make_resolved(found))
    return make_incident(id=f"inc_{name}", claims=tuple(held), grade=Grade(grade, ()))


class Book:
    """A casebook in which runs are made by hand."""

    def __init__(self, path: Path) -> None:
        self.casebook = Casebook.create(path, [])
        self.casebook.add_report(OLD)

    def run(self, *found: Incident, knowledge: str = "k", code: str = "c") -> None:
        number = len(self.casebook.history.runs()) + 1
        entry = Entry(f"2024-05-{number:02}", "1", knowledge, (code,), str(number), *self.casebook.counts(), 1, 1)
        self.casebook.put_incidents(found, MARK, entry)

    def changes(self) -> Sequence[Change]:
        return changes(self.casebook, len(self.casebook.history.runs()) - 1)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "x")


def said(found: Sequence[Change]) -> list[tuple[str, list[str], list[str]]]:
    return [(c.kind.value, [i[4:] for i in c.was], [i[4:] for i in c.now]) for c in found]


def test_what_is_new_appears_and_says_with_which_report(book: Book) -> None:
    book.run(incident("a", "old 1"))
    assert said(book.changes()) == [("appeared", [], ["a"])]
    book.casebook.add_report(NEW)
    book.run(incident("a", "old 1"), incident("b", "new 1"))
    (change,) = book.changes()
    assert (change.kind, change.now, change.gained) == (ChangeKind.APPEARED, ("inc_b",), ("clm_new 1",))
    assert change.why == (Cause(CauseKind.REPORT, NEW.id, ("clm_new 1",)),)


def test_what_is_said_otherwise_moves(book: Book) -> None:
    book.run(incident("a", "old 1"))
    book.casebook.add_report(NEW)
    book.run(incident("a", "old 1", "new 1", grade=GradeCode.FAIR))
    (change,) = book.changes()
    assert said([change]) == [("moved", ["a"], ["a"])]
    assert change.before
    assert change.after
    assert (change.before.grade, change.after.grade) == (GradeCode.WEAK, GradeCode.FAIR)
    assert (change.gained, change.lost) == (("clm_new 1",), ())


def test_an_incident_under_another_id_has_moved(book: Book) -> None:
    book.run(incident("a", "old 1"))
    book.casebook.add_report(NEW)
    book.run(incident("0", "old 1", "new 1"))
    assert said(book.changes()) == [("moved", ["a"], ["0"])]


def test_incidents_merge_and_split(book: Book) -> None:
    book.run(incident("a", "old 1", "old 2"), incident("b", "old 3"))
    taken = Decision("dec_1", Verdict.SAME, ("clm_old 1", "clm_old 3"), "R", "2024-05-02")
    book.casebook.add_decision(taken)
    book.run(incident("a", "old 1", "old 2", "old 3"))
    (change,) = book.changes()
    assert said([change]) == [("merged", ["a", "b"], ["a"])]
    assert change.why == (Cause(CauseKind.DECISION, "dec_1", ("clm_old 1", "clm_old 3")),)
    book.run(incident("a", "old 1", "old 2"), incident("b", "old 3"))
    assert said(book.changes()) == [("split", ["a"], ["a", "b"])]


def test_claims_that_change_hands_are_told_under_each_head_that_fits(book: Book) -> None:
    book.run(incident("a", "old 1", "old 2", "old 3"), incident("b", "old 4"))
    book.run(incident("a", "old 1", "old 2"), incident("b", "old 3", "old 4"))
    assert said(book.changes()) == [("split", ["a"], ["a", "b"]), ("merged", ["a", "b"], ["b"])]
    assert {cause.kind for change in book.changes() for cause in change.why} == {CauseKind.OTHERS}


def test_what_no_claim_is_left_of_vanishes(book: Book) -> None:
    book.run(incident("a", "old 1"))
    book.casebook.add_decision(Decision("dec_1", Verdict.REJECT, ("clm_old 1",), "R", "2024-05-02"))
    book.run()
    (change,) = book.changes()
    assert (change.kind, change.was, change.after, change.lost) == (
        ChangeKind.VANISHED, ("inc_a",), None, ("clm_old 1",))
    assert change.why == (Cause(CauseKind.DECISION, "dec_1", ("clm_old 1",)),)


def test_claims_that_a_new_release_names_anew_are_the_same_claims(book: Book) -> None:
    book.run(incident("a", "old 1"), incident("b", "old 2"))
    book.run(incident("a", "old 1b"), incident("c", "old 2b"), code="c2")
    (change,) = book.changes()
    assert said([change]) == [("moved", ["b"], ["c"])]
    assert (change.gained, change.lost, change.why) == ((), (), (Cause(CauseKind.CODE),))


def test_other_packs_are_the_reason_where_no_report_is(book: Book) -> None:
    book.run(incident("a", "old 1"))
    book.run(incident("a", "old 1", grade=GradeCode.FAIR), knowledge="k2")
    assert [change.why for change in book.changes()] == [(Cause(CauseKind.PACKS),)]


def test_a_report_that_failed_and_now_does_not_is_told(book: Book) -> None:
    book.run()
    book.run(incident("a", "old 1"))
    assert [change.why for change in book.changes()] == [(Cause(CauseKind.AGAIN, OLD.id, ("clm_old 1",)),)]


def test_what_came_and_went_between_is_not_told(book: Book) -> None:
    book.run()
    book.run(incident("a", "old 1"))
    book.run()
    assert changes(book.casebook, 1) == []


def test_ids_that_a_run_found_resolve(book: Book) -> None:
    book.run(incident("a", "old 1", "old 2"), incident("b", "old 3"))
    book.run(incident("a", "old 1", "old 2", "old 3"))
    assert book.casebook.resolve_incident("inc_b") == "inc_a"
    assert book.casebook.history.beside("inc_b", "inc_a")
    book.run(incident("c", "old 1"), incident("d", "old 2", "old 3"))
    assert book.casebook.became("inc_a") == ("inc_d", "inc_c")
    assert book.casebook.became("inc_b") == ("inc_d",)
    assert not book.casebook.history.beside("inc_b", "inc_d")
    book.run()
    assert book.casebook.became("inc_a") == ()
