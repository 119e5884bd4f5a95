"""What tests of Spark share: the cluster that they are run beside, and stores."""

import os
from pathlib import Path

import pytest

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
