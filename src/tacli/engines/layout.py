"""Records as tables that any SQL engine reads: what the columns are follows from the declared fields alone.

A row has its number in `row`, a column for each field, also for those whose values follow from others, and for what is
sorted as text a key where SQL could not make the same of the text itself. The stems of the searched texts stand in a
table of their own: stem, row, number of the field, place among the words of the field. A word with two keys stands at
its place with both.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, get_args, get_origin

from tacli.query.order import is_empty
from tacli.query.stems import keys, words_of
from tacli.text import fold, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tacli.query.field import Field, Records

Row = TypeVar("Row")
Kind = Literal["text", "whole", "truth", "fraction", "json"]

ROW = "row"
JOINER = "; "  # as `tacli.text.plain` joins items
GAP = "  "  # between texts of a field: no phrase goes over it
OR = "|"  # between keys of a word, none of which has a sign in it
_KINDS: dict[Any, Kind] = {str: "text", int: "whole", bool: "truth", float: "fraction"}


class Column(NamedTuple):
    """A column: `kind` of its values, of its items where `many`. What is neither text nor number is text of JSON."""

    name: str
    kind: Kind
    many: bool = False

    @property
    def is_json(self) -> bool:
        """Say whether values are JSON as text."""
        return self.kind == "json"


def column_of(field: Field[Any]) -> Column:
    """Give the column of a field, by its type."""
    types = [part for part in get_args(field.type) or (field.type,) if part is not type(None)]
    kind = _KINDS.get(types[0], "json") if len(types) == 1 else "json"
    return Column(field.name, kind, get_origin(field.type) is list and kind != "json")


def key_name(field: str) -> str:
    """Give the name of the column with the key that a field is sorted by, null where SQL makes the same of the text."""
    return f"{field} key"


def words_name(number: int) -> str:
    """Give the name of what holds the stems of a searched field, before they are parted."""
    return f"words {number}"


class Layout(Generic[Row]):
    """The columns of a kind of record, and what a record holds in them."""

    def __init__(self, records: Records[Row]) -> None:
        self.records = records

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, but for the number of the row."""
        return tuple(column for column, _ in self._made)

    @cached_property
    def words(self) -> tuple[Column, ...]:
        """What holds the stems of the searched fields, in their order."""
        return tuple(Column(words_name(number), "text") for number, _ in enumerate(self.records.searched))

    def facts(self, row: Row) -> dict[str, Any]:
        """Give what a record holds in each column, as JSON has it, and the stems of its texts."""
        facts = {column.name: get(row) for column, get in self._made}
        for column, field in zip(self.words, self.records.searched, strict=True):
            facts[column.name] = GAP.join(_keys(text, language) for text, language in field.texts(row))
        return facts

    @cached_property
    def _made(self) -> tuple[tuple[Column, Callable[[Row], Any]], ...]:
        return tuple(made for field in self.records.fields for made in _columns(self.records, field))


def is_sorted_as_text(field: Field[Any]) -> bool:
    """Say whether rows are put in order by what the field says rather than by numbers."""
    column = column_of(field)
    return column.many or column.kind in ("text", "json")


def _columns(records: Records[Row], field: Field[Row]) -> Iterator[tuple[Column, Callable[[Row], Any]]]:
    if field.period or field.form:
        return
    get = field.get
    if field.through:
        held, of = records[field.through.field].get, field.through.of
        yield Column(field.name, "text", many=True), lambda row: sorted(frozenset().union(*map(of, held(row))))
        return
    column = column_of(field)
    yield column, _as_json(get) if column.is_json else get
    if is_sorted_as_text(field):
        yield Column(key_name(field.name), "text"), _key(get, field.tell, always=column.is_json)


def _as_json(get: Callable[[Row], Any]) -> Callable[[Row], str | None]:
    from json import dumps

    def text(row: Row) -> str | None:
        value = get(row)
        return None if is_empty(value) else dumps(value, ensure_ascii=False)

    return text


def _key(get: Callable[[Row], Any], tell: Callable[[Any], str] | None, *, always: bool) -> Callable[[Row], str | None]:
    """Give what makes the key that rows are sorted by. Of plain ASCII the statement makes it."""

    def key(row: Row) -> str | None:
        value = get(row)
        if is_empty(value):
            return None
        said = plain(value, JOINER, tell)
        return None if not always and not tell and said.isascii() and said.isprintable() else fold(said)

    return key


def _keys(text: str, language: str) -> str:
    """Give the keys of each word of a text."""
    return " ".join(OR.join(keys(word, language)) for word in words_of(text, language))
