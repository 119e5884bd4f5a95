"""Every engine adds money up as the naive one does: small activities drawn at random, every facet with every other."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.engines.memory import MemoryEngine
from tacli.models.iati import (
    Budget,
    Coded,
    Dates,
    IatiActivity,
    Money,
    Narrative,
    Organization,
    Participant,
    Share,
    Transaction,
)
from tacli.query.conditions import Among, Between, Not, Part, Present, Query, Span
from tacli.query.sums import Only, Sum, rounded, totals
from tests.engines.naive import NaiveEngine
from tests.engines.test_equality import SLOW, Make, engines, examples
from tests.sources.iati.files import DATA, read

PERCENTAGES = (None, None, *map(Decimal, ("0", "33.3", "60", "100", "16.666666666666666666666666666667")))
DAYS = (None, date(2019, 12, 31), date(2020, 1, 1))
ORGANIZATIONS = tuple(
    Organization(ref, None, (Narrative(name, None),) if name else ())
    for ref, name in (("XX-1", "Ministry"), ("XX-2", None), (None, "Village"), (None, None))
)


def _several(values: Iterable[Any], most: int = 2) -> SearchStrategy[tuple[Any, ...]]:
    listed = list(values)
    return st.sampled_from([some for size in range(most + 1) for some in product(listed, repeat=size)])


def _shares(codes: Iterable[tuple[str | None, str]]) -> SearchStrategy[tuple[Share, ...]]:
    return _several(Share(code, share, of, ()) for (code, of), share in product(codes, PERCENTAGES))


COUNTRIES = _shares([("KE", ""), ("UG", ""), (None, "")])
REGIONS = _shares([("298", "1"), ("2", "2")])
SECTORS = _shares([("15130", "1"), ("151", "2"), ("A", "99")])
ORGANIZATION = st.sampled_from(ORGANIZATIONS)
AID_TYPES = _several([Coded("C01", "1"), Coded("D01", "1"), Coded("X", "2")])
MONEY = st.builds(
    Money,
    st.sampled_from(
        [
            None,
            *map(
                Decimal,
                ("0", "-7.5", "100", "0.01", "99999999999999.9999", "0.00001", "123456789012345678901234567890.12"),
            ),
        ]
    ),
    st.sampled_from([None, "EUR", "USD"]),
    st.sampled_from(DAYS),
)
TRANSACTION = st.builds(
    Transaction,
    st.sampled_from(["1", "3", "3", "3", None]),
    st.sampled_from(DAYS),
    MONEY,
    st.none() | ORGANIZATION,
    st.none() | ORGANIZATION,
    st.just(()) | COUNTRIES,
    st.just(()) | REGIONS,
    st.just(()) | SECTORS,
    st.just(()) | AID_TYPES,
    st.sampled_from([None, True, False]),
)
BUDGET = st.builds(
    Budget,
    st.sampled_from([None, "1", "2"]),
    st.none(),
    st.sampled_from(DAYS),
    st.none(),
    MONEY,
)
ACTIVITY = st.builds(
    IatiActivity,
    st.just("XX-1-A"),
    ORGANIZATION,
    st.just((Narrative("a", "en"),)),
    st.just(()),
    _several(Participant(role, o) for role, o in product(("1", "4"), ORGANIZATIONS[:3])),
    st.sampled_from([None, "2"]),
    st.just(None),
    st.just(Dates(date(2019, 1, 1), None, date(2020, 1, 1))),
    COUNTRIES,
    REGIONS,
    SECTORS,
    st.just((Coded("1", "1", "2"), Coded("2", "1", "1"))),
    AID_TYPES,
    st.lists(TRANSACTION, max_size=3).map(tuple),
    st.lists(BUDGET, max_size=2).map(tuple),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, True]),
    st.none(),
    st.none(),
    st.none(),
    st.none(),
    st.just("a.xml"),
    st.just(1),
)
FACETS = [*IATI_ACTIVITIES.money.facets, "entity", "status", "marker"] if IATI_ACTIVITIES.money else []
ONLY: tuple[Only, ...] = (
    (Among("country", frozenset({"KE"})),),
    (Among("country", frozenset({"UG"})), Among("region", frozenset({"298", "2:002"}))),
    (Among("topic", frozenset({"15130", "99:A"})),),
    (Between("year", (Span(2020, 2020),)),),
    (Between("humanitarian", (Span(1, 1),)),),
    (Among("currency", frozenset({"EUR"})),),
)
ASKED = st.builds(
    Sum,
    st.sampled_from(["disbursement", "disbursement", "incoming", "budget"]),
    _several(FACETS),
    _several(ONLY),
    st.booleans(),
)
QUERIES = (Query(), Query((Part(Present("topics")), Part(Not(Among("status", frozenset({"2"})))))))


@engines
def test_sums_of_small_datasets(make: Make) -> None:
    @settings(SLOW, max_examples=examples(make, 150))
    @given(rows=st.lists(ACTIVITY, max_size=3), several=st.lists(ASKED, min_size=1, max_size=3))
    def check(rows: list[IatiActivity], several: list[Sum]) -> None:
        engine, judge = make(IATI_ACTIVITIES, rows), NaiveEngine(IATI_ACTIVITIES, rows)
        for asked in several:
            for query in QUERIES:
                assert engine.sums(query, asked) == judge.sums(query, asked)
                assert engine.why(query) == judge.why(query)

    check()


@engines
def test_sums_of_a_file(make: Make) -> None:
    rows, _ = read(DATA / "money-2.03.xml")
    engine, judge = make(IATI_ACTIVITIES, rows), NaiveEngine(IATI_ACTIVITIES, rows)
    narrowed: list[tuple[Only, ...]] = [(), *((only,) for only in ONLY)]
    for kind, by, only in product(("disbursement", "expenditure", "pledge"), ((), ("country", "marker")), narrowed):
        asked = Sum(kind, by, only, dated=kind == "disbursement")
        assert engine.sums(Query(), asked) == judge.sums(Query(), asked)
    assert engine.sums(Query(), Sum("disbursement")).lines["KES",] == 10000


@settings(SLOW, max_examples=60)
@given(rows=st.lists(ACTIVITY, max_size=3), asked=ASKED)
def test_the_lines_of_any_split_add_up_to_the_whole(rows: list[IatiActivity], asked: Sum) -> None:
    engine = MemoryEngine(IATI_ACTIVITIES, rows)
    lines = engine.sums(Query(), asked._replace(only=())).lines
    whole = engine.sums(Query(), Sum(asked.kind)).lines
    assert {(currency,): total for currency, total in totals(lines).items()} == whole
    in_units = rounded(lines)
    assert totals(in_units) == {currency: total for (currency,), total in whole.items()}
    assert all(abs(in_units[key] - lines[key]) < Decimal("0.01") for key in lines)


def test_rows_that_can_be_read_once_are_enough_for_sums_and_what_is_told_after_them() -> None:
    rows = [row() for row in (_given, _given)]
    engine, judge = MemoryEngine(IATI_ACTIVITIES, iter(rows)), NaiveEngine(IATI_ACTIVITIES, rows)
    assert engine.sums(Query(), Sum("disbursement")) == judge.sums(Query(), Sum("disbursement"))
    assert engine.why(Query()).found == 2


def _given() -> IatiActivity:
    money = Money(Decimal("0.1"), "EUR", None)
    transaction = Transaction("3", None, money, None, None, (), (), (), (), None)
    empty: tuple[()] = ()
    return IatiActivity(
        None, ORGANIZATIONS[0], empty, empty, empty, None, None, Dates(), empty, empty, empty, empty, empty,
        (transaction,), empty, None, None, None, None, None, None, "a.xml", 1,
    )  # fmt: skip
