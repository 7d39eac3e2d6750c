"""Stages that cost nothing, in the place of the real ones: a report "3: shells fell" makes one claim, and reports whose
numbers leave the same remainder by three make one incident. Run as a program it works a casebook until it is killed.
"""

import hashlib
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from factory import make_incident, make_resolved

from sijill import pipeline
from sijill.casebook import Casebook
from sijill.model.claim import Claim, Position, ResolvedClaim
from sijill.model.decision import Decision, Verdict
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.ids import content_id
from sijill.model.incident import Cluster, Incident
from sijill.model.report import Given, Refusal, Report, Segment, SegmentKind

KNOWLEDGE: Any = SimpleNamespace(language=SimpleNamespace(boilerplate=None, calendar=None), roster=None, digest="k1")
PAUSE_S = 0.002
"""A stage takes a while in the killed process, so that kills fall inside stages and not only between them."""


def read(inputs: Iterable[str], *_: object) -> Iterator[Report | Refusal]:
    for number in inputs:
        if number == "bad":
            yield Refusal("bad", "it is empty", "give a report with words in it")
            continue
        raw = f"{number}: shells fell".encode()
        text = raw.decode()
        yield Report(content_id("rep", raw), text, hashlib.sha256(raw).hexdigest(), number,
                     (Segment(0, len(text), SegmentKind.BODY),), raw=raw)


def extract(reports: Iterable[Report], _: object, pause: float = 0.0) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    for report in reports:
        time.sleep(pause)
        start = report.text.index("shells")
        act = Stated(Act.SHELLING, (Evidence(start, start + 6, "shells"),))
        yield report, (Claim(content_id("clm", report.id), report.id, act, Modality.ASSERTED, Scope.INCIDENT, 0,
                             Position(0, 0)),)


def resolve(_: Report, claims: Sequence[Claim], __: object) -> tuple[ResolvedClaim, ...]:
    return tuple(make_resolved(claim, place=None, perpetrators=(), targets=(), source=None) for claim in claims)


def link(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], _: object,
         decisions: Sequence[Decision] = ()) -> tuple[Cluster, ...]:
    apart = {target for decision in decisions if decision.verdict is Verdict.DIFFERENT for target in decision.targets}
    groups: dict[str, list[ResolvedClaim]] = {}
    for claim in claims:
        number = int(reports[claim.claim.report_id].text.split(":")[0])
        groups.setdefault(claim.claim.id if claim.claim.id in apart else str(number % 3), []).append(claim)
    return tuple(Cluster(tuple(sorted(held, key=lambda c: c.claim.id))) for held in groups.values())


def reconcile(clusters: Sequence[Cluster], _: object, __: object) -> tuple[Incident, ...]:
    return tuple(replace(make_incident(cluster.claims[0]), id=content_id("inc", cluster.claims[0].claim.id), place=None,
                         victims=(), claims=cluster.claims) for cluster in clusters)


def install(set_attribute: Any, pause: float = 0.0) -> None:
    """Put them into the pipeline; `set_attribute` is setattr or a monkeypatch's."""
    def slow(reports: Iterable[Report], knowledge: object) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        return extract(reports, knowledge, pause)

    for name, stage in (("read", read), ("EXTRACTORS", {"rules": slow}), ("resolve", resolve), ("link", link),
                        ("reconcile", reconcile)):
        set_attribute(pipeline, name, stage)


def main(path: str, count: str) -> None:
    """Read `count` reports and run: what the SIGKILL tests kill."""
    install(setattr, PAUSE_S)
    with Casebook.open(Path(path)) as casebook:
        print("ready", flush=True)
        pipeline.read_into(casebook, [str(n) for n in range(int(count))], KNOWLEDGE, Given())
        pipeline.run(casebook, KNOWLEDGE)
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
