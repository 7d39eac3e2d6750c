"""Words of a parsed document as plain strings: a spaCy document in, its small-lettered words and tags out.

Rules ask for the same words many times, and spaCy makes an object at every question.
"""

from dataclasses import dataclass
from typing import Any

KEY = "sijill.tokens"


@dataclass(frozen=True, slots=True)
class Tokens:
    """By the token's position in the document: its word in small letters, its lemma so, and its tag (Token.tag_)."""

    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]


def tokens_of(doc: Any) -> Tokens:
    """Read once for a document and kept with it: words and tags do not change after the parse."""
    kept = doc.user_data.get(KEY)
    if kept is None:
        kept = doc.user_data[KEY] = Tokens(
            tuple(t.lower_ for t in doc), tuple(t.lemma_.lower() for t in doc), tuple(t.tag_ for t in doc))
    return kept  # type: ignore[no-any-return]
