"""Weights: a model in, what each level of each comparison weighs in bits out; the same model as Splink's.

To Splink a row is a pair with its levels, compared with one empty row, and the weight of a pair is the model's prior
and the sum of what its levels weigh. Its answer is known without asking, so that nobody who links waits for it to be
loaded, half a second in each process; a test holds ours to it. Charts and learning ask it itself.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sijill.knowledge.linking import Linking
from sijill.link.comparisons import COMPARISONS

EMPTY = 1 << 60
"""Number of the empty row: above that of any pair, since Splink compares the lower with the higher."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`prior` and weights in bits; those of a comparison by level, from 0 up to its highest."""

    prior: float
    levels: Mapping[str, tuple[float, ...]]

    def total(self, names: Iterable[str]) -> str:
        """SQL for what the levels in the columns of these names weigh together; a level that is null weighs nothing."""
        return " + ".join(f"coalesce(({list(self.levels[name])}::double[])[{name} + 1], 0)" for name in names)


def weights(linking: Linking) -> Weights:
    """A level between 0 and the highest that the comparison does not give weighs nothing."""
    return Weights(math.log2(linking.prior / (1 - linking.prior)), {
        each.name: tuple(linking.level(each.name, level).weight if level in each.levels else 0.0
                         for level in range(each.levels[0] + 1)) for each in COMPARISONS})


def linker(connection: Any, model: dict[str, Any]) -> Any:
    """Splink's, over the pairs in the table `compared` of a DuckDB connection: their numbers n and their levels."""
    from splink import DuckDBAPI, Linker

    connection.execute(f"create or replace table levels as select *, 1 as half, 2 as whole from compared "
                       f"union all by name select {EMPTY} as n, 3 as half, 1 as whole")
    connection.execute(f"create or replace table asked_of as "
                       f"select '0' as match_key, n as join_key_l, {EMPTY} as join_key_r from compared")
    api = DuckDBAPI(connection)
    made = Linker(api.register("levels"), model, log_level=None, validate_settings=False)
    made.table_management.register_blocked_pairs_for_predict(api.register("asked_of"))
    return made
