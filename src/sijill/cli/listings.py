"""The verbs that list: code, incidents, explain, claims, reports, decisions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.change_words import minute
from sijill.cli.naming import full_id
from sijill.cli.options import (
    CASEBOOK,
    color_option,
    extractor_option,
    format_options,
    given_options,
    output_options,
    packs_option,
    progress_option,
    selection_options,
)
from sijill.cli.output import Cell, Format, Listing, Output, flat, write
from sijill.cli.protection import Shown, Veil, discreet, discreet_about, reminding, shown, shown_of
from sijill.cli.rows import (
    CLAIM_COLUMNS,
    CLAIM_TABLE,
    INCIDENT_COLUMNS,
    REPORT_COLUMNS,
    REPORT_TABLE,
    claim_row,
    claims_of,
    incident_row,
    report_row,
)
from sijill.cli.terminal import emit, progress, render, say, say_refusals
from sijill.cli.words import plural
from sijill.errors import SijillError
from sijill.model.incident import Incident
from sijill.model.report import Given, Report
from sijill.model.selection import Selection
from sijill.review import laying

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sijill.casebook import Casebook
    from sijill.cli.links import LinkTeller


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@given_options
@packs_option
@extractor_option
@selection_options
@output_options(explain=True)
@progress_option
@click.pass_context
def code(context: click.Context, *, inputs: tuple[str, ...], given: Given, packs: tuple[str, ...] | None,
         extractor: str, selection: Selection, output: Output, wanted: bool | None) -> None:
    """Print the incidents of reports, without a casebook.

    An INPUT is a file, a folder, or - for standard input. The reports are linked with each other.
    """
    from sijill import pipeline
    from sijill.knowledge import load

    with progress(wanted) as draw:
        coded = pipeline.code(inputs, load(packs, progress=draw), given, draw, extractor)
    reports = {report.id: report for report in coded.reports}
    safe = shown(coded.incidents, reports, output)
    undated = sum(not incident.date.value.known for incident in coded.incidents)
    _show(_chosen(coded.incidents, safe, selection), safe, undated if selection.bounded else 0, output)
    context.exit(say_refusals(coded.refusals, discreet(coded.incidents, output)) if coded.refusals else 0)


@click.command()
@CASEBOOK
@selection_options
@output_options()
def incidents(casebook: str, selection: Selection, output: Output) -> None:
    """List incidents, by date, with decisions laid over them."""
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        safe = shown_of(book, output)
        chosen = _chosen(_incidents(book, selection), safe, selection)
        _show(chosen, safe, book.undated() if selection.bounded else 0, output)


@click.command()
@CASEBOOK
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--sources", is_flag=True, help="Draw who rests on whose word, as a tree.")
@click.option("--links", is_flag=True, help="Tell why its tellings are one incident, and the strongest case against.")
@click.option("--chart", metavar="FILE", help="Write a page that charts what speaks for and against each link.")
@click.option("--show-protected", is_flag=True, help="Show the names of protected victims, and of witnesses.")
@color_option
def explain(casebook: str, ids: tuple[str, ...], *, sources: bool, links: bool, chart: str | None,
            show_protected: bool, color: bool | None) -> None:
    """Walk incidents down to the words that state them.

    For each finding: the claims for and against it, what their words were taken for, and the words in their report.
    An id may be cut short as long as it fits one only; the id of a claim explains its incident.
    """
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        wanted = dict.fromkeys(_holder(book, beginning) for beginning in ids)
        safe = shown_of(book, Output(Format.EXPLAIN, show_protected, color))
        if links or chart:
            whole = [book.incident(i) for i in wanted]
            _tell_links(whole, _link_teller(safe.reports, book.packs, safe.veil), chart, color)
            return
        lay = laying(book.decisions())
        chosen = [safe.incident(laid) for i in wanted if (laid := lay(book.incident(i))) is not None]
        if sources:
            _draw_sources(chosen, safe, show_protected, color)
        else:
            _explain(chosen, safe, color)


@click.command()
@CASEBOOK
@output_options()
def claims(casebook: str, output: Output) -> None:
    """List the claims behind the incidents."""
    from sijill.casebook import Casebook

    columns = ("incident_id", *CLAIM_COLUMNS)
    with Casebook.open(Path(casebook)) as book:
        safe = shown_of(book, output)
        found = reminding((safe.incident(incident) for incident in _incidents(book)), output)
        records = ({"incident_id": incident.id} | claim for incident in found
                   for claim in _claim_records(safe.record(incident)))
        rows = ([incident.id, *claim_row(claim)] for incident, claim in claims_of(found))
        write(Listing(records, columns, rows, lambda: flat(columns, list(rows), shown=CLAIM_TABLE).table()), output)


@click.command()
@CASEBOOK
@output_options()
def reports(casebook: str, output: Output) -> None:
    """List the reports."""
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        safe = shown_of(book, output)
        rows = (report_row(safe.report(report)) for report in book.reports())
        records = (dict(zip(REPORT_COLUMNS, row, strict=True)) for row in rows)
        write(Listing(records, REPORT_COLUMNS, rows,
                      lambda: flat(REPORT_COLUMNS, list(rows), shown=REPORT_TABLE).table()), output)


@click.command()
@CASEBOOK
@format_options
def decisions(casebook: str, output: Output) -> None:
    """List the decisions, as taken, with the place or party chosen. Names that they protect are not repeated."""
    from sijill.casebook import Casebook
    from sijill.model.decision import Verdict

    with Casebook.open(Path(casebook)) as book:
        taken = book.decisions()
        hide = discreet_about(book)
    columns = ("id", "verdict", "targets", "chosen", "reviewer", "at", "note")
    rows: list[list[Cell]] = [
        [d.id, d.verdict.value, " ".join(d.targets),
         None if d.verdict is Verdict.PROTECT or not d.value else hide(d.value),
         d.reviewer, d.at, d.note and hide(d.note)] for d in taken]
    short = [[*row[:5], minute(str(row[5])), row[6]] for row in rows]
    write(replace(flat(columns, rows), table=flat(columns, short).table), output)


def _incidents(book: "Casebook", selection: Selection | None = None) -> Iterator[Incident]:
    """With the decisions laid over them; by time, only those that the selection takes."""
    lay = laying(book.decisions())
    bounds = selection or Selection()
    for incident in book.incidents(since=bounds.since, until=bounds.until):
        laid = lay(incident)
        if laid is not None:
            yield laid


def _chosen(incidents: Iterable[Incident], safe: Shown, selection: Selection) -> Iterator[Incident]:
    """Those that the selection takes, as they may be shown: nobody finds a withheld name by asking for it."""
    unnamed = replace(selection, place=None, actor=None)
    return selection.of(safe.incident(incident) for incident in incidents if unnamed.takes(incident))


def _holder(book: "Casebook", beginning: str) -> str:
    """The incident meant: by its id, a claim's, or one listed or published earlier that has since become another."""
    holders = book.holders(beginning)
    meant = holders[full_id(beginning, holders, str(book.path))]
    heirs = book.became(meant)
    if not heirs:
        raise SijillError(f"{meant} is there no more: none of its claims is in an incident", where=str(book.path),
                          remedy=f"see when it went with: sijill changes {book.path} --since 0")
    if heirs[0] != meant:
        say(_fate(book, meant, heirs))
    return heirs[0]


