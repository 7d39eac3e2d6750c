"""Bytes in, what they are and their text out: told by content; a suffix only decides where content leaves it open."""

import codecs
import json
import re
from enum import StrEnum

from sijill.errors import SijillError

HEAD = 65_536
"""Bytes looked at to tell what a file is."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|"
                   rb"div|p|h1|meta|title|table|blockquote|span)\b[^<>]*>", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(rb"<(?:!doctype\s+html|html|body)\b[^<>]*>", re.IGNORECASE)
_PREAMBLE = 1_000
"""Bytes in which a saved page may carry a note or a script's leavings before its first tag."""
_CHARSET = re.compile(rb"<(?:meta[^<>]+charset|\?xml[^<>]+encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MAGIC = ((b"%PDF-", "a PDF", "save its text as .txt or .html"),
          (b"PK\x03\x04", "a ZIP archive or office document", "unpack it, or save its text as .txt"),
          (b"\x1f\x8b", "compressed with gzip", "unpack it"), (b"\x89PNG", "a picture", "leave it out"),
          (b"\xff\xd8\xff", "a picture", "leave it out"), (b"SQLite format 3", "a database", "leave it out"))
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}
_MOST_CONTROLS = 0.02
"""Text has next to no control characters; machine code and pictures have about one byte in eight."""


class Form(StrEnum):
    TEXT = "text"
    WEBPAGE = "webpage"
    JSON_LINES = "json_lines"
    CSV = "csv"


def sniff(head: bytes, origin: str) -> Form:
    """What a file is by its first bytes. Raises SijillError for what holds no text."""
    _refuse_binary(head, origin)
    encoding, skip = _bom(head)
    start = head[skip:].decode(encoding or "utf-8", errors="replace").lstrip("\ufeff \t\r\n").encode(errors="replace")
    suffix = origin.lower().rpartition(".")[2]
    if _HTML.match(start):
        return Form.WEBPAGE
    if _is_json_lines(start) or (suffix in {"jsonl", "ndjson"} and start):
        return Form.JSON_LINES
    if suffix in {"csv", "tsv"} or _is_header(start):
        return Form.CSV
    return Form.WEBPAGE if _ROOT.search(start[:_PREAMBLE]) else Form.TEXT


def decode(content: bytes, origin: str, *, declared: bool = False) -> str:
    """Text with `\\n` for every line end. `declared`: an HTML page's own word on its encoding counts.

    Raises SijillError naming the first byte that is not UTF-8.
    """
    encoding, skip = _bom(content)
    try:
        text = content[skip:].decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        name = _declared(content) if declared and not encoding else None
        if not name:
            raise _broken(error, origin, skip) from error
        text = _decoded(content, name, origin)
    if "\0" in text:
        raise SijillError("it holds NUL characters, as text never does", where=origin, remedy="save it as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bom(content: bytes) -> tuple[str | None, int]:
    return next(((encoding, len(mark)) for mark, encoding in _BOMS if content.startswith(mark)), (None, 0))


def _refuse_binary(head: bytes, origin: str) -> None:
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic):
            raise SijillError(f"it is {what}, not text", where=origin, remedy=remedy)
    if _bom(head)[0] not in {None, "utf-8"}:
        return
    controls = sum(byte in _CONTROLS for byte in head)
    if 0 in head or controls > _MOST_CONTROLS * len(head):
        raise SijillError("it is binary, not text", where=origin, remedy="give text, HTML, JSON lines or CSV")


def _declared(content: bytes) -> str | None:
    """A page that is not UTF-8 may say what it is: windows-1252 and windows-1256 are common among older news sites."""
    match = _CHARSET.search(content[:HEAD])
    return match[1].decode("ascii", errors="replace") if match else None


def _decoded(content: bytes, name: str, origin: str) -> str:
    try:
        return content.decode(codecs.lookup(name).name, errors="replace")
    except LookupError as error:
        raise SijillError(f"its encoding {name!r} is not known", where=origin, remedy="save it as UTF-8") from error


def _broken(error: UnicodeDecodeError, origin: str, skip: int) -> SijillError:
    name = error.encoding.upper().replace("_", "-")
    return SijillError(f"byte {error.start + skip} is not {name} (0x{error.object[error.start]:02x})", where=origin,
                       remedy="save it as UTF-8")


def _is_json_lines(start: bytes) -> bool:
    """Its first line is a JSON object, or the beginning of one too long to see the end of."""
    if not start.startswith(b"{"):
        return False
    line, newline, _ = start.partition(b"\n")
    if not newline and len(start) >= HEAD // 2:
        return bool(re.match(rb'\{\s*"', start))
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_header(start: bytes) -> bool:
    """The first line has only short names in its cells, one of them `text` or `html`."""
    line = start.partition(b"\n")[0].decode(errors="replace").strip()
    for mark in (",", "\t", ";"):
        cells = [cell.strip().strip('"').casefold() for cell in line.split(mark)]
        if len(cells) > 1 and {"text", "html"} & set(cells):
            return all(re.fullmatch(r"[\w .-]{1,40}", cell) for cell in cells)
    return False
