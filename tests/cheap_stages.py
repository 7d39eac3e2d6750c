"""Stages that cost nothing, in the place of the real ones: a report "3,9: shells fell" makes the claims 3 and 9.

Two claims are alike, and may be one incident, where their numbers leave the same remainder by three; or, in the valley,
where they lie at most two apart, which makes chains: then the nearest join first, and no incident holds two that are
not alike. Run as a program it works a casebook until it is killed.
"""

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from factory import make_incident, make_resolved

from sijill import pipeline
from sijill.casebook import Casebook
from sijill.link import Pair, Wanted
from sijill.model.claim import Claim, Position, ResolvedClaim
from sijill.model.decision import Decision, Verdict
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.ids import content_id
from sijill.model.incident import Cluster, Incident
from sijill.model.report import Given, Refusal, Report, Segment, SegmentKind
from sijill.pipeline import coding, joining

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


READ_ANEW: set[str] = set()
"""Ids of reports of which another extractor finds all claims but the first."""


def extract(reports: Iterable[Report], _: object, pause: float = 0.0) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    for report in reports:
        time.sleep(pause)
        numbers = report.text.split(":")[0].split(",")
        yield report, tuple(_claim(report, number) for number in numbers[report.id in READ_ANEW:])


def _claim(report: Report, number: str) -> Claim:
    """Its number stands in its paragraph."""
    start = report.text.index("shells")
    act = Stated(Act.SHELLING, (Evidence(start, start + 6, "shells"),))
    return Claim(content_id("clm", report.id, *([number] if "," in report.text else [])), report.id, act,
                 Modality.ASSERTED, Scope.INCIDENT, int(number), Position(int(number), 0))


def resolve(_: Report, claims: Sequence[Claim], __: object) -> tuple[ResolvedClaim, ...]:
    return tuple(make_resolved(claim, place=None, perpetrators=(), targets=(), source=None) for claim in claims)


@dataclass(frozen=True)
class Row:
    id: str
    claims: tuple[str, ...]
    report: str
    number: int
    first: int | None
    last: int | None


def rows(claims: Iterable[ResolvedClaim], *_: object) -> tuple[Row, ...]:
    """A claim a row; those of numbers that can be divided by seven have no days."""
    found = []
    for claim in (resolved.claim for resolved in claims):
        number = claim.position.paragraph
        day = number if number % 7 else None
        found.append(Row(claim.id, (claim.id,), claim.report_id, number, day, day))
    return tuple(sorted(found, key=lambda row: row.id))


def keys(row: Row) -> tuple[tuple[int, int], ...]:
    return ((DAYLESS, 0),) if row.first is None else ()


def pack(row: Row) -> str:
    return json.dumps([row.id, row.claims, row.report, row.number, row.first, row.last])


def unpack(line: str) -> Row:
    name, claims, report, number, first, last = json.loads(line)
    return Row(name, tuple(claims), report, number, first, last)


def same_remainder(left: Row, right: Row) -> float | None:
    return 1.0 if (left.number - right.number) % 3 == 0 else None


def in_the_valley(left: Row, right: Row) -> float | None:
    far = abs(left.number - right.number)
    return 3.0 - far if far <= 2 else None


FOREVER, DAYLESS = 1_000_000, 1
Alike = Callable[[Row, Row], float | None]


class Linking:
    """Rows, score, groups, clusters and link by what is `alike`; `reach` is how many days off it may be."""

    def __init__(self, alike: Alike = same_remainder, reach: int | None = None) -> None:
        self._alike, self._reach = alike, reach

    def wanted(self, rows: Iterable[Row]) -> Wanted:
        """All there is, where there is a row without days or no reach; and all that have no days."""
        days = [(row.first, row.last) for row in rows]
        ends = [] if self._reach is None else [(first - self._reach, last + self._reach) for first, last in days
                                               if first is not None and last is not None]
        return Wanted(tuple(ends) if len(ends) == len(days) else ((-FOREVER, FOREVER),), ((DAYLESS, 0, 0),))

    def score(self, new: Iterable[Row], old: Iterable[Row], _: object) -> tuple[Pair, ...]:
        fresh, known = list(new), list(old)
        couples = [*combinations(fresh, 2), *((a, b) for a in fresh for b in known)]
        found = ((sorted((a, b), key=lambda row: row.id), self._alike(a, b)) for a, b in couples)
        pairs = (Pair(a.id, b.id, weight, weight, "") for (a, b), weight in found if weight)
        return tuple(sorted(pairs, key=lambda pair: (pair.left, pair.right)))

    def groups(self, told: Iterable[Row], pairs: Iterable[Pair], decisions: Iterable[Decision],
               _: object) -> tuple[tuple[str, ...], ...]:
        group = {row.id: frozenset({row.id}) for row in told}
        near = {frozenset({pair.left, pair.right}) for pair in pairs}
        by = {verdict: [frozenset(d.targets) for d in decisions if d.verdict is verdict] for verdict in Verdict}
        ordered = sorted((pair for pair in pairs if {pair.left, pair.right} <= group.keys()),
                         key=lambda pair: (-pair.order, pair.left, pair.right))
        bound = [tuple(sorted(both)) for both in by[Verdict.SAME] if both <= group.keys()]
        for (left, right), sure in [*((b, True) for b in bound), *(((p.left, p.right), False) for p in ordered)]:
            across = {frozenset({a, b}) for a in group[left] for b in group[right]}
            if group[left] != group[right] and not across & {*by[Verdict.DIFFERENT]} and (sure or across <= near):
                whole = group[left] | group[right]
                group |= dict.fromkeys(whole, whole)
        return tuple(sorted(tuple(sorted(members)) for members in {*group.values()}))

    def clusters(self, found: Iterable[tuple[str, ...]], _: object, claims: Iterable[ResolvedClaim],
                 __: object) -> tuple[Cluster, ...]:
        known = {claim.claim.id: claim for claim in claims}
        return tuple(Cluster(tuple(known[name] for name in members)) for members in found)

    def link(self, claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], _: object,
             decisions: Sequence[Decision] = ()) -> tuple[Cluster, ...]:
        told = rows(claims)
        return self.clusters(self.groups(told, self.score(told, (), None), decisions, None), told, claims, None)


def reconcile(clusters: Sequence[Cluster], _: object, __: object) -> tuple[Incident, ...]:
    return tuple(replace(make_incident(cluster.claims[0]), id=content_id("inc", cluster.claims[0].claim.id), place=None,
                         victims=(), claims=cluster.claims) for cluster in clusters)


def install(set_attribute: Any, pause: float = 0.0, linking: Linking | None = None) -> None:
    """Put them into the pipeline; `set_attribute` is setattr or a monkeypatch's."""
    def slow(reports: Iterable[Report], knowledge: object) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        return extract(reports, knowledge, pause)

    linking = linking or Linking()
    stages = {pipeline: {"read": read, "extractors": lambda: {"rules": slow}}, coding: {"resolve": resolve},
              joining: {"rows": rows, "pack": pack, "unpack": unpack, "wanted": linking.wanted,
                        "keys": keys, "score": linking.score,
                        "groups": linking.groups, "clusters": linking.clusters, "link": linking.link,
                        "reconcile": reconcile}}
    for module, named in stages.items():
        for name, stage in named.items():
            set_attribute(module, name, stage)


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
