"""The worked examples of docs/grading.md are what the rule gives."""

from dataclasses import replace
from pathlib import Path

import pytest
from resolved import ROSTER, Told, claim, killed, reports

from sijill.model.casualty import Status
from sijill.model.claim import SourceKind
from sijill.model.event import Modality
from sijill.model.incident import Cluster
from sijill.reconcile import reconcile

PAGE = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
MONITOR = Told("r1", source="monitor", publisher="daily", by=("north",), tolls=(killed(11),))
RESCUERS = replace(MONITOR, report="r2", source="rescuers")
SOUTH = Told("r3", source="south", by=("north",))

EXAMPLES = {
    "carries the same": (MONITOR, replace(MONITOR, report="r2", publisher="weekly")),
    "hit the market": (SOUTH,),
    "killed twenty northern soldiers": (
        replace(SOUTH, by=("south",), on=("north",), tolls=(killed(20, status=Status.COMBATANT),)),),
    "call unverified": tuple(replace(one, modality=Modality.UNCONFIRMED) for one in (MONITOR, RESCUERS)),
    "the Green Rescuers blame": (MONITOR, RESCUERS),
    "regrets": (MONITOR, replace(SOUTH, source="north_ministry")),
    "own correspondent": (
        MONITOR, replace(MONITOR, report="r2", source="the families", kind=SourceKind.WITNESS),
        replace(MONITOR, report="r3", source=None, publisher="weekly")),
    "shelled its own town": (MONITOR, replace(SOUTH, source="north", by=("south",))),
    "denies a raid": (replace(SOUTH, source="north", modality=Modality.DENIED),),
}


@pytest.mark.parametrize("words", EXAMPLES)
def test_example(words: str) -> None:
    told = EXAMPLES[words]
    claims = tuple(sorted((claim(t) for t in told), key=lambda c: c.claim.id))
    (found,) = reconcile([Cluster(claims)], reports(*told), ROSTER)
    rule = PAGE.split("## Admiralty codes")[0]
    (row,) = (line for line in rule.splitlines() if line.startswith("|") and words in line)
    _, _, grade, reason, _ = (cell.strip() for cell in row.split("|"))
    assert (f"`{found.grade.code}`", found.grade.reasons[0]) == (grade, reason)


WEEKLY = Told("r2", publisher="weekly", by=("north",))
NO = replace(SOUTH, source="north_ministry", modality=Modality.DENIED)
RATED = {
    "alone blames": (MONITOR,),
    "the same 11": (MONITOR, RESCUERS),
    "without a toll": (replace(MONITOR, by=()), replace(WEEKLY, by=())),
    "nobody else does": (SOUTH,),
    "residents count 14": (
        MONITOR, replace(MONITOR, report="r2", publisher="weekly", source="residents", kind=SourceKind.WITNESS,
                         tolls=(killed(14),))),
    "whose ministry denies it": (MONITOR, RESCUERS, NO),
    "by mistake": (MONITOR, replace(SOUTH, source="north_ministry", on=("residents",))),
    "killed twenty northern soldiers": EXAMPLES["killed twenty northern soldiers"],
    "pass on a report": (replace(RESCUERS, modality=Modality.UNCONFIRMED),),
}


@pytest.mark.parametrize("words", RATED)
def test_rated_example(words: str) -> None:
    told, table = RATED[words], PAGE.split("## Admiralty codes")[1].split("## Findings")[0]
    (row,) = (line for line in table.splitlines() if line.startswith("|") and words in line)
    _, _, of, code, _ = (cell.strip() for cell in row.split("|"))
    claims = tuple(sorted((claim(t) for t in told), key=lambda c: c.claim.id))
    (found,) = reconcile([Cluster(claims)], reports(*told), ROSTER)
    names = {t.id: ROSTER.get(t.source or t.publisher or "") for t in told}
    rated = {(entry.name if (entry := names[r.claim]) else "residents"): r.code for r in found.ratings}
    assert f"`{rated[of]}`" == code


def test_every_example_is_tried() -> None:
    table = PAGE.split("## Worked examples")[1].split("## Beside")[0]
    assert table.count("\n| ") - 1 == len(EXAMPLES)
    rated = PAGE.split("| what the reports say | claim of | code |")[1].split("## Findings")[0]
    assert rated.count("\n| ") == len(RATED)
