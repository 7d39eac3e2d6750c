"""Places that a sentence describes and does not name: "the Libyan capital", "this northern city" of the dateline."""

import re
from collections.abc import Iterator
from typing import Any

from sijill.extract.parse import Sentence
from sijill.extract.placefound import PlaceFound
from sijill.knowledge.roster import Roster
from sijill.model.place import PlaceMention

HINT = re.compile(r"\bcapital\b|\bhere(?=[.,;]| on\b| by\b| late\b| early\b)|"
                  r"\bthis (?:[\w-]+ ){0,3}(?:city|town|village|capital|settlement)\b", re.IGNORECASE)
"""Sentences without any of these describe no place: the rest need not be walked."""
SETTLED = {"city", "town", "village", "capital", "settlement"}
WIDEST = 4
"""Words from "this" to its noun: "this restive northern Afghan city" has four."""
BEFORE = 3
"""Words from a country to "capital": "Libya 's battered capital" has three."""


def find_described(sentence: Sentence, roster: Roster) -> tuple[PlaceFound, ...]:
    """The capitals of countries that the sentence names, and "this city" where a dateline names one; in order."""
    if not HINT.search(sentence.text):
        return ()
    found = (_capital(sentence, token, roster) or _here(sentence, token) for token in sentence.span
             if token.lower_ in SETTLED or token.lower_ == "here")
    return tuple(place for place in found if place is not None)


def _capital(sentence: Sentence, token: Any, roster: Roster) -> PlaceFound | None:
    """ "the Libyan capital", "Libya's capital", "the capital of Libya"; not "the Libyan capital, Tripoli"."""
    if token.lower_ != "capital" or _named_after(token):
        return None
    nations = [n for first, last in _sides(token) for n in roster.nations_in(token.doc[first:last].text)]
    codes = nations[-1].codes if nations else ()
    nation = roster.nations.by_code.get(codes[0]) if len(codes) == 1 else None
    if nation is None or nation.capital is None:
        return None
    return _found(sentence, token, PlaceMention(nation.capital, None, None, (nation.plain_name,)))


def _sides(token: Any) -> Iterator[tuple[int, int]]:
    """Token spans of the words before "capital", and behind "capital of"."""
    sentence = token.sent
    yield max(sentence.start, token.i - BEFORE), token.i
    if token.i + 1 < sentence.end and token.nbor().lower_ == "of":
        yield token.i + 2, min(token.i + 2 + BEFORE, sentence.end)


def _named_after(token: Any) -> bool:
    """ "the Libyan capital Tripoli", "the capital, Tripoli,": it is named after all."""
    after = [t for t in token.doc[token.i + 1:token.i + 4] if t.text not in {",", "(", "of"}]
    return bool(after) and after[0].text[:1].isupper() and token.doc[token.i + 1:token.i + 2].text.lower() != "of"


def _here(sentence: Sentence, token: Any) -> PlaceFound | None:
    """ "KUNDUZ – … in this northern Afghan city", "in a gymnasium here."."""
    place = sentence.report.dateline_place
    if token.lower_ == "here":
        clause = place is not None and token.tag_ == "RB" and not token.text[:1].isupper()
        return _found(sentence, token, PlaceMention(place)) if clause and place else None
    this = any(t.lower_ == "this" for t in token.doc[max(token.sent.start, token.i - WIDEST):token.i])
    return _found(sentence, token, PlaceMention(place)) if place and this else None


def _found(sentence: Sentence, token: Any, mention: PlaceMention) -> PlaceFound:
    start = max(token.left_edge.i, token.sent.start)
    above = token.head
    preposition = above.lower_ if token.dep_ == "pobj" else None
    return PlaceFound(start, token.i + 1, mention, sentence.quote(start, token.i + 1), token.i, preposition)
