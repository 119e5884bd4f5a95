"""Searches in all languages of an activity, and in files of others."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.engines.memory import MemoryEngine
from tacli.models.iati import IatiActivity
from tacli.query.conditions import Part, Query
from tacli.query.words import parse_words
from tests.sources.iati.files import COVID, UNHCR, example, identified, read, written

TOLD = """
<title><narrative xml:lang="en">Border guards</narrative><narrative xml:lang="fr">Gardes-frontière</narrative>
<narrative xml:lang="es">Policía de fronteras</narrative></title>
<description><narrative>Work of all kinds</narrative></description>
<description><narrative xml:lang="fr">Sécurité de l'eau</narrative></description>
<participating-org role="1"><narrative xml:lang="fr">Union européenne</narrative></participating-org>
<participating-org role="4" ref="XM-DAC-41121"/>
<recipient-country code="KE"><narrative xml:lang="sw">Kenya</narrative></recipient-country>
<sector code="x1" vocabulary="99"><narrative>Chicken farms</narrative></sector>
<transaction>
<provider-org><narrative xml:lang="ru">Российский фонд</narrative></provider-org>
<sector code="x2" vocabulary="99"><narrative>Goats</narrative></sector>
</transaction>
"""


def found(rows: list[IatiActivity], typed: str, *fields: str) -> list[tuple[str | None, int]]:
    words = parse_words(typed)._replace(fields=fields)
    asked = Query((Part(words.condition),), fields=("id", "score"))
    return [(id_, score) for id_, score in MemoryEngine(IATI_ACTIVITIES, rows).hits(asked, words)]


@pytest.fixture
def rows(tmp_path: Path) -> list[IatiActivity]:
    return read(written(tmp_path / "a.xml", identified("A-1", TOLD)))[0]


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("border guard", 100),
        ("garde frontiere", 100),
        ("policias", 100),
        ("police", 100),  # a stem that Spanish shares
        ("securite", 10),
        ("eau", 10),
        ("kind", 10),
        ("europeennes", 1),
        ("41121", 1),
        ("kenya", 1),
        ("chickens", 1),
        ("goat", 1),
        ("российского фонда", 1),
    ],
)
def test_a_word_is_found_in_every_language_and_place(rows: list[IatiActivity], typed: str, score: int) -> None:
    assert found(rows, f'"{typed}"') == [("A-1", score)]


def test_a_word_is_looked_for_where_it_is_asked_for(rows: list[IatiActivity]) -> None:
    assert found(rows, "guard", "titles")
    assert not found(rows, "guard", "summaries", "partners")
    assert found(rows, "securite -eau", "titles") == []
    assert found(rows, "guard -eau", "titles") == [("A-1", 100)]
    assert found(rows, "guard -eau") == []


def test_a_phrase_goes_over_no_language(rows: list[IatiActivity]) -> None:
    assert not found(rows, '"guards gardes"')


# Words, and what is written of them in files of three languages; how often.
FORMS = {
    "police": "polic(e|es|ia|ias|ial|iales|ing)",
    "vaccin": "vaccin(e|es|s|ation|ations|ating)?",
    "schools": "school(s|ing)?",
    "refugies": "refugie(s|e|es)?",
    "salud": "salud",
}
COUNTS = {
    COVID: {"police": 1, "vaccin": 8, "schools": 5, "refugies": 0, "salud": 4},
    UNHCR: {"police": 0, "vaccin": 0, "schools": 0, "refugies": 134, "salud": 0},
}
NO_SPANISH = "XM-DAC-41114-OUTPUT-00126999"  # says "policies" in a text that its file calls Spanish


def plainly(text: str) -> str:
    """Give letters without case and accents, in a way of its own."""
    return unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()


@pytest.mark.parametrize("name", [COVID, UNHCR])
def test_all_of_real_files_is_found(name: str) -> None:
    """In French and Spanish texts as in English ones, and nothing else but forms of the word."""
    rows, _ = read(example(name))
    told = {element.findtext("iati-identifier"): _told(element) for element in ET.parse(example(name)).getroot()}  # noqa: S314
    counts = {}
    for typed, forms in FORMS.items():
        plain = {id_ for id_, text in told.items() if re.search(rf"\b{forms}\b", text)}
        there = {id_ for id_, _ in found(rows, typed, "titles", "summaries")}
        assert there >= plain
        assert there - plain == ({NO_SPANISH} if typed == "police" and name == COVID else set())
        counts[typed] = len(plain)
    assert counts == COUNTS[name]


def _told(activity: ET.Element) -> str:
    texts = [text for tag in ("title", "description") for e in activity.findall(tag) for text in e.itertext()]
    return plainly(" ".join(texts))
