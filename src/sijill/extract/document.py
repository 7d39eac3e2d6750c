"""Parsed documents as plain objects: a document of spaCy's comes in, its words, arcs and sentences go out.

The rules ask millions of times for a word's spelling, tag or head. spaCy looks a string up, or makes an object, at
every question; here it is asked once, after the parse, and the answers are attributes. Names, order and edges are
those of spaCy's `Doc`, `Span` and `Token`, as far as the rules ask: what is said of those holds for these.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar, cast, overload

from sijill.extract.spacy_core import DEP, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG, Doc, Vocab
from sijill.knowledge.senses import Senses

Answer = TypeVar("Answer")


class Form:
    """What hangs on a word's spelling alone."""

    __slots__ = ("is_alpha", "is_lower", "is_oov", "is_punct", "is_space", "is_title", "is_upper", "like_num", "lower",
                 "text")

    def __init__(self, lexeme: Any) -> None:
        self.text: str = lexeme.text
        self.lower: str = lexeme.lower_
        self.is_alpha: bool = lexeme.is_alpha
        self.is_lower: bool = lexeme.is_lower
        self.is_oov: bool = lexeme.is_oov
        self.is_punct: bool = lexeme.is_punct
        self.is_space: bool = lexeme.is_space
        self.is_title: bool = lexeme.is_title
        self.is_upper: bool = lexeme.is_upper
        self.like_num: bool = lexeme.like_num


class Forms(dict[int, Form]):
    """By the number that the vocabulary has for a spelling; kept as long as the vocabulary keeps its own."""

    def __init__(self, vocabulary: Vocab) -> None:
        self._vocabulary = vocabulary

    def __missing__(self, number: int) -> Form:
        form = self[number] = Form(self._vocabulary[number])
        return form


class Names(dict[int, str]):
    """By the number that the vocabulary has for a lemma, a tag, an arc or a part of speech."""

    def __init__(self, vocabulary: Vocab) -> None:
        self._strings = vocabulary.strings

    def __missing__(self, number: int) -> str:
        name = self[number] = self._strings[number]
        return name


class Token:
    """One word. `i` is its place in the document, `idx` that of its first letter; children stand in order."""

    __slots__ = ("children", "dep_", "doc", "form", "head", "i", "idx", "lemma_", "lower_", "pos_", "tag_", "text",
                 "whitespace_")

    head: "Token"

    def __init__(self, doc: "Document", place: tuple[int, int], form: Form,
                 told: tuple[str, str, str, str, str]) -> None:
        self.doc, self.form = doc, form
        self.i, self.idx = place
        self.text, self.lower_ = form.text, form.lower
        self.lemma_, self.tag_, self.dep_, self.pos_, self.whitespace_ = told
        self.children: Sequence[Token] = ()

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_alpha(self) -> bool:
        return self.form.is_alpha

    @property
    def is_lower(self) -> bool:
        return self.form.is_lower

    @property
    def is_oov(self) -> bool:
        return self.form.is_oov

    @property
    def is_space(self) -> bool:
        return self.form.is_space

    @property
    def is_title(self) -> bool:
        return self.form.is_title

    @property
    def is_upper(self) -> bool:
        return self.form.is_upper

    @property
    def like_num(self) -> bool:
        return self.form.like_num

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def is_sent_end(self) -> bool:
        return self.i + 1 in self.doc.breaks

    @property
    def sent(self) -> "Span":
        """The sentence as the parser cut it."""
        cuts = self.doc.breaks
        after = bisect_right(cuts, self.i)
        return Span(self.doc, cuts[after - 1], cuts[after])

    @property
    def lefts(self) -> list["Token"]:
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        return [c for c in self.children if c.i > self.i]

    @property
    def ancestors(self) -> list["Token"]:
        """From the head upwards to the root."""
        token, above = self, []
        while token.head is not token:
            token = token.head
            above.append(token)
        return above

    def is_ancestor(self, descendant: "Token") -> bool:
        """Whether the other stands somewhere below; no word stands below itself."""
        while descendant.head is not descendant:
            descendant = descendant.head
            if descendant is self:
                return True
        return False

    @property
    def subtree(self) -> list["Token"]:
        """The word and all below it, from left to right."""
        if not self.children:
            return [self]
        below, itself = list[Token](), True
        for child in self.children:
            if itself and child.i > self.i:
                below.append(self)
                itself = False
            below += child.subtree
        if itself:
            below.append(self)
        return below

    @property
    def left_edge(self) -> "Token":
        return min(self.subtree, key=_place) if self.children else self

    @property
    def right_edge(self) -> "Token":
        return max(self.subtree, key=_place) if self.children else self

    def nbor(self, step: int = 1) -> "Token":
        """The word so many places on. Raises IndexError past either end."""
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc.tokens[self.i + step]


