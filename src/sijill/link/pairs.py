"""The bench: rows in, the pairs of them that are one incident when looked at alone out (Splink on DuckDB).

Splink and DuckDB are loaded only where there are two rows to compare: a short report alone needs neither.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from sijill.knowledge.linking import Linking
from sijill.link.acts import PLAIN, PLANTED
from sijill.link.chart import page
from sijill.link.cohesion import Inside
from sijill.link.comparisons import (
    AGREED_DATE,
    AGREED_PLACE,
    COMPARISONS,
    CONTRADICTS,
    FORBIDDEN,
    TELLING,
    settings,
)
from sijill.link.flatten import WEAPONS
from sijill.link.row import Row
from sijill.link.weights import linker, weights

BATCH = 20_000
"""Rows handed to DuckDB at a time: some tens of megabytes as Python lists."""

THREADS = 2
"""Two cores are what the house is measured on, and the order of results never depends on how many work."""

FEW = 1_000
"""Rows up to which planning takes longer than what it spares: they are compared as the SQL is written, by one core."""


PLANTED_BITS = sum(WEAPONS[weapon] for weapon in PLANTED)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows, `left` < `right`, that are one incident when looked at alone.

    `weight` is Splink's match weight in bits, prior included; `order` says which pairs are joined first, the highest;
    `levels` are those of each comparison in their order, "-" where nothing is said ("12,-,10,3,…").
    """

    left: str
    right: str
    weight: float
    order: float
    levels: str
    forbidden: bool = False


