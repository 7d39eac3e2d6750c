"""Words of a document, read once."""

from sijill.extract.parse import model
from sijill.extract.tokens import tokens_of


def test_words_stand_at_their_positions() -> None:
    doc = model()("Two Farmers were killed.")
    words = tokens_of(doc)
    assert words.lower == ("two", "farmers", "were", "killed", ".")
    assert words.lemmas[3] == "kill"
    assert words.tags[1] == doc[1].tag_
    assert tokens_of(doc) is words


def test_an_empty_document_has_none() -> None:
    assert tokens_of(model()("")).lower == ()
