"""What pages say of few rows, of none, and of ties."""

import json
from pathlib import Path

import pytest

import tacli
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import Rate
from tacli.collections.paper.collection import PAPER
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.views.blocks import Figure
from tacli.views.stories.annexes import responses_story
from tacli.views.stories.naming import Labels
from tacli.views.stories.overview import overview_story
from tacli.views.stories.tallies import Counted
from tacli.vocabulary import vocabulary
from tests.conftest import Run
from tests.render.web import Page

FACETS = (*PAPER.overview, "entity")
FUND = "United Nations Crime Prevention and Criminal Justice Fund"


def _page(pipe: Run, command: str, *more: str) -> Page:
    result = pipe(*command.split(), "--format", "html", *more)
    assert result.code == 0
    return Page(result.out)


def _findings(page: Page) -> list[str]:
    return page.texts("h2")[:-1]


@pytest.mark.parametrize(
    ("command", "findings"),
    [
        (
            "summary --topic drugs",
            [
                "Drugs is the topic of 6 activities, three times as many as any other",
                "Coordination and Training are the most common forms, of 3 activities each",
                "All 6 activities are ongoing",
                "Eight States are named",
                "Three organizations report activities; European Commission the most, 4",
            ],
        ),
        (
            "summary --country Ukraine --year 2005",
            [
                "Border management, Refugees and asylum and Smuggling of migrants are the topics of 1 activity each",
                "Advice and Funding are the most common forms, of 1 activity each",
                "1 activity is planned",
                "One activity gives a year",
                "Two States are named",
                "European Commission reports them all",
            ],
        ),
        ("summary --by scope", ["Regional is the most common scope, of 95 activities"]),
        ("summary --by country --entity iaea", ["One State is named"]),
        ("summary --by year --limit 2", ["The 25 activities that give a year peak in 2005"]),
        ("summary --by status --sort status", ["125 of 202 activities are ongoing"]),
        (
            "summary --by topic --by status",
            ["Most stand where Trafficking in persons meets Ongoing: 38 activities"],
        ),
        ("summary --by topic --by status --country Andorra", ["No activity fits what was asked."]),
        (
            "summary --by group --topic drugs",
            ["Asian States and Eastern European States are the most common, of 1 activity each"],
        ),
        ("responses --group least", ["On the Organized Crime Convention, 8% of Least developed countries replied"]),
        ("donors --top 2", ["Japan and United States of America paid 57% of the money"]),
        ("donors --min 99999999", ["No donor fits what was asked"]),
        ("donors --sort donor", ["Three of eleven donors paid 81% of the money"]),
        ("donors --top 4", ["They paid 88% of the money"]),
        ("responses --fields group,rate", ["The rates of reply"]),
        ("donors --fields donor", ["The donors"]),
        ("summary --fields section,item,count", ["The rows"]),
        ("show unesco-7.1", ["What it is", "Where and when"]),
        ("show unesco-7.1 --fields id,title", ["What it says"]),
        (
            "entities --sort name",
            ["26 have activities, International Organization for Migration the most", "The organizations"],
        ),
        ("entities --reply nothing", ["The organizations"]),
        (
            "entities --fields name,activities --limit 3",
            ["The organizations"],
        ),
    ],
)
def test_a_heading_says_what_was_found(pipe: Run, command: str, findings: list[str]) -> None:
    assert _findings(_page(pipe, command)) == findings


@pytest.mark.parametrize(
    ("command", "lede"),
    [
        ("activities --country Andorra", "No activity fits what was asked."),
        ("activities --entity unu", "1 of the 202 activities in the source fits what was asked."),
        ("summary --country Andorra", "No activity fits what was asked."),
        ("summary --by year --country Moldova", "None of them says a year."),
        ("summary --by year --country Andorra", "No activity fits what was asked."),
        (
            "responses --group african --instrument convention --not group=african",
            "No rate of reply fits what was asked.",
        ),
        ("entities", "All 32 organizations."),
        ("terms reply", "2 rows fit what was asked."),
        ("activities --entity dda", "2 of the 202 activities in the source fit what was asked."),
        ("activities --limit 5", "All 202 activities. The first 5 stand here."),
    ],
)
def test_a_lede_gives_the_answer(pipe: Run, command: str, lede: str) -> None:
    assert _page(pipe, command).texts("p", "lede") == [lede]


