"""The weights that ship are those that their script writes."""

import pytest

from sijill.knowledge.linking import shipped
from training.linking import start


def test_the_script_writes_what_ships() -> None:
    made, here = start(), shipped()
    assert (made.prior, made.same_from, made.mean_from) == (here.prior, here.same_from, here.mean_from)
    assert {name: {level: each.label for level, each in table.items()} for name, table in made.levels.items()} \
        == {name: {level: each.label for level, each in table.items()} for name, table in here.levels.items()}
    for name, table in made.levels.items():
        for level, each in table.items():
            assert each.weight == pytest.approx(here.level(name, level).weight, abs=1e-6)
