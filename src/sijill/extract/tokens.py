"""Words of a parsed document as plain strings: a spaCy document in, its small-lettered words and tags out.

Rules ask for the same words many times, and spaCy makes an object at every question.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

KEY = "sijill.tokens"
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Tokens:
    """By the token's position in the document: its word, that in small letters, its lemma so, its tag (Token.tag_)."""

    whole: str
    starts: tuple[int, ...]
    text: tuple[str, ...]
    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]

    def between(self, start: int, end: int) -> str:
        """The words of tokens start to end (not included) as they stand in the text."""
        last = end - 1
        return self.whole[self.starts[start]:self.starts[last] + len(self.text[last])]


def tokens_of(doc: Any) -> Tokens:
    """Read once for a document and kept with it: words and tags do not change after the parse."""
    kept = doc.user_data.get(KEY)
    if kept is None:
        kept = doc.user_data[KEY] = Tokens(
            doc.text, tuple(t.idx for t in doc), tuple(t.text for t in doc), tuple(t.lower_ for t in doc),
            tuple(t.lemma_.lower() for t in doc), tuple(t.tag_ for t in doc))
    return kept  # type: ignore[no-any-return]


def remembered(span: Any, question: str, answer: Callable[[], Answer]) -> Answer:
    """The answer to a question about a span, asked once: it must hang on nothing but the span's words and arcs."""
    key = (question, span.start, span.end)
    kept = span.doc.user_data
    if key not in kept:
        kept[key] = answer()
    return cast(Answer, kept[key])