def _tiles(page: Page) -> list[str]:
    return [f"{figure} {words}" for figure, words in zip(page.texts("dd"), page.texts("dt"), strict=False)]


@pytest.mark.parametrize(
    ("command", "tiles"),
    [
        ("activities --country Cambodia --limit 2", ["2% of all in the source 5 of 202"]),
        ("activities --limit 2", []),
        (
            "activities --country Cambodia",
            [
                "2% of all in the source 5 of 202",
                "1 organization Asian Development Bank: 5",
                "3 planned 1 ongoing, 1 proposed",
                "5 give a year 0 give none",
            ],
        ),
        (
            "activities --entity unu",
            [
                "<1% of all in the source 1 of 202",
                "1 ongoing all 1",
                "0 name a State",
                "0 give a year 1 give none",
            ],
        ),
        (
            "donors --country Japan",
            [
                f"827,410 US$ paid into the {FUND}, 1999\u20132005 of 2,875,202 by all donors",
                "29% paid by Japan 827,410 of 2,875,202",
            ],
        ),
        ("summary --topic drugs", ["6 activities by 3 organizations", "8 States named in 1 of 6"]),
    ],
)
def test_tiles_are_of_all_that_fits_and_say_nothing_that_was_asked(pipe: Run, command: str, tiles: list[str]) -> None:
    page = _page(pipe, command)
    found = _tiles(page)[: page.texts("dt").index(next(t for t in page.texts("dt") if t in {"To be known", "Cite as"}))]
    assert found == tiles


def test_shown_counts_keep_their_scale_and_order(pipe: Run) -> None:
    page = _page(pipe, "summary --by topic --sort count:asc --limit 2")
    assert page.texts("th")[3:] == ["Contraband", "Disarmament"]
    assert [float((w or "").rstrip("%")) for w in page.attributes("rect", "width")] == [
        pytest.approx(100 * 3 / 87, abs=0.01)
    ] * 2


def test_a_list_in_an_order_of_its_own_has_no_groups(pipe: Run) -> None:
    assert "rowgroup" in _page(pipe, "activities --limit 3").attributes("th", "scope")
    page = _page(pipe, "activities --limit 3 --sort title")
    assert "rowgroup" not in page.attributes("th", "scope")
    assert "In the order that was asked for." in page.texts("p", "measure")


def test_what_all_rows_share_is_said_once(pipe: Run) -> None:
    page = _page(pipe, "activities --entity adb")
    assert page.texts("p", "measure")[1:] == ["Treaty of all: Trafficking in Persons Protocol."]
    assert "Treaty:" not in " ".join(page.texts("tr"))


def test_what_the_question_fixed_is_not_repeated(pipe: Run) -> None:
    rows = _page(pipe, "activities --topic drugs --entity cis").texts("ul", "more")
    assert rows[0].startswith("Commonwealth of Independent States Also on: ")
    assert not [row for row in rows if "Drugs" in row]


def test_rows_that_come_alone_have_a_page_too(pipe: Run, tmp_path: Path) -> None:
    lines = pipe("activities", "--topic", "drugs", "--format", "jsonl").out
    (tmp_path / "some.jsonl").write_text(lines, encoding="utf-8")
    path = str(tmp_path / "some.jsonl")
    page = _page(pipe, "activities", "--data", path)
    assert page.texts("h1") == ["6 activities"]
    assert page.texts("p", "kicker") == [f"tacli · Activities in {path}"]
    assert "Cite as" in page.texts("section", "source")[0]
    summary = _page(pipe, "summary", "--data", path)
    assert summary.texts("h1") == ["6 activities"]