def _place(token: Token) -> int:
    return token.i


def _depth(token: Token) -> int:
    bare = not token.children and (token.form.is_punct or token.form.is_space)
    return len(token.doc) - 1 if bare else len(token.ancestors)


class Span:
    """Tokens start to end (not included) of a document."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Document", start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start:self.end])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.doc, self.start, self.end) == (other.doc, other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.doc, self.start, self.end))

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> "Span": ...

    def __getitem__(self, at: int | slice) -> "Token | Span":
        if isinstance(at, slice):
            first, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, end))
        place = at + (self.start if at >= 0 else self.end)
        if not self.start <= place < self.end:
            raise IndexError(at)
        return self.doc.tokens[place]

    @property
    def start_char(self) -> int:
        return self.doc.tokens[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text) if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        return self.doc.between(self.start, self.end)

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence, the first of several; a mark only where there is no word."""
        tokens = self.doc.tokens[self.start:self.end]
        whole = next((t for t in tokens if t.head is t), None)
        if whole is not None:
            return whole
        top = [t for t in tokens if not self.start <= t.head.i < self.end]
        return top[0] if len(top) == 1 else min(top, key=_depth)


class Document:
    """A text parsed: its words in order, and what stands at each place by itself.

    `lower` are its `words` in small letters, `lemmas` their lemmas so, `starts` the places of their first letters;
    `breaks` are where sentences begin, and the end. `answers` keeps what was asked of parts of it, `senses` are those
    that the packs bring for its language (`meaning.leave_senses`).
    """

    __slots__ = ("answers", "breaks", "lemmas", "lower", "senses", "starts", "tags", "text", "tokens", "words")

    senses: Senses

    def __init__(self, doc: Doc, forms: Forms, names: Names) -> None:
        self.text: str = doc.text
        told = doc.to_array([ORTH, LEMMA, TAG, DEP, POS, SPACY])
        arcs = doc.to_array([HEAD, SENT_START]).astype("int64")
        tokens, at = list[Token](), 0
        for i, (orth, lemma, tag, dep, pos, space) in enumerate(told.tolist()):
            form = forms[orth]
            said = names[lemma], names[tag], names[dep], names[pos], " " if space else ""
            tokens.append(Token(self, (i, at), form, said))
            at += len(form.text) + space
        _tie(tokens, arcs[:, 0].tolist())
        self.tokens = tokens
        self.starts = [t.idx for t in tokens]
        self.words = [t.text for t in tokens]
        self.lower = [t.lower_ for t in tokens]
        self.lemmas = [t.lemma_.lower() for t in tokens]
        self.tags = [t.tag_ for t in tokens]
        self.breaks = [*(i for i, start in enumerate(arcs[:, 1].tolist()) if start == 1 or i == 0), len(tokens)]
        self.answers: dict[tuple[Hashable, int, int], object] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Span: ...

    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, end, _ = at.indices(len(self.tokens))
            return Span(self, first, max(first, end))
        return self.tokens[at]

    @property
    def sents(self) -> Iterator[Span]:
        """None in a document of no words."""
        return (Span(self, first, end) for first, end in zip(self.breaks, self.breaks[1:], strict=False))

    def between(self, start: int, end: int) -> str:
        """The words of tokens start to end (not included) as they stand in the text."""
        if end <= start:
            return ""
        last = self.tokens[end - 1]
        return self.text[self.starts[start]:last.idx + len(last.text)]

    def covering(self, start: int, end: int) -> Span:
        """The words that characters start to end (not included) of the text touch."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        if start == self.starts[first] + len(self.words[first]):
            first += 1  # the space behind a word is no part of it
        return Span(self, first, last + 1)


def _tie(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    below: list[list[Token]] = [[] for _ in tokens]
    for token, step in zip(tokens, heads, strict=True):
        token.head = tokens[token.i + step]
        if step:
            below[token.i + step].append(token)
    for token, children in zip(tokens, below, strict=True):
        if children:
            token.children = children


def remembered(span: Span, question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer to a question about a span, asked once: it must hang on nothing but the span's words and arcs."""
    key = (question, span.start, span.end)
    kept = span.doc.answers
    if key not in kept:
        kept[key] = answer()
    return cast(Answer, kept[key])
