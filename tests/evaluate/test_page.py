"""What is written: a page that needs nothing, tables, and no protected name in any of them unless it is asked for."""

import csv
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from factory import CHILD, TEXT, make_incident, make_report
from judged import compared

from sijill.cli.protection import Shown
from sijill.evaluate import Page, Showing, write_folder
from sijill.evaluate.figures import MEANING
from sijill.knowledge import Knowledge
from sijill.publish.protect import Protection

FILES = ("figures.csv", "confusion.csv", "bias.csv", "errors.csv", "errors.json", "errors.html")
WRONG: Mapping[str, Any] = {
    "killed": 3, "victims": [{"name": CHILD, "sex": "female"}, {"name": "Rima <Haddad>", "age": 4}]}


@pytest.fixture
def folder(knowledge: Knowledge, tmp_path: Path) -> Path:
    return written(knowledge, tmp_path, protected=False)


def written(knowledge: Knowledge, folder: Path, *, protected: bool) -> Path:
    report = make_report()
    reports = {report.id: report}
    names = Protection.of((make_incident(),)).also(("Rima <Haddad>",))
    safe = Shown(reports, None if protected else names)
    evaluation = compared(knowledge, folder, **WRONG)
    out = folder / "out"
    assert write_folder(out, evaluation, Showing(reports, safe.veil), Page("gold.jsonl", not protected)) == FILES
    return out


def test_protected_names_are_withheld_in_every_file(folder: Path) -> None:
    for name in FILES:
        text = (folder / name).read_text(encoding="utf-8")
        assert not re.search("Samir|Qaddour|Rima|Haddad", text), name
    records = json.loads((folder / "errors.json").read_text(encoding="utf-8"))
    assert any(evidence.get("withheld") for record in records for evidence in record["evidence"])


def test_they_are_shown_to_whoever_asks(knowledge: Knowledge, tmp_path: Path) -> None:
    page = (written(knowledge, tmp_path, protected=True) / "errors.html").read_text(encoding="utf-8")
    assert CHILD in page
    assert "Rima &lt;Haddad&gt;" in page


def test_the_page_asks_the_network_for_nothing(folder: Path) -> None:
    page = (folder / "errors.html").read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|src=|<link", page)
    assert "default-src 'none'" in page


def test_the_page_is_whole_and_its_links_lead_somewhere(folder: Path) -> None:
    page = _Page()
    page.feed((folder / "errors.html").read_text(encoding="utf-8"))
    assert page.open == []
    assert page.wanted <= page.ids
    assert "in the report" in page.text
    assert "at least 12 civilians" in page.marked


def test_the_page_says_what_each_figure_means(folder: Path) -> None:
    page = _Page()
    page.feed((folder / "errors.html").read_text(encoding="utf-8"))
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as stream:
        figures = [row["figure"] for row in csv.DictReader(stream)]
    assert figures
    assert all(MEANING[figure] in page.text for figure in figures if figure in MEANING)


def test_errors_as_records_quote_truly(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = written(knowledge, tmp_path, protected=True)
    records = json.loads((folder / "errors.json").read_text(encoding="utf-8"))
    assert {record["figure"] for record in records} == {"killed_in_range", "victim_sex", "victim_recall"}
    for record in records:
        assert all(TEXT[e["start"]:e["end"]] == e["quote"] for e in record["evidence"])
    with (folder / "errors.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["figure"] for row in rows] == [record["figure"] for record in records]
    assert rows[0]["quote"] == "at least 12 civilians"


class _Page(HTMLParser):
    VOID = frozenset({"meta", "input", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.wanted: set[str] = set()
        self.text = ""
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if said.get("id"):
            assert said["id"] not in self.ids
            self.ids.add(said["id"] or "")
        if (said.get("href") or "").startswith("#"):
            self.wanted.add((said["href"] or "")[1:])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1] == "mark":
            self.marked.append(data)
