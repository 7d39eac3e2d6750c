"""The whole room: inputs of every form in, reports and refusals out, in order, the batch going on after a bad one."""

import hashlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.report import Given, Refusal, Report
from sijill.read import read

LEAD = "Two farmers were killed on Tuesday when shells fell on the village of Tel Sarha, residents said."
ReadAll = Callable[..., list[Report | Refusal]]


def bad_inputs() -> dict[str, bytes]:
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 8,
        "report.pdf": b"%PDF-1.7 \x00",
        "utf8.txt": b"Two farmers were killed. \xff",
        "line.txt": b"word " * 30_000,
        "many.txt": b"word\n" * 500_000,
        "deep.html": b"<html><body>" + b"<div>" * 2_000 + b"x",
        "wide.html": b"<html><body>" + b"<p>x</p>" * 30_000,
        "nothing.html": b"<html><body></body></html>",
        "no_text.csv": b"id,words\n1,hello\n",
        "list.jsonl": b"[1, 2]\n",
        "number.jsonl": b'{"text": 3}\n',
        "half.jsonl": b'{"text": "a\\ud800"}\n',
        "date.jsonl": b'{"text": "Two died.", "published": "yesterday"}\n',
        "broken.jsonl": b'{"text": \n',
        "empty_row.jsonl": b'{"id": 1}\n',
        "odd.html": b'<html><meta charset="klingon"><body><p>caf\xe9</p></body></html>',
        "cells.csv": b"text,id\na,b,c\n",
        "nul.txt": b"x" * 70_000 + b"\x00",
        "nest.jsonl": b'{"text":' + b"[" * 100_000 + b"\n",
    }


@pytest.mark.parametrize("name", sorted(bad_inputs()))
def test_bad_input_is_refused_in_one_sentence_and_the_batch_goes_on(
    tmp_path: Path, read_all: ReadAll, name: str
) -> None:
    (tmp_path / name).write_bytes(bad_inputs()[name])
    (tmp_path / "good.txt").write_text(LEAD)
    refusal, report = read_all(tmp_path / name, tmp_path / "good.txt")
    assert isinstance(refusal, Refusal)
    assert isinstance(report, Report)
    assert refusal.where.startswith(str(tmp_path / name))
    assert refusal.problem
    assert refusal.remedy
    assert "\n" not in str(refusal)
    assert len(refusal.problem) < 400


def test_fifty_megabytes_of_one_line(tmp_path: Path, read_all: ReadAll) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"word " * 10_000_000)
    (refusal,) = read_all(path)
    assert isinstance(refusal, Refusal)
    assert "20 MB" in refusal.problem


def test_refusals_say_where(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "a.txt").write_bytes(b"Two farmers \xff")
    (tmp_path / "b.csv").write_bytes(b"id,words\n1,hello\n")
    (tmp_path / "c.jsonl").write_bytes(b'{"text": "Two died."}\n\n{"text": ""}\n')
    utf8, csv, good, row = read_all(tmp_path)
    assert "byte 12" in str(utf8)
    assert "id, words" in str(csv)
    assert isinstance(good, Report)
    assert str(row).startswith(f"{tmp_path / 'c.jsonl'} line 3: ")


