"""A store is selected from in Python, named by the environment, and asked alone."""

import json
from pathlib import Path

import pytest

import tacli
from tests.conftest import Run
from tests.sources.store.stores import made


def test_a_store_can_be_named_by_the_environment(
    pipe: Run, iati: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACLI_DATA", str(iati[1]))
    assert json.loads(pipe("activities", "--limit", "1", "--json").out)[0]["id"]


def test_a_store_can_be_selected_from_again_and_again(pipe: Run, iati: tuple[Path, Path]) -> None:
    data = tacli.load(iati[1])
    assert isinstance(data, tacli.StoredDataset)
    told = json.loads(pipe("activities", "--json", "--data", str(iati[0])).out)
    assert list(data) == list(data) == told
    asked = ("--country", "ET", "--publisher-type", "Government", "--not", "status=2")
    found = json.loads(pipe("activities", *asked, "--json", "--data", str(iati[0])).out)
    assert data.select(country="ET", publisher_type="Government", exclude={"status": 2}) == tuple(found)
    assert data.select(search="title", within=["title"], has="title") == data.select(search="title", within=["title"])
    assert len(list(tacli.load(iati[1], all_versions=True))) == len(told) + 1


def test_so_can_one_of_the_form_of_the_paper(tmp_path: Path) -> None:
    path, store = tmp_path / "rows.jsonl", tmp_path / "store"
    rows = tacli.load().activities[:9]
    path.write_text("".join(f"{row.model_dump_json()}\n" for row in rows), encoding="utf-8")
    made(store, path)
    data = tacli.load([store])
    assert isinstance(data, tacli.StoredDataset)
    assert [row["id"] for row in data] == [row.id for row in rows]
    assert [row["id"] for row in data.select(entity="eclac")] == [row.id for row in rows if row.entity == "eclac"]
    with pytest.raises(tacli.UsageError, match="for IATI"):
        tacli.load(store, all_versions=True)


def test_a_store_is_asked_alone(pipe: Run, iati: tuple[Path, Path]) -> None:
    source, store = map(str, iati)
    result = pipe("activities", "--data", source, "--data", store)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"tacli: {store} is a store, which is asked alone.\n"
        "Make one of all that is to be asked: tacli index SOURCE… --output STORE\n"
    )
    with pytest.raises(tacli.DatasetError, match="asked alone"):
        tacli.load([store, source])
