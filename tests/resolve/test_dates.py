import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sijill.knowledge.calendar import Calendar, Unit
from sijill.knowledge.pack import find_packs, tables
from sijill.model.claim import Claim, Position
from sijill.model.dates import DateBasis, DatePrecision, DateRange, day_range
from sijill.model.event import Act, Modality, Scope
from sijill.model.evidence import Evidence, Stated
from sijill.model.report import Report, Segment, SegmentKind
from sijill.resolve.date_anchor import Anchor, anchor, written
from sijill.resolve.date_spans import month_span, move, part, week_span
from sijill.resolve.dates import interpret, parse, resolve_dates

CALENDAR = Calendar.from_tables(tables(find_packs(), "calendar"))
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def meaning(text: str, published: str | None = None) -> DateRange | None:
    return interpret(text, leaning(published), CALENDAR).chosen


def leaning(published: str | None) -> Anchor:
    if published is None:
        return anchor(report("Nothing else is said."), CALENDAR)
    return Anchor(written(day_range(date.fromisoformat(published))))


def edtf_of(text: str, published: str | None = None) -> str | None:
    chosen = meaning(text, published)
    return chosen.edtf if chosen else None


def report(text: str, published: str | None = None, retrieved: str | None = None) -> Report:
    when = day_range(date.fromisoformat(published)) if published else None
    return Report("rep_1", text, "", "test", (Segment(0, len(text), SegmentKind.BODY),), when, retrieved=retrieved)


def claim(source: Report, words: str | None, telling: int = 0, scope: Scope = Scope.INCIDENT,
          kind: Act = Act.KILLING) -> Claim:
    """A claim whose time is these words, at their place in the report."""
    act = Stated(kind, (Evidence(0, 1, source.text[:1]),))
    start = source.text.index(words) if words else 0
    time = Stated(words, (Evidence(start, start + len(words), words),)) if words else None
    return Claim(f"clm_{words}", source.id, act, Modality.ASSERTED, scope, telling, Position(0, 0), time=time)


def resolved(source: Report, *words: str | None) -> list[DateRange | None]:
    return [r.chosen for r in resolve_dates(source, [claim(source, w, n) for n, w in enumerate(words)], CALENDAR)]


