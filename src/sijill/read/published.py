"""A cut text and its address in, the day it was published out, with where the day was found.

A page carries several dates: its own, that of a later change, that of the visit that saved it, those of other reports.
Its own is looked for in order of how surely it is its own; see `_Rank`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.dates import DateRange, day_range
from sijill.model.report import PublishedBasis, Segment, SegmentKind
from sijill.read.dateline import Dateline
from sijill.read.days import WrittenDay, days_in_url, has_clock, is_date_line, without_clocks, written_days

_LABEL = 30
"""Characters before a date in which its label stands."""


class _Rank(IntEnum):
    """Lower wins. A lone date above the headline comes last: it may be the article's own, and where nothing else is
    dated it is taken, but it is also where a page saved later carries the day of the visit, years off; an address is
    dated once, when the page is made."""

    DATELINE = 0     # "date 2018-03-11 AMMAN …", "KYIV, 5 April 2022 (…) –", "Published: 4 May 2021"
    CREDIT_LINE = 1  # a clock and date among section and credit: "…Middle East23:38 23.10.2017(updated …) Get short"
    DATE_LINE = 2    # alone on a line between headline and report
    UPDATED = 3
    URL = 4
    SIGN_OFF = 5     # the only date below the last paragraph, as under statements ("Press office / January 26, 2022")
    PAGE_TOP = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """A text as cut, with the words that dates are told by."""

    text: str
    segments: Sequence[Segment]
    datelines: Sequence[Dateline]
    boilerplate: Boilerplate
    calendar: Calendar


def find_published(cut: Cut, url: str | None) -> tuple[DateRange | None, PublishedBasis]:
    """The day and where it was found; (None, NONE) where nothing says."""
    found = [(rank, order, day) for order, (rank, day) in enumerate(_candidates(cut, url))]
    if not found:
        return None, PublishedBasis.NONE
    rank, _, day = min(found)
    return day_range(day), PublishedBasis.URL if rank is _Rank.URL else PublishedBasis.TEXT


def _candidates(cut: Cut, url: str | None) -> Iterator[tuple[_Rank, date]]:
    yield from ((_Rank.DATELINE, dateline.day) for dateline in cut.datelines[:1] if dateline.day)
    signed = [found for index in _below(cut) for found in _in_line(cut, index, _Rank.SIGN_OFF)]
    if len(signed) == 1:  # several are a page's history, or days of other reports
        yield from signed
    for index in _above(cut):
        headline = any(s.kind is SegmentKind.TITLE for s in cut.segments[:index])
        yield from _in_line(cut, index, _Rank.DATE_LINE if headline else _Rank.PAGE_TOP)
    yield from ((_Rank.URL, day) for day in days_in_url(url or ""))


def _above(cut: Cut) -> Iterator[int]:
    """Boilerplate above the second paragraph: the first may be a deck, with the day between it and the report."""
    told = [index for index, s in enumerate(cut.segments) if s.kind is SegmentKind.BODY]
    end = told[1] if len(told) > 1 else told[0] if told else len(cut.segments)
    return (index for index in range(end) if cut.segments[index].kind is SegmentKind.BOILERPLATE)


def _below(cut: Cut) -> Iterator[int]:
    """Boilerplate below the last paragraph."""
    last = max((index for index, s in enumerate(cut.segments) if s.kind is SegmentKind.BODY), default=len(cut.segments))
    for index, segment in enumerate(cut.segments[last + 1:], last + 1):
        if segment.kind is SegmentKind.BOILERPLATE:
            yield index


def _in_line(cut: Cut, index: int, zone: _Rank) -> Iterator[tuple[_Rank, date]]:
    """Dates of one line around the report, each as sure as its label, or else its place, makes it."""
    line = cut.text[cut.segments[index].start:cut.segments[index].end]
    labels = cut.boilerplate
    above = zone is not _Rank.SIGN_OFF
    credit = above and has_clock(line) and not is_date_line(line, cut.calendar, labels)
    for found in written_days(line, cut.calendar):
        before = _label_before(line, found, cut.calendar)
        if not found.day:
            continue
        if labels.updated_labels.search(before):
            if above:
                yield _Rank.UPDATED, found.day
        elif labels.published_labels.search(before):
            yield _Rank.DATELINE, found.day
        else:
            yield _Rank.CREDIT_LINE if credit else zone, found.day


def _label_before(line: str, found: WrittenDay, calendar: Calendar) -> str:
    """What stands before a date, clocks and weekdays left out."""
    before = without_clocks(line[:found.start])[-_LABEL:]
    return " ".join(word for word in before.split() if word.strip(",.").casefold() not in calendar.weekdays)
