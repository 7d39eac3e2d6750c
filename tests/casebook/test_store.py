"""The casebook keeps what it is given, changes nothing of it, and says plainly why it cannot be opened."""

import os
import sqlite3
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factory import make_claim, make_incident, make_report, make_resolved

from sijill.casebook import Casebook, Mark, schema
from sijill.errors import SijillError
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, day_range
from sijill.model.decision import Decision, Verdict
from sijill.model.incident import Finding, Incident, Standing

AT = "2024-05-01T10:00:00Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.casebook"


def filled(path: Path) -> Casebook:
    casebook = Casebook.create(path, ["en", "syria"])
    report = make_report()
    casebook.add_report(replace(report, raw=b"bytes \xff as read"))
    casebook.put_claims([make_claim(report)], Mark("extract", report.id, "d", "k"))
    casebook.put_resolved([make_resolved()], Mark("resolve", report.id, "d", "k"))
    casebook.put_incidents([make_incident()], Mark("link", "*", "d", "k"))
    return casebook


def test_everything_comes_back_after_reopening(path: Path) -> None:
    filled(path).close()
    with Casebook.open(path) as casebook:
        report = make_report()
        assert casebook.packs == ("en", "syria")
        assert list(casebook.reports()) == [report]
        assert casebook.raw(report.id) == b"bytes \xff as read"
        assert casebook.claims(report.id) == (make_claim(),)
        assert list(casebook.resolved_claims()) == [make_resolved()]
        assert list(casebook.incidents()) == [make_incident()]
        assert casebook.incident(make_incident().id) == make_incident()
        assert casebook.marks("extract")[report.id].digest == "d"


def test_a_report_is_kept_once_and_as_first_read(path: Path) -> None:
    with Casebook.create(path, []) as casebook:
        assert casebook.add_report(make_report())
        assert not casebook.add_report(make_report(publisher="Someone Else"))
        assert casebook.report(make_report().id).publisher == "Valley News"


def test_decisions_keep_their_order(path: Path) -> None:
    taken = [Decision(f"dec_{n}", Verdict.ACCEPT, ("clm_1",), "R", AT) for n in (2, 0, 1)]
    with Casebook.create(path, []) as casebook:
        assert [casebook.add_decision(decision) for decision in taken] == [True, True, True]
        assert not casebook.add_decision(taken[1])
        assert casebook.decisions() == tuple(taken)


@pytest.mark.parametrize("statement", [
    "UPDATE reports SET value = x'00'", "DELETE FROM reports", "UPDATE decisions SET value = '{}'",
    "DELETE FROM decisions", "UPDATE published SET at = ''", "DELETE FROM published",
    "INSERT OR REPLACE INTO reports SELECT 1, id, '', NULL, x'00' FROM reports",
])
def test_truth_is_only_added_to(path: Path, statement: str) -> None:
    with filled(path) as casebook:
        casebook.add_decision(Decision("dec_1", Verdict.ACCEPT, ("clm_1",), "R", AT))
        casebook.add_published([make_incident()], AT)
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            casebook._connection.execute(statement)
        assert casebook.report(make_report().id) == make_report()


def test_new_claims_take_the_resolved_ones_and_their_mark_with_them(path: Path) -> None:
    with filled(path) as casebook:
        casebook.put_claims([], Mark("extract", make_report().id, "e", "k"))
        assert list(casebook.resolved_claims()) == []
        assert casebook.marks("resolve") == {}


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    with filled(path) as casebook:
        before = casebook.derived_dump()
        twice = [make_incident(), make_incident()]
        with pytest.raises(SijillError, match="UNIQUE"):
            casebook.put_incidents(twice, Mark("link", "*", "e", "k"))
        assert casebook.derived_dump() == before


def dated(incident_id: str, when: DateRange) -> Incident:
    return make_incident(id=incident_id, date=Finding(when, Standing.SINGLE_SOURCE, ()))


def test_incidents_come_by_date_then_open_years_then_undated_then_id(path: Path) -> None:
    open_year = DateRange(None, None, DatePrecision.DAY, DateBasis.STATED, "XXXX-11-25")
    day = make_incident().date.value
    found = [dated("inc_d", UNKNOWN_DATE), dated("inc_c", open_year), dated("inc_b", day), dated("inc_a", day)]
    with Casebook.create(path, []) as casebook:
        casebook.put_incidents(found, Mark("link", "*", "d", "k"))
        assert [i.id for i in casebook.incidents()] == ["inc_a", "inc_b", "inc_c", "inc_d"]


def test_incidents_of_a_time(path: Path) -> None:
    days = {"inc_a": date(2017, 9, 30), "inc_b": date(2017, 10, 31), "inc_c": date(2018, 1, 1)}
    found = [dated(i, day_range(day)) for i, day in days.items()] + [dated("inc_d", UNKNOWN_DATE)]
    with Casebook.create(path, []) as casebook:
        casebook.put_incidents(found, Mark("link", "*", "d", "k"))

        def of(**bounds: date | str) -> list[str]:
            return [incident.id for incident in casebook.incidents(**bounds)]

        assert of(since="2017-10") == of(since=date(2017, 10, 1)) == ["inc_b", "inc_c"]
        assert of(until="2017-10") == of(until=date(2017, 10, 31)) == ["inc_a", "inc_b"]
        assert of(since="2017-10-05", until="2017") == ["inc_b"]
        with pytest.raises(SijillError, match="'last May' is not a year, month or day"):
            of(since="last May")


