"""Sets of reports through the whole pipeline: how many independent sources, who rests on whom, and the grade."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sijill.knowledge import Knowledge
from sijill.model.event import Scope
from sijill.model.incident import Incident
from sijill.model.report import Given
from sijill.pipeline import code

pytestmark = pytest.mark.slow
SETS = tomllib.loads((Path(__file__).parent / "sets.toml").read_text(encoding="utf-8"))["set"]


def coded(told: dict[str, Any], knowledge: Knowledge, folder: Path) -> tuple[Incident, ...]:
    from sijill.read import read

    reports = []
    for number, one in enumerate(told["report"]):
        file = folder / f"{number}.txt"
        file.write_text(one["text"].strip() + "\n", encoding="utf-8")
        given = Given(published=one["published"], publisher=one["publisher"])
        reports += list(read([str(file)], knowledge.language.boilerplate, knowledge.language.calendar, given))
    return tuple(i for i in code(reports, knowledge).incidents if i.scope is Scope.INCIDENT)


@pytest.mark.parametrize("told", SETS, ids=lambda told: told["name"])
def test_set(told: dict[str, Any], knowledge: Knowledge, tmp_path: Path) -> None:
    (found,) = coded(told, knowledge, tmp_path)
    names = {speaker.key: speaker.name for speaker in found.upstream.speakers}
    assert sorted(source.name for source in found.sources if source.independent) == sorted(told["sources"])
    assert found.grade.code == told["grade"]
    rests = [f"{names[r.who]} {r.how} {names[r.on]}" for r in found.upstream.restings]
    assert set(told.get("rests", ())) <= set(rests)
    standing = {p.value.id: p.standing.value for p in found.perpetrators}
    assert standing | told.get("perpetrators", {}) == standing
