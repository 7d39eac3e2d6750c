"""What every test may import (`factory`, which makes model values by hand) and use: real knowledge, built once.

The packaged gazetteer takes a minute to build. It is kept in the user's cache folder from one test run to the next,
under the version of what it is built from, so that no test depends on what someone has imported into their own.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

from sijill.knowledge import Knowledge, load
from sijill.knowledge.gazetteer import add
from sijill.knowledge.gazetteer.schema import world_path, world_version
from sijill.knowledge.gazetteer.world import build

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Beside the checkout, where there is one: real reports and gazetteers, which are not ours to pass on."""
SYRIA = {"ocha_syr_communities.csv": "ocha", "wof_sy.csv": "whosonfirst"}
CACHE = user_cache_path("sijill-tests", appauthor=False)


def pytest_configure() -> None:
    """Every test and every program a test starts looks for places here, not in the developer's own collection."""
    os.environ["SIJILL_HOME"] = str(CACHE / world_version())
    # elsewhere hypothesis looks for new cases at every run; a check that gates must say the same twice
    settings.register_profile("steady", derandomize=True)
    settings.load_profile("steady" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """All shipped packs and the packaged gazetteer."""
    home = Path(os.environ["SIJILL_HOME"])
    with _alone(home):
        build(home)
    return load(home=home)


@pytest.fixture(scope="session")
def syrian_home() -> Path:
    """A $SIJILL_HOME with the Syrian gazetteers imported besides; skips where they are absent."""
    files = [SHARED / "gazetteers" / name for name in SYRIA]
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        pytest.skip(f"needs ../shared/gazetteers/{missing[0]}, which is not beside this checkout")
    bare = Path(os.environ["SIJILL_HOME"])
    home = CACHE / f"{world_version()}-{_digest(files)}"
    with _alone(home):
        if not home.is_dir():
            build(bare)
            _import(files, bare, home)
    return home


@pytest.fixture(scope="session")
def syrian_knowledge(syrian_home: Path) -> Knowledge:
    return load(home=syrian_home)


def _import(files: list[Path], bare: Path, home: Path) -> None:
    """All of them or, if killed, none: the folder gets its name when it is done."""
    unfinished = home.with_name(f"{home.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    world_path(unfinished).parent.mkdir(parents=True)
    os.link(world_path(bare), world_path(unfinished))
    for file in files:
        add(unfinished, file, SYRIA[file.name])
    unfinished.rename(home)


def _digest(files: list[Path]) -> str:
    """Of the files and of the code that imports them: a change in either asks for a new import."""
    code = sorted((Path(__file__).parents[1] / "src" / "sijill" / "knowledge" / "gazetteer").glob("*.py"))
    digest = hashlib.sha256()
    for path in (*files, *code):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Test runs beside each other take turns."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with home.with_name(f"{home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
