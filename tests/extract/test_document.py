"""A parsed document as plain objects, held against spaCy's own."""

import warnings

import pytest
import spacy

from sijill.extract.document import Document, Forms, Names, remembered
from sijill.extract.parse import MODEL, model

TEXTS = (
    "Two farmers were killed, and seven others were hurt, when shells hit the village of Tal Mira on Sunday.",
    "  Karim said: \"They fired 12 rockets\" . Nobody slept .\n",
    "HAMA - Gunmen (unknown) shot a man; his wife's brother, who had come to help, died of his wounds in hospital.",
)
TOLD = ("i", "idx", "text", "lower_", "lemma_", "tag_", "dep_", "pos_", "whitespace_", "text_with_ws", "is_alpha",
        "is_lower", "is_space", "is_title", "is_upper", "like_num", "is_sent_end")
WALKS = ("children", "lefts", "rights", "ancestors", "subtree")


@pytest.fixture(scope="module")
def pairs() -> list[tuple[spacy.tokens.Doc, Document]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(MODEL, exclude=["ner"])
    forms, names = Forms(nlp.vocab), Names(nlp.vocab)
    return [(doc, Document(doc, forms, names)) for doc in nlp.pipe(TEXTS)]


def test_words_and_arcs_are_those_of_the_parser(pairs: list[tuple[spacy.tokens.Doc, Document]]) -> None:
    for theirs, ours in ((a, b) for doc, plain in pairs for a, b in zip(doc, plain, strict=True)):
        assert [getattr(ours, name) for name in TOLD] == [getattr(theirs, name) for name in TOLD]
        for name in WALKS:
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], (ours, name)
        assert (ours.head.i, ours.left_edge.i, ours.right_edge.i) == (
            theirs.head.i, theirs.left_edge.i, theirs.right_edge.i)
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)


def test_spans_are_those_of_the_parser(pairs: list[tuple[spacy.tokens.Doc, Document]]) -> None:
    for doc, plain in pairs:
        assert [s.text for s in plain.sents] == [s.text for s in doc.sents]
        for start in range(len(doc)):
            for end in range(start, len(doc) + 1):
                theirs, ours = doc[start:end], plain[start:end]
                assert (ours.text, ours.start_char, ours.end_char) == (theirs.text, theirs.start_char, theirs.end_char)
                if end > start:
                    assert ours.root.i == theirs.root.i


def test_the_words_that_characters_touch(pairs: list[tuple[spacy.tokens.Doc, Document]]) -> None:
    for doc, plain in pairs:
        for start in range(len(doc.text)):
            for end in range(start + 1, min(start + 9, len(doc.text) + 1)):
                theirs = doc.char_span(start, end, alignment_mode="expand")
                ours = plain.covering(start, end)
                assert (ours.start, ours.end) == (theirs.start, theirs.end)


def test_spans_are_cut_and_asked_as_lists_are() -> None:
    doc = model()("Two farmers were killed in Tal Mira.")
    assert [t.text for t in doc[1:4]] == ["farmers", "were", "killed"]
    assert (doc[1:4][-1].text, doc[1:4][0:2].text, doc[-1].text) == ("killed", "farmers were", ".")
    assert doc[1:4] == doc[1:4]
    assert len({doc[1:4], doc[1:4], doc[1:3]}) == 2
    with pytest.raises(IndexError):
        doc[1:4][3]
    with pytest.raises(IndexError):
        doc[0].nbor(-1)


def test_words_stand_at_their_positions() -> None:
    doc = model()("Two Farmers were killed.")
    assert doc.lower == ["two", "farmers", "were", "killed", "."]
    assert doc.words[1] == "Farmers"
    assert (doc.lemmas[3], doc.tags[1], doc.starts[1]) == ("kill", doc[1].tag_, 4)
    assert doc.between(1, 3) == "Farmers were"


def test_an_empty_document_has_no_words() -> None:
    doc = model()("")
    assert (len(doc), list(doc.sents), doc.lower) == (0, [], [])


def test_a_question_is_asked_once_of_a_span() -> None:
    doc, asked = model()("Two farmers were killed."), list[int]()
    for _ in range(2):
        assert remembered(doc[0:2], "asked", lambda: asked.append(1) or "answer") == "answer"
    assert len(asked) == 1
