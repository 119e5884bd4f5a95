"""Real output is what `tacli schema` says, whatever options change the rows."""

import json

import jsonschema
import pytest

from tacli.cli.names import COMMANDS
from tacli.collections.paper.activities import ACTIVITIES
from tacli.render import formats
from tacli.vocabulary import NAMES
from tacli.vocabulary.bundled import data_file
from tests.conftest import Run

# What follows `tacli schema`, and the question whose rows it describes.
QUESTIONS = {
    # What rows hold says which columns these have: years, and codes that are held.
    **{
        f"summary --by {pair} {options}".strip(): f"summary --by {pair} {options}".strip()
        for pair in ("partner,entity", "topic --by year", "country,paragraph", "year,group", "topic,topic")
        for options in ("", "--percent --labels")
    },
    "show": "show iom",
    "show --labels": "show iom --labels",
    "show --fields acronym,cite": "show iom --fields acronym,cite",
    "show --fields title --labels": "show unesco-7.1 --fields title --labels",
    "activities": "activities",
    "activities --labels": "activities --labels",
    "activities --fields id,cite": "activities --fields id,cite",
    "responses": "responses",
    "responses --by-group": "responses --by-group",
    "responses --by-group --labels": "responses --by-group --labels",
    "donors": "donors",
    "donors --fields cite": "donors --fields cite",
    "donors --labels": "donors --labels",
    "entities": "entities",
    "search": "search guards --explain",
    "search --labels": "search guards --labels",
    "summary": "summary",
    "summary --by status --by scope": "summary --by status --by scope",
    "summary --by status --by year --fields status,2003": "summary --by status --by year --fields status,2003",
    "profile": "profile Moldova",
    "compare": "compare Moldova Ukraine",
    "terms": "terms",
    "about": "about",
    "cite": "cite unesco-7.1",
    **{f"summary --by {facet}": f"summary --by {facet}" for facet in ACTIVITIES.facets},
    **{f"terms {name}": f"terms {name}" for name in NAMES},
}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_rows_are_as_described(pipe: Run, asked: str) -> None:
    schema = json.loads(pipe("schema", *asked.split()).out)
    rows = json.loads(pipe(*QUESTIONS[asked].split(), "--json").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    properties = [said for part in schema.get("anyOf", [schema]) for said in part["properties"].values()]
    assert all(said["description"].endswith(".") for said in properties)
    validator = jsonschema.Draft202012Validator(schema)
    for row in rows if isinstance(rows, list) else [rows]:
        assert list(validator.iter_errors(row)) == []
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({})


def test_a_record_is_an_activity_or_an_entity(pipe: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(pipe("schema", "show").out))
    for record in ("unesco-7.1", "iom"):
        assert validator.is_valid(json.loads(pipe("show", record, "--json").out))


@pytest.mark.parametrize("command", ["about", "cite", "validate"])
def test_names_beside_codes_are_described_where_there_are_any(pipe: Run, command: str) -> None:
    assert pipe("schema", command, "--labels").err == (
        f"tacli: tacli {command} takes no --labels.\nType tacli schema {command}\n"
    )


def test_every_command_has_a_schema() -> None:
    described = {asked.split()[0] for asked in QUESTIONS}
    assert described == set(COMMANDS) - {"schema", "validate", "index", "browse"}


def test_problems_are_as_described(pipe: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("bad") / "bad.json"
    file.write_text('{"document": 1}', encoding="utf-8")
    validator = jsonschema.Draft202012Validator(json.loads(pipe("schema", "validate").out))
    rows = json.loads(pipe("validate", str(file), "--json").out)
    assert rows
    assert [error for row in rows for error in validator.iter_errors(row)] == []


def test_codes_of_a_closed_vocabulary_are_listed(pipe: Run) -> None:
    properties = json.loads(pipe("schema", "activities").out)["properties"]
    assert properties["status"]["enum"] == ["completed", "ongoing", "planned", "proposed"]
    assert "firearms" in properties["topics"]["items"]["enum"]
    assert "enum" not in properties["entity"]


def test_the_dataset_is_as_described(pipe: Run) -> None:
    schema = json.loads(pipe("schema").out)
    records = json.loads(data_file("records.json").read_bytes())
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(records)) == []


def test_an_unknown_schema(pipe: Run) -> None:
    assert "There are: dataset, activities" in pipe("schema", "colours").err


@pytest.mark.parametrize("name", [name for name in formats() if name != "xlsx"])  # which is no text
def test_a_schema_in_any_format(pipe: Run, name: str) -> None:
    code, out, err = pipe("schema", "donors", "--format", name)
    assert (code, err) == (0, "")
    assert "additionalProperties" in out.replace("\\", "")
