"""A text in, its segments and datelines out; every character but white space lies in exactly one segment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.report import Segment, SegmentKind
from sijill.read.dateline import Dateline, find_dateline
from sijill.read.language import MIN_LETTERS, detect
from sijill.read.marks import Kinds, Page, mark, same_headline
from sijill.read.paragraphs import Paragraph, paragraphs
from sijill.read.posts import Post, find_posts, post_language
from sijill.read.text import HEADER_LINE

_FOREIGN = 0.9
"""How sure the model must be that a paragraph is in another language than its report: lists of names fool it below."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What cutting a text needs besides the text: `head` is where its metadata lines end, `language` the report's."""

    boilerplate: Boilerplate
    calendar: Calendar
    language: str
    title: str | None = None
    head: int = 0


@dataclass(frozen=True, slots=True)
class Segmented:
    """Segments in order, without overlap; datelines in order, `end` counted from the start of their paragraph."""

    segments: tuple[Segment, ...]
    datelines: tuple[Dateline, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    start: int
    end: int
    kind: SegmentKind
    post: Post | None = None


def segment(text: str, setting: Setting) -> Segmented:
    """Paragraphs marked by kind, with posts and datelines cut out of them."""
    found = paragraphs(text, setting.head)
    posts = find_posts(text, found, setting.boilerplate, setting.calendar)
    page = Page(found, setting.boilerplate, setting.calendar, setting.title)
    kinds = mark(page, _post_kinds(found, posts))
    pieces = [_Piece(post.start, post.end, SegmentKind.POST, post) for post in posts]
    datelines: list[Dateline] = []
    for paragraph, kind in zip(found, kinds, strict=True):
        for start, end in _outside(paragraph, posts):
            kept = SegmentKind.BODY if kind is SegmentKind.POST else kind
            dateline = find_dateline(text[start:end], setting.boilerplate, setting.calendar) \
                if kept is SegmentKind.BODY and start == paragraph.start else None
            datelines.extend([dateline] if dateline else [])
            pieces.extend(_pieces(start, end, kept, dateline))
    pieces.sort(key=lambda piece: piece.start)
    spans = [_trimmed(text, piece) for piece in (*_header(text, setting), *pieces)]
    segments = tuple(_segment(text, piece, setting) for piece in spans if piece.start < piece.end)
    return Segmented(segments, tuple(datelines))


def _post_kinds(found: Sequence[Paragraph], posts: Sequence[Post]) -> Kinds:
    """POST for paragraphs that hold nothing else."""
    return [SegmentKind.POST if any(post.start < p.end and p.start < post.end for post in posts)
            and not list(_outside(p, posts)) else None for p in found]


def _outside(paragraph: Paragraph, posts: Sequence[Post]) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph that no post takes, white space alone not counted."""
    start = paragraph.start
    for post in posts:
        if post.end <= start or post.start >= paragraph.end:
            continue
        if paragraph.text[start - paragraph.start:max(post.start, start) - paragraph.start].strip():
            yield start, post.start
        start = post.end
    if start < paragraph.end and paragraph.text[start - paragraph.start:].strip():
        yield start, paragraph.end


def _pieces(start: int, end: int, kind: SegmentKind, dateline: Dateline | None) -> Iterator[_Piece]:
    """The dateline is kept from the parser: to it "HASAKAH" would be who did the thing."""
    cut = start + dateline.end if dateline else start
    if dateline:
        yield _Piece(start, cut, SegmentKind.BOILERPLATE)
    yield _Piece(cut, end, kind)


def _header(text: str, setting: Setting) -> Iterator[_Piece]:
    """Metadata lines are boilerplate, but for the words of a title that the text does not say again: to be quoted."""
    again = any(same_headline(p.text, setting.title or "") for p in paragraphs(text, setting.head))
    for line in HEADER_LINE.finditer(text, 0, setting.head):
        title = line["key"].casefold() == "title" and not again
        yield _Piece(line.start(), line.start("value") if title else line.end(), SegmentKind.BOILERPLATE)
        if title:
            yield _Piece(line.start("value"), line.end(), SegmentKind.TITLE)


def _trimmed(text: str, piece: _Piece) -> _Piece:
    words = text[piece.start:piece.end]
    start = piece.start + len(words) - len(words.lstrip())
    return replace(piece, start=start, end=start + len(words.strip()))


def _segment(text: str, piece: _Piece, setting: Setting) -> Segment:
    words = text[piece.start:piece.end]
    if piece.post:
        language = post_language(words, setting.boilerplate, setting.language)
        return Segment(piece.start, piece.end, piece.kind, language, piece.post.author, piece.post.date, piece.post.url)
    long_enough = len(words) > 2 * MIN_LETTERS
    language = detect(words, setting.language, certainty=_FOREIGN) if long_enough else setting.language
    return Segment(piece.start, piece.end, piece.kind, language)
