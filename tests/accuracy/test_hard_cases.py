"""The hard cases come out as coded: the floor that continuous integration holds the reader to."""

import tomllib

import pytest

from accuracy.cases import FOLDER, Case, cases, judge
from sijill.knowledge import Knowledge

pytestmark = [pytest.mark.accuracy, pytest.mark.slow]

FLOORS = tomllib.loads((FOLDER.parent / "floors.toml").read_text(encoding="utf-8"))["hard_cases"]
NAMES = [f"{file.stem}/{report['id']}" for file in sorted(FOLDER.glob("*.toml"))
         for report in tomllib.loads(file.read_text(encoding="utf-8"))["report"]]
"""Of every report; a case of several bears the name of the first."""


@pytest.fixture(scope="module")
def all_cases(knowledge: Knowledge) -> dict[str, Case]:
    return {case.name: case for case in cases(knowledge)}


@pytest.mark.parametrize("name", NAMES)
def test_it_comes_out_as_coded(name: str, all_cases: dict[str, Case], knowledge: Knowledge) -> None:
    if name not in all_cases:
        return  # judged with the first report of its case
    judged = judge(all_cases[name], knowledge)
    if judged.case.known and not judged.right:
        pytest.xfail(judged.case.known)
    assert judged.wrong() == ""


def test_there_are_enough_of_them(all_cases: dict[str, Case]) -> None:
    assert len(all_cases) >= FLOORS["cases"]
    assert len({name.split("/")[0] for name in all_cases}) >= FLOORS["countries"]
    assert sum(case.known is not None for case in all_cases.values()) <= FLOORS["known"]
