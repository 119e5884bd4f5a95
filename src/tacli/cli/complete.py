"""What Tab offers: codes with their labels and names with their meaning, from declarations and vocabularies alone."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.cli.paths import paths_of
from tacli.collections.paper.collection import PAPER
from tacli.errors import TacliError
from tacli.text import fold
from tacli.vocabulary import NAMES, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tacli.anything import AnyRow, Foreign, Option
    from tacli.collections.collection import Collection
    from tacli.query.field import Field
    from tacli.query.filters import Filter

    Pairs = Iterable[tuple[str, str]]
    Completion = Callable[..., list[tuple[str, str]]]


def is_asked() -> bool:
    """Say whether a shell asks what Tab offers."""
    return bool(os.environ.get("_TACLI_COMPLETE"))


# Lambdas: of parameters without types Typer goes by the names, which spares a tenth of what Tab takes.


def values(filter_: Filter) -> Completion:
    """Complete the values of a filter: codes of its vocabulary, or what may be typed, for a shell would offer files."""
    return lambda ctx, incomplete: _after_comma(_values(filter_, ctx), "", incomplete)


def exclusions(filters: tuple[Filter, ...]) -> Completion:
    """Complete `topic=drugs`: the filter's name, then its values."""
    return lambda ctx, incomplete: _exclusions(filters, ctx, incomplete)


def fields(columns: Callable[[Mapping[str, Option], Collection], Iterable[Field[AnyRow]]]) -> Completion:
    """Complete the fields that a command's rows have, as its other options make them."""
    return lambda ctx, incomplete: _after_comma(
        ((c.name, c.help) for c in columns(ctx.params, _collection(ctx))), "", incomplete
    )


def of_collection(offered: Callable[[Collection], Pairs]) -> Completion:
    """Complete what a collection has: that of the data which was named already, else the paper's."""
    return lambda ctx, incomplete: _after_comma(offered(_collection(ctx)), "", incomplete)


def choices(offered: Callable[[], Pairs]) -> Completion:
    """Complete pairs of a word and its meaning, also after a comma."""
    return lambda incomplete: _after_comma(offered(), "", incomplete)


def _exclusions(filters: tuple[Filter, ...], ctx: Foreign, incomplete: str) -> list[tuple[str, str]]:
    name, equals, value = incomplete.partition("=")
    if not equals:
        return list(_fitting(((f"{f.name}=", f.help) for f in filters), "", name))
    return [found for f in filters if f.name == name for found in _after_comma(_values(f, ctx), f"{name}=", value)]


def _collection(ctx: Foreign) -> Collection:
    """Give what the data holds that was named already; the paper where none was, or it cannot be read."""
    if not _is_iati(ctx):
        return PAPER
    from tacli.collections.iati.collection import IATI

    return IATI


def _is_iati(ctx: Foreign) -> bool:
    """Say whether the data holds IATI: a store says so in its manifest, of files the beginning is looked at.

    Spark holds IATI: it is not asked, as Tab must not wait for it.
    """
    if ctx.params.get("engine") == "spark":
        return True
    paths = [path for path in _paths(ctx) if path != "-"]
    if not paths:
        return False
    from tacli.sources.store.manifest import is_store, manifest_of

    with suppress(TacliError):
        manifest = manifest_of(Path(paths[0])) if len(paths) == 1 and is_store(paths[0]) else None
        if manifest:
            return manifest.kind == "iati"
        from tacli.sources.opened import opened

        with opened(paths) as source:
            return source.collection is not PAPER
    return False


def _paths(ctx: Foreign) -> tuple[str, ...]:
    return paths_of(ctx.params.get("data"))


def _values(filter_: Filter, ctx: Foreign) -> Pairs:
    if not filter_.vocabulary:
        return ((example, "") for example in filter_.examples)
    if not _is_iati(ctx) and filter_.vocabulary in NAMES:
        return ((term.code, term.label) for term in vocabulary(filter_.vocabulary).terms)
    from tacli.collections.iati.vocabularies import NAMES as OF_LISTS
    from tacli.collections.iati.vocabularies import iati_vocabulary

    if filter_.vocabulary not in OF_LISTS:
        return _of_store(_paths(ctx), filter_.vocabulary)
    return ((term.code, term.label) for term in iati_vocabulary(filter_.vocabulary).terms)


def _of_store(paths: Sequence[str], name: str) -> Pairs:
    """Give the organizations that the rows of a store name, which it keeps beside them; of files none are known."""
    from json import loads

    from tacli.sources.store.manifest import Held, as_written, is_store, terms_file

    if len(paths) != 1 or not is_store(paths[0]):
        return []
    with suppress(TacliError), closing(Held(paths[0])) as held, as_written(paths[0]):
        return [(code, label) for code, label, _ in loads(held.text(terms_file(name)))[0]]
    return []


def _after_comma(pairs: Pairs, before: str, incomplete: str) -> list[tuple[str, str]]:
    done, comma, started = incomplete.rpartition(",")
    return list(_fitting(pairs, before + done + comma, started))


def _fitting(pairs: Pairs, done: str, started: str) -> Iterator[tuple[str, str]]:
    for word, meaning in pairs:
        if fold(word).startswith(fold(started)):
            # Typer drops what does not begin with the letters typed, so those stay as they are.
            yield done + started + word[len(started) :], meaning
