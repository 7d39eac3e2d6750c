"""Passages: a quote's place in its report in; the sentence around it out, in three pieces, fit for one line."""

import re
from dataclasses import dataclass

from sijill.model.evidence import Evidence
from sijill.model.report import Report

_STOP = re.compile(r"[.!?…؟。][\"'”’»)\]]*\s+|\n")
WIDEST = 160
"""Characters kept on each side of the quote: with it about three lines of a terminal, more than most sentences."""


@dataclass(frozen=True, slots=True)
class Passage:
    before: str
    quote: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.quote + self.after


def passage(report: Report, evidence: Evidence) -> Passage:
    """The quote within its sentence, or as much of it as is WIDEST on each side; white space made single."""
    left, right = _around(report, evidence)
    before, after = report.text[left:evidence.start], report.text[evidence.end:right]
    if len(before) > WIDEST:
        before = "…" + before[-WIDEST:].partition(" ")[2]
    if len(after) > WIDEST:
        after = after[:WIDEST].rpartition(" ")[0] + "…"
    return Passage(_single(before).lstrip(), _single(evidence.quote), _single(after).rstrip())


def _around(report: Report, evidence: Evidence) -> tuple[int, int]:
    """From the end of the sentence before to the end of this one, within the quote's segment."""
    segment = next((s for s in report.segments if s.start <= evidence.start < s.end), None)
    left, right = (segment.start, max(segment.end, evidence.end)) if segment else (0, len(report.text))
    left = max((stop.end() for stop in _STOP.finditer(report.text, left, evidence.start)), default=left)
    stop = _STOP.search(report.text, max(evidence.end - 1, 0), right)
    return left, max(evidence.end, stop.end()) if stop else right


def _single(text: str) -> str:
    return re.sub(r"\s+", " ", text)
