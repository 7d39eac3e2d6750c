"""The verbs that compare runs: runs, changes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.options import CASEBOOK, format_options
from sijill.cli.output import Cell, Listing, Output, Record, flat, write
from sijill.cli.protection import discreet_states
from sijill.cli.rows import BETWEEN
from sijill.cli.shifts import Shift, because, brief, shifts, surroundings
from sijill.cli.terminal import say
from sijill.cli.words import plural
from sijill.model.change import Change, ChangeKind, Run, State

if TYPE_CHECKING:
    from rich.console import RenderableType

Hide = Callable[[State], State]

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
    write(flat(RUN_COLUMNS, rows, shown=RUN_TABLE), output)


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
        hide = discreet_states(book) if found else _bare
        last = book.history.last()
    say(f"{plural(len(found), 'change')} {_between(number, last)}")
    write(Listing((_record(change, hide) for change in found), CHANGE_COLUMNS,
                  (row for change in found for row in _rows(change, hide)), lambda: _table(found, hide)), output)


def _bare(state: State) -> State:
    return state


def _between(number: int, last: Run | None) -> str:
    if last is None:
        return "(no run had anything to do)"
    first = f"run {number + 1}" if number + 1 == last.number else f"runs {number + 1} to {last.number}"
    return f"in {first} ({last.at or 'undated'})" if number < last.number else f"since run {number}, the last"


def _run_row(run: Run) -> list[Cell]:
    return [run.number, run.id, run.at or None, run.release or None, run.extracted, run.resolved, run.incidents,
            run.changed, run.knowledge]


def _record(change: Change, hide: Hide) -> Record:
    scope, date, place = _about(change, hide)
    return {"incident": _incident(change), "change": change.kind, "was": change.was, "now": change.now, "scope": scope,
            "date": date, "place": place,
            "shifts": [{"field": s.field, "from": s.before, "to": s.after} for s in _shifts(change, hide)],
            "claims": {"gained": change.gained, "lost": change.lost},
            "why": [{"cause": cause.kind, "id": cause.id, "claims": cause.claims} for cause in change.why]}


def _rows(change: Change, hide: Hide) -> Iterator[list[Cell]]:
    """One for each shift; one without, where nothing shifted."""
    head: list[Cell] = [_incident(change), change.kind.value, BETWEEN.join(change.was), BETWEEN.join(change.now),
                        *_about(change, hide)]
    tail: list[Cell] = [BETWEEN.join(change.gained), BETWEEN.join(change.lost), BETWEEN.join(map(because, change.why))]
    for shift in _shifts(change, hide) or (Shift("", "", ""),):
        yield [*head, shift.field, shift.before, shift.after, *tail]


def _incident(change: Change) -> str:
    """The id under which it stands now, or last stood."""
    return (change.now or change.was)[0]


def _about(change: Change, hide: Hide) -> tuple[str, str | None, str | None]:
    told = change.after or change.before
    return surroundings(hide(told)) if told else ("", None, None)


def _shifts(change: Change, hide: Hide) -> tuple[Shift, ...]:
    before, after = (None if state is None else hide(state) for state in (change.before, change.after))
    return shifts(change, before, after)


def _table(found: list[Change], hide: Hide) -> "RenderableType":
    from rich.text import Text

    from sijill.cli.table import plain_table

    if not found:
        return Text("no changes")
    rows: list[list[Cell]] = []
    for change in found:
        _, date, place = _about(change, hide)
        rows.append([_incident(change), change.kind.value, date, place, "\n".join(_what(change, hide)),
                     "\n".join(map(because, change.why))])
    return plain_table(("incident", "change", "date", "place", "what", "why"), rows)


def _what(change: Change, hide: Hide) -> Iterator[str]:
    told = change.after or change.before
    if change.kind is ChangeKind.MERGED:
        yield f"was {', '.join(change.was)}"
    if change.kind is ChangeKind.SPLIT:
        yield f"is now {', '.join(change.now)}"
    if change.kind in {ChangeKind.APPEARED, ChangeKind.VANISHED} and told:
        yield brief(hide(told))
    yield from (f"{s.field}: {s.before or 'nothing'} → {s.after or 'nothing'}" for s in _shifts(change, hide))
