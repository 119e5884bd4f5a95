"""From what a person types to a code."""

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacli.errors import UnknownValueError
from tacli.models import codes
from tacli.text import fold
from tacli.vocabulary import NAMES, countries, members, vocabulary


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
    assert len(countries()) == 251
    assert sum(row["least_developed"] for row in countries().values()) == 50


def test_regional_groups_of_2005() -> None:
    groups = Counter(row["group"] for row in countries().values() if row["group"] and not row["since"])
    assert groups == {
        "african": 53,
        "asian": 53,  # Kiribati belonged to no group
        "eastern-european": 22,
        "latin-american-and-caribbean": 33,
        "western-european-and-other": 29,
    }
    assert groups.total() == 191 - 1  # the Member States but Kiribati


def test_areas_of_later_years_lie_within_those_of_2005() -> None:
    within = {code: (row["since"], row["within"]) for code, row in countries().items() if row["since"]}
    assert within == {
        "BES": (2010, "ANT"),
        "BLM": (2007, "GLP"),
        "CUW": (2010, "ANT"),
        "MAF": (2007, "GLP"),
        "MNE": (2006, "SCG"),
        "SRB": (2006, "SCG"),
        "SSD": (2011, "SDN"),
        "SXM": (2010, "ANT"),
    }
    assert {code: row["until"] for code, row in countries().items() if row["until"]} == {"ANT": 2010, "SCG": 2006}


def test_every_member_of_a_region_was_there_in_2005() -> None:
    regions = [term.code for term in vocabulary("region").terms]
    assert {code for region in regions for code in members(region) if countries()[code]["since"]} == set()


@pytest.mark.parametrize(
    ("region", "held"),
    [
        ("western-asia", "ARE BHR EGY IRQ JOR KWT LBN OMN PSE QAT SAU SYR YEM"),
        ("southern-africa", "AGO BWA COD LSO MDG MOZ MUS MWI NAM SWZ TZA ZAF ZMB ZWE"),
        ("eastern-europe", "BLR MDA RUS UKR"),
        ("central-america", "BLZ CRI GTM HND NIC PAN SLV"),
        ("mediterranean", "DZA EGY ISR JOR LBN MAR PSE SYR TUN TUR"),
    ],
)
def test_a_region_is_that_of_the_body_that_names_it(region: str, held: str) -> None:
    assert members(region) == set(held.split())


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
