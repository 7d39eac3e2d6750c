"""A draft in, a report out: its text cut into segments, its publisher and day of publication found, its id made."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sijill.errors import SijillError
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.dates import DateRange
from sijill.model.ids import content_id
from sijill.model.report import Given, PublishedBasis, Report, Segment, SegmentKind
from sijill.read.days import parse_edtf, parse_instant
from sijill.read.draft import MAX_PARAGRAPH, MAX_TEXT, Draft, Metadata
from sijill.read.language import detect
from sijill.read.published import Cut, find_published
from sijill.read.segment import Segmented, Setting, segment

OWN_DAY_REACH = timedelta(days=7)
"""A table's day and the page's own that are further apart than a week are of two pages, or of a visit years later."""


def make_report(draft: Draft, boilerplate: Boilerplate, calendar: Calendar, given: Given) -> Report:
    """A header or row wins over the user's word on the whole batch, that over a page's markup, that over the text.

    Raises SijillError where the text is empty or too long, or a date given is none.
    """
    _check(draft)
    said = _with_given(draft.metadata, given)
    language = said.language or detect(draft.text[draft.head:], "en")
    setting = Setting(boilerplate, calendar, language, said.title, draft.head)
    cut = segment(draft.text, setting)
    dated = Cut(draft.text, cut.segments, cut.datelines, boilerplate, calendar)
    published, basis = _published(draft, given, dated, said.url)
    own_day = _own_day(published, basis, dated)
    return Report(
        id=content_id("rep", draft.content), text=draft.text, sha256=hashlib.sha256(draft.content).hexdigest(),
        origin=draft.origin, segments=cut.segments, published=published, published_basis=basis,
        external_id=said.id, title=said.title or _headline(draft.text, cut.segments),
        publisher=said.publisher or _publisher(draft.text, cut, boilerplate) or _domain(said.url),
        url=said.url, author=said.author, language=language, retrieved=said.retrieved,
        dateline_place=next((dateline.place for dateline in cut.datelines if dateline.place), None),
        own_day=own_day, published_at=_instant(draft.metadata, given), raw=draft.content)


def _with_given(said: Metadata, given: Given) -> Metadata:
    if said.guessed:
        return replace(said, title=given.title or said.title, publisher=given.publisher or said.publisher,
                       url=given.url or said.url, language=given.language or said.language)
    return replace(said, title=said.title or given.title, publisher=said.publisher or given.publisher,
                   url=said.url or given.url, language=said.language or given.language)


def _check(draft: Draft) -> None:
    text = draft.text
    if not text[draft.head:].strip():
        raise SijillError("there is no text in it", where=draft.origin, remedy="give a report with words in it")
    if len(text) > MAX_TEXT:
        raise SijillError(f"the text has {len(text):,} characters, more than the {MAX_TEXT:,} of one report",
                          where=draft.origin, remedy="split it into reports, one file or row each")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_PARAGRAPH:
        raise SijillError(f"one line has {longest:,} characters, more than the {MAX_PARAGRAPH:,} of a paragraph",
                          where=draft.origin, remedy="break it into paragraphs")


def _published(draft: Draft, given: Given, cut: Cut, url: str | None) -> tuple[DateRange | None, PublishedBasis]:
    said = draft.metadata
    told = _told(said, given)
    if told is None:
        return find_published(cut, url)
    if told is said.published:
        basis = PublishedBasis.METADATA if draft.head or said.guessed else PublishedBasis.GIVEN
        return parse_edtf(told, draft.origin), basis
    return parse_edtf(told, "--published"), PublishedBasis.GIVEN


def _told(said: Metadata, given: Given) -> str | None:
    """The publication date in somebody's words: a header's or row's, the user's, a page's markup's."""
    return said.published if said.published and not said.guessed else given.published or said.published


def _instant(said: Metadata, given: Given) -> datetime | None:
    told = _told(said, given)
    return parse_instant(told) if told else None


def _own_day(published: DateRange | None, basis: PublishedBasis, cut: Cut) -> DateRange | None:
    """The day printed with the text, where the one given is near and another."""
    if basis not in {PublishedBasis.GIVEN, PublishedBasis.METADATA} or not published:
        return None
    own, _ = find_published(cut, None)
    if not own or not own.earliest or not published.earliest or published.earliest != published.latest:
        return None
    apart = abs(own.earliest - published.earliest)
    return own if timedelta(0) < apart <= OWN_DAY_REACH else None


def _headline(text: str, segments: tuple[Segment, ...]) -> str | None:
    """The first title, if it stands above the report: below, it would be a sub-head."""
    first = next((s for s in segments if s.kind in {SegmentKind.TITLE, SegmentKind.BODY}), None)
    return text[first.start:first.end] if first and first.kind is SegmentKind.TITLE else None


def _publisher(text: str, cut: Segmented, boilerplate: Boilerplate) -> str | None:
    """Whom the dateline or a credit names."""
    signed = next((dateline.publisher for dateline in cut.datelines if dateline.publisher), None)
    if signed:
        return signed
    around = (text[s.start:s.end] for s in cut.segments if s.kind in {SegmentKind.BOILERPLATE, SegmentKind.CAPTION})
    found = (pattern.search(line) for line in around for pattern in boilerplate.publisher_credits)
    return next((match["publisher"].strip() for match in found if match), None)


def _domain(url: str | None) -> str | None:
    """The address's host, where nothing better names who publishes."""
    host = urlsplit(url or "").hostname if _is_address(url) else None
    return host.removeprefix("www.") if host else None


def _is_address(url: str | None) -> bool:
    try:
        return bool(url and urlsplit(url).hostname)
    except ValueError:  # "http://[x" is no address
        return False
