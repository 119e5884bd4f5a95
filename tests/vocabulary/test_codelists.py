"""The standard's code lists, as the project carries them."""

import json

import pytest

from tacli.vocabulary.bundled import data_file
from tacli.vocabulary.codelists import Code, category_of, codelist, regions, sectors_of

LISTS = sorted(path.stem for path in data_file("iati").glob("*.json") if path.stem != "crosswalk")
KEYS = {"code", "name", "name_fr", "category", "withdrawn"}


def test_all_lists_are_there() -> None:
    assert len(LISTS) == 44
    assert sum(len(codelist(name)) for name in LISTS if name != "RegionMembers") == 2477


@pytest.mark.parametrize("name", [name for name in LISTS if name != "RegionMembers"])
def test_a_list_has_each_code_once_with_its_name(name: str) -> None:
    rows = json.loads(data_file(f"iati/{name}.json").read_text(encoding="utf-8"))
    assert len({row["code"] for row in rows}) == len(rows)
    assert all(row["code"] and row["name"] and row.keys() <= KEYS and all(row.values()) for row in rows)


def test_a_code_has_both_names_its_category_and_its_end() -> None:
    code = codelist("Sector")["15130"]
    assert code[:2] == ("15130", "Legal and judicial development")
    assert code.category == "151"
    assert code.name_fr
    assert codelist("Region")["380"] == Code("380", "West Indies, regional", "Indes occ., régional", "", "2020-05-04")


def test_every_sector_is_in_its_category() -> None:
    for code in codelist("Sector").values():
        assert category_of(code.code) == {code.category}
        assert code.code in sectors_of(code.category)
    assert {code.category for code in codelist("Sector").values()} <= codelist("SectorCategory").keys()


@pytest.mark.parametrize(
    ("code", "category"), [("151", {"151"}), ("99:15130", set()), ("8:16.3", set()), ("1513", set())]
)
def test_what_is_no_sector_of_the_dac_is_in_none(code: str, category: set[str]) -> None:
    assert category_of(code) == category


def test_regions_hold_countries_that_there_are() -> None:
    assert "KE" in regions()["298"].members
    assert "KE" in regions()["2:014"].members
    assert regions()["998"].members == frozenset()
    for region in regions().values():
        assert region.members <= codelist("Country").keys()
    assert {region.code for region in regions().values() if region.vocabulary == "1"} == codelist("Region").keys()
