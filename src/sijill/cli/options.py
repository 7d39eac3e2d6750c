"""Options that several commands share, gathered into the value they stand for: Output, Selection, Given."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TypeVar

import click

from sijill.cli.output import Format, Output
from sijill.errors import SijillError
from sijill.model.event import Scope
from sijill.model.incident import GradeCode
from sijill.model.report import Given
from sijill.model.selection import Selection, first_day, last_day

F = Callable[..., object]
T = TypeVar("T")

CASEBOOK = click.argument("casebook", type=click.Path(dir_okay=False))


class _Parsed(click.ParamType):
    """Any parser of text as a type: its SijillError is wrong usage."""

    def __init__(self, name: str, parse: Callable[[str], object]) -> None:
        self.name = name
        self._parse = parse

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        if not isinstance(value, str):
            return value
        try:
            return self._parse(value)
        except SijillError as error:
            self.fail(str(error), param, ctx)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


SINCE = _Parsed("date", first_day)
UNTIL = _Parsed("date", last_day)
NAMES = _Parsed("names", _names)

packs_option = click.option("--packs", type=NAMES, default=None, metavar="NAME,…",
                            help="Packs of facts to read with, by name or folder.  [default: all shipped]")
extractor_option = click.option("--extractor", metavar="NAME", default="rules", show_default=True,
                                help="What finds the claims: our rules, or what an installed package offers.")
progress_option = click.option("--progress/--no-progress", "wanted", default=None,
                               help="Draw progress on standard error, or say nothing of it.  "
                                    "[default: drawn on a terminal, else a line for what takes long]")


def _format_flag(*names: str, to: Format, text: str) -> Callable[[F], F]:
    return click.option(*names, "format_", flag_value=to.value, help=text)


_FORMATS = (
    _format_flag("--nl", to=Format.NL, text="JSON lines: one record a line."),
    _format_flag("--csv", to=Format.CSV, text="CSV with a header."),
    _format_flag("--tsv", to=Format.TSV, text="Tab-separated with a header."),
    _format_flag("-t", "--table", to=Format.TABLE, text="A table for the eye."),
)
_EXPLAIN = _format_flag("--explain", to=Format.EXPLAIN, text="Each value walked down to the words that state it.")
color_option = click.option("--color/--no-color", "color", default=None,
                            help="Colour tables and explanations.  [default: on a terminal, unless NO_COLOR is set]")
_PROTECTED = click.option(
    "--show-protected/--hide-protected", "protected", default=None,
    help="Show the names of protected victims, or withhold them.  [default: shown in JSON and --nl, else withheld]")


def format_options(function: F) -> F:
    """`output`: the format of a listing that names no victim."""
    @wraps(function)
    def gathered(*args: object, format_: str | None, color: bool | None, **rest: object) -> object:
        return function(*args, output=Output(Format(format_ or Format.JSON), None, color), **rest)

    return _apply(gathered, *_FORMATS, color_option)


def output_options(*, explain: bool = False) -> Callable[[F], F]:
    """`output`: format, colour and what becomes of protected names; with `explain`, one format more."""
    def decorate(function: F) -> F:
        @wraps(function)
        def gathered(*args: object, format_: str | None, protected: bool | None, color: bool | None,
                     **rest: object) -> object:
            return function(*args, output=Output(Format(format_ or Format.JSON), protected, color), **rest)

        return _apply(gathered, *_FORMATS, *([_EXPLAIN] if explain else []), _PROTECTED, color_option)
    return decorate


def selection_options(function: F) -> F:
    """`selection`: which incidents are listed."""
    @wraps(function)
    def gathered(*args: object, since: date | None, until: date | None, scope: str | None, grade: str | None,
                 place: str | None, actor: str | None, **rest: object) -> object:
        selection = Selection(since, until, Scope(scope) if scope else None, GradeCode(grade) if grade else None,
                              place, actor)
        return function(*args, selection=selection, **rest)

    return _apply(
        gathered,
        click.option("--since", type=SINCE, help="Not over before this year, month or day (2017-10-05)."),
        click.option("--until", type=UNTIL, help="Begun by the end of this year, month or day."),
        click.option("--scope", type=click.Choice([s.value for s in Scope]), help="Of this scope only."),
        click.option("--grade", type=click.Choice([g.value for g in GradeCode]), help="Of this grade only."),
        click.option("--place", help="Words of the place, its district or province; or a country code (SY)."),
        click.option("--actor", help="Words of a perpetrator's or target's name; or an id of the roster."),
    )


def given_options(function: F) -> F:
    """`given`: what the user knows of the reports that they do not say themselves."""
    @wraps(function)
    def gathered(*args: object, published: str | None, publisher: str | None, title: str | None, url: str | None,
                 language: str | None, **rest: object) -> object:
        return function(*args, given=Given(published, publisher, title, url, language), **rest)

    return _apply(
        gathered,
        click.option("--published", metavar="EDTF", help="When the reports were published: 2017-10-23, 2017-10, 2017."),
        click.option("--publisher", metavar="NAME", help="Who published them."),
        click.option("--title", metavar="WORDS", help="Their headline."),
        click.option("--url", metavar="URL", help="Where they stand."),
        click.option("--language", metavar="CODE", help="Their language, ISO 639-1 (en)."),
    )


def _apply(function: F, *options: Callable[[F], F]) -> F:
    """The options in the order given, which is that of the help."""
    for option in reversed(options):
        function = option(function)
    return function
