"""Reports: one text as published, with its bytes' digest, its metadata, and its segments; and refusals of bad input."""

import traceback
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self

from sijill.model.dates import DateRange

LONGEST_FAULT = 200
"""Characters of an error's own words that are told: enough to know it by; it may quote a report at any length."""


class SegmentKind(StrEnum):
    """What a stretch of a report is. Boilerplate is marked, not lost: offsets stay true."""

    TITLE = "title"              # the headline
    BODY = "body"                # a paragraph
    CAPTION = "caption"          # words under a picture
    POST = "post"                # an embedded social post: a quotation with its own author, date and link
    RELATED = "related"          # headlines of other reports
    BOILERPLATE = "boilerplate"  # repeated headlines, menus, credits, "Get short URL", comment forms, datelines' clock


@dataclass(frozen=True, slots=True)
class Segment:
    """One paragraph: text[start:end] of its report, in report order, without overlap.

    author, date and url are those of an embedded post. `language` is ISO 639-1 (or 639-3 where there is none).
    """

    start: int
    end: int
    kind: SegmentKind
    language: str = "en"
    author: str | None = None
    date: DateRange | None = None
    url: str | None = None


class PublishedBasis(StrEnum):
    GIVEN = "given"        # the user's word, or the row's column
    METADATA = "metadata"  # the page's or the file's own header
    TEXT = "text"          # dateline or date line of the article
    URL = "url"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Report:
    """`id` is made from the bytes as read; `text` is what evidence is quoted from and never changes afterwards.

    A title known only from metadata is put in front of the text by no one: `title` is then not quotable.
    `own_day` is the day printed with the text, where it is another than `published` and near it: a table may give the
    day of the event, or go by another clock. `published_at` is the instant of publication, where what was given has
    hour and offset; `published` keeps the day as given. `raw` is the bytes whose digest `sha256` is; a reader gives
    them, the casebook keeps them apart and hands a report back without them.
    """

    id: str
    text: str
    sha256: str
    origin: str
    segments: tuple[Segment, ...]
    published: DateRange | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    external_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    language: str = "en"
    retrieved: str | None = None
    dateline_place: str | None = None
    own_day: DateRange | None = None
    published_at: datetime | None = None
    raw: bytes = field(default=b"", repr=False, compare=False)

    @property
    def written(self) -> DateRange | None:
        """The day from which its "today" and "on Saturday" are counted."""
        return self.own_day or self.published


@dataclass(frozen=True, slots=True)
class Refusal:
    """Bad input as a value: one clear sentence, collected while the rest of the batch goes on."""

    where: str
    problem: str
    remedy: str
    trace: str = field(default="", repr=False, compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; {self.remedy}"

    @classmethod
    def of_fault(cls, where: str, work: str, error: Exception) -> Self:
        """A fault of ours that one report brought to light: it could not be read, or coded (`work`).

        `trace` says where in the program, for those who mend it.
        """
        words = " ".join(f"{type(error).__name__}: {error}".split())
        return cls(where, f"it could not be {work}: {words[:LONGEST_FAULT]}", "please report it with this text",
                   "".join(traceback.format_exception(error)))


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of every report of a batch, on the command line; a row's own columns win over it."""

    published: str | None = None  # EDTF
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
