"""The verbs that list: code, incidents, explain, claims, reports, decisions."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
from sijill.cli.output import Format, Listing, Output, flat, write
from sijill.cli.protection import Shown, discreet, discreet_about, remind, shown
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

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sijill.casebook import Casebook

Reports = Mapping[str, Report]


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
    _show(shown(coded.incidents, reports, output), reports, selection, output)
    context.exit(say_refusals(coded.refusals, discreet(coded.incidents, output)) if coded.refusals else 0)


@click.command()
@CASEBOOK
@selection_options
@output_options()
def incidents(casebook: str, selection: Selection, output: Output) -> None:
    """List incidents, by date, with decisions laid over them."""
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        found = _incidents(book)
        reports = _reports(book, found)
        _show(shown(found, reports, output, _by_hand(book)), reports, selection, output)


@click.command()
@CASEBOOK
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--sources", is_flag=True, help="Draw who rests on whose word, as a tree.")
@click.option("--show-protected", is_flag=True, help="Show the names of protected victims, and of witnesses.")
@color_option
def explain(casebook: str, ids: tuple[str, ...], sources: bool, show_protected: bool, color: bool | None) -> None:
    """Walk incidents down to the words that state them.

    For each finding: the claims for and against it, what their words were taken for, and the words in their report.
    An id may be cut short as long as it fits one only; the id of a claim explains its incident.
    """
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        found = _incidents(book)
        holders = {claim.claim.id: incident.id for incident, claim in claims_of(found)}
        holders |= {incident.id: incident.id for incident in found}
        wanted = [_holder(book, beginning, holders) for beginning in ids]
        reports = _reports(book, found)
        safe = shown(found, reports, Output(Format.EXPLAIN, show_protected, color), _by_hand(book))
    chosen = [incident for i in dict.fromkeys(wanted) for incident in safe.incidents if incident.id == i]
    if sources:
        _draw_sources(chosen, safe, show_protected, color)
    else:
        _explain(chosen, safe, reports, color)


@click.command()
@CASEBOOK
@output_options()
def claims(casebook: str, output: Output) -> None:
    """List the claims behind the incidents."""
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        found = _incidents(book)
        reports = _reports(book, found)
        safe = shown(found, reports, output, _by_hand(book))
    remind(safe.incidents, output)
    columns = ("incident_id", *CLAIM_COLUMNS)
    rows = [[incident.id, *claim_row(claim)] for incident, claim in claims_of(safe.incidents)]
    wires = [safe.record(incident) for incident in safe.incidents]
    records = [{"incident_id": wire["id"]} | claim for wire in wires for claim in _claim_records(wire)]
    write(Listing(records, columns, rows, flat(columns, rows, shown=CLAIM_TABLE).table), output)


@click.command()
@CASEBOOK
@output_options()
def reports(casebook: str, output: Output) -> None:
    """List the reports."""
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        kept = {report.id: report for report in book.reports()}
        safe = shown(_incidents(book), kept, output, _by_hand(book))
    rows = [report_row(report) for report in safe.reports.values()]
    write(flat(REPORT_COLUMNS, rows, shown=REPORT_TABLE), output)


@click.command()
@CASEBOOK
@format_options
def decisions(casebook: str, output: Output) -> None:
    """List the decisions, as taken. Names that they protect are not repeated."""
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        taken = book.decisions()
        hide = discreet_about(book)
    rows = [[d.id, d.verdict.value, " ".join(d.targets), d.reviewer, d.at, d.note and hide(d.note)] for d in taken]
    write(flat(("id", "verdict", "targets", "reviewer", "at", "note"), rows), output)


def _incidents(book: "Casebook") -> tuple[Incident, ...]:
    from sijill import pipeline

    return tuple(pipeline.incidents(book))


def _reports(book: "Casebook", found: Sequence[Incident]) -> dict[str, Report]:
    wanted = sorted({claim.claim.report_id for _, claim in claims_of(found)})
    return {report.id: report for report in book.reports(wanted)}


def _by_hand(book: "Casebook") -> tuple[str, ...]:
    from sijill.review import protected_by_hand

    return protected_by_hand(book.decisions())


def _holder(book: "Casebook", beginning: str, holders: Mapping[str, str]) -> str:
    """The incident meant: by its id, a claim's, or one listed or published earlier that has since become another."""
    earlier = book.history.listed(beginning) if beginning.startswith("inc_") else ()
    known = [*holders, *earlier] if book.resolve_incident(beginning) is None else [beginning]
    meant = full_id(beginning, known, str(book.path))
    if meant in holders:
        return holders[meant]
    heirs = book.became(meant)
    if not heirs:
        raise SijillError(f"{meant} is there no more: none of its claims is in an incident", where=str(book.path),
                          remedy=f"see when it went with: sijill changes {book.path} --since 0")
    say(_fate(book, meant, heirs))
    return heirs[0]


def _fate(book: "Casebook", lost: str, heirs: Sequence[str]) -> str:
    if len(heirs) > 1:
        return f"{lost} was split: most of its claims are in {heirs[0]}, others in {', '.join(heirs[1:])}"
    return f"{lost} was merged into {heirs[0]}" if book.history.beside(lost, heirs[0]) else f"{lost} is now {heirs[0]}"


def _show(safe: Shown, reports: Reports, selection: Selection, output: Output) -> None:
    """The selected incidents, in whatever form; and how many a bound in time leaves out for want of a date."""
    chosen = tuple(selection.of(safe.incidents))
    if selection.since or selection.until:
        undated = sum(not incident.date.value.known for incident in safe.incidents)
        if undated:
            say(f"left out {plural(undated, 'incident')} whose days are not known")
    if output.format is Format.EXPLAIN:
        _explain(chosen, safe, reports, output.color)
        return
    remind(chosen, output)
    write(_incident_listing(chosen, safe), output)


def _incident_listing(found: Sequence[Incident], safe: Shown) -> Listing:
    def table() -> "RenderableType":
        from sijill.cli.table import incident_table

        return incident_table(found)

    return Listing((safe.record(incident) for incident in found), INCIDENT_COLUMNS,
                   (incident_row(incident) for incident in found), table)


def _claim_records(wire: Mapping[str, object]) -> list[dict[str, object]]:
    records = wire["claims"]
    return records if isinstance(records, list) else []


def _explain(chosen: Sequence[Incident], safe: Shown, reports: Reports, color: bool | None) -> None:
    """`reports` are whole: the sentences around quotes come from their texts, each through the veil."""
    from sijill.cli.explain import Teller

    teller = Teller(reports, safe.veil)
    emit("\n\n".join(render(teller.incident(incident), color) for incident in chosen) or "no incidents")


def _draw_sources(chosen: Sequence[Incident], safe: Shown, show_protected: bool, color: bool | None) -> None:
    from sijill.cli.sources import Sources
    from sijill.knowledge.pack import find_packs, tables
    from sijill.knowledge.persons import Persons

    persons = None if show_protected else Persons.from_tables(tables(find_packs(), "persons"))
    drawer = Sources(safe.reports, persons)
    emit("\n\n".join(render(drawer.drawn(incident), color) for incident in chosen) or "no incidents")
