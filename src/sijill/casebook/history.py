"""History: what each run was given and how incidents stood after it, only ever added to, so that runs can be compared.

A row says how an incident stands from its run on; where its state is NULL, it is there no more. An incident that a run
left as it was gets no row, so that a run which changes nothing adds nothing but its own entry.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sijill.casebook.codec import decode, encode
from sijill.casebook.file import File
from sijill.errors import SijillError
from sijill.model.change import Run, State, state
from sijill.model.ids import content_id
from sijill.model.incident import Incident
from sijill.model.selection import first_day

LAST = "last"
"""In the place of a run: the one before the last, so that what the last one did is told."""


EVER = 2 ** 63 - 1  # no number is higher that SQLite can hold


@dataclass(frozen=True, slots=True)
class Entry:
    """What a run has to say of itself: see `Run`. `digest` is that of all that its incidents rest on."""

    at: str
    release: str
    knowledge: str
    code: tuple[str, ...]
    digest: str
    reports: int
    decisions: int
    extracted: int
    resolved: int



class History:
    def __init__(self, file: File) -> None:
        self._file = file

    def runs(self) -> tuple[Run, ...]:
        """In the order in which they were made."""
        return tuple(decode(Run, row[0]) for row in self._file.rows("SELECT value FROM runs ORDER BY number"))

    def last(self) -> Run | None:
        row = self._file.row("SELECT value FROM runs ORDER BY number DESC LIMIT 1")
        return None if row is None else decode(Run, row[0])

    def run(self, number: int) -> Run | None:
        row = self._file.row("SELECT value FROM runs WHERE number = ?", number)
        return None if row is None else decode(Run, row[0])

    def number(self, since: str) -> int:
        """The run meant by its number, its id or the beginning of it, a month or day, or LAST; 0 for "before all runs".

        Of a month or day it is the last run before it. Raises SijillError for what is none of these.
        """
        runs = self.runs()
        if since == LAST:
            return max(len(runs) - 1, 0)
        if since.isascii() and since.isdigit():
            if int(since) > len(runs):
                raise self._unknown(f"there is no run {int(since)}: {len(runs)} were made")
            return int(since)
        if since.startswith("run_"):
            fitting = [run.number for run in runs if run.id.startswith(since)]
            if len(fitting) != 1:
                how_many = f"{len(fitting)} runs begin" if fitting else "no run begins"
                raise self._unknown(f"{how_many} with {since}")
            return fitting[0]
        return sum(1 for run in runs if run.at[:10] < self._day(since).isoformat())

    def since(self, number: int) -> Iterator[tuple[str, State | None, State | None]]:
        """Incidents that a later run touched, by id, as they stood after this run and as they stand now."""
        latest = "SELECT state FROM history WHERE incident_id = t.incident_id AND run <= ? ORDER BY run DESC LIMIT 1"
        query = (f"SELECT t.incident_id, ({latest}), ({latest}) "
                 "FROM (SELECT DISTINCT incident_id FROM history WHERE run > ?) AS t ORDER BY 1")
        for row in self._file.stream(query, number, EVER, number):
            yield str(row[0]), _state(row[1]), _state(row[2])

    def ever(self, incident_id: str) -> State | None:
        """How the incident stood when a run last found it; None for one that no run did."""
        return _state(next((row[0] for row in self._file.rows(
            "SELECT state FROM history WHERE incident_id = ? AND state IS NOT NULL ORDER BY run DESC LIMIT 1",
            incident_id)), None))

    def beside(self, incident_id: str, other: str) -> bool:
        """Whether some run left both of them standing."""
        return bool(_stretches(self._file, incident_id) & _stretches(self._file, other))

    def _day(self, since: str) -> date:
        try:
            return first_day(since)
        except SijillError:
            raise self._unknown(f"{since!r} is no run") from None

    def _unknown(self, problem: str) -> SijillError:
        return SijillError(problem, where=str(self._file.path),
                           remedy="give a run's number or id, a day like 2024-05-01, or last (see: sijill runs)")


def record(connection: sqlite3.Connection, entry: Entry, texts: Mapping[str, str | None]) -> None:
    """Write a run down, inside the transaction that has brought its incidents in.

    `texts` is `text` of how those incidents stand that the run may have touched, None for one that is there no more.
    """
    changed = {i: texts[i] for i in sorted(texts) if texts[i] != _stood(connection, i)}
    before = connection.execute("SELECT number, id FROM runs ORDER BY number DESC LIMIT 1").fetchone() or (0, "")
    (incidents,) = connection.execute("SELECT count(*) FROM incidents").fetchone()
    run = Run(before[0] + 1, content_id("run", before[1], entry.digest), entry.at, entry.release, entry.knowledge,
              entry.code, entry.reports, entry.decisions, entry.extracted, entry.resolved, incidents, len(changed))
    connection.execute("INSERT INTO runs VALUES (?, ?, ?)", (run.number, run.id, encode(Run, run)))
    rows = [(incident_id, run.number, text) for incident_id, text in changed.items()]
    connection.executemany("INSERT INTO history VALUES (?, ?, ?)", rows)


def text(incident: Incident) -> str:
    """How an incident stands, as the history keeps it."""
    return encode(State, state(incident))


def begin(connection: sqlite3.Connection) -> None:
    """Where a casebook of an earlier release has incidents and no runs, let these stand for a run before the first.

    When that was nobody wrote down; its reports are those up to the last one that its incidents rest on. Incidents that
    this release cannot read are passed over.
    """
    mark = connection.execute("SELECT digest, knowledge FROM stages WHERE stage = 'link'").fetchone()
    if mark is None or connection.execute("SELECT 1 FROM runs").fetchone():
        return
    (reports,) = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM reports WHERE id IN "
        "(SELECT report_id FROM claims WHERE id IN (SELECT claim_id FROM incident_claims))").fetchone()
    (decisions,) = connection.execute("SELECT coalesce(max(seq), 0) FROM decisions").fetchone()
    try:
        texts = {i.id: text(i) for row in connection.execute("SELECT value FROM incidents")
                 if (i := decode(Incident, row[0]))}
    except ValueError:
        return
    record(connection, Entry("", "", mark[1], (), mark[0], reports, decisions, 0, 0), texts)


def standing(connection: sqlite3.Connection) -> list[str]:
    """Ids of the incidents that stand after the last run."""
    return [str(row[0]) for row in connection.execute(
        "SELECT incident_id FROM (SELECT incident_id, state, max(run) FROM history GROUP BY incident_id) "
        "WHERE state IS NOT NULL")]


def _stood(connection: sqlite3.Connection, incident_id: str) -> str | None:
    row = connection.execute("SELECT state FROM history WHERE incident_id = ? ORDER BY run DESC LIMIT 1",
                             (incident_id,)).fetchone()
    return None if row is None else row[0]


def _state(kept: str | None) -> State | None:
    return None if kept is None else decode(State, kept)


def _stretches(file: File, incident_id: str) -> frozenset[int]:
    """Numbers of the runs after which the incident stood."""
    last = file.row("SELECT max(number) FROM runs")
    rows = file.rows("SELECT run, state IS NULL FROM history WHERE incident_id = ? ORDER BY run", incident_id)
    ends = [*(int(row[0]) for row in rows[1:]), int(last[0] or 0) + 1 if last else 1]
    return frozenset(number for row, end in zip(rows, ends, strict=False) if not row[1]
                     for number in range(int(row[0]), end))
