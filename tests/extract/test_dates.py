"""Time expressions in invented sentences, parsed by the model once."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.extract.dates import TimeFound, TimeKind, find_times
from sijill.extract.parse import Sentence, model
from sijill.knowledge.calendar import Calendar
from sijill.knowledge.pack import find_packs, tables
from sijill.knowledge.time_grammar import scan
from sijill.model.report import Report, Segment, SegmentKind

CALENDAR = Calendar.from_tables(tables(find_packs(), "calendar"))
Find = Callable[[str], list[TimeFound]]


@pytest.fixture(scope="module")
def find() -> Find:
    def found(text: str) -> list[TimeFound]:
        segment = Segment(0, len(text), SegmentKind.BODY)
        report = Report("rep_1", text, "", "test", (segment,))
        return [time for n, span in enumerate(model()(text).sents)
                for time in find_times(Sentence(span, report, segment, 0, n, False, range(len(text))), CALENDAR)]

    return found


SENTENCES = [
    ("On Wednesday, gunmen killed a farmer near the bridge.", ["On Wednesday"]),
    ("A teacher was shot late Friday night in the market.", ["late Friday night"]),
    ("Yesterday, Friday, two shells fell on the mill.", ["Yesterday, Friday"]),
    ("Today on November 25 the army struck an orchard.", ["Today on November 25"]),
    ("This morning's raid left three people dead.", ["This morning"]),
    ("The first raid came on Thursday night (October 5), when a house fell.", ["on Thursday night (October 5)"]),
    ("He was arrested on the 4th of May 2021 at a checkpoint.", ["on the 4th of May 2021"]),
    ("On Sep.17, a drone hit a car.", ["On Sep.17"]),
    ("A mine killed a child on Oct. 4, 2023.", ["on Oct. 4, 2023"]),
    ("In early March a convoy was hit; in mid-January 2022 another.", ["In early March", "in mid-January 2022"]),
    ("The raids killed 66 people last month alone.", ["last month"]),
    ("In October 2019, troops crossed the river.", ["In October 2019"]),
    ("Since October 7 the road has been shelled.", ["Since October 7"]),
    ("Between 3 and 6 June, five men were killed.", ["Between 3 and 6 June"]),
    ("The killings took place over a 20 day period.", ["over a 20 day period"]),
    ("In that three-week period, militants killed 20 residents.", ["In that three-week period"]),
    ("The army returned three weeks later.", ["three weeks later"]),
    ("The previous day a clinic was hit.", ["The previous day"]),
    ("The soldiers shelled the village at dawn on Saturday.", ["at dawn on Saturday"]),
    ("Around 2:30 pm on Tuesday a bomb went off.", ["Around 2:30 pm on Tuesday"]),
    ("A mortar round landed on the evening of 17 October.", ["on the evening of 17 October"]),
    ("Around 18 April 2022, forces shelled the town.", ["Around 18 April 2022"]),
    ("After they retook it [on Saturday], residents found bodies.", ["on Saturday"]),
    ("The town was shelled overnight.", ["overnight"]),
    ("The hospital was bombed in 2015 and again over the weekend.", ["in 2015", "over the weekend"]),
    ("Two people were killed during Ramadan and one on the first day of Eid al-Fitr.",
     ["during Ramadan", "on the first day of Eid al-Fitr"]),
    ("Four people were killed on Friday and Saturday.", ["on Friday and Saturday"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_longest_expressions_are_found(find: Find, text: str, expected: list[str]) -> None:
    assert [time.text for time in find(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_evidence_quotes_the_report(find: Find, text: str, expected: list[str]) -> None:
    for time in find(text):
        assert text[time.evidence.start:time.evidence.end] == time.evidence.quote == time.text


@pytest.mark.parametrize("text", [
    "The toll may rise, a doctor said.",
    "Thousands march against the war every year, and they march on.",
    "Some 2014 people fled the fighting.",
    "The camp holds 2014 families and 1990 tents.",
    "A 20-year-old man and a 2-year-old girl were killed.",
    "The man, 20 years old, was shot dead.",
    "He was sentenced to 20 years.",
    "The shells fell at 4 am near the mosque.",
    "The Sun sets behind the hill.",
    "June Haddad was shot dead.",
    "The newspaper Levant Today reported the raid.",
    "Ahmed Ramadan and Eid Salem were shot dead.",
    "The 4th Brigade shelled the town with 5 rockets.",
    "The 17th Division seized 23 houses on Street 15.",
    "Operation Peace Spring displaced families.",
])
def test_what_is_no_time_is_not_found(find: Find, text: str) -> None:
    assert [time.text for time in find(text)] == []


@pytest.mark.parametrize(("text", "kind", "exact"), [
    ("He was shot on 4 May 2021.", TimeKind.POINT, True),
    ("He was shot in May 2021.", TimeKind.POINT, False),
    ("He was shot yesterday.", TimeKind.RELATIVE, True),
    ("He was shot last week.", TimeKind.RELATIVE, False),
    ("They were shot from 3 to 6 June.", TimeKind.RANGE, True),
    ("They have been shot at since October 2019.", TimeKind.RANGE, False),
    ("They were shot over a 20 day period.", TimeKind.DURATION, False),
    ("They fled a 2019 operation by the army.", TimeKind.BACKGROUND, False),
])
def test_kinds_of_time_are_told_apart(find: Find, text: str, kind: TimeKind, exact: bool) -> None:
    assert [(time.kind, time.exact) for time in find(text)] == [(kind, exact)]


def test_the_head_governs_the_words(find: Find) -> None:
    text = "Gunmen killed a farmer late Friday night near the mill."
    time, = find(text)
    assert text.split()[time.head] == "night"


WORDS = st.sampled_from([
    "on", "Friday", "October", "5", "2019", "three", "weeks", "later", "(", ")", ",", "since", "May", "the", "day",
    "before", "and", "last", "month", "night", "people", "2:30", "pm", "Eid", "03/04/2021",
])


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_expressions_lie_in_order_inside_any_text(text: str) -> None:
    end = 0
    for expression in scan(text, CALENDAR):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start:expression.end] == expression.text
        assert all(expression.start <= p.start < p.end <= expression.end for p in expression.phrases)
        end = expression.end


def test_times_keep_their_place_when_a_part_of_the_text_is_read() -> None:
    text = "On Monday it rained. On 4 May 2021 he was shot."
    expression, = scan(text, CALENDAR, 21, len(text))
    assert text[expression.start:expression.end] == expression.text == "On 4 May 2021"


def test_lines_are_not_joined() -> None:
    assert [e.text for e in scan("Friday\n5 October", CALENDAR)] == ["Friday", "5 October"]
