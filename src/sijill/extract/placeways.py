"""Names of a sentence come in; those that are the two ends of a road, or have the event between them, go out in pairs.

"On the road from Nuri to Barza", "the Nuri - Barza highway", "between Nuri and Barza": one place, told by two.
"""

from typing import Any

from sijill.extract.placenames import DASHES, Run
from sijill.knowledge.placenouns import PlaceNouns

BETWEEN = "between"
JOIN = "–"
"""Between the two names of such a place, as in "the Nuri–Barza road"."""


def road(span: Any, left: Run, right: Run, nouns: PlaceNouns) -> int | None:
    """Where the phrase begins that says the road runs between the two; None where none does."""
    doc, verb = span.doc, left.start - 1
    if verb - 1 < span.start or doc[verb].lower_ not in nouns.leading or doc[verb - 1].lower_ not in nouns.ways:
        return None
    between = [t.lower_ for t in doc[left.end:right.start]]
    return verb - 1 if len(between) == 1 and between[0] in nouns.meeting else None


def meet(doc: Any, left: tuple[int, str | None], right: tuple[int, str | None], nouns: PlaceNouns) -> bool:
    """Whether two places, each by where its words end or begin and how the event stands to it, are one's ends."""
    between = [t.lower_ for t in doc[left[0]:right[0]]]
    if left[1] == right[1] == BETWEEN:
        return between == ["and"]
    way = right[1] is not None and right[1].removesuffix(" of") in nouns.ways
    return way and left[1] is None and len(between) == 1 and (between[0] in nouns.meeting or between[0] in DASHES)


def listed_noun(span: Any, end: int, nouns: PlaceNouns) -> str | None:
    """ "shelled A, B, C and D villages", "in A and B counties": the plural at the list's end is the noun of all its
    names. `end` is where one of them ends."""
    doc, i, joined = span.doc, end, False
    last = min(end + LONGEST_LIST, span.end)
    while i < last and (doc[i].lower_ in {",", "and", "&", "-"} or doc[i].text[0].isupper()):
        joined |= doc[i].lower_ in {"and", "&"}
        i += 1
    listed = joined and i < last and doc[i].tag_ == "NNS" and doc[end].text in {",", "and", "&"}
    noun = nouns.features.get(doc[i].lower_) if listed else None
    return noun if nouns.kind(noun) in {"settlement", "district", "province"} else None


LONGEST_LIST = 30
"""Words of a list of places: seven names of two words with their commas and dashes."""
