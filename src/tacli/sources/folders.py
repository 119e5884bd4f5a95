"""What tells a store from other folders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "manifest.json"
PREFIX = "tables-"
NEW = f"{MANIFEST}.new"
WORK, LOCK = "tacli.work", "tacli.lock"  # which nobody else calls anything: they are taken away and written over
_GENERATION = re.compile(rf"{PREFIX}[0-9a-f]{{12}}")


def is_of_store(folder: Path) -> bool:
    """Say whether the files of a folder are those of a store: none of them is data by itself."""
    return (folder / MANIFEST).is_file() and any(is_generation(path.name) for path in folder.iterdir())


def is_begun(folder: Path) -> bool:
    """Say whether a folder holds nothing, or but what a store in the making does, of which the lock comes first."""
    names = {path.name for path in folder.iterdir()}
    return not names or (LOCK in names and all(name in (WORK, LOCK, NEW) or is_generation(name) for name in names))


def is_generation(name: str) -> bool:
    """Say whether a folder of tables is called so: what a person calls by another name is left alone."""
    return _GENERATION.fullmatch(name) is not None
