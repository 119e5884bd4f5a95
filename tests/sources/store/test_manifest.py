"""What a store says of itself, and what is told where that or its tables were changed."""

import json
from pathlib import Path

import pytest

from tacli.errors import DatasetError
from tacli.sources.folders import MANIFEST
from tacli.sources.store.manifest import Held, manifest_in, manifest_of
from tests.conftest import Run
from tests.sources.store.stores import file, made


def test_other_fields_are_told(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, path)
    said = json.loads((store / MANIFEST).read_bytes())
    (store / MANIFEST).write_text(json.dumps({**said, "fields": [], "version": "0.0.1"}))
    result = pipe("activities", "--data", str(store))
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"tacli: {store} was made by tacli 0.0.1, whose fields were others.\nType tacli index {path} --output {store}\n"
    )


def test_where_no_store_can_be_made_none_is_proposed_to_be_made_there() -> None:
    with pytest.raises(DatasetError, match="is a store of format 1; tacli") as raised:
        manifest_in('{"format": 1, "paths": ["a.xml"]}', "s3a://bucket/aid.store")
    assert raised.value.hint == "Remove it and make it anew: tacli index SOURCE… --output STORE"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"format": "1"}', "cannot be read"),
        ('{"format": 1, "paths": 7}', "cannot be read"),
        ('{"format": 2}', "cannot be read"),
    ],
)
def test_a_manifest_that_is_none(pipe: Run, tmp_path: Path, said: str, message: str) -> None:
    (tmp_path / MANIFEST).write_text(said)
    result = pipe("activities", "--data", str(tmp_path))
    assert (result.code, result.out) == (1, "")
    assert message in result.err


def test_tables_that_are_missing(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    manifest = made(store, path)
    (store / manifest.generation).rename(tmp_path / "elsewhere")
    result = pipe("activities", "--data", str(store))
    assert (result.code, result.err.splitlines()[0]) == (1, f"tacli: The tables of {store} are missing.")


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("terms-partner.json", "activities --partner A"),
        ("units.ndjson", "about"),
        ("activities.parquet", "entities"),
    ],
)
@pytest.mark.parametrize("content", ["{", None])
def test_what_was_changed_in_a_store_is_told(
    pipe: Run, tmp_path: Path, name: str, asked: str, content: str | None
) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    changed = store / made(store, path).generation / name
    if content is None:
        changed.unlink()
    else:
        changed.write_text(content)
    result = pipe(*asked.split(), "--data", str(store))
    assert (result.code, result.out) == (1, "")
    assert "cannot be read" in result.err
    assert "LINE 1" not in result.err


def test_tables_that_are_read_stay_until_they_are_not(tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    first = made(store, path).generation
    held = Held(str(store))
    file(path, ("B", "two"))
    second = made(store, path).generation
    assert (store / first).exists()
    held.close()
    file(path, ("C", "three"))
    made(store, path)
    assert not (store / first).exists()
    assert not (store / second).exists()
    found = manifest_of(store)
    assert found
    assert (store / found.generation).exists()
