"""Claims of a report in, the date of each out: chosen with reasons, left open where the year is, or None.

Nothing is guessed: what publication date, weekdays and the report's other days do not decide stays undecided.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sijill.knowledge.calendar import Calendar
from sijill.knowledge.time_grammar import scan
from sijill.knowledge.time_phrases import Phrase, PhraseKind, Relation, TimeExpression
from sijill.model.claim import Candidate, Claim, Resolution
from sijill.model.dates import DateBasis, DatePrecision, DateRange
from sijill.model.event import Act, Scope
from sijill.model.report import Report, SegmentKind
from sijill.resolve.date_anchor import Anchor, anchor, ordered, written
from sijill.resolve.date_clock import Clock, widened
from sijill.resolve.date_reading import read
from sijill.resolve.date_spans import Span, edtf, range_span
from sijill.resolve.date_terms import NAMES, Context, Reading

LONE_YEAR = re.compile(r"(?:1[89]|20)\d\d")
"""Only the words around four digits make them a year; a claim that hands them over has seen those words."""
WIDEST = 31
"""Days: readings further apart than a month say too little together to be called a date."""
SAME_STORY = timedelta(days=31)
"""A year said once is meant again within a month of it; further off it may be the year of the background."""

Dated = Resolution[DateRange]


def resolve_dates(report: Report, claims: Sequence[Claim], calendar: Calendar,
                  country: str | None = None, at: Sequence[Clock] = ()) -> tuple[Dated, ...]:
    """One resolution a claim. Where its own words give no date, those of the same telling do, else publication.

    `country`: the publisher's (ISO 3166 alpha-2), None where it is not known. `at`: what clocks showed at each claim's
    place when the report went out; empty where only days are known.
    """
    leaning = anchor(report, calendar, country)
    there = at or [Clock()] * len(claims)
    own = [_own(claim, report, _by_clock(leaning, claim, clock, calendar), calendar)
           for claim, clock in zip(claims, there, strict=True)]
    own = [found and _noted(found, report, clock, calendar) for found, clock in zip(own, there, strict=True)]
    return tuple(first if first is not None and (first.chosen or _speaks(first))
                 else _elsewhere(index, claims, own) or _published(report, claim, first, clock)
                 for index, (claim, first, clock) in enumerate(zip(claims, own, there, strict=True)))


def _by_clock(leaning: Anchor, claim: Claim, clock: Clock, calendar: Calendar) -> Anchor:
    """What the claim's words lean on, the day of writing being that of its place."""
    there = clock.hypotheses(claim.time.value, calendar) if claim.time else ()
    return replace(leaning, hypotheses=ordered(there, leaning.order)) if there else leaning


def _noted(found: Dated, report: Report, clock: Clock, calendar: Calendar) -> Dated:
    """How the day at the place was come by, where something was counted from it and it is not the one given."""
    days = {local.day for local in clock.shown}
    given = report.published.earliest if report.published else None
    counted = found.chosen is not None and found.chosen.basis is DateBasis.INFERRED
    if not counted or not days - {given}:
        return found
    return replace(found, reasons=(*found.reasons, clock.note(found.text, calendar)))


def interpret(text: str, leaning: Anchor, calendar: Calendar) -> Dated:
    """What the words of a time mean, leaning on what is known of the report."""
    expression = parse(text, calendar)
    if expression is None:
        return Resolution(text, None, (NO_DAY,))
    leans = expression.has(PhraseKind.FOLLOWING) or expression.has(PhraseKind.DURATION)
    readings = [reading for when in leaning.hypotheses
                if (reading := read(expression, when, leaning.context(when) if leans else Context())) is not None]
    fitting = [reading for reading in readings if not reading.contrary] or readings
    if not fitting:
        return Resolution(text, None, (_why_unknown(expression),))
    return _agreed(text, expression, fitting, leaning.full_dates())


NO_DAY = "the words name no day"


def parse(text: str, calendar: Calendar) -> TimeExpression | None:
    """The words as one expression; where they were gathered from two places, all they say of one time."""
    found = scan(text, calendar)
    if not found and LONE_YEAR.fullmatch(text):
        return TimeExpression(0, len(text), text, (Phrase(PhraseKind.YEAR, 0, len(text), year=int(text)),))
    if len(found) < 2 or any(e.relation is not Relation.AT for e in found):
        return found[0] if found else None
    kinds = [phrase.kind for e in found for phrase in e.first]
    if len(set(kinds)) < len(kinds):
        return found[0]
    return replace(found[0], end=found[-1].end, text=text, first=tuple(p for e in found for p in e.first))


@dataclass(frozen=True, slots=True)
class _Open:
    """What all readings share when only the year is open: EDTF, and the years."""

    edtf: str
    precision: DatePrecision
    years: tuple[int, ...]


