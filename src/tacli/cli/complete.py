"""What Tab offers: codes with their labels, from the vocabularies alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.text import fold
from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def terms(name: str) -> Callable[..., list[tuple[str, str]]]:
    """Complete codes of a vocabulary, also after a comma. A label or alias that fits offers its code where it can."""
    return choices(lambda: ((t.code, t.label) for t in vocabulary(name).terms))


def choices(offered: Callable[[], Iterable[tuple[str, str]]]) -> Callable[..., list[tuple[str, str]]]:
    """Complete pairs of a word and its meaning."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG001 - as Typer calls
        done, comma, started = incomplete.rpartition(",")
        return list(_fitting(offered(), done + comma, started))

    return complete


def _fitting(pairs: Iterable[tuple[str, str]], done: str, started: str) -> Iterator[tuple[str, str]]:
    for word, meaning in pairs:
        if fold(word).startswith(fold(started)):
            # Typer drops what does not begin with the letters typed, so those stay as they are.
            yield done + started + word[len(started) :], meaning
