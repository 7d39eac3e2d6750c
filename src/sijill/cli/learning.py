"""`sijill packs learn`: what reviewers chose in, rows of the user's own pack out, once they are seen and agreed to."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.options import CASEBOOK
from sijill.cli.protection import Hide, discreet_about
from sijill.cli.terminal import say
from sijill.cli.words import plural

if TYPE_CHECKING:
    from sijill.knowledge import Knowledge
    from sijill.knowledge.learning import Alias
    from sijill.review import Choice

TABLE = {"place": "places", "actor": "actors"}


@click.command("learn")
@CASEBOOK
@click.option("--pack", "folder", type=click.Path(file_okay=False), metavar="FOLDER",
              help="The pack to write.  [default: packs/learned under $SIJILL_HOME, which every run reads]")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def learn(casebook: str, folder: str | None, dry_run: bool, yes: bool) -> None:
    """Make aliases of what reviewers chose.

    Each place or party that a standing decision chose for a claim's words becomes a row: from the next run on, the
    words are a name of it in every casebook that reads the pack. Names of protected people never do, nor words that
    many parties go by. What is to be written is shown and asked about first.
    """
    from sijill.casebook import Casebook
    from sijill.knowledge import load
    from sijill.knowledge.home import home
    from sijill.knowledge.learning import learn as write
    from sijill.knowledge.learning import learned_folder, unlearned
    from sijill.review import choices

    with Casebook.open(Path(casebook)) as book:
        known, hide = load(book.packs or None), discreet_about(book)
        chosen = choices(book.resolved_claims(), book.decisions())
        aliases = unlearned(_aliases(chosen, known, hide), known.packs)
    target = Path(folder) if folder else learned_folder(home())
    if not aliases:
        say("nothing to learn: no decision chose a place or party by words that are not known yet")
        return
    for alias in aliases:
        click.echo(f"{alias.table}.csv: “{alias.words}” is {alias.called} ({alias.id}); {alias.source}")
    if dry_run or not (yes or click.confirm(f"Write {plural(len(aliases), 'row')} to {target}?", err=True)):
        say("nothing was written")
        return
    write(target, aliases)
    say(f"wrote {plural(len(aliases), 'row')} to {target}; what they change is done with: sijill run {casebook}")


def _aliases(chosen: "Iterable[Choice]", known: "Knowledge", hide: Hide) -> "Iterator[Alias]":
    """Those that may be learnt; why one may not is said."""
    from sijill.knowledge.learning import Alias

    for choice in chosen:
        called = _called(choice, known)
        if called is None or not choice.words or choice.id is None:
            continue  # none of those there are, or one that is not at hand: nothing to name
        if hide(choice.words) != choice.words:
            say(f"left out {choice.decision.id}: its words hold a protected name")
        elif _general(choice, known):
            say(f"left out {choice.decision.id}: “{choice.words}” may mean many parties; a name has a capital")
        else:
            source = f"decision {choice.decision.id} of {choice.decision.at[:10]} by {choice.decision.reviewer}"
            yield Alias(TABLE[choice.decision.verdict], choice.id, choice.words, called, source)


def _called(choice: "Choice", known: "Knowledge") -> str | None:
    if choice.id is None:
        return None
    found = (known.gazetteer.get if choice.decision.verdict == "place" else known.roster.actor)(choice.id)
    return found.name if found else None


def _general(choice: "Choice", known: "Knowledge") -> bool:
    """ "the rebels" and "the army" are other parties in another report; a name is told by its capital."""
    if choice.decision.verdict == "place":
        return False
    first = choice.words.removeprefix("the ").removeprefix("The ")
    return known.roster.is_body(choice.words) or not any(word[:1].isupper() for word in first.split())
