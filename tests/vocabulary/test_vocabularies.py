"""From what a person types to a code."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacli.errors import UnknownValueError
from tacli.models import codes
from tacli.text import fold
from tacli.vocabulary import NAMES, countries, vocabulary


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("topic", "trafficking", "trafficking-in-persons"),
        ("country", "Moldova", "MDA"),
        ("country", "Republic of Moldova", "MDA"),
        ("country", "Niger", "NER"),
        ("country", "Namibia", "NAM"),
        ("country", "NA", "NAM"),
        ("country", "Viet Nam", "VNM"),
        ("country", "vietnam", "VNM"),
        ("country", "Lao PDR", "LAO"),
        ("country", "Serbia and Montenegro", "SCG"),
        ("country", "COTE D'IVOIRE", "CIV"),
        ("country", "Korea, Republic of", "KOR"),
        ("entity", "IOM", "iom"),
        ("entity", "International Organization for Migration", "iom"),
        ("group", "WEOG", "western-european-and-other"),
        ("group", "LDC", "least-developed"),
        ("status", "plan", "planned"),
    ],
)
def test_names_people_type(name: str, typed: str, code: str) -> None:
    assert vocabulary(name).resolve(typed) == code


def test_a_beginning_of_several_is_ambiguous() -> None:
    with pytest.raises(UnknownValueError, match="ambiguous") as caught:
        vocabulary("status").resolve("p")
    assert "planned or proposed" in str(caught.value)


def test_an_unknown_value_offers_the_nearest() -> None:
    with pytest.raises(UnknownValueError) as caught:
        vocabulary("topic").resolve("traficking")
    assert caught.value.exit_code == 2
    assert "trafficking-in-persons" in caught.value.hint
    assert "tacli terms topic" in caught.value.hint


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_to_its_own_code(name: str) -> None:
    terms = vocabulary(name)
    assert all(terms.resolve(typed) == term.code for term in terms.terms for typed in term.names())


@pytest.mark.parametrize(
    ("name", "literal"),
    [
        ("topic", codes.Topic),
        ("kind", codes.Kind),
        ("instrument", codes.Instrument),
        ("status", codes.Status),
        ("scope", codes.Scope),
        ("region", codes.Region),
        ("group", codes.Group),
        ("reply", codes.Reply),
        ("donor-kind", codes.DonorKind),
    ],
)
def test_vocabularies_are_the_closed_sets_of_the_models(name: str, literal: object) -> None:
    assert tuple(term.code for term in vocabulary(name).terms) == get_args(literal)


def test_countries_of_2005() -> None:
    assert len(countries()) == 250
    assert sum(row["least_developed"] for row in countries().values()) == 50


@given(st.text())
def test_folding_twice_changes_nothing_but_a_second_article(text: str) -> None:
    folded = fold(text)
    assert fold(folded) in {folded, folded.removeprefix("the ")}


@given(st.text(max_size=300))
def test_any_text_gives_a_code_or_a_sentence(text: str) -> None:
    if _code(text) is None:
        with pytest.raises(UnknownValueError, match="country"):
            vocabulary("country").resolve(text)
    else:
        assert _code(text) in countries()


def _code(text: str) -> str | None:
    try:
        return vocabulary("country").resolve(text)
    except UnknownValueError:
        return None
