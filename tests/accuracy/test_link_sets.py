"""The sets of reports come out linked as a careful reader would: the floor that continuous integration holds."""

import tomllib

import pytest

from accuracy.linking import FOLDER, LinkSet, judge_set, link_sets
from sijill.knowledge import Knowledge

pytestmark = [pytest.mark.accuracy, pytest.mark.slow]

FLOORS = tomllib.loads((FOLDER.parent / "floors.toml").read_text(encoding="utf-8"))["link_sets"]
NAMES = [f"{file.stem}/{each['id']}" for file in sorted(FOLDER.glob("*.toml"))
         for each in tomllib.loads(file.read_text(encoding="utf-8"))["set"]]


@pytest.fixture(scope="module")
def sets(knowledge: Knowledge) -> dict[str, LinkSet]:
    return {each.name: each for each in link_sets(knowledge)}


@pytest.mark.parametrize("name", NAMES)
def test_its_reports_are_linked_as_a_reader_would(name: str, sets: dict[str, LinkSet], knowledge: Knowledge) -> None:
    judged = judge_set(sets[name], knowledge)
    if judged.set.known and not judged.right:
        pytest.xfail(judged.set.known)
    assert judged.errors == []


def test_there_are_enough_of_them(sets: dict[str, LinkSet]) -> None:
    assert len(sets) == len(NAMES) >= FLOORS["sets"]
    assert len({name.split("/")[0] for name in sets}) >= FLOORS["conflicts"]
    assert all(1 < len(each.reports) <= 8 for each in sets.values())
    assert sum(each.known is not None for each in sets.values()) <= FLOORS["known"]
