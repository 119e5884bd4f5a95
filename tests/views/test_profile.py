"""Pages about one subject."""

import pytest

import tacli
from tacli.views.profile import profile


def _lines(kind: str, code: str, dataset: tacli.Dataset) -> list[tuple[object, ...]]:
    return [(line.section, line.item, line.text, line.count) for line in profile(kind, code, dataset, "").rows]


def test_a_profile_is_a_page_with_sections(dataset: tacli.Dataset) -> None:
    page = profile("country", "MDA", dataset, "foot")
    assert (page.title, page.sections, page.page, page.foot) == ("tacli profile: MDA", "section", 0, "foot")


def test_an_entity_that_replied_through_another_says_so(dataset: tacli.Dataset) -> None:
    lines = [line for line in profile("entity", "dda", dataset, "").rows if line.section in ("entity", "reply")]
    assert [(line.item, line.text, line.source) for line in lines][1] == ("reported", "through ola", "annex I")
    assert ("reply", "nothing-to-report", "", None) in _lines("entity", "unrwa", dataset)


def test_an_entity_names_its_paragraphs(dataset: tacli.Dataset) -> None:
    assert next(iter(profile("entity", "eclac", dataset, "").rows)).source == "annex I, par. 3, 4"


@pytest.mark.parametrize("group", ["western-european-and-other", "asian"])
def test_a_grouping_has_the_donors_among_its_states(dataset: tacli.Dataset, group: str) -> None:
    donors = {"western-european-and-other": {"Austria", "France", "Italy"}, "asian": {"Japan"}}[group]
    paid = {item for section, item, _, _ in _lines("group", group, dataset) if section == "paid, USD"}
    assert donors <= paid
    assert "Asia Crime Prevention Foundation" not in paid