def test_missing_and_unreadable(tmp_path: Path, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.txt").write_text(LEAD)
    (missing,) = read_all(tmp_path / "none.txt")
    monkeypatch.setattr(Path, "open", refuse)  # tests may run as root, whom no permission stops
    (unreadable,) = read_all(tmp_path / "x.txt")
    assert "no such file" in str(missing)
    assert "permission denied" in str(unreadable)


def test_folder_is_read_in_sorted_order_without_hidden_files(tmp_path: Path, read_all: ReadAll) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/config.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{LEAD} {name}")
    origins = [os.path.relpath(r.origin, tmp_path) for r in read_all(tmp_path) if isinstance(r, Report)]
    assert origins == ["a/y.txt", "a/z.txt", "b.txt"]


def test_empty_folder_is_refused(tmp_path: Path, read_all: ReadAll) -> None:
    assert "no files" in str(read_all(tmp_path)[0])


def test_standard_input(read_all: ReadAll, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f'{{"text": "{LEAD}", "id": "7"}}\n'.encode())))
    (report,) = read_all("-")
    assert isinstance(report, Report)
    assert (report.origin, report.external_id, report.text) == ("- line 1", "7", LEAD)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("\ufeff" + LEAD, LEAD),
        (f"{LEAD}\r\n\r\nOne died.\r", f"{LEAD}\n\nOne died.\n"),
    ],
)
def test_text_is_normalised_once(tmp_path: Path, read_all: ReadAll, content: str, text: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(content.lstrip("\ufeff").encode(encoding) if encoding == "utf-16" else content.encode())
        (report,) = read_all(path)
        assert isinstance(report, Report)
        assert report.text == text


def test_id_hangs_on_the_bytes_alone(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "one.txt").write_text(LEAD)
    (tmp_path / "two.html").write_text(LEAD)
    one, two = read_all(tmp_path / "one.txt", tmp_path / "two.html", given=Given(published="2020-01-01"))
    (again,) = read_all(tmp_path / "one.txt")
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert isinstance(again, Report)
    assert one.id == two.id == again.id
    assert one.id.startswith("rep_")
    assert len(one.sha256) == 64


def test_header_block(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "Title: Shells kill two in Tel Sarha\nPublisher: Orient Press\nPublished: 2020-02-03\n"
        f"URL: https://orient.example/a\n\n{LEAD}\n",
        given=Given(publisher="Someone", language="en"),
    )
    assert (report.title, report.publisher, report.url) == (
        "Shells kill two in Tel Sarha",
        "Orient Press",
        "https://orient.example/a",
    )
    assert report.published is not None
    assert (report.published.edtf, report.published_basis) == ("2020-02-03", "metadata")
    assert [(str(s.kind), report.text[s.start : s.end]) for s in report.segments][1] == ("title", report.title)
    assert [report.text[s.start : s.end] for s in report.segments if s.kind == "body"] == [LEAD]


def test_publisher_falls_back_on_the_address(read_text: Callable[..., Report]) -> None:
    assert read_text(LEAD, given=Given(url="https://www.orient.example/a")).publisher == "orient.example"


def test_a_bad_date_given_is_the_users_slip(boilerplate: Boilerplate, calendar: Calendar) -> None:
    with pytest.raises(SijillError, match="--published"):
        read(["x"], boilerplate, calendar, Given(published="last week"))


def test_reading_is_lazy(tmp_path: Path, boilerplate: Boilerplate, calendar: Calendar) -> None:
    (tmp_path / "a.txt").write_text(LEAD)

    def inputs() -> Iterator[str]:
        yield str(tmp_path / "a.txt")
        raise AssertionError("asked for more than was needed")

    assert isinstance(next(read(inputs(), boilerplate, calendar)), Report)


def test_a_report_brings_the_bytes_it_was_made_from(tmp_path: Path, read_all: ReadAll) -> None:
    """A file's own; of a row, those its digest and id are made from. They weigh neither on equality nor on its repr."""
    page = f"<html><body><p>{LEAD}</p></body></html>".encode()
    (tmp_path / "a.html").write_bytes(page)
    (tmp_path / "b.txt").write_bytes(LEAD.encode() + b"\r\n")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": 7, "text": LEAD, "other": "x"}) + "\n")
    reports = [report for report in read_all(tmp_path) if isinstance(report, Report)]
    assert [report.raw for report in reports[:2]] == [page, LEAD.encode() + b"\r\n"]
    assert json.loads(reports[2].raw) == {"id": "7", "text": LEAD}
    for report in reports:
        assert hashlib.sha256(report.raw).hexdigest() == report.sha256
        assert replace(report, raw=b"") == report
        assert "raw" not in repr(report)


def test_a_fault_of_ours_costs_one_report(tmp_path: Path, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch) -> None:
    def detect(text: str, default: str) -> str:
        if "hurt" in text:
            raise RecursionError("too deep")
        return default

    monkeypatch.setattr("sijill.read.report.detect", detect)
    (tmp_path / "a.txt").write_text("Three farmers were hurt.")
    (tmp_path / "b.txt").write_text(LEAD)
    refusal, report = read_all(tmp_path)
    assert str(refusal) == (f"{tmp_path / 'a.txt'}: it could not be read: RecursionError: too deep; "
                            "please report it with this text")
    assert isinstance(report, Report)
