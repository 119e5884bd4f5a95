"""Stores for tests: made in this process, and all that they hold."""

from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from tacli.sources.store.making import alone, make, planned
from tacli.sources.store.manifest import MONEY, ROWS, SPLITS, Manifest, manifest_of
from tests.sources.iati.files import identified, written


def made(folder: Path, *paths: Path) -> Manifest:
    """Make a store of files, or bring it up to date."""
    with alone(folder):
        return make(planned(list(map(str, paths)), folder), folder, lambda _size, _files: None)


class Held(NamedTuple):
    """All that a store holds, but for its name and when its files were looked at."""

    tables: dict[str, list[tuple[Any, ...]]]
    terms: list[str]
    counts: tuple[int, ...]


def held(folder: Path) -> Held:
    """Give all that a store holds."""
    manifest = manifest_of(folder)
    assert manifest is not None
    places = folder / manifest.generation
    run = duckdb.connect().execute
    tables = {path.name: run(f"FROM '{path}'").fetchall() for path in sorted(places.glob("*.parquet"))}
    for name in (MONEY, SPLITS):  # which are put in no order among those that are added up together
        tables.get(name, []).sort(key=repr)
    terms = [path.read_text(encoding="utf-8") for path in sorted(places.glob("terms-*"))]
    counts = (manifest.files, manifest.bytes, manifest.activities, manifest.aside, manifest.problems)
    return Held(tables, terms, counts)


_PAID = (
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2020-01-02"/>'
    '<value currency="EUR" value-date="2020-01-02">{}</value></transaction>'
)


def file(path: Path, *activities: tuple[str, str]) -> Path:
    """Write a file of activities, each with its identifier, a title and money, as much as the title is long."""
    titled = [
        (name, f"<title><narrative>{title}</narrative></title>{_PAID.format(len(title))}") for name, title in activities
    ]
    return written(path, *(identified(name, title) for name, title in titled))


def titles(folder: Path) -> list[str]:
    """Give the titles of the rows of a store, in their order."""
    manifest = manifest_of(folder)
    assert manifest is not None
    rows = f"'{folder / manifest.generation / ROWS}'"
    found = duckdb.connect().execute(f'SELECT title FROM {rows} ORDER BY "row"').fetchall()  # noqa: S608
    return [title for (title,) in found]
