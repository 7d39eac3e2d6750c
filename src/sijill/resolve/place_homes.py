"""A report's claims come in; the countries its parties and its publisher are from go out, weighted: a hint of where it
happened."""

from collections.abc import Mapping, Sequence

from sijill.knowledge.roster import Roster, RosterEntry
from sijill.model.actor import ActorKind
from sijill.model.claim import Claim

GROUP, STATE = 0.5, 0.15
"""Against naming the country once: an armed group fights where it is listed, a state's army abroad as well."""

PUBLISHER = 1.0
"""As much as naming the country once: who publishes in one country reports of it without saying its name."""

MOST = 5
"""Countries; a party of more is at home nowhere in particular."""


def homes_of(claims: Sequence[Claim], roster: Roster, publishing: str | None = None) -> Mapping[str, float]:
    """By code (ISO 3166-1 alpha-2); each party counts once, however often it is named. `publishing` is the one country
    that the publisher is listed with, if it is.
    """
    said = sorted({party.value.text for claim in claims for party in (*claim.perpetrators, *claim.targets)})
    ids = sorted({actor for text in said for mention in roster.mentions(text) for actor in mention.ids})
    weights: dict[str, float] = {publishing: PUBLISHER} if publishing else {}
    for actor in ids:
        entry = roster.get(actor)
        if entry is not None and 0 < len(entry.countries) <= MOST:
            for code in entry.countries:
                weights[code] = weights.get(code, 0.0) + _weight(entry) / len(entry.countries)
    return dict(sorted(weights.items()))


def _weight(entry: RosterEntry) -> float:
    return STATE if entry.kind is ActorKind.STATE else GROUP
