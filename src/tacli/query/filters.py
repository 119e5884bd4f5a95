"""The filters of a kind of record, each following from the declaration of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Among, Between, Not, Overlaps, Present
from tacli.query.conditions import Any as Either
from tacli.query.field import Way
from tacli.query.names import named
from tacli.query.words import parse_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tacli.anything import AnyRow
    from tacli.query.conditions import Condition
    from tacli.query.field import Field, Records

SEARCH = "search"
_EXCLUDED = ("topic=drugs", "group=african", "country=Japan")
Typed = Any  # a code, a span, the name of a field, or words: what a filter's own `read` makes and its `ways` take


class Filter(NamedTuple):
    """What an option asks: how a typed value is understood, and the ways in which rows can be meant by the values.

    Values of a `vocabulary` are its codes, others what `read` makes of them. `splits`: a comma parts values.
    `examples` are values that may be typed; `held` gives what rows hold that a code stands for.
    """

    name: str
    help: str
    read: Callable[[str], Typed]
    ways: Callable[[tuple[Typed, ...]], tuple[Way, ...]]
    vocabulary: str = ""
    splits: bool = True
    examples: tuple[str, ...] = ()
    reaches: bool = False
    held: Callable[[str], tuple[str, ...]] | None = None


def filters(records: Records[AnyRow]) -> tuple[Filter, ...]:
    """Give the filters of a kind of record, in the order of its fields; then search, `has` and `no`."""
    found = [filter_of(field) for field in records.fields if field.option]
    if records.searched:
        found.append(Filter(SEARCH, "Words to find, as for tacli search.", parse_words, _searches, splits=False))
    empty = tuple(field.name for field in records.columns if field.may_be_empty)
    if empty:
        found.append(_presence("has", "Only rows with something there, such as figures.", empty, _present))
        found.append(
            _presence(
                "no",
                "Only rows with nothing there, such as countries.",
                empty,
                lambda names: Not(_present(names)),
            )
        )
    return tuple(found)


def names(of: Collection[Filter]) -> str:
    """List the names of filters for a message."""
    return ", ".join(filter_.name for filter_ in of)


def excluded_example(of: Collection[Filter]) -> str:
    """Give what may be typed for --not."""
    known = names(of).split(", ")
    return next((example for example in _EXCLUDED if example.partition("=")[0] in known), f"{known[0]}=VALUE")


def filter_of(field: Field[AnyRow]) -> Filter:
    """Give the filter that follows from the declaration of a field."""

    def spans(values: tuple[Typed, ...]) -> tuple[Way, ...]:
        condition = Overlaps(field.name, values) if field.period else Between(field.name, values)
        return (_named(condition),)

    def codes(values: tuple[Typed, ...]) -> tuple[Way, ...]:
        wanted = frozenset(values)
        return field.ways(wanted) if field.ways else (_named(Among(field.name, wanted)),)

    if field.read:
        return Filter(field.option, field.asks, field.read.read, spans, "", field.read.splits, field.read.examples)
    return Filter(field.option, field.asks, str, codes, field.vocabulary, reaches=field.ways is not None)


def _presence(name: str, help_: str, fields: tuple[str, ...], condition: Callable[..., Condition]) -> Filter:
    def read(typed: str) -> str:
        return named("field that may be empty", fields, typed)

    return Filter(name, help_, read, lambda values: (_named(condition(values)),), examples=fields)


def _present(fields: tuple[str, ...]) -> Condition:
    return Either(tuple(map(Present, fields)))


def _searches(searches: tuple[Typed, ...]) -> tuple[Way, ...]:
    conditions = tuple(words.condition for words in searches)
    return (_named(conditions[0] if len(conditions) == 1 else Either(conditions)),)


def _named(condition: Condition) -> Way:
    return Way(condition, "named", "")
