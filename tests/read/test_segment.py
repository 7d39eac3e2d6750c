"""A page cut into title, body, captions, posts, related headlines and boilerplate."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.knowledge.pack import find_packs, tables
from sijill.model.report import Report, SegmentKind
from sijill.read.segment import Setting, segment

Kinds = Callable[[str], list[tuple[str, str]]]
LEAD = "Two farmers were killed on Tuesday when shells fell on the village of Tel Sarha, residents said."
NEXT = "The shelling lasted an hour and burned a barn at the edge of the fields."
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def of_kind(found: list[tuple[str, str]], kind: str) -> list[str]:
    return [words for k, words in found if k == kind]


def test_headline_is_title_and_repeated_headline_is_boilerplate(kinds: Kinds) -> None:
    found = kinds(f"Shells kill two farmers in Tel Sarha\n\nShells kill two farmers in Tel Sarha\n\n{LEAD}\n\n{NEXT}\n")
    assert [kind for kind, _ in found] == ["title", "boilerplate", "body", "body"]


def test_one_line_is_body_even_without_full_stop(kinds: Kinds) -> None:
    assert kinds("Two farmers killed by shelling in Tel Sarha on 3 May 2021") == [
        ("body", "Two farmers killed by shelling in Tel Sarha on 3 May 2021")
    ]


def test_related_headlines_above_the_article_end_at_its_first_sentence(kinds: Kinds) -> None:
    found = kinds(
        "Date:\n\nShells kill two farmers in Tel Sarha, May 4, 2021\n\nRelated News\n\n"
        "Man named Selim Darwi shot dead in Kafr Hallaj, May 9, 2021\n\n"
        f"Is the truce in Wadi Sarir over?\n\nGirl injured by mine near Ain Zarqun, May 8, 2021\n\n{LEAD}\n\n{NEXT}"
    )
    assert of_kind(found, "title") == ["Shells kill two farmers in Tel Sarha, May 4, 2021"]
    assert of_kind(found, "body") == [LEAD, NEXT]
    assert len(of_kind(found, "related")) == 4


def test_headlines_below_the_article_without_a_heading_are_related(kinds: Kinds) -> None:
    below = [
        "Man detained at checkpoint in Kafr Hallaj on May 9",
        "A girl was killed by a mine near Ain Zarqun on May 8",
        "Two students abducted in Wadi Sarir on May 7",
        "Market burned in Dayr Amun on May 6",
    ]
    found = kinds("\n\n".join([LEAD, NEXT, *below]))
    assert of_kind(found, "body") == [LEAD, NEXT]
    assert of_kind(found, "related") == below


def test_menu_lines_are_boilerplate(kinds: Kinds) -> None:
    found = kinds(
        f"News\nCasualties\nShells kill two farmers in Tel Sarha\n{LEAD}\nShare this article\nTweet\n0 comments\n"
        "Please enter your comment!\nGet the Morning Digest delivered to your inbox"
    )
    assert of_kind(found, "title") == ["Shells kill two farmers in Tel Sarha"]
    assert of_kind(found, "body") == [LEAD]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Lena Qasim",
        "By Omar Haddani and Rim Sule, in Dayr Amun",
        "(Reporting by Lena Qasim; Editing by Tom Vale)",
        "Rim Sule in Dayr Amun contributed to this report.",
    ],
)
def test_bylines_are_boilerplate(kinds: Kinds, line: str) -> None:
    assert of_kind(kinds(f"{LEAD}\n\n{NEXT}\n\n{line}"), "boilerplate") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday 20 people were dead in Tel Sarha",
        "By Friday, twenty people had died in Tel Sarha.",
        "Reporting by the committee shows that ten people were killed.",
    ],
)
def test_sentences_that_begin_like_bylines_are_body(kinds: Kinds, line: str) -> None:
    assert line in of_kind(kinds(f"{LEAD}\n\n{line}\n\n{NEXT}"), "body")


@pytest.mark.parametrize(
    "line",
    [
        "The market of Tel Sarha – Orient Wire/archive",
        "A burned barn in Tel Sarha (Photo: Orient Wire)",
        "Residents search the rubble in Tel Sarha [Omar Haddani/AFP]",
        "Men carry a stretcher. Pic: Orient Wire via AP",
    ],
)
def test_captions_are_known_by_their_credit(kinds: Kinds, line: str) -> None:
    assert of_kind(kinds(f"Shells kill two farmers in Tel Sarha\n\n{line}\n\n{LEAD}\n\n{NEXT}"), "caption") == [line]


def test_line_above_a_bare_credit_is_caption_but_a_headline_is_not(kinds: Kinds) -> None:
    found = kinds(
        f"Shells kill two farmers in Tel Sarha\n\nCredit: Orient Wire\n\n{LEAD}\n\nA barn on fire outside Tel Sarha\n"
        f"Credit: Omar Haddani/Orient Wire\n\n{NEXT}"
    )
    assert of_kind(found, "title") == ["Shells kill two farmers in Tel Sarha"]
    assert "A barn on fire outside Tel Sarha" in of_kind(found, "caption")
    assert of_kind(found, "body") == [LEAD, NEXT]


def test_line_between_headline_and_dateline_is_caption(kinds: Kinds) -> None:
    found = kinds(
        f"Shells kill two farmers in Tel Sarha\n\nFormer shelling of the valley\n\nDAYR AMUN (Orient Press) – {LEAD}"
    )
    assert of_kind(found, "caption") == ["Former shelling of the valley"]
    assert of_kind(found, "body") == [LEAD]


def test_subhead_is_title(kinds: Kinds) -> None:
    found = kinds(f"Shells kill two farmers in Tel Sarha\n{LEAD}\nFear in the valley\n{NEXT}")
    assert of_kind(found, "title") == ["Shells kill two farmers in Tel Sarha", "Fear in the valley"]


@pytest.mark.parametrize("heading", ["The names of the dead are as follows:", "The dead and injured"])
def test_list_of_victims_is_body(kinds: Kinds, heading: str) -> None:
    names = ["Selim Darwi", "Rana Hatti", "Yara Hatti (6)", "Omar Sule"]
    found = kinds("\n".join([LEAD, heading, *names, NEXT]))
    assert of_kind(found, "body") == [LEAD, heading, *names, NEXT]


def test_bulleted_items_are_body(kinds: Kinds) -> None:
    items = ["• Dayr Amun: two attacks", "• Tel Sarha: nine civilians dead"]
    assert of_kind(kinds("\n".join([LEAD, *items])), "body") == [LEAD, *items]


def test_digest_without_full_stops_is_body(kinds: Kinds) -> None:
    found = kinds(
        "Daily digest of the valley\nDayr Amun: shells hit the eastern quarter\nTel Sarha: man shot at checkpoint"
    )
    assert [kind for kind, _ in found] == ["title", "body", "body"]


def test_sentence_without_full_stop_is_body(kinds: Kinds) -> None:
    cut = "A shepherd was killed near Ain Zarqun when his flock went over a mine left by soldiers"
    assert cut in of_kind(kinds(f"{LEAD}\n\n{cut}\n\n{NEXT}"), "body")


def test_long_caption_is_kept_as_body_where_nothing_else_is(kinds: Kinds) -> None:
    note = "On 3 May 2021, two farmers were killed by shelling in Tel Sarha (photo: Orient Wire)"
    assert of_kind(kinds(note + ".\nMore words follow here, of a second sentence (photo: Orient Wire)"), "body")


def test_hard_wrapped_lines_are_one_paragraph(kinds: Kinds) -> None:
    text = (
        "Two farmers were killed on Tuesday when shells fell on the village of\n"
        "Tel Sarha, residents said, and a barn was\n"
        "burned at the edge of the fields where they had been working since the\nearly morning.\n\n"
        "Nobody has said who fired the shells, which came from the hills to the\nwest of the village.\n"
    )
    bodies = of_kind(kinds(text), "body")
    assert len(bodies) == 2
    assert bodies[0].startswith("Two farmers")
    assert bodies[0].endswith("early morning.")
    assert "\n" in bodies[0], "the text itself is not changed"


def test_lines_as_paragraphs_stay_apart(kinds: Kinds) -> None:
    assert of_kind(kinds(f"{LEAD}\n{NEXT}\n{LEAD[:40]} again, somebody said."), "body")[:2] == [LEAD, NEXT]


def test_foreign_paragraph_has_its_language(read_text: Callable[..., Report]) -> None:
    turkish = "Köye düşen top mermileri nedeniyle iki çiftçi hayatını kaybetti, yaralılar hastaneye kaldırıldı."
    report = read_text(f"{LEAD}\n\n{turkish}\n\n{NEXT}")
    assert [s.language for s in report.segments] == ["en", "tr", "en"]


@lru_cache(maxsize=1)
def setting() -> Setting:
    packs = find_packs()
    boilerplate = Boilerplate.from_tables(tables(packs, "boilerplate"))
    return Setting(boilerplate, Calendar.from_tables(tables(packs, "calendar")), "en")


PIECES = (
    "Shells kill two farmers",
    "Related News",
    LEAD,
    NEXT,
    "DAYR AMUN (Orient Press) – Two died.",
    "By Omar Haddani",
    "Shells fell. pic.twitter.com/abc — Rim (@rim) May 3, 2021",
    "— Rim (@rim) May 3, 2021 and more was said here.",
    "May 3, 2021",
    "Share",
    "• an item",
    "(Photo: X)",
    "  ",
    "",
    "\t",
    "a\x0bb",
    "\u2028",
    "Title: x",
    "a lower case line",
)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=12).map("\n".join))
def test_every_character_but_white_space_lies_in_one_segment(text: str) -> None:
    found = segment(text, setting()).segments
    covered = [0] * len(text)
    for one, following in pairwise(found):
        assert one.end <= following.start
    for one in found:
        assert text[one.start : one.end] == text[one.start : one.end].strip() != ""
        covered[one.start : one.end] = [1] * (one.end - one.start)
    assert all(covered[i] for i, character in enumerate(text) if character.strip())


@pytest.mark.shared
def test_the_five_reports_keep_their_body(read_all: Callable[..., list[Report]]) -> None:
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("the five reports are not beside this checkout")
    for report in read_all(folder):
        assert isinstance(report, Report)
        for part in report.segments:
            words = report.text[part.start : part.end]
            if part.kind not in {SegmentKind.BODY, SegmentKind.POST}:
                assert len(words) < 130, words
            if part.kind is SegmentKind.BODY:
                assert words.rstrip('”"').endswith((".", "Governorate")), words
