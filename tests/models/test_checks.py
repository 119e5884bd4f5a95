"""What must be true across the records: each break is told once, with its collection."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

import tacli
from tacli.models.checks import MOST_PROBLEMS, problems
from tacli.vocabulary.bundled import data_file


@pytest.fixture
def records() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data_file("records.json").read_bytes())
    return found


def _wrong(records: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        tacli.Dataset.model_validate(records)
    (only,) = caught.value.errors()
    return str(only["msg"]).removeprefix("Value error, ").split("\n")


def test_the_paper_has_no_problem(dataset: tacli.Dataset) -> None:
    assert list(problems(dataset)) == []


@pytest.mark.parametrize(
    ("collection", "said"),
    [
        ("entities", "entities: eclac stands 2 times"),
        ("activities", "activities: eclac-3.1 stands 2 times"),
        ("without_activities", "without_activities: 1 stands 2 times"),
        ("context", "context: 18 stands 2 times"),
        ("responses", "responses: african, convention stands 2 times"),
        ("contributions", "contributions: Austria stands 2 times"),
    ],
)
def test_a_key_stands_once(records: dict[str, Any], collection: str, said: str) -> None:
    records[collection].append(records[collection][0])
    assert said in _wrong(records)


@pytest.mark.parametrize(
    ("field", "counted"),
    [("entities", 25), ("reported", 18), ("nothing_to_report", 6), ("through_group", 1), ("group_members", 8)],
)
def test_replies_are_counted(records: dict[str, Any], field: str, counted: int) -> None:
    records["document"]["replies"][field] = 99
    assert _wrong(records) == [f"document.replies.{field}: 99 stated, {counted} counted"]


def test_totals_are_summed_over_the_regional_groups(records: dict[str, Any]) -> None:
    records["document"]["responses"]["totals"][1].update(parties=1, replies=0)
    assert _wrong(records) == [
        "responses: trafficking-protocol: 1 parties and 0 replies stated, 87 and 37 summed over the regional groups"
    ]


def test_a_member_of_a_group_is_counted_where_it_replied(records: dict[str, Any]) -> None:
    member = next(e for e in records["entities"] if e["replied_through"])
    member["replied_through"] = None
    said = _wrong(records)
    assert "document.replies.entities: 25 stated, 26 counted" in said
    assert "document.replies.group_members: 8 stated, 7 counted" in said


def test_a_donor_that_is_no_state_has_no_country(records: dict[str, Any]) -> None:
    records["contributions"][-1].update(kind="other", country="JPN")
    donor = records["contributions"][-1]["donor"]
    assert _wrong(records) == [f"contributions: {donor} must have a country if, and only if, it is a State"]


def test_a_donor_state_is_one(records: dict[str, Any]) -> None:
    records["contributions"][0]["country"] = "XXX"
    assert _wrong(records) == ["contributions: Austria names the country XXX, which ISO 3166-1 lacks"]


def test_paragraphs_are_those_of_the_document(records: dict[str, Any]) -> None:
    records["document"]["paragraphs"] = 59
    assert _wrong(records) == [f"paragraph {n} has neither activities nor a reason why not" for n in (58, 59)]
    records["document"]["paragraphs"] = 56
    assert _wrong(records) == ["paragraph 57 is not in the document"]


def test_no_more_problems_than_anybody_reads(records: dict[str, Any]) -> None:
    records["document"]["paragraphs"] = 10**6
    assert len(_wrong(records)) == MOST_PROBLEMS


@pytest.mark.parametrize("change", ["pop", "append"])
def test_each_treaty_has_one_stated_total(records: dict[str, Any], change: str) -> None:
    totals = records["document"]["responses"]["totals"]
    times = 0 if change == "pop" else 2
    totals.pop(0) if change == "pop" else totals.append(totals[0])
    assert _wrong(records)[0] == f"document.responses.totals: convention stands {times} times"


@pytest.mark.parametrize("name", ["topics", "kinds", "countries"])
def test_a_code_stands_once(records: dict[str, Any], name: str) -> None:
    code = {"topics": "drugs", "kinds": "training", "countries": "AUT"}[name]
    records["activities"][0][name] = [code, code]
    assert f"activities: eclac-3.1 has a code twice in {name}" in _wrong(records)


@pytest.mark.parametrize("sentences", [[2, 1], [1, 1]])
def test_sentences_stand_in_order_and_once(records: dict[str, Any], sentences: list[int]) -> None:
    records["activities"][0]["sentences"] = sentences
    assert _wrong(records) == ["activities: eclac-3.1 has sentences that are not in order, each once"]


@pytest.mark.parametrize("sentences", [[6, 5], [5, 5]])
def test_sentences_of_context_stand_in_order_and_once(records: dict[str, Any], sentences: list[int]) -> None:
    records["context"][0]["sentences"] = sentences
    assert _wrong(records) == ["context: paragraph 18 has sentences that are not in order, each once"]


def test_a_sentence_of_context_gives_no_activity(records: dict[str, Any]) -> None:
    records["context"][0]["sentences"] = [1, 4]
    assert _wrong(records) == ["context: paragraph 18 names sentence 4, which an activity comes from"]


def test_context_is_of_the_document(records: dict[str, Any]) -> None:
    records["context"][0]["paragraph"] = 58
    assert _wrong(records) == ["context: paragraph 58 is not in the document"]
    records["context"][0]["paragraph"] = 57
    records["context"][0]["sentences"] = [4]
    assert tacli.Dataset.model_validate(records).context[0].paragraph == 57


def test_who_has_nothing_to_report_has_no_activities(records: dict[str, Any]) -> None:
    records["entities"][0]["reply"] = "nothing-to-report"
    assert "entities: eclac has nothing to report, and activities" in _wrong(records)
