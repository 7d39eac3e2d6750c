from collections.abc import Mapping

import pytest

from sijill.errors import SijillError
from sijill.knowledge.calendar import Calendar, Reckoning, Stage, Unit
from sijill.knowledge.pack import find_packs, tables


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return Calendar.from_tables(tables(find_packs(), "calendar"))


def test_every_month_and_weekday_has_its_long_and_short_names(calendar: Calendar) -> None:
    assert set(calendar.months.values()) == set(range(1, 13))
    assert set(calendar.weekdays.values()) == set(range(1, 8))
    assert calendar.months["october"] == calendar.months["oct"] == 10
    assert calendar.weekdays["monday"] == calendar.weekdays["mon"] == 1
    assert "oct" in calendar.short
    assert "october" not in calendar.short


def test_words_are_read_into_their_kinds(calendar: Calendar) -> None:
    assert calendar.relative_days["yesterday"] == -1
    assert calendar.units["weeks"] is Unit.WEEK
    assert calendar.stages["end of"] is Stage.LATE
    assert calendar.seasons["winter"] == (12, 2)
    assert calendar.weekend == (6, 7)
    assert "night" in calendar.day_parts
    assert calendar.ordinals["thirty-first"] == 31
    assert {"may", "march"} <= calendar.ambiguous


def test_a_feast_that_the_words_leave_open_has_both_readings(calendar: Calendar) -> None:
    assert [h.month for h in calendar.holidays["eid"]] == [10, 12]
    assert [h.reckoning for h in calendar.holidays["nowruz"]] == [Reckoning.PERSIAN]
    assert [h.reckoning for h in calendar.holidays["newroz"]] == [Reckoning.GREGORIAN]


def test_all_words_are_lower_case(calendar: Calendar) -> None:
    words = [*calendar.months, *calendar.weekdays, *calendar.relative_days, *calendar.units, *calendar.holidays]
    assert [word for word in words if word != word.lower()] == []


def test_a_later_pack_moves_the_window_and_adds_words() -> None:
    laid = Calendar.from_tables([
        {"months": {"1": ["january"]}, "window": {"first": 1980, "last": 2026}, "words": {"since": ["since"]}},
        {"months": {"1": ["yanvar"]}, "window": {"first": 2011}, "words": {"since": ["from"]}},
    ])
    assert (laid.first_year, laid.last_year) == (2011, 2026)
    assert laid.months == {"january": 1, "yanvar": 1}
    assert laid.role("since") == ("since", "from")
    assert laid.role("nothing") == ()


@pytest.mark.parametrize("table", [
    {"months": {"13": ["smarch"]}},
    {"months": ["january"]},
    {"numbers": {"one": "1"}},
    {"seasons": {"spring": [3]}},
    {"words": {"since": "since"}},
    {"holidays": [{"names": ["x"], "calendar": "julian", "month": 1, "day": 1, "days": 1}]},
    {"holidays": "x"},
])
def test_a_table_of_the_wrong_shape_is_refused_in_words(table: Mapping[str, object]) -> None:
    with pytest.raises(SijillError, match=r"calendar\.toml"):
        Calendar.from_tables([table])
