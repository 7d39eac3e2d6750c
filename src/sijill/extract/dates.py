"""A parsed sentence in, the words that speak of a time out, each as evidence; what days they mean is not asked here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sijill.extract.parse import Sentence
from sijill.knowledge.calendar import Calendar, Unit
from sijill.knowledge.time_grammar import scan
from sijill.knowledge.time_phrases import Phrase, PhraseKind, Relation, TimeExpression
from sijill.model.evidence import Evidence


class TimeKind(StrEnum):
    POINT = "point"            # a day, month or year by name: on Wednesday, 4 May, in October 2019
    RANGE = "range"            # two ends, or one and the day of writing: from 3 to 6 June, since October 7
    DURATION = "duration"      # a length without an end: over a two week period
    RELATIVE = "relative"      # counted from another day: yesterday, three weeks later, last month
    BACKGROUND = "background"  # a year that only describes: a 2019 operation


@dataclass(frozen=True, slots=True)
class TimeFound:
    """start and end are characters of span.doc.text; `head` is the token of span.doc that governs the words.

    `exact` says that the words name a day rather than a week, month or year; `expression` is what they say.
    """

    start: int
    end: int
    text: str
    evidence: Evidence
    kind: TimeKind
    head: int
    exact: bool
    expression: TimeExpression

    @property
    def remembered(self) -> bool:
        """Whether it speaks of a day come round again ("ten years ago today", "the third anniversary of")."""
        return any(phrase.remembered for phrase in self.expression.phrases)

    @property
    def anniversary(self) -> bool:
        """Whether it dates what follows it only: "on the first anniversary of the coup, soldiers shot two"."""
        return self.expression.has(PhraseKind.ANNIVERSARY)


RELATIVE_KINDS = frozenset({PhraseKind.RELATIVE, PhraseKind.FOLLOWING, PhraseKind.UNIT, PhraseKind.DAY_PART,
                            PhraseKind.ANNIVERSARY})
DAY_KINDS = frozenset({PhraseKind.WEEKDAY, PhraseKind.DAY_PART, PhraseKind.HOLIDAY})


def find_times(sentence: Sentence, calendar: Calendar) -> tuple[TimeFound, ...]:
    """Every time expression of the sentence, the longest at each place, in order."""
    doc = sentence.span.doc
    text = doc.text
    found = scan(text, calendar, sentence.span.start_char, sentence.span.end_char)
    found = tuple(e for expression in found for e in _of_deed(text, expression, calendar))
    return tuple(_found(sentence, expression) for expression in found if not _other_word(doc, expression, calendar))


def _of_deed(text: str, expression: TimeExpression, calendar: Calendar) -> tuple[TimeExpression, ...]:
    """ "killed by Saturday's strike": the strike's day, and no end of a time."""
    opening = text[expression.start:expression.end].partition(" ")[0]
    if opening.lower() != "by" or text[expression.end:expression.end + 2] not in {"'s", "’s"}:
        return (expression,)
    return scan(text, calendar, expression.start + len(opening) + 1, expression.end)


def _found(sentence: Sentence, expression: TimeExpression) -> TimeFound:
    words = _tokens(sentence.span.doc, expression.start, expression.end)
    evidence = sentence.quote_characters(expression.start, expression.end)
    return TimeFound(expression.start, expression.end, expression.text, evidence, _kind(expression), words.root.i,
                     any(_names_day(phrase) for phrase in expression.phrases), expression)


def _tokens(doc: Any, start: int, end: int) -> Any:
    return doc.covering(start, end)


def _kind(expression: TimeExpression) -> TimeKind:
    if expression.has(PhraseKind.YEAR):
        return TimeKind.BACKGROUND
    ended = any(p.until is not None or p.until_year is not None for p in expression.first)
    if expression.relation is not Relation.AT or ended or expression.has(PhraseKind.PAST):
        return TimeKind.RANGE
    kinds = {phrase.kind for phrase in expression.first}
    if PhraseKind.DATE not in kinds and PhraseKind.WEEKDAY not in kinds and kinds & RELATIVE_KINDS:
        return TimeKind.RELATIVE
    return TimeKind.DURATION if PhraseKind.DURATION in kinds and PhraseKind.DATE not in kinds else TimeKind.POINT


def _names_day(phrase: Phrase) -> bool:
    counted = phrase.kind in {PhraseKind.RELATIVE, PhraseKind.FOLLOWING} and phrase.unit is Unit.DAY
    return phrase.day is not None or phrase.kind in DAY_KINDS or counted or phrase.kept is Unit.DAY


def _other_word(doc: Any, expression: TimeExpression, calendar: Calendar) -> bool:
    """A month's name that is a verb or a person's here ("may", "they march", "June Haddad"), or a year that counts."""
    if len(expression.phrases) != 1:
        return False
    phrase = expression.first[0]
    if phrase.kind is PhraseKind.RELATIVE:
        return _titled(_tokens(doc, phrase.start, phrase.end)[0])
    if phrase.kind is not PhraseKind.DATE or phrase.day is not None:
        return False
    word = _tokens(doc, phrase.start, phrase.end)[-1]
    if phrase.month is None:
        counts = word.dep_ == "nummod" and word.head.tag_ == "NNS" and word.head.i == word.i + 1
        return bool(counts and phrase.stage is None)
    if phrase.year is not None or word.lower_.rstrip(".") not in calendar.ambiguous:
        return False
    name = word.dep_ == "compound" and word.head.tag_ == "NNP" and word.head.i == word.i + 1
    return bool(word.tag_ not in {"NNP", "NN"} or name)


def _titled(word: Any) -> bool:
    """Whether the word is the last of a name ("Levant Today"), not the first of a sentence."""
    before = word.doc[word.i - 1] if word.i > word.sent.start else None
    return bool(before is not None and word.is_title and before.is_title and before.tag_ in {"NNP", "NNPS"})
