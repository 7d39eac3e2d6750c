"""The verbs that compare runs: runs, changes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.change_words import (
    Shift,
    Titled,
    because,
    brief,
    decision_words,
    minute,
    report_words,
    shifts,
    surroundings,
)
from sijill.cli.options import CASEBOOK, format_options
from sijill.cli.output import Cell, Listing, Output, Record, flat, write
from sijill.cli.protection import Shelf, discreet_states, protection_of
from sijill.cli.rows import BETWEEN
from sijill.cli.terminal import clean, say
from sijill.cli.words import plural
from sijill.model.change import CauseKind, Change, ChangeKind, Run, State
from sijill.model.event import Scope

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sijill.casebook import Casebook

ORDER = (ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.MOVED, ChangeKind.VANISHED, ChangeKind.APPEARED)
"""What was known already and is otherwise now, before what is new."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How changes may be told: `hide` takes protected names out of a state, `titled` gives the words for a cause's id.
    """

    hide: Callable[[State], State]
    titled: Titled

    @classmethod
    def of(cls, book: "Casebook") -> "Telling":
        protection = protection_of(book)
        shelf, taken = Shelf(book), {decision.id: decision for decision in book.decisions()}

        def titled(name: str) -> str:
            if name in taken:
                return f"{name}, {decision_words(taken[name])}"
            return report_words(protection.report(shelf[name])) if name in shelf else name
        return cls(discreet_states(protection), titled)

RUN_COLUMNS = ("number", "id", "at", "release", "extracted", "resolved", "incidents", "changed", "knowledge")
RUN_TABLE = ("number", "id", "at", "extracted", "resolved", "incidents", "changed")
CHANGE_COLUMNS = ("incident", "change", "was", "now", "scope", "date", "place", "field", "from", "to", "gained", "lost",
                  "why")


@click.command()
@CASEBOOK
@format_options
def runs(casebook: str, output: Output) -> None:
    """List the runs that had something to do.

    How many reports each extracted and resolved, how many incidents there were after it, and how many of them it
    brought, altered or took away.
    """
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        rows: list[list[Cell]] = [_run_row(run) for run in book.history.runs()]
    listing = flat(RUN_COLUMNS, rows)
    short = [[minute(str(cell)) if column == "at" else cell for column, cell in zip(RUN_COLUMNS, row, strict=True)]
             for row in rows]
    write(replace(listing, table=flat(RUN_COLUMNS, short, shown=RUN_TABLE).table), output)


@click.command()
@CASEBOOK
@click.option("--since", metavar="RUN", default="last", show_default=True,
              help="A run's number or id: what changed after it (0: everything). A day or month: what changed from "
                   "then on. last: what the last run changed.")
@format_options
def changes(casebook: str, since: str, output: Output) -> None:
    """List what became of incidents since a run, and why.

    appeared: none of its claims was in an incident before. moved: its place, date, toll, perpetrators, grade, standing
    or number of claims is another. merged, split: its claims were in several, or are so now. vanished: no incident
    holds one. Names of victims are in none of them.
    """
    from sijill.casebook import Casebook
    from sijill.casebook import changes as found_since

    with Casebook.open(Path(casebook)) as book:
        number = book.history.number(since)
        found = found_since(book, number)
        tell = Telling.of(book) if found else Telling(_bare, str)
        last = book.history.last()
        say(f"{plural(len(found), 'change')}{_kinds(found)} {_between(number, last)}")
        write(Listing((_record(change, tell) for change in found), CHANGE_COLUMNS,
                      (row for change in found for row in _rows(change, tell)), lambda: _page(found, tell)), output)


def _bare(state: State) -> State:
    return state


def _kinds(found: list[Change]) -> str:
    """ " (1 moved, 10 appeared)". """
    counts = [(sum(change.kind is kind for change in found), kind) for kind in ORDER]
    told = ", ".join(f"{count:,} {kind}" for count, kind in counts if count)
    return f" ({told})" if told else ""


def _between(number: int, last: Run | None) -> str:
    if last is None:
        return "(no run had anything to do)"
    first = f"run {number + 1}" if number + 1 == last.number else f"runs {number + 1} to {last.number}"
    return f"in {first} ({minute(last.at) or 'undated'})" if number < last.number else f"since run {number}, the last"


def _run_row(run: Run) -> list[Cell]:
    return [run.number, run.id, run.at or None, run.release or None, run.extracted, run.resolved, run.incidents,
            run.changed, run.knowledge]


def _record(change: Change, tell: Telling) -> Record:
    scope, date, place = _about(change, tell)
    return {"incident": _incident(change), "change": change.kind, "was": change.was, "now": change.now, "scope": scope,
            "date": date, "place": place,
            "shifts": [{"field": s.field, "from": s.before, "to": s.after} for s in _shifts(change, tell)],
            "claims": {"gained": change.gained, "lost": change.lost},
            "why": [{"cause": cause.kind, "id": cause.id, "words": because(cause, tell.titled), "claims": cause.claims}
                    for cause in change.why]}


def _rows(change: Change, tell: Telling) -> Iterator[list[Cell]]:
    """One for each shift; one without, where nothing shifted."""
    head: list[Cell] = [_incident(change), change.kind.value, BETWEEN.join(change.was), BETWEEN.join(change.now),
                        *_about(change, tell)]
    why = [f"{because(cause, tell.titled)}{f' {cause.id}' if cause.kind is CauseKind.REPORT else ''}"
           for cause in change.why]
    tail: list[Cell] = [BETWEEN.join(change.gained), BETWEEN.join(change.lost), BETWEEN.join(why)]
    for shift in _shifts(change, tell) or (Shift("", "", ""),):
        yield [*head, shift.field, shift.before, shift.after, *tail]


def _incident(change: Change) -> str:
    """The id under which it stands now, or last stood."""
    return (change.now or change.was)[0]


def _about(change: Change, tell: Telling) -> tuple[str, str | None, str | None]:
    told = change.after or change.before
    return surroundings(tell.hide(told)) if told else ("", None, None)


def _shifts(change: Change, tell: Telling) -> tuple[Shift, ...]:
    before, after = (None if state is None else tell.hide(state) for state in (change.before, change.after))
    return shifts(change, before, after)


def _page(found: list[Change], tell: Telling) -> "RenderableType":
    """A few lines for each: what became of which incident, in what it is otherwise, and why."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from sijill.cli.table import short_ids

    if not found:
        return Text("no changes")
    shown = short_ids(sorted({name for change in found for name in (*change.was, *change.now)}))
    lines: list[RenderableType] = []
    for change in sorted(found, key=lambda change: ORDER.index(change.kind)):
        scope, date, place = _about(change, tell)
        told = [shown[_incident(change)], date or "undated", place or "no place",
                *([scope] if scope != Scope.INCIDENT else [])]
        lines.append(Text.assemble("\n" if lines else "", (change.kind.value, "bold"), f"  {'  '.join(told)}"))
        for line in _what(change, tell, shown):
            lines.append(Padding(Text(clean(line)), (0, 0, 0, 2)))
        lines += [Padding(Text(clean(because(cause, tell.titled)), style="dim"), (0, 0, 0, 2)) for cause in change.why]
    return Group(*lines)


def _what(change: Change, tell: Telling, shown: Mapping[str, str]) -> Iterator[str]:
    told = change.after or change.before
    if change.kind is ChangeKind.MERGED:
        yield f"was {', '.join(shown[name] for name in change.was)}"
    if change.kind is ChangeKind.SPLIT:
        yield f"is now {', '.join(shown[name] for name in change.now)}"
    if change.kind in {ChangeKind.APPEARED, ChangeKind.VANISHED} and told:
        yield brief(tell.hide(told))
    yield from (f"{s.field:<12} {_shift(s)}" for s in _shifts(change, tell))


def _shift(shift: Shift) -> str:
    """ "9 killed → 9+ killed"; of a standing the subject once: "Northern Front: single source → agreed"."""
    subject, parted, stood = shift.before.rpartition(": ")
    after = shift.after.removeprefix(f"{subject}: ") if shift.field == "standing" and parted else shift.after
    before = f"{subject}: {stood}" if shift.field == "standing" and parted else shift.before
    return f"{before or 'nothing'} → {after or 'nothing'}"
