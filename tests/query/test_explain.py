"""How a question was understood, and the call in Python that asks the same."""

import tacli
from tacli.query import parse
from tacli.query.explain import python_call, understood
from tacli.query.filters import DONOR_FILTERS


def test_values_are_codes_numbers_or_words() -> None:
    criteria = parse({"country": "Moldova", "year": "2003..", "search": "border -guards", "has": "fig"})
    assert [(c["filter"], c["values"]) for c in understood(criteria)] == [
        ("country", ["MDA"]),
        ("year", ["2003.."]),
        ("search", ["border -guard"]),
        ("has", ["figures"]),
    ]


def test_an_amount_is_a_number() -> None:
    assert understood(parse({"min": "200,000"}, DONOR_FILTERS))[0]["values"] == [200_000]


def test_the_call_gives_the_same_rows(dataset: tacli.Dataset) -> None:
    asked = {"topic": ["drugs", "corruption"], "kind": "training,meeting", "country": "Moldova", "year": "..2005"}
    excluded = {"scope": "global", "status": ["planned", "proposed"]}
    criteria = parse(asked, exclude=excluded, every=["topic", "kind"], include_regional=True)
    call = python_call(criteria, include_regional=True)
    assert call == (
        "tacli.load().select(topic=['drugs', 'corruption'], kind=['training', 'meeting'], country='MDA', "
        "year='..2005', exclude={'scope': 'global', 'status': ['planned', 'proposed']}, every=['topic', 'kind'], "
        "include_regional=True)"
    )
    rows = eval(call, {"tacli": tacli})  # noqa: S307 - it is ours
    assert rows == dataset.select(**asked, exclude=excluded, every=["topic", "kind"], include_regional=True)


def test_nothing_asked_is_all() -> None:
    assert python_call((), include_regional=False) == "tacli.load().select()"
