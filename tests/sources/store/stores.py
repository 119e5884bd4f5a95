"""Stores for tests: made in this process, and all that they hold."""

from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from tacli.sources.store.making import alone, make, planned
from tacli.sources.store.manifest import ASIDE, ROWS, STEMS, Manifest, manifest_of
from tests.sources.iati.files import identified, written


def made(folder: Path, *paths: Path) -> Manifest:
    """Make a store of files, or bring it up to date."""
    with alone(folder):
        return make(planned(list(map(str, paths)), folder), folder, lambda _size, _files: None)


class Held(NamedTuple):
    """All that a store holds, but for its name and when its files were looked at."""

    rows: list[tuple[Any, ...]]
    aside: list[tuple[Any, ...]]
    stems: list[tuple[Any, ...]]
    terms: list[str]
    counts: tuple[int, ...]


def held(folder: Path) -> Held:
    """Give all that a store holds."""
    manifest = manifest_of(folder)
    assert manifest is not None
    tables = folder / manifest.generation
    run = duckdb.connect().execute
    rows, aside, stems = (run(f"FROM '{tables / name}'").fetchall() for name in (ROWS, ASIDE, STEMS))
    terms = [path.read_text(encoding="utf-8") for path in sorted(tables.glob("terms-*"))]
    counts = (manifest.files, manifest.bytes, manifest.activities, manifest.aside, manifest.problems)
    return Held(rows, aside, stems, terms, counts)


def file(path: Path, *activities: tuple[str, str]) -> Path:
    """Write a file of activities, each with its identifier and a title."""
    titled = [(name, f"<title><narrative>{title}</narrative></title>") for name, title in activities]
    return written(path, *(identified(name, title) for name, title in titled))


def titles(folder: Path) -> list[str]:
    """Give the titles of the rows of a store, in their order."""
    manifest = manifest_of(folder)
    assert manifest is not None
    rows = f"'{folder / manifest.generation / ROWS}'"
    found = duckdb.connect().execute(f'SELECT title FROM {rows} ORDER BY "row"').fetchall()  # noqa: S608
    return [title for (title,) in found]
