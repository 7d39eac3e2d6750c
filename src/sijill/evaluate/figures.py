"""Figures: facts in; rates out, in one order, each with what it is a rate of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sijill.evaluate.facts import Fact
from sijill.evaluate.merging import Spread

ORDER = (
    "headline", "any_candidate", "date", "date_exact", "place@25km", "place@5km", "place_named", "found@25km",
    "found@5km", "hit", "perpetrator", "perpetrator_exact", "killed_in_range", "killed_in_range_pos", "killed_exact",
    "killed_exact_pos", "injured_in_range", "children_killed_in_range", "women_killed_in_range",
    "men_killed_in_range", "children_injured_in_range", "women_injured_in_range", "men_injured_in_range",
    "none_invented", "victim_precision", "victim_recall", "victim_f1", "victim_recall_all", "victim_sex",
    "victim_age_group", "acts_any", "acts_primary", "acts_exact", "targets", "sources", "weapons", "merge_recall",
    "merge_recall_macro", "false_merge", "incidents", "incidents_per_report", "silent_reports",
)
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
