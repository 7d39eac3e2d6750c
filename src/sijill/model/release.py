"""Releases: a dated, checksummed publication of incidents as files."""

from dataclasses import dataclass
from enum import StrEnum


class Profile(StrEnum):
    """Who may read a release. `public` names no protected victim anywhere; `restricted` names all."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    path: str
    sha256: str
    bytes: int
    rows: int | None


@dataclass(frozen=True, slots=True)
class Release:
    folder: str
    profile: Profile
    files: tuple[ReleaseFile, ...]
    incidents: int
