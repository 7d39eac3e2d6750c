"""What the bench says that pairs weigh is what Splink says of them."""

from accuracy.synthetic import World
from sijill.knowledge.linking import shipped
from sijill.link import Bench
from sijill.link.weights import weights


def test_pairs_weigh_what_splink_says() -> None:
    rows = [row for row, _ in World(3).rows(1_000)]
    with Bench(shipped()) as bench:
        bench.add(rows)
        pairs = bench.pairs()
        ends = {n: (rows[a].id, rows[b].id) for n, (a, b, *_) in enumerate(bench.compared(), 1)}
        records = bench.linker().inference.predict(warning_mode="never").as_record_list()
    by_splink = {tuple(sorted(ends[record["n_l"]])): round(record["match_weight"], 3) for record in records}
    assert len(pairs) > 100
    assert {(pair.left, pair.right): pair.weight for pair in pairs}.items() <= by_splink.items()


def test_a_level_weighs_what_the_model_has() -> None:
    known = weights(shipped())
    for name, levels in shipped().levels.items():
        for level, made in levels.items():
            assert abs(known.levels[name][level] - made.weight) < 1e-9
