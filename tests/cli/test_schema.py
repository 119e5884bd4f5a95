"""Real output is what `tacli schema` says."""

import json

import jsonschema
import pytest

from tacli.render import formats
from tacli.vocabulary.bundled import data_file
from tests.conftest import Run

OUTPUT = {
    "activities": "activities",
    "responses": "responses",
    "donors": "donors",
    "entities": "entities",
    "search": "search guards --explain",
    "summary": "summary",
    "profile": "profile Moldova",
    "terms": "terms",
    "term": "terms country",
    "tally": "summary --by topic",
    "about": "about",
}


@pytest.mark.parametrize("name", OUTPUT)
def test_rows_are_as_described(pipe: Run, name: str) -> None:
    schema = json.loads(pipe("schema", name).out)
    rows = json.loads(pipe(*OUTPUT[name].split(), "--json").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for row in rows if isinstance(rows, list) else [rows]:
        assert list(validator.iter_errors(row)) == []
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({})


def test_the_dataset_is_as_described(pipe: Run) -> None:
    schema = json.loads(pipe("schema").out)
    records = json.loads(data_file("records.json").read_bytes())
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(records)) == []


def test_an_unknown_schema(pipe: Run) -> None:
    assert "There are: dataset, activities" in pipe("schema", "colours").err


@pytest.mark.parametrize("name", formats())
def test_a_schema_in_any_format(pipe: Run, name: str) -> None:
    code, out, err = pipe("schema", "donors", "--format", name)
    assert (code, err) == (0, "")
    assert "additionalProperties" in out.replace("\\", "")
