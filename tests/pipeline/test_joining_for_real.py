"""The real linking and reconciling, a few reports at a time: what comes of them is what comes of all at once."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolved import DAY, ROSTER, Told, claim, killed, month_day, reports, village

from sijill import pipeline
from sijill.casebook import EXTRACT, RESOLVE, Casebook, Plan
from sijill.cli.protection import protection_of
from sijill.model.casualty import Harm
from sijill.model.claim import Victim
from sijill.model.dates import UNKNOWN_DATE, day_range
from sijill.model.decision import Decision, Verdict
from sijill.model.place import PlacePrecision
from sijill.publish.protect import Protection

KNOWN: Any = SimpleNamespace(roster=ROSTER, digest="k")
AT = "2024-05-01T10:00:00Z"
CHILD = Victim("Omar Najjar", (Harm.KILLED,), age=9)

TOLD = st.tuples(
    st.sampled_from([village("A"), village("B", 4), village("A", 0, PlacePrecision.NEAR_SETTLEMENT), village("C", 30)]),
    st.sampled_from([UNKNOWN_DATE, month_day(5, 6), month_day(12, 31), day_range(DAY), day_range(DAY + timedelta(1)),
                     day_range(DAY + timedelta(40)), day_range(date(DAY.year - 3, 5, 7)),
                     day_range(date(DAY.year + 2, 1, 1))]),
    st.sampled_from([(), (killed(1),), (killed(11),)]), st.sampled_from([(), (CHILD,)]))
CASES = st.lists(st.lists(TOLD, min_size=1, max_size=2), min_size=2, max_size=6)


def told_of(case: Sequence[Sequence[Any]]) -> list[list[Told]]:
    """Each inner list is what one report tells."""
    return [[Told(report=f"r{number}", telling=at, at=at, place=place, day=day, tolls=tolls, victims=victims,
                  publisher=("daily", "weekly")[number % 2])
             for at, (place, day, tolls, victims) in enumerate(tellings)] for number, tellings in enumerate(case)]


def put(book: Casebook, told: Sequence[Told]) -> None:
    """One report, extracted and resolved."""
    plan = Plan.of(book, KNOWN.digest, [])
    (report,) = reports(*told).values()
    resolved = [claim(each) for each in told]
    book.add_report(report)
    book.put_claims([each.claim for each in resolved], plan.mark(EXTRACT, report.id))
    book.put_resolved(resolved, plan.mark(RESOLVE, report.id))


def decide(book: Casebook, verdict: Verdict, ends: tuple[str, str]) -> None:
    book.add_decision(Decision(f"dec_{verdict}", verdict, tuple(sorted(ends)), "R", AT))


@pytest.mark.slow
@given(case=CASES, cuts=st.sets(st.integers(0, 5)), verdict=st.sampled_from([None, Verdict.SAME, Verdict.DIFFERENT]))
@settings(max_examples=15, deadline=None)
def test_a_few_at_a_time_is_all_at_once(case: list[list[Any]], cuts: set[int], verdict: Verdict | None) -> None:
    told = told_of(case)
    ends = (told[0][0].id, told[-1][0].id)
    with TemporaryDirectory() as folder, Casebook.create(Path(folder, "grown"), []) as grown, \
            Casebook.create(Path(folder, "whole"), []) as whole:
        for number, report in enumerate(told):
            put(grown, report)
            if number in cuts:
                pipeline.run(grown, KNOWN, at=AT)
        pipeline.run(grown, KNOWN, at=AT)
        for report in reversed(told):
            put(whole, report)
        if verdict:
            decide(grown, verdict, ends)
            decide(whole, verdict, ends)
            pipeline.run(grown, KNOWN, at=AT)
        pipeline.run(whole, KNOWN, at=AT)
        assert grown.derived_dump() == whole.derived_dump()
        assert list(grown.tellings.faults()) == []
        found = tuple(pipeline.incidents(grown))
        assert protection_of(grown) == Protection.of(found)
