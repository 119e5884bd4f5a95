"""Where a search looks, as typed."""

import json

import tacli
from tests.conftest import Run


def test_only_the_titles_are_looked_in(pipe: Run) -> None:
    """Of two activities the title says it, and of others the summary."""
    titles = json.loads(pipe("search", "police", "--in", "title", "--json").out)
    assert [row["id"] for row in titles] == ["iaea-13.5", "ec-24.1"]
    assert {row["score"] for row in titles} == {100}
    anywhere = json.loads(pipe("search", "police", "--json").out)
    assert len(anywhere) > len(titles)
    both = json.loads(pipe("search", "police", "--in", "titles,summary", "--json").out)
    assert len(titles) < len(both) <= len(anywhere)


def test_a_field_that_is_not_searched_is_refused(pipe: Run) -> None:
    code, out, err = pipe("search", "police", "--in", "titel")
    assert (code, out) == (2, "")
    assert err == (
        "tacli: searched field 'titel' is unknown.\nDid you mean title? There are: title, summary, partners, names.\n"
    )


def test_what_emptied_an_answer_says_where_it_looked(pipe: Run) -> None:
    assert pipe("search", "zebra", "--in", "title").err == "No row passes --search zebra --in title.\n"


def test_the_same_in_python(pipe: Run) -> None:
    err = pipe("search", "police", "--in", "title", "--explain").err
    assert err.endswith("tacli.load().select(search='police', within=['title'])\n")
    found = tacli.load().select(search="police", within=["title"], topic="justice")
    assert [row.id for row in found] == ["ec-24.1"]
