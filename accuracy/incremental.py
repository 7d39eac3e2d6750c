"""Seconds of adding one report to a large casebook, of a process from its start to its end, and of reading from it.

    python accuracy/incremental.py [CLAIMS] [FOLDER]

Builds a casebook of so many made-up claims (100,000 unless told), in FOLDER (a temporary one unless told, and kept
there for the next time), links it, then adds reports of three kinds: by `sijill read` and `sijill run`, and another of
each by `sijill run CASEBOOK REPORT`, which does both in one process. It says PASS where that takes less than `GOAL_S`
by the clock, either way, so let nothing else work meanwhile. The made-up reports of the casebook tell of incidents in
villages of a country of their own, over six years, a few of them often and most of them once, as reports of a war do:
their claims, places and days are known, so no text has to be read.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory, gettempdir

from sijill.casebook import EXTRACT, RESOLVE, Casebook, Plan
from sijill.knowledge import load
from sijill.model.actor import Actor, ActorKind, ActorMention, ActorRole
from sijill.model.casualty import Casualty, Group, Harm, Status, exactly
from sijill.model.claim import Claim, Position, Resolution, ResolvedClaim
from sijill.model.dates import day_range
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.ids import content_id
from sijill.model.place import Place, PlaceMention, PlacePrecision
from sijill.model.report import PublishedBasis, Report, Segment, SegmentKind

GOAL_S = 5.0

ADDED = {
    "names its day": """Five killed in air strike on Kafranbel

Idlib, 12 May 2016. Five civilians, among them two children, were killed on Thursday, 12 May 2016, when warplanes struck
the market of Kafranbel in southern Idlib, a resident said. Eleven people were wounded. Rescuers of team {number} dug
for hours, and a second strike hit their car.
""",
    "tells of several events": """Daily bulletin {number}, 4 June 2017

On 3 June 2017, three civilians were killed by regime shelling in Saraqib in Idlib province.

On the same day, two fighters were killed in clashes in Khan Shaykhun.

In Aleppo province, government warplanes struck Hayyan, killing a woman and her two children. Seven people were injured.

On 2 June 2017, unknown gunmen shot dead a teacher, Marwan Qadri, in Binnish.

A roadside bomb killed four people near al-Bab on 3 June 2017.
""",
    "tells of several, of an open year": """Bulletin number {number}

On 3 March, three civilians were killed by regime shelling in Saraqib in Idlib province.

On 17 June, two fighters were killed in clashes in Khan Shaykhun.

On 5 September, government warplanes struck Hayyan in Aleppo province, killing a woman and her two children.

On 21 October, unknown gunmen shot dead a teacher, Marwan Qadri, in Binnish. Seven people were injured.
""",
    "gives no day": """Notice number {number}

Three civilians were killed by regime shelling in Saraqib in Idlib province.

Two fighters were killed in clashes in Khan Shaykhun. Unknown gunmen shot dead a teacher, Marwan Qadri, in Binnish.
"""}
"""What is added, by kind; the number makes it another report each time."""

CLAIMS = 100_000
EVENTS_A_REPORT = (1, 1, 1, 2, 2, 3, 4, 6)
"""Most reports tell of one or two events, a daily round-up of many."""

REPORTS_AN_EVENT = (1, 1, 1, 1, 1, 2, 2, 3, 5, 8)
"""Most events are told once; what shook a country is told by everyone."""

CLAIMS_AN_EVENT = (1, 2, 2, 3)
DAYS = 6 * 365
VILLAGES = 4_000
ACTS = (Act.SHELLING, Act.AIRSTRIKE, Act.SHOOTING, Act.EXPLOSION, Act.EXECUTION, Act.ABDUCTION)
PARTIES = tuple(Actor(f"made_up_{n}", f"Force {n}", ActorKind.ARMED_GROUP, ActorRole.PARTY) for n in range(12))
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program is compiled once, and not in each process."""

READS = (["changes", "--nl"], ["runs", "-t"], ["incidents", "--since", "2016-05-01", "--until", "2016-05-07", "--csv"],
         ["incidents", "--nl"], ["check"])
