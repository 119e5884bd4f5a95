"""The columns of tables, which follow from the declared fields alone, and what is known of rows in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from tacli.named_tuples import NamedTuple
from tacli.query.stems import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import AnyRow, JsonType
    from tacli.query.field import Field

Kind = Literal["text", "whole", "truth", "fraction", "json", "exact"]

ROW = "row"
COUNTED = "kinds that count"
DIGITS, DECIMALS = 18, 4  # of amounts that are added up in the database
JOINER = "; "  # as `tacli.text.plain` joins items
GAP = "  "  # between texts of a field: no phrase goes over it
OR = "|"  # between keys of a word, none of which has a sign in it
_KINDS: dict[JsonType, Kind] = {str: "text", int: "whole", bool: "truth", float: "fraction"}


class Column(NamedTuple):
    """A column: `kind` of its values, of its items where `many`. What is neither text nor number is text of JSON.

    What is exact is a decimal, given as text.
    """

    name: str
    kind: Kind
    many: bool = False

    @property
    def is_json(self) -> bool:
        """Say whether values are JSON as text."""
        return self.kind == "json"


def column_of(field: Field[AnyRow]) -> Column:
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


@cache
def amounts_name(column: str) -> str:
    """Give the name of what holds a column of the table of money, an item for each amount of a row."""
    return f"money {column}"


def is_sorted_as_text(field: Field[AnyRow]) -> bool:
    """Say whether rows are put in order by what the field says rather than by numbers."""
    column = column_of(field)
    return column.many or column.kind in ("text", "json")


def is_sorted_by_tables(field: Field[AnyRow]) -> bool:
    """Say whether a table knows the order of a field: not of what is put into words before, nor of many long texts."""
    return not (field.tell or column_of(field).is_json or (field.many and field.on_request))


def columns_of(field: Field[AnyRow]) -> Iterator[Column]:
    """Give the columns of a field: its own, and that of its key."""
    if field.through:
        yield Column(field.name, "text", many=True)
    elif not (field.period or field.form):
        column = column_of(field)
        yield column
        if is_sorted_as_text(field) and is_sorted_by_tables(field):
            yield Column(key_name(field.name), "text")


class Known(NamedTuple):
    """What is known of rows in tables: how many, the `languages` of their texts, the fields that hold an item twice.

    `parts` are tables whose rows are all that there are, of which the first has them in their order; where there are
    none, all stand in their order. `splits`: a table has the shares of whatever is given of their money.
    """

    languages: tuple[str, ...] = LANGUAGES
    repeated: frozenset[str] | None = None  # it may be any
    rows: int | None = None
    parts: tuple[str, ...] = ()
    splits: bool = False
