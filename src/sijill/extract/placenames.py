"""A parsed sentence comes in, the capitalised names in it that might be places go out, each with the nouns beside it.

Nothing is decided here: a run of capitals is a person or a party as often as a place.
"""

from dataclasses import dataclass
from typing import Any

from sijill.knowledge.placenouns import PlaceNouns

DASHES = frozenset({"-", "‐", "‑", "–"})
QUOTES = frozenset({"'", "’", "‘", "`", "ʿ", "ʾ", "´"})
INSIDE = DASHES | QUOTES
ENGLISH_TOO = frozenset({"at", "as", "an", "and", "in", "do", "to", "er", "e", "i", "o"})
"""Of the words that join names, those that are English words: in a name only with a dash ("as-Safira")."""

OPENING_NAMES = frozenset({"At", "As", "An", "In"})
"""Of these, those that open names: articles before a sun letter, a word of Tuareg and of Burmese."""

NUMERALS = frozenset({"I", "II", "III", "IV", "V"})
"""Behind a name they number it: "Opira I village"."""

PARTICLES = frozenset({"do", "da", "e"})
"""Of the words English has too, those that join two capitals in Portuguese names ("Morada do Sol")."""

PART = "neighbourhood"
"""How what "Colonia" and "Barrio" name is recorded."""

LONGEST_NOUN = 3
"""Words: "local government area"."""

SHORTEST_SMALL = 4
"""Letters of a name typed without its capital: shorter words are abbreviations ("an idp camp")."""

WHOLE_NAMES = frozenset({"building", "camp", "area"})
"""Kinds whose noun is part of the name: Nasser Hospital is not a place called Nasser."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens start..end of the doc with the noun after the name, if there is one; the name itself ends at `stop`.

    `bare`, from token `first`, is the name without directions before it ("Southern Idlib"); `full` has them ("South
    Sudan"), and `whole` the noun too ("Kuwait roundabout").
    """

    start: int
    first: int
    stop: int
    end: int
    bare: str
    full: str
    feature: str | None
    whole: str

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.bare.lower().split())


def runs(span: Any, nouns: PlaceNouns) -> tuple[Run, ...]:
    """Runs in order, without overlap."""
    found = []
    i = span.start
    doc = span.doc
    while i < span.end:
        if doc.words[i].islower() and doc.lower[i] not in nouns.joining:  # nearly every word
            if _typed_small(doc, i, nouns):
                found.append(_run(span, i, i + 1, nouns))
            i += 1
            continue
        end = _run_end(span, i, nouns)
        if end > i:
            found.append(_run(span, i, end, nouns))
        i = max(found[-1].end, i + 1) if end > i else i + 1
    return tuple(found)


def _typed_small(doc: Any, i: int, nouns: PlaceNouns) -> bool:
    """ "Shells hit qaqfin outskirts": a word that is no English one, where the parse sees a name, before a noun of
    place; an unknown word it may take for an adjective. Whether some place is called so is not asked here."""
    after = doc.lower[i + 1] if i + 1 < len(doc.lower) else ""
    if after not in nouns.around and after not in nouns.features:
        return False
    token = doc[i]
    return bool(token.tag_ in {"NNP", "NNPS", "JJ"} and len(token) >= SHORTEST_SMALL and token.is_oov)


def _run_end(span: Any, i: int, nouns: PlaceNouns) -> int:
    """Where the name that starts at token i ends; i itself where none does."""
    doc = span.doc
    first = _skip_joining(span, i, nouns) if doc[i].lower_ in nouns.joining else i
    if first >= span.end or not _named(doc[first], span, nouns):
        return i
    end = first + 1
    while end < span.end:
        after = _skip_joining(span, end, nouns)
        if after < span.end and _named(doc[after], span, nouns) and _joined(doc, end, after):
            end = after + 1
        elif _counted_unit(doc, end, span, nouns):
            end += 2
        else:
            break
    return end + 1 if end < span.end and _numeral(doc, end) else end


def _counted_unit(doc: Any, i: int, span: Any, nouns: PlaceNouns) -> bool:
    """ "South 24 Nurganas": a number between a direction and a name."""
    return i + 1 < span.end and doc[i].text.isdigit() and doc[i - 1].lower_ in nouns.directions \
        and _named(doc[i + 1], span, nouns)


