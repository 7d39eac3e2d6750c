"""What a reviewer takes a claim's words for: the id and words as typed in, the value of the decision out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sijill.errors import SijillError
from sijill.model.claim import ResolvedClaim
from sijill.model.decision import Verdict

if TYPE_CHECKING:
    from sijill.casebook import Casebook

CHOOSING = frozenset({Verdict.PLACE, Verdict.ACTOR})


def choice(book: "Casebook", verdict: Verdict, targets: Sequence[str], typed: tuple[str | None, str | None]) -> str:
    """`typed` are the id and the words; a SijillError where nothing known has the id, or the words are not the claim's.

    Of a claim that names one party alone the words need not be typed.
    """
    from sijill.knowledge import load
    from sijill.review import NONE

    chosen, words = typed
    if not chosen:
        raise SijillError(f"{verdict} says nothing without an id", remedy="give --as ID, or --as none")
    if chosen != NONE:
        known = load(book.packs or None)
        if (known.gazetteer.get(chosen) if verdict is Verdict.PLACE else known.roster.actor(chosen)) is None:
            what = "place" if verdict is Verdict.PLACE else "party"
            raise SijillError(f"no {what} has the id {chosen}",
                              remedy="take one of the candidates that explain shows, with its prefix")
    if verdict is Verdict.PLACE:
        return chosen
    claims = book.claims_named(targets)
    return f"{chosen} {_words_of_a_party(claims, words)}"


def _words_of_a_party(claims: Sequence[ResolvedClaim], words: str | None) -> str:
    said = list(dict.fromkeys(party.text for claim in claims
                              for party in (*claim.claim.perpetrators, *claim.claim.targets)))
    if words in said or (words is None and len(said) == 1):
        return words or said[0]
    named = "; ".join(f"“{text}”" for text in said) or "none"
    problem = f"the claim has no party told as “{words}”" if words else "which party is not said"
    raise SijillError(f"{problem} (its parties: {named})", remedy="give --words as the report has them")
