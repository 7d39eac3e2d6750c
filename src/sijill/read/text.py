"""A plain text in, a draft out; a first block of `Title: / Publisher: / Published: / Url:` lines is metadata."""

import re

from sijill.read.draft import Draft, Metadata

HEADER_LINE = re.compile(
    r"^[ \t]*(?P<key>title|publisher|published|url|author|language|retrieved|id)[ \t]*:[ \t]*(?P<value>[^\n]*)$",
    re.IGNORECASE | re.MULTILINE)


def read_text(content: bytes, text: str, origin: str) -> Draft:
    """The header stays in the text, so that offsets are those of the file and a title in it can be quoted."""
    metadata, head = _header(text)
    return Draft(content, text, origin, metadata, head)


def _header(text: str) -> tuple[Metadata, int]:
    """Lines of known keys from the very top, each key once; anything else ends the block."""
    found: dict[str, str] = {}
    end = len(text) - len(text.lstrip())
    while (match := HEADER_LINE.match(text, end)) and match["key"].casefold() not in found:
        found[match["key"].casefold()] = match["value"].strip()
        end = min(match.end() + 1, len(text))
    return Metadata.of(found), end if found else 0
