"""Stores that several files of tests ask."""

from pathlib import Path

import pytest

import tacli
from tests.sources.iati.files import NASTY, OLD
from tests.sources.store.stores import file, made


@pytest.fixture(scope="module")
def iati(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a folder of nasty files, and a store of it."""
    root = tmp_path_factory.mktemp("iati")
    source = root / "source"
    source.mkdir()
    for path in (NASTY, OLD):
        (source / path.name).write_bytes(path.read_bytes())
    file(source / "1.xml", ("A", "title of one"), ("B", "'quoted' \U0001d401"))
    file(source / "2.xml", ("A", "title of two"))
    made(root / "store", source)
    return source, root / "store"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a dataset, and a store of it."""
    root = tmp_path_factory.mktemp("dataset")
    path = root / "records.json"
    path.write_text(tacli.load().model_dump_json(), encoding="utf-8")
    made(root / "store", path)
    return path, root / "store"
