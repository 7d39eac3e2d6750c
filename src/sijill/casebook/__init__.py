"""The casebook: reports and decisions in, kept for good; claims, incidents and their ledger beside them, rebuildable.

Invariants, each tested as a property:
1. Reports, decisions, published ids and the history of runs are only ever added to. Deleting the derived tables and
   running again gives the same bytes.
2. `report.text[start:end] == quote` for every evidence.
3. Every incident id ever published or found by a run resolves, to itself or to the incident that now holds most of its
   claims; of those published, `check` proves it.
4. The order in which reports arrive does not change the incidents.
5. Killed at any moment, the file loses nothing that a method had returned from, and a second run goes on from there.
"""

from sijill.casebook.changes import changes
from sijill.casebook.ledger import WHOLE, Mark
from sijill.casebook.plan import EXTRACT, LINK, RESOLVE, Plan
from sijill.casebook.soundness import false_ids, false_reports, lost_ids
from sijill.casebook.store import Casebook, sort_date
from sijill.casebook.tellings import TELL, Pair, Telling

__all__ = ["EXTRACT", "LINK", "RESOLVE", "TELL", "WHOLE", "Casebook", "Mark", "Pair", "Plan", "Telling", "changes",
           "false_ids", "false_reports", "lost_ids", "sort_date"]
