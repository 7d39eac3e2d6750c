"""A report's claims come in; the countries its parties are from go out, weighted: a hint of where it happened."""

from collections.abc import Mapping, Sequence

from sijill.knowledge.roster import Roster, RosterEntry
from sijill.model.actor import ActorKind
from sijill.model.claim import Claim

GROUP, STATE = 0.5, 0.15
"""Against naming the country once: an armed group fights where it is listed, a state's army abroad as well."""

MOST = 5
"""Countries; a party of more is at home nowhere in particular."""


def homes_of(claims: Sequence[Claim], roster: Roster) -> Mapping[str, float]:
    """By code (ISO 3166-1 alpha-2); each party counts once, however often it is named."""
    said = sorted({party.value.text for claim in claims for party in (*claim.perpetrators, *claim.targets)})
    ids = sorted({actor for text in said for mention in roster.mentions(text) for actor in mention.ids})
    weights: dict[str, float] = {}
    for actor in ids:
        entry = roster.get(actor)
        if entry is not None and 0 < len(entry.countries) <= MOST:
            for code in entry.countries:
                weights[code] = weights.get(code, 0.0) + _weight(entry) / len(entry.countries)
    return dict(sorted(weights.items()))


def _weight(entry: RosterEntry) -> float:
    return STATE if entry.kind is ActorKind.STATE else GROUP
