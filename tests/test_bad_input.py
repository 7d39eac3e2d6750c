"""Bad input through the front door: a sentence each, exit status 1, and the good report beside it is coded."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from sijill.knowledge import Knowledge

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]

BAD: Mapping[str, tuple[bytes, str]] = {
    "bomb.html": (b"<html><body>" + b"<div>" * 100_000 + b"killed", "nests"),
    "broken.txt": (b"Gunmen killed nine people in \xc3\x28", "UTF-8"),
    "empty.txt": (b"", "empty"),
    "line.txt": (b"killed " * 7_500_000, "20 MB"),
    "noise.bin": (bytes(range(256)) * 16, "binary"),
    "rows.csv": (b"id,words\n1,Gunmen killed nine people.\n", "text"),
}
"""File, content, and a word of what is said of it."""
SAID = {name: word for name, (_, word) in BAD.items()} | {"gone.txt": "no such"}

GOOD = "ALEPPO - On 4 May 2016, gunmen killed nine people in a bakery in the town of Azaz, residents said.\n"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> subprocess.CompletedProcess[str]:
    folder = tmp_path_factory.mktemp("inputs")
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "sijill", "code", str(folder), str(folder / "gone.txt"), "--nl"]
    return subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True,
                          check=False, timeout=300)


@pytest.mark.parametrize(("name", "word"), SAID.items())
def test_each_is_refused_in_one_sentence(name: str, word: str, ran: subprocess.CompletedProcess[str]) -> None:
    said = [line for line in ran.stderr.splitlines() if f"{os.sep}{name}" in line]
    assert len(said) == 1
    assert word in said[0]
    assert len(said[0]) < 500


def test_nothing_else_is_said(ran: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in ran.stderr
    assert "Warning" not in ran.stderr


def test_the_rest_is_coded_and_the_status_tells(ran: subprocess.CompletedProcess[str]) -> None:
    assert ran.returncode == 1
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [record["date"]["edtf"] for record in records] == ["2016-05-04"]