def _fate(book: "Casebook", lost: str, heirs: Sequence[str]) -> str:
    if len(heirs) > 1:
        return f"{lost} was split: most of its claims are in {heirs[0]}, others in {', '.join(heirs[1:])}"
    return f"{lost} was merged into {heirs[0]}" if book.history.beside(lost, heirs[0]) else f"{lost} is now {heirs[0]}"


def _show(chosen: Iterable[Incident], safe: Shown, undated: int, output: Output) -> None:
    """The incidents, in whatever form; and how many a bound in time leaves out for want of a date."""
    if undated:
        say(f"left out {plural(undated, 'incident')} whose days are not known")
    if output.format is Format.EXPLAIN:
        _explain(chosen, safe, output.color)
        return
    write(_incident_listing(reminding(chosen, output), safe), output)


def _incident_listing(found: Iterable[Incident], safe: Shown) -> Listing:
    def table() -> "RenderableType":
        from sijill.cli.table import incident_table

        return incident_table(list(found))

    return Listing((safe.record(incident) for incident in found), INCIDENT_COLUMNS,
                   (incident_row(incident) for incident in found), table)


def _claim_records(wire: Mapping[str, object]) -> list[dict[str, object]]:
    records = wire["claims"]
    return records if isinstance(records, list) else []


def _explain(chosen: Iterable[Incident], safe: Shown, color: bool | None) -> None:
    """The sentences around quotes come from the reports' texts, each through the veil."""
    from sijill.cli.explain import Teller

    teller = Teller(safe.reports, safe.veil)
    emit("\n\n".join(render(teller.incident(incident), color) for incident in chosen) or "no incidents")


def _draw_sources(chosen: Iterable[Incident], safe: Shown, show_protected: bool, color: bool | None) -> None:
    from sijill.cli.sources import Sources
    from sijill.knowledge.pack import find_packs, tables
    from sijill.knowledge.persons import Persons

    persons = None if show_protected else Persons.from_tables(tables(find_packs(), "persons"))
    drawn = (render(Sources(safe.reports_of(incident), persons).drawn(incident), color) for incident in chosen)
    emit("\n\n".join(drawn) or "no incidents")


def _tell_links(chosen: Sequence[Incident], weigher: "LinkTeller", chart: str | None, color: bool | None) -> None:
    if not chart:
        emit("\n\n".join(render(weigher.incident(incident), color) for incident in chosen))
        return
    if len(chosen) != 1:
        raise SijillError("a chart is of one incident", where=chart, remedy="name one id")
    Path(chart).write_text(weigher.chart(chosen[0]), encoding="utf-8")
    say(f"{chart} charts the links of {chosen[0].id}: open it in a browser")


def _link_teller(reports: Mapping[str, Report], packs: Sequence[str], veil: Veil) -> "LinkTeller":
    from sijill.cli.links import LinkTeller
    from sijill.knowledge.linking import Linking
    from sijill.knowledge.pack import find_packs
    from sijill.knowledge.roster import Roster

    known = find_packs(packs or None)
    return LinkTeller(reports, Roster.load(known), Linking.from_packs(known), veil)
