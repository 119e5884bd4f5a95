"""Fields that nothing is converted for, and what one record must hold by itself."""

from typing import Any

import pytest
from pydantic import ValidationError

import tacli

ACTIVITY = {
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
