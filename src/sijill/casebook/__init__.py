"""The casebook: reports and decisions in, kept for good; claims, incidents and their ledger beside them, rebuildable.

Invariants, each tested as a property:
1. Reports, decisions and published ids are only ever added. Deleting the derived tables and running again gives the
   same bytes.
2. `report.text[start:end] == quote` for every evidence.
3. Every incident id ever published resolves, to itself or to the incident that now holds most of its claims.
4. The order in which reports arrive does not change the incidents.
5. Killed at any moment, the file loses nothing that a method had returned from, and a second run goes on from there.
"""

from sijill.casebook.ledger import WHOLE, Mark
from sijill.casebook.plan import EXTRACT, LINK, RESOLVE, Plan
from sijill.casebook.soundness import false_ids, false_reports, lost_ids
from sijill.casebook.store import Casebook, sort_date

__all__ = ["EXTRACT", "LINK", "RESOLVE", "WHOLE", "Casebook", "Mark", "Plan", "false_ids", "false_reports",
           "lost_ids", "sort_date"]
