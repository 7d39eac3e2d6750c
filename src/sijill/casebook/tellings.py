"""What linking keeps of a casebook, so that new reports are linked without the old ones being read again.

Tellings, the pairs of them that are one when looked at alone, and what a run has still to do, each kept in one
transaction: killed at any moment, the next run goes on from there. What is in a telling is linking's own business; here
it has an id (that of its smallest claim), claims, days and a line of text.

A telling is put, then scored against the others, and, for as long as what hangs together with it may have to be grouped
anew, pending. Incidents are stirred from when a grouping touches them until the history tells of it, and doubtful
where a telling of theirs has gone.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from sijill.casebook.file import File
from sijill.casebook.history import begin, standing
from sijill.casebook.ledger import WHOLE, Mark, put_mark

TELL = "tell"
"""The stage as the ledger names it: of a report, that its tellings are kept; of the whole, what they rest on."""

Days = tuple[int, int]
"""First and last, proleptic ordinals, both inclusive."""

Key = tuple[int, int]
"""What some tellings have in common with others, as a number below 2**63, and the day of the year on which the telling
begins, counted in a leap year; 0 where it has none."""

Ask = tuple[int, int, int]
"""A key, and from which to which day of the year, both inclusive."""

Partners = Mapping[str, frozenset[str]]
"""Claims that reviewers bind to others, by claim id."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of one event; `first` and `last` are None where its days are not known.

    By its `keys` it is found again; they are written only.
    """

    id: str
    report_id: str
    first: int | None
    last: int | None
    value: str
    claims: tuple[str, ...]
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings, `left` < `right`, that are one when looked at alone; the rest is linking's own business."""

    left: str
    right: str
    weight: float
    rank: float
    levels: str


