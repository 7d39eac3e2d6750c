"""A time expression and one hypothesis about the day of writing in; the days it means under it out, or None."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.knowledge.calendar import Unit
from sijill.knowledge.time_phrases import Phrase, PhraseKind, Relation, TimeExpression
from sijill.resolve.date_days import dated
from sijill.resolve.date_phrases import READERS
from sijill.resolve.date_spans import range_span, shifted
from sijill.resolve.date_terms import Context, Hypothesis, Reading, Said


def read(expression: TimeExpression, when: Hypothesis, context: Context) -> Reading | None:
    """The days meant, or None where nothing anchors the words."""
    if expression.relation is Relation.BETWEEN:
        return _between(expression, when, context)
    reading = _group(expression.first, when, context)
    if reading is None or expression.relation is Relation.AT:
        return reading
    if expression.relation is Relation.UNTIL:
        return replace(reading, open_start=True, reasons=(*reading.reasons, "the words give the last day only"))
    return _since(reading, when)


def _since(reading: Reading, when: Hypothesis) -> Reading:
    if when.writing is None or when.writing < reading.span.earliest:
        return replace(reading, open_end=True, reasons=(*reading.reasons, "the words give the first day only"))
    return replace(reading, span=range_span(reading.span.earliest, when.writing), inferred=True,
                   reasons=(*reading.reasons, f"from then until publication ({when.writing})"))


def _between(expression: TimeExpression, when: Hypothesis, context: Context) -> Reading | None:
    """The end first: the beginning is the last such day before it."""
    end = _group(expression.second, when, context)
    if end is None:
        return _group(expression.first, when, context)
    start = _group(_with_year(expression.first, expression.second, end), Hypothesis(end.span.latest), context)
    if start is None or start.span.earliest > end.span.latest:
        return end
    return Reading(range_span(start.span.earliest, end.span.latest), end.inferred, (*start.reasons, *end.reasons),
                   start.contrary or end.contrary)


def _with_year(first: Sequence[Phrase], second: Sequence[Phrase], end: Reading) -> tuple[Phrase, ...]:
    """"between May and July 2020": the year said once is said of both, one less where the months run past December."""
    months = [p.month for p in (*first, *second) if p.kind is PhraseKind.DATE and p.month is not None]
    if len(months) != 2 or any(p.year for p in first):
        return tuple(first)
    year = end.span.latest.year - (months[0] > months[1])
    return tuple(replace(p, year=year) if p.kind is PhraseKind.DATE else p for p in first)


def _group(phrases: Sequence[Phrase], when: Hypothesis, context: Context) -> Reading | None:
    """The most telling phrase gives the days; the others are held against it."""
    count = phrases[0]
    if count.onward and count.amount is not None and (base := _group(phrases[1:], when, context)) is not None:
        start = base.span.latest if count.amount > 0 else base.span.earliest
        return replace(base, span=shifted(start, count.amount, count.unit or Unit.DAY), inferred=True,
                       reasons=(*base.reasons, f"counted from {start}"))
    said = Said(tuple(phrases), when, context)
    named = said.date
    if named is not None and named.day is not None:
        return dated(named, said)
    for kind, reader in READERS:
        phrase = said.get(kind)
        if phrase is not None and (reading := reader(phrase, said)) is not None:
            return reading
    return None