def test_an_older_file_is_brought_up_to_date_and_keeps_its_reports(path: Path) -> None:
    old = sqlite3.connect(path, isolation_level=None)
    for statement in schema._statements(schema.MIGRATIONS[0]):
        old.execute(statement)
    old.execute("INSERT INTO about VALUES ('packs', '[\"en\"]')")
    old.execute("INSERT INTO decisions (id, value) VALUES ('dec_1', ?)", (
        '{"id":"dec_1","verdict":"accept","targets":["clm_1"],"reviewer":"R","at":"","value":null,"note":null}',))
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.execute("PRAGMA user_version = 1")
    old.close()
    with Casebook.open(path) as casebook:
        assert [decision.id for decision in casebook.decisions()] == ["dec_1"]
        assert list(casebook.incidents()) == []
        assert schema.version(casebook._connection) == schema.NEWEST


def test_a_file_of_version_0_is_brought_up_to_date(path: Path) -> None:
    old = sqlite3.connect(path, isolation_level=None)
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.close()
    with Casebook.open(path) as casebook:
        assert casebook.add_report(make_report())


def test_a_newer_file_gives_one_clear_sentence(path: Path) -> None:
    with Casebook.create(path, []) as casebook:
        casebook._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(SijillError, match=r"x\.casebook: a newer Sijill wrote this casebook \(format 99.*; install"):
        Casebook.open(path)


def test_what_is_not_there(path: Path) -> None:
    with pytest.raises(SijillError, match="there is no such casebook; make one with: sijill init"):
        Casebook.open(path)


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be one" * 50])
def test_what_is_not_a_casebook(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(SijillError, match="this is not a casebook"):
        Casebook.open(path)


def test_another_sqlite_file_is_not_a_casebook(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.commit()
    other.close()
    with pytest.raises(SijillError, match="this is not a casebook"):
        Casebook.open(path)


def test_a_folder_is_not_a_casebook(tmp_path: Path) -> None:
    with pytest.raises(SijillError, match="this is not a casebook"):
        Casebook.open(tmp_path)


def test_creating_over_something_is_refused_and_over_an_empty_file_is_not(path: Path) -> None:
    path.touch()
    Casebook.create(path, []).close()
    with pytest.raises(SijillError, match="exists already"):
        Casebook.create(path, [])


def test_a_casebook_that_may_not_be_written_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything, whatever its permissions
    with Casebook.open(path) as casebook:
        assert casebook.report_ids() == (make_report().id,)
        with pytest.raises(SijillError, match="may not be written"):
            casebook.add_report(make_report("Another report.\n"))


def test_a_casebook_that_another_process_writes_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.casebook.connection.PATIENCE_S", 0.05)
    with filled(path) as one, Casebook.open(path) as other:
        one._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(SijillError, match="another process is writing to the casebook; wait"):
            other.add_report(make_report("Another report.\n"))
        assert other.report_ids() == (make_report().id,)  # readers go on
        one._connection.execute("ROLLBACK")


def test_an_unknown_id_is_named(path: Path) -> None:
    with filled(path) as casebook, pytest.raises(SijillError, match="there is no inc_none here"):
        casebook.incident("inc_none")


def test_damage_is_told(path: Path) -> None:
    with filled(path) as casebook:
        assert casebook.damage() == ()
        casebook._connection.execute("PRAGMA foreign_keys = OFF")
        casebook._connection.execute("INSERT INTO claims VALUES ('rep_gone', 0, 'clm_x', '{}')")
        assert casebook.damage() == ("a row of claims refers to a row of reports that is not there",)


def test_reports_are_stored_compressed(path: Path) -> None:
    with Casebook.create(path, []) as casebook:
        casebook.add_report(replace(make_report(), raw=b"a" * 10_000))
        stored = casebook._connection.execute("SELECT raw FROM reports").fetchone()[0]
        assert len(stored) < 100
        assert zlib.decompress(stored) == b"a" * 10_000


def test_an_older_file_is_told_anew_for_its_tellings_have_no_keys(path: Path) -> None:
    old = sqlite3.connect(path, isolation_level=None)
    for statement in (each for script in schema.MIGRATIONS[:4] for each in schema._statements(script)):
        old.execute(statement)
    old.execute("INSERT INTO tellings VALUES ('clm_1', 'rep_1', 1, 1, 1, '[]')")
    old.execute("INSERT INTO stages VALUES ('tell', '*', 'd', 'k'), ('link', '*', 'd', 'k')")
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.execute("PRAGMA user_version = 4")
    old.close()
    with Casebook.open(path) as casebook:
        assert casebook.mark("link", "*") is not None
        assert not casebook.tellings.rests_on("d")
        assert casebook.tellings.others([(1, 1)], []) == ["[]"]
