"""Where a search looks, as typed."""

import json
from pathlib import Path

import pytest

import tacli
from tacli.collections.iati.collection import IATI, iati
from tests.conftest import Run
from tests.sources.iati.files import identified, written

TITLES = """<title><narrative xml:lang="en">Vaccines</narrative><narrative xml:lang="fr">Achat de vaccins</narrative>
</title><description><narrative xml:lang="es">Campañas de salud</narrative></description>"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    only_english = '<title><narrative xml:lang="en">Other vaccines</narrative></title>'
    return str(written(tmp_path / "a.xml", identified("A", TITLES), identified("B", only_english)))


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


@pytest.mark.parametrize("lang", ["fr", "French"])
def test_texts_are_in_the_language_asked_for_where_there_are_such(pipe: Run, file: str, lang: str) -> None:
    out = pipe("search", "vaccin", "--data", file, "--lang", lang, "--fields", "id,title,summary").out
    assert out == "id\ttitle\tsummary\nA\tAchat de vaccins\tCampañas de salud\nB\tOther vaccines\t\n"


def test_a_language_that_is_none_is_refused(pipe: Run, file: str) -> None:
    code, out, err = pipe("activities", "--data", file, "--lang", "xx")
    assert (code, out) == (2, "")
    assert err == "tacli: language 'xx' is unknown.\n'tacli terms language --sort count' lists all.\n"


def test_the_paper_has_one_language(pipe: Run) -> None:
    assert pipe("activities", "--lang", "fr") == (
        2, "", "tacli: --lang is for IATI: the rows here are in English alone.\nLeave it out.\n",
    )  # fmt: skip


def test_fields_of_iati_are_looked_in(pipe: Run, file: str) -> None:
    assert pipe("search", "salud", "--data", file, "--in", "title", "--count").out == "0\n"
    assert pipe("search", "salud", "--data", file, "--in", "summary", "--count").out == "1\n"


def test_words_are_marked_in_the_languages_that_most_is_published_in() -> None:
    assert IATI.languages == ("en", "fr", "es")
    assert iati("pt").languages == ("pt", "en", "fr", "es")