"""What is timed of reading."""


@dataclass(frozen=True)
class Event:
    day: date
    place: Place
    act: Act
    by: Actor
    killed: int


def villages(chance: random.Random) -> list[Place]:
    """On a square of some 400 km, thicker towards its middle."""
    return [Place(f"made:{n}", f"{chance.choice('BDFGHKLMNQRSTZ')}{chance.choice('aeiou')}"
                  f"{''.join(chance.choice('bdfghklmnqrstz') + chance.choice('aeiou') for _ in range(3))}",
                  "XX", f"Province {n % 14}", None, 33 + chance.gauss(0, 1.2), 38 + chance.gauss(0, 1.2),
                  PlacePrecision.SETTLEMENT) for n in range(VILLAGES)]


def events(chance: random.Random) -> Iterator[Event]:
    """Without end; some villages see much of it."""
    places, first = villages(chance), date(2014, 1, 1)
    while True:
        place = places[min(int(chance.paretovariate(0.4)) - 1, chance.randrange(VILLAGES))]
        yield Event(first + timedelta(chance.randrange(DAYS)), place, chance.choice(ACTS), chance.choice(PARTIES),
                    int(chance.paretovariate(1.1)))


def reports(chance: random.Random, wanted: int) -> Iterator[tuple[Report, list[ResolvedClaim]]]:
    """Until there are so many claims."""
    source, waiting, made = events(chance), list[Event](), 0
    while made < wanted:
        while len(waiting) < 200:
            event = next(source)
            waiting += [event] * chance.choice(REPORTS_AN_EVENT)
        chance.shuffle(waiting)
        told = list(dict.fromkeys(waiting.pop() for _ in range(chance.choice(EVENTS_A_REPORT))))
        report, claims = telling(told, chance)
        made += len(claims)
        yield report, claims


def telling(told: Sequence[Event], chance: random.Random) -> tuple[Report, list[ResolvedClaim]]:
    lines, outlet = [], chance.randrange(60)
    for event in told:
        killed = max(1, event.killed + chance.choice((0, 0, 0, 0, 1, -1)))
        for _ in range(chance.choice(CLAIMS_AN_EVENT)):
            lines.append((event, killed, f"{event.by.name} killed {killed} people in {event.place.name} by "
                          f"{event.act.replace('_', ' ')} on {event.day:%d %B %Y}."))
    text = "\n\n".join([f"Bulletin {chance.randrange(10 ** 9)} of outlet {outlet}", *(line for _, _, line in lines)])
    published = max(event.day for event in told) + timedelta(1)
    report = Report(content_id("rep", text), text, content_id("sha", text), f"made_up/{outlet}.txt", _segments(text),
                    day_range(published), PublishedBasis.GIVEN, publisher=f"Outlet {outlet}")
    claims, start = [], text.index("\n\n") + 2
    for number, (event, killed, line) in enumerate(lines, 1):
        claims.append(resolved(report, event, killed, (number, start)))
        start += len(line) + 2
    return report, claims


def _segments(text: str) -> tuple[Segment, ...]:
    found, start = [], 0
    for paragraph in text.split("\n\n"):
        found.append(Segment(start, start + len(paragraph), SegmentKind.BODY))
        start += len(paragraph) + 2
    return tuple(found)


def resolved(report: Report, event: Event, killed: int, at: tuple[int, int]) -> ResolvedClaim:
    number, start = at

    def quoted(words: str) -> tuple[Evidence, ...]:
        begin = report.text.index(words, start)
        return (Evidence(begin, begin + len(words), words),)

    toll = Casualty(Harm.KILLED, Group.ALL, Status.CIVILIAN, exactly(killed))
    day = f"{event.day:%d %B %Y}"
    claim = Claim(
        content_id("clm", report.id, number), report.id, Stated(event.act, quoted("killed")), Modality.ASSERTED,
        Scope.INCIDENT, number_of(event), Position(number, 0), time=Stated(day, quoted(day)),
        place=Stated(PlaceMention(event.place.name), quoted(event.place.name)),
        perpetrators=(Stated(ActorMention(event.by.name, event.by.kind), quoted(event.by.name)),),
        casualties=(Stated(toll, quoted(f"{killed} people")),))
    return ResolvedClaim(claim, Resolution(day, day_range(event.day)), Resolution(event.place.name, event.place),
                         (Resolution(event.by.name, event.by),), (), Resolution(report.publisher or "", None),
                         Resolution(report.publisher or "", None))


