"""The documentation says what the program does: help texts are the program's, and blocks marked `runnable` run.

`python tests/test_docs.py` writes help texts and vocabularies anew. A block is run when its fence says so:
```sh runnable, ```python runnable; ```console runnable also compares what stands under each `$ command`, where a line
`…` stands for any lines, and a line that ends in `…` for its beginning.
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


def blocks() -> list[object]:
    return [pytest.param(found[1], found[2], id=f"{page.name}-{number}")
            for page in PAGES for number, found in enumerate(BLOCK.finditer(page.read_text(encoding="utf-8")))]


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
@pytest.mark.parametrize(("language", "code"), blocks())
def test_a_block_marked_runnable_runs(language: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"}
    for command, expected in steps(language, code):
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        if expected is not None:
            assert matches(done.stdout.splitlines(), expected), done.stdout


def steps(language: str, code: str) -> Iterator[tuple[list[str], list[str] | None]]:
    shell = ["bash", "-euo", "pipefail", "-c"]
    sijill = f'sijill() {{ "{sys.executable}" -m sijill "$@"; }}\n'
    if language == "console":
        for step in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
            command, *output = step.rstrip("\n").split("\n")
            yield [*shell, sijill + command], output
    else:
        yield ([sys.executable, "-c", code] if language == "python" else [*shell, sijill + code]), None


def matches(lines: list[str], expected: list[str]) -> bool:
    """Line by line; `…` alone stands for any lines, at the end of a line for the rest of it."""
    if not expected:
        return not lines
    first, rest = expected[0].rstrip(), expected[1:]
    if first == "…":
        return any(matches(lines[skipped:], rest) for skipped in range(len(lines) + 1))
    if not lines:
        return False
    same = lines[0].startswith(first[:-1]) if first.endswith("…") else lines[0].rstrip() == first
    return same and matches(lines[1:], rest)


@pytest.mark.parametrize(("lines", "expected", "same"), [
    (["a", "b"], ["a", "b"], True), (["a", "b"], ["a"], False), (["a", "b", "c"], ["a", "…"], True),
    (["a", "b", "c"], ["…", "c"], True), (["abc"], ["ab…"], True), (["abc"], ["b…"], False), ([], [], True),
])
def test_how_output_is_compared(lines: list[str], expected: list[str], same: bool) -> None:
    assert matches(lines, expected) is same


if __name__ == "__main__":
    CLI.write_text(with_help(CLI.read_text(encoding="utf-8")), encoding="utf-8")
    WIRE.write_text(with_vocabularies(WIRE.read_text(encoding="utf-8")), encoding="utf-8")
