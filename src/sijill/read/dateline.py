"""The start of a paragraph in, its dateline out: the place and day it was sent from, the agency that sent it."""

import re
from dataclasses import dataclass
from datetime import date

from sijill.knowledge.boilerplate import Boilerplate, fold
from sijill.knowledge.calendar import Calendar
from sijill.read.days import has_clock, written_days

_DASH = r"\s*(?:–|—|―|--?|:)\s*(?:\[[^\[\]]{2,90}\]\s*)*"
_PLACE = r"(?P<place>[^\W\d_][^\n()–—:;!?\"“”]{1,70}?(?:\s?\([^()\n]{2,30}\)[^\n()–—:;!?\"“”]{0,30}?)?)"
_BRACKETED = re.compile(rf"{_PLACE}\s*\((?P<bracket>[^()\n]{{2,50}})\){_DASH}(?=\S)")
_DASHED = re.compile(rf"{_PLACE}(?:\s+(?:–|—|―|--?)\s*|(?:–|—|―|--)\s+)(?=\S)")
_MARKS = re.compile(r"(?:\[[^\[\]]{2,90}\]\s*)+")
"""Monitors of broadcasts put what follows in square brackets: "[EXCERPT] [PRESS OFFICE] ..."."""
_LONGEST_PLACE = 7
"""Words before the bracket or dash: "GAZA CITY, Gaza Strip, Palestinian Territories" has six."""
_REACH, _LONGEST_LABEL = 40, 3
"""Characters and words: "Date of publication: Wednesday, 4 September 2019" is no longer, and a sentence follows."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is where the sentence begins. Any of the rest may be missing."""

    end: int
    place: str | None = None
    publisher: str | None = None
    day: date | None = None


def find_dateline(text: str, boilerplate: Boilerplate, calendar: Calendar) -> Dateline | None:
    """"HASAKAH, Syria (North Press) – ", "BAGHDAD — ", "Damascus, SANA- ", " date 2018-03-11 AMMAN (9:05 A.M.) – "."""
    start, day = _date_before(text, boilerplate, calendar)
    if text.isupper():  # all capitals say nothing about which word is a place
        dashed = _dashed(text, start, boilerplate, calendar)
        found = _bracketed(text, start, boilerplate, calendar) or (dashed if dashed and dashed.day else None)
    else:
        found = (_bracketed(text, start, boilerplate, calendar) or _signed(text, start, boilerplate)
                 or _dashed(text, start, boilerplate, calendar))
    if found:
        return Dateline(found.end, found.place, found.publisher, found.day or day)
    return Dateline(start, day=day) if start else None


def _date_before(text: str, boilerplate: Boilerplate, calendar: Calendar) -> tuple[int, date | None]:
    """A labelled date in front of everything, as scrapers leave it: where it ends, and the day."""
    first = next(iter(written_days(text[:_REACH], calendar)), None)
    if not first or len(text) - first.end < _REACH or not boilerplate.published_labels.search(text[:first.start]):
        return 0, None
    if len(text[:first.start].split()) > _LONGEST_LABEL:
        return 0, None
    rest = text[first.end:]
    return first.end + len(rest) - len(rest.lstrip(" ,.:|–-")), first.day


def _bracketed(text: str, start: int, boilerplate: Boilerplate, calendar: Calendar) -> Dateline | None:
    match = _BRACKETED.match(text, start)
    if not match or len(match["place"].split()) > _LONGEST_PLACE:
        return None
    bracket = match["bracket"]
    if not (_shouts(match["place"]) or has_clock(bracket) or _is_press(bracket, boilerplate)):
        return None
    place, day = _place_and_day(match["place"], boilerplate, calendar)
    if text.isupper() and not (day or _is_press(bracket, boilerplate)):
        return None  # in all capitals "THE ARMY (FDR) -- ..." looks the same
    inside = written_days(bracket, calendar)
    nameless = has_clock(bracket) or fold(bracket) in boilerplate.no_publishers or bool(inside)
    day = day or (inside[0].day if inside else None)
    return Dateline(match.end(), place, None if nameless else bracket.strip(), day)


def _signed(text: str, start: int, boilerplate: Boilerplate) -> Dateline | None:
    """"Damascus, SANA- ": the agency after the place, with or without a space before the sentence."""
    names = "|".join(re.escape(name) for name in boilerplate.agencies) or r"(?!)"
    match = re.compile(rf"{_PLACE},\s*(?P<agency>{names})\s*(?:–|—|--?)\s*(?=\S)").match(text, start)
    if not match or len(match["place"].split()) > _LONGEST_PLACE:
        return None
    return Dateline(match.end(), match["place"].strip(), match["agency"])


def _dashed(text: str, start: int, boilerplate: Boilerplate, calendar: Calendar) -> Dateline | None:
    match = _DASHED.match(text, start)
    if not match or len(match["place"].split()) > _LONGEST_PLACE:
        return None
    marks = _MARKS.match(text, match.end())
    end = marks.end() if marks else match.end()
    first = match["place"].split(",")[0]
    if first.upper() != first or sum(c.isalpha() for c in first) < 3 or not text[end:end + 1].strip('"“').isalnum():
        return None
    place, day = _place_and_day(match["place"], boilerplate, calendar)
    return Dateline(end, place, None, day)


def _shouts(place: str) -> bool:
    """Some word in capitals, three letters or more, as only datelines (and abbreviations) are."""
    return any(len(word) >= 3 and word.isalpha() and word.isupper() for word in re.split(r"[\s,’'-]+", place))


def _is_press(bracket: str, boilerplate: Boilerplate) -> bool:
    signed = any(bracket.startswith(name) for name in boilerplate.agencies)
    return signed or bool(boilerplate.press_words.search(bracket))


def _place_and_day(words: str, boilerplate: Boilerplate, calendar: Calendar) -> tuple[str | None, date | None]:
    days = written_days(words, calendar, short_years=True)
    parts = [part.strip() for part in words.split(",")]
    named = [part for part in parts if part and not any(c.isdigit() for c in part)]
    place = ", ".join(_cased(part) for part in named)
    return (None if not place or fold(place) in boilerplate.no_places else place), (days[0].day if days else None)


def _cased(part: str) -> str:
    """Capitals as a sentence would have them: "AL-HASAKAH" is "Al-Hasakah"; "NE Syria" stays."""
    return re.sub(r"[^\W\d_]+", lambda match: _capitals(match.group()), part)


def _capitals(piece: str) -> str:
    article = piece in {"AL", "EL", "EZ", "AS", "AT", "AD", "AR", "AN"}
    return piece.capitalize() if article or (piece.isupper() and len(piece) > 2) else piece
