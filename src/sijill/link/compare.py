"""Two tellings in, a comparison out: the grounds for and against their being one incident, and the judgement.

The comparison is symmetric: it does not depend on which of the two comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.knowledge.likeness import same_person
from sijill.knowledge.roster import Roster
from sijill.link.acts import compare_acts
from sijill.link.ground import Ground, On
from sijill.link.moment import SAME_DAY_OPEN_YEAR, compare_dates
from sijill.link.reprints import Reprints
from sijill.link.telling import Telling
from sijill.link.toll import compare_tolls
from sijill.link.whereabouts import NO_PLACE, SAME_CAPITAL, SAME_NAME, compare_parts, compare_places
from sijill.model.casualty import Group, Harm
from sijill.model.event import Scope
from sijill.model.incident import Judgement
from sijill.model.place import PlacePrecision

SAME_FROM = 5.5
"""Same village and day and an act of one kind (4 + 3 + 0.5) is one incident even where the tolls differ by 1.5; same
province, day and act (0.5 + 3 + 1) is not, unless a toll of two or more agrees."""

UNSURE_FROM = 3.5
"""Between the two a person may want to look."""

NAMED_TWICE, SHORT_NAME, OTHER_NAMES = 5.0, 4.0, -1.0
"""A full name in common is near proof, one of two words less so ("Abu Hassan"); different names are weak evidence,
since reports name some of many victims."""

NAMED_SHARE = 1 / 3
"""Share of the shorter list from which names in common are proof: among twenty names of one people, two are alike."""

LISTS_APART, LIST_FROM, FAMILY_FROM = -5.0, 2, 3
"""Two lists of names of two or more each without one in common: two families; of three, surely."""

ONE_DEAD_OTHER_NAME = -5.0
"""One dead in each, of different names: two deaths."""

SAME_ACTOR, KINDRED_ACTOR, OTHER_ACTOR = 1.5, 1.0, -1.0
"""Parties blame each other, so that opposed perpetrators are weak evidence against."""

SHARED_WEAPON, SHARED_SOURCE, REPRINTED = 0.5, 0.5, 4.0

ONE_DESK, ONE_DESK_OPEN = -5.0, -3.0
"""A newsroom knows what it has printed: its second report of one event gives the toll or the names of the first; less
surely where the first had no toll yet ("no casualties have been reported")."""

ONE_TOLL, ELSEWHERE_TOLL = 1.0, 3.0
"""Weight of the tolls in common from which they are the first report's: two dead, or one dead and one injured; where
the places are not the same, ten dead, or five dead and two injured."""


@dataclass(frozen=True, slots=True)
class Comparison:
    grounds: tuple[Ground, ...]
    same_report: bool

    @property
    def score(self) -> float:
        return round(sum(ground.weight for ground in self.grounds), 3)

    @property
    def order(self) -> float:
        """By which pairs are joined, the highest first: of two as near, the one with the same toll or names."""
        told = sum(ground.weight for ground in self.grounds if ground.on in {On.TOLL, On.VICTIM})
        return round(self.score + told, 3)

    @property
    def forbidden(self) -> bool:
        return any(ground.forbids for ground in self.grounds) or (self.same_report and not self._agrees())

    @property
    def judgement(self) -> Judgement:
        if self.forbidden or self.score < UNSURE_FROM:
            return Judgement.DIFFERENT
        return Judgement.SAME if self.score >= SAME_FROM else Judgement.UNSURE

    @property
    def reasons(self) -> tuple[str, ...]:
        """For before against, the weightiest first; grounds without weight say nothing and are left out."""
        weighty = sorted((g for g in self.grounds if g.weight), key=lambda g: (-g.weight, g.reason))
        return tuple(g.reason if g.weight > 0 else f"but {g.reason}" for g in weighty)

    def _agrees(self) -> bool:
        """Two tellings that a report tells apart are one only if place and date agree and nothing contradicts."""
        weight = {g.on: g.weight for g in self.grounds if g.on in {On.PLACE, On.DATE}}
        agreed = weight.get(On.PLACE, 0.0) >= SAME_NAME and weight.get(On.DATE, 0.0) >= SAME_DAY_OPEN_YEAR
        return agreed and all(ground.weight >= 0 for ground in self.grounds)


def compare(left: Telling, right: Telling, roster: Roster, reprints: Reprints) -> Comparison:
    """Every ground that two tellings of scope incident give, worded from the one with the smaller id.

    Where date, place or act forbids, the rest is not asked: most candidate pairs end there.
    """
    if right.id < left.id:
        left, right = right, left
    same_report = left.report.id == right.report.id
    grounds: list[Ground | None] = []
    for ask in (compare_dates, compare_places, compare_acts):
        ground = ask(left, right)
        grounds.append(ground)
        if ground is not None and ground.forbids:
            return Comparison(tuple(g for g in grounds if g is not None), same_report)
    grounds += [compare_parts(left, right), _compare_actors(left, right, roster), _compare_victims(left, right),
                *_compare_tolls(left, right), _compare_weapons(left, right)]
    grounds.append(_compare_vague(left, right, grounds))
    if not same_report:
        text = _compare_texts(left, right, reprints)
        grounds += [_compare_sources(left, right), text, None if text else _compare_desks(left, right, grounds)]
    return Comparison(tuple(g for g in grounds if g is not None), same_report)


def same_total(left: Telling, right: Telling) -> Comparison:
    """Aggregates of two reports: one total only if source, period, place and every shared figure are the same."""
    date, shared = compare_dates(left, right), sorted(left.tolls.keys() & right.tolls.keys())
    agree = (left.date.edtf is not None and left.date == right.date and bool(left.sources & right.sources)
             and bool(shared) and all(left.tolls[key] == right.tolls[key] for key in shared)
             and left.acts & right.acts and {p.id for p in left.places} == {p.id for p in right.places})
    if not agree or left.scope is not Scope.AGGREGATE:
        return Comparison((Ground(On.TOLL, -6.0, "two totals", forbids=True),), False)
    return Comparison((date, Ground(On.TOLL, SAME_FROM, "same source, period and figures")), False)


def _compare_tolls(left: Telling, right: Telling) -> tuple[Ground, ...]:
    """One publisher's reports do not quote each other: only the tolls they open with and come to are compared."""
    if left.report.id != right.report.id and left.publishers & right.publishers:
        return compare_tolls(left.main_tolls, right.main_tolls)
    return compare_tolls(left.tolls, right.tolls)


