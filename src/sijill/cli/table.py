"""Tables for the eye: incidents, or plain rows, in; what `rich` prints out, within the width there is."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePath

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sijill.cli.terminal import PAPER_WIDTH, clean
from sijill.cli.words import casualty_lines, date_words, parties, place_finding_words, plural, source_names, spaced
from sijill.model.event import Scope
from sijill.model.incident import GradeCode, Incident

SHOWN_DIGITS = 4
"""Of an id's hexadecimal digits at least: enough to type after `sijill explain`; more where two would look alike."""

GRADE_STYLE = {GradeCode.CONFIRMED: "green", GradeCode.FAIR: "cyan", GradeCode.WEAK: "yellow",
               GradeCode.CONTESTED: "magenta", GradeCode.DISCOUNTED: "red"}

RULES = {
    Scope.INCIDENT: "incidents",
    Scope.AGGREGATE: "aggregate: totals over many incidents, not added to those above",
    Scope.CONTEXT: "context: history told for background, not counted",
}

COLUMNS = {"id": None, "date": None, "place": 3, "acts": 3, "casualties": 4, "perpetrators": 3, "grade": None,
           "sources": 3}
"""Share of the width that is left by the columns of fixed width (None): casualties hold the most words."""


def incident_table(incidents: Sequence[Incident]) -> RenderableType:
    """Incidents first; aggregates and context after them, each under a rule of its own."""
    if not incidents:
        return Text("no incidents")
    shown = short_ids([incident.id for incident in incidents])
    parts: list[RenderableType] = []
    in_order = sorted(incidents, key=lambda incident: list(Scope).index(incident.scope))
    for scope, group in groupby(in_order, key=lambda incident: incident.scope):
        if scope is not Scope.INCIDENT:
            parts += [Text()] if parts else []
            parts.append(Rule(RULES[scope], align="left", characters="─", style="dim"))
        parts.append(_table(list(group), shown, headed=not parts or scope is Scope.INCIDENT))
    return _Narrow(Group(*parts, *_legend(incidents)))


SIGNS = (
    (re.compile(r"\d\+"), "5+ at least 5"),
    (re.compile(r"\d–\d"), "4–5 from 4 to 5"),
    (re.compile(r"\?"), "? disputed"),
    (re.compile(r"\(published\)"), "(published) for want of a day of its own"),
    (re.compile(r"XX"), "XXXX not known"),
    (re.compile(r"\(not found\)"), "(not found) in the gazetteer"),
)
"""What stands in cells and needs a word of explanation, with the word."""
PASSED_ON = "(source) passes on another's word"


def _legend(incidents: Sequence[Incident]) -> list[RenderableType]:
    """The signs that occur in the table, in one line under it."""
    shown = "\n".join(cell.plain for incident in incidents for cell in _cells(incident, "")[1:6])
    said = [meaning for sign, meaning in SIGNS if sign.search(shown)]
    if any(not source.independent for incident in incidents for source in incident.sources):
        said.append(PASSED_ON)
    return [Text(), Text(" · ".join(said), style="dim")] if said else []


def _table(incidents: Iterable[Incident], shown: dict[str, str], headed: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_header=headed, padding=(0, 1, 0, 0), show_edge=False,
                  leading=1)
    widest = max((len(short) for short in shown.values()), default=0)
    fixed = {"id": widest, "date": len("to 2017-10-01"), "grade": len("discounted")}
    for name, share in COLUMNS.items():
        table.add_column(name, ratio=share, width=fixed.get(name), overflow="fold")
    for incident in incidents:
        table.add_row(*_cells(incident, shown[incident.id]))
    return table


def _cells(incident: Incident, shown: str) -> list[Text]:
    reports = len({claim.claim.report_id for claim in incident.claims})
    sources = _text(_told_apart(source_names(incident)))
    sources.append(f"\n{plural(reports, 'report')}".lstrip("\n" if not sources else ""), style="dim")
    return [
        Text(shown, style="dim"),
        _text([date_words(incident.date.value).replace("/", "\nto ").replace(" (", "\n(")]),
        _text([place_finding_words(incident.place)]),
        _text([", ".join(spaced(finding.value) for finding in incident.acts)]),
        _text(_told_apart(casualty_lines(incident.casualties))),
        _text(_told_apart(parties(incident.perpetrators))),
        Text(incident.grade.code, style=GRADE_STYLE[incident.grade.code]),
        sources,
    ]


def _told_apart(entries: Iterable[str]) -> list[str]:
    """A point before each of several: an entry may run over more lines than one."""
    listed = list(entries)
    return [f"· {entry}" for entry in listed] if len(listed) > 1 else listed


def _text(lines: Iterable[str]) -> Text:
    return Text(clean("\n".join(lines)))


class _Narrow:
    """The same within PAPER_WIDTH at least, and a third more at most: wider lines lose the eye."""

    WIDEST = PAPER_WIDTH * 4 // 3

    def __init__(self, inner: RenderableType) -> None:
        self._inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, self.WIDEST)
        yield from console.render(self._inner, options.update(width=width))


def plain_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> RenderableType:
    """Any rows under their columns; numbers to the right; an id in the first column cut short, a path to its name."""
    if not rows:
        return Text("nothing to list")
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    for index, column in enumerate(columns):
        numeric = all(isinstance(row[index], int | float) for row in rows)
        table.add_column(spaced(column), justify="right" if numeric else "left", overflow="fold", no_wrap=not index)
    shown = short_ids([str(row[0]) for row in rows])
    for row in rows:
        cells = [PurePath(str(cell)).name if column == "origin" else cell
                 for column, cell in zip(columns, [shown[str(row[0])], *row[1:]], strict=True)]
        table.add_row(*(Text("" if cell is None else clean(str(cell))) for cell in cells))
    return table


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """Each id cut to its prefix and as few digits, of one length for all, as tell them apart.

    What is no id is left as it is.
    """
    if not all(i[3:4] == "_" for i in ids):
        return {i: i for i in ids}
    for digits in range(SHOWN_DIGITS, max((len(i) for i in ids), default=0) + 1):
        short = {i: i[: i.find("_") + 1 + digits] for i in ids}
        if len(set(short.values())) == len(set(ids)):
            return short
    return {i: i for i in ids}
