"""What is compared, with the SQL that gives each level; the settings of Splink's model out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sijill.knowledge.linking import Linking

FORBIDDEN = 0
"""The level of every comparison that keeps two rows apart whatever speaks for them."""

@dataclass(frozen=True, slots=True)
class Comparison:
    """`levels` are what compare.sql gives in the column of this name, the highest first."""

    name: str
    levels: tuple[int, ...]


def _made(name: str, highest: int, lowest: int = 1) -> Comparison:
    return Comparison(name, tuple(range(highest, lowest - 1, -1)))


COMPARISONS: tuple[Comparison, ...] = (
    _made("place", 12, FORBIDDEN), _made("part", 2), _made("date", 10, FORBIDDEN), _made("act", 3, FORBIDDEN),
    _made("perpetrator", 3), _made("target", 4), _made("victim", 5, FORBIDDEN), _made("killed", 8),
    _made("injured", 8), _made("detail", 3), _made("weapon", 2), _made("words", 4), _made("text", 3),
    _made("source", 4),
)
"""In the order in which they are told and charted."""

TELLING = ("victim", "killed", "injured", "detail")
"""Comparisons that tell one event of a place and day from another: of two pairs as near, the one in which these agree
is joined first."""

CONTRADICTS = {"part": 1, "perpetrator": 1, "victim": 3, "killed": 2, "injured": 2, "detail": 1}
"""For each comparison that can, the highest level at which two tellings contradict each other."""

AGREED_PLACE, AGREED_DATE = 11, 9
"""Two tellings that a report tells apart are one only if place and date agree so far and nothing contradicts."""


def settings(linking: Linking, charted: bool = False) -> dict[str, Any]:
    """Splink's settings: every comparison with its levels, and what each weighs.

    To Splink a row is a pair, with its levels, and is compared with one empty row: a level as an expression of
    the two rows' columns, asked again for every level of every comparison, takes half a minute to plan. `charted` keeps
    the levels beside the weights, as charts want them.
    """
    return {
        "link_type": "dedupe_only", "unique_id_column_name": "n", "retain_matching_columns": charted,
        "retain_intermediate_calculation_columns": True, "probability_two_random_records_match": linking.prior,
        "blocking_rules_to_generate_predictions": [], "linker_uid": "sijill",
        "comparisons": [{"output_column_name": each.name, "comparison_levels": list(_levels(each, linking))}
                        for each in COMPARISONS],
    }


def _levels(comparison: Comparison, linking: Linking) -> Iterator[dict[str, Any]]:
    column = f"{comparison.name}_l"
    yield {"sql_condition": f"{column} is null", "label_for_charts": "nothing said", "is_null_level": True}
    for level in comparison.levels:
        last = level == comparison.levels[-1]
        known = linking.level(comparison.name, level)
        yield {"sql_condition": "ELSE" if last else f"{column} = {level}", "label_for_charts": known.label,
               "m_probability": known.m, "u_probability": known.u}