# 2023-11-25 was a Saturday.
WITH_PUBLICATION = [
    ("on Wednesday", "2023-11-22"), ("on Saturday", "2023-11-25"), ("last Saturday", "2023-11-18"),
    ("late Friday night", "2023-11-24"), ("Yesterday, Friday", "2023-11-24"), ("at dawn on Thursday", "2023-11-23"),
    ("around 2:30 pm on Tuesday", "2023-11-21"), ("This morning", "2023-11-25"), ("last night", "2023-11-24"),
    ("the day before yesterday", "2023-11-23"), ("Today on November 25", "2023-11-25"),
    ("Thursday night (October 5)", "2023-10-05"), ("on the 4th of May 2021", "2021-05-04"), ("4 May", "2023-05-04"),
    ("December 4", "2022-12-04"), ("May 4, 2021", "2021-05-04"), ("Sep.17", "2023-09-17"),
    ("Oct. 4, 2023", "2023-10-04"), ("2023-10-04", "2023-10-04"), ("23.10.2017", "2017-10-23"),
    ("on 30/12/21", "2021-12-30"), ("13/01/2022", "2022-01-13"), ("01/13/2022", "2022-01-13"),
    ("12/11/2023", "2023-11-12"), ("03/04/2021", "2021-03-04/2021-04-03"), ("Sunday 03/04/2022", "2022-04-03"),
    ("early March", "2023-03-01/2023-03-10"), ("mid-January 2022", "2022-01-11/2022-01-20"),
    ("at the end of October 2019", "2019-10-21/2019-10-31"), ("late 2016", "2016-09-01/2016-12-31"),
    ("last month", "2023-10"), ("in October 2019", "2019-10"), ("in October", "2023-10"), ("in December", "2022-12"),
    ("last November", "2022-11"), ("in October last year", "2022-10"), ("in 2015", "2015"), ("last year", "2022"),
    ("since October 7", "2023-10-07/2023-11-25"), ("between 3 and 6 June", "2023-06-03/2023-06-06"),
    ("from 3 to 6 June 2020", "2020-06-03/2020-06-06"), ("May 4-6, 2013", "2013-05-04/2013-05-06"),
    ("between May and July 2020", "2020-05-01/2020-07-31"),
    ("between November and January 2020", "2019-11-01/2020-01-31"),
    ("from December 28 to January 3", "2022-12-28/2023-01-03"), ("on Thursday and Friday", "2023-11-23/2023-11-24"),
    ("from Thursday to Saturday", "2023-11-23/2023-11-25"), ("from 2014 to 2016", "2014-01-01/2016-12-31"),
    ("overnight", "2023-11-24/2023-11-25"), ("overnight on Wednesday", "2023-11-22"),
    ("the weekend", "2023-11-25/2023-11-26"), ("last week", "2023-11-13/2023-11-19"),
    ("on Friday last week", "2023-11-17"), ("in recent days", "2023-11-18/2023-11-25"),
    ("over the past week", "2023-11-18/2023-11-25"), ("in the last 24 hours", "2023-11-24/2023-11-25"),
    ("two days ago", "2023-11-23"), ("a month ago", "2023-10-15/2023-11-04"),
    ("three weeks ago", "2023-11-01/2023-11-07"),
    ("a few days ago", "2023-11-18/2023-11-24"), ("two years ago", "2021"), ("the previous day", "2023-11-24"),
    ("since the beginning of the year", "2023-01-01/2023-11-25"), ("on the 4th", "2023-11-04"),
    ("in the summer of 2015", "2015-06-01/2015-08-31"), ("last summer", "2023-06-01/2023-08-31"),
    ("Around 18 April 2022", "2022-04-18~"), ("on Christmas Day", "2022-12-25"), ("until 4 May 2021", "../2021-05-04"),
    ("on 29 February", "2020-02-29"), ("Friday, 28 Oct 2022", "2022-10-28"), ("2019", "2019"),
    ("on Thursday the 5th of October", "2023-10-05"), ("the first half of 2017", "2017-01-01/2017-06-30"),
    ("two days after October 7", "2023-10-09"), ("the day before Friday's raid", "2023-11-23"),
    ("the following day, October 8", "2023-10-08"), ("in the early 1990s", "1990-01-01/1999-12-31"),
    ("hours ago", "2023-11-24/2023-11-25"), ("during Ramadan", "2023-03-23/2023-04-22"),
    ("ten years ago today", "2013-11-25"), ("exactly a year ago", "2022-11-25"),
    ("A year ago, on this day", "2022-11-25"),
    ("five years ago this week", "2018-11-19/2018-11-25"), ("20 years ago this month", "2003-11"),
    ("on this day in 2015", "2015-11-25"), ("the third anniversary", "2020-10-25/2020-12-26"),
    ("a ten-year anniversary", "2013-10-25/2013-12-26"), ("five years since", "2018-10-25/2018-12-26"),
    ("On the eve of Eid al-Fitr", "2023-04-20"),
]


@pytest.mark.parametrize(("words", "expected"), WITH_PUBLICATION)
def test_words_mean_days_when_the_publication_is_known(words: str, expected: str) -> None:
    assert edtf_of(words, "2023-11-25") == expected


@pytest.mark.parametrize(("words", "expected"), WITH_PUBLICATION)
def test_what_is_written_is_edtf(words: str, expected: str) -> None:
    assert parse_edtf(expected) is not None


@pytest.mark.parametrize(("words", "expected"), [
    ("4 May 2021", "2021-05-04"), ("in October 2019", "2019-10"), ("since October 7, 2023", "2023-10-07/.."),
    ("on Wednesday", None), ("yesterday", None), ("last month", None), ("three weeks later", None),
    ("November 25", "XXXX-11-25"), ("in October", "XXXX-10"), ("4-6 June", "XXXX-06"), ("no time at all", None),
    ("31 November 2021", None), ("over 20 days", None),
])
def test_without_publication_what_is_open_stays_open(words: str, expected: str | None) -> None:
    assert edtf_of(words) == expected
    assert expected is None or parse_edtf(expected) is not None


