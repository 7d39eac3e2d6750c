"""The remembered parts of speech and lemmas are those that the model's own pipes give."""

import warnings

import pytest
import spacy

from sijill.extract.parse import MODEL, model

TEXTS = (
    "There were three farmers killed when shells hit their field; they had been working.",
    "But the army does not say what it did, and people are left wondering.",
    "Villagers of Upper Tarn buried the two girls who were shot; those wounded lay in the clinic.",
    "  There was no warning, he said.",
)


@pytest.fixture(scope="module")
def plain() -> spacy.language.Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(MODEL, exclude=["ner"])


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_told_as_the_model_tells_them(plain: spacy.language.Language, text: str) -> None:
    expected = [(t.pos_, t.lemma_, t.tag_) for t in plain(text)]
    assert [(t.pos_, t.lemma_, t.tag_) for t in model()(text)] == expected
    assert [(t.pos_, t.lemma_, t.tag_) for t in model()(text)] == expected  # from the table


def test_an_empty_text_is_none() -> None:
    assert len(model()("")) == 0
