"""Files, folders and standard input in, reports out: hashed, cut into segments, dated; bad input becomes a refusal.

Invariant: `text` is fixed here, once; every segment's start and end, and all evidence later, count in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO, Protocol

from sijill import plugins
from sijill.errors import SijillError
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.report import Given, Refusal, Report
from sijill.plugins import Group
from sijill.read.archive import MAX_CSV, MAX_REPORT, expand, opened, take
from sijill.read.days import parse_edtf
from sijill.read.draft import Draft
from sijill.read.report import make_report
from sijill.read.sniff import HEAD, Form, decode, sniff
from sijill.read.table import read_csv, read_json_lines
from sijill.read.text import read_text
from sijill.read.webpage import read_webpage

__all__ = ["Draft", "Reader", "read"]


class Reader(Protocol):
    """What turns the bytes of a file into drafts of reports. Raises SijillError for a file that is not as it should."""

    def __call__(self, content: bytes, origin: str) -> Iterable[Draft]: ...


READERS: Mapping[str, Reader] = {}
"""By the suffix of files that only their suffix tells: none of Sijill's own, whose forms are told by content."""
OWN = ("txt", "html", "htm", "jsonl", "ndjson", "csv", "tsv")
"""Suffixes that no other package may take over."""


def read(inputs: Iterable[str], boilerplate: Boilerplate, calendar: Calendar, given: Given = Given(),  # noqa: B008
         ) -> Iterator[Report | Refusal]:
    """Reports and refusals in the order of the inputs; an input is a path, a folder, or "-" for standard input.

    Raises SijillError only where `given.published` is no date: that is the user's slip, not a report's.
    """
    if given.published:
        parse_edtf(given.published, "--published")
    plugins.names(Group.READERS, (*OWN, *READERS))  # a suffix taken twice is no report's fault: told before the first
    return _read(inputs, boilerplate, calendar, given)


def _read(inputs: Iterable[str], boilerplate: Boilerplate, calendar: Calendar, given: Given,
          ) -> Iterator[Report | Refusal]:
    for draft in (draft for named in inputs for origin in expand(named) for draft in _drafts(origin)):
        if isinstance(draft, Refusal):
            yield draft
            continue
        try:
            yield make_report(draft, boilerplate, calendar, given)
        except Exception as error:  # whatever it is, the rest of the batch goes on
            yield _refusal(error, draft.origin)


def _refusal(error: Exception, origin: str) -> Refusal:
    if isinstance(error, SijillError):
        return Refusal(error.where, error.problem, error.remedy)
    return Refusal.of_fault(origin, "read", error)


def _drafts(origin: str | SijillError) -> Iterator[Draft | Refusal]:
    """One draft of a text or page, one a row of a table; the last is the refusal that ended it, if one did."""
    try:
        if isinstance(origin, SijillError):
            raise origin
        special = _special(origin)
        with opened(origin) as stream:
            if special:
                yield from special(take(stream, MAX_REPORT, origin), origin)
                return
            head = stream.read(HEAD)
            if not head.strip():
                raise SijillError("it is empty", where=origin, remedy="give a report with words in it")
            form = sniff(head, origin)
            stream.seek(0)
            for draft in _of_form(form, stream, origin):
                yield draft if isinstance(draft, Draft) else _refusal(draft, origin)
    except Exception as error:
        yield _refusal(error, str(origin))


def _special(origin: str) -> Reader | None:
    """The reader that the file's suffix asks for."""
    suffix = PurePath(origin).suffix.removeprefix(".").lower()
    asked = suffix not in OWN and suffix in plugins.names(Group.READERS, (*OWN, *READERS))
    return plugins.choose(Group.READERS, READERS, suffix) if asked else None


def _of_form(form: Form, stream: BinaryIO, origin: str) -> Iterator[Draft | SijillError]:
    if form is Form.JSON_LINES:
        yield from read_json_lines(stream, origin)
    elif form is Form.CSV:
        yield from read_csv(decode(take(stream, MAX_CSV, origin), origin), origin)
    else:
        content = take(stream, MAX_REPORT, origin)
        text = decode(content, origin, declared=form is Form.WEBPAGE)
        yield read_webpage(content, text, origin) if form is Form.WEBPAGE else read_text(content, text, origin)
