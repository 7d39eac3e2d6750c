"""The bytes of an HTML page in, a draft out: the article's text by trafilatura, its date by htmldate, its metadata."""

import re
from typing import Any

from sijill.errors import SijillError
from sijill.read.draft import Draft, Metadata

MAX_TAGS = 25_000
"""Opening tags of one page. News pages have 1,000 to 6,000; extraction takes longer than in proportion: 24,000 took
three seconds, 140,000 more than a minute."""
MAX_DEPTH = 512
"""Elements inside one another: browsers stop nesting here, and the extractor's recursion has to end somewhere."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*?(/?)>")
_UNNESTED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "rb", "rt",
    "rp", "html", "head", "body"))
"""Void elements, and those that a parser closes by itself when the next one opens."""
_CLOCK = re.compile(r"(?:published_time|datePublished|pubdate|publish-date)[^<>]{0,60}?"
                    r"""["'](?P<at>\d{4}-\d\d-\d\dT[^"']{5,24})["']""")
"""Where markup tells the hour of publication: Open Graph, schema.org in attributes or JSON-LD, HTML 5."""
_LATEST = "2100-01-01"
"""htmldate refuses days after "now" unless told otherwise: the clock must not change what is read."""


def read_webpage(content: bytes, page: str, origin: str) -> Draft:
    """Raises SijillError for pages built to choke a parser, and for pages without an article."""
    _refuse_bombs(page, origin)
    try:
        found = _extracted(page)
    except ImportError:
        raise  # a broken installation is not the page's fault
    except (Exception, RecursionError) as error:  # lxml, justext and htmldate each raise their own
        raise SijillError(f"the page could not be parsed ({type(error).__name__})", where=origin,
                          remedy="save its text as .txt") from error
    text, metadata = found
    if not text.strip():
        raise SijillError("the page has no article in it", where=origin, remedy="save its text as .txt")
    return Draft(content, text, origin, metadata)


def _refuse_bombs(page: str, origin: str) -> None:
    depth = deepest = tags = 0
    for closing, name, void in _TAG.findall(page):
        tags += not closing
        if name.casefold() in _UNNESTED or void:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH or tags > MAX_TAGS:
        problem = (f"the page nests {deepest:,} elements, more than {MAX_DEPTH}" if deepest > MAX_DEPTH
                   else f"the page has {tags:,} elements, more than {MAX_TAGS:,}")
        raise SijillError(problem, where=origin, remedy="save its text as .txt")


def _extracted(page: str) -> tuple[str, Metadata]:
    from trafilatura import bare_extraction, baseline, html2txt

    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    # extensive_search would also take any date in the prose, such as that of the event
    found: Any = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if found is None or not found.text:
        text = baseline(page)[1] or html2txt(page)
        return _clean(text), Metadata(published=_with_clock(page, _date(page)), title=_title(page), guessed=True)
    return _clean(found.text), Metadata(
        title=found.title or None, publisher=found.sitename or None, published=_with_clock(page, found.date or None),
        url=found.url or None, author=found.author or None, guessed=True)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _date(page: str) -> str | None:
    from htmldate import find_date

    found = find_date(page, original_date=True, extensive_search=False, max_date=_LATEST)
    return str(found) if found else None


def _with_clock(page: str, day: str | None) -> str | None:
    """The day of publication with its hour and offset, where the markup of that very day gives them."""
    found = _CLOCK.search(page) if day else None
    return found["at"] if found and found["at"].startswith(str(day)) else day


def _title(page: str) -> str | None:
    match = re.search(r"<title[^>]*>([^<]{3,300})</title>", page, re.IGNORECASE)
    return " ".join(match[1].split()) if match else None
