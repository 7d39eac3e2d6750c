"""Paragraphs in, embedded social posts out: quotations with an author, date, link and language of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.dates import DateRange, day_range
from sijill.read.days import written_days
from sijill.read.language import detect
from sijill.read.paragraphs import Paragraph

_LONGEST = 600
"""Characters of an unmarked paragraph taken for the words of the post signed below it: 280 was the limit of posts for
years, and what has no mark of a post and is longer is the report itself, above a post that was only a picture."""
_MOST_LINES = 6
"""280 characters seldom run to more paragraphs; what stands further up is the report's own."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post at start..end of the report; it begins in paragraph `first` and ends in paragraph `last`."""

    first: int
    last: int
    start: int
    end: int
    author: str
    date: DateRange | None
    url: str | None


def find_posts(text: str, paragraphs: Sequence[Paragraph], boilerplate: Boilerplate, calendar: Calendar,
               ) -> tuple[Post, ...]:
    """In order, without overlap. Several posts may share a paragraph; one may run over several paragraphs."""
    found: list[Post] = []
    for index, paragraph in enumerate(paragraphs):
        start = 0
        for match in boilerplate.signed(paragraph.text):
            if match.start() < start:
                continue
            first = index
            if not paragraph.text[start:match.start()].strip() and start == 0:
                first = _beginning(paragraphs, index, found[-1].last + 1 if found else 0, boilerplate)
            opening = paragraphs[first].start if first < index else paragraph.start + start
            end = paragraph.start + match.end()
            author, day = (match["author"] or "").strip(), _date(match.groupdict().get("date"), calendar)
            found.append(Post(first, index, opening, end, author, day, _link(text[opening:end], boilerplate)))
            rest = paragraph.text[match.end():]
            start = match.end() + len(rest) - len(rest.lstrip())
    return tuple(found)


def post_language(words: str, boilerplate: Boilerplate, default: str) -> str:
    """The language of a post's own words, its links, handles and hashtags left out."""
    words = boilerplate.post_links.sub(" ", words)
    for match in reversed(list(boilerplate.signed(words))):
        words = words[:match.start()] + " " + words[match.end():]
    return detect(" ".join(word for word in words.split() if not word.startswith(("#", "@"))), default)


def _beginning(paragraphs: Sequence[Paragraph], last: int, earliest: int, boilerplate: Boilerplate) -> int:
    """Back over the lines above a signature that belong to the post."""
    first = last
    while first > max(earliest, last - _MOST_LINES):
        words = paragraphs[first - 1].text
        marked = bool(boilerplate.post_marks.search(words))
        nearest = first == last
        if not marked and not (nearest and len(words) <= _LONGEST):
            break
        first -= 1
    return first


def _date(words: str | None, calendar: Calendar) -> DateRange | None:
    days = written_days(words or "", calendar)
    return day_range(days[0].day) if days and days[0].day else None


def _link(words: str, boilerplate: Boilerplate) -> str | None:
    """The last link in the words of the post: the one that names the post or its picture."""
    links = [match.group() for match in boilerplate.post_links.finditer(words)]
    return None if not links else links[-1] if "://" in links[-1] else "https://" + links[-1]
