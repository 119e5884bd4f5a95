"""A store answers every command as its files do."""

import re
import shlex
from pathlib import Path

import pytest

import tacli
from tests.conftest import Run
from tests.sources.store.stores import file, made

OF_IATI = (
    "activities",
    "activities --json --limit 3",
    "activities --country ET --country NA --include-regional",
    "activities --topic 111 --not status=2 --explain",
    "activities --sort transactions --fields id,transactions,budgets --json",
    "activities --sort -title --limit 2 --csv",
    "activities --year 2003..2020 --has title",
    "activities --topic zzzz",
    "activities --category 151 --not category=111 --count",
    "activities --country Niger --topic 11110 --fail-empty",
    "activities --count",
    "search title",
    "search zebra",
    "summary",
    "summary --by topic --by year",
    "summary --by entity --json",
    "summary --sum disbursement --by country",
    "summary --sum commitment",
    "entities",
    "donors --json",
    "profile Africa",
    "show A",
    "show none",
    "show xx-2-x",
    "show 'xx 2 b'",
    "terms",
    "terms entity",
    "terms partner --json",
    "about --json",
    "cite",
    "responses",
    "validate",
)


OF_ALL_VERSIONS = (
    "activities --json",
    "activities --limit 3 --fields id,title,file,line --csv",
    "activities --sort id --fields id,title --csv",
    "activities --country ET --explain",
    "activities --count",
    "activities --topic zzzz",
    "activities --entity XM-DAC-9",
    "search 'title -one'",
    "summary",
    "summary --by topic --by year",
    "summary --sum disbursement --by country --by provider",
    "summary --sum commitment --country ET",
    "entities --json",
    "donors --json",
    "profile Africa",
    "show A --json",
    "terms entity",
    "terms partner --json",
    "about --json",
    "cite A",
)


OF_DATASETS = (
    "activities --topic trafficking --json",
    "activities --country Moldova --include-regional --explain",
    "activities --fields id,cite --sort cite --limit 4",
    "activities --format iati --limit 3",
    "search border -police",
    "search '\"border zebra\"'",
    "summary",
    "summary --by group --by topic",
    "terms partner",
    "about",
    "profile Moldova",
    "donors",
    "responses --by-group",
    "show unesco-7.1",
)


def _same(pipe: Run, line: str, data: Path, store: Path) -> None:
    command, *words = shlex.split(line)
    option = [] if command == "validate" else ["--data"]
    asked, answered = (pipe(command, *words, *option, str(path)) for path in (data, store))
    assert (answered.code, answered.out) == (asked.code, asked.out)
    said = re.sub(r"^DuckDB .*\n(  SELECT .*\n)+", "", answered.err, flags=re.MULTILINE)
    assert said.replace(str(store), str(data)) == asked.err
    assert asked.out or asked.err


@pytest.mark.parametrize("line", OF_IATI)
def test_of_iati(pipe: Run, iati: tuple[Path, Path], line: str) -> None:
    _same(pipe, line, *iati)


@pytest.mark.parametrize("line", OF_ALL_VERSIONS)
def test_of_all_versions(pipe: Run, iati: tuple[Path, Path], line: str) -> None:
    _same(pipe, f"{line} --all-versions", *iati)


def test_where_nothing_is_aside_all_versions_are_those_that_stand(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one"), ("B", "two")), tmp_path / "store"
    made(store, path)
    one, other = (pipe("activities", *more, "--explain", "--data", str(store)) for more in ((), ("--all-versions",)))
    assert one == other
    assert "WHERE TRUE\n" in other.err


@pytest.mark.parametrize("line", OF_DATASETS)
def test_of_a_dataset(pipe: Run, whole: tuple[Path, Path], line: str) -> None:
    _same(pipe, line, *whole)


def test_of_lines(pipe: Run, tmp_path: Path, dataset: tacli.Dataset) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(row.model_dump_json() + "\n" for row in dataset.activities[::9]), encoding="utf-8")
    made(tmp_path / "store", path)
    for line in ("activities --json", "activities --entity nobody --fields cite", "summary", "search training"):
        _same(pipe, line, path, tmp_path / "store")
    asked = {line: pipe(*line.split(), "--data", str(path)) for line in ("entities", "about", "show eclac-3.1", "cite")}
    path.unlink()
    for line, answer in asked.items():
        assert pipe(*line.split(), "--data", str(tmp_path / "store")) == answer