def _agreed(text: str, expression: TimeExpression, readings: Sequence[Reading], full: Sequence[date]) -> Dated:
    """One date where all readings agree, one without a year where they agree but for it, else their hull or none."""
    spans = sorted({r.span for r in readings}, key=lambda s: (s.earliest, s.latest))
    reasons = _reasons(readings[:1] if len(spans) == 1 else [])
    candidates = tuple(Candidate(_date(span, readings[0], expression), 1 / len(spans)) for span in spans)
    if len(spans) == 1:
        others = tuple(Candidate(_date(s, readings[0], expression), 0.5) for s in readings[0].others)
        return Resolution(text, candidates[0].value, reasons, candidates + others)
    near = [span for span in spans if any(abs(span.earliest - day) <= SAME_STORY for day in full)]
    if len(near) == 1:
        chosen = replace(_date(near[0], readings[0], expression), basis=DateBasis.INFERRED)
        return Resolution(text, chosen, ("the year of a full date in the report, within a month of it",), candidates)
    shared = _shared(spans)
    if shared is not None:
        basis = DateBasis.STATED if expression.has(PhraseKind.DATE) else DateBasis.INFERRED
        chosen = DateRange(None, None, shared.precision, basis, shared.edtf)
        return Resolution(text, chosen, (_which_year(shared.years),), candidates)
    hull = range_span(spans[0].earliest, max(span.latest for span in spans))
    if hull.days > WIDEST:
        return Resolution(text, None, ("the day of writing is too uncertain to tell",), candidates)
    chosen = _date(hull, readings[0], expression)
    return Resolution(text, chosen, ("the day of writing is known loosely only",), candidates)


def _shared(spans: Sequence[Span]) -> _Open | None:
    """The month and day that all spans have in common, where nothing but the year tells them apart."""
    marks = {(f"{s.earliest:%m-%d}", s.precision) for s in spans}
    if len(marks) != 1:
        return None
    years = tuple(sorted({s.earliest.year for s in spans}))
    precision = spans[0].precision
    if precision is DatePrecision.DAY:
        return _Open(f"XXXX-{spans[0].earliest:%m-%d}", precision, years)
    same_month = all((s.earliest.year, s.earliest.month) == (s.latest.year, s.latest.month) for s in spans)
    return _Open(f"XXXX-{spans[0].earliest:%m}", DatePrecision.MONTH, years) if same_month else None


def _which_year(years: tuple[int, ...]) -> str:
    if len(years) <= 4:
        return f"the year is {' or '.join(str(year) for year in years)}"
    return f"the year is not stated (between {years[0]} and {years[-1]})"


def _reasons(readings: Sequence[Reading]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for reading in readings for reason in reading.reasons))


def _date(span: Span, reading: Reading, expression: TimeExpression) -> DateRange:
    basis = DateBasis.INFERRED if reading.inferred else DateBasis.STATED
    if reading.open_end:
        return DateRange(None, None, DatePrecision.RANGE, basis, f"{span.earliest}/..")
    if reading.open_start:
        return DateRange(None, None, DatePrecision.RANGE, basis, f"../{span.latest}")
    return DateRange(span.earliest, span.latest, span.precision, basis, edtf(span, about=expression.about))


def _why_unknown(expression: TimeExpression) -> str:
    weekday = next((p.weekday for p in expression.phrases if p.weekday), None)
    if weekday is not None:
        return f"a {NAMES[weekday - 1]}; no publication date"
    if expression.has(PhraseKind.DURATION) or expression.has(PhraseKind.FOLLOWING):
        return f"“{expression.text}” is counted from a day the report does not give"
    if expression.has(PhraseKind.DATE):
        return f"“{expression.text}” fits no year"
    return f"“{expression.text}” is counted from the day of writing; no publication date"


def _own(claim: Claim, report: Report, leaning: Anchor, calendar: Calendar) -> Dated | None:
    """What the claim's own words give; words of a post lean on the post's own date."""
    if claim.time is None:
        return None
    at = claim.time.evidence[0].start
    posts = [s.date for s in report.segments if s.kind is SegmentKind.POST and s.date and s.start <= at < s.end]
    hypotheses = ordered(written(posts[0]), leaning.order) if posts else leaning.hypotheses
    return interpret(claim.time.value, Anchor(hypotheses, leaning.stated, at, leaning.order), calendar)


def _speaks(resolution: Dated) -> bool:
    """Whether the words name a day at all, even one that nothing anchors."""
    return NO_DAY not in resolution.reasons


def _elsewhere(index: int, claims: Sequence[Claim], own: Sequence[Dated | None]) -> Dated | None:
    """The most exact date said of the same event in another passage, of the same act first, the nearest of those."""
    claim = claims[index]
    told = [(*_distance(claim, claims[n]), _width(found.chosen), abs(n - index), n, found)
            for n, found in enumerate(own)
            if found is not None and found.chosen is not None and claims[n].telling == claim.telling
            and claims[n].scope is claim.scope]
    if not told:
        return None
    found = min(told, key=lambda item: item[:-1])[-1]
    return replace(found, reasons=("said of the same event elsewhere in the report", *found.reasons))


def _distance(claim: Claim, other: Claim) -> tuple[bool, bool]:
    """Another act may have had its own day, and the day on which bodies are found is not that of the killing."""
    differs = other.act.value is not claim.act.value
    return differs and other.act.value is Act.BODIES_FOUND, differs


def _width(dated: DateRange | None) -> int:
    """Days; a date whose year is open counts as wider than any whose year is known."""
    if dated is None or dated.earliest is None or dated.latest is None:
        return (date.max - date.min).days
    return (dated.latest - dated.earliest).days


def _published(report: Report, claim: Claim, own: Dated | None, clock: Clock) -> Dated:
    """The publication date in default of any other, said so; never for history, which happened at some other time."""
    text, why = (own.text, own.reasons) if own is not None else ("", ("no time is stated",))
    published = report.written
    if published is None or published.edtf is None or claim.scope is Scope.CONTEXT:
        return Resolution(text, None, why)
    given = replace(published, basis=DateBasis.PUBLICATION)
    chosen = widened(given, clock)
    why = (*why, "the publication date stands in", *([clock.note()] if chosen != given else []))
    return Resolution(text, chosen, why, (Candidate(chosen, 1.0),))
