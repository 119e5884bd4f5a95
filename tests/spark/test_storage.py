"""A store of `s3a://`: the path goes to Spark as it is typed, for every file of it.

No storage of that kind is here: the cluster lets a folder of this machine lie there (`tests/spark/cluster.py`), so that
neither a network nor credentials are tried.
"""

import json
import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from tests.conftest import Run
from tests.spark.asked import clustered
from tests.spark.cluster import BUCKET

pytestmark = clustered
COMMANDS = (
    "activities --json",
    "activities --country ET --count",
    "summary --by topic --by country --sum disbursement",
    "search title",
    "donors",
    "about",
    "terms entity",
)
LIBRARY = (
    "s3a://BUCKET/STORE wants a server started with --packages org.apache.hadoop:hadoop-aws:VERSION, its Hadoop's."
)


@pytest.fixture
def folder(store: Path) -> Iterator[Path]:
    """Give a copy of the store that lies in the bucket."""
    lies = Path(json.loads(os.environ["TACLI_CLUSTER"])[2]) / "aid.store"
    yield copytree(store, lies)
    rmtree(lies)


def test_a_store_of_s3a_answers_as_its_folder_does(pipe: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACLI_ENGINE", "spark")
    for line in COMMANDS:
        there = pipe(*shlex.split(line), "--data", f"{BUCKET}/aid.store/")
        here = pipe(*shlex.split(line), "--data", str(folder))
        assert (there.code, there.out) == (here.code, here.out)
        assert there.code == 0
        assert there.err.replace(f"{BUCKET}/aid.store/", str(folder)) == here.err


@pytest.mark.parametrize(
    ("path", "said", "hint"),
    [
        (f"{BUCKET}/x", f"sees no store there: [PATH_NOT_FOUND] Path does not exist: {BUCKET}/x/m", "Type --data with"),
        ("s3a://other/x", "has no library for storage of that kind: ", LIBRARY),
        ("s3://bucket/x", "has no library for storage of that kind: ", LIBRARY),
    ],
)
def test_what_is_not_there_is_a_sentence(pipe: Run, path: str, said: str, hint: str) -> None:
    result = pipe("activities", "--engine", "spark", "--data", path)
    assert (result.code, result.out) == (1, "")
    first, second = result.err.splitlines()
    assert said in first
    assert second.startswith(hint)


def test_a_copy_that_broke_off_is_a_sentence(pipe: Run, folder: Path) -> None:
    asked = ("summary", "--sum", "disbursement", "--engine", "spark", "--data", f"{BUCKET}/aid.store")
    (money,) = folder.glob("*/money.parquet")
    money.unlink()
    missing = pipe(*asked)
    assert (missing.code, missing.out) == (1, "")
    assert f"sees no store there: [PATH_NOT_FOUND] Path does not exist: {BUCKET}/aid.store" in missing.err
    money.touch()
    empty = pipe(*asked)
    assert (empty.code, empty.out) == (1, "")
    assert "failed: " in empty.err
    (folder / "manifest.json").write_text("")
    asked_anew = pipe(*asked)
    assert (asked_anew.code, asked_anew.out) == (1, "")
    assert asked_anew.err.startswith(f"tacli: The manifest of {BUCKET}/aid.store cannot be read.\n")
