"""The casebook as an object: model values in and out of one SQLite file, truth appended, the derived rebuilt.

Every method that writes is one transaction: killed at any moment, the file holds all of it or nothing of it.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from sijill.casebook import schema
from sijill.casebook.codec import decode, encode
from sijill.casebook.connection import connect_new, connect_old
from sijill.casebook.file import File
from sijill.casebook.history import Entry, History, begin, record, standing, text
from sijill.casebook.ledger import Mark, heir, put_mark
from sijill.casebook.tellings import TELL, Tellings
from sijill.errors import SijillError
from sijill.model.change import Anchor, anchors
from sijill.model.claim import Claim, ResolvedClaim
from sijill.model.decision import Decision
from sijill.model.event import Scope
from sijill.model.incident import Incident
from sijill.model.report import Report
from sijill.model.selection import Selection, first_day, last_day

UNDATED = "~"
"""Sorts after every digit and letter: incidents of unknown date come last."""

Anchors = tuple[Anchor, ...]


def sort_date(incident: Incident) -> str:
    """The earliest day, else the EDTF string ("XXXX-11-25" comes after all years), else UNDATED."""
    when = incident.date.value
    return when.earliest.isoformat() if when.earliest else when.edtf or UNDATED


class Casebook(File):
    """One open casebook; a context manager. Reports come sorted by id, incidents by date and id, decisions as taken."""

    @property
    def history(self) -> History:
        """What each run did."""
        return History(self)

    @classmethod
    def create(cls, path: Path, packs: Sequence[str]) -> Self:
        """A new file; one that exists already is refused, unless it is empty."""
        casebook = cls(path, connect_new(path))
        with casebook.writing() as connection:
            connection.execute("INSERT INTO about VALUES ('packs', ?)", (json.dumps(list(packs)),))
        return casebook

    @classmethod
    def open(cls, path: Path) -> Self:
        """An existing file, brought to the newest schema. One that cannot be written is opened for reading."""
        return cls(path, connect_old(path))

    @property
    def packs(self) -> tuple[str, ...]:
        """The names given when the casebook was made; empty where it was killed before it had them: all packs."""
        row = self.row("SELECT value FROM about WHERE key = 'packs'")
        return tuple(str(name) for name in json.loads(row[0])) if row else ()

    @property
    def tellings(self) -> Tellings:
        """What linking keeps."""
        return Tellings(self)

    # truth

    def add_report(self, report: Report) -> bool:
        """Keep a report with its bytes; False where the casebook has it already."""
        raw = zlib.compress(report.raw) if report.raw else None
        row = (report.id, report.sha256, raw, zlib.compress(encode(Report, replace(report, raw=b"")).encode()))
        with self.writing() as connection:
            return connection.execute("INSERT INTO reports (id, sha256, raw, value) VALUES (?, ?, ?, ?) "
                                      "ON CONFLICT (id) DO NOTHING", row).rowcount == 1

    def report_ids(self) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in self.rows("SELECT id FROM reports ORDER BY id"))

    def reports(self, ids: Iterable[str] | None = None) -> Iterator[Report]:
        """The named reports, all of them for None, read one at a time."""
        return (self.report(report_id) for report_id in (self.report_ids() if ids is None else ids))

    def report(self, report_id: str) -> Report:
        row = self.row("SELECT value FROM reports WHERE id = ?", report_id)
        if row is None:
            raise self._unknown(report_id)
        return decode(Report, zlib.decompress(row[0]).decode())

    def raw(self, report_id: str) -> bytes | None:
        """The bytes as read; None where the reader gave none."""
        row = self.row("SELECT raw FROM reports WHERE id = ?", report_id)
        return None if row is None or row[0] is None else zlib.decompress(row[0])

    def add_decision(self, decision: Decision) -> bool:
        """Append a decision; False where the very same one was taken already."""
        with self.writing() as connection:
            return connection.execute("INSERT INTO decisions (id, value) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                                      (decision.id, encode(Decision, decision))).rowcount == 1

    def counts(self) -> tuple[int, int]:
        """How many reports and decisions have come in: numbers that only grow, by which a later run knows new ones."""
        row = self.row("SELECT (SELECT max(seq) FROM reports), (SELECT max(seq) FROM decisions)")
        return (row[0] or 0, row[1] or 0) if row else (0, 0)

    def decisions(self) -> tuple[Decision, ...]:
        """In the order in which they were taken."""
        return tuple(decode(Decision, row[0]) for row in self.rows("SELECT value FROM decisions ORDER BY seq"))

    def add_published(self, incidents: Iterable[Incident], at: str) -> None:
        """Remember under which ids incidents go out, and on which claims they rest; `at` is ISO 8601, UTC."""
        rows = [(incident.id, encode(Anchors, anchors(incident)), at) for incident in incidents]
        with self.writing() as connection:
            connection.executemany("INSERT INTO published (incident_id, anchors, at) VALUES (?, ?, ?) "
                                   "ON CONFLICT (incident_id, anchors) DO NOTHING", rows)

    def published(self) -> dict[str, Anchors]:
        """Every incident id ever published, with the claims it last stood for."""
        rows = self.rows("SELECT incident_id, anchors FROM published ORDER BY seq")
        return {str(row[0]): decode(Anchors, row[1]) for row in rows}

    def resolve_incident(self, incident_id: str) -> str | None:
        """The id itself where it stands; else, if a run listed or a release published it, the incident that now holds
        most of its claims.

        None for an id never seen, and for an incident of whose claims none is left (a reviewer rejected them).
        """
        if self.row("SELECT 1 FROM incidents WHERE id = ?", incident_id):
            return incident_id
        lost = self._anchors(incident_id)
        return heir(lost, self._holding(lost)) if lost else None

    def became(self, incident_id: str) -> tuple[str, ...]:
        """The incidents that hold claims of this one by now, the one that it resolves to first."""
        first, lost = self.resolve_incident(incident_id), self._anchors(incident_id)
        claims = {anchor.claim_id for anchor in lost}
        others = (i for i, held in self._holding(lost).items() if any(a.claim_id in claims for a in held))
        return () if first is None else tuple(dict.fromkeys((first, *sorted(others))))

    def _anchors(self, incident_id: str) -> Anchors:
        """What an incident that is there no more rested on: as a run last found it, else as it was last published."""
        last = self.history.ever(incident_id)
        if last is not None:
            return last.anchors
        row = self.row("SELECT anchors FROM published WHERE incident_id = ? ORDER BY seq DESC LIMIT 1", incident_id)
        return () if row is None else decode(Anchors, row[0])

    def _holding(self, lost: Anchors) -> dict[str, Anchors]:
        """The incidents that hold one of these claims, or another of their reports."""
        wanted = json.dumps([anchor.claim_id for anchor in lost]), json.dumps([a.report_id for a in lost])
        rows = self.rows(
            "SELECT incident_id FROM incident_claims WHERE claim_id IN (SELECT value FROM json_each(?)) UNION "
            "SELECT incident_id FROM incident_claims JOIN claims ON claims.id = claim_id "
            "WHERE report_id IN (SELECT value FROM json_each(?))", *wanted)
        return {str(row[0]): anchors(self.incident(row[0])) for row in rows}

    # derived

    def put_claims(self, claims: Sequence[Claim], mark: Mark) -> None:
        """Replace the claims of report `mark.subject`; what was resolved from the old ones goes with them."""
        rows = [(mark.subject, n, claim.id, encode(Claim, claim)) for n, claim in enumerate(claims)]
        with self.writing() as connection:
            connection.execute("DELETE FROM claims WHERE report_id = ?", (mark.subject,))
            connection.execute("DELETE FROM stages WHERE subject = ?", (mark.subject,))
            connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?)", rows)
            put_mark(connection, mark)

    def put_resolved(self, claims: Sequence[ResolvedClaim], mark: Mark) -> None:
        """Replace the resolved claims of report `mark.subject`, which run parallel to its claims."""
        rows = [(mark.subject, n, claim.claim.id, encode(ResolvedClaim, claim)) for n, claim in enumerate(claims)]
        with self.writing() as connection:
            connection.execute("DELETE FROM resolved_claims WHERE report_id = ?", (mark.subject,))
            connection.execute("DELETE FROM stages WHERE stage = ? AND subject = ?", (TELL, mark.subject))
            connection.executemany("INSERT INTO resolved_claims VALUES (?, ?, ?, ?)", rows)
            put_mark(connection, mark)

    def put_incidents(self, incidents: Sequence[Incident], mark: Mark, entry: Entry | None = None) -> None:
        """Replace all incidents; with an entry, write the run down that found them."""
        with self.writing() as connection:
            if entry is not None:
                begin(connection)
            connection.execute("DELETE FROM incidents")
            _put_in(connection, [(incident, encode(Incident, incident), None) for incident in incidents])
            if entry is not None:
                gone = dict.fromkeys(standing(connection))
                record(connection, entry, {**gone, **{incident.id: text(incident) for incident in incidents}})
            put_mark(connection, mark)

    def put_grouped(self, tellings: Sequence[str], incidents: Iterable[tuple[Incident, str]]) -> None:
        """The incidents of these tellings, all that hang together with each of them among them, in the place of those
        that held their claims. One that is as it was is left alone. With each goes its shield, which `shields` gives.
        """
        new = {incident.id: (incident, encode(Incident, incident), kept) for incident, kept in incidents}
        listed = json.dumps(sorted(tellings))
        with self.writing() as connection:
            old = dict(connection.execute(
                "SELECT id, value FROM incidents WHERE id IN (SELECT incident_id FROM incident_claims NATURAL JOIN "
                "telling_claims WHERE telling_id IN (SELECT value FROM json_each(?)))", (listed,)).fetchall())
            kept = {i for i, value in old.items() if i in new and new[i][1] == value}
            _take_out(connection, sorted(old.keys() - kept))
            _put_in(connection, [new[i] for i in sorted(new.keys() - kept)])
            connection.executemany("INSERT OR REPLACE INTO stirred VALUES (?, ?)",
                                   [(i, text(new[i][0])) for i in sorted(new)])
            connection.execute("DELETE FROM pending WHERE telling_id IN (SELECT value FROM json_each(?))", (listed,))

    def settle(self, mark: Mark, entry: Entry) -> None:
        """All is grouped: take out the incidents whose claims no telling holds, and write the run down."""
        with self.writing() as connection:
            _take_out(connection, [str(row[0]) for row in connection.execute(
                "SELECT DISTINCT incident_id FROM incident_claims WHERE incident_id IN doubtful "
                "AND claim_id NOT IN (SELECT claim_id FROM telling_claims)").fetchall()])
            record(connection, entry, dict(connection.execute("SELECT incident_id, state FROM stirred").fetchall()))
            connection.execute("DELETE FROM stirred")
            connection.execute("DELETE FROM doubtful")
            put_mark(connection, mark)

    def claims(self, report_id: str) -> tuple[Claim, ...]:
        rows = self.rows("SELECT value FROM claims WHERE report_id = ? ORDER BY position", report_id)
        return tuple(decode(Claim, row[0]) for row in rows)

    def claim_ids(self) -> Iterator[str]:
        """Of every claim, once for each report and place in which it stands, read one at a time."""
        return (str(row[0]) for row in self.stream("SELECT id FROM claims"))

    def resolved_claims(self, report_id: str | None = None) -> Iterator[ResolvedClaim]:
        """Of one report, or of all in the order of report ids."""
        where, values = ("WHERE report_id = ? ", [report_id]) if report_id is not None else ("", [])
        query = f"SELECT value FROM resolved_claims {where}ORDER BY report_id, position"
        return (decode(ResolvedClaim, row[0]) for row in self.rows(query, *values))

    def claims_named(self, claims: Iterable[str]) -> list[ResolvedClaim]:
        """The resolved claims of these ids, by id."""
        rows = self.rows("SELECT r.value FROM claims c JOIN resolved_claims r USING (report_id, position) "
                         "WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id", json.dumps(list(claims)))
        return [decode(ResolvedClaim, row[0]) for row in rows]

    def incidents(self, *, since: date | str | None = None, until: date | str | None = None) -> Iterator[Incident]:
        """As reconciled, by date and id; decisions other than on links are not laid over them yet.

        `since` and `until` are days, or written like 2017, 2017-10 or 2017-10-05, both inclusive: an incident is left
        out that was over before, or began after; so is, where either is given, one whose days are not known. Raises
        SijillError for what is no day.
        """
        wanted = Selection(first_day(since) if isinstance(since, str) else since,
                           last_day(until) if isinstance(until, str) else until)
        conditions = [("latest >= ?", wanted.since), ("sort_date <= ?", wanted.until)]
        asked = [(condition, day.isoformat()) for condition, day in conditions if day]
        rows = self.stream(f"SELECT value FROM incidents WHERE {' AND '.join(['1', *(c for c, _ in asked)])} "
                           "ORDER BY sort_date, id", *(day for _, day in asked))
        return wanted.of(decode(Incident, row[0]) for row in rows)

    def incidents_of(self, reports: Iterable[str]) -> Iterator[Incident]:
        """Those that hold a claim of one of these reports, as reconciled, by date and id."""
        rows = self.stream(
            "SELECT value FROM incidents WHERE id IN (SELECT incident_id FROM claims JOIN incident_claims "
            "ON claim_id = claims.id WHERE report_id IN (SELECT value FROM json_each(?))) ORDER BY sort_date, id",
            json.dumps(sorted(reports)))
        return (decode(Incident, row[0]) for row in rows)

    def undated(self) -> int:
        """How many incidents have no days that are known."""
        row = self.row("SELECT count(*) FROM incidents WHERE latest IS NULL")
        return row[0] if row else 0

    def shields(self) -> Iterator[tuple[str, str | None]]:
        """What was put in with each incident for those who hide names; None where nothing was."""
        return ((row[0], row[1]) for row in self.stream("SELECT id, shield FROM incidents"))

    def known(self, beginning: str) -> tuple[str, ...]:
        """Ids of the claims and incidents that are there and begin so."""
        return tuple(str(row[0]) for row in self.rows(
            "SELECT id FROM claims WHERE id >= ?1 AND id < ?2 UNION "
            "SELECT id FROM incidents WHERE id >= ?1 AND id < ?2",
            beginning, beginning + "\x7f"))

    def holders(self, beginning: str) -> dict[str, str]:
        """Incidents by ids that begin so: their own, those of their claims, and those that runs or releases have shown,
        which may be there no more.
        """
        rows = self.rows(
            "SELECT id, id FROM incidents WHERE id >= ?1 AND id < ?2 UNION "
            "SELECT claim_id, incident_id FROM incident_claims WHERE claim_id >= ?1 AND claim_id < ?2 UNION "
            "SELECT DISTINCT incident_id, incident_id FROM history WHERE incident_id >= ?1 AND incident_id < ?2 UNION "
            "SELECT DISTINCT incident_id, incident_id FROM published WHERE incident_id >= ?1 AND incident_id < ?2",
            beginning, beginning + "\x7f")
        return {str(row[0]): str(row[1]) for row in rows}

    def scopes(self) -> dict[Scope, int]:
        """How many incidents there are of each scope."""
        return {Scope(row[0]): int(row[1]) for row in self.rows("SELECT scope, count(*) FROM incidents GROUP BY scope")}

    def incident(self, incident_id: str) -> Incident:
        """The incident, or the one that a published id now resolves to."""
        current = self.resolve_incident(incident_id)
        row = self.row("SELECT value FROM incidents WHERE id = ?", current or incident_id)
        if row is None:
            raise self._unknown(incident_id)
        return decode(Incident, row[0])

    def holds_claim(self, claim_id: str) -> bool:
        return self.row("SELECT 1 FROM claims WHERE id = ?", claim_id) is not None

    def marks(self, stage: str) -> dict[str, Mark]:
        """What the stage has worked on, by subject."""
        rows = self.rows("SELECT subject, digest, knowledge FROM stages WHERE stage = ?", stage)
        return {str(row[0]): Mark(stage, row[0], row[1], row[2]) for row in rows}

    def mark(self, stage: str, subject: str) -> Mark | None:
        row = self.row("SELECT digest, knowledge FROM stages WHERE stage = ? AND subject = ?", stage, subject)
        return None if row is None else Mark(stage, subject, row[0], row[1])

    def without_mark(self, stage: str, digest: str) -> tuple[str, ...]:
        """Ids of the reports that the stage has not worked on from inputs of this digest, sorted."""
        return tuple(str(row[0]) for row in self.rows(
            "SELECT id FROM reports LEFT JOIN stages ON stage = ? AND subject = id WHERE digest IS NOT ? ORDER BY id",
            stage, digest))

    def with_mark(self, stage: str, digest: str) -> tuple[str, ...]:
        """Ids of the reports whose mark is this, sorted."""
        return tuple(str(row[0]) for row in self.rows(
            "SELECT subject FROM stages WHERE stage = ? AND digest = ? ORDER BY subject", stage, digest))

    def clear_derived(self) -> None:
        """Throw away all that a run can make again."""
        with self.writing() as connection:
            for table in schema.DERIVED:
                connection.execute(f"DELETE FROM {table}")

    def derived_dump(self) -> str:
        """The derived tables as text: equal for equal reports, packs, code and decisions."""
        return "\n".join(sorted(repr((table, *row)) for table in schema.DERIVED
                                for row in self.rows(f"SELECT * FROM {table}")))

    def damage(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file and its references, one sentence each."""
        pages = [str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        torn = [f"a row of {row[0]} refers to a row of {row[2]} that is not there"
                for row in self.rows("PRAGMA foreign_key_check")]
        return (*pages, *torn)

    def _unknown(self, what: str) -> SijillError:
        return SijillError(f"there is no {what} here", where=str(self.path),
                           remedy="list what there is with: sijill incidents")


def _take_out(connection: sqlite3.Connection, incidents: Sequence[str]) -> None:
    connection.executemany("DELETE FROM incidents WHERE id = ?", [(i,) for i in incidents])
    connection.executemany("INSERT OR REPLACE INTO stirred VALUES (?, NULL)", [(i,) for i in incidents])


def _put_in(connection: sqlite3.Connection, incidents: Sequence[tuple[Incident, str, str | None]]) -> None:
    """Incidents with what they are encoded as, and their shields."""
    rows = [(incident.id, sort_date(incident), value, _latest(incident), incident.scope.value, shield)
            for incident, value, shield in incidents]
    held = sorted({(c.claim.id, incident.id) for incident, _, _ in incidents for c in incident.claims})
    connection.executemany("INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO incident_claims VALUES (?, ?)", held)


def _latest(incident: Incident) -> str | None:
    when = incident.date.value
    return when.latest.isoformat() if when.known and when.latest else None
