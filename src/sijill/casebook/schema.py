"""The casebook's tables, as a list of migrations: a connection in, the newest schema in it.

Truth (reports, decisions, published ids, the history of runs) is only ever added to: triggers refuse UPDATE and DELETE.
Everything else but the names of the packs is derived, and a migration may drop and rebuild it. Derived tables are
WITHOUT ROWID: they lie in the order of their keys, so that a dump does not show in which order they were written.
"""

import sqlite3
from collections.abc import Iterator

APPLICATION_ID = 0x53694A6C
""""SiJl" in the header of the file (`PRAGMA application_id`): tells a casebook from any other SQLite file."""

TRUTH = ("reports", "decisions", "published", "runs", "history")
DERIVED = ("stages", "pairs", "pending", "telling_claims", "telling_keys", "tellings", "heeded", "doubtful", "stirred",
           "resolved_claims", "claims", "incident_claims", "incidents")
"""Children before parents: the order in which they can be emptied."""

_TRUTH_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reports (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  raw BLOB,
  value BLOB NOT NULL
);
CREATE TABLE decisions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);
CREATE TABLE published (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id TEXT NOT NULL,
  anchors TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (incident_id, anchors)
);
"""

_DERIVED_TABLES = """
CREATE TABLE stages (
  stage TEXT NOT NULL,
  subject TEXT NOT NULL,
  digest TEXT NOT NULL,
  knowledge TEXT NOT NULL,
  PRIMARY KEY (stage, subject)
) WITHOUT ROWID;
CREATE TABLE claims (
  report_id TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (report_id, position)
) WITHOUT ROWID;
CREATE INDEX claims_by_id ON claims (id);
CREATE TABLE resolved_claims (
  report_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (report_id, position),
  FOREIGN KEY (report_id, position) REFERENCES claims (report_id, position) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  sort_date TEXT NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX incidents_in_order ON incidents (sort_date, id);
CREATE TABLE incident_claims (
  claim_id TEXT NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  PRIMARY KEY (claim_id, incident_id)
) WITHOUT ROWID;
CREATE INDEX claims_of_incident ON incident_claims (incident_id);
"""


_HISTORY_TABLES = """
CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);
CREATE TABLE history (
  incident_id TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs (number),
  state TEXT,
  PRIMARY KEY (incident_id, run)
) WITHOUT ROWID;
CREATE INDEX history_by_run ON history (run);
"""


_LINKING_TABLES = """
ALTER TABLE incidents ADD COLUMN latest TEXT;
ALTER TABLE incidents ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE incidents ADD COLUMN shield TEXT;
UPDATE incidents SET scope = coalesce(json_extract(value, '$.scope'), ''),
  latest = json_extract(value, '$.date.value.latest');
CREATE INDEX incidents_by_scope ON incidents (scope);
CREATE TABLE tellings (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  first INTEGER,
  last INTEGER,
  scored INTEGER NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX tellings_of_report ON tellings (report_id);
CREATE INDEX tellings_by_day ON tellings (first, last);
CREATE INDEX tellings_unscored ON tellings (id) WHERE NOT scored;
CREATE TABLE telling_claims (
  claim_id TEXT PRIMARY KEY,
  telling_id TEXT NOT NULL REFERENCES tellings (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX claims_of_telling ON telling_claims (telling_id);
CREATE TABLE pairs (
  left TEXT NOT NULL REFERENCES tellings (id) ON DELETE CASCADE,
  right TEXT NOT NULL REFERENCES tellings (id) ON DELETE CASCADE,
  weight REAL NOT NULL,
  rank REAL NOT NULL,
  levels TEXT NOT NULL,
  PRIMARY KEY (left, right)
) WITHOUT ROWID;
CREATE INDEX pairs_by_right ON pairs (right);
CREATE TABLE pending (telling_id TEXT PRIMARY KEY REFERENCES tellings (id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE heeded (decision_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE doubtful (incident_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stirred (incident_id TEXT PRIMARY KEY, state TEXT) WITHOUT ROWID;
"""

_KEYS_TABLE = """
CREATE TABLE telling_keys (
  key INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  telling_id TEXT NOT NULL REFERENCES tellings (id) ON DELETE CASCADE,
  PRIMARY KEY (key, turn, telling_id)
) WITHOUT ROWID;
CREATE INDEX keys_of_telling ON telling_keys (telling_id);
DELETE FROM stages WHERE stage = 'tell';
"""
"""What was told before has no keys: the tellings are made anew by the next run."""


def _guards(*tables: str) -> str:
    return "".join(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, '{table} are only ever added to'); END;\n"
        for table in tables for verb in ("UPDATE", "DELETE"))


MIGRATIONS = (
    _TRUTH_TABLES + _guards("reports", "decisions", "published"),
    _DERIVED_TABLES,
    _HISTORY_TABLES + _guards("runs", "history"),
    _LINKING_TABLES,
    _KEYS_TABLE,
)
"""Each brings a file from its index to the next `user_version`; one that has shipped is never changed."""

NEWEST = len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest version in one transaction: killed half way, it is as it was before."""
    if version(connection) == NEWEST:
        return
    connection.execute("BEGIN IMMEDIATE")  # asked again below: another process may have migrated it meanwhile
    try:
        for number in range(version(connection), NEWEST):
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {NEWEST}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Its statements one by one: `executescript` would end the transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if pending.strip() and sqlite3.complete_statement(pending):
            yield pending
            pending = ""
