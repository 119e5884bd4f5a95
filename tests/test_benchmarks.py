"""What is measured is what it is said to be: valid datasets, memory of a process alone, tables that are read back."""

import runpy
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import cycle, islice
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest

from tacli.sources.store.manifest import MONEY, ROWS, STEMS, manifest_of
from tests.conftest import Run
from tests.sources.store.stores import made

ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks"
GENERATE = BENCHMARKS / "generate.py"


@pytest.mark.parametrize("name", ["few.json", "few.jsonl"])
def test_generated_datasets_are_valid_and_always_the_same(pipe: Run, tmp_path: Path, name: str) -> None:
    one, other = tmp_path / name, tmp_path / f"other-{name}"
    for path in (one, other):
        subprocess.run([sys.executable, str(GENERATE), "30", str(path)], check=True)
    assert pipe("validate", str(one), "--count") == (0, "0\n", "Nothing is wrong.\n")
    assert pipe("activities", "--data", str(one), "--count").out == "30\n"
    assert one.read_bytes() == other.read_bytes()


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return import_module("tables")


def test_memory_is_that_of_the_process_itself(benchmark: ModuleType) -> None:
    assert benchmark
    measure = import_module("measure")
    held = bytearray(b"1" * 2**28)
    small, large = (measure.Command("", [sys.executable, "-S", "-c", f"b'1' * {size}"]) for size in (1, 2**26))
    least, most = measure.alternate([small, large], 1)
    assert (least.memory < 40, 64 < most.memory < 104, len(held)) == (True, True, 2**28)
    assert 0 < least.seconds < 60


def test_what_fails_is_not_measured(benchmark: ModuleType) -> None:
    assert benchmark
    measure = import_module("measure")
    with pytest.raises(SystemExit, match="broken ended with 3"):
        measure.alternate([measure.Command("broken", [sys.executable, "-S", "-c", "raise SystemExit(3)"])], 1)


def test_answers_are_told_ratios_first_and_read_back(benchmark: ModuleType) -> None:
    figures = import_module("measure").Figures
    found = {
        10_000: {
            "facet": {"tacli": figures(0.2, 70.4), "DuckDB": figures(0.16, 69), "jq": figures(0.5, 8)},
            "sum": {"tacli": figures(0.3, 71), "DuckDB": figures(0.1, 72)},
        },
        100_000: {
            "facet": {"tacli": figures(0.3, 80), "DuckDB": figures(0.2, 90)},
            "sum": {"tacli": figures(1.25, 81), "DuckDB": figures(0.5, 92)},
        },
    }
    assert benchmark.by_duckdb(found).splitlines() == [
        "| question | 10,000 rows | 100,000 rows |",
        "|---|---:|---:|",
        "| facet | 1.25 | 1.50 |",
        "| sum | 3.00 | 2.50 |",
    ]
    told = benchmark.answers(found)
    assert told.splitlines()[:6] == [
        "### 10,000 rows",
        "",
        "| by DuckDB | by jq | question | tacli | DuckDB | jq |",
        "|---:|---:|---|---:|---:|---:|",
        "| 1.25 | 0.40 | facet | 0.20 / 70 | 0.16 / 69 | 0.50 / 8 |",
        "| 3.00 | | sum | 0.30 / 71 | 0.10 / 72 | |",
    ]
    points = runpy.run_path(str(ROOT / "docs" / "curve.py"))["points"](benchmark.region("answers", told))
    assert [tuple(point) for point in points][:6] == [
        ("facet", 10_000, "tacli", 0.2),
        ("facet", 10_000, "DuckDB", 0.16),
        ("facet", 10_000, "jq", 0.5),
        ("sum", 10_000, "tacli", 0.3),
        ("sum", 10_000, "DuckDB", 0.1),
        ("facet", 100_000, "tacli", 0.3),
    ]


def test_what_stores_take_is_told_by_rows(benchmark: ModuleType) -> None:
    taken = import_module("tables").Made(10_000, 43_000_000, 20_600_000, 8.2, 14.5, 325.4, 0.87)
    assert benchmark.stores_made([taken]).splitlines() == [
        "| of bare lxml | MB/s a core | rows | XML, MB | store, MB | CPU, s | s | MiB |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
        "| 0.06 | 3.0 | 10,000 | 43 | 21 | 14 | 8 | 325 |",
    ]


def test_tables_take_the_place_of_those_of_their_name(benchmark: ModuleType) -> None:
    placed = runpy.run_path(str(ROOT / "docs" / "curve.py"))["placed"]
    page = f"Before.\n{benchmark.region('answers', 'old')}Between.\n{benchmark.region('index', 'kept')}"
    assert placed(page, benchmark.region("answers", "new")) == page.replace("old", "new")
    with pytest.raises(ValueError, match="no place for ratios"):
        placed(page, benchmark.region("ratios", "new"))


@pytest.mark.parametrize(("wanted", "packed_anew"), [(17, 1_000_000), (28, 14)])
def test_a_store_is_multiplied_in_its_order(
    benchmark: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: int, packed_anew: int
) -> None:
    assert benchmark
    pytest.importorskip("pyarrow")
    pytest.importorskip("fastparquet")
    small, large = tmp_path / "small", tmp_path / "large"
    subprocess.run([sys.executable, str(BENCHMARKS / "aid.py"), "7", str(tmp_path / "xml")], check=True)
    made(small, tmp_path / "xml")
    multiply = import_module("multiply")
    monkeypatch.setattr(multiply, "STEP", packed_anew)
    multiply.multiply(small, wanted, large)
    (rows, stems, money), (all_rows, all_stems, all_money) = _tables(small), _tables(large)
    changed = [
        {**row, "id": f"{row['id']}-{place // 7}", "row": place, "number": place}
        for place, row in enumerate(islice(cycle(rows), wanted))
    ]
    assert all_rows == changed
    for lines, several, keys in ((stems, all_stems, ["stem"]), (money, all_money, ["kind", "currency"])):
        moved = [{**line, "row": line["row"] + 7 * copy} for copy in range(4) for line in lines]
        order = itemgetter(*keys, "row")
        assert several == sorted((line for line in moved if line["row"] < wanted), key=order)
    with pytest.raises(SystemExit, match="is no store"):
        multiply.multiply(tmp_path, wanted, large)


def _tables(store: Path) -> Iterator[list[dict[str, Any]]]:
    manifest = manifest_of(store)
    assert manifest is not None
    for name in (ROWS, STEMS, MONEY):
        table = duckdb.read_parquet(str(store / manifest.generation / name))
        yield [dict(zip(table.columns, line, strict=True)) for line in table.fetchall()]