def publication_days(year: int) -> Iterator[date]:
    return (date(year, 1, 1) + timedelta(days=n) for n in range(366 if year % 4 == 0 else 365))


@pytest.mark.parametrize("pattern", ["on {}", "late {} night", "[on {}]", "early {}", "{} evening", "at dawn on {}"])
def test_a_weekday_is_the_last_such_day_on_or_before_publication(pattern: str) -> None:
    for published in publication_days(2024):
        for back in {0, published.day % 6 + 1}:
            day = published - timedelta(days=back)
            chosen = meaning(pattern.format(WEEKDAYS[day.weekday()]), published.isoformat())
            assert chosen is not None
            assert (chosen.earliest, chosen.latest, chosen.basis) == (day, day, DateBasis.INFERRED)


@pytest.mark.parametrize(
    "form", ["{d} {M}", "{M} {d}", "the {d}th of {M}", "{a}. {d}", "{W}, {d} {M}", "{W} ({M} {d})"])
def test_a_day_and_month_without_year_is_the_last_such_day(form: str) -> None:
    published = date(2022, 7, 15)
    # a day ahead of publication is taken for the press being early, so the same day a year before is out of reach
    for back in range(0, 364, 3):
        day = published - timedelta(days=back)
        month = MONTHS[day.month - 1]
        text = form.format(d=day.day, M=month, a=month[:3], W=WEEKDAYS[day.weekday()])
        chosen = meaning(text, published.isoformat())
        assert chosen is not None, text
        assert (text, chosen.earliest, chosen.latest) == (text, day, day)


@pytest.mark.parametrize(
    "form", ["{d} {M} {y}", "{M} {d}, {y}", "{y}-{m:02}-{d:02}", "{d}.{m}.{y}", "on {d:02} {M} {y}"])
def test_a_full_date_is_itself_whatever_the_publication(form: str) -> None:
    for day in list(publication_days(2020))[1::3]:
        text = form.format(d=day.day, m=day.month, M=MONTHS[day.month - 1], y=day.year)
        for published in (None, "2023-03-03"):
            chosen = meaning(text, published)
            assert chosen is not None, text
            assert (chosen.earliest, chosen.latest, chosen.basis) == (day, day, DateBasis.STATED)


def test_days_are_counted_back_from_publication() -> None:
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    for published in publication_days(2021):
        for number, word in list(enumerate(words, start=1))[published.day % 3::3]:
            chosen = meaning(f"{word} day{'s' * (number > 1)} ago", published.isoformat())
            assert chosen is not None
            assert chosen.earliest == chosen.latest == published - timedelta(days=number)


@settings(deadline=None)  # the EDTF parser compiles its grammar on first use
@given(st.dates(date(1990, 1, 1), date(2025, 12, 31)), st.sampled_from([w for w, _ in WITH_PUBLICATION]))
def test_a_date_is_ordered_and_its_edtf_is_valid(published: date, words: str) -> None:
    chosen = meaning(words, published.isoformat())
    assert chosen is not None
    assert chosen.edtf is not None
    assert parse_edtf(chosen.edtf) is not None
    assert (chosen.earliest is None) == (chosen.latest is None)
    if chosen.earliest and chosen.latest:
        assert chosen.earliest <= chosen.latest
        assert (chosen.precision is DatePrecision.DAY) == (chosen.earliest == chosen.latest)


PIECES = st.sampled_from([
    "on", "Friday", "October", "5", "31", "2019", "three", "999", "weeks", "years", "ago", "later", "(", ")", ",",
    "since", "from", "to", "and", "before", "after", "the", "day", "last", "month", "night", "Eid al-Fitr",
    "03/04/2021", "2014-05", "over", "period", "early", "1800", "February", "29", "weekend", "summer", "until",
    "several", "overnight", "hours",
])


