"""The command line: arguments in; data on standard output, talk on standard error, and an exit status out.

0 done; 1 a SijillError, in one sentence; 2 wrong usage; 130 stopped by Ctrl-C. A broken pipe ends quietly.
"""

import gc
import os
import sys
import warnings
from collections.abc import Sequence
from io import TextIOWrapper

import click

from sijill.cli import changing, commands, evaluating, knowing, listings
from sijill.cli.terminal import debugging, say
from sijill.errors import SijillError
from sijill.model.report import Refusal

STOPPED = 130
"""128 + SIGINT: what a shell expects of a program that Ctrl-C ended."""

GARBAGE = (50_000, 10, 10)
"""How many new objects Python lets come before it looks for rings of dead ones, and how often it looks at older ones:
modules and packs are a hundred thousand that live to the end, and to look them through took a third of a second."""


class _InOrder(click.Group):
    """Lists its commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the name is click's
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sijill", message="%(version)s")
def cli() -> None:
    """Sijill reads reports of violence and keeps the register: who did what to whom, where, when, on whose word."""


for _command in (
    listings.code, commands.init, commands.read, commands.run, listings.incidents, listings.explain, changing.changes,
    changing.runs, listings.claims, listings.reports, commands.decide, listings.decisions, commands.publish,
    commands.check, evaluating.evaluate, knowing.packs, knowing.gazetteer,
):
    cli.add_command(_command)


def main() -> None:
    """Entry point of the `sijill` command."""
    gc.set_threshold(*GARBAGE)
    sys.exit(answer(sys.argv[1:]))


def answer(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit status; nothing is raised."""
    _settle_streams()
    try:
        with cli.make_context("sijill", list(arguments)) as context:
            cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as asked:
        return asked.exit_code
    except SijillError as error:
        say(f"sijill: {error}")
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("sijill: stopped; the same command goes on from here")
        return STOPPED
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except OSError as error:
        say(f"sijill: {error.filename or 'this machine'}: {(error.strerror or str(error)).lower()}")
        return 1
    except Exception as error:
        fault = Refusal.of_fault("this is a fault of Sijill", "done", error)
        say(f"sijill: {fault} (SIJILL_DEBUG=1 shows where in the program it lies)")
        if debugging():
            say(fault.trace.rstrip())
        return 1
    return 0


def _settle_streams() -> None:
    """UTF-8 and line feeds whatever the locale, so that the same input gives the same bytes; no library's warnings."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _forget_stdout() -> None:
    """The reader has gone: what is still buffered must not raise again when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
