"""The verb about how well Sijill reads: evaluate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.options import extractor_option, output_options, packs_option, progress_option
from sijill.cli.output import Listing, Output, flat, write
from sijill.cli.protection import Shown, protection_of
from sijill.cli.terminal import Progress, progress, say, say_refusals
from sijill.cli.words import plural
from sijill.errors import SijillError
from sijill.model.report import Given, Refusal

if TYPE_CHECKING:
    from sijill.evaluate import Evaluation, Found, Gold, Showing
    from sijill.knowledge import Knowledge
    from sijill.publish.protect import Protection

LISTS = ("figures", "confusion", "bias", "errors")
BESIDE = "reports.jsonl"
"""The reports of a file of gold, where they lie beside it and none are given."""


@dataclass(frozen=True, slots=True)
class _Basis:
    """What gold is compared with: incidents and reports, what was refused, and what may not be shown."""

    found: "Found"
    refusals: tuple[Refusal, ...]
    protection: "Protection"


@click.command()
@click.argument("gold", type=click.Path(dir_okay=False))
@click.option("--reports", "inputs", metavar="INPUT", multiple=True,
              help="The reports that were coded: a file or a folder. May be given again.  [default: those in GOLD, "
                   f"else {BESIDE} beside it]")
@click.option("--casebook", type=click.Path(dir_okay=False),
              help="Compare with the incidents of a casebook, instead of coding reports.")
@click.option("--list", "listed", type=click.Choice(LISTS), default=LISTS[0], show_default=True, help="What to print.")
@click.option("--out", type=click.Path(file_okay=False), help="Write everything into a folder, with a page of errors.")
@packs_option
@extractor_option
@output_options()
@progress_option
@click.pass_context
def evaluate(context: click.Context, *, gold: str, inputs: tuple[str, ...], casebook: str | None, listed: str,
             out: str | None, packs: tuple[str, ...] | None, extractor: str, output: Output,
             wanted: bool | None) -> None:
    """Compare what Sijill finds with what a person coded.

    GOLD is a file of coded incidents, JSON lines or TOML. Printed is how often each thing is right. With --out, a page
    leads from each error to the words it rests on; protected names are withheld there unless --show-protected.
    """
    from sijill.evaluate import evaluate as compare
    from sijill.evaluate import read_gold
    from sijill.knowledge import load

    if casebook and inputs:
        raise click.UsageError("--reports and --casebook cannot be had together.")
    with progress(wanted) as draw:
        knowledge = load(packs, progress=draw)
        coded = read_gold(Path(gold), knowledge)
        basis = (_kept(casebook, coded) if casebook
                 else _coded(coded, inputs or _beside(gold, coded), knowledge, extractor, draw))
        evaluation = compare(coded, basis.found, knowledge)
    basis = replace(basis, protection=basis.protection.also(coded.protected_names))
    write(_listing(evaluation, listed, _showing(basis, output)), output)
    if out:
        _write(Path(out), evaluation, basis, gold, bool(output.protected))
    told = (*coded.refusals, *basis.refusals, *evaluation.refusals)
    context.exit(say_refusals(told, str if output.protected else basis.protection.text))


def _beside(gold: str, coded: "Gold") -> tuple[str, ...]:
    """The reports that no one named: none where the gold holds its own."""
    if coded.reports:
        return ()
    beside = Path(gold).with_name(BESIDE)
    if not beside.is_file():
        raise SijillError("the reports that were coded are not in it", where=gold,
                          remedy="name them with --reports, or a casebook that holds them with --casebook")
    return (str(beside),)


def _coded(gold: "Gold", inputs: Sequence[str], knowledge: "Knowledge", extractor: str,
           draw: Progress | None) -> _Basis:
    from sijill import pipeline
    from sijill.evaluate import Found
    from sijill.publish.protect import Protection

    coded = pipeline.code([*gold.reports, *inputs], knowledge, Given(), draw, extractor)
    found = Found(coded.incidents, {report.id: report for report in coded.reports})
    return _Basis(found, coded.refusals, Protection.of(coded.incidents))


def _kept(path: str, gold: "Gold") -> _Basis:
    """Of the last run, with decisions laid over them, the incidents that the coded reports tell of, and all reports
    that these rest on; what else a large casebook holds is not kept in memory."""
    from sijill.casebook import Casebook
    from sijill.evaluate import Found, named_by
    from sijill.review import laying

    with Casebook.open(Path(path)) as book:
        coded, lay = {report.id: report for report in named_by(gold, book.reports())}, laying(book.decisions())
        incidents = [laid for each in book.incidents_of(coded) if (laid := lay(each)) is not None]
        beside = {claim.claim.report_id for incident in incidents for claim in incident.claims} - coded.keys()
        reports = coded | {report.id: report for report in book.reports(beside)}
        return _Basis(Found(incidents, dict(sorted(reports.items()))), (), protection_of(book))


def _showing(basis: _Basis, output: Output) -> "Showing":
    from sijill.evaluate import Showing

    reports = basis.found.reports
    return Showing(reports, Shown(reports, None if output.shows_protected else basis.protection).veil)


def _listing(evaluation: "Evaluation", listed: str, showing: "Showing") -> Listing:
    from sijill.evaluate import records

    if listed == "errors":
        rows = records.error_rows(evaluation.errors, showing)
        table = flat(records.ERRORS, rows, shown=("figure", "gold", "coded", "found", "quote")).table
        return Listing(records.error_records(evaluation.errors, showing), records.ERRORS, rows, table)
    if listed == "confusion":
        return flat(records.CONFUSION, records.confusion_rows(evaluation.confusions))
    if listed == "bias":
        return flat(records.BIAS, records.bias_rows(evaluation.bias))
    return flat(records.FIGURES, records.figure_rows(evaluation.figures))


def _write(folder: Path, evaluation: "Evaluation", basis: _Basis, gold: str, protected: bool) -> None:
    from sijill.evaluate import Page, write_folder

    showing = _showing(basis, Output(protected=protected))
    files = write_folder(folder, evaluation, showing, Page(Path(gold).name, not protected))
    say(f"wrote {', '.join(files)} in {folder}: {plural(len(evaluation.errors), 'error')}")
