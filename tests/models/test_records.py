"""Fields that nothing is converted for, and what one record must hold by itself."""

from typing import Any

import pytest
from pydantic import ValidationError

import tacli
from tacli import models

ACTIVITY: dict[str, Any] = {
    "id": "iom-30.1",
    "entity": "iom",
    "paragraph": 30,
    "sentences": [1, 2],
    "title": "t",
    "summary": "s",
    "topics": ["drugs"],
    "kinds": ["training"],
    "instruments": [],
    "status": "ongoing",
    "scope": "national",
    "countries": ["MDA"],
    "regions": [],
    "venues": [],
    "start": 2003,
    "end": 2003,
    "partners": [],
    "names": [],
    "figures": [{"value": 0, "unit": "u", "qualifier": "exact"}],
}


def test_one_year_is_a_start_and_an_end() -> None:
    assert tacli.Activity.model_validate(ACTIVITY).start == 2003


def test_sentences_may_be_unknown() -> None:
    assert tacli.Activity.model_validate({**ACTIVITY, "sentences": []}).sentences == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "iom-30"),
        ("id", "IOM-30.1"),
        ("entity", "i om"),
        ("paragraph", 0),
        ("paragraph", 10**6 + 1),
        ("paragraph", True),
        ("paragraph", "30"),
        ("sentences", [0]),
        ("sentences", ["1"]),
        ("sentences", 1),
        ("title", ""),
        ("topics", []),
        ("topics", "drugs"),
        ("kinds", []),
        ("status", "lost"),
        ("countries", ["md"]),
        ("countries", ["MOLD"]),
        ("start", 1899),
        ("end", 2101),
        ("start", 2004),
        ("start", 2003.0),
        ("figures", [{"value": -1, "unit": "u", "qualifier": "exact"}]),
        ("figures", [{"value": 10**15 + 1, "unit": "u", "qualifier": "exact"}]),
        ("figures", [{"value": 1, "unit": "u", "qualifier": "about"}]),
    ],
)
def test_a_field_that_is_wrong(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        tacli.Activity.model_validate({**ACTIVITY, field: value})


def test_all_parties_may_reply_and_no_more() -> None:
    row = {"group": "asian", "instrument": "convention", "parties": 3, "replies": 3}
    assert tacli.Response.model_validate(row).replies == 3
    with pytest.raises(ValidationError, match="asian, convention: 4 replies of 3 parties"):
        tacli.Response.model_validate({**row, "replies": 4})


@pytest.mark.parametrize("title", ["", " t", "t ", "a  b", "a\tb", "a\nb", "a\u00a0b", "a \u2800\u2800 b", "t" * 501])
def test_a_title_is_words_with_a_blank_between(dataset: tacli.Dataset, title: str) -> None:
    with pytest.raises(ValidationError):
        tacli.Document.model_validate({**dataset.document.model_dump(), "title": title})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "i" * 100 + "-30.1"),
        ("entity", "i" * 101),
        ("summary", "s" * 10_001),
        ("countries", ["MDA"] * 1_001),
        ("names", ["n"] * 1_001),
        ("figures", [ACTIVITY["figures"][0]] * 1_001),
    ],
)
def test_a_field_has_a_bound(field: str, value: Any) -> None:
    short = value[:-1] if isinstance(value, list) else value[1:] if field != "id" else value[6:]
    assert tacli.Activity.model_validate({**ACTIVITY, field: short})
    with pytest.raises(ValidationError):
        tacli.Activity.model_validate({**ACTIVITY, field: value})


def test_of_records_in_a_record_the_first_wrong_one_is_told() -> None:
    with pytest.raises(ValidationError) as caught:
        tacli.Activity.model_validate({**ACTIVITY, "figures": [{}] * 5, "names": [1] * 5})
    assert [error["loc"][:2] for error in caught.value.errors()] == [("names", n) for n in range(5)] + [
        ("figures", 0)
    ] * 3


def test_what_is_no_record_is_told() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Sector'"):
        _ = models.Sector
