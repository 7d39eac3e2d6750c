"""The model is what spaCy loads itself, but for the spellings of words that no text brought."""

import warnings
from pathlib import Path
from typing import Any

import pytest

from sijill.extract.parse import MODEL
from sijill.extract.spacy_core import Doc, Language, load
from sijill.extract.spacy_model import load_model

LEFT_OUT = ["ner", "senter"]
TEXTS = [*(path.read_text(encoding="utf-8") for path in sorted(Path("examples/reports").glob("*.txt"))),
         "They're at 5 a.m. in the U.S.; can't (won't) say :-) that 1,200 were k*lled on Oct. 3rd, 2017, didn't they?",
         "Kafr Zibdiya, Qaşr, Жмеринка and 大阪 are spelt as nobody has spelt them in Zorblax's xqzzv.",
         "   \n\n", ""]


@pytest.fixture(scope="module")
def pipelines() -> tuple[Language, Language]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_model(MODEL, LEFT_OUT), load(MODEL, exclude=LEFT_OUT)


def told(doc: Doc) -> list[tuple[Any, ...]]:
    return [(t.text, t.idx, t.norm_, t.lower_, t.shape_, t.prefix_, t.suffix_, t.tag_, t.pos_, str(t.morph), t.dep_,
             t.head.i, t.is_sent_start, t.lemma_, t.is_oov, t.is_stop, t.like_num, t.whitespace_) for t in doc]


def test_it_says_of_each_word_what_the_model_says(pipelines: tuple[Language, Language]) -> None:
    light, whole = pipelines
    assert light.pipe_names == whole.pipe_names
    for text in TEXTS:
        ours, theirs = light(text), whole(text)
        assert told(ours) == told(theirs)
        assert (ours.tensor == theirs.tensor).all()


def test_it_keeps_no_spelling_that_it_was_not_asked_for(pipelines: tuple[Language, Language]) -> None:
    light, whole = pipelines
    assert len(whole.vocab.strings) > 50 * len(light.vocab.strings)
    assert light.vocab.vectors.key2row == whole.vocab.vectors.key2row


def test_no_model_is_told() -> None:
    with pytest.raises(ImportError):
        load_model("no_such_model", [])
