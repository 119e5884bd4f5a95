"""What Tab offers: codes with their labels and names with their meaning, from declarations and vocabularies alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.text import fold
from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tacli.query.field import Field
    from tacli.query.filters import Filter

    Pairs = Iterable[tuple[str, str]]
    Completion = Callable[..., list[tuple[str, str]]]


def values(filter_: Filter) -> Completion:
    """Complete the values of a filter: codes of its vocabulary, or what may be typed, for a shell would offer files."""
    return choices(lambda: _values(filter_))


def exclusions(filters: tuple[Filter, ...]) -> Completion:
    """Complete `topic=drugs`: the filter's name, then its values."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG001 - as Typer calls
        name, equals, value = incomplete.partition("=")
        if not equals:
            return list(_fitting(((f"{f.name}=", f.help) for f in filters), "", name))
        return [found for f in filters if f.name == name for found in _after_comma(_values(f), f"{name}=", value)]

    return complete


def fields(
    shown: Callable[[Mapping[str, Any]], tuple[Field[Any], ...]] | None, columns: Iterable[Field[Any]]
) -> Completion:
    """Complete the fields that a command's rows have, as its other options make them."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG001 - as Typer calls
        those = shown(ctx.params) if shown else columns
        return _after_comma(((c.name, c.help) for c in those), "", incomplete)

    return complete


def choices(offered: Callable[[], Pairs]) -> Completion:
    """Complete pairs of a word and its meaning, also after a comma."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG001 - as Typer calls
        return _after_comma(offered(), "", incomplete)

    return complete


def _values(filter_: Filter) -> Pairs:
    if filter_.vocabulary:
        return ((term.code, term.label) for term in vocabulary(filter_.vocabulary).terms)
    return ((example, "") for example in filter_.examples)


def _after_comma(pairs: Pairs, before: str, incomplete: str) -> list[tuple[str, str]]:
    done, comma, started = incomplete.rpartition(",")
    return list(_fitting(pairs, before + done + comma, started))


def _fitting(pairs: Pairs, done: str, started: str) -> Iterator[tuple[str, str]]:
    for word, meaning in pairs:
        if fold(word).startswith(fold(started)):
            # Typer drops what does not begin with the letters typed, so those stay as they are.
            yield done + started + word[len(started) :], meaning
