"""Which of a page's dates is its day of publication."""

from collections.abc import Callable
from datetime import date

import pytest

from sijill.model.dates import day_range
from sijill.model.report import Given, Report

LEAD = "Two farmers were killed on Tuesday when shells fell on the village of Tel Sarha, residents said."
HEADLINE = "Shells kill two farmers in Tel Sarha"
Read = Callable[..., Report]


def day(report: Report) -> tuple[str | None, str]:
    return report.published.edtf if report.published else None, str(report.published_basis)


def test_scrape_date_on_top_loses_to_the_articles_own(read_text: Read) -> None:
    credit = "Orient/ Rim SuleMiddle East21:10 04.05.2019(updated 21:40 04.05.2019) Get short URL77"
    page = f"March 3, 2022, 15:55\n\n{HEADLINE}\n\n{credit}\n\n{LEAD}"
    assert day(read_text(page)) == ("2019-05-04", "text")


def test_scrape_date_on_top_loses_to_a_date_below_the_headline(read_text: Read) -> None:
    assert day(read_text(f"March 3, 2022\n\n{HEADLINE}\n\nSaturday, 4 May 2019, 16:21\n\n{LEAD}")) == (
        "2019-05-04",
        "text",
    )


def test_scrape_date_on_top_loses_to_the_address(read_text: Read) -> None:
    page = f"March 3, 2022\n\n{HEADLINE}\n\n{LEAD}"
    assert day(read_text(page, given=Given(url="https://orient.example/2019/05/04/shells"))) == ("2019-05-04", "url")


def test_lone_date_on_top_is_taken(read_text: Read) -> None:
    assert day(read_text(f"4 May، 2019\n\nDayr Amun, SANA- {LEAD}")) == ("2019-05-04", "text")


@pytest.mark.parametrize(
    "line",
    [
        "Published: 4 May 2019",
        "Published on Saturday, 4th May 2019 at 10:30 GMT",
        "Date: 2019-05-04",
        "Issued on: 04/05/2019 - 22:15Modified: 24/05/2019 - 22:31 Issued on: 04.05.2019",
    ],
)
def test_labelled_date(read_text: Read, line: str) -> None:
    assert day(read_text(f"{HEADLINE}\n\n{line}\n\n{LEAD}")) == ("2019-05-04", "text")


def test_published_wins_over_updated(read_text: Read) -> None:
    page = f"{HEADLINE}\n\nUpdated 9 May 2019\n\nPublished 4 May 2019\n\n{LEAD}"
    assert day(read_text(page)) == ("2019-05-04", "text")


def test_scraper_prefix(read_text: Read) -> None:
    report = read_text(f" date 2019-05-04 DAYR AMUN, LEBANON (4:20 P.M.) – {LEAD}")
    assert day(report) == ("2019-05-04", "text")
    assert report.text[report.segments[-1].start :] == LEAD


def test_figures_that_may_be_either_way_round_stay_open(read_text: Read) -> None:
    assert day(read_text(f"{HEADLINE}\n\nPublished: 05/04/2019\n\n{LEAD}")) == (None, "none")
    assert day(read_text(f"{HEADLINE}\n\nPublished: 25/04/2019\n\n{LEAD}")) == ("2019-04-25", "text")


def test_days_in_the_story_are_not_taken(read_text: Read) -> None:
    assert day(read_text(f"{HEADLINE}, May 4, 2019\n\nOn 3 May 2019, {LEAD}\n\nRelated news\n\nMay 9, 2019")) == (
        None,
        "none",
    )


def test_dates_of_related_reports_are_not_taken(read_text: Read) -> None:
    page = f"{HEADLINE}\n\nRelated Articles\n\nMarket burned in Dayr Amun\n\n4 May 2020\n\n{LEAD}"
    assert day(read_text(page, given=Given(url="https://orient.example/2019-05-04/x")))[0] == "2019-05-04"


def test_given_wins(read_text: Read) -> None:
    assert day(read_text(f"{HEADLINE}\n\nPublished: 4 May 2019\n\n{LEAD}", given=Given(published="2018-01"))) == (
        "2018-01",
        "given",
    )


def test_the_day_printed_with_the_text_is_kept_beside_a_given_one_near_it(read_text: Read) -> None:
    page = f"{HEADLINE}\n\nPublished: 4 May 2019\n\n{LEAD}"
    near, same, far = (read_text(page, given=Given(published=p)) for p in ("2019-05-03", "2019-05-04", "2019-03-01"))
    assert (near.published, near.written) == (day_range(date(2019, 5, 3)), day_range(date(2019, 5, 4)))
    assert same.own_day is None
    assert far.written == far.published


def test_sign_off(read_text: Read) -> None:
    assert day(read_text(f"{HEADLINE}\n\n{LEAD}\n\nPress Office\n\nMay 4, 2019")) == ("2019-05-04", "text")