class Bench:
    """A database in memory, for one linking: rows are added, then compared."""

    def __init__(self, linking: Linking) -> None:
        import duckdb

        self._linking = linking
        self._ids: list[str] = []
        self._told = duckdb.connect(config={"threads": 1})
        self._told.execute("pragma disable_optimizer")
        self._told.execute(f"set variable plain_acts = {PLAIN}")
        self._told.execute(f"set variable planted = {PLANTED_BITS}")
        self._told.execute(_script("levels"))
        self._told.execute("create table weighed (a int, b int, weight double, forbidden boolean)")
        self._made = self._spotted = False
        self.candidates = 0

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_: object) -> None:
        self._told.close()

    def add(self, rows: Iterable[Row], fresh: bool = True) -> None:
        """Pairs are wanted that have at least one `fresh` row. Rows are taken in batches, so that they may stream."""
        from sijill.link.columns import table

        stream = iter(rows)
        while batch := list(islice(stream, BATCH)):
            arrived = table(batch, len(self._ids), fresh)
            self._told.register("arrived", arrived)
            self._told.execute("insert into told select * from arrived" if self._made
                               else "create table told as select * from arrived")
            self._told.unregister("arrived")
            self._made, self._spotted = True, False
            self._ids += [row.id for row in batch]
        if len(self._ids) > FEW:
            self._told.execute(f"pragma enable_optimizer; set threads = {THREADS}")

    def pairs(self) -> list[Pair]:
        """Those judged one, ordered by their ids."""
        if len(self._ids) < 2:
            return []
        self._spots()
        self._told.execute(_script("blocks"))
        found = self._scored(f"weight >= {self._linking.same_from} and not forbidden")
        if self.candidates:
            self._told.execute("insert into weighed select a, b, weight, forbidden from scored")
        return found

    def inside(self, groups: Sequence[Sequence[str]]) -> Inside:
        """What every pair inside each group of row ids weighs. Rows that are not here (totals) stay apart from all."""
        places = self._choose(groups)
        self._told.execute("delete from candidate using weighed "
                           "where candidate.a = weighed.a and candidate.b = weighed.b")
        wanted = "select a, b, weight, forbidden from weighed"
        if self._weigh(every=False):
            wanted += " union all select a, b, weight, forbidden from scored"
        return Inside.of(groups, places, len(self._ids), self._told.execute(wanted).fetchnumpy())

    def among(self, names: Sequence[str]) -> list[Pair]:
        """Every pair of the rows, forbidden ones too, with its levels."""
        self._choose([names])
        return self._scored("true", every=True)

    def levels(self, ends: Sequence[tuple[int, int]]) -> list[dict[str, int | None]]:
        """How the rows of these pairs, numbered in the order of adding, stand to each other in each comparison."""
        self.compare(ends)
        names = [each.name for each in COMPARISONS]
        levels = {(a, b): dict(zip(names, values, strict=True)) for a, b, *values in self.compared()}
        return [levels[pair] for pair in ends]

    def compare(self, ends: Sequence[tuple[int, int]]) -> None:
        """Make these pairs the ones that were compared last."""
        import pyarrow as pa

        self._told.register("arrived", pa.table({"a": [a for a, _ in ends], "b": [b for _, b in ends]}))
        self._told.execute("create or replace table candidate as "
                           "select a::int as a, b::int as b from arrived")
        self._told.unregister("arrived")
        self._compare(every=True)

    def _choose(self, groups: Sequence[Sequence[str]]) -> dict[str, int]:
        """Every pair inside each group becomes a candidate; the numbers of the rows that are here."""
        import pyarrow as pa

        place = {name: at for at, name in enumerate(self._ids)}
        member = [(at, place[name]) for at, group in enumerate(groups) for name in group if name in place]
        self._told.register("arrived", pa.table({"g": [g for g, _ in member], "n": [n for _, n in member]}))
        self._told.execute("create or replace table candidate as select l.n::int as a, r.n::int as b "
                           "from arrived l join arrived r on l.g = r.g and l.n < r.n")
        self._told.unregister("arrived")
        return {self._ids[n]: n for _, n in member}

    def _scored(self, wanted: str, every: bool = False) -> list[Pair]:
        if not self._weigh(every):
            return []
        said = ", ".join(f"coalesce({each.name}::varchar, '-')" for each in COMPARISONS)
        found = self._told.execute(f"select a, b, weight, round(weight + told, 3), concat_ws(',', {said}), forbidden "
                                   f"from scored join compared using (n, a, b) where {wanted}").fetchall()
        return sorted((Pair(*sorted((self._ids[a], self._ids[b])), *weighed) for a, b, *weighed in found),
                      key=lambda pair: (pair.left, pair.right))

    def _spots(self) -> None:
        """The rows' places, each of its own, where rows came since they were made."""
        if not self._spotted:
            self._told.execute(_script("spots"))
            self._spotted = True

    def _compare(self, every: bool) -> None:
        """Levels of the candidates that neither place nor date forbids, or of `every` one."""
        self._spots()
        self._told.execute(f"set variable every_pair = {every}")
        self._told.execute(_script("compare"))

    def _weigh(self, every: bool) -> bool:
        """Levels, weights and what forbids for the candidates; False where there are none."""
        self._compare(every)
        self.candidates = int(self._told.execute("select count(*) from compared").fetchall()[0][0])
        if not self.candidates:
            return False
        self._told.execute(f"create or replace table scored as {self._judged()}")
        return True

    def waterfall(self, names: Sequence[str], told: Callable[[Pair], Mapping[str, str]],
                  called: Callable[[Pair], str], title: str) -> str:
        """Splink's chart of what speaks for and against each pair of the rows: a page that needs nothing else.

        `told` gives the words for each comparison of a pair, `called` what the pair is called.
        """
        pairs = self.among(names)
        linker = self.linker(charted=True)
        records = linker.inference.predict(warning_mode="never").as_record_list()
        by_ends = {(pair.left, pair.right): pair for pair in pairs}
        ends = {n: tuple(sorted((self._ids[a], self._ids[b]))) for n, a, b in
                self._told.execute("select n, a, b from compared").fetchall()}
        shown = sorted(((by_ends[ends[record["n_l"]]], record) for record in records),
                       key=lambda each: (-each[0].weight, each[0].left, each[0].right))
        for pair, record in shown:
            record.update({f"{name}_l": words for name, words in told(pair).items()})
            record.update({f"{each.name}_r": "" for each in COMPARISONS} | {"n_l": pair.left, "n_r": pair.right})
        chart = linker.visualisations.waterfall_chart([record for _, record in shown], filter_nulls=True)
        return page(chart, [called(pair) for pair, _ in shown], title)

    def linker(self, charted: bool = False) -> Any:
        """Splink's, over what was compared last."""
        return linker(self._told, settings(self._linking, charted))

    def compared(self) -> list[tuple[Any, ...]]:
        """What was compared last: the numbers of both rows, and the levels in the comparisons' order."""
        names = ", ".join(each.name for each in COMPARISONS)
        return list(self._told.execute(f"select a, b, {names} from compared order by n").fetchall())

    def _judged(self) -> str:
        """What each pair weighs, what a tie is broken by, and whether something forbids: a level, a report."""
        never = " or ".join(f"{each.name} = {FORBIDDEN}" for each in COMPARISONS if each.levels[-1] == FORBIDDEN)
        against = " or ".join(f"coalesce({name} <= {level}, false)" for name, level in CONTRADICTS.items())
        own = f"one_report and ({against} or coalesce(place, 0) < {AGREED_PLACE} or date < {AGREED_DATE})"
        known = weights(self._linking)
        weight = f"round({known.prior}::double + {known.total(each.name for each in COMPARISONS)}, 3)"
        return (f"select n, a, b, {weight} as weight, {known.total(TELLING)} as told, "
                f"coalesce({never}, false) or ({own}) as forbidden from compared")


@cache
def _script(name: str) -> str:
    return (files("sijill.link") / f"{name}.sql").read_text(encoding="utf-8")
