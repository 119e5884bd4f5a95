"""What tests of Spark share: the cluster that they are run beside, and stores."""

import os
from pathlib import Path
from shutil import copytree

import duckdb
import pytest

from tacli.engines.tables import packed
from tacli.sources.store.manifest import ROWS, manifest_of
from tests.sources.iati.files import DATA, NASTY, OLD
from tests.sources.store.stores import file, made

REMOTE = os.environ.get("TACLI_REMOTE", "")
clustered = pytest.mark.skipif(not REMOTE, reason="no cluster: python -m tests.spark.cluster starts one")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of nasty files, with money in them."""
    root = tmp_path_factory.mktemp("spark")
    file(root / "1.xml", ("A", "title of one"), ("B", "'quoted' \U0001d401"))
    file(root / "2.xml", ("A", "title of two"))
    made(root / "store", NASTY, OLD, DATA / "money-2.03.xml", root / "1.xml", root / "2.xml")
    return root / "store"


@pytest.fixture(scope="session")
def long(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the same store with each row twenty thousand times, and some text in each: 60 MB in many parts."""
    copied = Path(copytree(store, tmp_path_factory.mktemp("long") / "store"))
    rows, more = rows_of(store), rows_of(copied)
    size = f"(SELECT count(*) FROM '{rows}')"  # noqa: S608
    changed = f"""r."row" + copy * {size} AS "row", repeat('x y ', 100) AS summary"""
    copies = f"'{rows}' AS r, (SELECT unnest(range(20000)) AS copy)"
    duckdb.execute(packed(f'SELECT r.* REPLACE ({changed}) FROM {copies} ORDER BY "row"', more))  # noqa: S608
    return copied


def rows_of(store: Path) -> Path:
    """Give the table of its activities."""
    manifest = manifest_of(store)
    assert manifest is not None
    return store / manifest.generation / ROWS
