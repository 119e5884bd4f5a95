"""A field, declared once for each kind of record.

Options, `--not`, `--has`, `--all`, `--by`, columns, keys of JSON, schema, completion and reference read it.
"""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, get_origin

from tacli.named_tuples import NamedTuple
from tacli.query.stems import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from tacli.anything import AnyRow, JsonType, Option, Value
    from tacli.query.conditions import Condition
    from tacli.query.money import Money
    from tacli.query.sheet import Sheet
    from tacli.query.spans import Reader

Row = TypeVar("Row")
Text = tuple[str, str]  # with its language, ISO 639-1


class Way(NamedTuple):
    """One of the ways in which a row can be meant by a value; `reach` says how far it goes.

    `named`: the row names it. `within`: it names a part of it. `regional`: it names a region that holds it, and is
    meant where that is asked for. `nowhere`: it names no place, and is never meant. `said` tells of such rows,
    `through` holds the regions through which they are meant.
    """

    condition: Condition
    reach: Literal["named", "within", "regional", "nowhere"]
    said: str
    through: frozenset[str] = frozenset()


class Through(NamedTuple):
    """Values that those of another field stand for, as countries do for their groupings."""

    field: str
    of: Callable[[str], Iterable[str]]


class Untold(NamedTuple):
    """Stands for a row that a format cannot tell, known as `row`, and why: "for want of a date"."""

    row: str
    why: str


class Period(NamedTuple):
    """The fields of the first and the last year."""

    start: str
    end: str


class Field(NamedTuple, Generic[Row]):
    """One fact of a record.

    `name` is its key, column and name for `--fields` and `--sort`; `get` takes it from a record; `type` is what JSON
    holds, an item's where `many`.
    `option` names its filter and facet, with the help `asks`. A typed value is a code of `vocabulary`, or what
    `read` makes of it. `ways` gives what codes can mean where that is more than the field's own values. `may_be_empty`
    lets `--has` and `--no` take it; a `weight` lets searches look in it, and is what a phrase counts there.
    `through` and `period` are of fields that are no column: their values follow from other fields.
    `priority` 0 is always shown; higher ones give way first on a narrow terminal, None shows under --wide only.
    `on_request`: only `--fields` shows it. `over` is a heading that it shares with its neighbours; `beside` are values
    that stand beside the codes of its vocabulary; `tell` puts an item into words. `least` is how many characters say
    something where a `flexible` one must give way. `form` names the format that alone shows it, as what a row is in
    that format; it is no column either. `spoken` gives the texts that searches look in, where these are others than its
    values, or not in English. Of a `tail`, such as an identifier, the end says most: it is cut at its start, and is
    whole before others are more than their least.
    """

    name: str
    title: str
    help: str
    get: Callable[[Row], Value]
    priority: int | None = 0
    type: Any = str  # a type as Pydantic takes it
    option: str = ""
    asks: str = ""
    vocabulary: str = ""
    read: Reader | None = None
    ways: Callable[[frozenset[str]], tuple[Way, ...]] | None = None
    may_be_empty: bool = False
    weight: int = 0
    through: Through | None = None
    period: Period | None = None
    align: Literal["left", "right"] = "left"
    style: Literal["text", "percent", "number", "amount", "day", "moment"] = "text"
    descending: bool = False
    flexible: bool = False
    over: str = ""
    on_request: bool = False
    beside: tuple[str, ...] = ()
    tell: Callable[[Value], str] | None = None
    form: str = ""
    least: int = 14
    spoken: Callable[[Row], Iterable[Text]] | None = None
    tail: bool = False

    def texts(self, row: Row) -> Iterable[Text]:
        """Give the texts that searches look in."""
        if self.spoken:
            return self.spoken(row)
        value = self.get(row)
        if isinstance(value, str):
            return ((value, ENGLISH),)
        return [(text, ENGLISH) for text in value] if value else ()

    @property
    def is_column(self) -> bool:
        """Say whether rows show it."""
        return self.through is None and self.period is None and not self.form

    @property
    def is_facet(self) -> bool:
        """Say whether rows can be counted by it."""
        return bool(self.option) and bool(self.vocabulary or self.period or self.option == self.name)

    @property
    def is_ordered(self) -> bool:
        """Say whether its values have an order of their own, as years have."""
        return not self.vocabulary

    @property
    def many(self) -> bool:
        """Say whether a record holds several values."""
        return bool(get_origin(self.type) is list)


