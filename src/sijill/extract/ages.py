"""Ages: from the words of a parsed sentence to the ages in it, in years."""

import re
from dataclasses import dataclass
from typing import Any

from sijill.extract.document import remembered
from sijill.extract.numerals import HYPHENS
from sijill.knowledge.names import NameWords
from sijill.model.claim import AgeGroup

DIGITS = re.compile(r"\d{1,3}(\.\d)?")
CLOSED_BY = {"(": {")", ","}, "[": {"]", ","}, ",": {",", ".", ";", "", "and", "was", "(", "–", "—"}}
"""By the sign before a figure: the words that may close it."""
OLDEST = 120
"""No one is known to have grown older than 122; a larger figure is no age."""


@dataclass(frozen=True, slots=True)
class Age:
    """Tokens start..end of the document. adjective: it stands before a noun, or for one ("a 13-year-old girl").

    exact: false for the younger of two ages that the text leaves open ("15-16").
    """

    start: int
    end: int
    years: float
    adjective: bool = False
    exact: bool = True


def age_group(years: float, names: NameWords) -> AgeGroup:
    if years < names.child_below:
        return AgeGroup.CHILD
    return AgeGroup.ELDERLY if years >= names.elderly_from else AgeGroup.ADULT


def find_ages(span: Any, names: NameWords) -> tuple[Age, ...]:
    """ "13-year-old", "7 year-old", "two months old", "aged 7", "age: 7", "(7)", "(7 years old)", ", 45,"."""
    return remembered(span, "ages", lambda: _ages(span, names))


def _ages(span: Any, names: NameWords) -> tuple[Age, ...]:
    ages: list[Age] = []
    for position, word in enumerate(span.doc.lower[span.start:span.end], span.start):
        if not (word[0].isdigit() or word in names.numbers):  # nearly every word
            if word in UNDER and (young := _under_one(span, position, names)) is not None:
                ages.append(young)
            continue
        token = span.doc[position]
        years = _number(token, names)
        if years is None or years > OLDEST or (ages and token.i < ages[-1].end):
            continue
        age = _between(span, token, years, names) or _with_unit(span, token, years, names) \
            or _labelled(span, token, years, names) or _listed(span, token, years, ages) \
            or _set_off(span, token, years, names)
        if age is not None:
            ages.append(age)
    return tuple(ages)


def _under_one(span: Any, position: int, names: NameWords) -> Age | None:
    """ "less than a year old", "not yet one year old", "under a year old"."""
    at = position + 1
    at += _word(span, at) in {"than", "yet", "even"}
    if _word(span, at) not in {"a", "one"} or names.years.get(_word(span, at + 1)) != 1 \
            or _word(span, at + 2) not in names.old:
        return None
    return Age(position, at + 3, 0.0, exact=False)


UNDER = {"less", "under", "not"}
"""Words that open the age of an infant told by what it has not reached."""


def _number(token: Any, names: NameWords) -> float | None:
    # "8)" is one token to spaCy, which takes it for a smile
    text = token.text.removesuffix(")")
    return float(text) if DIGITS.fullmatch(text) else names.numbers.get(token.lower_)


def _word(span: Any, position: int) -> str:
    return span.doc.lower[position] if span.start <= position < span.end else ""


def _with_unit(span: Any, token: Any, years: float, names: NameWords) -> Age | None:
    position = token.i + 1
    position += _word(span, position) in HYPHENS
    unit = names.years.get(_word(span, position))
    if unit is None:
        return None
    end = position + 1
    end += _word(span, end) in HYPHENS
    if _word(span, end) in names.old:
        hyphened = {_word(span, token.i + 1), _word(span, end - 1)} & HYPHENS
        return Age(token.i, end + 1, years * unit, adjective=bool(hyphened))
    start = token.i - (_word(span, token.i - 1) in names.age_labels)
    bracketed = _word(span, token.i - 1) == "(" and _word(span, position + 1) == ")"
    return Age(start, position + 1, years * unit) if start < token.i or bracketed else None


def _labelled(span: Any, token: Any, years: float, names: NameWords) -> Age | None:
    before = token.i - 1
    before -= _word(span, before) in {":", "of"}
    return Age(before, token.i + 1, years) if _word(span, before) in names.age_labels else None


def _listed(span: Any, token: Any, years: float, ages: list[Age]) -> Age | None:
    """The next of "aged 4, 7 and 9", "aged four and six"."""
    if not ages or ages[-1].adjective:
        return None
    between = {span.doc[i].lower_ for i in range(ages[-1].end, token.i)}
    follows = _word(span, token.i + 1) in {",", "and", ".", ";", ")", "", "respectively"}
    return Age(token.i, token.i + 1, years) if between and between <= {",", "and"} and follows else None


def _between(span: Any, token: Any, years: float, names: NameWords) -> Age | None:
    """ "(possibly 15-16)", "(27 or 28 years old)": the younger of two, both a child's or both not."""
    end = token.i + 2
    joined = end < span.end and _word(span, token.i + 1) in {"or", "/", *HYPHENS}
    later = _number(span.doc[end], names) if joined else None
    opened = "(" in {_word(span, token.i - 1), _word(span, token.i - 2)}
    if later is None or later != years + 1 or not opened or age_group(years, names) is not age_group(later, names):
        return None
    unit = _word(span, end + 1) in names.years and _word(span, end + 2) in names.old
    end += 3 if unit else 1
    return Age(token.i, end, years, exact=False) if _word(span, end) in {")", ","} else None


def _set_off(span: Any, token: Any, years: float, names: NameWords) -> Age | None:
    """A figure in brackets or between commas, right behind a name: "Ahmad Said (30)", "Ahmad Said, 30, a farmer", "Omar
    Said, only 16,", "Omar Said, 38 years,"; or what the named person is said to have been: "Mona was only six when"."""
    start, end = token.i, token.i + 1
    while _word(span, start - 1) in HEDGES:
        start -= 1
    hedged, spelled = start < token.i, _word(span, end) in names.years and names.years[_word(span, end)] == 1
    end += spelled
    left, right = _word(span, start - 1), ")" if token.text.endswith(")") else _word(span, end)
    behind = span.doc[start - 2] if start - 2 >= span.start else None
    if behind is None or not (token.text[:1].isdigit() or hedged):
        return None
    if left in BEEN:
        whose = span.doc[behind.i - 1] if behind.text == "," and behind.i > span.start else behind
        return Age(start, end, years) if right in SAID_BY and _named(whose) else None
    named = _named(behind)
    return Age(start, end, years) if named and right in CLOSED_BY.get(left, ()) else None


def _named(token: Any) -> bool:
    return bool(token.text[:1].isupper()) or token.text in {"”", '"', "’", "'", ")", "*"}


HEDGES = {"only", "just", "barely", "about", "around", "approximately", "nearly", "almost"}
"""Words before an age that make it no other."""
BEEN, SAID_BY = {"was", "is"}, {"when", "at", ".", ";", ",", "and", "years"}
"""What stands before and behind the age of whom a sentence is about: "Mona was 36;", "Adam was seven when"."""
