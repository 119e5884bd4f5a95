"""A dataset that contradicts itself is refused, with the place and the reason."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tacli
from tacli.vocabulary.bundled import data_file


def _break(change: Callable[[dict[str, Any]], object], folder: Path) -> str:
    records = json.loads(data_file("records.json").read_bytes())
    change(records)
    path = folder / "broken.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    with pytest.raises(tacli.DatasetError) as caught:
        tacli.load(path)
    assert str(path) in caught.value.message
    return caught.value.message


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda d: d["activities"].append(d["activities"][0]), "eclac-3.1 stands 2 times"),
        (lambda d: d["activities"][0].update(entity="nobody"), "names the entity nobody"),
        (lambda d: d["activities"][0].update(paragraph=9), "is in paragraph 9"),
        (lambda d: d["activities"][0].update(countries=["XXX"]), "names the country XXX"),
        (lambda d: d["activities"][0].update(topics=["magic"]), "activities.0.topics.0"),
        (lambda d: d["activities"][0].update(start=2004, end=2002), "starts in 2004 and ends in 2002"),
        (lambda d: d["activities"][0].update(colour="red"), "activities.0.colour"),
        (lambda d: d["activities"][0].update(paragraph="3"), "activities.0.paragraph"),
        (lambda d: d["without_activities"].pop(), "paragraph 47 has neither activities nor a reason"),
        (lambda d: d["without_activities"][0].update(paragraph=3), "paragraph 3 has activities and a reason"),
        (lambda d: d["without_activities"][0].update(paragraph=58), "paragraph 58 is not in the document"),
        (lambda d: d["activities"][0].update(sentences=[2, 1]), "eclac-3.1 has sentences that are not in order"),
        (lambda d: d["activities"][0].pop("sentences"), "activities.0.sentences"),
        (lambda d: d["context"][0].update(sentences=[2]), "names sentence 2, which an activity comes from"),
        (lambda d: d["context"][0].update(sentences=[]), "context.0.sentences"),
        (lambda d: d["responses"][0].update(replies=35), "35 replies of 34 parties"),
        (lambda d: d["responses"][0].update(parties=33), "107 parties and 50 replies stated"),
        (lambda d: d["contributions"][0].update(amount=1), "2875202 stated in all"),
        (lambda d: d["contributions"][0].update(country=None), "Austria must have a country"),
        (lambda d: d["entities"].pop(), "document.replies.entities: 25 stated, 24 counted"),
        (lambda d: d["entities"][18].update(replied_through="nobody"), "dda replied through nobody"),
        (lambda d: d["entities"][19]["units"][0].update(paragraphs=[3]), "has paragraphs that are not of the entity"),
        (lambda d: d["activities"][0].update(id="eclac-4.9"), "does not carry its entity and paragraph"),
    ],
)
def test_what_breaks_is_named(change: Callable[[dict[str, Any]], object], reason: str, tmp_path: Path) -> None:
    assert reason in _break(change, tmp_path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(tacli.DatasetError, match="No such file"):
        tacli.load(tmp_path / "none.json")


def test_a_file_that_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(tacli.DatasetError, match="line 1 column"):
        tacli.load(path)
