"""Sums of money as an answer: what `--sum` asks for, and what is said beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.complete import choices
from tacli.cli.remarks import remarks
from tacli.collections.iati.kinds_of_money import KINDS_OF_MONEY
from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Query
from tacli.query.criteria import parse, parts
from tacli.query.names import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from tacli.anything import AnyRow, Option, Value
    from tacli.cli.output import Output
    from tacli.collections.collection import Collection
    from tacli.query.criteria import Criteria, Criterion
    from tacli.query.field import Field
    from tacli.query.rates import Converted, Rates
    from tacli.query.subject import Subject
    from tacli.query.sums import Key, Sums
    from tacli.sources.source import Source

SumOption = Annotated[
    str | None,
    typer.Option(
        "--sum",
        metavar="KIND",
        help=f"Add up money of a kind, of IATI: {' '.join(KINDS_OF_MONEY)}.",
        autocompletion=choices(lambda: ((name, kind.help) for name, kind in KINDS_OF_MONEY.items())),
    ),
]
RatesOption = Annotated[
    str | None,
    typer.Option(
        "--rates",
        metavar="FILE",
        help="Convert sums by a CSV file: date, currency, rate, base; 1 of the base is so many of the currency.",
    ),
]
MOST = 3


class Asked(NamedTuple):
    """Money of a kind, by facets, converted by the rates of a file; `named`: with the names of what it is by."""

    kind: str
    by: tuple[str, ...]
    rates: str | None = None
    named: bool = False


def asked_sum(
    kind: str | None, by: Iterable[str], rates: str | None, of: Collection, *, named_too: bool = False
) -> Asked | None:
    """Understand what is to be added up, None for nothing. Raises UsageError."""
    from tacli.views.sums import facet_names

    if kind is None:
        if rates is not None:
            raise UsageError("--rates does nothing without --sum.", "Type --sum disbursement --rates FILE")
        return None
    records = of.kinds["activities"]
    if records.money is None:
        raise UsageError(
            "The activities of the paper hold no money.",
            "tacli donors lists who paid; --data FILE takes IATI, which has sums.",
        )
    known = facet_names(records)
    facets = dict.fromkeys(named("field to add up by", known, name) for item in by for name in item.split(","))
    facets.pop("currency", None)  # every line has one
    if len(facets) > MOST:
        raise UsageError(f"A sum is by {MOST} fields at most.", "Type --by topic --by country")
    return Asked(named("kind of money", KINDS_OF_MONEY, kind), tuple(facets), rates, named_too)


def sum_columns(asked: Asked, of: Collection) -> tuple[Field[AnyRow], ...]:
    """Give the columns of the answer."""
    from tacli.views.sums import sum_records

    return sum_records(asked.by, of.kinds["activities"], named=asked.named).columns


def sum_answer(source: Source, criteria: Criteria, output: Output, asked: Asked) -> Answer:
    """Add up the money of the activities that pass."""
    from tacli.cli.stories import sums_of
    from tacli.views.sums import sum_lines, sum_table

    adding = _Adding(source, criteria, asked)
    lines = adding.lines(asked.by)
    names = _names(source, adding, asked.by[0]) if asked.named else None
    many = KINDS_OF_MONEY[asked.kind].many
    table = sum_table(
        lines,
        asked.by,
        adding.engine.records,
        output.query(whole=True),
        many=many,
        foot=source.cite(""),
        names=names,
    )
    story = sums_of(lambda: sum_lines(lines), asked.by, criteria, source, output, many=many, told=adding.told_in_words)
    table = table._replace(story=story)
    said = cache(lambda: remarks(criteria, adding.engine, adding.query, output, source))

    def beside() -> list[str]:
        from tacli.views.stories.naming import Labels
        from tacli.views.stories.naming import asked as in_words

        return [*said(), *adding.told_in_words(in_words(criteria, Labels(source.vocabulary)))]

    return Answer(table, lambda: [*said(), *adding.told()], beside=beside)


def sum_profile_answer(source: Source, output: Output, of: Subject, asked: Asked, first: Sequence[str] = ()) -> Answer:
    """Add up the money of one subject: all, and by what its page is about; `first` is said before all else."""
    from shlex import quote

    from tacli.cli.stories import sum_profile_of
    from tacli.query.filters import filters
    from tacli.views.blocks import Step
    from tacli.views.sum_profile import FACETS, Section, sum_page, sum_profile

    known = filters(source.engine("activities").records)
    criteria = parse({of.kind: of.code}, known, lookup=source.vocabulary)
    adding = _Adding(source, criteria, asked)
    sections = [Section("", adding.lines(()), {})]
    sections += [Section(facet, adding.lines((facet,)), _names(source, adding, facet)) for facet in FACETS[of.kind]]
    name = _names(source, adding, of.kind).get(of.code, of.code)
    many = KINDS_OF_MONEY[asked.kind].many
    title = f"{name}: {many}"
    table = sum_profile(title, sections, output.query(whole=True), source.cite(""))
    if output.is_page:
        told = adding.told_in_words([name])
        story = sum_profile_of(title, sections, source, many=many, told=told)
        table = table._replace(story=story)
        if output.is_drawn:
            step = Step(f"tacli activities --{of.kind} {quote(of.code)}", "all of them, as a list")
            table = table._replace(page=sum_page(story(table, ()), source.cite("").removeprefix("Source: "), step))
    return Answer(table, lambda: [*first, *adding.told()], beside=lambda: [*first, *adding.told_in_words([name])])


def _names(source: Source, adding: _Adding, facet: str) -> dict[str, str]:
    vocabulary = adding.engine.records.facets[facet].vocabulary
    return {term.code: term.label for term in source.vocabulary(vocabulary).terms} if vocabulary else {}


class _Adding:
    """The sums of the activities that pass, by one choice of facets after another."""

    def __init__(self, source: Source, criteria: Criteria, asked: Asked) -> None:
        from tacli.engines.adding import money_of
        from tacli.query.narrowing import narrowing

        self.rates = _rates_of(asked.rates) if asked.rates else None
        self.engine = source.engine("activities")
        self.query = Query(parts(criteria))
        self._kind = asked.kind
        self._money = money_of(self.engine.records)
        self._narrowed = narrowing(criteria, self._money.narrows)
        self._found: list[tuple[Sums, tuple[str, ...]]] = []
        self._exchange: Converted | None = None  # of the first: the amounts of the others are the same

    def lines(self, by: tuple[str, ...]) -> Mapping[Key, Decimal]:
        """Give sums by facets in whole units."""
        from tacli.query.sums import CENTS, Sum, rounded

        only = tuple(only for _, only in self._narrowed)
        sums = self.engine.sums(self.query, Sum(self._kind, by, only, dated=self.rates is not None))
        exchange = _converted(sums, self.rates) if self.rates else None
        self._exchange = self._exchange or exchange
        self._found.append((sums, by))
        if exchange:
            return rounded(exchange.lines, self._places(exchange.lines) or {exchange.base: CENTS})
        return rounded(sums.lines, self._places(sums.lines))

    def _places(self, lines: Mapping[Key, Decimal]) -> dict[Value, int]:
        """Say how fine totals are that are of shares of amounts."""
        from tacli.query.sums import in_hundredths

        facets = [self._money.facets[condition.field] for _, only in self._narrowed for condition in only]
        return {} if all(facet.dimension.whole for facet in facets) else in_hundredths(lines)

    def told(self) -> list[str]:
        """Give what is to be said beside the sums."""
        return self._told_of([criterion for criterion, _ in self._narrowed])

    def told_in_words(self, words: Sequence[str]) -> list[str]:
        """Give the same for readers who know of no options: these are the filters in words."""
        from tacli.query.remark import told_to_readers

        return list(told_to_readers(self._told_of(words if self._narrowed else ())))

    def _told_of(self, narrowed: Sequence[Criterion | str]) -> list[str]:
        from tacli.cli.told_of_money import told, told_of_rates

        lines = told(self._found, self._kind, self._money, narrowed)
        return lines + (told_of_rates(self._exchange, self.rates) if self._exchange and self.rates else [])


def _rates_of(path: str) -> Rates:
    from tacli.sources.rates import read_rates

    return read_rates(path)


def _converted(sums: Sums, rates: Rates) -> Converted:
    from tacli.query.rates import converted

    return converted(sums.lines, rates)


# What money is added up by where rows of a kind are asked for, and whether these have names beside their codes.
BY_KIND = {"entities": ("entity", True), "donors": ("donor", False)}


def asked_of(kind: str, money: str | None, rates: str | None, of: Collection) -> Asked | None:
    """Understand what is to be added up in place of rows of a kind."""
    facet, named_too = BY_KIND[kind]
    return asked_sum(money, (facet,), rates, of, named_too=named_too)


def shown_or_sum(kind: str) -> Callable[[Mapping[str, Option], Collection], tuple[Field[AnyRow], ...]]:
    """Give the columns of a kind of record, or of the sums in place of its rows where these are asked for."""

    def shown(typed: Mapping[str, Option], of: Collection) -> tuple[Field[AnyRow], ...]:
        asked = asked_of(kind, typed.get("money"), typed.get("rates"), of)
        return sum_columns(asked, of) if asked else of.kinds[kind].columns

    return shown
