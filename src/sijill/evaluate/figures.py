"""Figures: facts in; rates out, in one order, each with what it is a rate of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sijill.evaluate.facts import Fact
from sijill.evaluate.merging import Spread

MEANING = {
    "headline": "mean of found@25km, killed_in_range and perpetrator",
    "any_candidate": "anything found in the incident's reports",
    "date": "day right within a day",
    "date_exact": "day right, and as wide as coded",
    "place@25km": "place right within 25 km",
    "place@5km": "place right within 5 km",
    "place_named": "place by its name, where no degrees are coded",
    "found@25km": "day and place right, within 25 km",
    "found@5km": "day and place right, within 5 km",
    "hit": "found: day and, where it can be judged, place",
    "perpetrator": "who did it: one right, and half of those found",
    "perpetrator_exact": "who did it: all, and nobody else",
    "killed_in_range": "civilians killed, within the coded range",
    "killed_in_range_pos": "the same, where some were killed",
    "killed_exact": "civilians killed, the very number",
    "killed_exact_pos": "the same, where some were killed",
    "injured_in_range": "civilians injured, within the coded range",
    "children_killed_in_range": "children killed",
    "women_killed_in_range": "women killed",
    "men_killed_in_range": "men killed",
    "children_injured_in_range": "children injured",
    "women_injured_in_range": "women injured",
    "men_injured_in_range": "men injured",
    "none_invented": "no dead found where none are coded",
    "victim_precision": "names found that are coded",
    "victim_recall": "names coded and in the reports that are found",
    "victim_f1": "names: the two of them in one",
    "victim_recall_all": "names coded that are found, whether the reports name them or not",
    "victim_sex": "sex of those whose name was found",
    "victim_age_group": "child or grown, of those whose name was found",
    "acts_any": "what was done: any act right",
    "acts_primary": "what was done: the first act right",
    "acts_exact": "what was done: all acts, and no other",
    "targets": "whom it was done to",
    "sources": "on whose word",
    "weapons": "with what",
    "merge_recall": "pairs of reports of one incident that are linked",
    "merge_recall_macro": "the same, mean over incidents",
    "false_merge": "linked pairs of reports that are of different incidents",
    "incidents": "number of incidents right, report by report",
    "incidents_per_report": "incidents found for each report",
    "silent_reports": "reports without an incident",
}
"""What each figure says, for the page; in the order in which they are told."""
ORDER = tuple(MEANING)
HEADLINE = ("found@25km", "killed_in_range", "perpetrator")
"""Whose mean is the headline: the least that a register must get right."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`rate` is `right` of `of`, None of nothing; `given_hit` the same among incidents that were found."""

    name: str
    rate: float | None
    right: float | None = None
    of: int | None = None
    given_hit: float | None = None


def figures(facts: Sequence[Fact], spread: Spread) -> tuple[Figure, ...]:
    """Those that have something to tell, in ORDER; further counts after the counts, by name."""
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        held[fact.figure].append(fact)
    made = {name: _rate(name, group) for name, group in held.items()}
    for figure in _summed(made, spread):
        made[figure.name] = figure
    known = {name: place for place, name in enumerate(ORDER)}
    return tuple(sorted(made.values(), key=lambda f: (known.get(f.name, known["men_injured_in_range"]), f.name)))


def _rate(name: str, facts: Sequence[Fact]) -> Figure:
    right = sum(fact.right for fact in facts)
    hits = [fact for fact in facts if fact.hit]
    given = sum(fact.right for fact in hits) / len(hits) if hits else None
    return Figure(name, right / len(facts), right, len(facts), given)


def _summed(made: dict[str, Figure], spread: Spread) -> list[Figure]:
    """What is made of several facts, or counted over the whole set."""
    found: list[Figure] = []
    parts = [made[name].rate for name in HEADLINE if name in made]
    if parts:
        found.append(Figure("headline", sum(rate or 0.0 for rate in parts) / len(parts)))
    if "victim_recall" in made:
        precision = made["victim_precision"].rate if "victim_precision" in made else None
        recall = made["victim_recall"].rate
        both = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
        found.append(Figure("victim_f1", both))
    if spread.merge_recall_macro is not None:
        found.append(Figure("merge_recall_macro", spread.merge_recall_macro, None, spread.merged))
    found.append(Figure("incidents_per_report", spread.incidents_per_report, spread.incidents, spread.reports))
    found.append(Figure("silent_reports", spread.silent_reports, spread.silent, spread.reports))
    return found
