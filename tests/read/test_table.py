"""Tables of reports: JSON lines and CSV, told by content."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sijill.model.report import Refusal, Report

LEAD = "Two farmers were killed on Tuesday when shells fell on the village of Tel Sarha, residents said."
ROW = {
    "id": "a-1",
    "title": "Shells kill two",
    "text": LEAD,
    "publisher": "Orient Press",
    "published": "2020-05",
    "url": "https://orient.example/1",
    "author": "Rim Sule",
    "language": "en",
    "retrieved": "2021-01-01",
}
ReadAll = Callable[..., list[Report | Refusal]]


def reports(found: list[Report | Refusal]) -> list[Report]:
    assert all(isinstance(one, Report) for one in found), found
    return [one for one in found if isinstance(one, Report)]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.txt", "rows.csv", "rows"])
def test_json_lines_whatever_the_name(tmp_path: Path, read_all: ReadAll, name: str) -> None:
    (tmp_path / name).write_text(json.dumps(ROW) + "\n\n")
    (report,) = reports(read_all(tmp_path / name))
    assert (report.external_id, report.title, report.publisher, report.url, report.author, report.retrieved) == (
        "a-1",
        "Shells kill two",
        "Orient Press",
        "https://orient.example/1",
        "Rim Sule",
        "2021-01-01",
    )
    assert report.published is not None
    assert (report.published.edtf, str(report.published_basis)) == ("2020-05", "given")
    assert report.origin.endswith(f"{name} line 1")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["rows.csv", "rows.txt"])
def test_csv_whatever_the_name(tmp_path: Path, read_all: ReadAll, mark: str, name: str) -> None:
    cells = mark.join(["b-1", f'"{LEAD}\nThe ""barn"" burned down{mark} too."', "2020-05-04"])
    (tmp_path / name).write_text(mark.join(["ID", "Text", "Published"]) + "\n" + cells + "\n")
    (report,) = reports(read_all(tmp_path / name))
    assert report.text == f'{LEAD}\nThe "barn" burned down{mark} too.'
    assert report.external_id == "b-1"
    assert report.origin.endswith("line 2")


def test_prose_with_commas_is_no_table(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "a.txt").write_text("In a text, as in html, two people were killed, residents said.")
    assert len(reports(read_all(tmp_path / "a.txt"))) == 1


def test_one_text_under_two_ids_is_two_reports_and_the_form_of_the_table_does_not_matter(
    tmp_path: Path, read_all: ReadAll
) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": LEAD, "id": "1"}) + "\n" + json.dumps({"id": "2", "text": LEAD})
    )
    (tmp_path / "b.csv").write_text(f'note,text,id,url\nmine,"{LEAD}",1,\n')
    one, two, same = reports(read_all(tmp_path / "a.jsonl", tmp_path / "b.csv"))
    assert one.id == same.id != two.id
    assert one.sha256 == same.sha256


def test_html_in_a_row(tmp_path: Path, read_all: ReadAll) -> None:
    body = f"<body><article><p>{LEAD}</p><p>{LEAD}</p></article></body>"
    page = f"<html><head><title>Shells kill two</title></head>{body}</html>"
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"html": page, "published": "2020-05-04", "publisher": "Orient Press"})
    )
    (report,) = reports(read_all(tmp_path / "a.jsonl"))
    assert LEAD in report.text
    assert "<p>" not in report.text
    assert report.publisher == "Orient Press"
    assert str(report.published_basis) == "given"


def test_good_rows_around_bad_ones(tmp_path: Path, read_all: ReadAll) -> None:
    lines = [
        json.dumps({"text": LEAD}),
        "[]",
        json.dumps({"text": LEAD, "published": "soon"}),
        json.dumps({"text": "One died."}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = read_all(tmp_path / "a.jsonl")
    assert [type(one).__name__ for one in found] == ["Report", "Refusal", "Refusal", "Report"]


def test_number_as_id(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": LEAD, "id": 7, "published": 2020}))
    (report,) = reports(read_all(tmp_path / "a.jsonl"))
    assert report.external_id == "7"
    assert report.published is not None
    assert report.published.edtf == "2020"
