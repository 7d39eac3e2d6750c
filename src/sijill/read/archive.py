"""What the user names in (files, folders, "-"), open streams of bytes out, folders in sorted order."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sijill.errors import SijillError

MAX_REPORT = 20_000_000
"""Bytes of a file that is one report. Text of that length is no report (see draft.MAX_TEXT); saved pages with pictures
in them reach some megabytes."""
MAX_CSV = 500_000_000
"""Bytes of a CSV file: quoted line ends make it one piece, held in memory. JSON lines have no such limit."""
MAX_PIPED = MAX_CSV
"""Bytes of standard input, which is held in memory too: it is looked at before it is read."""
STDIN = "-"


def expand(named: str) -> Iterator[str | SijillError]:
    """The files a name stands for: itself, or all in the folder and below that are not hidden, sorted by path."""
    if named == STDIN or not os.path.isdir(named):
        yield named
        return
    failures: list[OSError] = []
    found = sorted(_files(named, failures))
    yield from (SijillError(_reason(f), where=str(f.filename), remedy="check its permissions") for f in failures)
    yield from found
    if not found and not failures:
        yield SijillError("the folder holds no files", where=named, remedy="name a folder with reports in it")


@contextmanager
def opened(origin: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input. Raises SijillError where there are none to be had."""
    if origin == STDIN:
        yield _whole(sys.stdin.buffer, "standard input")
        return
    try:
        stream = Path(origin).open("rb")  # noqa: SIM115 (closed below, once it is known to be open)
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        raise SijillError("there is no such file" if missing else _reason(error), where=origin,
                          remedy="check the path" if missing else "check its permissions") from error
    with stream:
        yield stream if stream.seekable() else _whole(stream, origin)


def take(stream: BinaryIO, limit: int, origin: str) -> bytes:
    """All bytes of a stream. Raises SijillError where there are more than `limit`, or reading fails."""
    try:
        content = stream.read(limit + 1)
    except OSError as error:
        raise SijillError(_reason(error), where=origin, remedy="check the disk and the permissions") from error
    if len(content) > limit:
        raise SijillError(f"it is larger than {limit // 1_000_000} MB, too much for one report", where=origin,
                          remedy="split it, or give many reports as JSON lines")
    return content


def _files(folder: str, failures: list[OSError]) -> Iterator[str]:
    for where, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(where, name) for name in names if not name.startswith("."))


def _whole(stream: BinaryIO, origin: str) -> BinaryIO:
    """A pipe has to be held: it is looked at before it is read."""
    return io.BytesIO(take(stream, MAX_PIPED, origin))


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"it could not be opened ({text.lower()})"
