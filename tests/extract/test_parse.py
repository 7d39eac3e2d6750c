"""Parsing: repaired for the parser, quoted from the report as it stands."""

from itertools import pairwise

import pytest
from extracted import report

from sijill.extract.parse import MOST_CHARACTERS, Sentence, parse
from sijill.knowledge import Knowledge
from sijill.model.report import Report, SegmentKind


def parsed(told: Report, knowledge: Knowledge) -> tuple[Sentence, ...]:
    [(_, sentences)] = parse([told], knowledge.language.triggers)
    return sentences


def true(sentence: Sentence) -> bool:
    """Every token's quote stands in the report where it says, and parts of the token's own letters make it up."""
    quotes = [(t.text, sentence.quote(t.i, t.i + 1)) for t in sentence.span if t.text.strip()]
    text = sentence.report.text
    return all(text[q.start:q.end] == q.quote and q.quote[0].lower() == word[0].lower()
               and q.quote[-1].lower() == word[-1].lower() for word, q in quotes)


def test_title_case_is_lowered_but_for_names(knowledge: Knowledge) -> None:
    told = report("Militants Killed Three Farmers Near Hama\n\nThree farmers were killed.", {0: SegmentKind.TITLE})
    first = parsed(told, knowledge)[0]
    assert first.headline
    assert first.span.text == "militants killed three farmers near Hama"
    assert first.quote(first.span.start, first.span.end).quote == "Militants Killed Three Farmers Near Hama"


def test_a_sentence_with_some_names_is_left_alone(knowledge: Knowledge) -> None:
    text = "Gunmen of the Northern Front killed three farmers near Hama."
    assert parsed(report(text), knowledge)[0].span.text == text


@pytest.mark.parametrize(("masked", "word"), [("kil*led", "killed"), ("inj##ured", "injured"), ("woun@ded", "wounded")])
def test_masked_words_are_restored_and_quoted_masked(masked: str, word: str, knowledge: Knowledge) -> None:
    [sentence] = parsed(report(f"Two bakers were {masked} in Hama."), knowledge)
    [token] = [t for t in sentence.span if t.text == word]
    assert sentence.quote(token.i, token.i + 1).quote == masked
    assert true(sentence)


def test_a_sign_that_stands_for_a_letter_is_that_letter(knowledge: Knowledge) -> None:
    [sentence] = parsed(report("A b*mb k!lled two bak*rs and injured their s*n in Hama."), knowledge)
    assert sentence.span.text == "A bomb killed two bakrs and injured their sn in Hama."
    assert true(sentence)


def test_a_stray_full_stop_does_not_part_a_number_from_its_people(knowledge: Knowledge) -> None:
    [sentence] = parsed(report("The death of 7. Civilians from one street was recorded."), knowledge)
    assert true(sentence)


@pytest.mark.parametrize("text", [
    "Gunmen  killed\ttwo bakers.\nThey fled.", "Gunmen killed two\xa0bakers – in Ḩamāh.",
    "GUNMEN KILLED TWO BAKERS IN HAMA", "Killed: 2 (two) “bakers”…"])
def test_offsets_are_true(text: str, knowledge: Knowledge) -> None:
    sentences = parsed(report(f"Nothing before this.\n\n{text}"), knowledge)
    assert all(true(s) for s in sentences)
    assert {s.paragraph for s in sentences} == {0, 1}


def test_what_is_not_read(knowledge: Knowledge) -> None:
    told = report("Gunmen killed a baker.\n\nGunmen killed a driver.\n\nGunmen killed a nurse.",
                  {1: SegmentKind.BOILERPLATE, 2: SegmentKind.RELATED})
    assert [s.span.text for s in parsed(told, knowledge)] == ["Gunmen killed a baker."]


def test_a_report_without_an_event_word_is_not_parsed(knowledge: Knowledge) -> None:
    assert parsed(report("The bakers met in Hama."), knowledge) == ()


def test_an_endless_paragraph_is_cut_and_its_quotes_stay_true(knowledge: Knowledge) -> None:
    filler = "Tea was served. "
    text = filler * (MOST_CHARACTERS // len(filler) + 2) + "Gunmen killed a baker."
    last = parsed(report(text), knowledge)[-1]
    assert last.quote(last.span.start, last.span.end).quote == "Gunmen killed a baker."
    assert true(last)


@pytest.mark.parametrize("text", [
    "The dead are Omar Salim Haddad and Salma Abdel Karim Haddad from Hama, killed with their children.",
    "Gunmen killed the baker Omar Abdel Rahman Salim Haddad."])
def test_no_sentence_begins_inside_a_name(text: str, knowledge: Knowledge) -> None:
    sentences = parsed(report(text), knowledge)
    assert all(not (a.span[-1].is_title and b.span[0].is_title and a.span[-1].tag_.startswith("NNP"))
               for a, b in pairwise(sentences))
    assert all(true(s) for s in sentences)


def test_a_segment_of_nothing_but_spaces_has_no_sentence(knowledge: Knowledge) -> None:
    told = report("Shells killed two farmers.\n\n \n\n", {1: SegmentKind.BODY})
    assert [s.text.strip() for s in parsed(told, knowledge)] == ["Shells killed two farmers."]


@pytest.mark.parametrize("text", ["On 12 May 2021, IS fighters seized grain and cash in Tirsa.", "IS killed a driver."])
def test_the_islamic_state_by_its_initials_is_no_verb(text: str, knowledge: Knowledge) -> None:
    (sentence,) = parsed(report(text), knowledge)
    (initials,) = (t for t in sentence.span if t.text == "IS")
    assert (initials.tag_, sentence.span.root.lemma_) == ("NNP", "seize" if "seized" in text else "kill")
