"""Date and place of an incident: its claims' resolutions in, one finding of each out, the competing ones noted."""

from collections.abc import Sequence

from sijill.model.claim import ResolvedClaim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, days_apart
from sijill.model.event import Act
from sijill.model.incident import Finding, PlaceFinding, Standing
from sijill.model.place import Place, PlacePrecision, distance_km
from sijill.reconcile.case import Case, ids

PRECISE_FIRST = (DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.RANGE, DatePrecision.MONTH, DatePrecision.YEAR,
                 DatePrecision.UNKNOWN)
FINE_FIRST = tuple(PlacePrecision)
FROM_TEXT = frozenset({DateBasis.STATED, DateBasis.INFERRED})

REACH_KM = {PlacePrecision.EXACT: 2.0, PlacePrecision.SETTLEMENT: 5.0, PlacePrecision.NEAR_SETTLEMENT: 20.0,
            PlacePrecision.DISTRICT: 40.0, PlacePrecision.PROVINCE: 120.0}
"""Within this of the coarser of two places, the finer one may lie in it: half the breadth of a town, a walk or drive
about it, a district, a province. A country holds whatever bears its code."""


def reconcile_date(case: Case) -> Finding[DateRange]:
    """The date most voices bear: from a text before the publication's, the most precise."""
    held = case.held or case.claims
    dated = [(c, c.date.chosen) for c in held if c.date.chosen and c.date.chosen.edtf]
    if not dated:
        return Finding(UNKNOWN_DATE, Standing.SINGLE_SOURCE, (), (), "no claim gives a date")
    from_text = [pair for pair in dated if pair[1].basis in FROM_TEXT]
    pool = [pair for pair in from_text if _said_of_the_act(pair[0])] or from_text or dated
    best = min((dates for _, dates in pool), key=lambda dates: _date_order(case, dates, pool))
    bearing = [c for c, dates in pool if _share_a_day(best, dates)]
    against = [c for c, dates in pool if not _share_a_day(best, dates)]
    return case.finding(best, ids(bearing), ids(against), disputed=_other_voice(case, bearing, against))


def date_notes(case: Case, date: Finding[DateRange]) -> tuple[str, ...]:
    others = {(c.date.chosen.edtf, case.voices.names([c.claim.id])) for c in case.held
              if c.claim.id in date.against and c.date.chosen}
    return tuple(f"{who} gives another date: {edtf}" for edtf, who in sorted(others, key=str))


def reconcile_place(case: Case) -> Finding[PlaceFinding] | None:
    """The place that most voices bear, the most precise of those; the report's words where nothing was resolved."""
    held = case.held or case.claims
    placed = [(c, c.place.chosen) for c in held if c.place and c.place.chosen]
    if not placed:
        return _unresolved(case, [c for c in held if c.claim.place])
    best = min((place for _, place in placed), key=lambda place: _place_order(case, place, placed))
    best = _narrowed(best, [place for _, place in placed])
    bearing = [c for c, place in placed if _agree(best, place)]
    against = [c for c, place in placed if not _agree(best, place)]
    text = next(c.place.text for c, place in placed if c.place and place.id == best.id)
    return case.finding(PlaceFinding(best, text), ids(bearing), ids(against),
                        disputed=_other_voice(case, bearing, against))


def _narrowed(best: Place, told: Sequence[Place]) -> Place:
    """The town in it that most of the finer places are: a province is borne out by every village, and says less."""
    if FINE_FIRST.index(best.precision) < FINE_FIRST.index(PlacePrecision.DISTRICT):
        return best
    finer = [place for place in told if FINE_FIRST.index(place.precision) < FINE_FIRST.index(PlacePrecision.DISTRICT)
             and _agree(best, place)]
    names = [place.id for place in finer]
    most = max(finer, key=lambda p: (names.count(p.id), -FINE_FIRST.index(p.precision), p.id), default=best)
    return most if names.count(most.id) * 2 > len(names) else best


