"""What links are told from: each comparison's level, weight and sentence; and the chart of it."""

from dataclasses import replace

from resolved import ROSTER, Told, claim, killed, reports

from sijill.knowledge.linking import shipped
from sijill.link import Bench, link, rows

TOLD = (Told("r1", tolls=(killed(11),)), replace(Told("r2", tolls=(killed(11),)), by=("north",)))


def test_a_link_keeps_what_was_compared() -> None:
    (cluster,) = link([claim(t) for t in TOLD], reports(*TOLD), ROSTER)
    (made,) = cluster.links
    assert {(ground.on, ground.reason) for ground in made.grounds} >= {
        ("place", "same place: A"), ("date", "same day: 2020-05-06"), ("killed", "both 11 killed")}
    assert round(sum(ground.weight for ground in made.grounds), 1) == round(made.score, 1)


def test_the_chart_is_a_page_that_needs_no_network() -> None:
    with Bench(shipped()) as bench:
        bench.add(rows([claim(t) for t in TOLD], reports(*TOLD), ROSTER))
        page = bench.waterfall([t.id for t in TOLD], lambda _: {"place": "same place: A"},
                               lambda pair: f"the pair {pair.left} {pair.right}", "inc_1")
    assert "same place: A" in page
    assert "the pair " in page
    assert "<title>inc_1</title>" in page
    assert "<script src" not in page
