"""Embedded social posts: quotations with author, date, link and language."""

from collections.abc import Callable

from sijill.model.report import Report, Segment, SegmentKind

LEAD = "Two farmers were killed on Tuesday when shells fell on the village of Tel Sarha, residents said."


def posts(report: Report) -> list[Segment]:
    return [s for s in report.segments if s.kind is SegmentKind.POST]


def test_post_in_one_line(read_text: Callable[..., Report]) -> None:
    text = "Shells fell beside the school. pic.twitter.com/aBc12 — Rim Sule (@rimsule) May 3, 2021"
    (post,) = posts(report := read_text(f"{LEAD}\n\n{text}\n\nNobody claimed the attack."))
    assert report.text[post.start : post.end] == text
    assert post.author == "Rim Sule (@rimsule)"
    assert post.author in report.text
    assert post.date is not None
    assert post.date.edtf == "2021-05-03"
    assert post.url == "https://pic.twitter.com/aBc12"


def test_post_over_lines_and_its_copy(read_text: Callable[..., Report]) -> None:
    words = "Shells fell beside the school of #TelSarha, two people are dead and the road is closed"
    report = read_text(
        f"{LEAD}\n\n{words}\n\n— Rim Sule (@rimsule) May 3, 2021\n\n{words}\n\nNobody claimed the attack."
    )
    (post,) = posts(report)
    assert report.text[post.start : post.end].startswith("Shells fell beside")
    assert report.text[post.start : post.end].endswith("May 3, 2021")
    assert [s.kind for s in report.segments] == ["body", "post", "boilerplate", "body"]


def test_report_goes_on_after_a_post_in_the_same_paragraph(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"{LEAD}\n\nShells fell. — Rim (@rim) May 3, 2021 A second video shows the burned barn of the family."
    )
    assert [s.kind for s in report.segments] == ["body", "post", "body"]
    assert report.text[report.segments[-1].start :] == "A second video shows the burned barn of the family."


def test_body_above_a_bare_signature_stays_body(read_text: Callable[..., Report]) -> None:
    long = LEAD + " " + "They had been working in the field since the morning and had no warning of the attack. " * 6
    report = read_text(f"{long}\n\n— Rim (@rim) May 3, 2021\n\nNobody claimed the attack.")
    assert [s.kind for s in report.segments] == ["body", "post", "body"]


def test_language_of_a_post_is_that_of_its_words(read_text: Callable[..., Report]) -> None:
    words = "Köye düşen top mermileri nedeniyle iki çiftçi hayatını kaybetti"
    turkish = f"{words} #TelSarha pic.twitter.com/x1 — Rim (@rim) May 3, 2021"
    (post,) = posts(read_text(f"{LEAD}\n\n{turkish}\n\nNobody claimed the attack."))
    assert post.language == "tr"


def test_words_in_brackets_after_a_dash_are_no_signature(read_text: Callable[..., Report]) -> None:
    assert not posts(read_text("The mayor — Rim Sule (an engineer) — said on May 3, 2021 that two people were killed."))