@example("early the hours", date(2000, 1, 1))
@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join), st.dates(date(1980, 1, 1), date(2026, 12, 31)) | st.none())
def test_no_words_give_an_error_or_a_date_that_ends_before_it_begins(text: str, published: date | None) -> None:
    source = report(text + ".", published.isoformat() if published else None)
    leaning = anchor(source, CALENDAR)
    for expression in leaning.stated:
        here = Anchor(leaning.hypotheses, leaning.stated, expression.start)
        chosen = interpret(expression.text, here, CALENDAR).chosen
        if chosen and chosen.edtf:
            assert parse_edtf(chosen.edtf) is not None
        assert not (chosen and chosen.earliest and chosen.latest) or chosen.earliest <= chosen.latest


def test_weekday_and_date_narrow_the_year() -> None:
    """25 November fell on a Saturday, and 5 October on a Thursday, in 2017 and 2023 alone of 2011 to 2026."""
    text = ("Today, 25 November, shells fell on the market. Yesterday, Friday, a farm burned. The first raid came on "
            "Thursday night (October 5). Twelve people died last month.")
    source = report(text)
    leaned = resolve_dates(source, [claim(source, w, n) for n, w in enumerate(
        ("Today, 25 November", "Yesterday, Friday", "Thursday night (October 5)", "last month"))], CALENDAR)
    assert [r.chosen.edtf if r.chosen else None for r in leaned] == [
        "XXXX-11-25", "XXXX-11-24", "XXXX-10-05", "XXXX-10"]
    assert all("the year is 2017 or 2023" in r.reasons for r in leaned)
    assert [c.value.edtf for c in leaned[0].candidates] == ["2017-11-25", "2023-11-25"]


def test_one_year_left_is_chosen() -> None:
    source = report("Today, 25 November, shells fell. Yesterday, Friday, a farm burned, in the worst days since 2019.")
    assert [d.edtf for d in resolved(source, "Today, 25 November", "Yesterday, Friday") if d] == [
        "2023-11-25", "2023-11-24"]


def test_the_year_a_page_was_fetched_bounds_the_years_above() -> None:
    source = report("Today, 25 November, shells fell. Yesterday, Friday, a farm burned.", retrieved="2019-01-01")
    assert [d.edtf for d in resolved(source, "Today, 25 November") if d] == ["2017-11-25"]


def test_a_year_of_background_is_not_the_year_of_the_event() -> None:
    source = report("Since a 2019 operation the town is held by others. On Friday a driver was shot.")
    result = resolve_dates(source, [claim(source, "On Friday")], CALENDAR)[0]
    assert result.chosen is None
    assert result.reasons == ("a Friday; no publication date",)


TAKEN = ("The rebels took the town on October 1. The army came back three weeks later. The killings went on over a "
         "20 day period. In that three-week period nobody left. Bodies lay there when it returned on Saturday.")


def test_a_length_is_laid_between_days_the_report_names() -> None:
    source = report(TAKEN, "2017-10-23")
    found = resolved(source, "over a 20 day period", "In that three-week period", "three weeks later", "on Saturday")
    assert [d.edtf for d in found if d] == [
        "2017-10-01/2017-10-21", "2017-10-01/2017-10-21", "2017-10-19/2017-10-25", "2017-10-21"]
    assert {d.basis for d in found if d} == {DateBasis.INFERRED}


def test_a_year_said_once_holds_for_days_near_it_and_not_for_others() -> None:
    source = report("On October 10 or early October 11th 2023 a house fell. By day, on October 12, a school was hit. "
                    "On 3 March a mill burned.")
    assert [d.edtf for d in resolved(source, "On October 10 or early October 11th 2023", "on October 12", "On 3 March")
            if d] == ["2023-10-10/2023-10-11", "2023-10-12", "XXXX-03-03"]


