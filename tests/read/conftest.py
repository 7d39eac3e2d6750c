"""What reading needs: the shipped packs' words, and a way to read a text as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.knowledge.pack import find_packs, tables
from sijill.model.report import Given, Refusal, Report
from sijill.read import read

ReadText = Callable[..., Report]


@pytest.fixture(scope="session")
def boilerplate() -> Boilerplate:
    return Boilerplate.from_tables(tables(find_packs(), "boilerplate"))


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return Calendar.from_tables(tables(find_packs(), "calendar"))


@pytest.fixture
def read_all(boilerplate: Boilerplate, calendar: Calendar) -> Callable[..., list[Report | Refusal]]:
    def all_of(*inputs: object, given: Given | None = None) -> list[Report | Refusal]:
        return list(read([str(i) for i in inputs], boilerplate, calendar, given or Given()))

    return all_of


@pytest.fixture
def read_text(tmp_path: Path, read_all: Callable[..., list[Report | Refusal]]) -> ReadText:
    def one(text: str, name: str = "report.txt", given: Given | None = None) -> Report:
        path = tmp_path / name
        path.write_bytes(text.encode())
        (report,) = read_all(path, given=given)
        assert isinstance(report, Report), report
        return report

    return one


@pytest.fixture
def kinds(read_text: ReadText) -> Callable[[str], list[tuple[str, str]]]:
    """The segments of a text as (kind, words)."""

    def of(text: str) -> list[tuple[str, str]]:
        report = read_text(text)
        return [(str(s.kind), report.text[s.start : s.end]) for s in report.segments]

    return of
