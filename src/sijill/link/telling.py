"""Tellings: the claims by which one report tells one event, as the unit that is compared; claims in, tellings out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sijill.knowledge.likeness import name_key
from sijill.link.toll import Toll, Tolls
from sijill.model.actor import ActorRole
from sijill.model.casualty import Group, Harm
from sijill.model.claim import Resolution, ResolvedClaim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange
from sijill.model.event import Act, Modality, Scope, Weapon
from sijill.model.place import Place, PlacePrecision
from sijill.model.report import Report

FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT})
"""Precisions by which two villages can be told apart."""

FINEST = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT, PlacePrecision.DISTRICT,
          PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN)
"""Of one entry of the gazetteer, told as a town and as its countryside, the finer says where it was."""

PRECISE_FIRST = (DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.RANGE, DatePrecision.MONTH, DatePrecision.YEAR,
                 DatePrecision.UNKNOWN)
FROM_TEXT = frozenset({DateBasis.STATED, DateBasis.INFERRED})


@dataclass(frozen=True)
class Telling:
    """Claims of one report, one telling and one scope, ordered by id; its own id is the smallest claim id.

    Not slotted, so that what the claims come to is worked out once.
    """

    claims: tuple[ResolvedClaim, ...]
    report: Report

    @property
    def id(self) -> str:
        return self.claims[0].claim.id

    @property
    def scope(self) -> Scope:
        return self.claims[0].claim.scope

    @cached_property
    def acts(self) -> frozenset[Act]:
        return frozenset(c.claim.act.value for c in self.claims)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places chosen, each once, ordered by id: villages, else whatever is finer than a province, else all.

        Beside a capital, which may stand for its province, a district says more.
        """
        found = [c.place.chosen for c in self.claims if c.place and c.place.chosen]
        chosen = {place.id: place for place in sorted(found, key=lambda p: FINEST.index(p.precision), reverse=True)}
        villages = [p for p in chosen.values() if p.precision in FINE and not is_capital(p)]
        near = [p for p in chosen.values() if p.precision in FINE or p.precision is PlacePrecision.DISTRICT]
        return tuple(sorted(villages or near or chosen.values(), key=lambda place: place.id))

    @property
    def wide(self) -> bool:
        """Whether the places may stand for a whole province or more."""
        return any(place.precision not in FINE or is_capital(place) for place in self.places)

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Names of places that no gazetteer entry was chosen for, in small letters."""
        return frozenset(c.claim.place.value.name.casefold() for c in self.claims
                         if c.claim.place and not (c.place and c.place.chosen))

    @cached_property
    def parts(self) -> frozenset[str]:
        """Names of streets, quarters and buildings told inside a place that was chosen for want of them."""
        return frozenset(c.claim.place.value.name.casefold() for c in self.claims
                         if c.claim.place and c.claim.place.value.within and c.place and stands_in(c.place))

    @cached_property
    def date(self) -> DateRange:
        """The date that says most: worked out from the text before the publication's, and the most precise."""
        dated = [(_telling_most(c, c.date.chosen), c.date.chosen) for c in self.claims if c.date.chosen]
        return min(dated, key=lambda pair: pair[0])[1] if dated else UNKNOWN_DATE

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Ids of the perpetrators that are in the roster, sorted."""
        return tuple(sorted({r.chosen.id for c in self.claims for r in c.perpetrators if r.chosen}))

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Ids of the organised parties that were aimed at, sorted."""
        return tuple(sorted({r.chosen.id for c in self.claims for r in c.targets
                             if r.chosen and r.chosen.role is ActorRole.PARTY}))

    @cached_property
    def sources(self) -> frozenset[str]:
        """Ids of the sources that are in the roster."""
        return frozenset(c.source.chosen.id for c in self.claims if c.source and c.source.chosen)

    @cached_property
    def victims(self) -> tuple[str, ...]:
        return tuple(sorted({v.value.name for c in self.claims for v in c.claim.victims}))

    @cached_property
    def weapons(self) -> frozenset[Weapon]:
        return frozenset(w.value for c in self.claims for w in c.claim.weapons)

    @cached_property
    def tolls(self) -> Tolls:
        """For each harm and group its different tolls, the fullest first."""
        counts: dict[tuple[Harm, Group], set[Toll]] = {}
        for stated in (s.value for c in self.claims for s in c.claim.casualties):
            counts.setdefault((stated.harm, stated.group), set()).add(Toll(stated.count, stated.status))
        return {key: tuple(sorted(counts[key], key=Toll.rank, reverse=True)) for key in counts}

    @cached_property
    def main_tolls(self) -> Tolls:
        """For each harm and group the toll told first and the fullest, the fullest first."""
        first: dict[tuple[Harm, Group], Toll] = {}
        for claim in sorted((c.claim for c in self.claims),
                            key=lambda c: (c.position.paragraph, c.position.sentence, c.id)):
            for stated in (s.value for s in claim.casualties):
                first.setdefault((stated.harm, stated.group), Toll(stated.count, stated.status))
        return {key: tuple(dict.fromkeys((tolls[0], first[key]))) for key, tolls in self.tolls.items()}

    @cached_property
    def publishers(self) -> frozenset[str]:
        """Who publishes the report: the roster's id, or the name it gives."""
        known = {c.publisher.chosen.id for c in self.claims if c.publisher and c.publisher.chosen}
        return frozenset(known or {name for name in [self.report.publisher] if name})


