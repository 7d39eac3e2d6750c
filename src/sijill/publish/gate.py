"""The gate: the finished files of a public release in, nothing out, or an error that names the file which tells a name.

It reads bytes and looks for names its own, simpler way, so that a fault of the masks is caught here.
"""

import re
from collections.abc import Iterable, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from sijill.errors import SijillError
from sijill.model.person_name import Word, words
from sijill.publish.mask import ALSO_WORDS, parts

_ID = re.compile(r"\b(?:rep|clm|inc|dec)_[0-9a-f]{16}\b|\b[0-9a-f]{64}\b")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[bfnrt])")
TIMID = 3
"""Letters: a name of no more is looked for with its capital only, or "Ali" would be found in every "ali" of a code."""


def refuse_names(files: Iterable[Path], names: Iterable[str], allowed: frozenset[str]) -> None:
    """Raise SijillError if a file says one of the names in whole. `allowed` are folded words that every release holds
    or a gazetteer gives: as a name of one word they prove nothing."""
    runs = [run for name in sorted(set(names)) if (run := _folds(words(name)))]
    wanted = [run for run in runs if len(run) > 1 or run[0] not in allowed]
    for path in sorted(files):
        for view in _views(path.read_bytes().decode("utf-8")):
            _refuse(path, view, wanted)


def refuse_parts(record: str, names: Iterable[str], allowed: frozenset[str]) -> None:
    """Raise SijillError if a record (one line of JSON) shows a part of a name of its own victims."""
    wanted = [(part,) for name in sorted(set(names)) for part in parts(name)
              if len(part) > TIMID and part not in allowed | ALSO_WORDS]
    for view in _views(record):
        _refuse(Path("incidents.jsonl"), view, wanted)


def says(text: str, names: Iterable[str]) -> bool:
    """Whether the text, in any of the ways it may be encoded, says one of the names in whole."""
    runs = [run for name in names if (run := _folds(words(name)))]
    return any(_found(view, runs) is not None for view in _views(text))


def _refuse(path: Path, view: str, wanted: Sequence[tuple[str, ...]]) -> None:
    if _found(view, wanted) is not None:
        raise SijillError("a protected name is left in it, so nothing was published", where=path.name,
                          remedy="report this as a fault of Sijill, without the name; "
                                 "until it is mended reject the claims that name the victim")


def _found(view: str, wanted: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    said = list(words(_ID.sub(" ", view)))
    shy = {word.fold for word in said}
    bold = {word.fold for word in said if word.capital}
    line = f" {' '.join(_folds(said))} "
    for run in wanted:
        timid = len(run) == 1 and len(run[0]) <= TIMID
        if set(run) <= (bold if timid else shy) and f" {' '.join(run)} " in line:
            return run
    return None


def _folds(run: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.fold for word in run)


def _views(text: str) -> tuple[str, ...]:
    """The text as it stands, and as a reader of JSON, of URLs and of HTML would see it."""
    plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", text)
    return tuple(dict.fromkeys((text, plain, unquote(plain), unescape(plain))))