def test_a_far_span_of_years_is_bars_and_states_without_a_group_stand_alone(pipe: Run, tmp_path: Path) -> None:
    rows = json.loads(pipe("activities", "--topic", "drugs", "--json").out)[:2]
    rows[0] |= {"start": 1900, "end": 1901, "countries": ["ABW"]}
    rows[1] |= {"start": 2005, "end": 2005, "countries": ["ABW"]}
    path = tmp_path / "some.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    page = _page(pipe, "summary", "--data", str(path))
    assert "1900" in page.texts("th")
    assert [text for text in page.texts("ul", "tiles") if "Aruba" in text] == ["Aruba 2 activities"]


def test_a_paper_without_a_list_apart_and_without_topics(dataset: tacli.Dataset) -> None:
    rows = [a.model_copy(update={"topics": ()}) for a in dataset.activities[:9]]
    few = dataset.model_copy(update={"responses": [r for r in dataset.responses if r.group != "least-developed"]})
    counts = MemoryEngine(ACTIVITIES, rows).tally(Query(), FACETS)
    by = Counted(counts, Labels(vocabulary), ACTIVITIES.facets, 2005)
    story = overview_story(by, None, "Summary", [])
    assert story.title == "9 activities"
    assert [key.label for key in story.keys] == ["activities", "States named"]
    whole = MemoryEngine(ACTIVITIES, dataset.activities).tally(Query(), FACETS)
    story = overview_story(by._replace(counts=whole), few, "Summary", [])
    assert "of least developed countries replied" not in [key.label for key in story.keys]


def test_a_treaty_without_parties_has_no_rate(dataset: tacli.Dataset) -> None:
    as_at = dataset.document.responses.as_at
    story = responses_story([Rate("african", "convention", 0, 0)], as_at, Labels(vocabulary), "Replies", [])
    assert story.sections[0].heading == "No rate of reply for the Organized Crime Convention"


def test_of_many_values_the_summary_folds_all_but_the_first(dataset: tacli.Dataset) -> None:
    codes = [term.code for term in vocabulary("entity").terms]
    rows = [a.model_copy(update={"entity": code}) for a, code in zip(dataset.activities, codes[:22], strict=False)]
    by = Counted(MemoryEngine(ACTIVITIES, rows).tally(Query(), FACETS), Labels(vocabulary), ACTIVITIES.facets, 2005)
    part = next(part for part in overview_story(by, None, "Summary", []).sections if part.id == "entity")
    figure = part.blocks[0]
    assert isinstance(figure, Figure)
    assert (len(figure.bars), figure.seen) == (22, 20)
    assert part.note.startswith("Shares are of all 22 activities.")


FILES = Path(__file__).parents[2] / "data" / "iati"


@pytest.mark.parametrize("name", ["nasty-2.03.xml", "old-1.05.xml"])
def test_files_of_iati_have_pages_too(pipe: Run, name: str) -> None:
    path = str(FILES / name)
    rows = json.loads(pipe("activities", "--data", path, "--json").out)
    listed = _page(pipe, "activities", "--data", path)
    assert listed.texts("h1") == [f"{len(rows)} activit{'y' if len(rows) == 1 else 'ies'}"]
    assert len(listed.texts("b", "lead")) == len(rows)
    said = " ".join(listed.texts("table"))
    assert [row["id"] for row in rows if row["id"] and row["id"] not in said] == []
    summary = _page(pipe, "summary", "--data", path)
    assert summary.texts("h1") == listed.texts("h1")
    assert summary.texts("dd")[0] == str(len(rows))
    assert path in summary.texts("section", "source")[0]
    assert _findings(_page(pipe, "summary --by scope --by status", "--data", path))
