"""Numbers and lists as an editor writes them."""

import pytest

from tacli.views import wording


def test_small_numbers_are_words() -> None:
    assert [wording.number(n) for n in (0, 3, 12, 13, 1200)] == ["no", "three", "twelve", "13", "1,200"]


def test_lists_end_in_and() -> None:
    assert [wording.joined(names) for names in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert wording.joined(["a", "b"], "or") == "a or b"


def test_shares_are_of_something() -> None:
    assert [wording.share(13, 18), wording.share(13, 18, 1), wording.share(1, 0)] == ["72%", "72.2%", ""]
    assert [wording.share(n, 1000) for n in (0, 1, 6, 1000)] == ["0%", "<1%", "1%", "100%"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2003, 2005, "2003\u20132005"),
        (2003, 2003, "2003"),
        (2003, None, "since 2003"),
        (None, 2005, "until 2005"),
        (None, None, ""),
        ("", "", ""),
    ],
)
def test_years_are_a_range(first: int | str | None, last: int | str | None, said: str) -> None:
    assert wording.years(first, last) == said


def test_numbers_in_a_row_are_a_range() -> None:
    assert wording.ranges([2, 47, 49, 50, 51]) == "2, 47, 49\u201351"
    assert wording.ranges([]) == ""


def test_who_leads_is_said_unless_too_many_do() -> None:
    assert wording.leaders([("a", 3), ("b", 3), ("c", 1)]) == ["a", "b"]
    assert wording.leaders([(name, 1) for name in "abcde"]) == []
    assert wording.leaders([]) == []


def test_how_far_the_first_leads() -> None:
    assert wording.lead([("a", 90), ("b", 30)]) == ", three times as many as any other"
    assert wording.lead([("a", 90), ("b", 10)]) == ", nine times as many as any other"
    assert wording.lead([("a", 90), ("b", 60)]) == ""
    assert wording.lead([("a", 87), ("b", 30)]) == ", nearly three times as many as any other"
    assert wording.lead([("a", 75), ("b", 30)]) == ", more than twice as many as any other"
    assert wording.lead([("a", 55), ("b", 30)]) == ", nearly twice as many as any other"
    assert wording.lead([("a", 500), ("b", 30)]) == ", more than 16 times as many as any other"
    assert wording.lead([("a", 60), ("b", 60)]) == ""
    assert wording.lead([("a", 90)]) == ""


def test_money_has_its_currency() -> None:
    assert [wording.money(2875202, code) for code in ("USD", "CHF")] == ["US$ 2,875,202", "CHF 2,875,202"]
    assert [wording.counted(n, ("activity", "activities")) for n in (1, 2000)] == ["1 activity", "2,000 activities"]
    assert wording.sentence("") == ""
    assert [wording.inside(name) for name in ("Drugs", "COVID-19 control", "")] == ["drugs", "COVID-19 control", ""]
