"""Packs' boilerplate tables in, questions about one line of a page out: is it a menu, a caption, a heading?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sijill.errors import SijillError
from sijill.knowledge.pack import Table

Pattern = re.Pattern[str]
_EDGES = " \t\u00a0\u200b\u200e\u200f\ufeff:!.…*·|•>»«-–—"
"""Marks that sites set around the words of a menu or heading."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What the packs in use know of the words around a report. Every question is asked of one line."""

    furniture: frozenset[str]
    furniture_starts: tuple[str, ...]
    furniture_within: tuple[str, ...]
    furniture_patterns: Pattern
    bylines: Pattern
    related_headings: frozenset[str]
    related_prefixes: tuple[str, ...]
    captions: Pattern
    weak_captions: Pattern
    credits: Pattern
    caption_labels: frozenset[str]
    signatures: tuple[Pattern, ...]
    post_marks: Pattern
    post_links: Pattern
    published_labels: Pattern
    updated_labels: Pattern
    no_places: frozenset[str]
    agencies: tuple[str, ...]
    press_words: Pattern
    no_publishers: frozenset[str]
    publisher_credits: tuple[Pattern, ...]
    sentence_words: Pattern
    list_words: Pattern

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Boilerplate":
        """The tables of several packs put together; raises SijillError for what is not a list of words or patterns."""
        read = _Reader(tables)
        return cls(
            furniture=read.phrases("furniture", "lines"), furniture_starts=read.words("furniture", "starts"),
            furniture_within=read.words("furniture", "contains"),
            furniture_patterns=read.pattern("furniture", "patterns", whole=True),
            bylines=read.pattern("bylines", "patterns", whole=True),
            related_headings=read.phrases("related", "headings"), related_prefixes=read.words("related", "prefixes"),
            captions=read.pattern("captions", "patterns"),
            weak_captions=read.pattern("captions", "weak"), credits=read.pattern("captions", "credits"),
            caption_labels=read.phrases("captions", "labels"),
            signatures=read.patterns("posts", "signatures"), post_marks=read.pattern("posts", "marks"),
            post_links=read.pattern("posts", "links"),
            published_labels=_labels(read.words("dates", "published")),
            updated_labels=_labels(read.words("dates", "updated")),
            no_places=read.phrases("datelines", "no_places"),
            agencies=tuple(sorted(read.listed("datelines", "agencies"))),
            press_words=_any_word(read.words("datelines", "press")),
            no_publishers=read.phrases("datelines", "no_publishers"),
            publisher_credits=read.patterns("publishers", "credits"),
            sentence_words=_any_word(read.words("sentences", "words")),
            list_words=_any_word(read.words("sentences", "lists")))

    def is_furniture(self, line: str) -> bool:
        """Menus, buttons, forms, notices."""
        folded = fold(line)
        return (not folded or folded in self.furniture or folded.startswith(self.furniture_starts)
                or any(words in folded for words in self.furniture_within)
                or bool(self.furniture_patterns.fullmatch(line.strip())))

    def is_byline(self, line: str) -> bool:
        """Who wrote it, who helped; "By Friday 20 people were dead" tells something."""
        return bool(self.bylines.fullmatch(line.strip(" ()[]"))) and not self.tells(line)

    def is_caption(self, line: str, *, first: bool = False) -> bool:
        """Words under a picture, known by the credit they carry, or the credit alone; `first` on its page or not."""
        line = line.strip()
        return bool(self.captions.search(line)) or (not first and bool(self.weak_captions.search(line)))

    def is_credit(self, line: str) -> bool:
        """The credit of a picture and nothing else."""
        return bool(self.credits.search(line.strip()))

    def is_caption_label(self, line: str) -> bool:
        return fold(line) in self.caption_labels

    def opens_related(self, line: str) -> bool:
        """The heading of a list of other reports."""
        return fold(line) in self.related_headings

    def is_related(self, line: str) -> bool:
        """One headline of another report, announced as such."""
        return line.strip().casefold().startswith(self.related_prefixes)

    def signed(self, text: str) -> Iterator[re.Match[str]]:
        """Signatures of embedded posts, in order of the text; groups `author` and `date`."""
        found = [match for pattern in self.signatures for match in pattern.finditer(text)]
        return iter(sorted(found, key=lambda match: match.start()))

    def labels_date(self, words: str) -> bool:
        """The words end in what stands before a date of publication or of a later change."""
        return bool(self.published_labels.search(words) or self.updated_labels.search(words))

    def tells(self, line: str) -> bool:
        """It has words that headlines and menus leave out ("was", "said", "which")."""
        return bool(self.sentence_words.search(line))

    def opens_list(self, line: str) -> bool:
        """Short lines after it belong to the report ("The names of the victims")."""
        return line.rstrip().endswith(":") or bool(self.list_words.search(line))


def fold(line: str) -> str:
    """Lower case, white space as single spaces, marks at both ends cut off."""
    return " ".join(line.casefold().split()).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class _Reader:
    tables: Sequence[Table]

    def listed(self, section: str, key: str) -> tuple[str, ...]:
        """The list under a key, of all packs, in pack order, each entry once."""
        return tuple(dict.fromkeys(word for table in self.tables for word in _strings(table, section, key)))

    def words(self, section: str, key: str) -> tuple[str, ...]:
        return tuple(word.casefold() for word in self.listed(section, key))

    def phrases(self, section: str, key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in self.listed(section, key))

    def patterns(self, section: str, key: str) -> tuple[Pattern, ...]:
        return tuple(_compiled(text, f"{section}.{key}") for text in self.listed(section, key))

    def pattern(self, section: str, key: str, *, whole: bool = False) -> Pattern:
        """One pattern for all; `whole` where each has to match the line from end to end."""
        texts = self.listed(section, key)
        for text in texts:
            _compiled(text, f"{section}.{key}")
        joined = "|".join(f"(?:{text})" for text in texts) or r"(?!)"
        return re.compile(f"(?:{joined})" if whole else joined, re.IGNORECASE)


def _strings(table: Table, section: str, key: str) -> list[str]:
    held = table.get(section, {})
    value = held.get(key, []) if isinstance(held, Mapping) else None
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise SijillError(f"{section}.{key} is not a list of strings", where="boilerplate.toml",
                          remedy="see packs/en/boilerplate.toml for what each table holds")
    return value


def _compiled(text: str, where: str) -> Pattern:
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise SijillError(f"{text!r} is not a pattern ({error})", where=f"boilerplate.toml {where}",
                          remedy="mend the regular expression") from error


def _any_word(words: Sequence[str]) -> Pattern:
    joined = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if joined else r"(?!)", re.IGNORECASE)


def _labels(words: Sequence[str]) -> Pattern:
    """A label at the end of what stands before a date, with or without a colon, even run together with a clock."""
    joined = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:^|\W|\d)(?:{joined})\W*$" if joined else r"(?!)", re.IGNORECASE)