def test_a_length_runs_from_the_nearest_day_where_no_second_day_fits() -> None:
    source = report("On 3 May 2021 they entered the village. Over ten days they burned farms.", "2021-06-30")
    assert [d.edtf for d in resolved(source, "Over ten days") if d] == ["2021-05-03/2021-05-13"]


def test_the_day_before_is_counted_from_the_day_spoken_of_last() -> None:
    source = report("A convoy was hit on 9 March 2020. The day before, a bridge fell. Two days later a bus burned.",
                    "2020-04-01")
    assert [d.edtf for d in resolved(source, "The day before", "Two days later") if d] == ["2020-03-08", "2020-03-10"]


def test_a_claim_without_time_takes_that_of_its_telling_then_publication() -> None:
    source = report("A guard was shot on Tuesday. He died of his wounds. Elsewhere a house burned.", "2020-04-01")
    claims = [claim(source, "on Tuesday", 1), claim(source, None, 1), claim(source, None, 2)]
    first, second, third = resolve_dates(source, claims, CALENDAR)
    assert first.chosen == second.chosen == day_range(date(2020, 3, 31), DateBasis.INFERRED)
    assert "said of the same event elsewhere in the report" in second.reasons
    assert third.chosen == day_range(date(2020, 4, 1), DateBasis.PUBLICATION)
    assert "the publication date stands in" in third.reasons


def test_the_day_bodies_are_found_is_not_that_of_the_killing() -> None:
    source = report("Gunmen shot two men in March. On Tuesday, villagers found the bodies.", "2020-04-09")
    claims = [claim(source, "in March"), claim(source, "On Tuesday", kind=Act.BODIES_FOUND), claim(source, None)]
    assert [r.chosen.edtf for r in resolve_dates(source, claims, CALENDAR) if r.chosen] == [
        "2020-03", "2020-04-07", "2020-03"]


def test_history_without_time_and_reports_without_publication_stay_undated() -> None:
    source = report("He was killed.", "2020-04-01")
    assert resolve_dates(source, [claim(source, None, 0, Scope.CONTEXT)], CALENDAR)[0].chosen is None
    assert resolved(report("He was killed."), None) == [None]


def test_a_weekday_that_contradicts_its_date_is_said() -> None:
    result = interpret("Monday, 4 May 2021", leaning("2021-05-10"), CALENDAR)
    assert result.chosen == day_range(date(2021, 5, 4))
    assert result.reasons == ("2021-05-04 is a Tuesday, not a Monday as the report says",)


def test_a_year_that_weekday_and_publication_both_belie_is_a_slip() -> None:
    result = interpret("Sunday the 29th of October, 2024", leaning("2023-10-30"), CALENDAR)
    assert result.chosen is not None
    assert result.chosen.edtf == "2023-10-29"
    assert "2024" in result.reasons[0]


def test_a_publication_month_leaves_its_days_open() -> None:
    loose = DateRange(date(2021, 5, 1), date(2021, 5, 31), DatePrecision.MONTH, DateBasis.STATED, "2021-05")
    assert edtf_of_loose("on 4 April", loose) == "2021-04-04"
    assert edtf_of_loose("yesterday", loose) == "2021-04-30/2021-05-30"
    assert edtf_of_loose("in March", loose) == "2021-03"


def edtf_of_loose(text: str, published: DateRange) -> str | None:
    chosen = interpret(text, Anchor(written(published)), CALENDAR).chosen
    return chosen.edtf if chosen else None


def test_words_of_a_post_lean_on_the_date_of_the_post() -> None:
    text = "The army denied it. They were shot yesterday."
    posted = Segment(20, len(text), SegmentKind.POST, date=day_range(date(2019, 10, 29)))
    source = Report("rep_1", text, "", "test", (Segment(0, 19, SegmentKind.BODY), posted), day_range(date(2019, 11, 3)))
    assert resolve_dates(source, [claim(source, "yesterday")], CALENDAR)[0].chosen == day_range(
        date(2019, 10, 28), DateBasis.INFERRED)


