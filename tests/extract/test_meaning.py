"""Meaning: words of invented sentences, and the senses they have."""

import pytest
from one_sentence import sentence

from sijill.extract.meaning import means
from sijill.knowledge.senses import Sense


@pytest.mark.parametrize(("text", "word", "senses", "expected"), [
    ("The toll rose to nine.", "rose", (Sense.RISING,), True),
    ("The toll rose to nine.", "toll", (Sense.RISING,), False),
    ("Two were hit by a rebel-planted mine.", "planted", (Sense.LAID,), True),
    ("He later died.", "died", (Sense.WOUNDED, Sense.DYING), True)])
def test_a_word_has_a_sense_by_its_lemma_or_its_form(
        text: str, word: str, senses: tuple[Sense, ...], expected: bool) -> None:
    token = next(t for t in sentence(text).span if t.text == word)
    assert means(token, *senses) is expected
