"""Properties of evidence: whatever text comes in, every value that is claimed of it quotes it, to the letter."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from extracted import report
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.extract import extract
from sijill.knowledge import Knowledge
from sijill.model.claim import Claim
from sijill.model.evidence import Stated
from sijill.model.report import Report, SegmentKind
from sijill.read import read

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "dev" / "airwars_syria" / "reports.jsonl"
MOST = 60
"""Real reports that are tried: some ten seconds of parsing."""
UNQUOTED = {"id", "report_id", "modality", "scope", "telling", "position", "private", "extractor"}
"""What a claim has that is nobody's words: its name, its place, what was judged of the whole, and which names go."""

SENTENCES = (
    "Government warplanes bombed the market of Idlib on Thursday, killing three children and wounding dozens.",
    "Militants Kill Two Farmers Near Hama",
    "At least 12 civilians, including seven children and a nurse, were kil*led by shells in the village of Marqan.",
    "According to the White Helmets, gunmen shot Yasin Haddad, 9, dead in Homs.",
    "The source added that another woman was inj##ured.",
    "The army denied that its forces killed two civilians in Hama on 4 May 2019.",
    "A fighter named Basil Karam carried out the crime.",
    "Attacks by militants killed 66 civilians and injured more than 270 others last month in Idlib.",
    "Two years ago, militants captured the town of Ḩamāh – “a massacre”, residents said.",
    "Unconfirmed reports said that a soldier was executed.",
    "The death of 5. Civilians from one house was recorded.",
    "Militants shelled Idlib, Hama and Homs.",
    "They were later killed by members of their own faction.",
    "The bakers met for tea…",
    "Clashes broke out between rebels and the Islamic State near Palmyra at 4:20 P.M. (local time)!",
)
GAPS = (" ", "  ", "\n", " \n ", "\t", "\xa0", "\n\n", "\r\n", "", "\n\n\n\n", " - ", "🕊 ")
KINDS = (SegmentKind.TITLE, SegmentKind.BODY, SegmentKind.POST, SegmentKind.CAPTION)


def stated_in(claim: Claim) -> Iterator[Stated[Any]]:
    """Every value of a claim that has one. Fails on a value without words for it."""
    for field in fields(claim):
        value = getattr(claim, field.name)
        if field.name in UNQUOTED or value is None:
            continue
        for stated in value if isinstance(value, tuple) else (value,):
            assert isinstance(stated, Stated), field.name
            yield stated


def check(told: Report, claims: Sequence[Claim]) -> None:
    for claim in claims:
        assert claim.report_id == told.id
        for stated in stated_in(claim):
            assert stated.evidence
            for evidence in stated.evidence:
                assert evidence.quote.strip()
                assert 0 <= evidence.start < evidence.end <= len(told.text)
                assert told.text[evidence.start:evidence.end] == evidence.quote


def check_all(reports: Sequence[Report], knowledge: Knowledge) -> int:
    """How many claims the reports make."""
    found = list(extract(reports, knowledge))
    assert [r.id for r, _ in found] == [r.id for r in reports]
    for told, claims in found:
        check(told, claims)
    return sum(len(claims) for _, claims in found)


def reports_of(path: Path, knowledge: Knowledge) -> list[Report]:
    language = knowledge.language
    return [r for r in read([str(path)], language.boilerplate, language.calendar) if isinstance(r, Report)]


@pytest.mark.slow
def test_the_examples_are_quoted_truly(knowledge: Knowledge) -> None:
    assert check_all(reports_of(ROOT / "examples" / "reports", knowledge), knowledge) > 0


@pytest.mark.slow
@pytest.mark.shared
def test_real_reports_are_quoted_truly(knowledge: Knowledge, tmp_path: Path) -> None:
    if not REAL.is_file():
        pytest.skip("needs ../shared/dev/airwars_syria/reports.jsonl, which is not beside this checkout")
    rows = REAL.read_text(encoding="utf-8").splitlines()
    chosen = tmp_path / "chosen.jsonl"
    chosen.write_text("".join(f"{json.dumps(json.loads(row))}\n" for row in rows[::-(-len(rows) // MOST)]),
                      encoding="utf-8")
    reports = reports_of(chosen, knowledge)
    assert 0 < len(reports) <= MOST
    assert check_all(reports, knowledge) > 0


def paragraphs(text: str, kinds: Sequence[SegmentKind]) -> Report:
    return report(text, dict(enumerate(kinds)), "According")


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(GAPS)), min_size=1, max_size=7),
       st.lists(st.sampled_from(KINDS), max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_stands_together_is_quoted_truly(knowledge: Knowledge, parts: list[tuple[str, str]],
                                                  kinds: list[SegmentKind]) -> None:
    check_all([paragraphs("".join(s + gap for s, gap in parts), kinds)], knowledge)


@given(st.sampled_from(SENTENCES), st.integers(min_value=0, max_value=200), st.integers(min_value=0, max_value=200))
@settings(max_examples=40, deadline=None)
def test_a_sentence_torn_anywhere_is_quoted_truly(knowledge: Knowledge, whole: str, left: int, right: int) -> None:
    check_all([report(whole[left % len(whole):] + " " + whole[:right % len(whole)])], knowledge)


def test_the_sentences_above_are_claimed_but_for_the_bakers(knowledge: Knowledge) -> None:
    """Else the properties would hold of nothing."""
    found = [(s, check_all([report("Militants shot a guard. " + s)], knowledge)) for s in SENTENCES]
    silent = {s for s, claims in found if claims == check_all([report("Militants shot a guard.")], knowledge)}
    assert "The bakers met for tea…" in silent
    assert len(silent) < len(SENTENCES) / 2