def place_notes(case: Case, place: Finding[PlaceFinding] | None) -> tuple[str, ...]:
    against = place.against if place else ()
    others = {(c.place.chosen.name, case.voices.names([c.claim.id])) for c in case.held
              if c.claim.id in against and c.place and c.place.chosen}
    return tuple(f"{who} gives another place: {name}" for name, who in sorted(others))


Dated = Sequence[tuple[ResolvedClaim, DateRange]]
Placed = Sequence[tuple[ResolvedClaim, Place]]


def _said_of_the_act(resolved: ResolvedClaim) -> bool:
    """Whether the claim names a time itself, and of what happened, not of when the dead were found."""
    return resolved.claim.time is not None and resolved.claim.act.value is not Act.BODIES_FOUND


def _share_a_day(left: DateRange, right: DateRange) -> bool:
    return left.edtf == right.edtf or days_apart(left, right) == 0


def _date_order(case: Case, dates: DateRange, pool: Dated) -> tuple[int, bool, int, bool, int, str]:
    """Most voices first; then a full date before an open year, a day before a month, stated before inferred."""
    bearing = [c.claim.id for c, other in pool if _share_a_day(dates, other)]
    exact = sum(1 for _, other in pool if other == dates)
    return (-len(case.voices.of(bearing)), not dates.known, PRECISE_FIRST.index(dates.precision),
            dates.basis is not DateBasis.STATED, -exact, dates.edtf or "")


def _place_order(case: Case, place: Place, pool: Placed) -> tuple[int, int, int, int, str]:
    """Most reports first, by the place each opens with; then most voices, the finest, the most often told."""
    bearing = [c.claim.id for c, other in pool if _agree(place, other)]
    same = sum(1 for _, other in pool if other.id == place.id)
    opening = sum(1 for other in _openings(pool) if _agree(place, other))
    return (-opening, -len(case.voices.of(bearing)), FINE_FIRST.index(place.precision), -same, place.id)


def _openings(pool: Placed) -> list[Place]:
    """Of each report the place of the toll it gives first: what follows names hospitals, homes and other attacks."""
    first: dict[str, tuple[tuple[bool, int, int], Place]] = {}
    for claim, place in (pair for pair in pool if pair[0].claim.casualties):
        position = claim.claim.position
        spot = (position.headline, position.paragraph, position.sentence)
        held = first.get(claim.claim.report_id)
        if held is None or spot < held[0]:
            first[claim.claim.report_id] = (spot, place)
    return [place for _, place in first.values()]


def _agree(place: Place, other: Place) -> bool:
    """Whether both can be true of one incident: the same, or the finer within reach of the coarser."""
    if place.id == other.id:
        return True
    coarse = max(place, other, key=lambda p: FINE_FIRST.index(p.precision))
    if coarse.precision not in REACH_KM:
        return place.country == other.country
    if coarse.precision in {PlacePrecision.PROVINCE, PlacePrecision.DISTRICT} and coarse.admin1:
        same_unit = place.admin1 == other.admin1
        return same_unit and (coarse.admin2 is None or place.admin2 == other.admin2 or _within(place, other, coarse))
    return _within(place, other, coarse)


def _within(place: Place, other: Place, coarse: Place) -> bool:
    far = distance_km(place, other)
    return far is not None and far <= REACH_KM[coarse.precision]


def _unresolved(case: Case, placed: Sequence[ResolvedClaim]) -> Finding[PlaceFinding] | None:
    words = [c.claim.place.value.name for c in placed if c.claim.place]
    if not words:
        return None
    most = max(words, key=lambda word: (words.count(word), -words.index(word)))
    bearing = [c.claim.id for c in placed if c.claim.place and c.claim.place.value.name == most]
    return case.finding(PlaceFinding(None, most), bearing)


def _other_voice(case: Case, bearing: Sequence[ResolvedClaim], against: Sequence[ResolvedClaim]) -> bool:
    """Whether an independent voice stands against; one voice in two minds is no dispute."""
    here = {voice.key for voice in case.voices.of(ids(bearing))}
    return any(voice.key not in here for voice in case.voices.of(ids(against)))
