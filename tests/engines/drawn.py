"""Questions and rows drawn at random, with every nasty thing in them: of the paper's records, and of those of IATI."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain, combinations, combinations_with_replacement, cycle, product
from typing import Any, NamedTuple, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.collections.paper.activities import ACTIVITIES
from tacli.models import Activity, codes
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
from tacli.query.conditions import (
    MOST,
    All,
    Among,
    Between,
    Condition,
    Holds,
    Near,
    Not,
    Order,
    Overlaps,
    Part,
    Present,
    Query,
    Span,
)
from tacli.query.conditions import Any as Either
from tacli.query.field import Records
from tacli.query.words import Words, parse_words
from tests.engines.questions import Question

TEXTS = (
    "Border",
    "border guards",
    "the Judges' café",
    'a "quoted" guard',
    "CAFE\u0301",
    "\U0001d401order 🕊 guarded",
    "=1+1; x",
    "'",
    "l'été des Gardées",
    "警察署 guard",
)
WORDS = (
    "border",
    "guards",
    '"border guard"',
    "judge",
    "cafe",
    "quote -guard",
    "x",
    "border borders",
    "zebra",
    "guard -x",
    "l'ete",
    '"garde gardes"',
    "-cafés GARDER",
    "警察",
)
ALIKE = ("A 1 1", "a-11", "b-1.1", "XMDAC-2", "xm--dac 1", "oneil", "NB", "", "--", "the border", "Bordre", "cafe", "É")
ENDS = (0, 1, 2, 1900, 1999, 2003, 2004, 2100, MOST)


def _some(values: Iterable[Any], least: int = 0) -> SearchStrategy[tuple[Any, ...]]:
    """Draw none, one or two, also twice the same: in one draw, which is what takes the time."""
    listed = list(values)
    return st.sampled_from([some for size in range(least, 3) for some in product(listed, repeat=size)])


def _one(values: Iterable[Any]) -> SearchStrategy[Any]:
    return st.sampled_from(list(values))


SEVERAL_SPANS = _some(Span(first, last) for first, last in combinations_with_replacement(ENDS, 2))


class Drawn(NamedTuple):
    """A kind of record with what is drawn: rows of it, and parts and forms of questions."""

    records: Records[Any]
    rows: SearchStrategy[list[Any]]
    parts: SearchStrategy[list[Part]]
    forms: SearchStrategy[list[Any]]

    def questions(self, parts: list[Part], forms: list[Any]) -> Iterator[Question]:
        """Ask for each choice of the parts, in the forms by turns."""
        chosen = chain.from_iterable(combinations(parts, size) for size in range(len(parts) + 1))
        for some, (order, limit, fields, facets, words) in zip(chosen, cycle(forms)):
            asked = (Part(words.condition), *some) if words else some
            yield Question(Query(asked, order, limit, fields), facets, words)


def _drawn(
    records: Records[Any], row: SearchStrategy[Any], codes_of: dict[str, tuple[str, ...]], numbers: tuple[str, ...]
) -> Drawn:
    """Draw of a kind of record; `codes_of` has values of fields that are asked for, `numbers` are of numbers."""
    columns = tuple(field.name for field in records.columns)
    looked_in = _some(field.name for field in records.searched)
    leaves: SearchStrategy[Condition] = st.one_of(
        _one(codes_of).flatmap(lambda name: st.builds(Among, st.just(name), _some(codes_of[name]).map(frozenset))),
        st.builds(Overlaps, st.just("year"), SEVERAL_SPANS),
        st.builds(Between, _one(numbers), SEVERAL_SPANS),
        st.builds(Present, _one(columns)),
        st.builds(Near, _one(("id", "entity", "title")), _one(ALIKE)),
        st.builds(Holds, _one(phrase for typed in WORDS for phrase in parse_words(typed).wanted), looked_in),
    )

    def nested(depth: int) -> SearchStrategy[Condition]:
        if not depth:
            return leaves
        inner = nested(depth - 1)
        several = st.lists(inner, max_size=3).map(tuple)
        return st.one_of(leaves, leaves, st.builds(Either, several), st.builds(All, several), st.builds(Not, inner))

    conditions = nested(3)
    parts = st.builds(Part, conditions, st.lists(conditions, max_size=2).map(tuple))
    orders = st.lists(st.builds(Order, _one(columns), st.booleans()), max_size=3).map(tuple)
    searches = st.none() | st.builds(Words._replace, _one(map(parse_words, WORDS)), fields=looked_in)
    forms = st.tuples(orders, _one((0, 0, 1, 2, 100)), _some(columns), _some(records.facets), searches)
    return Drawn(
        records,
        st.lists(row, max_size=6),
        st.lists(parts, min_size=3, max_size=4),
        st.lists(forms, min_size=1, max_size=4),
    )


# --- The paper ---

YEARS = (None, 1900, 1999, 2003, 2004, 2100)
CODES: dict[str, tuple[str, ...]] = {
    "id": ("a-1.1", "a-1.2"),
    "entity": ("iom", "unodc", "Iom"),
    "topics": get_args(codes.Topic)[:4],
    "kinds": get_args(codes.Kind)[:3],
    "instruments": get_args(codes.Instrument),
    "status": get_args(codes.Status),
    "scope": get_args(codes.Scope),
    "countries": ("MDA", "UZB", "NER", "NZL", "AFG", "ABW"),
    "regions": ("africa", "central-asia", "cis"),
    "venues": TEXTS,
}
FIGURES = [{"value": value, "unit": unit, "qualifier": "exact"} for value in (0, 7, 10**15) for unit in ("x", "É")]
ACTIVITY: SearchStrategy[Activity] = st.fixed_dictionaries(
    {
        "id": _one(("a-1.1", "a-1.2", "a-1.10")),
        "entity": _one(("iom", "unodc")),
        "paragraph": _one((1, 2, 10, 10**6)),
        "sentences": _some((1, 2, 10)),
        "title": _one(TEXTS),
        "summary": _one(TEXTS),
        "topics": _some(CODES["topics"], 1),
        "kinds": _some(CODES["kinds"], 1),
        "instruments": _some(CODES["instruments"]),
        "status": _one(CODES["status"]),
        "scope": _one(CODES["scope"]),
        "countries": _some(CODES["countries"]),
        "regions": _some(CODES["regions"]),
        "venues": _some(TEXTS),
        "years": st.tuples(_one(YEARS), _one(YEARS)).filter(lambda years: None in years or years[0] <= years[1]),
        "partners": _some(TEXTS),
        "names": _some(TEXTS),
        "figures": _some(FIGURES),
    }
).map(lambda drawn: Activity(start=drawn["years"][0], end=drawn.pop("years")[1], **drawn))
PAPER = _drawn(ACTIVITIES, ACTIVITY, CODES, ("paragraph", "start", "end"))


# --- IATI ---

DAYS = (None, date(1, 1, 1), date(1999, 12, 31), date(2003, 2, 28), date(2004, 2, 29), date(2100, 1, 1))
# Those of a row lie within a hundred years: counts by pairs of years are as many as the square of what is between.
AGES = (DAYS[:2], (None, *DAYS[2:]))
AMOUNTS = (None, *map(Decimal, ("0", "-0.10", "1e3", "123456789012345678901234567890.123456789", "-7")))
NARRATIVES = _some(Narrative(text, lang) for text in TEXTS for lang in (None, "fr", "en", "zh"))
REFS = ("XM-DAC-1", "xm-dac-1", "O'Neil", '"', "NA")
SHARES = {
    "countries": [Share(code, percent, "", ()) for code in ("NA", "MD", None) for percent in (None, Decimal("33.3"))],
    "regions": [Share(code, None, of, ()) for code in ("298", "002") for of in ("1", "2", "99")],
    "sectors": [Share(code, None, of, ()) for code in ("151", "15113", "x'y") for of in ("1", "2", "99")],
}
MONEY = [Money(amount, code, day) for amount in AMOUNTS for code in (None, "EUR") for day in DAYS[:2]]
CALLED = ((), (Narrative("É", "fr"),), (Narrative("É", "fr"), Narrative("E, or so", "en")))
ORGANIZATIONS = [Organization(ref, None, names) for ref in (None, *REFS[:2]) for names in CALLED]
TRANSACTIONS = [
    Transaction(type_, DAYS[3], money, ORGANIZATIONS[1], to, (country,), (), (sector,), (Coded("C01", "1"),), None)
    for type_, money, to, country, sector in zip(
        cycle(("1", "3", None)),
        MONEY,
        cycle((None, ORGANIZATIONS[2])),
        cycle(SHARES["countries"]),
        cycle(SHARES["sectors"]),
    )
]
IATI_CODES: dict[str, tuple[str, ...]] = {
    "id": REFS,
    "entity": REFS,
    "topics": ("15113", "2:x'y", "99:15113", "151"),
    "category": ("151", "152"),
    "countries": ("NA", "MD"),
    "regions": ("298", "2:002"),
    "status": ("1", "2"),
    "partners": ("É", "XM-DAC-1"),
    "donors": ("É",),
    "languages": ("fr", "en"),
    "currencies": ("EUR",),
    "file": TEXTS[:2],
}
IATI_ACTIVITY: SearchStrategy[IatiActivity] = st.builds(
    IatiActivity,
    identifier=_one((None, *REFS)),
    reporter=_one(ORGANIZATIONS),
    titles=NARRATIVES,
    descriptions=NARRATIVES,
    participants=_some(Participant(role, of) for role in (None, "1", "4") for of in ORGANIZATIONS),
    status=_one((None, "1", "2")),
    scope=_one((None, "4")),
    dates=_one(AGES).flatmap(lambda days: st.builds(Dates, *[_one(days)] * 4)),
    countries=_some(SHARES["countries"]),
    regions=_some(SHARES["regions"]),
    sectors=_some(SHARES["sectors"]),
    markers=_some(Coded(code, "1", significance) for code in ("1", None) for significance in (None, "0", "2")),
    aid_types=_some((Coded("C01", "1"), Coded("2", "3"))),
    transactions=_some(TRANSACTIONS),
    budgets=_some(Budget(None, "1", DAYS[1], None, money) for money in MONEY[::5]),
    hierarchy=_one((None, 0, 2)),
    humanitarian=_one((None, True, False)),
    lang=_one((None, "fr", "en")),
    currency=_one((None, "EUR")),
    updated=_one((None, datetime(2020, 1, 1, tzinfo=UTC))),
    version=_one((None, "2.03")),
    file=_one(TEXTS),
    line=_one((0, 10**6)),
)
IATI = _drawn(
    IATI_ACTIVITIES, IATI_ACTIVITY, IATI_CODES, ("hierarchy", "humanitarian", "start_year", "end_year", "line")
)
KINDS_DRAWN = {"paper": PAPER, "iati": IATI}
