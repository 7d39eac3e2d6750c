"""Reports that others coded, beside the checkout: a set in; the figures of the scorer that lies there with it, out."""

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from platformdirs import user_cache_path

from sijill import pipeline
from sijill.knowledge import Knowledge, load
from sijill.knowledge.gazetteer import add
from sijill.knowledge.gazetteer.schema import world_path, world_version
from sijill.knowledge.gazetteer.world import build
from sijill.model.wire import to_wire

SHARED = Path(__file__).resolve().parents[2] / "shared"
CACHE = user_cache_path("sijill-accuracy", appauthor=False)
FORMATS = {"ocha": "ocha", "wof": "whosonfirst"}
"""By how a gazetteer's file name begins."""


def present() -> bool:
    return (SHARED / "eval" / "score.py").is_file()


def packaged() -> Knowledge:
    """All packs and the packaged gazetteer: what everybody has, and all that the hard cases need."""
    return load(home=_bare())


def imported() -> Knowledge:
    """With the gazetteers beside the checkout, imported once: minutes, then kept in the user's cache folder."""
    files = sorted((SHARED / "gazetteers").glob("*.csv"))
    home = CACHE / f"{world_version()}-{_digest(files)}"
    if not home.is_dir():
        print(f"importing {len(files)} gazetteers (once, some minutes) …", file=sys.stderr)
        unfinished, world = home.with_name(f"{home.name}.{os.getpid()}"), world_path(_bare())
        world_path(unfinished).parent.mkdir(parents=True)
        os.link(world, world_path(unfinished))
        for file in files:
            add(unfinished, file, FORMATS[file.name.partition("_")[0]])
        if home.is_dir():  # made by another run meanwhile
            shutil.rmtree(unfinished)
        else:
            unfinished.rename(home)
    return load(home=home)


def _bare() -> Path:
    home = CACHE / world_version()
    build(home)
    return home


def figures(name: str, known: Knowledge) -> Mapping[str, float | None]:
    """The scorer's rates, under the names of `floors.toml`."""
    folder = SHARED / "dev" / name
    coded = pipeline.code([str(folder / "reports.jsonl")], known)
    reports = {report.id: report for report in coded.reports}
    found = [to_wire(incident, reports) for incident in coded.incidents]
    gold, rows = ([json.loads(line) for line in (folder / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
                  for file in ("gold", "reports"))
    return rates(scorer().score(found, gold, rows))


def rates(scored: Mapping[str, Any]) -> dict[str, float | None]:
    """The scorer's answer laid flat, by the names that `sijill evaluate` has for the same figures."""
    names = scored["victim_names"]
    return {
        **{name: rate["rate"] for name, rate in scored["rates"].items()}, "headline": scored["headline"],
        **{f"victim_{each}": names[each] for each in ("precision", "recall", "f1", "recall_all")},
        **{name: scored[name] for name in ("merge_recall_macro", "incidents_per_report", "silent_reports")}}


def scorer() -> ModuleType:
    """The module beside the checkout."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def _digest(files: list[Path]) -> str:
    """Of the files and of the code that imports them: a change in either asks for a new import."""
    code = sorted(Path(world_path.__code__.co_filename).parent.glob("*.py"))
    digest = hashlib.sha256()
    for path in (*files, *code):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
