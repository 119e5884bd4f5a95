"""Rates, ranks and shares."""

import tacli
from tacli.collections.paper.annexes import Rate, ranked, rates, total_rates
from tacli.models import Contribution


def test_totals_leave_out_the_least_developed(dataset: tacli.Dataset) -> None:
    totals = total_rates(rates(dataset.responses))
    assert totals == [
        Rate("total", "convention", 107, 50),
        Rate("total", "trafficking-protocol", 87, 37),
        Rate("total", "migrants-protocol", 78, 35),
    ]
    assert totals[0].missing == 57


def test_no_party_has_no_rate() -> None:
    assert Rate("asian", "convention", 0, 0).rate is None


def test_shares_add_up(dataset: tacli.Dataset) -> None:
    donors = ranked(dataset.contributions)
    assert [d.donor for d in donors[:3]] == ["Japan", "United States of America", "Italy"]
    assert abs(sum(d.share for d in donors) - 1) < 1e-12
    assert donors[-1].cumulative == 1


def test_equal_amounts_share_a_rank() -> None:
    paid = [
        Contribution(donor=name, kind="other", country=None, amount=n) for name, n in (("a", 1), ("b", 2), ("c", 2))
    ]
    assert [(d.donor, d.rank) for d in ranked(paid)] == [("b", 1), ("c", 1), ("a", 3)]


def test_nothing_paid_is_no_share() -> None:
    assert ranked([Contribution(donor="a", kind="other", country=None, amount=0)])[0].share == 0