def _compare_actors(left: Telling, right: Telling, roster: Roster) -> Ground | None:
    if not left.actors or not right.actors:
        return None
    shared = sorted(set(left.actors) & set(right.actors))
    if shared:
        return Ground(On.PERPETRATOR, SAME_ACTOR, f"same perpetrator: {_named(shared[0], roster)}")
    pairs = [(a, b) for a in left.actors for b in right.actors]
    kindred = next((pair for pair in pairs if roster.compatible(*pair)), None)
    first = kindred or pairs[0]
    named = " and ".join(sorted(_named(actor, roster) for actor in first))
    if kindred:
        return Ground(On.PERPETRATOR, KINDRED_ACTOR, f"one perpetrator belongs to the other: {named}")
    return Ground(On.PERPETRATOR, OTHER_ACTOR, f"different perpetrators: {named}")


def _named(actor: str, roster: Roster) -> str:
    entry = roster.get(actor)
    return entry.name if entry else actor


def _compare_victims(left: Telling, right: Telling) -> Ground | None:
    if not left.victims or not right.victims:
        return None
    here = _in_common(left, right)
    there = _in_common(right, left) if here else []
    if min(len(here), len(there)) >= max(1, NAMED_SHARE * min(len(left.victims), len(right.victims))):
        short = len(here) == 1 and min(len(here[0].split()), len(there[0].split())) <= 2
        return Ground(On.VICTIM, SHORT_NAME if short else NAMED_TWICE, f"same victim: {min(here[0], there[0])}")
    if _one_dead(left) and _one_dead(right):
        return Ground(On.VICTIM, ONE_DEAD_OTHER_NAME, "one dead in each, and the names differ")
    shorter = min(len(left.victims), len(right.victims))
    if shorter >= LIST_FROM:
        return Ground(On.VICTIM, LISTS_APART, "two lists of names, and none in common",
                      forbids=not here and shorter >= FAMILY_FROM)
    return Ground(On.VICTIM, OTHER_NAMES, "names differ")


def _in_common(left: Telling, right: Telling) -> list[str]:
    """The full names of the one that the other has too: a first name alone is many people's."""
    return [name for name in left.victims if len(name.split()) > 1
            and any(len(other.split()) > 1 and same_person(name, other) for other in right.victims)]


def _one_dead(telling: Telling) -> bool:
    tolls = telling.tolls.get((Harm.KILLED, Group.ALL))
    return tolls[0].count.high == 1 if tolls else len(telling.victims) == 1


def _compare_weapons(left: Telling, right: Telling) -> Ground | None:
    shared = sorted(weapon.replace("_", " ") for weapon in left.weapons & right.weapons)
    return Ground(On.WEAPON, SHARED_WEAPON, f"same weapon: {', '.join(shared)}") if shared else None


def _compare_sources(left: Telling, right: Telling) -> Ground | None:
    """One source in two outlets; one outlet's two reports of a week are as likely of two events."""
    if left.sources & right.sources and not left.publishers & right.publishers:
        return Ground(On.SOURCE, SHARED_SOURCE, "on the same source's word")
    return None


def _compare_desks(left: Telling, right: Telling, grounds: Sequence[Ground | None]) -> Ground | None:
    """One publisher's two reports that share neither toll nor names, and are no prints of one text.

    Of two quarters or towns, a small toll in common is no more than chance.
    """
    if not left.publishers & right.publishers:
        return None
    tolls = sum(ground.weight for ground in grounds if ground and ground.on is On.TOLL)
    named = any(ground.weight > 0 for ground in grounds if ground and ground.on is On.VICTIM)
    placed = any(ground.weight >= SAME_CAPITAL for ground in grounds if ground and ground.on is On.PLACE
                 and ground.reason.startswith("same"))
    if named or tolls >= (ONE_TOLL if placed else ELSEWHERE_TOLL):
        return None
    weight = ONE_DESK if bool(left.tolls) is bool(right.tolls) else ONE_DESK_OPEN
    return Ground(On.SOURCE, weight, "one publisher's two reports, with neither toll nor names in common")


def _compare_vague(left: Telling, right: Telling, grounds: Sequence[Ground | None]) -> Ground | None:
    """ "In Syria" fits every village: without a toll or a name in common it is no better than no place at all."""
    whole = any(t.places and all(p.precision is PlacePrecision.COUNTRY for p in t.places) for t in (left, right))
    agrees = any(g.on in {On.TOLL, On.VICTIM} and g.weight > 0 for g in grounds if g)
    return Ground(On.PLACE, NO_PLACE, "only a country is known") if whole and not agrees else None


def _compare_texts(left: Telling, right: Telling, reprints: Reprints) -> Ground | None:
    if reprints.same_text(left.report.id, right.report.id) and _same_words(left, right):
        return Ground(On.TEXT, REPRINTED, "the reports are prints of one text")
    return None


def _same_words(left: Telling, right: Telling) -> bool:
    """Whether the tellings of two prints of one text rest on the same words for their acts."""
    return bool({c.claim.act.text for c in left.claims} & {c.claim.act.text for c in right.claims})
