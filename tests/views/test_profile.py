"""Pages about one subject."""

from typing import Any

import pytest

import tacli
from tacli.query.conditions import Query
from tacli.query.subject import Subject
from tacli.views import Table
from tacli.views.profile import profile
from tacli.views.table import Page


def _page(kind: str, code: str, dataset: tacli.Dataset) -> Table:
    return profile(Subject(kind, code), dataset, Query(), "foot", Page(code))


def _lines(kind: str, code: str, dataset: tacli.Dataset) -> list[dict[str, Any]]:
    page = _page(kind, code, dataset)
    return [dict(zip([c.name for c in page.columns], row, strict=True)) for row in page.rows]


def test_a_profile_is_a_page_with_sections(dataset: tacli.Dataset) -> None:
    page = _page("country", "MDA", dataset)
    assert (page.title, page.sections, page.foot) == ("Profile of MDA", "section", "foot")


def test_an_entity_that_replied_through_another_says_so(dataset: tacli.Dataset) -> None:
    reply = next(line for line in _lines("entity", "dda", dataset) if line["section"] == "reply")
    assert (reply["item"], reply["label"]) == ("reported", "through ola")
    assert reply["source"] == {"annex": "I", "paragraphs": []}
    reply = next(line for line in _lines("entity", "unrwa", dataset) if line["section"] == "reply")
    assert (reply["item"], reply["label"], reply["count"]) == ("nothing-to-report", "", None)


def test_an_entity_names_its_paragraphs(dataset: tacli.Dataset) -> None:
    assert _lines("entity", "eclac", dataset)[0]["source"] == {"annex": "I", "paragraphs": [3, 4]}


@pytest.mark.parametrize("group", ["western-european-and-other", "asian"])
def test_a_grouping_has_the_donors_among_its_states(dataset: tacli.Dataset, group: str) -> None:
    donors = {"western-european-and-other": {"Austria", "France", "Italy"}, "asian": {"Japan"}}[group]
    paid = {line["item"] for line in _lines("group", group, dataset) if line["section"] == "paid"}
    assert donors <= paid
    assert "Asia Crime Prevention Foundation" not in paid


@pytest.mark.parametrize(
    ("kind", "code", "asked"),
    [("country", "MDA", "country"), ("group", "african", "group"), ("region", "africa", "region")],
)
def test_each_activity_of_a_place_stands_once(dataset: tacli.Dataset, kind: str, code: str, asked: str) -> None:
    wanted: dict[str, Any] = {asked: code}
    listed = [line["item"] for line in _lines(kind, code, dataset) if line["source"] and line["source"]["paragraphs"]]
    assert sorted(listed) == sorted(a.id for a in dataset.select(include_regional=True, **wanted))


def test_the_ways_to_mean_a_region_are_told_apart(dataset: tacli.Dataset) -> None:
    lines = _lines("region", "africa", dataset)
    counts = {line["section"]: line["count"] for line in lines if line["item"] == "activities"}
    assert list(counts) == [
        "named in", "a region within it in", "its States named in", "via a wider region in"
    ]  # fmt: skip
    assert counts["named in"] == len(dataset.select(region="africa", only_named=True))
    assert sum(counts.values()) == len(dataset.select(region="africa", include_regional=True))


def test_a_treaty_has_the_replies_about_it(dataset: tacli.Dataset) -> None:
    told = {
        line["item"]: (line["count"], line["of"], line["role"])
        for line in _lines("instrument", "convention", dataset)
        if line["section"] == "replies"
    }
    assert (told["african"], told["least-developed"], told["all"]) == (
        (9, 34, "item"),
        (2, 24, "overlap"),
        (50, 107, "total"),
    )


def test_a_paragraph_says_which_sentences_tell_of_no_activity(dataset: tacli.Dataset) -> None:
    first = dataset.context[0]
    told = [line for line in _lines("paragraph", str(first.paragraph), dataset) if line["section"] == "no activity"]
    assert told[0]["item"] == ", ".join(map(str, first.sentences))
    assert told[0]["label"] == first.reason
