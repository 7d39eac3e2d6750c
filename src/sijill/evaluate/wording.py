"""Wording: what was found, in a few words for the list of errors."""

from collections.abc import Iterable, Sequence

from sijill.model.casualty import Casualty, Group, Harm
from sijill.model.event import Act
from sijill.model.incident import Incident, Party

NOTHING = "nothing"


def incident_words(incident: Incident | None) -> str:
    """Day and place of what was found."""
    if incident is None:
        return "no incident"
    return f"{incident.date.value.edtf or 'undated'}, {place_words(incident)}"


def place_words(incident: Incident | None) -> str:
    if incident is None or incident.place is None:
        return "no place"
    place = incident.place.value.place
    if place is None:
        return f"“{incident.place.value.text}” (not found)"
    names = [place.name, place.admin1, place.country]
    return ", ".join(dict.fromkeys(name for name in names if name))


def parties_words(parties: Sequence[Party]) -> str:
    return "; ".join(party.name if party.id else f"“{party.text}”" for party in parties) or NOTHING


def acts_words(acts: Iterable[Act]) -> str:
    return "; ".join(act.replace("_", " ") for act in acts) or NOTHING


def counts_words(incident: Incident | None, harm: Harm) -> str:
    """All rows of the harm: "5 killed (civilian); 2+ children killed (unknown)"."""
    if incident is None:
        return NOTHING
    rows = [finding.value for finding in incident.casualties if finding.value.harm is harm]
    return "; ".join(_row(row) for row in rows) or f"nobody {harm.replace('_', ' ')}"


def _row(row: Casualty) -> str:
    who = "" if row.group is Group.ALL else f" {row.group.replace('_', ' ')}"
    return f"{_number(row)}{who} {row.harm.replace('_', ' ')} ({row.status})"


def _number(row: Casualty) -> str:
    low, best, high = row.count.low, row.count.best, row.count.high
    if low == best == high:
        return str(best)
    if low == best and high is None:
        return f"{best}+"
    return "/".join("–" if bound is None else str(bound) for bound in (low, best, high))
