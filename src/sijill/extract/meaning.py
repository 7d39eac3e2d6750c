"""Whether a word of a parsed document has a sense that the packs list ("dying", "rising").

Whoever reads sentences leaves the senses of their language with each document, so that a rule which has only a word in
hand can ask.
"""

from typing import Any

from sijill.extract.tokens import tokens_of
from sijill.knowledge.senses import Sense, Senses

KEY = "sijill.senses"


def leave_senses(doc: Any, senses: Senses) -> None:
    """Keep the senses with the document, for `means`."""
    doc.user_data[KEY] = senses


def means(token: Any, *senses: Sense) -> bool:
    """Whether the word's lemma, or the word itself in small letters, is listed under one of the senses."""
    kept, words = token.doc.user_data[KEY], tokens_of(token.doc)
    word, form = words.lemmas[token.i], words.lower[token.i]
    return any(word in kept[sense] or form in kept[sense] for sense in senses)
