"""Time keys: words of time, what they fix, and which of them cannot mean one day."""

from datetime import date

import pytest

from sijill.extract.timekey import Grain, TimeKey, time_key
from sijill.knowledge import Knowledge
from sijill.knowledge.time_grammar import scan

FRIDAY = date(2023, 5, 12)


def key(text: str, published: date | None, knowledge: Knowledge) -> TimeKey:
    """Of the first time expression; of text without any, the key that fixes nothing."""
    found = scan(text, knowledge.language.calendar)
    return time_key(found[0], published) if found else TimeKey()


@pytest.mark.parametrize(("text", "on"), [
    ("today", date(2023, 5, 12)), ("yesterday", date(2023, 5, 11)), ("last night", date(2023, 5, 11)),
    ("on Tuesday", date(2023, 5, 9)), ("on Friday", date(2023, 5, 12)), ("4 May", date(2023, 5, 4)),
    ("May 4, 2019", date(2019, 5, 4)), ("25 November", date(2022, 11, 25)), ("2023-05-03", date(2023, 5, 3)),
    ("3.5.2023", date(2023, 5, 3)), ("two days ago", date(2023, 5, 10)), ("last Friday", date(2023, 5, 5)),
    ("on the night of 3-4 May", date(2023, 5, 3)), ("yesterday (Thursday)", date(2023, 5, 11)), ("the same day", None),
    ("03/05/23", date(2023, 5, 3)), ("in October", None), ("last month", None)])
def test_the_day_before_a_known_publication(text: str, on: date | None, knowledge: Knowledge) -> None:
    assert key(text, FRIDAY, knowledge).on == on


@pytest.mark.parametrize(("text", "grain"), [
    ("on Tuesday", Grain.DAY), ("yesterday", Grain.DAY), ("4 May", Grain.DAY), ("in October 2019", Grain.MONTH),
    ("in 2019", Grain.YEAR), ("recently", Grain.NONE), ("2023-02-31", Grain.YEAR)])
def test_how_narrow(text: str, grain: Grain, knowledge: Knowledge) -> None:
    assert key(text, None, knowledge).grain is grain


@pytest.mark.parametrize(("left", "right", "published", "conflict"), [
    ("on Monday", "on Tuesday", None, True), ("on Monday", "on Monday", None, False),
    ("today", "yesterday", None, True), ("yesterday", "on Thursday", FRIDAY, False),
    ("yesterday", "on Tuesday", FRIDAY, True), ("on Monday", "4 May", None, False),
    ("on Monday", "8 May", FRIDAY, False), ("on Monday", "9 May", FRIDAY, True),
    ("in October", "4 May", None, True), ("in 2019", "4 May", None, False), ("recently", "yesterday", FRIDAY, False)])
def test_which_cannot_be_one_day(left: str, right: str, published: date | None, conflict: bool,
                                 knowledge: Knowledge) -> None:
    first, second = (key(text, published, knowledge) for text in (left, right))
    assert first.conflicts(second) is conflict
    assert second.conflicts(first) is conflict
