"""What a reader found, before it is a report: bytes and text, and the metadata that stood beside the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_TEXT = 2_000_000
"""Characters of one report. A 500-page inquiry is about 1.5 million; what is longer is an archive in one file."""
MAX_PARAGRAPH = 100_000
"""Characters of one paragraph. The longest seen in news and monitors' reports is under 20,000, and the parser asks for
about 1 GB of memory per 100,000 characters in one piece (spaCy's documentation of `nlp.max_length`)."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a header, a page or a row says of its text, in its own words; `published` is EDTF.

    `guessed` is true where it was worked out from a page's markup, not written by hand in a header or a row.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    retrieved: str | None = None
    guessed: bool = False

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Metadata":
        """What a header or row says under the names of the fields; what is blank is not said."""
        def word(key: str) -> str | None:
            return said.get(key, "").strip() or None

        return cls(word("id"), word("title"), word("publisher"), word("published"), word("url"), word("author"),
                   word("language"), word("retrieved"))


@dataclass(frozen=True, slots=True)
class Draft:
    """`content` is what the report's id and digest are made from; `text[:head]` is a header block of metadata lines."""

    content: bytes
    text: str
    origin: str
    metadata: Metadata = field(default_factory=Metadata)
    head: int = 0
