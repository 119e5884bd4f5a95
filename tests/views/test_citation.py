"""What a citation holds, of the paper and of another dataset."""

import tacli
from tacli.views.about import cite
from tacli.views.citation import CITATION, citation

# Keys and types of items: csl-data.json of github.com/citation-style-language/schema
OF_CSL = {
    "id", "type", "title", "author", "issued", "section", "event-title", "event-place", "event-date", "language",
    "note",
}  # fmt: skip


def test_the_paper(dataset: tacli.Dataset) -> None:
    said = citation(dataset)
    assert said["id"] == "technical-assistance-activities-2005"
    assert said["issued"] == {"date-parts": [[2005, 9, 9]]}
    assert said["event-date"] == {"date-parts": [[2005, 10, 10], [2005, 10, 21]]}
    assert f"{said['event-title']}, {said['title']}, 9 September 2005" == cite(dataset)
    assert set(said) == OF_CSL == {field.name for field in CITATION.columns}


def test_a_part_has_a_key_and_a_place(dataset: tacli.Dataset) -> None:
    said = citation(dataset, "unesco-7.1", "annex I, paragraph 7")
    assert (said["id"], said["section"]) == ("technical-assistance-activities-2005-unesco-7.1", "annex I, paragraph 7")


def test_another_document(dataset: tacli.Dataset) -> None:
    other = dataset.model_copy(update={"document": dataset.document.model_copy(update={"title": "Été: 1"})})
    said = citation(other)
    assert (said["id"], said["title"]) == ("ete-1-2005", "Été: 1")
