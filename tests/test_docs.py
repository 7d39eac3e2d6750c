"""The documentation says what the program does: help texts are the program's, and blocks marked `runnable` run.

`python tests/test_docs.py` writes help texts and vocabularies anew. A block is run when its fence says so:
```sh runnable, ```python runnable; ```console runnable also compares what stands under each `$ command`, where a line
`…` stands for any lines, and `…` in a line for any characters. The blocks of a page run in one folder, in order.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for a run as a script; pytest has it from conftest

from factory import make_incident, make_report

from sijill.cli import cli
from sijill.model.casualty import Group, Harm, Status
from sijill.model.claim import SourceKind
from sijill.model.event import Act, Weapon
from sijill.model.wire import dumps, to_wire

ROOT = Path(__file__).parents[1]
CLI = ROOT / "docs" / "cli.md"
WIRE = ROOT / "docs" / "record.md"
PAGES = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))) if page.is_file()]
WIDTH = 100
"""Columns of the help texts: the widest that the program writes."""

HELP = re.compile(r"<!-- help: ?([a-z ]*?) ?-->\n(?:\n```text\n.*?\n```\n)?", re.DOTALL)
VOCABULARIES = re.compile(r"<!-- vocabularies -->\n.*?(?=\n## )", re.DOTALL)
RECORD = re.compile(r"^```json record\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"^```(sh|python|console) runnable\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def help_of(words: str) -> str:
    command: click.Command = cli
    context = click.Context(cli, info_name="sijill", terminal_width=WIDTH, **cli.context_settings)
    for word in words.split():
        assert isinstance(command, click.Group)
        command = command.commands[word]
        context = click.Context(command, info_name=word, parent=context)
    return command.get_help(context)


def with_help(page: str) -> str:
    def block(found: re.Match[str]) -> str:
        name = f" {found[1]}" if found[1] else ""
        return f"<!-- help:{name} -->\n\n```text\n{help_of(found[1])}\n```\n"
    return HELP.sub(block, page)


def with_vocabularies(page: str) -> str:
    rows = [f"| {name} | {', '.join(f'`{word.value}`' for word in words)} |" for name, words in (
        ("acts", Act), ("harm", Harm), ("group", Group), ("status", Status), ("weapons", Weapon),
        ("kind of source", SourceKind))]
    table = "\n".join(["| | |", "|---|---|", *rows])
    return VOCABULARIES.sub(lambda _: f"<!-- vocabularies -->\n\n{table}\n", page)


def every_command(group: click.Group, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        yield f"{before}{name}"
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before}{name} ")


def blocks(page: Path) -> list[tuple[str, str]]:
    """Language and code of each block to be run."""
    return [(found[1], found[2]) for found in BLOCK.finditer(page.read_text(encoding="utf-8"))]


def test_the_help_texts_are_the_programs() -> None:
    page = CLI.read_text(encoding="utf-8")
    assert page == with_help(page), "write them anew with: python tests/test_docs.py"


def test_every_command_is_on_the_page() -> None:
    documented = {found[1] for found in HELP.finditer(CLI.read_text(encoding="utf-8"))}
    assert documented == {"", *every_command(cli)}


def test_the_vocabularies_are_the_programs() -> None:
    page = WIRE.read_text(encoding="utf-8")
    assert page == with_vocabularies(page), "write them anew with: python tests/test_docs.py"


def test_the_record_on_the_page_is_one_that_is_written() -> None:
    found = RECORD.search(WIRE.read_text(encoding="utf-8"))
    assert found
    report = make_report()
    assert dumps(json.loads(found[1])) == dumps(to_wire(make_incident(), {report.id: report}))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.slow
@pytest.mark.usefixtures("knowledge")  # so that no command stops to build a gazetteer
@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.name)
def test_blocks_marked_runnable_run(page: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "Makefile").symlink_to(ROOT / "Makefile")
    program = tmp_path / "sijill"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sijill "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"}
    for language, code in blocks(page):
        for command, expected in steps(language, code):
            done = subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, check=False)
            assert done.returncode == 0, done.stdout
            if expected is not None:
                assert matches(done.stdout, expected), done.stdout


def steps(language: str, code: str) -> Iterator[tuple[list[str], list[str] | None]]:
    shell = ["bash", "-euo", "pipefail", "-c"]
    sijill = 'sijill() { ./sijill "$@"; }\nmake() { command make -s -o .venv/installed BIN=. "$@"; }\n'
    if language == "console":
        for step in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
            command, *output = step.rstrip("\n").split("\n")
            yield [*shell, sijill + command], output
    else:
        yield ([sys.executable, "-c", code] if language == "python" else [*shell, sijill + code]), None


def matches(output: str, expected: list[str]) -> bool:
    pattern = "".join("(?:.*\\n)*" if line == "…" else ".*".join(map(re.escape, line.rstrip().split("…"))) + " *\\n"
                      for line in expected)
    return re.fullmatch(pattern, output) is not None


@pytest.mark.parametrize(("output", "expected", "same"), [
    ("a\nb\n", ["a", "b"], True), ("a\nb\n", ["a"], False), ("a\nb\nc\n", ["a", "…"], True),
    ("a\nb\nc\n", ["…", "c"], True), ("abc\n", ["ab…"], True), ("abc\n", ["b…"], False), ("abcd\n", ["a…d"], True),
    ("a  \n", ["a"], True), ("a.c\n", ["a.c"], True), ("abc\n", ["a.c"], False), ("", [], True),
])
def test_how_output_is_compared(output: str, expected: list[str], same: bool) -> None:
    assert matches(output, expected) is same


if __name__ == "__main__":
    CLI.write_text(with_help(CLI.read_text(encoding="utf-8")), encoding="utf-8")
    WIRE.write_text(with_vocabularies(WIRE.read_text(encoding="utf-8")), encoding="utf-8")