class Tellings:
    def __init__(self, file: File) -> None:
        self._file = file

    def start_over(self, mark: Mark) -> None:
        """Forget everything, since what it rests on is another; until they are made anew, the incidents stay."""
        with self._file.writing() as connection:
            begin(connection)
            for table in ("pairs", "pending", "telling_claims", "telling_keys", "tellings", "heeded"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("DELETE FROM stages WHERE stage = ?", (TELL,))
            connection.execute("INSERT OR IGNORE INTO doubtful SELECT id FROM incidents")
            connection.executemany("INSERT OR IGNORE INTO stirred VALUES (?, NULL)",
                                   [(incident_id,) for incident_id in standing(connection)])
            put_mark(connection, mark)

    def rests_on(self, digest: str) -> bool:
        row = self._file.row("SELECT digest FROM stages WHERE stage = ? AND subject = ?", TELL, WHOLE)
        return row is not None and row[0] == digest

    def heeded(self) -> frozenset[str]:
        """Ids of the decisions that the tellings and their groups rest on."""
        return frozenset(str(row[0]) for row in self._file.rows("SELECT decision_id FROM heeded"))

    def heed(self, decisions: Iterable[str], claims: Iterable[str]) -> None:
        """Other decisions stand; the claims on which they bear are told and grouped anew."""
        listed = json.dumps(sorted(claims))
        with self._file.writing() as connection:
            connection.execute("DELETE FROM heeded")
            connection.executemany("INSERT INTO heeded VALUES (?)", [(name,) for name in sorted(decisions)])
            connection.execute("INSERT OR IGNORE INTO pending SELECT telling_id FROM telling_claims "
                               "WHERE claim_id IN (SELECT value FROM json_each(?))", (listed,))
            connection.execute("DELETE FROM stages WHERE stage = ? AND subject IN (SELECT report_id FROM claims "
                               "WHERE id IN (SELECT value FROM json_each(?)))", (TELL, listed))

    def put(self, reports: Iterable[tuple[Mark, Sequence[Telling]]], partners: Partners) -> None:
        """Replace the tellings of each marked report. One that is the same stays as it is.

        What hung together with one that goes has to be grouped anew: by pairs, or by a reviewer's word (`partners`).
        """
        with self._file.writing() as connection:
            for mark, tellings in reports:
                old = {str(row[0]): str(row[1]) for row in connection.execute(
                    "SELECT id, value FROM tellings WHERE report_id = ?", (mark.subject,))}
                new = {telling.id: telling for telling in tellings}
                kept = {i for i, value in old.items() if i in new and new[i].value == value}
                _take_out(connection, sorted(old.keys() - kept), partners)
                _put_in(connection, [new[i] for i in sorted(new.keys() - kept)])
                put_mark(connection, mark)

    def unscored(self) -> list[Telling]:
        return self._tellings("WHERE NOT scored")

    def others(self, days: Iterable[Days], asks: Iterable[Ask]) -> list[str]:
        """The lines of those scored already that touch one of these stretches or hold one of these keys, by id."""
        found = {str(row[0]) for first, last in _merged(days) for row in self._file.rows(
            "SELECT id FROM tellings WHERE first <= ? AND last >= ?", last, first)}
        # in this order: SQLite takes it for granted that a list in JSON is long
        found.update(str(row[0]) for row in self._file.rows(
            "SELECT telling_id FROM json_each(?) AS ask CROSS JOIN telling_keys AS held "
            "WHERE held.key = json_extract(ask.value, '$[0]') "
            "AND held.turn BETWEEN json_extract(ask.value, '$[1]') AND json_extract(ask.value, '$[2]')",
            json.dumps(list(asks))))
        rows = self._file.rows("SELECT value FROM tellings WHERE scored AND id IN (SELECT value FROM json_each(?)) "
                               "ORDER BY id", json.dumps(sorted(found)))
        return [str(row[0]) for row in rows]

    def put_scored(self, tellings: Iterable[str], pairs: Iterable[Pair]) -> None:
        with self._file.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?, ?)", map(astuple, pairs))
            connection.executemany("UPDATE tellings SET scored = 1 WHERE id = ?", [(name,) for name in tellings])

    def pending(self) -> frozenset[str]:
        """Ids of tellings that may belong to other incidents than they are in."""
        return frozenset(str(row[0]) for row in self._file.rows("SELECT telling_id FROM pending"))

    def beside(self, tellings: Iterable[str]) -> frozenset[str]:
        """Ids of those that make a pair with one of these."""
        listed = json.dumps(sorted(tellings))
        rows = self._file.rows(
            "SELECT right FROM pairs WHERE left IN (SELECT value FROM json_each(?)) UNION "
            "SELECT left FROM pairs WHERE right IN (SELECT value FROM json_each(?))", listed, listed)
        return frozenset(str(row[0]) for row in rows)

    def holding(self, claims: Iterable[str]) -> dict[str, str]:
        """The telling of each of these claims that is in one."""
        rows = self._file.rows("SELECT claim_id, telling_id FROM telling_claims "
                               "WHERE claim_id IN (SELECT value FROM json_each(?))", json.dumps(sorted(claims)))
        return {str(row[0]): str(row[1]) for row in rows}

    def named(self, tellings: Iterable[str]) -> list[Telling]:
        """These, by id."""
        return self._tellings("WHERE id IN (SELECT value FROM json_each(?))", json.dumps(sorted(tellings)))

    def pairs(self, tellings: Iterable[str]) -> list[Pair]:
        """Those among these, ordered."""
        wanted = frozenset(tellings)
        # both ends at once would have SQLite try every left with every right
        rows = self._file.rows("SELECT * FROM pairs WHERE left IN (SELECT value FROM json_each(?)) "
                               "ORDER BY left, right", json.dumps(sorted(wanted)))
        return [Pair(*row) for row in rows if row[1] in wanted]

    def unsettled(self) -> bool:
        """Whether a run was stopped between the tellings and the history."""
        row = self._file.row("SELECT EXISTS (SELECT 1 FROM tellings WHERE NOT scored) OR EXISTS (SELECT 1 FROM pending)"
                             " OR EXISTS (SELECT 1 FROM stirred) OR EXISTS (SELECT 1 FROM doubtful)")
        return bool(row and row[0])

    def faults(self) -> Iterator[str]:
        """What does not fit together, one sentence each; of a casebook that is up to date."""
        for sentence, query in FAULTS.items():
            yield from (sentence.format(row[0]) for row in self._file.rows(query))

    def _tellings(self, where: str, *values: object) -> list[Telling]:
        claims: dict[str, list[str]] = {}
        for row in self._file.rows("SELECT telling_id, claim_id FROM telling_claims WHERE telling_id IN "
                                   f"(SELECT id FROM tellings {where}) ORDER BY claim_id", *values):
            claims.setdefault(str(row[0]), []).append(str(row[1]))
        rows = self._file.rows(f"SELECT id, report_id, first, last, value FROM tellings {where} ORDER BY id", *values)
        return [Telling(row[0], row[1], row[2], row[3], row[4], tuple(claims.get(row[0], ()))) for row in rows]


