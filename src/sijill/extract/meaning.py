"""Whether a word of a parsed document has a sense that the packs list ("dying", "rising").

Whoever reads sentences leaves the senses of their language with each document, so that a rule which has only a word in
hand can ask.
"""

from sijill.extract.document import Document, Token
from sijill.knowledge.senses import Sense, Senses


def leave_senses(doc: Document, senses: Senses) -> None:
    """Keep the senses with the document, for `means`."""
    doc.senses = senses


def means(token: Token, *senses: Sense) -> bool:
    """Whether the word's lemma, or the word itself in small letters, is listed under one of the senses."""
    kept, word, form = token.doc.senses.words, token.doc.lemmas[token.i], token.lower_
    return any(word in kept[sense] or form in kept[sense] for sense in senses)
