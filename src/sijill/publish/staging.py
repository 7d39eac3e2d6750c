"""Putting a release in its place: a folder and files in; the folder holding them all, or as it was before, out."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sijill.errors import SijillError
from sijill.publish.manifest import MANIFEST, NAME


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A fresh folder beside `folder` to write into, which takes its place if the block ends well, and goes if not."""
    target = folder.resolve()
    refuse_foreign(target)
    stage = target.with_name(f".{target.name}.part")
    with _told(folder):
        shutil.rmtree(stage, ignore_errors=True)  # of a publication that was killed
        stage.mkdir(parents=True)
    try:
        with _told(folder):
            yield stage
            _swap(stage, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def refuse_foreign(target: Path) -> None:
    """Only what is not there, what is empty, and an earlier release with nothing beside it may be written over."""
    if not target.exists():
        return
    if not target.is_dir():
        raise SijillError("this is a file, not a folder", where=str(target), remedy="name a folder")
    held = sorted(entry.name for entry in target.iterdir())
    strange = [name for name in held if name not in _released(target)]
    if strange:
        raise SijillError(f"the folder holds {strange[0]}, which is no part of an earlier release", where=str(target),
                          remedy="name a new folder, or move what is in this one elsewhere")


def _released(target: Path) -> Sequence[str]:
    try:
        package = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
        if package["name"] != NAME:
            return ()
        return [MANIFEST, *(str(resource["path"]) for resource in package["resources"])]
    except (OSError, ValueError, LookupError, TypeError):
        return ()


def _swap(stage: Path, target: Path) -> None:
    """Rename the new folder into place; the old one stands aside until the new one does, and returns if it cannot."""
    aside = target.with_name(f".{target.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if target.exists():
        os.replace(target, aside)
    try:
        os.replace(stage, target)
    except OSError:
        if aside.exists():
            os.replace(aside, target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SijillError(f"the release cannot be written: {error.strerror}", where=str(folder),
                          remedy="name a folder where you may write") from error