def stands_in(place: Resolution[Place]) -> bool:
    """Whether a wider place was chosen for want of any that bears the name: it is none of the name's candidates."""
    return place.chosen is not None and place.chosen.id not in {candidate.value.id for candidate in place.candidates}


def is_capital(place: Place) -> bool:
    """Whether a settlement bears its province's name, so that either may be meant ("in Idlib")."""
    settled = place.precision in {PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT}
    return settled and place.admin1 is not None and name_key(place.admin1) == name_key(place.name)


def tellings(claims: Iterable[ResolvedClaim], reports: Mapping[str, Report],
             apart: frozenset[frozenset[str]] = frozenset()) -> tuple[Telling, ...]:
    """Claims grouped by report, telling and scope, ordered by id; `apart` holds pairs of claim ids kept apart.

    Hypothetical claims are dropped: a threat is not an incident. A pair kept apart splits its telling.
    """
    groups: dict[tuple[str, int, Scope], list[ResolvedClaim]] = {}
    for resolved in claims:
        claim = resolved.claim
        if claim.modality is not Modality.HYPOTHETICAL:
            groups.setdefault((claim.report_id, claim.telling, claim.scope), []).append(resolved)
    found = [Telling(part, reports[key[0]]) for key, group in groups.items() for part in _split(group, apart)]
    return tuple(sorted(found, key=lambda telling: telling.id))


def _split(group: Sequence[ResolvedClaim], apart: frozenset[frozenset[str]]) -> list[tuple[ResolvedClaim, ...]]:
    """The group in parts without a pair kept apart: each claim, in order, joins the first part that bears it."""
    parts: list[list[ResolvedClaim]] = []
    for claim in sorted(group, key=lambda c: (c.claim.position.paragraph, c.claim.position.sentence, c.claim.id)):
        bearable = (part for part in parts
                    if not any(frozenset({claim.claim.id, other.claim.id}) in apart for other in part))
        part = next(bearable, None)
        if part is None:
            parts.append([claim])
        else:
            part.append(claim)
    return [tuple(sorted(part, key=lambda c: c.claim.id)) for part in parts]


def _telling_most(resolved: ResolvedClaim, dates: DateRange) -> tuple[bool, bool, bool, int, str]:
    """From the text before the print's; said of this act, and not of when the dead were found; the most precise."""
    said = resolved.claim.time is not None and resolved.claim.act.value is not Act.BODIES_FOUND
    return (not dates.edtf, dates.basis not in FROM_TEXT, not said, PRECISE_FIRST.index(dates.precision),
            dates.edtf or "")