FAULTS = {
    "the telling {} is in no incident or in several":
        "SELECT t.id FROM tellings t JOIN telling_claims c ON c.telling_id = t.id LEFT JOIN incident_claims i "
        "ON i.claim_id = c.claim_id GROUP BY t.id HAVING count(DISTINCT i.incident_id) != 1",
    "the incident {} holds a claim that no telling holds":
        "SELECT DISTINCT incident_id FROM incident_claims WHERE claim_id NOT IN (SELECT claim_id FROM telling_claims)",
    "the telling {} holds a claim that its report does not make":
        "SELECT DISTINCT t.id FROM tellings t JOIN telling_claims c ON c.telling_id = t.id LEFT JOIN claims m "
        "ON m.id = c.claim_id AND m.report_id = t.report_id WHERE m.id IS NULL",
}
"""Sentences with what each is asked by. That pairs are of tellings, and claims of tellings, the file itself sees to."""


def _take_out(connection: sqlite3.Connection, tellings: Sequence[str], partners: Partners) -> None:
    if not tellings:
        return
    listed = json.dumps(tellings)
    these = "(SELECT value FROM json_each(?))"
    claims = [str(row[0]) for row in connection.execute(
        f"SELECT claim_id FROM telling_claims WHERE telling_id IN {these}", (listed,))]
    bound = json.dumps(sorted({other for claim in claims for other in partners.get(claim, ())}))
    connection.execute(f"INSERT OR IGNORE INTO pending SELECT right FROM pairs WHERE left IN {these}", (listed,))
    connection.execute(f"INSERT OR IGNORE INTO pending SELECT left FROM pairs WHERE right IN {these}", (listed,))
    connection.execute(
        f"INSERT OR IGNORE INTO pending SELECT telling_id FROM telling_claims WHERE claim_id IN {these}", (bound,))
    connection.execute(
        f"INSERT OR IGNORE INTO doubtful SELECT incident_id FROM incident_claims WHERE claim_id IN {these}",
        (json.dumps(claims),))
    connection.execute(f"DELETE FROM tellings WHERE id IN {these}", (listed,))


def _put_in(connection: sqlite3.Connection, tellings: Sequence[Telling]) -> None:
    connection.executemany("INSERT INTO tellings VALUES (?, ?, ?, ?, 0, ?)",
                           [(t.id, t.report_id, t.first, t.last, t.value) for t in tellings])
    connection.executemany("INSERT INTO telling_claims VALUES (?, ?)",
                           [(claim, t.id) for t in tellings for claim in t.claims])
    connection.executemany("INSERT INTO telling_keys VALUES (?, ?, ?)",
                           [(key, turn, t.id) for t in tellings for key, turn in t.keys])
    connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(t.id,) for t in tellings])


def _merged(days: Iterable[Days]) -> list[Days]:
    """The same days in as few stretches, in order."""
    found: list[Days] = []
    for first, last in sorted(days):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
