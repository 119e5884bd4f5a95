"""No figure of a page differs from the JSON of the same question."""

import json
import re
from typing import Any

from tests.conftest import Run
from tests.render.web import Page


def _both(pipe: Run, command: str) -> tuple[Page, Any]:
    asked = command.split()
    return Page(pipe(*asked, "--format", "html").out), json.loads(pipe(*asked, "--json", "--labels").out)


def _rows(page: Page, class_: str) -> list[list[str]]:
    """Give the cells of the rows of the tables of a class, as text."""
    found: list[list[str]] = []
    inside = False
    for tag, attributes, texts in page.elements:
        if tag == "table":
            inside = class_ in (attributes.get("class") or "").split()
        elif inside and tag == "tr":
            found.append([])
        elif inside and tag in ("td", "th"):
            found[-1].append(" ".join("".join(texts).split()))
    return found


def _share(part: float, places: int = 0) -> str:
    return "<1%" if 0 < part < 0.005 and not places else f"{100 * part:.{places}f}%"


def test_replies_are_those_of_the_json(pipe: Run) -> None:
    page, rows = _both(pipe, "responses")
    cells: dict[str, list[str]] = {}
    for row in rows:
        said = f"{_share(row['rate'])} {row['replies']} of {row['parties']}"
        cells.setdefault(row["group_label"] or "All States parties", []).append(said)
    drawn = {name: told for name, *told in _rows(page, "rates")[1:] if told}
    assert {name: [re.sub(r"^\D+", "", told) for told in row] for name, row in drawn.items()} == cells
    places = [float((x or "").rstrip("%")) for x in page.attributes("circle", "cx")]
    rates = [round(100 * row["rate"], 2) for row in rows if row["role"] != "total"]
    assert sorted(places) == sorted(rates)


def test_donors_are_those_of_the_json(pipe: Run) -> None:
    page, rows = _both(pipe, "donors")
    head, *drawn, total = _rows(page, "bars")
    assert head == ["Donor", "", "US$", "Share"]
    assert [[name.removesuffix(" not a State"), *told] for name, _, *told in drawn] == [
        [f"{row['rank']} {row['donor']}", f"{row['amount']:,}", _share(row["share"], 1)] for row in rows
    ]
    assert total == ["All donors", "", f"{sum(row['amount'] for row in rows):,}", "100%"]
    widths = [float((width or "").rstrip("%")) for width in page.attributes("rect", "width")]
    assert widths == [round(100 * row["amount"] / rows[0]["amount"], 2) for row in rows]


def test_subjects_side_by_side_are_those_of_the_json(pipe: Run) -> None:
    asked = ["compare", "african", "asian"]
    page, rows = Page(pipe(*asked, "--format", "html").out), json.loads(pipe(*asked, "--json").out)
    drawn = {item: told for item, *told in _rows(page, "sides") if item}
    replies = {
        row["label"].rpartition(": ")[2]: [
            f"{r['count']} of {r['of']} ({r['share']:.0%})"
            for r in rows
            if r["section"] == "replies" and r["item"] == row["item"]
        ]
        for row in rows
        if row["section"] == "replies"
    }
    assert drawn.items() >= replies.items()
    assert len(replies) == 3
    assert drawn["Name its States"] == [str(row["count"]) for row in rows if row["section"] == "names its States in"]


def test_counts_are_those_of_the_json(pipe: Run) -> None:
    for facet in ("topic", "kind", "entity", "scope"):
        page, rows = _both(pipe, f"summary --by {facet}")
        wanted = [[row[f"{facet}_label"], "", str(row["count"]), _share(row["share"])] for row in rows]
        assert sorted(_rows(page, "bars")[1:]) == sorted(wanted)


def test_years_are_those_of_the_json(pipe: Run) -> None:
    page, rows = _both(pipe, "summary --by year")
    said = page.texts("desc")[0]
    assert said.startswith(", ".join(f"{row['year']}: {row['count']}" for row in rows))
    assert page.texts("text", "value") == [str(row["count"]) for row in rows]


def test_statuses_are_those_of_the_json(pipe: Run) -> None:
    page, rows = _both(pipe, "summary --by status")
    assert _rows(page, "parts")[1:] == [[row["status_label"], str(row["count"]), _share(row["share"])] for row in rows]


def test_states_are_those_of_the_json(pipe: Run) -> None:
    page, rows = _both(pipe, "summary --by country")
    tiles = [text for text in page.texts("li") if text.endswith(("activity", "activities"))]
    found = {
        re.sub(r"( ,.*)? ?(\d+) activit.*", "", tile): int(re.findall(r"(\d+) activit", tile)[0]) for tile in tiles
    }
    assert found == {row["country_label"]: row["count"] for row in rows}
    assert len([d for d in page.attributes("path", "class") if d != "m0"]) >= len(rows)


def test_cells_are_those_of_the_json(pipe: Run) -> None:
    page, rows = _both(pipe, "summary --by topic --by status")
    head, *drawn = _rows(page, "cross")
    assert head == ["Topic", "Ongoing", "Completed", "Planned", "Proposed", "Rows"]
    counts = [[row[name] for name in ("ongoing", "completed", "planned", "proposed", "rows")] for row in rows]
    assert [told[1:] for told in drawn] == [[f"{count}" if count else "·" for count in row] for row in counts]


def test_the_summary_is_that_of_the_json(pipe: Run) -> None:
    page, rows = _both(pipe, "summary")
    counted = {
        (row["label"] or row["item"], f"{row['count']:,}")
        for row in rows
        if row["section"] in ("status", "topic", "kind") or row["section"].startswith("donor")
    }
    drawn = [[name, *told] for class_ in ("bars", "parts") for name, *told in _rows(page, class_) if told]
    names = {(re.sub(r"^\d+ | not a State$", "", name), figure) for name, *told in drawn for figure in told}
    assert counted - names == {("all", "2,875,202")}
    keys = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert keys["activities by 26 organizations"] == "202"
    assert keys["of parties to the Convention replied 50 of 107"] == "47%"
    assert keys["States named in 27 of 202"] == "46"


def test_what_the_answer_says_first_is_counted(pipe: Run) -> None:
    page, rows = _both(pipe, "activities --topic trafficking")
    entities = [row["entity"] for row in rows]
    most = sorted((entities.count(entity) for entity in set(entities)), reverse=True)
    assert f"{len(rows)} of the 202 activities" in page.texts("p", "lede")[0]
    assert f"report {sum(most[:3])} of them" in page.texts("p", "lede")[0]
    chips = [chip for chip in page.texts("label", "chip") if chip.startswith("Ongoing")]
    assert chips == [f"Ongoing {sum(row['status'] == 'ongoing' for row in rows)}"]
