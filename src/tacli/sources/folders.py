"""What tells a store from other folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "manifest.json"
PREFIX = "tables-"
WORK, LOCK = "work", "lock"


def is_of_store(folder: Path) -> bool:
    """Say whether the files of a folder are those of a store: none of them is data by itself."""
    return (folder / MANIFEST).is_file() and any(folder.glob(f"{PREFIX}*"))


def is_begun(folder: Path) -> bool:
    """Say whether a folder holds nothing but what a store that is being made does; none at all will do."""
    return all(path.name in (WORK, LOCK) or path.name.startswith(PREFIX) for path in folder.iterdir())
