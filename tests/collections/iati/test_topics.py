"""What a word means among sectors."""

import json
from pathlib import Path

import pytest

from tacli.collections.iati.topics import sectors_meant
from tacli.collections.iati.vocabularies import iati_vocabulary
from tacli.errors import UnknownValueError
from tacli.vocabulary import vocabulary
from tacli.vocabulary.bundled import data_file
from tacli.vocabulary.codelists import codelist
from tests.conftest import Run
from tests.sources.iati.files import identified, written

CROSSWALK = json.loads(data_file("iati/crosswalk.json").read_bytes())


def test_each_topic_of_the_paper_is_in_the_crosswalk_with_codes_that_there_are() -> None:
    assert list(CROSSWALK["topics"]) == [term.code for term in vocabulary("topic").terms]
    used = {code for codes in CROSSWALK["topics"].values() for code in codes}
    used |= {code for group in CROSSWALK["groups"] for code in group["sectors"]}
    assert used <= codelist("Sector").keys() | codelist("SectorCategory").keys()


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("15130", "15130", None),
        ("151", "151", None),
        ("Police", "15132", None),
        ("Soins et services de santé de base", "12220", None),
        ("justice", "justice-and-rule-of-law", "Justice and rule of law: 15130, 15131, 15132, 15134, 15137"),
        ("santé", "120", "Health: 121, 122, 123"),
        ("environment", "410", "Environment: 410"),
        ("8:1.5", "8:1.5", None),
        ("99:HQ", "99:HQ", None),
        ("legal and jud", "15130", "Legal and judicial development"),
    ],
)
def test_a_word_is_a_code_a_name_or_stands_for_sectors(typed: str, code: str, said: str | None) -> None:
    assert iati_vocabulary("topic").match(typed) == (code, said)


def test_what_a_word_stands_for_holds_all_its_sectors() -> None:
    assert {"15130", "15132", "15134", "15137"} <= sectors_meant("justice-and-rule-of-law")
    assert {"121", "12110", "12220", "12264"} <= sectors_meant("120")
    assert {"15110", "15160"} <= sectors_meant("151")
    assert sectors_meant("15130") == frozenset()


def test_names_with_commas_are_parted_right() -> None:
    parts = iati_vocabulary("topic").split("Agriculture, forestry and fishing,justice,Conflict, Peace & Security")
    assert parts == ["Agriculture, forestry and fishing", "justice", "Conflict, Peace & Security"]


@pytest.mark.parametrize("typed", ["trafficking", "trafficking in persons", "terrorism", "money laundering"])
def test_what_no_code_means_is_said(typed: str) -> None:
    with pytest.raises(UnknownValueError, match="No code of IATI means") as refused:
        iati_vocabulary("topic").match(typed)
    assert refused.value.searched == typed


@pytest.mark.parametrize("typed", ["nonsense", "z:1"])
def test_what_is_nothing_is_unknown(typed: str) -> None:
    with pytest.raises(UnknownValueError, match="is unknown"):
        iati_vocabulary("topic").match(typed)


def test_a_search_is_proposed_with_what_it_finds(pipe: Run, tmp_path: Path) -> None:
    title = "<title><narrative>Against trafficking in persons</narrative></title>"
    path = str(written(tmp_path / "a.xml", identified("A", title), identified("B")))
    code, out, err = pipe("activities", "--topic", "trafficking", "--data", path)
    assert (code, out) == (2, "")
    assert err == (
        "tacli: No code of IATI means 'trafficking' (Trafficking in persons).\n"
        "Type tacli search trafficking (1 row), or another name; 'tacli terms topic' lists all.\n"
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("--country africa", "'africa' is a region: --region 2:002."),
        ("--country all", "Leave --country out: that means all."),
        ("--region Kenya", "'Kenya' is a country: --country KE."),
        ("--status nonsense", "Type tacli search nonsense"),
    ],
)
def test_a_word_of_another_list_is_pointed_to(pipe: Run, tmp_path: Path, question: str, said: str) -> None:
    path = str(written(tmp_path / "a.xml", identified("A", "<title><narrative>nonsense</narrative></title>")))
    assert said in pipe("activities", *question.split(), "--data", path).err
