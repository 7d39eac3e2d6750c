"""Weights: a model in, what each level of each comparison weighs in bits out, as Splink has it.

To Splink a row is a pair with its levels, compared with one empty row. The weight of a pair is the model's prior and
the sum of what its levels weigh, so that Splink is asked once for each model, about one made-up pair at every level,
and not at every linking: its statement takes a quarter of a second to plan, however few pairs there are.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sijill.knowledge.linking import Linking
from sijill.link.comparisons import COMPARISONS, settings

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
    """Loads Splink, once for each model."""
    return _asked(json.dumps(settings(linking)))


@cache
def _asked(model: str) -> Weights:
    import duckdb

    columns = ", ".join(f"{each.name} int" for each in COMPARISONS)
    with duckdb.connect(config={"threads": 1}) as specimens:
        specimens.execute(f"create table compared (n bigint, {columns})")
        specimens.execute("insert into compared (n) values (0)")
        for at, each in enumerate(COMPARISONS, 1):
            values = ", ".join(f"({at << 8 | level}, {level})" for level in each.levels)
            specimens.execute(f"insert into compared (n, {each.name}) values {values}")
        weighed = linker(specimens, json.loads(model)).inference.predict(warning_mode="never").as_record_list()
    of = {record["n_l"]: record for record in weighed}
    return Weights(of[0]["match_weight"], {
        each.name: tuple(of[at << 8 | level][f"mw_{each.name}"] if level in each.levels else 0.0
                         for level in range(each.levels[0] + 1)) for at, each in enumerate(COMPARISONS, 1)})


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
