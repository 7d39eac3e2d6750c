"""Patterns of words, whatever the case: a text comes in, what matches in it goes out as `re` tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESCAPE = re.compile(r"\\.")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Most texts hold nothing that matches, and in small letters a text is searched several times as fast as whatever
    its case: `small`, where the pattern is written in small letters, is asked first whether there is anything to find.
    """

    exact: re.Pattern[str]
    small: re.Pattern[str] | None

    @classmethod
    def of(cls, source: str) -> "Pattern":
        """Raises re.error for what is no pattern."""
        capital = any(letter.isupper() for letter in ESCAPE.sub("", source))
        return cls(re.compile(source, re.IGNORECASE), None if capital else re.compile(source))

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from `start` on."""
        return self.exact.search(text, start) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.exact.finditer(text) if self._may_match(text) else iter(())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.exact.fullmatch(text) if self._may_match(text) else None

    def _may_match(self, text: str) -> bool:
        return self.small is None or self.small.search(text.lower()) is not None
