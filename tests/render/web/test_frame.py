"""The frame of a page."""

import pytest

from tacli.render.web import frame
from tacli.views.blocks import Key
from tacli.views.table import Page, Section
from tests.render.web import Page as Html


def _page(*parts: Section, cite: str = "", counted: str = "") -> Html:
    page = Page("Title", ("Kind",), sections=parts, cite=cite, keys=(Key("5", "of"),), counted=counted)
    return Html(frame.html(page, "tacli x", "The source"))


def _part(name: str, *, half: bool = False) -> Section:
    return Section(f"Finding {name}", note="Note", short=name.upper(), id=name, half=half)


def test_contents_are_for_pages_of_several_parts() -> None:
    assert "nav" not in _page(_part("a"), _part("b")).tags()
    page = _page(*map(_part, "abc"))
    assert page.attributes("a", "href") == ["#main", "#a", "#b", "#c", "#source"]


def test_two_halves_stand_side_by_side_and_one_alone() -> None:
    page = _page(_part("a", half=True), _part("b", half=True), _part("c", half=True), _part("d"), _part("e", half=True))
    assert [attributes.get("class") for tag, attributes, _ in page.elements if tag == "div"] == ["page", None, "two"]
    assert page.texts("h2")[:-1] == [f"Finding {name}" for name in "abcde"]


def test_a_heavy_page_says_its_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _page(_part("a")).texts("footer")[0].startswith("One file, complete")
    monkeypatch.setattr(frame, "_HEAVY", 400)
    assert " MB, complete in itself" in _page(_part("a")).texts("footer")[0]


def test_what_is_not_said_is_left_out() -> None:
    assert _page().texts("dt") == ["of", "Cite as", "Made with", "Made on"]
    assert _page(cite="Cited so", counted="Rows").texts("dd")[1:3] == ["Cited so", "Rows"]