def _numeral(doc: Any, i: int) -> bool:
    """Not "I" the speaker: a name stands right before it, and no word of the speaker's sentence after."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    return doc[i].text in NUMERALS and not (after is not None and after.pos_ in {"VERB", "AUX"})


def _skip_joining(span: Any, i: int, nouns: PlaceNouns) -> int:
    """Past dashes, quotes and small words that stand inside names."""
    doc = span.doc
    while i < span.end and (doc[i].text in INSIDE or (doc[i].lower_ in nouns.joining and _small(doc, i, span))):
        i += 1
    return i


def _small(doc: Any, i: int, span: Any) -> bool:
    """An article joins what follows with a dash or a space; "at" and "as" only with a dash, being English words too."""
    if i + 1 >= span.end:
        return False
    if doc[i].text in PARTICLES and i > span.start and doc[i - 1].text[0].isupper() and doc[i + 1].text[0].isupper():
        return bool(doc[i - 1].tag_ in {"NNP", "NNPS", "FW"})
    return doc[i + 1].text in DASHES or (doc[i].lower_ not in ENGLISH_TOO and doc[i].is_lower)


def _joined(doc: Any, left: int, right: int) -> bool:
    """A dash joins only where no space stands beside it: "Sere Kaniye – North Press" is two names."""
    return not any(doc[i].text in DASHES and doc[i - 1].whitespace_ for i in range(left, right))


def _named(token: Any, span: Any, nouns: PlaceNouns) -> bool:
    text = token.text
    # eThekwini and uMzimkhulu have their capital second, d'Oie behind its elided article
    elided = text[1:2] in QUOTES and text[2:3].isupper()
    if not (text[0].isupper() or text[1:2].isupper() or elided) or token.lower_ in nouns.breaks:
        return False
    if token.lower_ in nouns.peoples and token.tag_ not in {"NNP", "NNPS"}:
        return False
    if token.lower_ in ENGLISH_TOO and not (token.i + 1 < span.end and token.nbor().text in DASHES):
        return _opens_name(token, span)
    # any word may open a sentence; only a noun opens it as a name, or a side before one ("Western Cape")
    return token.i > span.start or token.tag_ in {"NNP", "NNPS", "FW"} or (
        token.lower_ in nouns.directions and token.i + 1 < span.end and token.nbor().text[0].isupper())


def _opens_name(token: Any, span: Any) -> bool:
    """ "raids on As Sawh (At Tuhayat, Hodeidah)": a capital inside a sentence that is no headline, and another."""
    if token.text not in OPENING_NAMES or token.i == span.start or token.i + 1 >= span.end:
        return False
    words = [t for t in span if t.is_alpha]
    return bool(token.nbor().text[0].isupper()) and 3 * sum(t.is_lower for t in words) > len(words)


def _run(span: Any, start: int, end: int, nouns: PlaceNouns) -> Run:
    """Takes directions off the front and a noun off the end, inside the capitals or after them."""
    doc = span.doc
    bare = start
    while bare + 1 < end and doc[bare].lower_ in nouns.directions and doc[bare + 1].text not in DASHES:
        bare += 1
    feature, after = _noun_after(span, end, nouns)
    stop = end
    if feature is None and end > bare + 1 and doc[bare].lower_ in nouns.before:
        return Run(start, bare, end, end, _text(doc, bare, end), _text(doc, start, end), PART, _text(doc, start, end))
    # "United States" is no state called United
    country = bool({_text(doc, start, end), f"the {_text(doc, start, end)}"} & nouns.countries)
    if feature is None and not country and (inner := _noun_before(doc, bare, end, nouns)):
        feature, stop = inner
    if nouns.kind(feature) in WHOLE_NAMES:
        stop = after
    elif stop == bare + 1 < end and doc[bare].lower_ in nouns.plain:
        stop = end  # "Green Village" is no village called Green
    return Run(start, bare, stop, after, _text(doc, bare, stop), _text(doc, start, stop), feature,
               _text(doc, start, after))


def _noun_before(doc: Any, start: int, end: int, nouns: PlaceNouns) -> tuple[str, int] | None:
    """A capitalised noun at the end of the run, and where the name before it ends: "Hama Governorate"."""
    for width in range(LONGEST_NOUN, 0, -1):
        if end - width > start:
            word = _text(doc, end - width, end).lower()
            if word in nouns.features:
                return nouns.features[word], end - width
    return None


def _noun_after(span: Any, end: int, nouns: PlaceNouns) -> tuple[str | None, int]:
    """A noun after the run: "Suran town", "Jabalia refugee camp"; not one that begins another ("Suran town hall")."""
    doc = span.doc
    for width in range(LONGEST_NOUN, 0, -1):
        stop = end + width
        word = _text(doc, end, stop).lower() if stop <= span.end else ""
        if word in nouns.features and not (stop < span.end and _goes_on(doc, stop, nouns)):
            return nouns.features[word], stop
    return None, end


def _goes_on(doc: Any, i: int, nouns: PlaceNouns) -> bool:
    return bool(doc[i].pos_ == "NOUN" and doc[i - 1].dep_ == "compound" and doc[i].lower_ not in nouns.around)


def _text(doc: Any, start: int, end: int) -> str:
    return doc.between(start, end).strip() if end > start else ""