def test_words_gathered_from_two_places_are_one_time() -> None:
    gathered = parse("Thursday night … October 5", CALENDAR)
    assert gathered is not None
    assert [p.kind.value for p in gathered.first] == ["weekday", "date"]


def test_that_day_goes_on_with_an_anniversary() -> None:
    source = report("Today is the tenth anniversary of the raid. That day, nine were killed.", "2022-03-14")
    assert [r.edtf for r in resolved(source, "That day") if r] == ["2012-02-12/2012-04-14"]


def test_the_same_report_gives_the_same_resolutions() -> None:
    source = report(TAKEN, "2017-10-23")
    claims = [claim(source, "over a 20 day period"), claim(source, "three weeks later")]
    assert resolve_dates(source, claims, CALENDAR) == resolve_dates(source, claims, CALENDAR)


def test_calendar_arithmetic() -> None:
    assert move(date(2024, 3, 31), -1, Unit.MONTH) == date(2024, 2, 29)
    assert move(date(2024, 2, 29), 1, Unit.YEAR) == date(2025, 2, 28)
    assert week_span(date(2023, 11, 26)).earliest == date(2023, 11, 20)
    assert part(month_span(2023, 2), None) == month_span(2023, 2)


SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def all_dates(source: Report) -> set[str]:
    """EDTF of every time expression of a report, each read where it stands."""
    leaning = anchor(source, CALENDAR)
    found = (interpret(e.text, Anchor(leaning.hypotheses, leaning.stated, e.start), CALENDAR).chosen
             for e in leaning.stated)
    return {chosen.edtf for chosen in found if chosen is not None and chosen.edtf is not None}


@pytest.mark.shared
@pytest.mark.parametrize(("name", "published", "expected"), [
    ("000", None, {"2019-10"}),
    ("002", "2017-10-23", {"2017-10-01", "2017-10-21", "2017-10-01/2017-10-21"}),
    ("004", None, {"XXXX-11-25", "XXXX-11-24", "XXXX-10-05", "XXXX-10"}),
])
def test_the_dates_of_real_reports(name: str, published: str | None, expected: set[str]) -> None:
    paths = sorted((SHARED / "reports").glob(f"{name}_*.txt"))
    if not paths:
        pytest.skip("the shared reports are not beside this checkout")
    assert expected <= all_dates(report(paths[0].read_text(encoding="utf-8"), published))


@pytest.mark.shared
@pytest.mark.parametrize("collection", ["acled", "airwars_gaza"])
def test_coded_days_are_among_the_days_read(collection: str) -> None:
    """Floors below what was seen (acled 1.00, airwars_gaza 0.99 of all rows), on every twentieth row."""
    folder = SHARED / "dev" / collection
    if not folder.is_dir():
        pytest.skip("the shared development data is not beside this checkout")
    texts = {row["id"]: row for row in rows(folder / "reports.jsonl")}
    coded = [(row["date"], texts[row["reports"][0]]) for row in rows(folder / "gold.jsonl")][::20]
    fitting = [day["earliest"] in all_dates(report(text["text"], text["published"])) for day, text in coded]
    assert sum(fitting) >= 0.9 * len(fitting)


def rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_figures_of_the_report_tell_the_order_of_its_others() -> None:
    source = report("On 25/03/2021 and on 03/04/2021 shells fell.", "2021-09-01")
    assert [d.edtf for d in resolved(source, "03/04/2021") if d] == ["2021-04-03"]


@pytest.mark.parametrize(("country", "edtf"), [
    ("US", "2021-03-04"), ("GB", "2021-04-03"), ("CA", "2021-03-04/2021-04-03"), (None, "2021-03-04/2021-04-03")])
def test_the_custom_of_the_publishers_country_orders_day_and_month(country: str | None, edtf: str) -> None:
    source = report("On 03/04/2021 shells fell.", "2021-09-01")
    (found,) = resolve_dates(source, [claim(source, "03/04/2021")], CALENDAR, country)
    assert found.chosen is not None
    assert found.chosen.edtf == edtf
