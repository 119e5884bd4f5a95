"""Rows of the paper as activities of the IATI Standard: valid, true, and the same rows when they are read again."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import tacli
from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.collections.paper.published import Publisher
from tacli.models import Activity
from tacli.query.field import Untold
from tacli.sources.iati.activity import activity
from tacli.sources.iati.problems import Problems
from tacli.sources.iati.reading import Reading
from tacli.vocabulary import countries, members
from tacli.vocabulary.bundled import read
from tacli.vocabulary.codelists import M49, regions
from tests.conftest import Run
from tests.schema_of_iati import errors_of

CODES = read("in_iati.json")
DATED = [row for row in tacli.load().activities if row.start or row.end]
# Rules of the standard beside its schema, an XPath each that is true of an activity which keeps it.
RULES = {
    "1.1.3 the identifier is not that of the organization": "iati-identifier != reporting-org/@ref",
    "1.1.21 the identifier begins with it": "starts-with(iati-identifier, concat(reporting-org/@ref, '-'))",
    "1.3.13 no sign in the identifier": "not(translate(iati-identifier, '/&|?', '') != iati-identifier)",
    "2.2.1 own sectors have names": "not(sector[@vocabulary='99'][not(narrative)])",
    "4.1.1 a language": "@xml:lang",
    "4.3.1 a title": "title/narrative/text()",
    "4.4.1 a description": "not(description[not(narrative/text())])",
    "6.2.2 a sector": "sector",
    "6.8.1 an owner": "other-identifier/owner-org/narrative",
    "6.10.1 organizations have names": "not(participating-org[not(@ref) and not(narrative)])",
    "6.11.1 a start": "activity-date[@type='1' or @type='2']",
    "11.1.2 planned dates in order": (
        "not(translate(activity-date[@type='1']/@iso-date, '-', '') > "
        "translate(activity-date[@type='3']/@iso-date, '-', ''))"
    ),
    "11.1.3 actual dates in order": (
        "not(translate(activity-date[@type='2']/@iso-date, '-', '') > "
        "translate(activity-date[@type='4']/@iso-date, '-', ''))"
    ),
}


def again(xml: bytes, folder: Path) -> tuple[list[dict[str, Any]], Problems]:
    """Read activities back, each as its fields by name."""
    path = folder / "again.xml"
    path.write_bytes(xml)
    reading = Reading([str(path)], activity)
    rows = [{field.name: field.get(row) for field in IATI_ACTIVITIES.columns} for row in reading]
    return rows, reading.problems


def there(kind: str, code: str) -> str:
    """Give a code of ours as a row that was read from IATI holds it."""
    vocabulary, _, found = CODES[kind].get(code, f"99:{code}").partition(":")
    return found if vocabulary == "1" else f"{vocabulary}:{found}"


def expected(row: Activity, names: dict[str, str]) -> dict[str, Any]:
    """Give what a row says in the fields of IATI."""
    summaries = [row.summary, *(["; ".join(row.names)] if row.names else [])]
    return {
        "id": row.id,
        "entity": row.entity,
        "reporter": names[row.entity],
        "title": row.title,
        "summaries": summaries,
        "topics": [there("topic", topic) for topic in row.topics],
        "status": CODES["status"][row.status],
        "scope": CODES["scope"][row.scope],
        "countries": [countries()[code]["alpha2"] for code in row.countries],
        "regions": [there("region", region) for region in row.regions],
        "start": row.start and f"{row.start}-01-01",
        "end": row.end and f"{row.end}-12-31",
        "partners": list(dict.fromkeys([names[row.entity], *row.partners])),
        "languages": ["en"],
        "publisher_type": "40",
    }


def test_the_paper_is_valid_and_reads_back_as_the_same_rows(pipe: Run, dataset: tacli.Dataset, tmp_path: Path) -> None:
    code, out, err = pipe("activities", "--format", "iati")
    assert code == 0
    assert errors_of(out.encode()) == []
    rows, problems = again(out.encode(), tmp_path)
    assert problems.total == 0
    names = {entity.id: entity.name for entity in dataset.entities}
    for row, read_again in zip(DATED, rows, strict=True):
        wanted = expected(row, names)
        assert {name: read_again[name] for name in wanted} == wanted
    left = [row.id for row in dataset.activities if row not in DATED]
    assert err == f"{len(left)} rows are left out for want of a date, which IATI asks for: {', '.join(left)}.\n"
    assert (len(rows), len(left)) == (25, 177)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_beside_the_schema_holds(pipe: Run, rule: str) -> None:
    activities = etree.fromstring(pipe("activities", "--format", "iati").out.encode())
    assert len(activities) == 25
    assert [row.findtext("iati-identifier") for row in activities if not row.xpath(f"boolean({RULES[rule]})")] == []


def test_no_percentage_is_made_up(pipe: Run) -> None:
    out = pipe("activities", "--format", "iati").out
    assert "<recipient-country" in out
    assert "percentage" not in out


def test_a_year_says_that_it_is_one(pipe: Run) -> None:
    dates = etree.fromstring(pipe("show", "adb-15.9", "--format", "iati").out.encode()).iter("activity-date")
    assert [(date.attrib, date.findtext("narrative")) for date in dates] == [
        ({"iso-date": "2004-01-01", "type": "1"}, "2004: only the year is known."),
        ({"iso-date": "2006-12-31", "type": "3"}, "2006: only the year is known."),
    ]


def test_what_the_standard_has_no_code_for_stays_as_a_tag(pipe: Run) -> None:
    tags = etree.fromstring(pipe("show", "adb-15.10", "--format", "iati").out.encode()).findall(".//tag")
    assert [tag.get("code") for tag in tags][:1] == ["proposed"]
    assert {tag.get("vocabulary") for tag in tags} == {"99"}


def test_a_region_stands_for_one_of_m49_where_both_hold_the_same_states_of_2005() -> None:
    states = {row["alpha2"] for row in countries().values() if row["group"] and not row["since"]}
    alike = {
        ours: key
        for ours in CODES["region"]
        for key, region in regions().items()
        if region.vocabulary == M49 and region.members & states == {countries()[m]["alpha2"] for m in members(ours)}
    }
    assert alike == {ours: code for ours, code in CODES["region"].items() if ours != "developing-countries"}


def test_activities_alone_are_told_too(pipe: Run, tmp_path: Path) -> None:
    rows = json.loads(pipe("activities", "--entity", "adb", "--has", "start", "--json").out)
    rows[0] |= {"entity": "somebody", "id": "somebody-15.9"}
    lines = tmp_path / "rows.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out = pipe("activities", "--data", str(lines), "--format", "iati").out
    assert errors_of(out.encode()) == []
    found = again(out.encode(), tmp_path)[0]
    assert [row["id"] for row in found] == [row["id"] for row in rows]
    assert [row["reporter"] for row in found] == ["somebody", *["Asian Development Bank"] * (len(rows) - 1)]
    assert {language for row in found for language in row["languages"]} == set()  # nothing says which it is


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@settings(max_examples=40)
@given(TEXT, TEXT, st.lists(TEXT, max_size=2))
def test_any_text_is_told_as_it_is_or_left_out_with_the_reason(title: str, summary: str, partners: list[str]) -> None:
    row = DATED[0].model_copy(update={"title": title, "summary": summary, "partners": tuple(partners)})
    told = Publisher("Title", {}, None)(row)
    texts = [title, summary, *partners]
    if isinstance(told, Untold):
        assert told == Untold(row.id, "for a character that XML does not have")
        assert any(ord(c) < 32 or c in "\ufffe\uffff" for text in texts for c in text)
        return
    assert errors_of(f'<iati-activities version="2.03">{told}</iati-activities>'.encode()) == []
    element = etree.fromstring(told)
    found = [element.findtext("title/narrative"), element.findtext("description/narrative")]
    found += [element.findtext("narrative") for element in element.findall("participating-org")[1:]]
    assert found == texts
