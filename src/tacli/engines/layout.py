"""Records as tables that any SQL engine reads: what the columns are follows from the declared fields alone.

A row has its number in `row`, a column for each field, also for those whose values follow from others, and for what is
sorted as text a key where SQL could not make the same of the text itself. The stems of the searched texts stand in a
table of their own: stem, row, number of the field, place among the words of the field. A word with two keys stands at
its place with both. Money has a table of its own, too, an amount a line: see `tacli.engines.ledger`.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from tacli.engines import ledger
from tacli.engines.columns import (
    COUNTED,
    GAP,
    JOINER,
    OR,
    Column,
    amounts_name,
    column_of,
    columns_of,
    is_sorted_by_tables,
    key_name,
    words_name,
)
from tacli.named_tuples import NamedTuple
from tacli.query.order import is_empty
from tacli.query.stems import keys, words_of
from tacli.text import fold, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from tacli.anything import AnyRow, JsonObject, Value
    from tacli.query.field import Field, Records, Text, Through

Row = TypeVar("Row")
_MOST_PARTS = 2**10  # of each kind
_LARGEST_PART = 2**13  # letters, so that all take some 50 MiB at most
_MOST_WORDS = 2**17
_MOST_NAMES = 2**15
_LONGEST_NAME = 200  # characters


class _Fields(NamedTuple):
    """Fields: `held` has the name of each, what takes its value, whether that becomes JSON, and its key, "" for none.

    `searched` has the columns of stems, and what gives the texts.
    """

    held: tuple[tuple[str, Callable[[AnyRow], Value], bool, str], ...]
    searched: tuple[tuple[str, Callable[[AnyRow], Iterable[Text]]], ...]


class SharedPart(NamedTuple):
    """A part of a record, from which alone some fields follow: where it is the same, they are not made again."""

    of: Callable[[AnyRow], Value]
    fields: tuple[str, ...]


class Layout(Generic[Row]):
    """The columns of a kind of record, and what a record holds in them; `languages` are those of texts so far."""

    def __init__(self, records: Records[Row], parts: Sequence[SharedPart] = ()) -> None:
        self.records = records
        self.languages: set[str] = set()
        self._parts = parts

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, but for the number of the row."""
        return tuple(column for field in self.records.fields for column in columns_of(field))

    @cached_property
    def words(self) -> tuple[Column, ...]:
        """What holds the stems of the searched fields, in their order."""
        return tuple(Column(words_name(number), "text") for number, _ in enumerate(self.records.searched))

    @cached_property
    def amounts(self) -> tuple[Column, ...]:
        """What holds the money before it is a table of its own: an item for each amount, or one that stands for all.

        With it are the kinds of which an amount can be read: a sum counts their rows.
        """
        if not self.records.money:
            return ()
        of_money = [Column(amounts_name(name), kind, many=True) for name, kind, _ in ledger.columns_of(self.records)]
        return (*of_money, Column(amounts_name(COUNTED), "text"))

    @cached_property
    def _ledger(self) -> Callable[[Row], dict[str, Sequence[str | None]]]:
        return ledger.lists_of(self.records) if self.records.money else lambda _row: {}

    def facts(self, row: Row) -> JsonObject:
        """Give what a record holds in each column, as JSON has it, and the stems of its texts."""
        facts: JsonObject = {}
        for part, fields, known in self._shared:
            of = part(row)
            found = known.get(of)
            if found is None:
                found = self._of(row, fields)
                _keep(known, of, found)
            facts.update(found)
        facts.update(self._of(row, self._others))
        for name, through in self._following:
            facts[name] = sorted(frozenset().union(*map(through.of, facts[through.field])))
        facts.update((amounts_name(name), values) for name, values in self._ledger(row).items())
        return facts

    def _of(self, row: Row, fields: _Fields) -> JsonObject:
        """Give what a record holds of some fields, and the stems of those that are searched."""
        from pydantic_core import to_json  # five times as fast as Python's own

        facts: JsonObject = {}
        for name, get, is_json, key in fields.held:
            value = get(row)
            if is_json:
                value = None if is_empty(value) else to_json(value).decode()
            elif key:
                said = value if isinstance(value, str) else JOINER.join(value) if value else ""
                facts[key] = None if is_plain(said) else fold(said)  # SQL makes the same of what is plain
            facts[name] = value
        for name, texts_of in fields.searched:
            texts = list(texts_of(row))
            facts[name] = GAP.join([_keys(text, language) for text, language in texts])
            self.languages.update([language for _, language in texts])
        return facts

    @cached_property
    def _shared(self) -> list[tuple[Callable[[Row], Value], _Fields, dict[Value, JsonObject]]]:
        """The parts: what gives each, the fields that follow from it, and what these were of others."""
        return [(part.of, self._fields(part.fields), {}) for part in self._parts]

    @cached_property
    def _others(self) -> _Fields:
        of_parts = {name for part in self._parts for name in part.fields}
        return self._fields([field.name for field in self.records.columns if field.name not in of_parts])

    def _fields(self, names: Collection[str]) -> _Fields:
        fields = [(field, column_of(field)) for field in self.records.columns if field.name in names]
        searched = zip(self.words, self.records.searched, strict=True)
        return _Fields(
            tuple((f.name, f.get, c.is_json, key_name(f.name) if _has_key(f, c) else "") for f, c in fields),
            tuple((column.name, field.texts) for column, field in searched if field.name in names),
        )

    @cached_property
    def _following(self) -> tuple[tuple[str, Through], ...]:
        """The fields whose values follow from those of others."""
        return tuple((field.name, field.through) for field in self.records.fields if field.through)


def _keep(known: dict[Value, JsonObject], part: Value, facts: JsonObject) -> None:
    """Keep what a part comes to for the rows that share it, if it says no more than a few of them may."""
    if sum([len(value) for value in facts.values() if isinstance(value, str)]) <= _LARGEST_PART:
        if len(known) >= _MOST_PARTS:
            known.clear()
        known[part] = facts


def _has_key(field: Field[AnyRow], column: Column) -> bool:
    return column.kind == "text" and is_sorted_by_tables(field)


class _Keys(dict[str, str]):
    """The keys of words of a language, by the word: in a million rows few words are new."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = OR.join(keys(word, self._language))
        return found


_by_word = cache(_Keys)


def _keys(text: str, language: str) -> str:
    """Give the keys of each word of a text."""
    return _kept_keys(text, language) if len(text) <= _LONGEST_NAME else _keys_of(text, language)


def _keys_of(text: str, language: str) -> str:
    return " ".join(map(_by_word(language).__getitem__, words_of(text, language)))


_kept_keys = lru_cache(maxsize=_MOST_NAMES)(_keys_of)  # names of places, sectors and organizations come again and again
