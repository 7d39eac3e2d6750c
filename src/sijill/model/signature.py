"""Signatures: what is kept of a report's wording, by which prints of one text are found without reading them again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """`marks` are digests of some of the report's runs of words, eight bytes each (big-endian), rising, each once.

    `runs` is how many different runs it has in all. Equal texts have equal signatures, whatever the machine.
    """

    report_id: str
    runs: int
    marks: bytes