def text(name: str, title: str, help_: str, priority: int | None = 0, **options: Option) -> Field[AnyRow]:
    """Declare a field of the attribute of the same name, unless `get` is given."""
    return Field(name, title, help_, options.pop("get", attrgetter(name)), priority, **options)


def keyed(
    name: str,
    title: str,
    help_: str,
    type_: JsonType = str,
    tell: Callable[[Value], str] | None = None,
) -> Field[AnyRow]:
    """Declare a field of a row that is a mapping: the key of the same name."""
    return text(name, title, help_, flexible=True, get=itemgetter(name), type=type_, tell=tell)


def number(name: str, title: str, help_: str, priority: int | None = 0, **options: Option) -> Field[AnyRow]:
    """Declare counts or amounts: right-aligned, largest first."""
    shape: dict[str, Option] = {"align": "right", "style": "number", "descending": True, "type": int}
    return text(name, title, help_, priority, **{**shape, **options})


def amount(name: str, title: str, help_: str, priority: int | None = 0, **options: Option) -> Field[AnyRow]:
    """Declare an amount, an exact decimal: right-aligned, largest first."""
    shape: dict[str, Option] = {"style": "amount", "type": float | str, "tell": in_full}
    return number(name, title, help_, priority, **{**shape, **options})


def in_full(value: Value) -> str:
    """Give all digits of a decimal."""
    return format(value, "f")


def percent(name: str, title: str, help_: str, priority: int | None = 0, **options: Option) -> Field[AnyRow]:
    """Declare a share from 0 to 1, shown as a percentage, largest first."""
    shape: dict[str, Option] = {"align": "right", "style": "percent", "descending": True, "type": float | None}
    return text(name, title, help_, priority, **{**shape, **options})


def cited(place: Callable[[AnyRow], str]) -> Field[AnyRow]:
    """Declare how a row is cited; `place` gives its place in the document."""
    return text("cite", "Cite as", "Document, annex and paragraph.", get=place, flexible=True, on_request=True)


# What a search knows of a row beside its fields.
SCORE = number(
    "score", "Score", "100 a phrase in the title, 10 in the summary, 1 in names or partners.", None, get=itemgetter(0)
)


class Records(Generic[Row]):
    """A kind of record: its name, its fields, the sheet by which it is listed, and its money where it has such."""

    def __init__(
        self,
        name: str,
        fields: Iterable[Field[Row]],
        sheet: Sheet | None = None,
        money: Money[Row] | None = None,
    ) -> None:
        self.name = name
        self.fields = tuple(fields)
        self.sheet = sheet
        self.money = money

    def citing(self, document: str) -> Records[Row]:
        """Give the same records, of which `cite` names the document too."""
        cite = self.by_name.get("cite")
        if cite is None:
            return self
        place = cite.get
        return self.having(cite=lambda row: f"{document}, {place(row)}")

    def having(self, **get: Callable[[Row], Value]) -> Records[Row]:
        """Give the same records, of which fields are taken in another way."""
        fields = [field._replace(get=get.get(field.name, field.get)) for field in self.fields]
        return Records(self.name, fields, self.sheet, self.money)

    def __getitem__(self, name: str) -> Field[Row]:
        """Give a field by its name."""
        return self.by_name[name]

    @cached_property
    def by_name(self) -> dict[str, Field[Row]]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def columns(self) -> tuple[Field[Row], ...]:
        """The fields that rows can show, in the order of the keys."""
        return tuple(field for field in self.fields if field.is_column)

    @cached_property
    def forms(self) -> dict[str, Field[Row]]:
        """What a row is in a format of its own, by the names of the formats."""
        return {field.form: field for field in self.fields if field.form}

    @cached_property
    def shown(self) -> tuple[Field[Row], ...]:
        """The columns that need not be asked for."""
        return tuple(field for field in self.columns if not field.on_request)

    @cached_property
    def facets(self) -> dict[str, Field[Row]]:
        """The fields that rows can be counted by, by their options."""
        return {field.option: field for field in self.fields if field.is_facet}

    @cached_property
    def searched(self) -> tuple[Field[Row], ...]:
        """The fields that searches look in."""
        return tuple(field for field in self.fields if field.weight)

    def looked_in(self, names: Collection[str]) -> tuple[Field[Row], ...]:
        """Give those of the searched fields that are named, all where none is."""
        return tuple(field for field in self.searched if not names or field.name in names)