def number_of(event: Event) -> int:
    """A number for the event within its reports, the same in every process."""
    return int(content_id("e", event.day, event.place.id, event.act.value)[2:8], 16)


def build(path: Path, wanted: int) -> None:
    """A casebook whose claims are there and resolved, and not linked."""
    with Casebook.create(path, []) as book:
        book.rows("PRAGMA synchronous = OFF")  # a casebook of which nothing is true may be lost
        plan = Plan.of(book, load().digest, [])
        for report, claims in reports(random.Random(17), wanted):
            book.add_report(report)
            book.put_claims([claim.claim for claim in claims], plan.mark(EXTRACT, report.id))
            book.put_resolved(claims, plan.mark(RESOLVE, report.id))


@dataclass(frozen=True)
class Took:
    """Seconds by the clock, and of the processor."""

    clock: float
    worked: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.clock + other.clock, self.worked + other.worked)

    def __str__(self) -> str:
        return f"{self.clock:.1f} ({self.worked:.1f})"

    @property
    def verdict(self) -> str:
        return "PASS" if self.clock < GOAL_S else f"over {GOAL_S:.0f} s"


def took(*arguments: str) -> Took:
    """What `sijill` took from start to end."""
    begun, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "sijill", *arguments], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env=INSTALLED)
    after = getrusage(RUSAGE_CHILDREN)
    return Took(time.perf_counter() - begun,
                after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def timed(said: str, *arguments: str) -> None:
    print(f"| {said} | {took(*arguments)} |", flush=True)


def add(path: Path) -> None:
    """A table of reports of each kind, added in two processes and in one."""
    print("| a report that … | read | run | together | | in one process | |\n|---|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for kind, text in ADDED.items():
            first, second = (written(path, Path(folder), text) for _ in range(2))
            read, run = took("read", str(path), str(first)), took("run", str(path))
            one = took("run", str(path), str(second))
            print(f"| {kind} | {read} | {run} | {read + run} | {(read + run).verdict} | {one} | {one.verdict} |",
                  flush=True)


def written(path: Path, folder: Path, text: str) -> Path:
    """A file with a report that the casebook does not hold."""
    with Casebook.open(path) as book:
        number = len(book.report_ids()) + len(list(folder.iterdir()))
    file = folder / f"report_{number}.txt"
    file.write_text(text.format(number=number), encoding="utf-8")
    return file


def main(wanted: int, folder: Path) -> None:
    path = folder / f"made_up_{wanted}.casebook"
    if not path.exists():
        begun = time.perf_counter()
        build(path, wanted)
        print(f"built {path} in {time.perf_counter() - begun:.0f} s")
    with Casebook.open(path) as book:
        print(f"{book.row('SELECT count(*) FROM claims')[0]:,} claims of {len(book.report_ids()):,} reports")
    busy = os.getloadavg()[0]
    print(f"Seconds by the clock, and in brackets of the processor. {busy:.1f} processes were at work beforehand.\n")
    print("| | |\n|---|---|")
    timed("a run over what is not linked yet", "run", str(path))
    timed("a run with nothing to do", "run", str(path))
    print()
    add(path)
    print("\n| | |\n|---|---|")
    with Casebook.open(path) as book:
        first = next(book.incidents()).id
    timed("explain one incident", "explain", str(path), first)
    for verb, *options in READS:
        timed(" ".join([verb, *options]), verb, str(path), *options)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else CLAIMS, Path(given[1] if len(given) > 1 else gettempdir()))
