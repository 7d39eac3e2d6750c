"""Paraphrases: reports of one incident in, who rewrote or translated whom out.

Wording is lost in a rewrite, and in a translation first of all; quotations, rare figures and the names of people are
kept. The toll, the place and the parties of the incident say nothing: whoever was there tells them too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import token_sort_ratio

from sijill.knowledge.likeness import name_key
from sijill.model.report import Report, SegmentKind

QUOTED = re.compile(r"[\u201c\u201e\u00ab\"]([^\u201c\u201d\u201e\u00ab\u00bb\"]{20,400})[\u201d\u201c\u00bb\"]")
LEAST_QUOTED = 6
"""Words of a quotation that two reporters do not hear by chance: shorter ones are set phrases ("a heinous crime")."""

SAME_WORDS = 75.0
"""Likeness, of 100 and whatever the order of words, of two renderings of one quotation; other quotations of people at
one place ("we heard the plane and ran") stay below 60."""

DETAILS, DETAILS_ON_ONE_WORD = 5, 3
"""Figures and names in common from which a report is a rewrite; fewer do where both name the same source."""

SHARE = 0.6
"""Of the shorter report's figures and names so many are the other's: reporters at one place note different ones."""

OLD = frozenset({SegmentKind.RELATED, SegmentKind.BOILERPLATE})
FIGURE = re.compile(r"(?<![\w.,:-])(\d{1,3}(?:[., ]\d{3})+|\d+(?:[.:]\d+)?)(?![\w:])")
NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?: (?:al-|el-|Al-|El-)?[^\W\d_a-z][\w'’-]+)+")
YEAR = re.compile(r"(?:19|20)\d\d")
SMALL = 12
"""Numbers up to a dozen are everywhere: people, hours, floors of a house."""


@dataclass(frozen=True, slots=True)
class Quotation:
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What a rewrite keeps of a report."""

    quotations: tuple[Quotation, ...]
    details: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """text[start:end] of the later report, where it rewrites the earlier; `why` in words."""

    earlier: str
    later: str
    start: int
    end: int
    why: str


def marks_of(report: Report, common: frozenset[str]) -> Marks:
    """`common` are figures and names of the incident itself: tolls, places, parties, victims."""
    found: list[Quotation] = []
    details: set[str] = set()
    for segment in report.segments:
        if segment.kind in OLD:
            continue
        text = report.text[segment.start:segment.end]
        found += [Quotation(hit[1], segment.start, segment.end) for hit in QUOTED.finditer(text)
                  if len(hit[1].split()) >= LEAST_QUOTED]
        details |= {*_figures(text), *_names(text)}
    return Marks(tuple(found), frozenset(details - common))


def may_rewrite(marks: Iterable[Marks]) -> bool:
    """Whether there is anything to compare: most reports of one incident share neither quotations nor enough details.

    Finding the parties that a text names, which say nothing, takes longer than this by far.
    """
    marks = list(marks)
    details = Counter(detail for each in marks for detail in each.details)
    quoting = sum(bool(each.quotations) for each in marks)
    return quoting > 1 or sum(times > 1 for times in details.values()) >= DETAILS_ON_ONE_WORD


def rewrites(order: Sequence[str], marks: Mapping[str, Marks], reports: Mapping[str, Report],
             named: Mapping[str, frozenset[str]]) -> list[Rewrite]:
    """Of reports in the order of publication, each with the sources it names; the earliest that fits is rewritten."""
    found = []
    for at, later in enumerate(order):
        whole = next((w for earlier in order[:at] if (w := _whole(earlier, later, marks, named))), None)
        if whole is not None:
            found.append(Rewrite(whole[0], later, 0, len(reports[later].text), whole[1]))
            continue
        for quotation in marks[later].quotations:
            hit = next((earlier for earlier in order[:at] if _quotes(marks[earlier], quotation)), None)
            if hit is not None:
                why = f"the same quotation: “{quotation.words.strip()}”"
                found.append(Rewrite(hit, later, quotation.start, quotation.end, why))
    return found


def _whole(earlier: str, later: str, marks: Mapping[str, Marks],
           named: Mapping[str, frozenset[str]]) -> tuple[str, str] | None:
    shared = marks[earlier].details & marks[later].details
    fewer = min(len(marks[earlier].details), len(marks[later].details))
    enough = DETAILS_ON_ONE_WORD if named.get(earlier, frozenset()) & named.get(later, frozenset()) else DETAILS
    if len(shared) < enough or len(shared) < SHARE * fewer:
        return None
    return earlier, f"the same figures and names: {', '.join(sorted(shared))}"


def _quotes(marks: Marks, quotation: Quotation) -> bool:
    return any(token_sort_ratio(other.words.casefold(), quotation.words.casefold()) >= SAME_WORDS
               for other in marks.quotations)


def _figures(text: str) -> Iterable[str]:
    for hit in FIGURE.finditer(text):
        plain = re.sub(r"[, ]", "", hit[1])
        if not YEAR.fullmatch(plain) and (not plain.isdigit() or int(plain) > SMALL) and not _in_a_date(text, hit):
            yield plain


def _in_a_date(text: str, hit: re.Match[str]) -> bool:
    """ "6 May", "May 16": a number up to 31 beside a capitalised word."""
    if not hit[1].isdigit() or int(hit[1]) > 31:
        return False
    before, after = text[:hit.start()].split()[-1:], text[hit.end():].split()[:1]
    return any(word[:1].isupper() for word in (*before, *after))


def _names(text: str) -> Iterable[str]:
    """Two capitalised words and more, without the one that a sentence begins with."""
    for hit in NAME.finditer(text):
        words = hit[0].split()
        begins = not text[:hit.start()].rstrip("“\"«‘ ") or text[:hit.start()].rstrip("“\"«‘ ")[-1:] in ".!?:"
        if len(words := words[1:] if begins else words) > 1:
            yield name_key(" ".join(words))


def common_details(names: Iterable[str], figures: Iterable[int]) -> frozenset[str]:
    """What the claims of an incident say themselves; of names also the parts, two words together."""
    keys = {name_key(name) for name in names}
    parts = {f"{one} {other}" for key in keys for one, other in pairwise(key.split())}
    return frozenset({*keys, *parts, *(str(figure) for figure in figures)})
