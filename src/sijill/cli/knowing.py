"""The verbs about what Sijill knows: packs, packs crosswalk, packs learn, gazetteer add, gazetteer list."""

from pathlib import Path

import click

from sijill.cli.learning import learn
from sijill.cli.options import format_options, progress_option
from sijill.cli.output import Cell, Output, flat, write
from sijill.cli.terminal import progress, say
from sijill.cli.words import plural
from sijill.plugins import Group, names

FORMATS = ("geonames", "whosonfirst", "hdx-pcodes", "ocha", "csv")
"""Known without loading the readers behind them."""


REFUSED_SHOWN = 20
"""Lines told of one by one: a dump of a million may have a thousand bad ones."""


class _GazetteerFormat(click.Choice):
    """Ours, or one that an installed package offers, which is not looked up before it is asked for."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        if isinstance(value, str) and value in names(Group.GAZETTEERS, FORMATS):
            return value
        return super().convert(value, param, ctx)


@click.group(invoke_without_command=True)
@format_options
@click.pass_context
def packs(context: click.Context, output: Output) -> None:
    """List the packs of facts that come with Sijill, and the user's own.

    Or list what others call their actors, or have the user's own pack learn from reviewers.
    """
    from sijill.knowledge.home import home
    from sijill.knowledge.pack import find_packs, own_packs

    if context.invoked_subcommand is None:
        rows = [[pack.name, pack.version, ", ".join(pack.requires), pack.description]
                for pack in (*find_packs(), *own_packs(home()))]
        write(flat(("name", "version", "requires", "description"), rows), output)


packs.add_command(learn)


@packs.command("crosswalk")
@format_options
def crosswalk(output: Output) -> None:
    """List what others' lists of actors call ours.

    ACLED by name, UCDP by number and name, Wikidata by item: of the actors that were looked up there.
    """
    from sijill.knowledge.home import home
    from sijill.knowledge.pack import find_packs, own_packs
    from sijill.knowledge.roster import Roster

    roster = Roster.load((*find_packs(), *own_packs(home())))
    rows: list[list[Cell]] = [[entry.id, entry.name, crossing.scheme.value, crossing.id or None, crossing.name or None,
                               crossing.source] for entry in roster.entries for crossing in roster.crosswalk(entry.id)]
    write(flat(("actor", "name", "scheme", "scheme_id", "scheme_name", "source"), rows), output)


@click.group()
def gazetteer() -> None:
    """Add places, or list where they are from.

    They lie under $SIJILL_HOME, by default the platform's folder for user data, and serve all casebooks.
    """


@gazetteer.command("add")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--format", "kind", type=_GazetteerFormat(FORMATS),
              help="What sort of file it is, where its first line does not tell.")
@click.option("--column", "columns", metavar="OURS=THEIRS", multiple=True,
              help="For csv: the file's name for one of our columns (name=Village). May be given again.")
@progress_option
def gazetteer_add(file: str, kind: str | None, columns: tuple[str, ...], wanted: bool | None) -> None:
    """Add a file of places.

    A file added again changes nothing; a place known already gets the file's further names.
    """
    from sijill.knowledge.gazetteer import add
    from sijill.knowledge.home import home

    with progress(wanted) as draw:
        summary = add(home(), Path(file), kind, draw, _columns(columns))
    for refused in summary.refused[:REFUSED_SHOWN]:
        say(f"sijill: {refused}")
    if len(summary.refused) > REFUSED_SHOWN:
        say(f"sijill: … and {plural(len(summary.refused) - REFUSED_SHOWN, 'more line')} like these")
    say(f"read {plural(summary.read, 'place')} as {summary.format}: {summary.added:,} added, "
        f"{summary.merged:,} joined to places known, {summary.doubtful:,} kept apart in doubt, "
        f"{plural(len(summary.refused), 'line')} refused")
    if summary.refused:
        click.get_current_context().exit(1)


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    """`OURS=THEIRS` taken apart."""
    split = [pair.partition("=") for pair in pairs]
    for ours, equals, theirs in split:
        if not (ours and equals and theirs):
            raise click.BadParameter(f"{ours}{equals}{theirs} is not OURS=THEIRS", param_hint="--column")
    return {ours: theirs for ours, _, theirs in split}


@gazetteer.command("list")
@format_options
def gazetteer_list(output: Output) -> None:
    """List the sources: what was built in, and what was added."""
    from sijill.knowledge.gazetteer.sources import sources
    from sijill.knowledge.home import home

    rows: list[list[Cell]] = [[source.id, source.title, source.licence, source.rows] for source in sources(home())]
    write(flat(("id", "title", "licence", "places"), rows), output)
