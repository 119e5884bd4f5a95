"""The paper as a whole."""

import pytest

import tacli
from tacli.collections.paper.collection import KINDS, titled, words_of
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_record_has_rows(dataset: tacli.Dataset, kind: str) -> None:
    records, rows_of = KINDS[kind]
    assert records.name == kind
    assert len(next(MemoryEngine(records, rows_of(dataset)).rows(Query()))) == len(records.shown)


def test_the_entities_are_the_datasets_own(dataset: tacli.Dataset) -> None:
    renamed = dataset.entities[0].model_copy(update={"aliases": ("our-office",)})
    own = dataset.model_copy(update={"entities": (renamed, *dataset.entities[1:])})
    assert words_of(own, "entity").name == "entity"
    assert words_of(own, "entity").resolve("our-office") == "eclac"


def test_other_vocabularies_are_those_of_the_codebook(dataset: tacli.Dataset) -> None:
    assert words_of(dataset, "topic").resolve("Drugs") == "drugs"


def test_partners_are_those_that_the_rows_name(dataset: tacli.Dataset) -> None:
    named = {partner for activity in dataset.activities for partner in activity.partners}
    assert {term.code for term in words_of(dataset, "partner").terms} == named


def test_the_document_has_a_title_and_a_date(dataset: tacli.Dataset) -> None:
    assert titled(dataset) == f"{dataset.document.title}, 9 September 2005"


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_says_where_it_stands(dataset: tacli.Dataset, kind: str) -> None:
    records, rows_of = KINDS[kind]
    engine = MemoryEngine(records.citing("The paper"), rows_of(dataset))
    assert {cite.split(" I")[0] for (cite,) in engine.rows(Query(fields=("cite",)))} == {"The paper, annex"}
