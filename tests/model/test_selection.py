"""Selections: bounds in time, scope, grade, place and actor."""

from dataclasses import replace
from datetime import date

import pytest
from factory import make_incident

from sijill.errors import SijillError
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange
from sijill.model.event import Scope
from sijill.model.incident import GradeCode
from sijill.model.selection import Selection, first_day, last_day

INCIDENT = make_incident()  # in Tell Zahra, Idlib, Syria, on 4 May 2019, by the Northern Front
MONTH = replace(INCIDENT, date=replace(INCIDENT.date, value=DateRange(
    date(2019, 5, 1), date(2019, 5, 31), DatePrecision.MONTH, DateBasis.STATED, "2019-05")))
UNDATED = replace(INCIDENT, date=replace(INCIDENT.date, value=UNKNOWN_DATE))


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2019-05-04", date(2019, 5, 4), date(2019, 5, 4)),
])
def test_a_date_may_be_a_year_a_month_or_a_day(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-02-30", "May 2019", "2019-5-4-3", "-2019", "0000", "٢٠١٩"])
def test_what_is_no_date_is_refused_with_a_remedy(text: str) -> None:
    for bound in (first_day, last_day):
        with pytest.raises(SijillError, match="2017-10-05"):
            bound(text)


@pytest.mark.parametrize(("selection", "taken"), [
    (Selection(), True),
    (Selection(since=date(2019, 5, 4), until=date(2019, 5, 4)), True),
    (Selection(since=date(2019, 5, 5)), False),
    (Selection(until=date(2019, 5, 3)), False),
    (Selection(scope=Scope.INCIDENT), True),
    (Selection(scope=Scope.CONTEXT), False),
    (Selection(grade=GradeCode.WEAK), True),
    (Selection(grade=GradeCode.FAIR), False),
    (Selection(place="zahra"), True),
    (Selection(place="IDLIB"), True),
    (Selection(place="sy"), True),
    (Selection(place="geonames:1"), True),
    (Selection(place="Hama"), False),
    (Selection(actor="northern_front"), True),
    (Selection(actor="northern fro"), True),
    (Selection(actor="Civilians"), True),
    (Selection(actor="Southern"), False),
])
def test_a_selection_takes_what_it_asks_for(selection: Selection, taken: bool) -> None:
    assert selection.takes(INCIDENT) is taken


def test_a_month_counts_from_its_first_to_its_last_day() -> None:
    assert Selection(since=date(2019, 5, 31)).takes(MONTH)
    assert Selection(until=date(2019, 5, 1)).takes(MONTH)
    assert not Selection(since=date(2019, 6, 1)).takes(MONTH)


def test_an_undated_incident_answers_no_bound() -> None:
    assert not Selection(since=date(1900, 1, 1)).takes(UNDATED)
    assert not Selection(until=date(2100, 1, 1)).takes(UNDATED)
    assert list(Selection().of([UNDATED])) == [UNDATED]


def test_accents_do_not_matter() -> None:
    assert INCIDENT.place is not None
    place = INCIDENT.place.value.place
    assert place is not None
    named = replace(place, name="Serê Kaniyê")
    incident = replace(INCIDENT, place=replace(INCIDENT.place, value=replace(INCIDENT.place.value, place=named)))
    assert Selection(place="sere kaniye").takes(incident)
