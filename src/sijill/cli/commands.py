"""The verbs that work on a casebook: init, read, run, decide, publish, check."""

import os
from collections import Counter
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.choosing import CHOOSING, choice
from sijill.cli.naming import full_id
from sijill.cli.options import CASEBOOK, extractor_option, given_options, packs_option, progress_option
from sijill.cli.protection import discreet_about
from sijill.cli.terminal import progress, say, say_refusals
from sijill.cli.words import plural, tally
from sijill.errors import SijillError
from sijill.model.decision import Verdict
from sijill.model.release import Profile
from sijill.model.report import Given

if TYPE_CHECKING:
    from sijill.pipeline import ReadSummary


@click.command()
@CASEBOOK
@packs_option
def init(casebook: str, packs: tuple[str, ...] | None) -> None:
    """Make an empty casebook: one file, and the packs it is read with."""
    from sijill.casebook import Casebook
    from sijill.knowledge.pack import find_packs, shipped_packs

    names = shipped_packs() if packs is None else packs
    find_packs(names)
    if Path(casebook).exists() and Path(casebook).stat().st_size:
        with Casebook.open(Path(casebook)) as there:
            if there.packs != names:
                raise SijillError(f"there is a casebook already, with packs {', '.join(there.packs)}", where=casebook,
                                  remedy="name another file, or use it as it is")
        say(f"{casebook} is there already, with packs {', '.join(names)}")
        return
    with Casebook.create(Path(casebook), names):
        say(f"made {casebook} with packs {', '.join(names)}")


@click.command()
@CASEBOOK
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@given_options
@progress_option
@click.pass_context
def read(context: click.Context, casebook: str, inputs: tuple[str, ...], given: Given, wanted: bool | None) -> None:
    """Keep reports in a casebook.

    An INPUT is a file, a folder, or - for standard input. What the casebook holds already is not kept twice.
    """
    from sijill import pipeline
    from sijill.casebook import Casebook
    from sijill.knowledge import load

    with Casebook.open(Path(casebook)) as book, progress(wanted) as draw:
        knowledge = load(book.packs or None, progress=draw)
        summary = pipeline.read_into(book, inputs, knowledge, given, draw)
        hide = discreet_about(book) if summary.refusals else str
    say(_kept(summary))
    context.exit(say_refusals(summary.refusals, hide))


@click.command()
@CASEBOOK
@click.argument("inputs", metavar="[INPUT]...", nargs=-1)
@given_options
@extractor_option
@progress_option
@click.pass_context
def run(context: click.Context, *, casebook: str, inputs: tuple[str, ...], given: Given, extractor: str,
        wanted: bool | None) -> None:
    """Bring every stage up to date.

    Only that is done again whose reports, packs, code or decisions have changed. A report that a stage fails on is
    told, and the rest goes on. Any INPUT is kept first, as read does; the options that tell of reports are for these.
    """
    from sijill import pipeline
    from sijill.casebook import Casebook
    from sijill.knowledge import load

    with Casebook.open(Path(casebook)) as book, progress(wanted) as draw:
        knowledge = load(book.packs or None, progress=draw)
        taken = pipeline.read_into(book, inputs, knowledge, given, draw) if inputs else None
        summary = pipeline.run(book, knowledge, draw, extractor)
        refusals = (*(taken.refusals if taken else ()), *summary.refusals)
        hide, held = discreet_about(book) if refusals else str, tally(book.scopes())
    done = f"extracted {plural(summary.extracted, 'report')}, resolved {summary.resolved:,}"
    if not (summary.extracted or summary.resolved or summary.linked):
        done = "nothing was brought up to date" if summary.refusals else "nothing was out of date"
    if taken:
        say(_kept(taken))
    say(f"{done}; {held}")
    context.exit(say_refusals(refusals, hide))


def _kept(summary: "ReadSummary") -> str:
    return f"added {plural(summary.added, 'report')}; {summary.known} known already"


@click.command()
@CASEBOOK
@click.argument("targets", metavar="[ID...]", nargs=-1)
@click.argument("verdict", type=click.Choice([verdict.value for verdict in Verdict]))
@click.option("--note", metavar="WORDS", help="Why.")
@click.option("--name", metavar="NAME", help="The victim's name that protect withholds.")
@click.option("--as", "chosen", metavar="ID", help="The place or party that place and actor choose, or none.")
@click.option("--words", metavar="WORDS", help="The claim's words for the party that actor is about.")
@click.option("--reviewer", metavar="NAME", help="Who decides.  [default: $SIJILL_REVIEWER, else the user's name]")
def decide(*, casebook: str, targets: tuple[str, ...], verdict: str, note: str | None, name: str | None,
           chosen: str | None, words: str | None, reviewer: str | None) -> None:
    """Append a reviewer's decision.

    accept and reject take one claim, same and different two, protect a --name and at most one incident. place and
    actor take one claim and say --as which id its place or party is to be taken for (explain shows the candidates). A
    decision takes effect with the next run. An id may be cut short as long as it fits one only.
    """
    from sijill import pipeline
    from sijill.casebook import Casebook
    from sijill.review import Signature, make_decision

    with Casebook.open(Path(casebook)) as book:
        ids = [full_id(target, book.known(target), casebook) for target in targets]
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        signed = Signature(reviewer or os.environ.get("SIJILL_REVIEWER") or getuser(), now, note)
        value = choice(book, Verdict(verdict), ids, (chosen, words)) if verdict in CHOOSING else name
        decision = pipeline.decide(book, make_decision(Verdict(verdict), ids, signed, value))
    say(f"kept {decision.id}: {' '.join([verdict, *ids])}; it takes effect with: sijill run {casebook}")


@click.command()
@CASEBOOK
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--profile", type=click.Choice([profile.value for profile in Profile]), default=Profile.PUBLIC.value,
              show_default=True, help="public withholds the names of protected victims; restricted does not.")
def publish(casebook: str, folder: str, profile: str) -> None:
    """Write a release into a folder.

    CSV, JSON lines, GeoJSON, and a manifest with checksums.
    """
    from sijill import pipeline
    from sijill.casebook import Casebook
    from sijill.publish.manifest import MANIFEST

    with Casebook.open(Path(casebook)) as book:
        release = pipeline.publish_casebook(book, Path(folder), Profile(profile))
        held = tally(Counter(incident.scope for incident in pipeline.incidents(book)))
    say(f"{profile} release in {folder}: {held}")
    for file in release.files:
        rows = "" if file.rows is None else f"  {plural(file.rows, 'row')}"
        say(f"  {file.path:<18}{plural(file.bytes, 'byte'):>16}{rows}")
    say(f"the SHA-256 of each file stands in {MANIFEST}")


@click.command()
@CASEBOOK
@click.pass_context
def check(context: click.Context, casebook: str) -> None:
    """Prove invariants and ledger; exit 1 if one fails."""
    from sijill import pipeline
    from sijill.casebook import Casebook

    with Casebook.open(Path(casebook)) as book:
        failures = pipeline.check(book)
    for failure in failures:
        say(f"sijill: {casebook}: {failure}")
    if failures:
        context.exit(1)
    say(f"{casebook} is sound")
