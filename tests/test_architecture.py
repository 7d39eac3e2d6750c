"""The measures of the house: who imports whom, how long things are, what they are called, what must not be in here."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

import sijill

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "sijill"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = sorted(path.parent for path in SOURCE.glob("*/__init__.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef
Constant = ast.Assign | ast.AnnAssign


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, Function]]:
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, Function):
                yield f"{module.relative_to(SOURCE)}:{node.lineno} {node.name}", node


def lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameters(node: Function) -> int:
    """Without `self` and `cls`, which nobody has to think of at a call."""
    given = node.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg) if a]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def tracked() -> list[Path]:
    """Files under version control; those of the tree where there is none (an unpacked source archive)."""
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = found.stdout.split("\0")[:-1] if found.returncode == 0 else [str(p) for p in MODULES]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_layers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Who may import whom, as pyproject.toml has it: no stage knows another, the model knows nobody."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [*sys.path])  # the linter adds to it
    broken = lint_imports(no_cache=True, no_logo=True)
    assert not broken, capsys.readouterr().out


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("sijill", exclude_type_checking_imports=True, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as cycle:
        pytest.fail(" → ".join(cycle.args[1]))


def test_modules_are_short() -> None:
    lengths = {module: len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert [str(module) for module, length in lengths.items() if length > 400] == []
    assert statistics.median(lengths.values()) <= 125  # "about 120"


def test_functions_are_short() -> None:
    lengths = {name: lines(node) for name, node in functions()}
    assert [name for name, length in lengths.items() if length > 60] == []
    ordered = sorted(lengths.values())
    assert statistics.median(ordered) <= 8
    assert ordered[len(ordered) * 9 // 10] <= 30


def test_functions_take_five_parameters_at_most() -> None:
    """But for the command line, whose parameters are the user's options."""
    assert [name for name, node in functions() if parameters(node) > 5 and not name.startswith("cli/")] == []


def test_every_module_says_what_comes_in_and_goes_out() -> None:
    assert [str(module) for module in MODULES if not ast.get_docstring(tree(module))] == []


def test_every_room_has_a_door() -> None:
    """A room's `__init__` says in its first sentence what it is; a room that does is entered by its own verb."""
    verbs = [room for room in ROOMS if room.name in {"read", "extract", "resolve", "link", "reconcile", "publish"}]
    assert len(verbs) == 6
    for room in verbs:
        defined = {node.name for node in tree(room / "__init__.py").body if isinstance(node, ast.FunctionDef)}
        assert room.name in defined, f"{room.name} has no function of its name"


def test_every_room_is_mirrored_in_the_tests() -> None:
    tested = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert {room.name for room in ROOMS} <= tested


def test_packs_hold_no_code() -> None:
    assert {path.suffix for path in (SOURCE / "packs").rglob("*") if path.is_file()} <= {
        ".toml", ".csv", ".tsv", ".json"}  # of JSON, the weights of models: `training/` writes them


def test_the_public_names_are_few_and_there() -> None:
    assert len(sijill.__all__) <= 15
    assert all(getattr(sijill, name) is not None for name in sijill.__all__)
    assert dir(sijill) == sorted(sijill.__all__)


def test_nothing_is_called_after_nothing() -> None:
    nameless = re.compile(r"(?:^|[_-])(?:utils?|helpers?|common|misc|stuff|v\d)(?:[_-]|$)")
    parts = {part for path in tracked() for part in path.relative_to(ROOT).parts}
    assert sorted(part for part in parts if nameless.search(part.split(".")[0])) == []


def test_every_number_that_decides_has_its_reason() -> None:
    """A figure at the top of a module has its reason beside it, above it, or below it and those that share it."""
    assert [f"{module.relative_to(SOURCE)}:{node.lineno}" for module in MODULES for node in unreasoned(module)] == []


def unreasoned(module: Path) -> Iterator[ast.stmt]:
    written = module.read_text(encoding="utf-8").splitlines()
    body = tree(module).body
    for place, node in enumerate(body):
        if isinstance(node, Constant) and is_number(node.value):
            beside, above = written[node.lineno - 1], written[node.lineno - 2]
            below = next((other for other in body[place:] if not isinstance(other, Constant)), None)
            said = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if not (said or "#" in beside or above.lstrip().startswith("#")):
                yield node


def is_number(value: ast.expr | None) -> bool:
    value = value.operand if isinstance(value, ast.UnaryOp) else value
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


MACHINE = re.compile(r"(?<![\w./~-])/(?:work|tmp|home|root|Users|farm)/[\w.]|" + "|".join(
    [r"\bpypi\.org/simple", r"files\.pythonhosted\.org", r"registry\.npmjs\.org", r"\blocalhost:\d+/(?:simple|pypi)"]))
"""Paths of one machine, and hosts of registries: neither is there on the next machine."""


def test_nothing_of_one_machine_is_in_here() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1):
            if MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []
