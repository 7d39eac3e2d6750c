"""The roster: who fights, documents and publishes; packs' rows in, the actors a report's words speak of out."""

from sijill.knowledge.roster.book import Roster, RosterMention
from sijill.knowledge.roster.crosswalk import Crossing, Scheme
from sijill.knowledge.roster.entry import Parent, Period, RosterEntry, Side, Tie
from sijill.knowledge.roster.nations import Nation
from sijill.knowledge.roster.reading import Setting
from sijill.knowledge.roster.wording import Wording

__all__ = ["Crossing", "Nation", "Parent", "Period", "Roster", "RosterEntry", "RosterMention", "Scheme", "Setting",
           "Side", "Tie", "Wording"]
