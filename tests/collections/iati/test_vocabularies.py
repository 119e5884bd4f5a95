"""The words of IATI: of code lists, and of the organizations that rows name."""

from pathlib import Path

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.collections.iati.vocabularies import NAMES, words_of
from tacli.engines.memory import MemoryEngine
from tacli.models.iati import IatiActivity
from tacli.query.conditions import Query
from tacli.query.criteria import parse, parts
from tacli.query.filters import filters
from tests.sources.iati.files import OLD, identified, read, written


@pytest.fixture
def rows(tmp_path: Path) -> list[IatiActivity]:
    each = [
        f'<iati-identifier>{number}</iati-identifier><reporting-org ref="XX-1"><narrative>{name}</narrative>'
        f'<narrative xml:lang="fr">Ministère</narrative></reporting-org>'
        '<participating-org role="1" ref="XX-2"><narrative>World Fund</narrative>'
        '<narrative xml:lang="fr">Fonds mondial</narrative></participating-org>'
        '<participating-org role="4" ref="XX-3"/>'
        for number, name in enumerate(("Ministry", "The Office", "The Office"))
    ]
    return read(written(tmp_path / "a.xml", *each))[0]


def test_every_vocabulary_of_the_fields_is_there(rows: list[IatiActivity]) -> None:
    used = {field.vocabulary for field in IATI_ACTIVITIES.fields if field.vocabulary}
    assert used == {*NAMES, "entity", "partner", "donor"}
    for name in used:
        vocabulary = words_of(rows, name)
        assert len({term.code for term in vocabulary.terms}) == len(vocabulary.terms) > 0


def test_every_code_is_found_by_itself() -> None:
    for name in NAMES:
        vocabulary = words_of((), name)
        assert all(vocabulary.resolve(term.code) == term.code for term in vocabulary.terms)


@pytest.mark.parametrize("typed", ["XX-1", "ministry", "the office", "Ministère"])
def test_an_entity_has_all_its_names(rows: list[IatiActivity], typed: str) -> None:
    assert words_of(rows, "entity").resolve(typed) == "XX-1"


def test_an_entity_is_called_what_it_mostly_is(rows: list[IatiActivity]) -> None:
    (term,) = words_of(rows, "entity").terms
    assert (term.label, set(term.aliases)) == ("The Office", {"Ministry", "Ministère"})


@pytest.mark.parametrize(
    ("typed", "lang", "held"),
    [
        ("World Fund", None, "World Fund"),
        ("XX-2", None, "World Fund"),
        ("fonds mondial", None, "World Fund"),
        ("World Fund", "fr", "Fonds mondial"),
        ("XX-3", None, "XX-3"),
    ],
)
def test_a_partner_is_what_rows_hold(rows: list[IatiActivity], typed: str, lang: str | None, held: str) -> None:
    assert words_of(rows, "partner", lang).resolve(typed) == held


def test_one_who_has_no_code_is_no_entity(tmp_path: Path) -> None:
    rows = read(written(tmp_path / "a.xml", "<reporting-org><narrative>Somebody</narrative></reporting-org>"))[0]
    assert words_of(rows, "entity").terms == ()


def test_a_donor_is_one_that_funds(rows: list[IatiActivity]) -> None:
    assert [term.code for term in words_of(rows, "donor").terms] == ["World Fund"]
    assert [term.code for term in words_of(read(OLD)[0], "donor").terms] == ["Ministry of Examples"]


@pytest.mark.parametrize(
    ("typed", "held", "said"),
    [
        ("World Fund", ("World Fund", "WORLD FUND"), "World Fund and 1 more name"),
        ("world-fund", ("World Fund", "WORLD FUND"), "World Fund and 1 more name"),
        ("XX-2", ("World Fund", "WORLD FUND", "Fund of the World"), "World Fund and 2 more names"),
        ("Fund of the World", ("Fund of the World",), None),
        ("XX-5", ("Other",), None),
    ],
)
def test_a_name_is_all_its_spellings_and_a_code_all_its_names(
    tmp_path: Path, typed: str, held: tuple[str, ...], said: str | None
) -> None:
    each = [("XX-2", "World Fund"), ("XX-2", "World Fund"), ("XX-2", "WORLD FUND"), ("XX-2", "Fund of the World")]
    rows = read(written(tmp_path / "a.xml", *(_with_partner(*one) for one in (*each, ("XX-5", "Other")))))[0]
    words = words_of(rows, "partner")
    found = words.match(typed)
    assert (words.held(found.code), found.taken_for) == (held, said)
    assert words.split("XX-2,World Fund") == ["XX-2", "World Fund"]
    criteria = parse({"partner": typed}, filters(IATI_ACTIVITIES), lookup=lambda _: words)
    passed = MemoryEngine(IATI_ACTIVITIES, rows).found(Query(parts(criteria)))
    assert {name for row in passed for name in IATI_ACTIVITIES["partners"].get(row)} == set(held)


def _with_partner(ref: str, name: str) -> str:
    return identified(
        f"{ref}-{name}",
        f'<participating-org role="4" ref="{ref}"><narrative>{name}</narrative></participating-org>',
    )
