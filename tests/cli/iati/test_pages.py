"""Pages and summaries of files of IATI."""

import json
from pathlib import Path

import jsonschema
import pytest

from tacli.collections.iati.collection import IATI
from tests.cli.iati.answered import rows
from tests.conftest import Run
from tests.sources.iati.files import identified, written


def test_who_publishes_and_who_funds(pipe: Run, path: str) -> None:
    (entity,) = rows(pipe("entities", "--data", path, "--json").out)
    assert entity == {
        "id": "XX-1", "name": "XX-1", "type": "10", "activities": 3, "start": "2020-01-01", "end": None,
        "updated": None, "versions": ["2.03"],
    }  # fmt: skip
    (donor,) = rows(pipe("donors", "--data", path, "--json").out)
    assert donor == {
        "donor": "Ministry of Aid", "ref": "XX-9", "type": "10", "activities": 2, "entities": ["XX-1"],
    }  # fmt: skip
    assert pipe("donors", "--data", path, "--country", "Kenya", "--fields", "activities").out == "activities\n1\n"


def test_counts_and_pages(pipe: Run, path: str) -> None:
    assert pipe("summary", "--data", path, "--by", "status", "--csv").out.splitlines()[:2] == [
        "status,count,share", "2,2,0.6666666666666666",
    ]  # fmt: skip
    cross = pipe("summary", "--data", path, "--by", "category", "--by", "status", "--fields", "category,2,6", "--csv")
    assert cross.out == "category,2,6\n151,1,0\n122,1,0\n"
    page = rows(pipe("summary", "--data", path, "--json").out)
    assert ("status", "2", "Implementation", 2) in [(r["section"], r["item"], r["label"], r["count"]) for r in page]
    found = rows(pipe("profile", "Kenya", "--data", path, "--json").out)
    assert [(r["item"], r["count"]) for r in found if r["section"] == "activities"] == [
        ("named", 1), ("through a region", 1), ("no place", 1),
    ]  # fmt: skip
    assert ("first of them", "XX-1-A", "Police training") in [(r["section"], r["item"], r["label"]) for r in found]
    for who in ("africa", "15130", "XX-1", "Ministry of Aid", "Village & Sons"):
        assert pipe("profile", who, "--data", path).code == 0


def test_a_page_of_iati_says_what_its_rows_are_of(pipe: Run, path: str) -> None:
    for question in ("activities", "summary --by country", "summary"):
        result = pipe(*question.split(), "--data", path, "--format", "html")
        assert (result.code, "<html" in result.out) == (0, True)
    assert "files of IATI" in pipe("activities", "--data", path, "--format", "html").out


def test_one_activity(pipe: Run, path: str) -> None:
    assert json.loads(pipe("show", "xx-1-a", "--data", path, "--json").out)["title"] == "Police training"
    refused = pipe("show", "XX-1-AA", "--data", path)
    assert (refused.code, refused.out) == (2, "")
    assert "There is no activity 'XX-1-AA'.\nDid you mean XX-1-A" in refused.err
    assert pipe("cite", "XX-1-A", "--data", path).out == f"XX-1, Police training, {Path(path).name}, line 2, XX-1-A\n"
    assert "There is no activity" in pipe("cite", "XX", "--data", path).err
    assert pipe("cite", "--data", path).out == f"XX-1, IATI data: {Path(path).name}\n"


def test_an_activity_is_shown_as_its_identifier_is_typed_or_else_however_it_is_spelled(
    pipe: Run, tmp_path: Path
) -> None:
    path = written(tmp_path / "1.xml", identified("XX-a"), identified("XX-A"), identified("XX-B"))

    def shown(typed: str) -> list[str]:
        out = pipe("show", typed, "--data", str(path), "--format", "jsonl").out
        return [json.loads(line)["id"] for line in out.splitlines()]

    assert shown("XX-A") == ["XX-A"]
    assert shown("xx-a") == ["XX-a", "XX-A"]
    assert pipe("show", "XX-AB", "--data", str(path)).err.splitlines()[1].startswith("Did you mean XX-")


def test_a_word_of_the_crosswalk_has_a_page(pipe: Run, path: str) -> None:
    found = rows(pipe("profile", "education", "--data", path, "--json").out)
    assert found[0]["label"] == "Education: 111, 112, 113, 114"
    assert ("activities", "within it", 0) in [(r["section"], r["item"], r["count"]) for r in found]


@pytest.mark.parametrize("question", ["activities", "entities", "donors", "summary", "summary --by topic", "terms"])
def test_rows_of_iati_are_as_described(pipe: Run, path: str, question: str) -> None:
    schema = json.loads(pipe("schema", *question.split(), "--data", path).out)
    found = rows(pipe(*question.split(), "--data", path, "--json").out)
    assert found
    assert [error for row in found for error in jsonschema.Draft202012Validator(schema).iter_errors(row)] == []


@pytest.mark.parametrize("facet", sorted(IATI.kinds["activities"].facets))
def test_rows_of_iati_are_counted_by_any_facet(pipe: Run, path: str, facet: str) -> None:
    schema = json.loads(pipe("schema", "summary", "--by", facet, "--data", path).out)
    result = pipe("summary", "--by", facet, "--data", path, "--json")
    assert (result.code, result.err) == (0, "")
    for row in rows(result.out):
        assert list(jsonschema.Draft202012Validator(schema).iter_errors(row)) == []
