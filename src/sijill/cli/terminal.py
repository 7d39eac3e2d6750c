"""What is written where: data to standard output; talk, refusals and progress to standard error."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING

from sijill.model.report import Refusal

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress as Bars

Progress = Callable[[str, int, int], None]

ONCE = {"gazetteer": "building the gazetteer of the world (once, a minute or two) …"}
"""By stage, what a user waits for without having asked for it: told where no bars are drawn, too."""

PAPER_WIDTH = 120
"""Columns where there is no terminal to ask: what a laptop's terminal and a landscape page both hold."""

_CONTROL = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""C0 and C1 controls: a report may hold escape sequences, which a terminal would obey. Tabs and line feeds stay."""


def emit(text: str) -> None:
    """Data, with its line end."""
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """One line of talk."""
    sys.stderr.write(clean(text) + "\n")


def say_refusals(refusals: Iterable[Refusal], hide: Callable[[str], str] = str) -> int:
    """One line each, without what may not be shown, and the exit status they call for: 1 where there is any."""
    status = 0
    for refusal in refusals:
        say(f"sijill: {hide(str(refusal))}")
        if refusal.trace and debugging():
            say(hide(refusal.trace).rstrip())
        status = 1
    return status


def debugging() -> bool:
    """Whether faults of the program are shown with where in it they lie."""
    return os.environ.get("SIJILL_DEBUG", "") not in ("", "0")


def clean(text: str) -> str:
    """The text without what a terminal would take for a command."""
    return text.translate(_CONTROL)


def render(shown: "RenderableType", color: bool | None = None) -> str:
    """Text, table or rule as lines without a last line end; coloured for a terminal unless told otherwise."""
    from rich.console import Console

    at_terminal = sys.stdout.isatty()
    coloured = at_terminal and "NO_COLOR" not in os.environ if color is None else color
    width = None if at_terminal or "COLUMNS" in os.environ else PAPER_WIDTH
    console = Console(
        file=StringIO(), force_terminal=coloured, no_color=not coloured, color_system="standard" if coloured else None,
        width=width, highlight=False, markup=False, emoji=False, legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(shown)
    lines = capture.get().rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


@contextmanager
def progress(wanted: bool | None) -> Iterator[Progress | None]:
    """A callback that draws a bar for each stage; where standard error is no terminal, a line for what takes long.

    `wanted`: bars whatever standard error is, or, if False, nothing at all.
    """
    if wanted is False:
        yield None
        return
    if not (wanted or sys.stderr.isatty()):
        yield _telling()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    console = Console(file=sys.stderr, highlight=False, markup=False)
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console) as bars:
        yield _drawing(bars)


def _telling() -> Progress:
    told = set[str]()

    def tell(stage: str, done: int, total: int) -> None:  # noqa: ARG001 - what a Progress is told
        if stage in ONCE and stage not in told:
            say(ONCE[stage])
            told.add(stage)

    return tell


def _drawing(bars: "Bars") -> Progress:
    tasks = {}

    def draw(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            if stage in ONCE:
                bars.console.print(ONCE[stage])
            tasks[stage] = bars.add_task(stage, total=total or None)
        bars.update(tasks[stage], completed=done, total=total or None)

    return draw
