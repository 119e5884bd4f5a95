"""What can be asked of IATI activities, and what their rows hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES, activities
from tacli.collections.iati.vocabularies import iati_vocabulary
from tacli.collections.paper.activities import ACTIVITIES
from tacli.engines.memory import MemoryEngine
from tacli.errors import UnknownValueError, UsageError
from tacli.models.iati import IatiActivity
from tacli.query.conditions import Part, Query
from tacli.query.criteria import Reach, parse, parts
from tacli.query.field import Records
from tacli.query.filters import filters
from tacli.query.words import parse_words
from tests.sources.iati.files import NASTY, OLD, identified, read, written

PLACES = {
    "kenya": '<recipient-country code="KE"/>',
    "uganda-by-transaction": '<transaction><recipient-country code="UG"/></transaction>',
    "africa": '<recipient-region code="298"/>',
    "eastern-africa-m49": '<recipient-region vocabulary="2" code="014"/>',
    "kenya-and-africa": '<recipient-country code="KE"/><recipient-region code="298"/>',
    "europe": '<recipient-region code="89"/>',
    "own": '<recipient-region vocabulary="99" code="298"/>',
    "nowhere": "",
}


@pytest.fixture
def placed(tmp_path: Path) -> list[IatiActivity]:
    return read(written(tmp_path / "a.xml", *(identified(name, place) for name, place in PLACES.items())))[0]


def asked(rows: list[IatiActivity], typed: dict[str, str], **reach: bool) -> tuple[list[str], dict[str, int]]:
    """Give the identifiers found, and how many rows were meant in which way."""
    criteria = parse(typed, filters(IATI_ACTIVITIES), reach=Reach(**reach), lookup=iati_vocabulary)
    engine = MemoryEngine(IATI_ACTIVITIES, rows)
    query = Query(parts(criteria), fields=("id",))
    found = [values[0] for values in engine.rows(query)]
    (counts,) = engine.why(query).ways
    return found, {way.said: count for way, count in zip(criteria[0].ways, counts, strict=True) if count}


def row_of(row: IatiActivity, records: Records[Any] = IATI_ACTIVITIES) -> dict[str, Any]:
    return {field.name: field.get(row) for field in records.columns}


def test_a_country_is_named_at_either_level_and_regions_are_told_apart(placed: list[IatiActivity]) -> None:
    found, ways = asked(placed, {"country": "Kenya"})
    assert found == ["kenya", "kenya-and-africa"]
    assert ways == {"naming it": 2, "naming only a region that holds it": 2, "naming no place at all": 1}
    assert asked(placed, {"country": "Kenya"}, regional=True)[0] == [
        "kenya", "africa", "eastern-africa-m49", "kenya-and-africa",
    ]  # fmt: skip
    assert asked(placed, {"country": "Uganda"})[0] == ["uganda-by-transaction"]


@pytest.mark.parametrize("typed", ["KE", "ke", "KEN", "Kenya", "Republic of Kenya"])
def test_a_country_has_the_names_that_it_has_elsewhere(typed: str) -> None:
    assert iati_vocabulary("country").resolve(typed) == "KE"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Namibia", "NA"), ("NA", "NA"), ("Kosovo", "XK"), ("South Sudan", "SS"), ("Netherlands Antilles", "AN")],
)
def test_countries_that_others_lose_are_known(typed: str, code: str) -> None:
    assert iati_vocabulary("country").resolve(typed) == code


def test_a_region_holds_regions_and_countries(placed: list[IatiActivity]) -> None:
    found, _ = asked(placed, {"region": "Africa"})
    assert found == ["kenya", "uganda-by-transaction", "africa", "eastern-africa-m49", "kenya-and-africa"]
    assert asked(placed, {"region": "298"}, only_named=True)[0] == ["africa", "kenya-and-africa"]
    assert asked(placed, {"region": "2:014"}, only_named=True)[0] == ["eastern-africa-m49"]
    assert asked(placed, {"region": "Eastern Africa, regional"}, regional=True)[0] == [
        "kenya", "uganda-by-transaction", "africa", "eastern-africa-m49", "kenya-and-africa",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("15130", ["five"]),
        ("151", ["five", "three"]),
        ("Government & Civil Society-general", ["five", "three"]),
        ("Gouvernement & Société Civile-général", ["five", "three"]),
        ("Legal and judicial development", ["five"]),
        ("23110", []),
    ],
)
def test_a_category_is_all_its_sectors(tmp_path: Path, typed: str, found: list[str]) -> None:
    sectors = {
        "five": '<sector code="15130"/>',
        "three": '<transaction><sector vocabulary="2" code="151"/></transaction>',
        "own": '<sector vocabulary="99" code="15130"/>',
    }
    rows, _ = read(written(tmp_path / "a.xml", *(identified(name, sector) for name, sector in sectors.items())))
    assert asked(rows, {"topic": typed})[0] == found


def test_a_withdrawn_code_has_its_name() -> None:
    term = next(term for term in iati_vocabulary("region").terms if term.code == "380")
    assert (term.label, term.definition) == ("West Indies, regional", "Withdrawn on 2020-05-04")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"humanitarian": "yes"}, ["a"]),
        ({"humanitarian": "no"}, ["b"]),
        ({"hierarchy": "2.."}, ["b"]),
        ({"hierarchy": "1"}, ["a"]),
        ({"year": "2021"}, ["a", "b"]),
        ({"year": "..2019"}, ["b"]),
        ({"status": "closed"}, ["b"]),
        ({"currency": "usd"}, ["a"]),
        ({"marker": "gender equality"}, ["a"]),
        ({"language": "French"}, ["a"]),
        ({"publisher-type": "Government"}, ["a", "b", "c"]),
        ({"kind": "D01"}, ["a"]),
        ({"search": "parliament"}, []),
        ({"search": "police"}, ["a"]),
        ({"no": "status"}, ["a", "c"]),
        ({"has": "regions"}, []),
    ],
)
def test_a_filter_finds_what_says_so(tmp_path: Path, typed: dict[str, str], found: list[str]) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<iati-activities version="2.03">'
        '<iati-activity humanitarian="1" hierarchy="1" default-currency="USD" xml:lang="en">'
        + identified(
            "a",
            '<title><narrative>Courts</narrative><narrative xml:lang="fr">La police</narrative></title>'
            '<activity-date type="2" iso-date="2021-06-01"/><policy-marker code="1" significance="1"/>'
            '<default-aid-type code="D01"/><transaction><value>1</value></transaction>',
        )
        + '</iati-activity><iati-activity humanitarian="0" hierarchy="2">'
        + identified(
            "b",
            '<activity-status code="4"/><policy-marker code="1" significance="0"/>'
            '<activity-date type="1" iso-date="2019-06-01"/><activity-date type="3" iso-date="2021-01-01"/>',
        )
        + f"</iati-activity><iati-activity>{identified('c')}</iati-activity></iati-activities>"
    )
    criteria = parse(typed, filters(IATI_ACTIVITIES), lookup=iati_vocabulary)
    engine = MemoryEngine(IATI_ACTIVITIES, read(path)[0])
    assert [values[0] for values in engine.rows(Query(parts(criteria), fields=("id",)))] == found


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"humanitarian": "perhaps"}, "neither yes nor no"), ({"hierarchy": "top"}, "no level"), ({"hierarchy": ""}, "")],
)
def test_what_is_no_value_is_refused(typed: dict[str, str], said: str) -> None:
    if not said:
        assert parse(typed, filters(IATI_ACTIVITIES), lookup=iati_vocabulary) == ()
        return
    with pytest.raises(UsageError, match=said) as refused:
        parse(typed, filters(IATI_ACTIVITIES), lookup=iati_vocabulary)
    assert refused.value.hint


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(UnknownValueError, match="unknown"):
        iati_vocabulary("topic").resolve("nonsense")


@pytest.mark.parametrize(
    ("lang", "title", "summary"),
    [
        (None, "Police reform", "Formation de policiers"),
        ("fr", "Réforme de la police", "Formation de policiers"),
        ("es", "Police reform", "Formation de policiers"),
    ],
)
def test_texts_are_in_the_language_asked_for_or_the_activitys_own(lang: str | None, title: str, summary: str) -> None:
    (row,), _ = read(OLD)
    held = row_of(row, activities(lang))
    assert (held["title"], held["summary"]) == (title, summary)
    assert held["titles"] == ["Police reform", "Réforme de la police"]
    assert held["languages"] == ["en", "fr"]


@pytest.mark.parametrize("word", ["police", "policiers", "reform"])
def test_a_search_looks_in_all_languages(word: str) -> None:
    rows, _ = read(OLD)
    words = parse_words(word)
    hits = list(
        MemoryEngine(IATI_ACTIVITIES, rows).hits(Query((Part(words.condition),), fields=("score", "id")), words)
    )
    assert [hit[1] for hit in hits] == ["XX-1-A"]


def test_a_row_holds_what_the_standard_holds() -> None:
    (row,), _ = read(OLD)
    held = row_of(row)
    assert held["id"] == "XX-1-A"
    assert (held["entity"], held["reporter"]) == ("XX-1", "Ministry of Examples")
    assert held["topics"] == ["15130", "151", "99:P1", "WB:BC"]
    assert (held["countries"], held["regions"]) == (["KE"], ["298"])
    assert held["kinds"] == ["C01", "D01"]
    assert (held["start"], held["end"], held["start_year"], held["end_year"]) == (
        "2012-03-05",
        "2015-12-31",
        2012,
        2015,
    )
    assert held["partners"] == ["Ministry of Examples", "Village & Sons"]
    assert held["donors"] == ["Ministry of Examples"]
    assert held["currencies"] == ["EUR", "USD"]
    assert held["places"] == [{"code": "KE", "percentage": "60"}, {"code": "298", "percentage": "40"}]
    assert held["cite"] == f"{OLD}, line 4, XX-1-A"
    assert held["transactions"][0] == {
        "type": "3", "date": "2012-04-01", "amount": "250.50", "currency": "EUR", "value_date": "2012-04-01",
        "provider": "Ministry of Examples", "receiver": "Village & Sons",
    }  # fmt: skip
    assert held["budgets"][0]["amount"] == "1000000000000.01"


@pytest.mark.parametrize("path", [OLD, NASTY], ids=["old", "nasty"])
def test_a_row_is_json_and_every_list_is_words(path: Path) -> None:
    for row in read(path)[0]:
        held = row_of(row)
        assert json.loads(json.dumps(held)) == held
        for field in IATI_ACTIVITIES.columns:
            if field.tell and field.many:
                assert all(field.tell(item) for item in held[field.name])


def test_fields_that_mean_the_same_have_the_same_name() -> None:
    shared = {field.name for field in IATI_ACTIVITIES.columns} & {field.name for field in ACTIVITIES.columns}
    assert shared == {
        "id", "entity", "title", "summary", "topics", "kinds", "status", "scope", "countries", "regions", "start",
        "end", "partners", "cite",
    }  # fmt: skip
    for name in shared:
        assert IATI_ACTIVITIES[name].option == ACTIVITIES[name].option
