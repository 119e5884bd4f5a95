"""How a question was understood, and the call in Python that asks the same."""

from typing import Any

import tacli
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import DONORS
from tacli.query.criteria import Reach, parse
from tacli.query.explain import python_call, understood
from tacli.query.filters import filters

OF_ACTIVITIES = filters(ACTIVITIES)


def test_values_are_codes_spans_or_words() -> None:
    typed = {"country": "Moldova", "year": "2003..", "search": "border -guards", "has": "fig"}
    assert [(c["filter"], c["values"]) for c in understood(parse(typed, OF_ACTIVITIES))] == [
        ("country", ["MDA"]),
        ("year", ["2003.."]),
        ("search", ["border -guard"]),
        ("has", ["figures"]),
    ]


def test_an_amount_is_all_from_it_on_and_a_rank_all_up_to_it() -> None:
    found = understood(parse({"min": "200,000", "top": "3"}, filters(DONORS)))
    assert [(c["filter"], c["values"]) for c in found] == [("top", ["1..3"]), ("min", ["200000.."])]


def test_the_call_gives_the_same_rows(dataset: tacli.Dataset) -> None:
    asked: dict[str, Any] = {
        "topic": ["drugs", "corruption"],
        "kind": "training,meeting",
        "country": "Moldova",
        "year": "..2005",
    }
    excluded = {"scope": "global", "status": ["planned", "proposed"]}
    reach = Reach(regional=True, only_named=True)
    criteria = parse(asked, OF_ACTIVITIES, exclude=excluded, every=["topic", "kind"], reach=reach)
    call = python_call(criteria, reach)
    assert call == (
        "tacli.load().select(topic=['drugs', 'corruption'], kind=['training', 'meeting'], country='MDA', "
        "year='..2005', exclude={'scope': 'global', 'status': ['planned', 'proposed']}, every=['topic', 'kind'], "
        "include_regional=True, only_named=True)"
    )
    rows = eval(call, {"tacli": tacli})  # noqa: S307 - it is ours
    assert rows == dataset.select(
        **asked, exclude=excluded, every=["topic", "kind"], include_regional=True, only_named=True
    )


def test_nothing_asked_is_all() -> None:
    assert python_call((), Reach()) == "tacli.load().select()"
    assert python_call((), Reach(), ("own.json",)) == "tacli.load('own.json').select()"
